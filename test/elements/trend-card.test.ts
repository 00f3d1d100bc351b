import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { Chart } from 'chart.js';
import type { Measurement } from '../../src/core/model/score.js';
import { formatScore } from '../../src/internal/format/score-and-date.js';
import { incomplete, instrument, measured, measurements, subject } from '../../stories/outcomes-data.js';
import { waitUntil } from '../harness/wait.js';
import {
  createAdapter,
  midpoint,
  queryCanvas,
  renderCard,
  getChart,
  normalizeText,
  waitForPlot,
  hasLineAt,
  getElement,
  createPlot,
  renderInProvider,
  root,
  getRows,
  getText,
} from './trend-card-helpers.js';

describe('<pro-trend-card>', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('is accessible to both audiences in every language', async () => {
    for (const lang of ['nl', 'en', 'ar']) {
      for (const audience of ['patient', 'clinician'] as const) {
        const el = await renderCard({ lang, audience });
        getElement(el, '[aria-controls]').click();
        await el.updateComplete;
        await expect(el).to.be.accessible();
      }
    }
  });

  describe('summary', () => {
    it('tells the patient in plain sentences how the score changed (D25)', async () => {
      const el = await renderCard({ audience: 'patient' });
      expect(getText(el, '.summary')).to.equal(
        'Uw score ging van 4 naar 8 (goed). Dat is een verbetering (niet bevestigd). Hoger is beter.',
      );
    });

    it('gives the clinician a shorter summary with the time between the scores (D24)', async () => {
      expect(getText(await renderCard(), '.summary')).to.equal(
        'Van 4 naar 8 (goed), 6 weken later. Verbeterd (niet bevestigd). Hoger is beter.',
      );
    });

    it('hides margins, reference groups and change rules from the patient (D24)', async () => {
      const text = getText(await renderCard({ scale: 'functioneren', audience: 'patient' }));
      expect(text).not.to.match(/meetonzekerheid|±|gemiddeld|Vergelijking|Verandering:/);
      expect(getText(await renderCard({ scale: 'functioneren' }))).to.match(
        /meetonzekerheid[^]*Verandering:[^]*Vergelijking/,
      );
    });

    it('shows the score without a percentile or a standard score (D16)', async () => {
      const el = await renderCard({ scale: 'functioneren' });
      expect(getText(el)).not.to.match(/percentiel|z-score|T-score/i);
      expect(getRows(el).map((row) => row[1])).to.deep.equal(['34,2', '38,4', '46,1']);
    });

    it('speaks plain Dutch to the patient, with "u", a decimal comma and short sentences (A6)', async () => {
      const el = await renderCard({ scale: 'functioneren', audience: 'patient' });
      expect(getElement(el, '.root').lang).to.equal('nl');
      expect(getText(el, '.summary')).to.match(/^Uw score ging van 38,4 naar 46,1/);
      expect(
        getText(el, '.summary')
          .split('. ')
          .every((sentence) => sentence.split(' ').length <= 15),
      ).to.equal(true);
      expect(getText(el, 'tbody th')).to.equal('12 aug 2026');
    });

    it('shows no level for a score that cannot be computed (R1)', async () => {
      const el = await renderCard({
        scale: 'klachten',
        measurements: [measured('2026-11-14', { klachten: incomplete })],
      });
      expect(getText(el, '.summary')).to.equal(
        'Laatste meting zonder score: 3 van 8 vragen beantwoord. Hoger is meer klachten.',
      );
      expect(getRows(el)).to.deep.equal([['14 nov 2026', 'geen score', '3 van 8 vragen beantwoord', '']]);
      expect(createPlot('klachten', measurements).points.at(-1)?.status).to.equal('noScore');
    });

    it('shows an answer that needs attention, even if the total is good (R2)', async () => {
      const [rule] = instrument.flags ?? [];
      const flagged = { ...instrument, flags: [{ ...rule!, item: 'klacht-8' }] };
      const good = {
        ...measured('2026-11-14', { klachten: 1, plezier: 5 }),
        flags: [{ id: 'veiligheid', status: 'raised' }],
      };
      const el = await renderCard({ instrument: flagged, scale: 'klachten', measurements: [good as Measurement] });
      expect(getText(el, '.flag')).to.equal('Eén antwoord vraagt aandacht: onveilig op het werk');
      expect(getElement(el, '.flag svg').classList.contains('concern')).to.equal(true);
      expect(getRows(el)[0]?.[2]).to.equal('weinig, Eén antwoord vraagt aandacht: onveilig op het werk');
      const other = await renderCard({ instrument: flagged, scale: 'plezier', measurements: [good as Measurement] });
      expect(root(other).querySelectorAll('.flag').length, 'the score does not contain that question').to.equal(0);
    });

    it('does not show the answers themselves (D20)', async () => {
      const score = { status: 'ok', value: 6, trace: '3 + 2 + 1 = 6' } as const;
      const el = await renderCard({ scale: 'klachten', measurements: [measured('2026-11-14', { klachten: score })] });
      expect(getText(el)).not.to.include('3 + 2');
    });

    it('names the direction of the scale in the summary and the table (D1)', async () => {
      const el = await renderCard({ scale: 'klachten' });
      expect(getText(el, '.summary')).to.include('Hoger is meer klachten.');
      expect(getText(el, 'caption')).to.include('Hoger is meer klachten.');
    });

    it('names the earlier score if the newest measurement has none (D14)', async () => {
      const el = await renderCard({ scale: 'klachten' });
      expect(getText(el, '.summary')).to.include('3 van 8 vragen beantwoord. Daarvoor 12 (matig), op 3 oktober 2026.');
    });

    it('reads from right to left in Arabic (A6)', async () => {
      const el = await renderCard({ lang: 'ar' });
      expect(getElement(el, '.root').dir).to.equal('rtl');
      expect(getText(el, '.summary')).to.include('من 4 إلى 8 (جيد)');
    });

    it('includes the score and its meaning in the name of the plot (D3, D5)', async () => {
      expect(queryCanvas(await renderCard())?.getAttribute('aria-label')).to.include(
        'Lichamelijk werkvermogen. Van 4 naar 8 (goed)',
      );
    });

    it('never rounds a score across a cut-off (D3)', () => {
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

  describe('change', () => {
    it('shows a chip if the change rule is met (D9)', async () => {
      expect(getText(await renderCard(), '.chip')).to.equal('4 hoger, verbeterd (niet bevestigd)');
    });

    it('shows no chip and no improvement for a difference within the noise (D18)', async () => {
      const el = await renderCard({ scale: 'steun' });
      expect(root(el).querySelectorAll('.chip').length).to.equal(0);
      expect(getText(el, '.summary')).to.include('Geen duidelijke verandering (niet bevestigd).');
    });

    it('shows only the difference if the instrument has no change rule (D18)', async () => {
      const el = await renderCard({ scale: 'plezier' });
      expect(root(el).querySelectorAll('.chip').length).to.equal(0);
      expect(getText(el)).not.to.match(/verander|verbeter/);
      expect(getRows(el).at(-1)).to.include('1 hoger');
    });
  });

  describe('plot', () => {
    it('draws a cut-off between two whole scores, and exactly at the cut-off for decimals (D7)', () => {
      expect(createPlot('klachten', measurements).thresholds.map(({ at, label }) => [at, label])).to.deep.equal([
        [4.5, 'licht vanaf 5'],
        [9.5, 'matig vanaf 10'],
        [19.5, 'ernstig vanaf 20'],
      ]);
      expect(createPlot('functioneren', measurements).thresholds.map(({ at }) => at)).to.deep.equal([40, 45]);
    });

    it('draws the whole scale, whatever the scores are (D11)', async () => {
      const { scales } = getChart(await renderCard({ scale: 'functioneren' }))!;
      expect([scales['y']?.min, scales['y']?.max]).to.deep.equal([20, 80]);
    });

    it('draws time to scale (D12)', async () => {
      const el = await renderCard({
        measurements: ['2026-01-01', '2026-01-11', '2026-04-11'].map((date) => measured(date, { fysiek: 5 })),
      });
      const x = getChart(el)!.scales['x']!;
      const [first = 0, second = 0, third = 0] = ['2026-01-01', '2026-01-11', '2026-04-11'].map((date) =>
        x.getPixelForValue(Date.parse(date)),
      );
      expect((third - second) / (second - first)).to.be.closeTo(9, 0.01);
    });

    it('draws a line for two scores, and a single score as a point (D10)', async () => {
      const time = midpoint('2026-08-12', '2026-10-03');
      expect(hasLineAt(await renderCard(), time)).to.equal(true);
      const single = await renderCard({ measurements: [measured('2026-08-12', { fysiek: 3 })] });
      expect(hasLineAt(single, time)).to.equal(false);
      expect(getText(single, '.summary')).to.include('Score 3 (laag), één meting.');
    });

    it('leaves a gap at a measurement without a score, and names it in the table (D13)', async () => {
      const dates = ['2026-01-01', '2026-03-01', '2026-05-01', '2026-07-01'] as const;
      const scores = [2, incomplete, 4, 4];
      const el = await renderCard({
        measurements: dates.map((date, index) => measured(date, { fysiek: scores[index]! })),
      });
      expect(hasLineAt(el, midpoint(dates[0], dates[1]))).to.equal(false);
      expect(hasLineAt(el, midpoint(dates[2], dates[3]))).to.equal(true);
      expect(getRows(el)[1]).to.deep.equal(['1 mrt 2026', 'geen score', '3 van 8 vragen beantwoord', '']);
    });

    it('draws no line between two versions, and says why (R3)', async () => {
      const dates = ['2026-01-01', '2026-03-01', '2026-05-01', '2026-07-01'] as const;
      const el = await renderCard({
        measurements: dates.map((date, index) => measured(date, { fysiek: 5 }, index < 2 ? '1' : '2')),
      });
      expect(hasLineAt(el, midpoint(dates[1], dates[2]))).to.equal(false);
      expect(hasLineAt(el, midpoint(dates[2], dates[3]))).to.equal(true);
      expect(getText(el, '.notes')).to.include('andere versie');
      expect(getRows(el).map((row) => row.at(-1))).to.deep.equal(['1', '1', '2', '2']);
    });

    it('gives each light its own status, and a score without cut-offs none of them (D8)', () => {
      expect(createPlot('fysiek', measurements).points.map(({ status }) => status)).to.deep.equal([
        'concern',
        'concern',
        'ok',
      ]);
      expect(createPlot('plezier', measurements).points.map(({ status }) => status)).to.deep.equal([
        'noLight',
        'noLight',
        'noLight',
      ]);
      expect(createPlot('klachten', measurements).points.at(-1)?.status, 'R1').to.equal('noScore');
    });

    it('shows uncertainty only if the score has a standard error, and only to the clinician (D17)', async () => {
      expect(createPlot('functioneren', measurements).points.at(-1)?.margin).to.be.closeTo(5.88, 0.001);
      expect(createPlot('fysiek', measurements).points.at(-1)?.margin).to.equal(undefined);
      expect(createPlot('functioneren', measurements, 'patient').points.at(-1)?.margin).to.equal(undefined);
      expect(getText(await renderCard({ scale: 'functioneren' }), 'table')).to.include('meetonzekerheid ± 5,9 (95 %)');
    });

    it('draws a named reference group, but not for the patient (D15)', async () => {
      expect(createPlot('functioneren', measurements).references).to.deep.equal([
        { at: 49.8, label: 'Nederlanders: gemiddeld 49,8', shortLabel: 'Nederlanders' },
      ]);
      expect(createPlot('functioneren', measurements, 'patient').references).to.deep.equal([]);
      expect(getText(await renderCard({ scale: 'functioneren' }), '.sources')).to.include(
        'Nederlanders: gemiddeld 49,8, 1.000 mensen. Voorbeeldstudie',
      );
    });

    it('draws again when the element is moved, and leaves no chart behind when it is removed', async () => {
      const el = await renderCard();
      const parent = el.parentElement!;
      const live = Object.keys(Chart.instances).length;
      el.remove();
      expect(Object.keys(Chart.instances)).to.have.length(live - 1);
      parent.append(el);
      await waitForPlot(el);
      expect(getChart(el)?.width).to.be.greaterThan(100);
      expect(Object.keys(Chart.instances)).to.have.length(live);
    });

    it('draws on a new canvas when data arrive later', async () => {
      const el = await renderCard({ measurements: [] });
      expect(queryCanvas(el) === null).to.equal(true);
      el.measurements = measurements;
      await waitUntil(() => queryCanvas(el) && getChart(el), 'the plot is drawn');
      el.measurements = [];
      await waitUntil(() => !queryCanvas(el), 'the plot is removed');
      el.measurements = measurements;
      await waitUntil(() => queryCanvas(el) && getChart(el), 'the plot is drawn again');
    });

    it('follows a change of the color scheme', async () => {
      const theme = document.createElement('style');
      theme.textContent =
        '@media (prefers-color-scheme: dark) { pro-trend-card { --pro-color-text: rgb(250, 240, 230) } }';
      document.head.append(theme);
      const el = await renderCard();
      const lineColor = () => getChart(el)?.data.datasets[0]?.borderColor;
      expect(lineColor()).to.equal('rgb(22, 33, 43)');
      await emulateMedia({ colorScheme: 'dark' });
      await waitUntil(() => lineColor() === 'rgb(250, 240, 230)', 'the chart has the new color');
      await emulateMedia({ colorScheme: 'light' });
      theme.remove();
    });
  });

  describe('table', () => {
    it('lists every date, score, meaning, change and event in order of time (A3)', async () => {
      const el = await renderInProvider(createAdapter(measurements));
      expect(getRows(el)).to.deep.equal([
        ['12 aug 2026', '3', 'laag', ''],
        ['5 sep 2026', 'medicatie aangepast'],
        ['3 okt 2026', '4', 'laag', '1 hoger, geen duidelijke verandering (niet bevestigd)'],
        ['14 nov 2026', '8', 'goed', '4 hoger, verbeterd (niet bevestigd)'],
      ]);
    });

    it('opens with a button, and is always visible in print (D10)', async () => {
      const el = await renderCard();
      const button = getElement(el, '[aria-controls=facts]');
      expect(normalizeText(button.textContent)).to.equal('Toon als tabel');
      expect(getComputedStyle(getElement(el, '#facts')).display).to.equal('none');
      button.click();
      await el.updateComplete;
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      expect(getComputedStyle(getElement(el, '#facts')).display).to.equal('block');
      button.click();
      await el.updateComplete;
      await emulateMedia({ media: 'print' });
      expect(getComputedStyle(getElement(el, '#facts')).display).to.equal('block');
      await emulateMedia({ media: 'screen' });
    });

    it('contains the events of the plot (D23)', async () => {
      expect(createPlot('fysiek', measurements).events.map(({ label }) => label)).to.deep.equal([
        'medicatie aangepast',
      ]);
      const el = await renderInProvider(createAdapter(measurements));
      expect(getText(el, 'tr.event')).to.equal('5 sep 2026 medicatie aangepast');
    });
  });

  it('moves through the points with the arrow keys, and announces each (A4)', async () => {
    const el = await renderCard();
    const reading = getElement(el, '.reading');
    expect(reading.getAttribute('role')).to.equal('status');
    getElement(el, '[part=chart]').focus();
    await sendKeys({ press: 'ArrowLeft' });
    await el.updateComplete;
    expect(normalizeText(reading.textContent)).to.equal(
      'Meting 3 van 3, 14 november 2026: 8, goed, 4 hoger, verbeterd (niet bevestigd)',
    );
    await sendKeys({ press: 'Home' });
    await el.updateComplete;
    expect(normalizeText(reading.textContent)).to.equal('Meting 1 van 3, 12 augustus 2026: 3, laag');
    await sendKeys({ press: 'ArrowRight' });
    await el.updateComplete;
    expect(normalizeText(reading.textContent)).to.include('Meting 2 van 3');
    await sendKeys({ press: 'Escape' });
    await el.updateComplete;
    expect(normalizeText(reading.textContent)).to.equal('');
  });

  it('announces the point that the user taps (A4)', async () => {
    const el = await renderCard();
    const chart = getChart(el)!;
    const box = chart.canvas.getBoundingClientRect();
    const x = chart.scales['x']!.getPixelForValue(Date.parse('2026-10-03'));
    chart.canvas.dispatchEvent(
      new MouseEvent('click', { clientX: box.left + x, clientY: box.top + 20, bubbles: true, composed: true }),
    );
    await el.updateComplete;
    expect(getText(el, '.reading')).to.include('3 oktober 2026: 4, laag');
  });

  it('shows a shorter period on request, counted back from the newest measurement', async () => {
    const el = await renderCard({
      measurements: ['2024-01-01', '2025-12-01', '2026-10-01', '2026-11-01'].map((date) =>
        measured(date, { fysiek: 5 }),
      ),
    });
    const press = async (name: string) => {
      [...root(el).querySelectorAll<HTMLElement>('.ranges button')]
        .find((button) => normalizeText(button.textContent) === name)
        ?.click();
      await el.updateComplete;
      expect(getText(el, '[aria-pressed=true]')).to.equal(name);
      return getRows(el).length;
    };
    expect(await press('1 jaar')).to.equal(3);
    expect(await press('3 maanden')).to.equal(2);
    expect(await press('Alles')).to.equal(4);
  });

  describe('sources', () => {
    it('shows source and population of the cut-offs, collapsed on screen and always in print (D19)', async () => {
      const el = await renderCard({ scale: 'klachten' });
      const sources = getElement(el, '.sources');
      expect(getComputedStyle(sources).display).to.equal('none');
      getElement(el, '.about summary').click();
      expect(getComputedStyle(sources).display).to.equal('block');
      expect(getText(el, '.sources')).to.include(
        'Afkapwaarden: Voorbeeldstudie naar klachten, volwassenen in Nederland.',
      );
      expect(root(el).querySelector('a')?.href).to.equal('https://example.org/studie');
      getElement(el, '.about summary').click();
      await emulateMedia({ media: 'print' });
      expect(getComputedStyle(sources).display).to.equal('block');
      await emulateMedia({ media: 'screen' });
    });

    it('says in sight that cut-offs are not confirmed (D19)', async () => {
      const el = await renderCard();
      expect(getText(el, '.notes')).to.include('Afkapwaarden niet bevestigd.');
      expect(getText(el, '.sources')).to.include('Verzonnen grenzen voor dit voorbeeld, niet bevestigd.');
      expect(getText(await renderCard({ scale: 'klachten' }), '.notes')).not.to.include('bevestigd');
    });

    it('says that no cut-off is known, and colors nothing (D19)', async () => {
      expect(getText(await renderCard({ scale: 'plezier' }), '.notes')).to.include('Geen afkapwaarde bekend.');
      expect(createPlot('plezier', measurements).segments).to.deep.equal([]);
    });

    it('describes the measure, the duration, the meaning of a score and the owner (D21)', async () => {
      const about = {
        ...instrument.about,
        measures: 'hoe iemand zijn werk aankan',
        scoreMeaning: 'Elke score loopt van 0 tot 10.',
        minutes: 4,
      };
      const given = { instrument: { ...instrument, about } };
      const text = getText(await renderCard(given), '.sources');
      expect(text).to.include('Meet: hoe iemand zijn werk aankan. Elke score loopt van 0 tot 10.');
      expect(text).to.include('20 vragen, ongeveer 4 minuten. Eigenaar: pro-widgets.');
      expect(getText(await renderCard({ ...given, audience: 'patient' }), '.sources')).not.to.include('Elke score');
    });

    it('renders no link for an address with another scheme than http', async () => {
      const scales = instrument.scales.map((scale) => ({
        ...scale,
        bandSet: scale.bandSet && { ...scale.bandSet, source: { ...scale.bandSet.source, url: 'javascript:alert(1)' } },
      }));
      const el = await renderCard({ instrument: { ...instrument, scales } });
      expect(root(el).querySelectorAll('a').length).to.equal(0);
    });

    it('shows the notice of the instrument', async () => {
      expect(getText(await renderCard(), '.sources')).to.include('geen gevalideerde vragenlijst');
      expect(getText(await renderCard({ scale: 'klachten' }), '.panels + .notes')).to.include(
        'geen gevalideerde vragenlijst',
      );
    });
  });

  describe('states and invalid data', () => {
    it('says to each audience that there is no measurement yet', async () => {
      expect(getText(await renderCard({ measurements: [], audience: 'patient' }), '.summary')).to.equal(
        'U heeft dit nog niet ingevuld.',
      );
      expect(getText(await renderCard({ measurements: [] }), '.summary')).to.equal('Nog geen meting.');
    });

    it('shows a plain text for an unknown scale, and names the scale in `pro-error`', async () => {
      const errors: string[] = [];
      const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error.message);
      addEventListener('pro-error', listen);
      const el = await renderCard({ scale: 'onbekend' });
      removeEventListener('pro-error', listen);
      expect(getText(el, '[role=alert]')).to.equal(
        'Dit kon niet worden geladen. Opnieuw proberen helpt niet: er moet eerst iets aan deze website worden aangepast.',
      );
      expect(errors).to.deep.equal([
        'The instrument has no scale "onbekend". Set `scale` to one or more of: vertrouwen, fysiek, steun, klachten, functioneren, plezier.',
      ]);
    });

    it('tells in `pro-error` how to fix an object that was set as an attribute', async () => {
      const errors: string[] = [];
      const container = await fixture<HTMLElement>(html`<div></div>`);
      container.addEventListener('pro-error', ({ error }) => errors.push(error.message));
      const el = document.createElement('pro-trend-card');
      el.setAttribute('instrument', '[object Object]');
      container.append(el);
      await waitUntil(() => errors.length > 0);
      expect(errors[0]).to.include('element.instrument =');
      await waitUntil(() => getText(el).includes('Dit kon niet worden geladen.'));
    });

    it('names the invalid field of measurements in `pro-error`', async () => {
      const errors: string[] = [];
      const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error.message);
      addEventListener('pro-error', listen);
      const el = await renderCard({
        measurements: [{ date: '2026-01-01', scores: [{ scale: 'fysiek', status: 'fine' }] }] as never,
      });
      removeEventListener('pro-error', listen);
      expect(errors[0]).to.match(/^measurements .*0\.scores\.0\.status/);
      expect(getText(el), 'not the text for no measurement').to.match(/^Dit kon niet worden geladen/);
    });

    it('sorts measurements by time', async () => {
      const given = [measurements[2]!, measurements[0]!, measurements[1]!];
      const el = await renderCard({ measurements: given });
      expect(getRows(el).map((row) => row[1])).to.deep.equal(['3', '4', '8']);
      expect(createPlot('fysiek', given).points.map(({ value }) => value)).to.deep.equal([3, 4, 8]);
    });

    it('shows the time of two measurements on one day', async () => {
      const el = await renderCard({
        measurements: [
          measured('2026-11-14T16:30:00+01:00', { fysiek: 5 }),
          measured('2026-11-14T09:00:00+01:00', { fysiek: 4 }),
        ],
      });
      expect(getRows(el).map((row) => row[0])).to.deep.equal(['14 nov 2026, 09:00', '14 nov 2026, 16:30']);
      expect(getText(el, '.summary')).to.include('Van 4 naar 5 (laag), later op dezelfde dag.');
    });

    it('marks a date in the future', async () => {
      const el = await renderCard({
        measurements: [measured('2025-11-14', { fysiek: 5 }), measured('2226-01-14', { fysiek: 6 })],
      });
      expect(getRows(el)[1]?.[2]).to.equal('matig, datum in de toekomst');
      expect(getText(el, '.notes')).to.include('Let op: een meting heeft een datum in de toekomst.');
    });

    it('shows a date that cannot be read in the table as given, but not in the plot', async () => {
      const el = await renderCard({ measurements: [measured('ergens-in-mei', { fysiek: 5 }), ...measurements] });
      expect(getRows(el)[0]).to.deep.equal(['ergens-in-mei', '5', 'laag, datum niet bekend, niet in de grafiek', '']);
      expect(getText(el, '.notes')).to.include('Let op: een meting zonder datum staat alleen in de tabel.');
      expect(getChart(el)?.scales['x']?.min).to.be.greaterThan(Date.parse('2026-01-01'));
      const single = await renderCard({ measurements: [measured('ergens-in-mei', { fysiek: 5 })] });
      expect(queryCanvas(single) === null).to.equal(true);
      expect(getRows(single).length).to.equal(1);
    });

    it('does not show a reference group without a name (D15)', async () => {
      const scales = instrument.scales.map((scale) => ({
        ...scale,
        references: scale.references?.map((group) => ({ ...group, label: ' ' })),
      }));
      const el = await renderCard({ instrument: { ...instrument, scales }, scale: 'functioneren' });
      expect(getText(el)).not.to.include('gemiddeld');
    });

    it('draws no point for a score outside its scale, and says so', async () => {
      const el = await renderCard({ measurements: [measured('2026-11-14', { fysiek: 40 })] });
      expect(getRows(el)[0]).to.deep.equal(['14 nov 2026', 'geen score', 'deze score past niet bij de schaal', '']);
    });
  });

  describe('data from the adapter', () => {
    it('loads again after a failure when the user asks for it', async () => {
      let fails = true;
      const working = createAdapter(measurements);
      const adapter = Object.assign(Object.create(working), {
        getInstrument: async () => (fails ? Promise.reject(new Error('offline')) : instrument),
        listResponses: async () => [],
        listScores: async () => measurements,
        listAssignments: async () => [],
        listEvents: async () => [],
        subscribe: () => () => undefined,
      });
      const el = await renderInProvider(adapter, 'patient');
      expect(getText(el, '[role=alert]')).to.include('Dit kon niet worden geladen.');
      fails = false;
      getElement(el, '[role=alert] button').click();
      await waitUntil(() => root(el).querySelector('.summary'), 'the data are loaded');
      expect(getText(el, '.summary')).to.include('Uw score ging van 4 naar 8');
    });

    it('reloads when the adapter reports a change, and shows the old scores until then', async () => {
      let notify = () => {};
      let scores = measurements;
      const adapter = {
        getQuestionnaire: () => Promise.reject(new Error('none')),
        listResponses: async () => [],
        submitResponse: () => Promise.reject(new Error('none')),
        getInstrument: async () => instrument,
        listScores: async () => scores,
        subscribe: (_: object, listener: () => void) => {
          notify = listener;
          return () => (notify = () => {});
        },
      };
      const el = await renderInProvider(adapter);
      scores = [...measurements, measured('2026-11-20', { fysiek: 5 })];
      notify();
      await nextFrame();
      expect(getText(el, '.summary')).to.not.equal('');
      await waitUntil(() => getText(el, '.summary').includes('Van 8 naar 5'), 'the new score is shown');
      expect(getText(el, '.chip')).to.equal('3 lager, verslechterd (niet bevestigd)');
    });

    it('says that a response without a date is missing', async () => {
      const adapter = {
        getQuestionnaire: async (url: string) => ({ url, items: [] }),
        listResponses: async () => [
          { questionnaire: instrument.questionnaires[0]!, status: 'completed' as const, items: [] },
        ],
        submitResponse: () => Promise.reject(new Error('none')),
        getInstrument: async () => instrument,
        listScores: async () => measurements,
      };
      const el = await renderInProvider(adapter);
      expect(getText(el, '.summary')).to.include('8');
      expect(getText(el, '[part=card]')).to.include('Eén ingevulde vragenlijst staat hier niet bij');
    });

    it('never shows the scores of one patient for another', async () => {
      const adapter = {
        getQuestionnaire: () => Promise.reject(new Error('none')),
        listResponses: async () => [],
        submitResponse: () => Promise.reject(new Error('none')),
        getInstrument: async () => instrument,
        listScores: ({ subject: requested }: { subject: string }) =>
          requested === subject ? Promise.resolve(measurements) : new Promise(() => {}),
      };
      const el = await renderInProvider(adapter);
      const provider = el.closest('pro-provider')!;
      provider.subject = 'Patient/other';
      await provider.updateComplete;
      await el.updateComplete;
      expect(getText(el)).to.equal('Bezig met laden …');
    });
  });

  it('fits in 280 px without cut-off text or sideways scrolling (A5)', async () => {
    await setViewport({ width: 280, height: 800 });
    const versions = [measured('2026-01-01', { fysiek: 5 }), measured('2026-03-01', { fysiek: 8 }, '2')];
    for (const given of [
      { scale: 'functioneren' },
      { scale: 'klachten', inverted: true },
      { scale: 'functioneren klachten', lang: 'ar' },
      { measurements: versions, audience: 'patient' as const },
    ]) {
      const el = await renderCard(given);
      getElement(el, '[aria-controls=facts]').click();
      for (const summary of root(el).querySelectorAll('summary')) summary.click();
      await el.updateComplete;
      const { scrollWidth, clientWidth } = getElement(el, '[part=card]');
      expect(scrollWidth, JSON.stringify(given)).to.be.at.most(clientWidth);
      expect(document.documentElement.scrollWidth).to.be.at.most(280);
      el.remove();
    }
  });
});
