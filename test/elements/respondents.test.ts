// Answers by a child, a parent and a teacher side by side, in every widget.
import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { MemoryAdapter } from '../../src/adapter/memory.js';
import type { QuestionnaireResponse } from '../../src/core/index.js';
import '../../src/define/answers.js';
import '../../src/define/consultation-tips.js';
import '../../src/define/instrument-info.js';
import '../../src/define/preparation.js';
import '../../src/define/provider.js';
import '../../src/define/traffic-light.js';
import '../../src/define/trend-card.js';
import type { ProErrorEvent } from '../../src/internal/base/error.event.js';
import type { ProTrafficLight } from '../../src/elements/traffic-light/traffic-light.js';
import type { ProTrendCard } from '../../src/elements/trend-card/trend-card.js';
import { howOften, instrument as days, questionnaire, responseOf } from '../../stories/answers-data.js';
import { measured, subject } from '../../stories/outcomes-data.js';
import {
  answered,
  child,
  father,
  instrument,
  mother,
  people,
  respondentsAdapter,
  teacher,
} from '../../stories/respondents-data.js';
import { waitUntil } from '../harness/wait.js';
import { getChart, getElement, getRows, getText, normalizeText, root, waitForPlot } from './trend-card-helpers.js';

const textOf = (el: Element) => normalizeText(el.shadowRoot?.querySelector('.root')?.textContent);

interface Shown {
  readonly adapter?: MemoryAdapter;
  readonly audience?: string;
  readonly lang?: string;
}

/** Renders a widget in a provider, and waits for its data. */
async function show(tag: string, { adapter, audience = 'clinician', lang = 'nl' }: Shown = {}): Promise<HTMLElement> {
  const provider = await fixture<HTMLElement>(html`
    <pro-provider .adapter=${adapter ?? respondentsAdapter()} subject=${subject} audience=${audience} lang=${lang}>
    </pro-provider>
  `);
  const el = document.createElement(tag);
  el.setAttribute('instrument', instrument.id);
  if (tag === 'pro-trend-card') el.setAttribute('scale', 'fysiek');
  provider.append(el);
  await waitUntil(() => el.shadowRoot?.querySelector('[part=card]'), 'the element is rendered');
  await waitUntil(() => !el.shadowRoot?.querySelector('.state[role=status]'), 'the data are loaded');
  await waitUntil(() => el.shadowRoot?.querySelector<HTMLElement>('.root')?.lang === lang, 'the language is loaded');
  return el;
}

async function showTrend(shown: Shown = {}): Promise<ProTrendCard> {
  const el = (await show('pro-trend-card', shown)) as ProTrendCard;
  await waitForPlot(el);
  return el;
}

/** Returns the texts that a plot paints, with their boxes in px. */
function paintedTexts(el: ProTrendCard) {
  const chart = getChart(el)!;
  const painted: { text: string; left: number; right: number; top: number; bottom: number }[] = [];
  const { fillText } = CanvasRenderingContext2D.prototype;
  CanvasRenderingContext2D.prototype.fillText = function (text: string, x: number, y: number, ...rest) {
    const { width } = this.measureText(text);
    if (this.canvas === chart.canvas) painted.push({ text, left: x, right: x + width, top: y - 7, bottom: y + 7 });
    fillText.call(this, text, x, y, ...rest);
  };
  chart.draw();
  CanvasRenderingContext2D.prototype.fillText = fillText;
  return painted;
}

describe('respondents', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  describe('in the trend card', () => {
    it('each have a line with its own dash, and a name and score at its end', async () => {
      const el = await showTrend();
      const { datasets } = getChart(el)!.data;
      expect(new Set(datasets.map((line) => JSON.stringify(Reflect.get(line, 'borderDash')))).size).to.equal(3);
      const texts = paintedTexts(el).map(({ text }) => text);
      for (const label of ['Kind 6', 'Moeder 7', 'Leerkracht 7', 'aug 2026']) expect(texts).to.include(label);
    });

    it('are all in the summary, with the date of the last score of who did not answer', async () => {
      const summary = getText(await showTrend(), '.summary');
      expect(summary).to.match(/^Kind 6 \(matig\), moeder 7 \(matig\)\. /);
      expect(summary).to.include('Leerkracht: laatste score 7, op 11 augustus 2026.');
      expect(summary).to.include('Kind: samen met Anna (moeder). Moeder: samen met Sem.');
      expect(summary).to.match(
        /Kind: van 5 naar 6\. Moeder: gebleven op 7\. Leerkracht: van 8 naar 7\. Hoger is beter\.$/,
      );
    });

    it('are called "u" and by their role for the patient', async () => {
      const summary = getText(await showTrend({ audience: 'patient' }), '.summary');
      expect(summary).to.match(/^U 6 \(matig\), moeder 7 \(matig\)\. /);
      expect(summary).to.include('Uw score ging van 5 naar 6.');
      expect(summary).to.include('Moeder: samen met u.');
    });

    it('are in the table, in the name of the plot and in each point', async () => {
      const el = await showTrend();
      expect(getRows(el)[0]).to.deep.equal(['10 feb 2026', '4', 'laag', '', 'Sem']);
      expect(getRows(el).at(-1)?.at(-1)).to.equal('Anna (moeder), samen met Sem');
      expect(getRows(el).map((row) => row.at(-1))).to.include('leerkracht (basisschool)');
      expect(getElement(el, 'canvas').getAttribute('aria-label')).to.include('Kind 6 (matig), moeder 7 (matig)');
      getElement(el, '[part=chart]').focus();
      await sendKeys({ press: 'End' });
      expect(getText(el, '.reading')).to.match(
        /Meting 10 van 10, 14 november 2026: Anna \(moeder\), samen met Sem, 7, matig/,
      );
      await sendKeys({ press: 'ArrowLeft' });
      expect(getText(el, '.reading')).to.match(
        /Meting 9 van 10, 14 november 2026: Sem, samen met Anna \(moeder\), 6, matig/,
      );
    });

    it('are in the saved picture and table', async () => {
      const el = await showTrend();
      const painted: string[] = [];
      const links: string[] = [];
      const { fillText } = CanvasRenderingContext2D.prototype;
      const { click } = HTMLAnchorElement.prototype;
      CanvasRenderingContext2D.prototype.fillText = function (text: string, ...rest: [number, number]) {
        painted.push(text);
        fillText.call(this, text, ...rest);
      };
      HTMLAnchorElement.prototype.click = function () {
        links.push(this.href);
      };
      getElement(el, '[part=save] summary').click();
      const [picture, table] = root(el).querySelectorAll<HTMLButtonElement>('[part=save] button');
      picture!.click();
      await waitUntil(() => links.length === 1, 'the picture is saved');
      table!.click();
      await waitUntil(() => links.length === 2, 'the table is saved');
      CanvasRenderingContext2D.prototype.fillText = fillText;
      HTMLAnchorElement.prototype.click = click;
      expect(painted.join(' ')).to.include('Kind 6 (matig), moeder 7 (matig).');
      for (const label of ['Kind 6', 'Moeder 7', 'Leerkracht 7']) expect(painted).to.include(label);
      const lines = (await (await fetch(links[1]!)).text()).trim().split('\r\n');
      expect(lines[0]).to.match(/;Ingevuld door$/);
      expect(lines.at(-1)).to.match(/;7;matig;gelijk;1;"?Anna \(moeder\), samen met Sem"?$/);
    });

    it('make no line between two people, and one line of two references to one person', async () => {
      const { datasets } = getChart(await showTrend())!.data;
      const values = datasets.map(({ data }) => data.map((point) => (point as { y: number }).y));
      expect(values).to.deep.equal([
        [4, Number.NaN, 5, 6],
        [6, 6, 7, 7],
        [8, 7],
      ]);
    });

    it('have no cut-offs behind their lines unless these are for all of them', async () => {
      const parents = respondentsAdapter([
        answered(mother, '2026-11-14', { fysiek: 7 }),
        answered(father, '2026-11-14', { fysiek: 5 }),
      ]);
      expect(getText(await showTrend({ adapter: parents }), '.notes')).not.to.include('toont geen afkapwaarden');
      expect(getText(await showTrend(), '.notes')).to.include('De grafiek toont geen afkapwaarden');
    });

    it('fit in 280 px with four names that neither overlap nor lose a digit', async () => {
      await setViewport({ width: 280, height: 800 });
      const scores = [child, mother, father, teacher].flatMap((by) => [
        answered(by, '2026-08-11', { fysiek: 5 }),
        answered(by, '2026-11-14', { fysiek: 10 }),
      ]);
      for (const lang of ['nl', 'en', 'ar']) {
        const el = await showTrend({ adapter: respondentsAdapter(scores), lang });
        getElement(el, '[aria-controls=facts]').click();
        await el.updateComplete;
        const { scrollWidth, clientWidth } = getElement(el, '[part=card]');
        expect(scrollWidth).to.be.at.most(clientWidth);
        expect(document.documentElement.scrollWidth).to.be.at.most(280);
        const chart = getChart(el)!;
        const names = paintedTexts(el).filter(({ text }) => text.endsWith(' 10'));
        expect(names.length, lang).to.equal(4);
        for (const name of names) {
          expect(name.right, name.text).to.be.at.most(chart.width + 1);
          expect(name.top, name.text).to.be.at.least(0);
          for (const other of names) {
            expect(name === other || name.bottom <= other.top || other.bottom <= name.top, name.text).to.equal(true);
          }
        }
        el.remove();
      }
    });

    it('are chosen by the user if there are more than four, with the keyboard too', async () => {
      const scores = [
        ...[child, mother, father, teacher].map((by, index) => answered(by, '2026-11-14', { fysiek: 3 + index })),
        { ...measured('2026-11-14', { fysiek: 8 }), respondent: 'unknown' },
      ];
      const el = await showTrend({ adapter: respondentsAdapter(scores) });
      const buttons = [...root(el).querySelectorAll<HTMLButtonElement>('.lines button')];
      const pressed = () =>
        buttons.flatMap((button) =>
          button.getAttribute('aria-pressed') === 'true' ? [normalizeText(button.textContent)] : [],
        );
      expect(pressed().length).to.equal(4);
      const other = buttons.find((button) => button.getAttribute('aria-pressed') === 'false')!;
      other.focus();
      await sendKeys({ press: 'Enter' });
      await el.updateComplete;
      expect(pressed()).to.include(normalizeText(other.textContent));
      expect(pressed().length).to.equal(4);
      expect(getChart(el)!.data.datasets.length).to.equal(4);
      expect(getRows(el).length, 'the table keeps every respondent').to.equal(5);
      await expect(el).to.be.accessible();
    });
  });

  it('are said in the traffic light, and in the text for the record', async () => {
    const el = (await show('pro-traffic-light')) as ProTrafficLight;
    expect(textOf(el)).to.include('Ingevuld door Sem, samen met Anna (moeder), op 14 november 2026.');
    expect(textOf(el)).to.include('Ook ingevuld door Anna (moeder), samen met Sem.');
    const others = [...el.shadowRoot!.querySelectorAll('[data-scale=fysiek] .others li')].map(({ textContent }) =>
      normalizeText(textContent),
    );
    expect(others).to.deep.equal([
      'ingevuld door Anna (moeder), samen met Sem: 7 van 10, matig, niet bevestigd, gelijk, vergeleken met 11 augustus 2026',
      'ingevuld door leerkracht (basisschool): 7 van 10, geen afkapwaarde bekend voor wie dit invulde, 11 augustus 2026, ' +
        '1 lager, vergeleken met 12 mei 2026',
    ]);
    for (const text of [
      '- Lichamelijk werkvermogen: 6 van 10',
      '- Lichamelijk werkvermogen, ingevuld door Anna (moeder)',
    ])
      expect(el.getText()).to.include(text);
  });

  it('are said by the answers, which compare with the same person only', async () => {
    const given = { hoofdpijn: howOften(3) };
    const by = (id: string, date: string, more: Partial<QuestionnaireResponse>) =>
      responseOf(id, date, given, { subject, ...more });
    const responses = [
      by('own', '2026-09-01', {}),
      by('before', '2026-10-01', { source: 'Person/moeder' }),
      by('now', '2026-11-01', { source: mother.reference, togetherWith: [subject] }),
    ];
    const provider = await fixture<HTMLElement>(html`
      <pro-provider .adapter=${respondentsAdapter([], { responses })} subject=${subject} audience="patient" lang="nl">
        <pro-answers .instrument=${days} .questionnaire=${questionnaire}></pro-answers>
      </pro-provider>
    `);
    const el = provider.querySelector('pro-answers')!;
    await waitUntil(() => el.shadowRoot?.querySelector('[part=question]'), 'the answers are shown');
    expect(textOf(el)).to.include('Ingevuld door Anna (moeder), samen met u, op 1 november 2026.');
    expect(
      [...el.shadowRoot!.querySelectorAll('.compare option')].map(({ textContent }) => normalizeText(textContent)),
    ).to.deep.equal(['niet vergelijken', '1 oktober 2026']);
  });

  it('are said by the tips and the preparation', async () => {
    const tips = textOf(await show('pro-consultation-tips'));
    expect(tips).to.include('Ingevuld door Sem, samen met Anna (moeder), op 14 november 2026.');
    expect(tips).to.include('ingevuld door Anna (moeder), samen met Sem');
    const own = textOf(await show('pro-preparation', { audience: 'patient' }));
    expect(own).to.include('Samen met Anna (moeder). Ook ingevuld door Anna (moeder), samen met u.');
  });

  it('are "iemand anders" if the care team cannot be loaded, and the scores are shown', async () => {
    const errors: string[] = [];
    const onError = ({ error }: ProErrorEvent) => void errors.push(error.message);
    document.addEventListener('pro-error', onError as EventListener);
    const adapter = respondentsAdapter([answered(mother, '2026-11-14', { fysiek: 7 })]);
    adapter.listCareTeam = () => Promise.reject(new Error('The care team is down.'));
    const el = await showTrend({ adapter });
    document.removeEventListener('pro-error', onError as EventListener);
    expect(getText(el, '.summary')).to.match(/^Ingevuld door iemand anders op 14 november 2026\. Score 7/);
    expect(errors).to.deep.equal(['The care team is down.']);
  });

  it('have their own cut-offs in the description of the instrument', async () => {
    const el = await show('pro-instrument-info');
    const headings = [...el.shadowRoot!.querySelectorAll('h4')].map(({ textContent }) => normalizeText(textContent));
    expect(headings).to.include('Als moeder, vader of ouder dit invulde');
    await expect(el).to.be.accessible();
  });

  it('take one request for the care team', async () => {
    let requests = 0;
    const adapter = respondentsAdapter();
    adapter.listCareTeam = () => {
      requests += 1;
      return Promise.resolve(people);
    };
    await showTrend({ adapter });
    expect(requests).to.equal(1);
  });

  it('are accessible to both audiences in every language, at 280 px too', async () => {
    for (const tag of ['pro-trend-card', 'pro-traffic-light', 'pro-consultation-tips']) {
      for (const [lang, width] of [
        ['nl', 800],
        ['en', 280],
        ['ar', 280],
      ] as const) {
        await setViewport({ width, height: 800 });
        for (const audience of ['patient', 'clinician']) {
          const el = await show(tag, { audience, lang });
          await expect(el).to.be.accessible();
          expect(document.documentElement.scrollWidth, `${tag} ${lang}`).to.be.at.most(width);
          el.remove();
        }
      }
    }
  });
});
