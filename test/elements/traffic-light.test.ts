import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import {
  werkHerstelInstrument,
  werkHerstelQuestionnaire,
  werkHerstelScenario,
} from '../../src/core/instruments/index.js';
import type { Assignment } from '../../src/core/model/care.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import type { ProTrafficLight } from '../../src/elements/traffic-light/traffic-light.js';
import { incomplete, instrument, measured, measurements, subject } from '../../stories/outcomes-data.js';
import { waitUntil } from '../harness/wait.js';
import { contrast } from './contrast.js';
import '../../src/define/traffic-light.js';

const normalizeText = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const root = (el: ProTrafficLight) => el.shadowRoot!;
const getText = (el: ProTrafficLight, selector = '.root') =>
  normalizeText(root(el).querySelector(selector)?.textContent);
const getRow = (el: ProTrafficLight, scale: string) => root(el).querySelector<HTMLElement>(`[data-scale=${scale}]`)!;
const getRowText = (el: ProTrafficLight, scale: string) => normalizeText(getRow(el, scale).textContent);
const getStatus = (el: ProTrafficLight, scale: string) => getRow(el, scale).querySelector('.status-icon')!.classList[1];
const getButton = (el: ProTrafficLight, name: string) =>
  [...root(el).querySelectorAll('button')].find((button) => normalizeText(button.textContent).includes(name));
const getScaleOrder = (el: ProTrafficLight) =>
  [...root(el).querySelectorAll('[data-scale]')].map((row) => row.getAttribute('data-scale'));

async function renderTrafficLight(given: Partial<ProTrafficLight> = {}): Promise<ProTrafficLight> {
  const el = await fixture<ProTrafficLight>(html`
    <pro-traffic-light
      lang=${given.lang ?? 'nl'}
      .instrument=${'instrument' in given ? given.instrument : instrument}
      .measurements=${given.measurements ?? measurements}
      .audience=${given.audience ?? 'clinician'}
      .order=${given.order ?? 'instrument'}
      .filter=${given.filter ?? 'all'}
      .earlier=${given.earlier ?? ''}
      ?selectable=${given.selectable ?? false}
    ></pro-traffic-light>
  `);
  await waitForData(el);
  return el;
}

async function waitForData(el: ProTrafficLight): Promise<void> {
  await waitUntil(() => !root(el).querySelector('.state[role=status]'), 'the data are loaded');
  await waitUntil(
    () => root(el).querySelector('.root')?.getAttribute('lang') === (el.lang || 'nl'),
    'the language is loaded',
  );
}

async function renderInProvider(adapter: MemoryAdapter, id: string, audience = 'clinician'): Promise<ProTrafficLight> {
  const provider = await fixture<ProProvider>(html`
    <pro-provider .adapter=${adapter} subject=${subject} audience=${audience}>
      <pro-traffic-light lang="nl" instrument=${id}></pro-traffic-light>
    </pro-provider>
  `);
  const el = provider.querySelector('pro-traffic-light')!;
  await waitForData(el);
  return el;
}

const renderWithAssignment = (given: Partial<Assignment>, audience = 'clinician') => {
  const assignment: Assignment = {
    id: '1',
    questionnaire: 'https://example.org/Questionnaire/voorbeeld|1',
    status: 'sent',
    ...given,
  };
  const other: Assignment = {
    id: '2',
    questionnaire: 'https://example.org/Questionnaire/anders',
    status: 'sent',
    sent: '2020-02-02',
  };
  const adapter = new MemoryAdapter({ instruments: [instrument], assignments: { [subject]: [assignment, other] } });
  return renderInProvider(adapter, instrument.id, audience);
};

const goodScores = { vertrouwen: 9, fysiek: 9, steun: 9, klachten: 2, functioneren: 51, plezier: 8 };

describe('<pro-traffic-light>', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('is accessible to both audiences in every language, also if it is selectable', async () => {
    for (const lang of ['nl', 'en', 'ar']) {
      for (const audience of ['patient', 'clinician'] as const) {
        await expect(
          await renderTrafficLight({ lang, audience, selectable: audience === 'clinician' }),
        ).to.be.accessible();
      }
    }
  });

  it('reports an improvement without hiding scores that are still low', async () => {
    const { responses } = werkHerstelScenario('2026-11-22', subject);
    const adapter = new MemoryAdapter({
      questionnaires: [werkHerstelQuestionnaire],
      instruments: [werkHerstelInstrument],
      responses,
    });
    const el = await renderInProvider(adapter, 'werk-herstel-demo');
    expect(getRowText(el, 'fysiek')).to.include('6 van 10');
    expect(getRowText(el, 'fysiek')).to.include('3 hoger, verbeterd');
    expect(getStatus(el, 'fysiek')).to.equal('attention');
    expect(getRowText(el, 'vertrouwen')).to.include('2 van 10');
    expect(getStatus(el, 'vertrouwen')).to.equal('concern');
    expect(getText(el, '.summary')).to.match(/^\d scores vragen om aandacht\. Verbeterd: Lichamelijk werkvermogen/);
    expect(getText(el, 'footer')).to.include('niet de V@W-Q23');
  });

  it('summarizes the scores in one sentence', async () => {
    expect(getText(await renderTrafficLight(), '.summary')).to.equal(
      '1 vraagt om aandacht. 1 zonder score. Verbeterd: Lichamelijk werkvermogen (niet bevestigd).',
    );
    expect(getText(await renderTrafficLight({ audience: 'patient' }), '.summary')).to.include(
      '1 score vraagt om aandacht.',
    );
    expect(
      getText(await renderTrafficLight({ measurements: [measured('2026-11-14', goodScores)] }), '.summary'),
    ).to.equal('Geen vraagt om aandacht.');
    expect(
      getText(await renderTrafficLight({ measurements: [measured('2026-11-14', { plezier: 2 })] }), '.summary'),
    ).to.include('geen afkapwaarde bekend');
  });

  it('shows the dates of the newest and the previous measurement', async () => {
    expect(getText(await renderTrafficLight())).to.include('Ingevuld op 14 november 2026. Vorige keer 3 oktober 2026.');
    expect(getText(await renderTrafficLight({ audience: 'patient' }))).to.include(
      'U vulde dit in op 14 november 2026.',
    );
  });

  describe('row', () => {
    it('shows score, meaning and direction (D1, D5)', async () => {
      expect(getRowText(await renderTrafficLight(), 'vertrouwen')).to.equal(
        'Vertrouwen in terugkeer 2 van 10 laag (niet bevestigd) · hoger is beter gelijk',
      );
      expect(getRowText(await renderTrafficLight(), 'functioneren')).to.include('46,1 (20 tot 80)');
    });

    it('uses an icon of another shape for each status (A1)', async () => {
      const el = await renderTrafficLight({
        measurements: [
          measured('2026-11-14', { vertrouwen: 2, fysiek: 7, steun: 9, klachten: incomplete, plezier: 5 }),
        ],
      });
      expect(
        ['vertrouwen', 'fysiek', 'steun', 'klachten', 'plezier'].map((scale) => getStatus(el, scale)),
      ).to.deep.equal(['concern', 'attention', 'ok', 'noScore', 'noLight']);
      const shapes = ['vertrouwen', 'fysiek', 'steun', 'klachten', 'plezier'].map(
        (scale) => getRow(el, scale).querySelector('.status-icon')!.innerHTML,
      );
      expect(new Set(shapes).size).to.equal(5);
    });

    it('describes the current and previous position on the scale in words', async () => {
      const el = await renderTrafficLight();
      const bar = getRow(el, 'fysiek').querySelector('[role=img]')!;
      expect(bar.getAttribute('aria-label')).to.equal('8 op een schaal van 0 tot 10, eerder 4 (3 oktober 2026)');
      expect(bar.querySelector('.before')?.getAttribute('cx')).to.equal('40%');
      expect(getRow(el, 'klachten').querySelectorAll('[role=img]').length).to.equal(0);
    });

    it('draws the edge of a band between two whole scores (D7)', async () => {
      const edges = [...getRow(await renderTrafficLight(), 'fysiek').querySelectorAll('.bands line')].map((line) =>
        line.getAttribute('x1'),
      );
      expect(edges).to.deep.equal(['55%', '75%']);
    });

    it('says "verbeterd" only if the change rule does (D18)', async () => {
      const el = await renderTrafficLight();
      expect(getRowText(el, 'fysiek')).to.include('4 hoger, verbeterd');
      expect(getRowText(el, 'steun')).to.include('1 hoger, geen duidelijke verandering');
      expect(normalizeText(getRow(el, 'plezier').querySelector('.change')?.textContent)).to.equal('1 hoger');
    });

    it('follows the order of the instrument, and sorts by severity on request (D22)', async () => {
      expect(getScaleOrder(await renderTrafficLight())).to.deep.equal(instrument.scales.map(({ id }) => id));
      expect(getScaleOrder(await renderTrafficLight({ order: 'severity' }))).to.deep.equal([
        'vertrouwen',
        'klachten',
        'plezier',
        'fysiek',
        'steun',
        'functioneren',
      ]);
    });

    it('sorts by change on request, with clear changes first (D22)', async () => {
      expect((await renderTrafficLight({ order: 'change' }).then(getScaleOrder))[0]).to.equal('fysiek');
      const worse = [
        measured('2026-10-03', goodScores),
        measured('2026-11-14', { ...goodScores, steun: 2, klachten: 1 }),
      ];
      expect(
        (await renderTrafficLight({ order: 'change', measurements: worse }).then(getScaleOrder)).slice(0, 2),
      ).to.deep.equal(['steun', 'vertrouwen']);
    });

    it('marks a clear change apart from the level, even if the level is good (D9)', async () => {
      const el = await renderTrafficLight();
      expect(getRow(el, 'fysiek').querySelector('.change.news')).not.to.equal(null);
      expect(getStatus(el, 'fysiek')).to.equal('ok');
      expect(getRow(el, 'steun').querySelector('.change.news')).to.equal(null);
    });

    it('shows the reference group to the clinician only (D15)', async () => {
      expect(getRowText(await renderTrafficLight(), 'functioneren')).to.include(
        'Vergelijking: Nederlanders gemiddeld 49,8',
      );
      expect(getRowText(await renderTrafficLight({ audience: 'patient' }), 'functioneren')).not.to.include(
        'Nederlanders',
      );
    });

    it('is a list item', async () => {
      const list = root(await renderTrafficLight()).querySelector('[part=list]')!;
      expect(list.localName).to.equal('ul');
      expect([...list.children].every(({ localName }) => localName === 'li')).to.equal(true);
    });
  });

  describe('scores without a result (R1)', () => {
    const scoresWithoutResult = [
      measured('2026-08-12', { steun: 7 }),
      measured('2026-11-14', {
        vertrouwen: incomplete,
        fysiek: 40,
        klachten: { status: 'notApplicable' },
        plezier: { status: 'incomplete', answered: 0, asked: 1 },
      }),
    ];

    it('says how many questions of an incomplete score were answered', async () => {
      const el = await renderTrafficLight({ measurements: scoresWithoutResult });
      expect(getRowText(el, 'vertrouwen')).to.equal('Vertrouwen in terugkeer geen score 3 van 8 vragen beantwoord');
      expect(getStatus(el, 'vertrouwen')).to.equal('noScore');
    });

    it('distinguishes not asked, not filled in, outside the scale and not measured', async () => {
      const el = await renderTrafficLight({ measurements: scoresWithoutResult });
      expect(getRowText(el, 'klachten')).to.include('niet gevraagd');
      expect(getRowText(el, 'plezier')).to.include('niet ingevuld');
      expect(getRowText(el, 'fysiek')).to.include('deze score past niet bij de schaal');
      expect(getRowText(el, 'functioneren')).to.equal('Lichamelijk functioneren nog geen meting');
      expect(['klachten', 'plezier', 'fysiek', 'functioneren'].map((scale) => getStatus(el, scale))).to.deep.equal(
        Array(4).fill('noScore'),
      );
    });

    it('shows the date of a score of an earlier day', async () => {
      expect(getRowText(await renderTrafficLight({ measurements: scoresWithoutResult }), 'steun')).to.include(
        '12 augustus 2026',
      );
    });

    it('says that a score is estimated', async () => {
      const el = await renderTrafficLight({
        measurements: [measured('2026-11-14', { fysiek: { status: 'prorated', value: 7 } })],
      });
      expect(getRowText(el, 'fysiek')).to.include('geschat: er ontbreken antwoorden of ze tellen niet mee');
    });

    it('shows a scale without cut-offs as neutral, and says so (D19)', async () => {
      const el = await renderTrafficLight();
      expect(getStatus(el, 'plezier')).to.equal('noLight');
      expect(getRowText(el, 'plezier')).to.include('geen afkapwaarde bekend · hoger is beter');
    });

    it('says to each audience that there is no measurement yet', async () => {
      expect(getText(await renderTrafficLight({ measurements: [] }), '.summary')).to.equal('Nog geen meting.');
      expect(getText(await renderTrafficLight({ measurements: [], audience: 'patient' }), '.summary')).to.equal(
        'U heeft dit nog niet ingevuld.',
      );
    });
  });

  describe('cut-offs', () => {
    it('marks unconfirmed cut-offs one by one, or all in one remark (D19)', async () => {
      const el = await renderTrafficLight();
      expect(getRowText(el, 'fysiek')).to.include('(niet bevestigd)');
      expect(getRowText(el, 'functioneren')).not.to.include('niet bevestigd');
      const all = await renderTrafficLight({ measurements: [measured('2026-11-14', { fysiek: 6, steun: 8 })] });
      expect(getText(all, 'header')).to.include('De afkapwaarden zijn niet bevestigd.');
      expect(getRowText(all, 'fysiek')).not.to.include('niet bevestigd');
    });

    it('shows the sources of cut-offs in a collapsed section (D19)', async () => {
      const el = await renderTrafficLight();
      const about = root(el).querySelector('details')!;
      expect(about.open).to.equal(false);
      about.querySelector('summary')!.click();
      expect(about.open).to.equal(true);
      expect(normalizeText(about.textContent)).to.include(
        'weinig, licht vanaf 5, matig vanaf 10, ernstig vanaf 20 Afkapwaarden: Voorbeeldstudie naar klachten, volwassenen in Nederland.',
      );
    });

    it('shows the clinician how a sum was computed', async () => {
      const score = { status: 'ok', value: 5, trace: '3 + 2 + 0 = 5' } as const;
      const traced = [measured('2026-11-14', { klachten: score })];
      expect(getText(await renderTrafficLight({ measurements: traced }), 'details')).to.include(
        'Optelling: 3 + 2 + 0 = 5.',
      );
      expect(
        getText(await renderTrafficLight({ measurements: traced, audience: 'patient' }), 'details'),
      ).not.to.include('Optelling');
    });
  });

  describe('flags (R2)', () => {
    const measurementsWithFlag = (status: 'raised' | 'notAnswered') => [
      { ...measured('2026-11-14', goodScores), flags: [{ id: 'veiligheid', status }] },
    ];

    it('shows a raised flag even if every score is good', async () => {
      const el = await renderTrafficLight({ measurements: measurementsWithFlag('raised') });
      expect(getText(el, '[part=flags]')).to.include('Eén antwoord vraagt aandacht: onveilig op het werk');
      // The summary must not contradict the flag.
      expect(getText(el, '.summary')).not.to.include('Geen vraagt om aandacht.');
    });

    it('shows a flag whose question was not answered', async () => {
      expect(
        getText(await renderTrafficLight({ measurements: measurementsWithFlag('notAnswered') }), '[part=flags]'),
      ).to.include('Niet beantwoord: onveilig op het werk');
    });

    it('hides an old flag if a newer measurement has none', async () => {
      const newer = { ...measured('2026-11-20', goodScores), flags: [] };
      expect(
        root(await renderTrafficLight({ measurements: [newer, ...measurementsWithFlag('raised')] })).querySelector(
          '[part=flags]',
        ),
      ).to.equal(null);
    });
  });

  describe('versions (R3)', () => {
    const other = { ...instrument, questionnaires: ['https://example.org/Questionnaire/voorbeeld|3'] };

    it('shows no color for a version without valid bands, and says so in row and summary', async () => {
      const el = await renderTrafficLight({
        instrument: other,
        measurements: [measured('2026-11-14', goodScores, '2')],
      });
      expect(getStatus(el, 'vertrouwen')).to.equal('noLight');
      expect(getRowText(el, 'vertrouwen')).to.include('9 van 10').and.include('andere versie van de vragenlijst');
      expect(getRow(el, 'vertrouwen').querySelectorAll('rect.ok, rect.attention, rect.concern').length).to.equal(0);
      expect(getText(el, '.summary')).to.include('6 zijn van een andere versie.');
    });

    it('compares no scores of different versions, and says why in the row', async () => {
      const el = await renderTrafficLight({
        measurements: [measured('2026-08-12', { fysiek: 3 }, '1'), measured('2026-11-14', { fysiek: 8 }, '2')],
      });
      expect(getRowText(el, 'fysiek')).to.include('vorige keer een andere versie');
      expect(getRow(el, 'fysiek').querySelector('.change')).to.equal(null);
    });
  });

  describe('filter', () => {
    it('shows what needs attention, what changed, and all again, by keyboard', async () => {
      const el = await renderTrafficLight();
      getButton(el, 'Vraagt aandacht (2)')!.focus();
      await sendKeys({ press: 'Enter' });
      await el.updateComplete;
      // A score that could not be computed might stand out.
      expect(getScaleOrder(el)).to.deep.equal(['vertrouwen', 'klachten']);
      expect(getButton(el, 'Vraagt aandacht')!.getAttribute('aria-pressed')).to.equal('true');
      getButton(el, 'Veranderd (1)')!.click();
      await el.updateComplete;
      expect(getScaleOrder(el)).to.deep.equal(['fysiek']);
      getButton(el, 'Alles (6)')!.click();
      await el.updateComplete;
      expect(getScaleOrder(el).length).to.equal(6);
    });

    it('never hides flags', async () => {
      const flags = [{ id: 'veiligheid', status: 'raised' }] as const;
      const el = await renderTrafficLight({
        filter: 'attention',
        measurements: [{ ...measured('2026-11-14', goodScores), flags: [...flags] }],
      });
      expect(getScaleOrder(el)).to.deep.equal([]);
      expect(getText(el)).to.include('Er is geen score die hierbij hoort.');
      expect(getText(el, '[part=flags]')).to.include('onveilig op het werk');
    });

    it('offers the patient no buttons, and the clinician none without a real choice', async () => {
      expect(
        root(await renderTrafficLight({ audience: 'patient' })).querySelectorAll('.filter, select').length,
      ).to.equal(0);
      const el = await renderTrafficLight({ measurements: [measured('2026-11-14', goodScores)] });
      expect(root(el).querySelectorAll('.filter, select').length).to.equal(0);
    });
  });

  describe('comparison', () => {
    const compared = { earlier: '2026-08-12' };

    it('shows the chosen measurement with date, number, meaning and icon', async () => {
      const el = await renderTrafficLight(compared);
      expect(getText(el, 'header')).to.include('Vergeleken met 12 augustus 2026.');
      expect(getRowText(el, 'fysiek')).to.include('5 hoger, verbeterd (niet bevestigd) 12 augustus 2026: 3 (laag)');
      expect(getRow(el, 'fysiek').querySelector('.earlier .status-icon')?.classList[1]).to.equal('concern');
      expect(getRowText(el, 'klachten')).to.include('12 augustus 2026: 14 (matig)');
    });

    it('offers the earlier measurements in a list', async () => {
      const el = await renderTrafficLight();
      const select = root(el).querySelector('select')!;
      expect([...select.options].map(({ label }) => normalizeText(label))).to.deep.equal([
        'de vorige keer',
        '3 oktober 2026',
        '12 augustus 2026',
      ]);
      select.value = '2026-08-12';
      select.dispatchEvent(new Event('change'));
      await el.updateComplete;
      expect(getRowText(el, 'fysiek')).to.include('12 augustus 2026: 3 (laag)');
      expect(getText(el, '.summary')).to.include(
        'Verbeterd: Lichamelijk werkvermogen (niet bevestigd) en Lichamelijk functioneren.',
      );
    });

    it('does not compare different versions', async () => {
      const versions = [
        measured('2026-08-12', { fysiek: 3 }, '1'),
        measured('2026-10-03', { fysiek: 5 }, '2'),
        measured('2026-11-14', { fysiek: 8 }, '2'),
      ];
      const el = await renderTrafficLight({ ...compared, measurements: versions });
      expect(getRowText(el, 'fysiek')).to.include('12 augustus 2026: 3 (laag)');
      expect(getRow(el, 'fysiek').querySelector('.change')).to.equal(null);
    });
  });

  describe('text for the record', () => {
    it('contains scores, meanings and dates', async () => {
      const text = (await renderTrafficLight()).getText();
      expect(text.split('\n').slice(0, 5)).to.deep.equal([
        'Werk en herstel',
        'Ingevuld op 14 november 2026. Vorige keer 3 oktober 2026.',
        '1 vraagt om aandacht. 1 zonder score. Verbeterd: Lichamelijk werkvermogen (niet bevestigd).',
        '- Vertrouwen in terugkeer: 2 van 10, laag, niet bevestigd, hoger is beter, gelijk',
        '- Lichamelijk werkvermogen: 8 van 10, goed, niet bevestigd, hoger is beter, 4 hoger, verbeterd (niet bevestigd)',
      ]);
      expect(text).to.include('- Klachten: 3 van 8 vragen beantwoord');
      expect(text).to.include('Dit is een voorbeeld');
    });

    it('contains only the filtered scales, and says so', async () => {
      const text = (await renderTrafficLight({ filter: 'changed', earlier: '2026-08-12' })).getText();
      expect(text).to.include('Alleen: Veranderd').and.include('12 augustus 2026: 3 (laag)');
      expect(text).not.to.include('Vertrouwen in terugkeer:');
    });

    it('copies with a button for the clinician, and fires an event without the text', async () => {
      const original = navigator.clipboard.writeText.bind(navigator.clipboard);
      let copied = '';
      navigator.clipboard.writeText = async (text) => void (copied = text);
      const el = await renderTrafficLight();
      let event: Event | undefined;
      el.addEventListener('pro-copy', (copyEvent) => (event = copyEvent));
      getButton(el, 'Kopieer voor dossier')!.click();
      await waitUntil(() => event);
      await el.updateComplete;
      navigator.clipboard.writeText = original;
      expect(copied).to.equal(el.getText());
      expect(getText(el, 'footer [role=status]')).to.include('Gekopieerd.');
      expect(Object.entries(event!).filter(([name]) => name !== 'isTrusted')).to.deep.equal([
        ['instrument', 'voorbeeld'],
      ]);
      expect(getButton(await renderTrafficLight({ audience: 'patient' }), 'Kopieer')).to.equal(undefined);
    });

    it('shows the text to copy by hand if the browser refuses', async () => {
      const original = navigator.clipboard.writeText.bind(navigator.clipboard);
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      const el = await renderTrafficLight();
      getButton(el, 'Kopieer voor dossier')!.click();
      await waitUntil(() => root(el).querySelector('textarea'));
      navigator.clipboard.writeText = original;
      expect(root(el).querySelector('textarea')!.value).to.equal(el.getText());
    });
  });

  it('fires `pro-select-answers` with ids, without the answers', async () => {
    const responded = measurements.map((measurement) => ({ ...measurement, response: measurement.date }));
    const el = await renderTrafficLight({ selectable: true, measurements: responded });
    const chosen: unknown[] = [];
    el.addEventListener('pro-select-answers', ({ scale, response }) => chosen.push({ scale, response }));
    getRow(el, 'fysiek').querySelector<HTMLButtonElement>('.answers')!.click();
    expect(chosen).to.deep.equal([{ scale: 'fysiek', response: '2026-11-14' }]);
    expect(normalizeText(getRow(el, 'fysiek').querySelector('.answers')?.textContent)).to.equal(
      'Antwoorden: Lichamelijk werkvermogen',
    );
    expect(getRow(await renderTrafficLight({ selectable: true }), 'fysiek').querySelector('.answers')).to.equal(null);
  });

  describe('invalid data', () => {
    const renderAndCollectErrors = async (given: Partial<ProTrafficLight>) => {
      const errors: Error[] = [];
      const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error);
      addEventListener('pro-error', listen);
      const el = await renderTrafficLight(given);
      await nextFrame();
      removeEventListener('pro-error', listen);
      return { el, message: errors.map(({ message }) => message).join() };
    };

    it('shows the other scales and reports a scale that the instrument does not have', async () => {
      const { el, message } = await renderAndCollectErrors({
        measurements: [measured('2026-11-14', { fysiek: 6, onbekend: 3 })],
      });
      expect(getRowText(el, 'fysiek')).to.include('6 van 10');
      expect(message).to.include('onbekend');
    });

    it('names the field of bands that do not cover their scale, and of a value that is no number', async () => {
      const [first, ...others] = instrument.scales;
      const bands = first!.bandSet!.bands.slice(1);
      const wrong = { ...instrument, scales: [{ ...first!, bandSet: { ...first!.bandSet!, bands } }, ...others] };
      const uncovered = await renderAndCollectErrors({ instrument: wrong });
      expect(getText(uncovered.el, '[role=alert]')).to.include('Dit kon niet worden geladen.');
      expect(uncovered.message).to.include('scales.0.bandSet.bands.0.from');
      const text = [{ ...measured('2026-11-14', {}), scores: [{ scale: 'fysiek', status: 'ok', value: 'zes' }] }];
      const invalidValue = await renderAndCollectErrors({ measurements: text as never });
      expect(getText(invalidValue.el, '[role=alert]')).to.include('Dit kon niet worden geladen.');
      expect(invalidValue.message).to.include('scores.0.value').and.not.include('zes');
    });

    it('shows a thousand measurements', async () => {
      const many = Array.from({ length: 1000 }, (_, index) =>
        measured(new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10), { fysiek: index % 11 }),
      );
      expect(getRowText(await renderTrafficLight({ measurements: many }), 'fysiek')).to.include('van 10');
    });
  });

  describe('assignment', () => {
    it('shows an unopened questionnaire with its last day', async () => {
      const el = await renderWithAssignment({ sent: '2026-11-01', due: '2999-12-01' });
      expect(getText(el, '.assignment')).to.equal(
        'Verstuurd 1 november 2026, nog niet geopend. Wacht op de patiënt. Uiterlijk 1 december 2999.',
      );
    });

    it('shows that a questionnaire is overdue', async () => {
      const el = await renderWithAssignment({
        status: 'opened',
        sent: '2026-11-01',
        opened: '2026-11-02',
        due: '2026-11-10',
      });
      expect(getText(el, '.assignment strong')).to.equal('Te laat: uiterlijk 10 november 2026.');
    });

    it('shows when a questionnaire was filled in', async () => {
      const el = await renderWithAssignment({ status: 'completed', sent: '2026-11-01', completed: '2026-11-03' });
      expect(getText(el, '.assignment')).to.equal('Verstuurd 1 november 2026, ingevuld 3 november 2026.');
    });

    it('shows the patient only an open questionnaire', async () => {
      expect(
        getText(await renderWithAssignment({ sent: '2026-11-01', due: '2999-12-01' }, 'patient'), '.assignment'),
      ).to.equal('Er staat een vragenlijst voor u klaar. U kunt hem invullen tot en met 1 december 2999.');
      expect(
        root(await renderWithAssignment({ status: 'completed', completed: '2026-11-03' }, 'patient')).querySelectorAll(
          '.assignment',
        ).length,
      ).to.equal(0);
    });
  });

  it('fires `pro-select-scale`, by keyboard too, and only if it is selectable', async () => {
    expect(root(await renderTrafficLight()).querySelectorAll('li button').length).to.equal(0);
    const el = await renderTrafficLight({ selectable: true });
    const chosen: string[] = [];
    el.addEventListener('pro-select-scale', ({ scale }) => chosen.push(scale));
    getRow(el, 'fysiek').querySelector('button')!.focus();
    await sendKeys({ press: 'Enter' });
    expect(chosen).to.deep.equal(['fysiek']);
    expect(normalizeText(getRow(el, 'fysiek').querySelector('button')?.textContent)).to.equal(
      'Lichamelijk werkvermogen: toon het verloop',
    );
  });

  it('has a contrast of 3:1 for icons and marks, and 4.5:1 for texts (A2)', async () => {
    const el = await renderTrafficLight({
      measurements: [measured('2026-11-14', { vertrouwen: 2, fysiek: 7, steun: 9, klachten: incomplete, plezier: 5 })],
    });
    const surface = getComputedStyle(root(el).querySelector('[part=card]')!).backgroundColor;
    for (const scale of ['vertrouwen', 'fysiek', 'steun', 'klachten', 'plezier']) {
      const outline = getComputedStyle(getRow(el, scale).querySelector('.outline')!);
      const icon = outline.fill === 'none' ? outline.stroke : outline.fill;
      expect(contrast(icon, surface), `the icon of ${scale}`).to.be.at.least(3);
      const mark = getRow(el, scale).querySelector('.now');
      const band = getRow(el, scale).querySelector(`rect.${getStatus(el, scale)}`);
      if (mark && band)
        expect(
          contrast(getComputedStyle(mark).fill, getComputedStyle(band).fill),
          `the mark of ${scale}`,
        ).to.be.at.least(3);
      for (const text of getRow(el, scale).querySelectorAll('h3, p, strong, .range')) {
        expect(contrast(getComputedStyle(text).color, surface), normalizeText(text.textContent)).to.be.at.least(4.5);
      }
    }
  });

  it('supports English and Arabic, with right-to-left text and a mirrored bar (A6)', async () => {
    expect(getText(await renderTrafficLight({ lang: 'en' }), '.summary')).to.equal(
      '1 needs attention. 1 without a score. Improved: Physical work ability (not confirmed).',
    );
    const el = await renderTrafficLight({ lang: 'ar' });
    expect(root(el).querySelector('.root')?.getAttribute('dir')).to.equal('rtl');
    expect(getRowText(el, 'fysiek')).to.include('أعلى بمقدار 4، تحسّن');
    expect(getComputedStyle(getRow(el, 'fysiek').querySelector('.marks')!).transform).to.equal(
      'matrix(-1, 0, 0, 1, 0, 0)',
    );
  });

  it('fits in 280 px, and uses two columns on a wide page (A5)', async () => {
    await setViewport({ width: 280, height: 800 });
    const el = await renderTrafficLight();
    const { scrollWidth, clientWidth } = root(el).querySelector('[part=card]')!;
    expect(scrollWidth).to.be.at.most(clientWidth);
    await setViewport({ width: 1280, height: 800 });
    await nextFrame();
    expect(getRow(el, 'fysiek').offsetTop).to.equal(getRow(el, 'vertrouwen').offsetTop);
  });

  it('says in plain words that the data could not be loaded', async () => {
    const adapter = new MemoryAdapter();
    const errors: Error[] = [];
    const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error);
    addEventListener('pro-error', listen);
    const el = await renderInProvider(adapter, 'onbekend');
    removeEventListener('pro-error', listen);
    expect(getText(el, '[role=alert]')).to.match(/^Dit kon niet worden geladen. Opnieuw proberen helpt niet/);
    expect(errors[0]?.message).to.include('onbekend');
  });

  it('shows the valid data and says that something is missing if a response has no date or a score no scale', async () => {
    const [first, last] = werkHerstelScenario('2026-11-22', subject).responses;
    const { authored: _, ...undated } = first!;
    const adapter = new MemoryAdapter({
      questionnaires: [werkHerstelQuestionnaire],
      instruments: [werkHerstelInstrument],
      responses: [undated, last!],
      scores: {
        [subject]: { [werkHerstelInstrument.id]: [measured('2026-11-14', { onbekend: 3 })] },
      },
    });
    const errors: string[] = [];
    const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error.message);
    addEventListener('pro-error', listen);
    const el = await renderInProvider(adapter, 'werk-herstel-demo');
    removeEventListener('pro-error', listen);
    expect(getRowText(el, 'fysiek')).to.include('6 van 10');
    expect(getText(el, '[part=card]')).to.include('Eén ingevulde vragenlijst staat hier niet bij');
    expect(el.getText()).to.include('Eén ingevulde vragenlijst staat hier niet bij');
    expect(errors[0]).to.include('authored');
    expect(errors[1]).to.include('onbekend');
    expect(errors.length).to.equal(2);
  });
});
