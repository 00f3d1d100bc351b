import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { Chart } from 'chart.js';
import type { Measurement } from '../../src/core/model/score.js';
import { formatScore } from '../../src/internal/format/score-and-date.js';
import { incomplete, instrument, measured, measurements, subject } from '../../stories/outcomes-data.js';
import { waitUntil } from '../harness/wait.js';
import {
  adapterWith,
  between,
  canvasOf,
  card,
  chartOf,
  clean,
  drawn,
  hasLineAt,
  part,
  plot,
  provided,
  root,
  rowsOf,
  textOf,
} from './trend-cards.js';

describe('<pro-trend-card>', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('is accessible for both who look, in every language', async () => {
    for (const lang of ['nl', 'en', 'ar']) {
      for (const audience of ['patient', 'clinician'] as const) {
        const el = await card({ lang, audience });
        part(el, '[aria-controls]').click();
        await el.updateComplete;
        await expect(el).to.be.accessible();
      }
    }
  });

  describe('says what it shows', () => {
    it('D25 in one plain sentence for the patient, from the scores', async () => {
      const el = await card({ audience: 'patient' });
      expect(textOf(el, '.summary')).to.equal(
        'Uw score ging van 4 naar 8 (goed). Dat is een verbetering (niet bevestigd). Hoger is beter.',
      );
    });

    it('D24 in shorter words for the clinician, with the time between', async () => {
      expect(textOf(await card(), '.summary')).to.equal(
        'Van 4 naar 8 (goed), 6 weken later. Verbeterd (niet bevestigd). Hoger is beter.',
      );
    });

    it('D24 to the patient without what only a clinician reads: margins, groups and change rules', async () => {
      const text = textOf(await card({ scale: 'functioneren', audience: 'patient' }));
      expect(text).not.to.match(/meetonzekerheid|±|gemiddeld|Vergelijking|Verandering:/);
      expect(textOf(await card({ scale: 'functioneren' }))).to.match(/meetonzekerheid[^]*Verandering:[^]*Vergelijking/);
    });

    it('D16 as the score itself: no percentile and no standard score beside it', async () => {
      const el = await card({ scale: 'functioneren' });
      expect(textOf(el)).not.to.match(/percentiel|z-score|T-score/i);
      expect(rowsOf(el).map((row) => row[1])).to.deep.equal(['34,2', '38,4', '46,1']);
    });

    it('A6 in Dutch: to the patient as "u", with a decimal comma and the month as a word', async () => {
      const el = await card({ scale: 'functioneren', audience: 'patient' });
      expect(part(el, '.root').lang).to.equal('nl');
      expect(textOf(el, '.summary')).to.match(/^Uw score ging van 38,4 naar 46,1/);
      expect(
        textOf(el, '.summary')
          .split('. ')
          .every((sentence) => sentence.split(' ').length <= 15),
      ).to.equal(true);
      expect(textOf(el, 'tbody th')).to.equal('12 aug 2026');
    });

    it('R1 nothing of the level of a score that cannot be computed', async () => {
      const el = await card({ scale: 'klachten', measurements: [measured('2026-11-14', { klachten: incomplete })] });
      expect(textOf(el, '.summary')).to.equal(
        'Laatste meting zonder score: 3 van 8 vragen beantwoord. Hoger is meer klachten.',
      );
      expect(rowsOf(el)).to.deep.equal([['14 nov 2026', 'geen score', '3 van 8 vragen beantwoord', '']]);
      expect(plot('klachten', measurements).points.at(-1)?.status).to.equal('noScore');
    });

    it('R2 an answer that asks for attention, though the total is good', async () => {
      const [rule] = instrument.flags ?? [];
      const flagged = { ...instrument, flags: [{ ...rule!, item: 'klacht-8' }] };
      const good = {
        ...measured('2026-11-14', { klachten: 1, plezier: 5 }),
        flags: [{ id: 'veiligheid', status: 'raised' }],
      };
      const el = await card({ instrument: flagged, scale: 'klachten', measurements: [good as Measurement] });
      expect(textOf(el, '.flag')).to.equal('Eén antwoord vraagt aandacht: onveilig op het werk');
      expect(part(el, '.flag svg').classList.contains('concern')).to.equal(true);
      expect(rowsOf(el)[0]?.[2]).to.equal('weinig, Eén antwoord vraagt aandacht: onveilig op het werk');
      const other = await card({ instrument: flagged, scale: 'plezier', measurements: [good as Measurement] });
      expect(root(other).querySelectorAll('.flag').length, 'the score is not made of that question').to.equal(0);
    });

    it('D20 without the answers themselves, which are for another element', async () => {
      const score = { status: 'ok', value: 6, trace: '3 + 2 + 1 = 6' } as const;
      const el = await card({ scale: 'klachten', measurements: [measured('2026-11-14', { klachten: score })] });
      expect(textOf(el)).not.to.include('3 + 2');
    });

    it('D1 with the direction in words, which is also in the table', async () => {
      const el = await card({ scale: 'klachten' });
      expect(textOf(el, '.summary')).to.include('Hoger is meer klachten.');
      expect(textOf(el, 'caption')).to.include('Hoger is meer klachten.');
    });

    it('D14 with the earlier score first, also when the newest has none', async () => {
      const el = await card({ scale: 'klachten' });
      expect(textOf(el, '.summary')).to.include('3 van 8 vragen beantwoord. Daarvoor 12 (matig), op 3 oktober 2026.');
    });

    it('A6 in Arabic from right to left', async () => {
      const el = await card({ lang: 'ar' });
      expect(part(el, '.root').dir).to.equal('rtl');
      expect(textOf(el, '.summary')).to.include('من 4 إلى 8 (جيد)');
    });

    it('D5 and D3 with the number of the score and its word in the name of the plot', async () => {
      expect(canvasOf(await card())?.getAttribute('aria-label')).to.include(
        'Lichamelijk werkvermogen. Van 4 naar 8 (goed)',
      );
    });

    it('D3 never rounds a score over a cut-off', () => {
      const scale = {
        decimals: 0,
        bandSet: {
          source: { title: '', verified: true },
          bands: [
            { from: 0, word: 'a' },
            { from: 60, word: 'b' },
          ],
        },
      };
      expect(formatScore(59.6, scale, 'nl')).to.equal('59,6');
      expect(formatScore(59.4, scale, 'nl')).to.equal('59');
    });
  });

  describe('speaks of a change', () => {
    it('D9 with a chip when the change rule is met', async () => {
      expect(textOf(await card(), '.chip')).to.equal('4 hoger, verbeterd (niet bevestigd)');
    });

    it('D18 without a chip, and never as better, when the difference is inside the noise', async () => {
      const el = await card({ scale: 'steun' });
      expect(root(el).querySelectorAll('.chip').length).to.equal(0);
      expect(textOf(el, '.summary')).to.include('Geen duidelijke verandering (niet bevestigd).');
    });

    it('D18 only as a difference where the instrument has no rule', async () => {
      const el = await card({ scale: 'plezier' });
      expect(root(el).querySelectorAll('.chip').length).to.equal(0);
      expect(textOf(el)).not.to.match(/verander|verbeter/);
      expect(rowsOf(el).at(-1)).to.include('1 hoger');
    });
  });

  describe('draws', () => {
    it('D7 a cut-off between two whole scores, and at the cut-off itself where scores have decimals', () => {
      expect(plot('klachten', measurements).thresholds.map(({ at, label }) => [at, label])).to.deep.equal([
        [4.5, 'licht vanaf 5'],
        [9.5, 'matig vanaf 10'],
        [19.5, 'ernstig vanaf 20'],
      ]);
      expect(plot('functioneren', measurements).thresholds.map(({ at }) => at)).to.deep.equal([40, 45]);
    });

    it('D11 the whole scale, whatever the scores', async () => {
      const { scales } = chartOf(await card({ scale: 'functioneren' }))!;
      expect([scales['y']?.min, scales['y']?.max]).to.deep.equal([20, 80]);
    });

    it('D12 time to scale', async () => {
      const el = await card({
        measurements: ['2026-01-01', '2026-01-11', '2026-04-11'].map((date) => measured(date, { fysiek: 5 })),
      });
      const x = chartOf(el)!.scales['x']!;
      const [first = 0, second = 0, third = 0] = ['2026-01-01', '2026-01-11', '2026-04-11'].map((date) =>
        x.getPixelForValue(Date.parse(date)),
      );
      expect((third - second) / (second - first)).to.be.closeTo(9, 0.01);
    });

    it('D10 a line from two scores on, and one score as a point alone', async () => {
      const time = between('2026-08-12', '2026-10-03');
      expect(hasLineAt(await card(), time)).to.equal(true);
      const alone = await card({ measurements: [measured('2026-08-12', { fysiek: 3 })] });
      expect(hasLineAt(alone, time)).to.equal(false);
      expect(textOf(alone, '.summary')).to.include('Score 3 (laag), één meting.');
    });

    it('D13 a gap where a measurement has no score, which the table names', async () => {
      const dates = ['2026-01-01', '2026-03-01', '2026-05-01', '2026-07-01'] as const;
      const scores = [2, incomplete, 4, 4];
      const el = await card({ measurements: dates.map((date, index) => measured(date, { fysiek: scores[index]! })) });
      expect(hasLineAt(el, between(dates[0], dates[1]))).to.equal(false);
      expect(hasLineAt(el, between(dates[2], dates[3]))).to.equal(true);
      expect(rowsOf(el)[1]).to.deep.equal(['1 mrt 2026', 'geen score', '3 van 8 vragen beantwoord', '']);
    });

    it('R3 no line between two versions, and says why', async () => {
      const dates = ['2026-01-01', '2026-03-01', '2026-05-01', '2026-07-01'] as const;
      const el = await card({
        measurements: dates.map((date, index) => measured(date, { fysiek: 5 }, index < 2 ? '1' : '2')),
      });
      expect(hasLineAt(el, between(dates[1], dates[2]))).to.equal(false);
      expect(hasLineAt(el, between(dates[2], dates[3]))).to.equal(true);
      expect(textOf(el, '.notes')).to.include('andere versie');
      expect(rowsOf(el).map((row) => row.at(-1))).to.deep.equal(['1', '1', '2', '2']);
    });

    it('D8 each light in a shape of its own, and a score without cut-offs in none of them', () => {
      expect(plot('fysiek', measurements).points.map(({ status }) => status)).to.deep.equal([
        'concern',
        'concern',
        'ok',
      ]);
      expect(plot('plezier', measurements).points.map(({ status }) => status)).to.deep.equal([
        'noLight',
        'noLight',
        'noLight',
      ]);
      expect(plot('klachten', measurements).points.at(-1)?.status, 'R1').to.equal('noScore');
    });

    it('D17 uncertainty only where the score has a standard error, and only for the clinician', async () => {
      expect(plot('functioneren', measurements).points.at(-1)?.margin).to.be.closeTo(5.88, 0.001);
      expect(plot('fysiek', measurements).points.at(-1)?.margin).to.equal(undefined);
      expect(plot('functioneren', measurements, 'patient').points.at(-1)?.margin).to.equal(undefined);
      expect(textOf(await card({ scale: 'functioneren' }), 'table')).to.include('meetonzekerheid ± 5,9 (95 %)');
    });

    it('D15 a group to compare with by its name, and never for the patient', async () => {
      expect(plot('functioneren', measurements).references).to.deep.equal([
        { at: 49.8, label: 'Nederlanders: gemiddeld 49,8', short: 'Nederlanders' },
      ]);
      expect(plot('functioneren', measurements, 'patient').references).to.deep.equal([]);
      expect(textOf(await card({ scale: 'functioneren' }), '.sources')).to.include(
        'Nederlanders: gemiddeld 49,8, 1.000 mensen. Voorbeeldstudie',
      );
    });

    it('again when it is moved, and leaves no chart behind when it is removed', async () => {
      const el = await card();
      const place = el.parentElement!;
      const live = Object.keys(Chart.instances).length;
      el.remove();
      expect(Object.keys(Chart.instances)).to.have.length(live - 1);
      place.append(el);
      await drawn(el);
      expect(chartOf(el)?.width).to.be.greaterThan(100);
      expect(Object.keys(Chart.instances)).to.have.length(live);
    });

    it('again on its new canvas when data come after there were none', async () => {
      const el = await card({ measurements: [] });
      expect(canvasOf(el) === null).to.equal(true);
      el.measurements = measurements;
      await waitUntil(() => canvasOf(el) && chartOf(el), 'it is drawn');
      el.measurements = [];
      await waitUntil(() => !canvasOf(el), 'it is gone');
      el.measurements = measurements;
      await waitUntil(() => canvasOf(el) && chartOf(el), 'it is drawn again');
    });

    it('in the colours of the page, also after they changed', async () => {
      const theme = document.createElement('style');
      theme.textContent =
        '@media (prefers-color-scheme: dark) { pro-trend-card { --pro-color-text: rgb(250, 240, 230) } }';
      document.head.append(theme);
      const el = await card();
      const lineColor = () => chartOf(el)?.data.datasets[0]?.borderColor;
      expect(lineColor()).to.equal('rgb(22, 33, 43)');
      await emulateMedia({ colorScheme: 'dark' });
      await waitUntil(() => lineColor() === 'rgb(250, 240, 230)', 'it is drawn in the new colour');
      await emulateMedia({ colorScheme: 'light' });
      theme.remove();
    });
  });

  describe('shows the same in a table', () => {
    it('A3 with every date, score, word, change and event, in the order of time', async () => {
      const el = await provided(adapterWith(measurements));
      expect(rowsOf(el)).to.deep.equal([
        ['12 aug 2026', '3', 'laag', ''],
        ['5 sep 2026', 'medicatie aangepast'],
        ['3 okt 2026', '4', 'laag', '1 hoger, geen duidelijke verandering (niet bevestigd)'],
        ['14 nov 2026', '8', 'goed', '4 hoger, verbeterd (niet bevestigd)'],
      ]);
    });

    it('D10 behind a button that says whether it is open, and always on paper', async () => {
      const el = await card();
      const button = part(el, '[aria-controls=facts]');
      expect(clean(button.textContent)).to.equal('Toon als tabel');
      expect(getComputedStyle(part(el, '#facts')).display).to.equal('none');
      button.click();
      await el.updateComplete;
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      expect(getComputedStyle(part(el, '#facts')).display).to.equal('block');
      button.click();
      await el.updateComplete;
      await emulateMedia({ media: 'print' });
      expect(getComputedStyle(part(el, '#facts')).display).to.equal('block');
      await emulateMedia({ media: 'screen' });
    });

    it('D23 with the events of the plot', async () => {
      expect(plot('fysiek', measurements).events.map(({ label }) => label)).to.deep.equal(['medicatie aangepast']);
      const el = await provided(adapterWith(measurements));
      expect(textOf(el, 'tr.event')).to.equal('5 sep 2026 medicatie aangepast');
    });
  });

  it('A4 lets the arrow keys walk the points, and says each', async () => {
    const el = await card();
    const reading = part(el, '.reading');
    expect(reading.getAttribute('role')).to.equal('status');
    part(el, '[part=chart]').focus();
    await sendKeys({ press: 'ArrowLeft' });
    await el.updateComplete;
    expect(clean(reading.textContent)).to.equal(
      'Meting 3 van 3, 14 november 2026: 8, goed, 4 hoger, verbeterd (niet bevestigd)',
    );
    await sendKeys({ press: 'Home' });
    await el.updateComplete;
    expect(clean(reading.textContent)).to.equal('Meting 1 van 3, 12 augustus 2026: 3, laag');
    await sendKeys({ press: 'ArrowRight' });
    await el.updateComplete;
    expect(clean(reading.textContent)).to.include('Meting 2 van 3');
    await sendKeys({ press: 'Escape' });
    await el.updateComplete;
    expect(clean(reading.textContent)).to.equal('');
  });

  it('A4 says the point that a finger touches', async () => {
    const el = await card();
    const chart = chartOf(el)!;
    const box = chart.canvas.getBoundingClientRect();
    const x = chart.scales['x']!.getPixelForValue(Date.parse('2026-10-03'));
    chart.canvas.dispatchEvent(
      new MouseEvent('click', { clientX: box.left + x, clientY: box.top + 20, bubbles: true, composed: true }),
    );
    await el.updateComplete;
    expect(textOf(el, '.reading')).to.include('3 oktober 2026: 4, laag');
  });

  it('shows a shorter past on request, counted back from the newest measurement', async () => {
    const el = await card({
      measurements: ['2024-01-01', '2025-12-01', '2026-10-01', '2026-11-01'].map((date) =>
        measured(date, { fysiek: 5 }),
      ),
    });
    const press = async (name: string) => {
      [...root(el).querySelectorAll<HTMLElement>('.ranges button')]
        .find((button) => clean(button.textContent) === name)
        ?.click();
      await el.updateComplete;
      expect(textOf(el, '[aria-pressed=true]')).to.equal(name);
      return rowsOf(el).length;
    };
    expect(await press('1 jaar')).to.equal(3);
    expect(await press('3 maanden')).to.equal(2);
    expect(await press('Alles')).to.equal(4);
  });

  describe('tells where its cut-offs come from', () => {
    it('D19 with source and population, as a link where there is one, one step away and always on paper', async () => {
      const el = await card({ scale: 'klachten' });
      const sources = part(el, '.sources');
      expect(getComputedStyle(sources).display).to.equal('none');
      part(el, '.about summary').click();
      expect(getComputedStyle(sources).display).to.equal('block');
      expect(textOf(el, '.sources')).to.include(
        'Afkapwaarden: Voorbeeldstudie naar klachten, volwassenen in Nederland.',
      );
      expect(root(el).querySelector('a')?.href).to.equal('https://example.org/studie');
      part(el, '.about summary').click();
      await emulateMedia({ media: 'print' });
      expect(getComputedStyle(sources).display).to.equal('block');
      await emulateMedia({ media: 'screen' });
    });

    it('D19 and that they are not confirmed, which is in sight', async () => {
      const el = await card();
      expect(textOf(el, '.notes')).to.include('Afkapwaarden niet bevestigd.');
      expect(textOf(el, '.sources')).to.include('Verzonnen grenzen voor dit voorbeeld, niet bevestigd.');
      expect(textOf(await card({ scale: 'klachten' }), '.notes')).not.to.include('bevestigd');
    });

    it('D19 or that none is known, and then colours nothing', async () => {
      expect(textOf(await card({ scale: 'plezier' }), '.notes')).to.include('Geen afkapwaarde bekend.');
      expect(plot('plezier', measurements).stretches).to.deep.equal([]);
    });

    it('D21 with what is measured, how long it takes, what a score means and whose it is', async () => {
      const about = {
        ...instrument.about,
        measures: 'hoe iemand zijn werk aankan',
        scoreMeaning: 'Elke score loopt van 0 tot 10.',
        minutes: 4,
      };
      const given = { instrument: { ...instrument, about } };
      const text = textOf(await card(given), '.sources');
      expect(text).to.include('Meet: hoe iemand zijn werk aankan. Elke score loopt van 0 tot 10.');
      expect(text).to.include('20 vragen, ongeveer 4 minuten. Eigenaar: pro-widgets.');
      expect(textOf(await card({ ...given, audience: 'patient' }), '.sources')).not.to.include('Elke score');
    });

    it('makes no link of an address that is not of the web', async () => {
      const scales = instrument.scales.map((scale) => ({
        ...scale,
        bandSet: scale.bandSet && { ...scale.bandSet, source: { ...scale.bandSet.source, url: 'javascript:alert(1)' } },
      }));
      const el = await card({ instrument: { ...instrument, scales } });
      expect(root(el).querySelectorAll('a').length).to.equal(0);
    });

    it('with the notice of the instrument, in sight where nothing else asks for caution', async () => {
      expect(textOf(await card(), '.sources')).to.include('geen gevalideerde vragenlijst');
      expect(textOf(await card({ scale: 'klachten' }), '.panels + .notes')).to.include('geen gevalideerde vragenlijst');
    });
  });

  describe('has a state for everything', () => {
    it('no measurement yet, for each who looks', async () => {
      expect(textOf(await card({ measurements: [], audience: 'patient' }), '.summary')).to.equal(
        'U heeft dit nog niet ingevuld.',
      );
      expect(textOf(await card({ measurements: [] }), '.summary')).to.equal('Nog geen meting.');
    });

    it('an unknown scale: plain words on the screen, the name in an event', async () => {
      const errors: string[] = [];
      const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error.message);
      addEventListener('pro-error', listen);
      const el = await card({ scale: 'onbekend' });
      removeEventListener('pro-error', listen);
      expect(textOf(el, '[role=alert]')).to.equal('Dit kon niet worden geladen.');
      expect(errors).to.deep.equal([
        'The instrument has no scale "onbekend"; it has: vertrouwen, fysiek, steun, klachten, functioneren, plezier.',
      ]);
    });

    it('an object that a framework wrote to an attribute: the cure in an event and for the developer', async () => {
      const errors: string[] = [];
      const place = await fixture<HTMLElement>(html`<div></div>`);
      place.addEventListener('pro-error', ({ error }) => errors.push(error.message));
      const el = document.createElement('pro-trend-card');
      el.setAttribute('instrument', '[object Object]');
      place.append(el);
      await waitUntil(() => errors.length > 0);
      expect(errors[0]).to.include('element.instrument =');
      await waitUntil(() => textOf(el).includes('Dit kon niet worden geladen.'));
    });

    it('measurements of a wrong shape: the field in an event', async () => {
      const errors: string[] = [];
      const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error.message);
      addEventListener('pro-error', listen);
      const el = await card({
        measurements: [{ date: '2026-01-01', scores: [{ scale: 'fysiek', status: 'fine' }] }] as never,
      });
      removeEventListener('pro-error', listen);
      expect(errors[0]).to.match(/^measurements .*0\.scores\.0\.status/);
      expect(textOf(el), 'not that nothing was filled in').to.match(/^Dit kon niet worden geladen/);
    });

    it('measurements in any order: drawn in the order of time', async () => {
      const given = [measurements[2]!, measurements[0]!, measurements[1]!];
      const el = await card({ measurements: given });
      expect(rowsOf(el).map((row) => row[1])).to.deep.equal(['3', '4', '8']);
      expect(plot('fysiek', given).points.map(({ value }) => value)).to.deep.equal([3, 4, 8]);
    });

    it('two measurements on one day: each with its hour', async () => {
      const el = await card({
        measurements: [
          measured('2026-11-14T16:30:00+01:00', { fysiek: 5 }),
          measured('2026-11-14T09:00:00+01:00', { fysiek: 4 }),
        ],
      });
      expect(rowsOf(el).map((row) => row[0])).to.deep.equal(['14 nov 2026, 09:00', '14 nov 2026, 16:30']);
      expect(textOf(el, '.summary')).to.include('Van 4 naar 5 (laag), later op dezelfde dag.');
    });

    it('a date that has yet to come: marked, and said', async () => {
      const el = await card({
        measurements: [measured('2025-11-14', { fysiek: 5 }), measured('2226-01-14', { fysiek: 6 })],
      });
      expect(rowsOf(el)[1]?.[2]).to.equal('matig, datum in de toekomst');
      expect(textOf(el, '.notes')).to.include('Let op: een meting heeft een datum in de toekomst.');
    });

    it('a date that nobody can read: in the table as it is, and not in the plot', async () => {
      const el = await card({ measurements: [measured('ergens-in-mei', { fysiek: 5 }), ...measurements] });
      expect(rowsOf(el)[0]).to.deep.equal(['ergens-in-mei', '5', 'laag, datum niet bekend, niet in de grafiek', '']);
      expect(textOf(el, '.notes')).to.include('Let op: een meting zonder datum staat alleen in de tabel.');
      expect(chartOf(el)?.scales['x']?.min).to.be.greaterThan(Date.parse('2026-01-01'));
      const alone = await card({ measurements: [measured('ergens-in-mei', { fysiek: 5 })] });
      expect(canvasOf(alone) === null).to.equal(true);
      expect(rowsOf(alone).length).to.equal(1);
    });

    it('D15 a group to compare with that has no name: no group', async () => {
      const scales = instrument.scales.map((scale) => ({
        ...scale,
        references: scale.references?.map((group) => ({ ...group, label: ' ' })),
      }));
      const el = await card({ instrument: { ...instrument, scales }, scale: 'functioneren' });
      expect(textOf(el)).not.to.include('gemiddeld');
    });

    it('a score that its scale cannot have is no point, and is named', async () => {
      const el = await card({ measurements: [measured('2026-11-14', { fysiek: 40 })] });
      expect(rowsOf(el)[0]).to.deep.equal(['14 nov 2026', 'geen score', 'deze score past niet bij de schaal', '']);
    });
  });

  describe('loads from the adapter', () => {
    it('and tries again when that failed', async () => {
      let fails = true;
      const working = adapterWith(measurements);
      const adapter = Object.assign(Object.create(working), {
        getInstrument: async () => (fails ? Promise.reject(new Error('offline')) : instrument),
        listResponses: async () => [],
        listScores: async () => measurements,
        listAssignments: async () => [],
        listEvents: async () => [],
        subscribe: () => () => undefined,
      });
      const el = await provided(adapter, 'patient');
      expect(textOf(el, '[role=alert]')).to.include('Dit kon niet worden geladen.');
      fails = false;
      part(el, '[role=alert] button').click();
      await waitUntil(() => root(el).querySelector('.summary'), 'it is loaded');
      expect(textOf(el, '.summary')).to.include('Uw score ging van 4 naar 8');
    });

    it('again when the adapter says that something changed, with the old on the screen until then', async () => {
      let tell = () => {};
      let scores = measurements;
      const adapter = {
        getQuestionnaire: () => Promise.reject(new Error('none')),
        listResponses: async () => [],
        submitResponse: () => Promise.reject(new Error('none')),
        getInstrument: async () => instrument,
        listScores: async () => scores,
        subscribe: (_: object, listener: () => void) => {
          tell = listener;
          return () => (tell = () => {});
        },
      };
      const el = await provided(adapter);
      scores = [...measurements, measured('2026-11-20', { fysiek: 5 })];
      tell();
      await nextFrame();
      expect(textOf(el, '.summary')).to.not.equal('');
      await waitUntil(() => textOf(el, '.summary').includes('Van 8 naar 5'), 'the new score is shown');
      expect(textOf(el, '.chip')).to.equal('3 lager, verslechterd (niet bevestigd)');
    });

    it('and says that a response is missing which has no date', async () => {
      const adapter = {
        getQuestionnaire: async (url: string) => ({ url, items: [] }),
        listResponses: async () => [
          { questionnaire: instrument.questionnaires[0]!, status: 'completed' as const, items: [] },
        ],
        submitResponse: () => Promise.reject(new Error('none')),
        getInstrument: async () => instrument,
        listScores: async () => measurements,
      };
      const el = await provided(adapter);
      expect(textOf(el, '.summary')).to.include('8');
      expect(textOf(el, '[part=card]')).to.include('Eén ingevulde vragenlijst staat hier niet bij');
    });

    it('and never shows the scores of one patient under the name of another', async () => {
      const adapter = {
        getQuestionnaire: () => Promise.reject(new Error('none')),
        listResponses: async () => [],
        submitResponse: () => Promise.reject(new Error('none')),
        getInstrument: async () => instrument,
        listScores: ({ subject: whose }: { subject: string }) =>
          whose === subject ? Promise.resolve(measurements) : new Promise(() => {}),
      };
      const el = await provided(adapter);
      const provider = el.closest('pro-provider')!;
      provider.subject = 'Patient/other';
      await provider.updateComplete;
      await el.updateComplete;
      expect(textOf(el)).to.equal('Bezig met laden …');
    });
  });

  it('A5 loses nothing at 280 px: no text is cut off or scrolled sideways', async () => {
    await setViewport({ width: 280, height: 800 });
    const versions = [measured('2026-01-01', { fysiek: 5 }), measured('2026-03-01', { fysiek: 8 }, '2')];
    for (const given of [
      { scale: 'functioneren' },
      { scale: 'klachten', inverted: true },
      { scale: 'functioneren klachten', lang: 'ar' },
      { measurements: versions, audience: 'patient' as const },
    ]) {
      const el = await card(given);
      part(el, '[aria-controls=facts]').click();
      for (const summary of root(el).querySelectorAll('summary')) summary.click();
      await el.updateComplete;
      const { scrollWidth, clientWidth } = part(el, '[part=card]');
      expect(scrollWidth, JSON.stringify(given)).to.be.at.most(clientWidth);
      expect(document.documentElement.scrollWidth).to.be.at.most(280);
      el.remove();
    }
  });
});
