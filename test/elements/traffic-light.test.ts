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

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const root = (el: ProTrafficLight) => el.shadowRoot!;
const textOf = (el: ProTrafficLight, selector = '.root') => clean(root(el).querySelector(selector)?.textContent);
const row = (el: ProTrafficLight, scale: string) => root(el).querySelector<HTMLElement>(`[data-scale=${scale}]`)!;
const rowText = (el: ProTrafficLight, scale: string) => clean(row(el, scale).textContent);
const statusOf = (el: ProTrafficLight, scale: string) => row(el, scale).querySelector('.status-icon')!.classList[1];
const button = (el: ProTrafficLight, words: string) =>
  [...root(el).querySelectorAll('button')].find((one) => clean(one.textContent).includes(words));
const order = (el: ProTrafficLight) =>
  [...root(el).querySelectorAll('[data-scale]')].map((one) => one.getAttribute('data-scale'));

async function light(given: Partial<ProTrafficLight> = {}): Promise<ProTrafficLight> {
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
  await ready(el);
  return el;
}

async function ready(el: ProTrafficLight): Promise<void> {
  await waitUntil(() => !root(el).querySelector('.state[role=status]'), 'the data are here');
  await waitUntil(
    () => root(el).querySelector('.root')?.getAttribute('lang') === (el.lang || 'nl'),
    'it speaks its language',
  );
}

async function provided(adapter: MemoryAdapter, id: string, audience = 'clinician'): Promise<ProTrafficLight> {
  const provider = await fixture<ProProvider>(html`
    <pro-provider .adapter=${adapter} subject=${subject} audience=${audience}>
      <pro-traffic-light lang="nl" instrument=${id}></pro-traffic-light>
    </pro-provider>
  `);
  const el = provider.querySelector('pro-traffic-light')!;
  await ready(el);
  return el;
}

const assigned = (given: Partial<Assignment>, audience = 'clinician') => {
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
  return provided(adapter, instrument.id, audience);
};

const good = { vertrouwen: 9, fysiek: 9, steun: 9, klachten: 2, functioneren: 51, plezier: 8 };

describe('<pro-traffic-light>', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('is accessible for both who look, in every language, also when it is selectable', async () => {
    for (const lang of ['nl', 'en', 'ar']) {
      for (const audience of ['patient', 'clinician'] as const) {
        await expect(await light({ lang, audience, selectable: audience === 'clinician' })).to.be.accessible();
      }
    }
  });

  it('shows the scenario of the white paper: what got better does not hide what is still low', async () => {
    const { responses } = werkHerstelScenario('2026-11-22', subject);
    const adapter = new MemoryAdapter({
      questionnaires: [werkHerstelQuestionnaire],
      instruments: [werkHerstelInstrument],
      responses,
    });
    const el = await provided(adapter, 'werk-herstel-demo');
    expect(rowText(el, 'fysiek')).to.include('6 van 10');
    expect(rowText(el, 'fysiek')).to.include('3 hoger, verbeterd');
    expect(statusOf(el, 'fysiek')).to.equal('attention');
    expect(rowText(el, 'vertrouwen')).to.include('2 van 10');
    expect(statusOf(el, 'vertrouwen')).to.equal('concern');
    expect(textOf(el, '.summary')).to.match(/^\d vragen om aandacht\. Verbeterd: Lichamelijk werkvermogen/);
    expect(textOf(el, 'footer')).to.include('niet de V@W-Q23');
  });

  it('says in one sentence what matters', async () => {
    expect(textOf(await light(), '.summary')).to.equal(
      '1 vraagt om aandacht. 1 zonder score. Verbeterd: Lichamelijk werkvermogen (niet bevestigd).',
    );
    expect(textOf(await light({ audience: 'patient' }), '.summary')).to.include('1 score vraagt om aandacht.');
    expect(textOf(await light({ measurements: [measured('2026-11-14', good)] }), '.summary')).to.equal(
      'Geen vraagt om aandacht.',
    );
    expect(textOf(await light({ measurements: [measured('2026-11-14', { plezier: 2 })] }), '.summary')).to.include(
      'geen afkapwaarde bekend',
    );
  });

  it('says when it was filled in, and when before', async () => {
    expect(textOf(await light())).to.include('Ingevuld op 14 november 2026. Vorige keer 3 oktober 2026.');
    expect(textOf(await light({ audience: 'patient' }))).to.include('U vulde dit in op 14 november 2026.');
  });

  describe('gives each scale a row', () => {
    it('D1 D5 with its score, word and direction', async () => {
      expect(rowText(await light(), 'vertrouwen')).to.equal(
        'Vertrouwen in terugkeer 2 van 10 laag (niet bevestigd) · hoger is beter gelijk',
      );
      expect(rowText(await light(), 'functioneren')).to.include('46,1 (20 tot 80)');
    });

    it('A1 with a sign of another shape for every status', async () => {
      const el = await light({
        measurements: [
          measured('2026-11-14', { vertrouwen: 2, fysiek: 7, steun: 9, klachten: incomplete, plezier: 5 }),
        ],
      });
      expect(
        ['vertrouwen', 'fysiek', 'steun', 'klachten', 'plezier'].map((scale) => statusOf(el, scale)),
      ).to.deep.equal(['concern', 'attention', 'ok', 'noScore', 'noLight']);
      const shapes = ['vertrouwen', 'fysiek', 'steun', 'klachten', 'plezier'].map(
        (scale) => row(el, scale).querySelector('.status-icon')!.innerHTML,
      );
      expect(new Set(shapes).size).to.equal(5);
    });

    it('with its place on the scale in words too, now and before', async () => {
      const el = await light();
      const bar = row(el, 'fysiek').querySelector('[role=img]')!;
      expect(bar.getAttribute('aria-label')).to.equal('8 op een schaal van 0 tot 10, eerder 4 (3 oktober 2026)');
      expect(bar.querySelector('.before')?.getAttribute('cx')).to.equal('40%');
      expect(row(el, 'klachten').querySelectorAll('[role=img]').length).to.equal(0);
    });

    it('D7 with the edge of a band between two whole scores', async () => {
      const edges = [...row(await light(), 'fysiek').querySelectorAll('.bands line')].map((line) =>
        line.getAttribute('x1'),
      );
      expect(edges).to.deep.equal(['55%', '75%']);
    });

    it('D18 with "verbeterd" only by the change rule', async () => {
      const el = await light();
      expect(rowText(el, 'fysiek')).to.include('4 hoger, verbeterd');
      expect(rowText(el, 'steun')).to.include('1 hoger, geen duidelijke verandering');
      expect(clean(row(el, 'plezier').querySelector('.change')?.textContent)).to.equal('1 hoger');
    });

    it('D22 in the order of the instrument, and by severity only when asked', async () => {
      expect(order(await light())).to.deep.equal(instrument.scales.map(({ id }) => id));
      expect(order(await light({ order: 'severity' }))).to.deep.equal([
        'vertrouwen',
        'klachten',
        'plezier',
        'fysiek',
        'steun',
        'functioneren',
      ]);
    });

    it('D22 by change when asked: what got worse or better first', async () => {
      expect((await light({ order: 'change' }).then(order))[0]).to.equal('fysiek');
      const worse = [measured('2026-10-03', good), measured('2026-11-14', { ...good, steun: 2, klachten: 1 })];
      expect((await light({ order: 'change', measurements: worse }).then(order)).slice(0, 2)).to.deep.equal([
        'steun',
        'vertrouwen',
      ]);
    });

    it('D9 with a change that counts marked apart from the level, also where the level is good', async () => {
      const el = await light();
      expect(row(el, 'fysiek').querySelector('.change.news')).not.to.equal(null);
      expect(statusOf(el, 'fysiek')).to.equal('ok');
      expect(row(el, 'steun').querySelector('.change.news')).to.equal(null);
    });

    it('D15 with the group to compare with, for the clinician only', async () => {
      expect(rowText(await light(), 'functioneren')).to.include('Vergelijking: Nederlanders gemiddeld 49,8');
      expect(rowText(await light({ audience: 'patient' }), 'functioneren')).not.to.include('Nederlanders');
    });

    it('in a real list', async () => {
      const list = root(await light()).querySelector('[part=list]')!;
      expect(list.localName).to.equal('ul');
      expect([...list.children].every(({ localName }) => localName === 'li')).to.equal(true);
    });
  });

  describe('R1 colours nothing that is no result', () => {
    const states = [
      measured('2026-08-12', { steun: 7 }),
      measured('2026-11-14', {
        vertrouwen: incomplete,
        fysiek: 40,
        klachten: { status: 'notApplicable' },
        plezier: { status: 'incomplete', answered: 0, asked: 1 },
      }),
    ];

    it('an incomplete score says how much was answered', async () => {
      const el = await light({ measurements: states });
      expect(rowText(el, 'vertrouwen')).to.equal('Vertrouwen in terugkeer geen score 3 van 8 vragen beantwoord');
      expect(statusOf(el, 'vertrouwen')).to.equal('noScore');
    });

    it('not asked, not filled in, outside the scale and no measurement yet are told apart', async () => {
      const el = await light({ measurements: states });
      expect(rowText(el, 'klachten')).to.include('niet gevraagd');
      expect(rowText(el, 'plezier')).to.include('niet ingevuld');
      expect(rowText(el, 'fysiek')).to.include('deze score past niet bij de schaal');
      expect(rowText(el, 'functioneren')).to.equal('Lichamelijk functioneren nog geen meting');
      expect(['klachten', 'plezier', 'fysiek', 'functioneren'].map((scale) => statusOf(el, scale))).to.deep.equal(
        Array(4).fill('noScore'),
      );
    });

    it('a score of an earlier day says its day', async () => {
      expect(rowText(await light({ measurements: states }), 'steun')).to.include('12 augustus 2026');
    });

    it('an estimated score says so', async () => {
      const el = await light({ measurements: [measured('2026-11-14', { fysiek: { status: 'prorated', value: 7 } })] });
      expect(rowText(el, 'fysiek')).to.include('geschat: niet alle vragen zijn beantwoord');
    });

    it('D19 a scale without cut-offs is neutral and says so', async () => {
      const el = await light();
      expect(statusOf(el, 'plezier')).to.equal('noLight');
      expect(rowText(el, 'plezier')).to.include('geen afkapwaarde bekend · hoger is beter');
    });

    it('nothing measured at all, for each who looks', async () => {
      expect(textOf(await light({ measurements: [] }), '.summary')).to.equal('Nog geen meting.');
      expect(textOf(await light({ measurements: [], audience: 'patient' }), '.summary')).to.equal(
        'U heeft dit nog niet ingevuld.',
      );
    });
  });

  describe('tells of its cut-offs', () => {
    it('D19 which are not confirmed: each, or all at once', async () => {
      const el = await light();
      expect(rowText(el, 'fysiek')).to.include('(niet bevestigd)');
      expect(rowText(el, 'functioneren')).not.to.include('niet bevestigd');
      const all = await light({ measurements: [measured('2026-11-14', { fysiek: 6, steun: 8 })] });
      expect(textOf(all, 'header')).to.include('De afkapwaarden zijn niet bevestigd.');
      expect(rowText(all, 'fysiek')).not.to.include('niet bevestigd');
    });

    it('D19 where they come from, one step away', async () => {
      const el = await light();
      const about = root(el).querySelector('details')!;
      expect(about.open).to.equal(false);
      about.querySelector('summary')!.click();
      expect(about.open).to.equal(true);
      expect(clean(about.textContent)).to.include(
        'weinig, licht vanaf 5, matig vanaf 10, ernstig vanaf 20 Afkapwaarden: Voorbeeldstudie naar klachten, volwassenen in Nederland.',
      );
    });

    it('and to the clinician how a sum was made', async () => {
      const score = { status: 'ok', value: 5, trace: '3 + 2 + 0 = 5' } as const;
      const traced = [measured('2026-11-14', { klachten: score })];
      expect(textOf(await light({ measurements: traced }), 'details')).to.include('Optelling: 3 + 2 + 0 = 5.');
      expect(textOf(await light({ measurements: traced, audience: 'patient' }), 'details')).not.to.include('Optelling');
    });
  });

  describe('R2 shows an answer that asks for attention', () => {
    const flagged = (status: 'raised' | 'notAnswered') => [
      { ...measured('2026-11-14', good), flags: [{ id: 'veiligheid', status }] },
    ];

    it('also when every score is good', async () => {
      const el = await light({ measurements: flagged('raised') });
      expect(textOf(el, '[part=flags]')).to.include('Eén antwoord vraagt aandacht: onveilig op het werk');
      // The first sentence would deny it.
      expect(textOf(el, '.summary')).not.to.include('Geen vraagt om aandacht.');
    });

    it('and one that was not given, which is not the same as good', async () => {
      expect(textOf(await light({ measurements: flagged('notAnswered') }), '[part=flags]')).to.include(
        'Niet beantwoord: onveilig op het werk',
      );
    });

    it('but no old one when there is a newer measurement without', async () => {
      const newer = { ...measured('2026-11-20', good), flags: [] };
      expect(root(await light({ measurements: [newer, ...flagged('raised')] })).querySelector('[part=flags]')).to.equal(
        null,
      );
    });
  });

  describe('R3 keeps versions apart', () => {
    const other = { ...instrument, questionnaires: ['https://example.org/Questionnaire/voorbeeld|3'] };

    it('a version that the bands do not hold for has no colour and says so, in its row and in the sentence', async () => {
      const el = await light({ instrument: other, measurements: [measured('2026-11-14', good, '2')] });
      expect(statusOf(el, 'vertrouwen')).to.equal('noLight');
      expect(rowText(el, 'vertrouwen')).to.include('9 van 10').and.include('andere versie van de vragenlijst');
      expect(row(el, 'vertrouwen').querySelectorAll('rect.ok, rect.attention, rect.concern').length).to.equal(0);
      expect(textOf(el, '.summary')).to.include('6 zijn van een andere versie.');
    });

    it('nothing is compared with a score of another version, and the row says why', async () => {
      const el = await light({
        measurements: [measured('2026-08-12', { fysiek: 3 }, '1'), measured('2026-11-14', { fysiek: 8 }, '2')],
      });
      expect(rowText(el, 'fysiek')).to.include('vorige keer een andere versie');
      expect(row(el, 'fysiek').querySelector('.change')).to.equal(null);
    });
  });

  describe('shows a part when asked', () => {
    it('what needs attention, what changed, and all again, by keyboard', async () => {
      const el = await light();
      button(el, 'Vraagt aandacht (2)')!.focus();
      await sendKeys({ press: 'Enter' });
      await el.updateComplete;
      // A score that could not be made may hide one that stands out.
      expect(order(el)).to.deep.equal(['vertrouwen', 'klachten']);
      expect(button(el, 'Vraagt aandacht')!.getAttribute('aria-pressed')).to.equal('true');
      button(el, 'Veranderd (1)')!.click();
      await el.updateComplete;
      expect(order(el)).to.deep.equal(['fysiek']);
      button(el, 'Alles (6)')!.click();
      await el.updateComplete;
      expect(order(el).length).to.equal(6);
    });

    it('and never hides flags with it', async () => {
      const flags = [{ id: 'veiligheid', status: 'raised' }] as const;
      const el = await light({
        filter: 'attention',
        measurements: [{ ...measured('2026-11-14', good), flags: [...flags] }],
      });
      expect(order(el)).to.deep.equal([]);
      expect(textOf(el)).to.include('Er is geen score die hierbij hoort.');
      expect(textOf(el, '[part=flags]')).to.include('onveilig op het werk');
    });

    it('but offers the patient no buttons, and nobody a choice that is none', async () => {
      expect(root(await light({ audience: 'patient' })).querySelectorAll('.filter, select').length).to.equal(0);
      const el = await light({ measurements: [measured('2026-11-14', good)] });
      expect(root(el).querySelectorAll('.filter, select').length).to.equal(0);
    });
  });

  describe('sets two measurements side by side', () => {
    const compared = { earlier: '2026-08-12' };

    it('the newest and a chosen one, with its date, number, word and sign', async () => {
      const el = await light(compared);
      expect(textOf(el, 'header')).to.include('Vergeleken met 12 augustus 2026.');
      expect(rowText(el, 'fysiek')).to.include('5 hoger, verbeterd (niet bevestigd) 12 augustus 2026: 3 (laag)');
      expect(row(el, 'fysiek').querySelector('.earlier .status-icon')?.classList[1]).to.equal('concern');
      expect(rowText(el, 'klachten')).to.include('12 augustus 2026: 14 (matig)');
    });

    it('chosen from a list', async () => {
      const el = await light();
      const select = root(el).querySelector('select')!;
      expect([...select.options].map(({ label }) => clean(label))).to.deep.equal([
        'de vorige keer',
        '3 oktober 2026',
        '12 augustus 2026',
      ]);
      select.value = '2026-08-12';
      select.dispatchEvent(new Event('change'));
      await el.updateComplete;
      expect(rowText(el, 'fysiek')).to.include('12 augustus 2026: 3 (laag)');
      expect(textOf(el, '.summary')).to.include(
        'Verbeterd: Lichamelijk werkvermogen (niet bevestigd) en Lichamelijk functioneren.',
      );
    });

    it('and not where the versions differ', async () => {
      const versions = [
        measured('2026-08-12', { fysiek: 3 }, '1'),
        measured('2026-10-03', { fysiek: 5 }, '2'),
        measured('2026-11-14', { fysiek: 8 }, '2'),
      ];
      const el = await light({ ...compared, measurements: versions });
      expect(rowText(el, 'fysiek')).to.include('12 augustus 2026: 3 (laag)');
      expect(row(el, 'fysiek').querySelector('.change')).to.equal(null);
    });
  });

  describe('copies for the record', () => {
    it('what is shown: scores, words and dates', async () => {
      const text = (await light()).getText();
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

    it('only the part that is shown, which it says', async () => {
      const text = (await light({ filter: 'changed', earlier: '2026-08-12' })).getText();
      expect(text).to.include('Alleen: Veranderd').and.include('12 augustus 2026: 3 (laag)');
      expect(text).not.to.include('Vertrouwen in terugkeer:');
    });

    it('at a button for the clinician, and tells the host without the text', async () => {
      const real = navigator.clipboard.writeText.bind(navigator.clipboard);
      let copied = '';
      navigator.clipboard.writeText = async (text) => void (copied = text);
      const el = await light();
      let event: Event | undefined;
      el.addEventListener('pro-copy', (one) => (event = one));
      button(el, 'Kopieer voor dossier')!.click();
      await waitUntil(() => event);
      await el.updateComplete;
      navigator.clipboard.writeText = real;
      expect(copied).to.equal(el.getText());
      expect(textOf(el, 'footer [role=status]')).to.include('Gekopieerd.');
      expect(Object.entries(event!).filter(([name]) => name !== 'isTrusted')).to.deep.equal([
        ['instrument', 'voorbeeld'],
      ]);
      expect(button(await light({ audience: 'patient' }), 'Kopieer')).to.equal(undefined);
    });

    it('by hand where the browser refuses', async () => {
      const real = navigator.clipboard.writeText.bind(navigator.clipboard);
      navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
      const el = await light();
      button(el, 'Kopieer voor dossier')!.click();
      await waitUntil(() => root(el).querySelector('textarea'));
      navigator.clipboard.writeText = real;
      expect(root(el).querySelector('textarea')!.value).to.equal(el.getText());
    });
  });

  it('tells the host whose answers somebody wants to see, without the answers', async () => {
    const responded = measurements.map((one) => ({ ...one, response: one.date }));
    const el = await light({ selectable: true, measurements: responded });
    const chosen: unknown[] = [];
    el.addEventListener('pro-select-answers', ({ scale, response }) => chosen.push({ scale, response }));
    row(el, 'fysiek').querySelector<HTMLButtonElement>('.answers')!.click();
    expect(chosen).to.deep.equal([{ scale: 'fysiek', response: '2026-11-14' }]);
    expect(clean(row(el, 'fysiek').querySelector('.answers')?.textContent)).to.equal(
      'Antwoorden: Lichamelijk werkvermogen',
    );
    expect(row(await light({ selectable: true }), 'fysiek').querySelector('.answers')).to.equal(null);
  });

  describe('is clear about data that do not fit', () => {
    const failing = async (given: Partial<ProTrafficLight>) => {
      const errors: Error[] = [];
      const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error);
      addEventListener('pro-error', listen);
      const el = await light(given);
      await nextFrame();
      removeEventListener('pro-error', listen);
      return { el, message: errors.map(({ message }) => message).join() };
    };

    it('a scale that the instrument does not have: the others are shown, and the developer is told', async () => {
      const { el, message } = await failing({ measurements: [measured('2026-11-14', { fysiek: 6, onbekend: 3 })] });
      expect(rowText(el, 'fysiek')).to.include('6 van 10');
      expect(message).to.include('onbekend');
    });

    it('bands that do not cover their scale, and a text instead of a number: an error that names the field', async () => {
      const [first, ...others] = instrument.scales;
      const bands = first!.bandSet!.bands.slice(1);
      const wrong = { ...instrument, scales: [{ ...first!, bandSet: { ...first!.bandSet!, bands } }, ...others] };
      const uncovered = await failing({ instrument: wrong });
      expect(textOf(uncovered.el, '[role=alert]')).to.include('Dit kon niet worden geladen.');
      expect(uncovered.message).to.include('scales.0.bandSet.bands.0.from');
      const text = [{ ...measured('2026-11-14', {}), scores: [{ scale: 'fysiek', status: 'ok', value: 'zes' }] }];
      const written = await failing({ measurements: text as never });
      expect(textOf(written.el, '[role=alert]')).to.include('Dit kon niet worden geladen.');
      expect(written.message).to.include('scores.0.value').and.not.include('zes');
    });

    it('a thousand measurements', async () => {
      const many = Array.from({ length: 1000 }, (_, index) =>
        measured(new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10), { fysiek: index % 11 }),
      );
      expect(rowText(await light({ measurements: many }), 'fysiek')).to.include('van 10');
    });
  });

  describe('shows what became of its questionnaire', () => {
    it('sent and not opened, with its last day', async () => {
      const el = await assigned({ sent: '2026-11-01', due: '2999-12-01' });
      expect(textOf(el, '.assignment')).to.equal(
        'Verstuurd 1 november 2026, nog niet geopend. Wacht op de patiënt. Uiterlijk 1 december 2999.',
      );
    });

    it('overdue', async () => {
      const el = await assigned({ status: 'opened', sent: '2026-11-01', opened: '2026-11-02', due: '2026-11-10' });
      expect(textOf(el, '.assignment strong')).to.equal('Te laat: uiterlijk 10 november 2026.');
    });

    it('filled in', async () => {
      const el = await assigned({ status: 'completed', sent: '2026-11-01', completed: '2026-11-03' });
      expect(textOf(el, '.assignment')).to.equal('Verstuurd 1 november 2026, ingevuld 3 november 2026.');
    });

    it('to the patient only what waits', async () => {
      expect(textOf(await assigned({ sent: '2026-11-01', due: '2999-12-01' }, 'patient'), '.assignment')).to.equal(
        'Er staat een vragenlijst voor u klaar. U kunt hem invullen tot en met 1 december 2999.',
      );
      expect(
        root(await assigned({ status: 'completed', completed: '2026-11-03' }, 'patient')).querySelectorAll(
          '.assignment',
        ).length,
      ).to.equal(0);
    });
  });

  it('tells the host which scale was chosen, by keyboard too, and only when it is selectable', async () => {
    expect(root(await light()).querySelectorAll('li button').length).to.equal(0);
    const el = await light({ selectable: true });
    const chosen: string[] = [];
    el.addEventListener('pro-select-scale', ({ scale }) => chosen.push(scale));
    row(el, 'fysiek').querySelector('button')!.focus();
    await sendKeys({ press: 'Enter' });
    expect(chosen).to.deep.equal(['fysiek']);
    expect(clean(row(el, 'fysiek').querySelector('button')?.textContent)).to.equal(
      'Lichamelijk werkvermogen: toon het verloop',
    );
  });

  it('A2 has enough contrast: 3:1 for every sign and mark, 4.5:1 for every text', async () => {
    const el = await light({
      measurements: [measured('2026-11-14', { vertrouwen: 2, fysiek: 7, steun: 9, klachten: incomplete, plezier: 5 })],
    });
    const surface = getComputedStyle(root(el).querySelector('[part=card]')!).backgroundColor;
    for (const scale of ['vertrouwen', 'fysiek', 'steun', 'klachten', 'plezier']) {
      const outline = getComputedStyle(row(el, scale).querySelector('.outline')!);
      const sign = outline.fill === 'none' ? outline.stroke : outline.fill;
      expect(contrast(sign, surface), `the sign of ${scale}`).to.be.at.least(3);
      const mark = row(el, scale).querySelector('.now');
      const band = row(el, scale).querySelector(`rect.${statusOf(el, scale)}`);
      if (mark && band)
        expect(
          contrast(getComputedStyle(mark).fill, getComputedStyle(band).fill),
          `the mark of ${scale}`,
        ).to.be.at.least(3);
      for (const text of row(el, scale).querySelectorAll('h3, p, strong, .range')) {
        expect(contrast(getComputedStyle(text).color, surface), clean(text.textContent)).to.be.at.least(4.5);
      }
    }
  });

  it('A6 speaks English and Arabic, from right to left, with the bar turned', async () => {
    expect(textOf(await light({ lang: 'en' }), '.summary')).to.equal(
      '1 needs attention. 1 without a score. Improved: Physical work ability (not confirmed).',
    );
    const el = await light({ lang: 'ar' });
    expect(root(el).querySelector('.root')?.getAttribute('dir')).to.equal('rtl');
    expect(rowText(el, 'fysiek')).to.include('أعلى بمقدار 4، تحسّن');
    expect(getComputedStyle(row(el, 'fysiek').querySelector('.marks')!).transform).to.equal(
      'matrix(-1, 0, 0, 1, 0, 0)',
    );
  });

  it('A5 loses nothing at 280 px, and uses two columns where there is room', async () => {
    await setViewport({ width: 280, height: 800 });
    const el = await light();
    const { scrollWidth, clientWidth } = root(el).querySelector('[part=card]')!;
    expect(scrollWidth).to.be.at.most(clientWidth);
    await setViewport({ width: 1280, height: 800 });
    await nextFrame();
    expect(row(el, 'fysiek').offsetTop).to.equal(row(el, 'vertrouwen').offsetTop);
  });

  it('says in plain words that it could not be loaded', async () => {
    const adapter = new MemoryAdapter();
    const errors: Error[] = [];
    const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error);
    addEventListener('pro-error', listen);
    const el = await provided(adapter, 'onbekend');
    removeEventListener('pro-error', listen);
    expect(textOf(el, '[role=alert]')).to.match(/^Dit kon niet worden geladen. Opnieuw proberen helpt niet/);
    expect(errors[0]?.message).to.include('onbekend');
  });

  it('shows what is right when a response has no date or a score no scale, and says that something is missing', async () => {
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
    const el = await provided(adapter, 'werk-herstel-demo');
    removeEventListener('pro-error', listen);
    expect(rowText(el, 'fysiek')).to.include('6 van 10');
    expect(textOf(el, '[part=card]')).to.include('Eén ingevulde vragenlijst staat hier niet bij');
    expect(el.getText()).to.include('Eén ingevulde vragenlijst staat hier niet bij');
    expect(errors[0]).to.include('authored');
    expect(errors[1]).to.include('onbekend');
    expect(errors.length).to.equal(2);
  });
});
