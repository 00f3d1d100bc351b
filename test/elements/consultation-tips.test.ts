import { aTimeout, expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { ProAdapter } from '../../src/adapter/adapter.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import {
  werkHerstelInstrument as instrument,
  werkHerstelQuestionnaire as questionnaire,
  werkHerstelScenario,
} from '../../src/core/instruments/index.js';
import type { Instrument } from '../../src/core/model/instrument.js';
import type { Consultation } from '../../src/core/model/consultation.js';
import type { Preparation } from '../../src/core/model/preparation.js';
import type { Measurement } from '../../src/core/model/score.js';
import type { CdsCard, DecisionAid, TipPack } from '../../src/core/model/tip.js';
import { standardTipPack } from '../../src/core/tips/pack.js';
import type { ProConsultationTips } from '../../src/elements/consultation-tips/consultation-tips.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import type { ProErrorEvent } from '../../src/internal/base/error.event.js';
import '../../src/define/consultation-tips.js';
import { waitUntil } from '../harness/wait.js';

const subject = 'Patient/1';
const { responses } = werkHerstelScenario('2026-11-22', subject);
const data = { questionnaires: [questionnaire], instruments: [instrument], responses };
const createAdapter = () => new MemoryAdapter(data);
const tag = html`<pro-consultation-tips instrument="werk-herstel-demo"></pro-consultation-tips>`;

/** Renders the element in a provider and waits until its data is loaded. */
async function renderTips(
  widget: TemplateResult = tag,
  {
    adapter = createAdapter(),
    audience = 'clinician',
    lang = '',
  }: { adapter?: ProAdapter; audience?: string; lang?: string } = {},
): Promise<ProConsultationTips> {
  const provider = await fixture<ProProvider>(html`
    <pro-provider .adapter=${adapter} subject=${subject} audience=${audience} lang=${lang}>${widget}</pro-provider>
  `);
  const el = provider.querySelector('pro-consultation-tips')!;
  await waitForData(el);
  await waitForLanguage(el, lang || 'nl');
  return el;
}

async function waitForData(el: ProConsultationTips): Promise<void> {
  await el.updateComplete;
  await nextFrame();
  await waitUntil(() => !el.shadowRoot?.querySelector('.state[role=status]'), 'the data is loaded');
}

async function waitForLanguage(el: ProConsultationTips, language: string): Promise<void> {
  await waitUntil(
    () => el.shadowRoot?.querySelector('.root')?.getAttribute('lang') === language,
    `the language is ${language}`,
  );
}

const normalizeText = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const shadowRootOf = (el: ProConsultationTips) => el.shadowRoot!;
const getText = (el: ProConsultationTips) => normalizeText(shadowRootOf(el).textContent);
const getStep = (el: ProConsultationTips, name: string) => shadowRootOf(el).querySelector(`[aria-labelledby=${name}]`)!;
const getVisibleTips = (el: ProConsultationTips, name: string) =>
  [...getStep(el, name).querySelectorAll(':scope > ul > li > label')].map((label) => normalizeText(label.textContent));
const getCheckboxes = (el: ProConsultationTips) => [
  ...shadowRootOf(el).querySelectorAll<HTMLInputElement>('[part=tip] > label > input[type=checkbox]'),
];
const getCheckbox = (el: ProConsultationTips, words: string) =>
  getCheckboxes(el).find((box) => normalizeText(box.closest('label')?.textContent).includes(words))!;
const getCopyButton = (el: ProConsultationTips) => shadowRootOf(el).querySelector<HTMLButtonElement>('footer button')!;
const getStatus = (el: ProConsultationTips) =>
  normalizeText(shadowRootOf(el).querySelector('footer [role=status]')?.textContent);

/** Creates a measurement with a score for each scale; undefined means no score. */
const createMeasurement = (values: Record<string, number | undefined>, date = '2026-11-08'): Measurement => ({
  date,
  scores: Object.entries(values).map(([scale, value]) =>
    value === undefined ? { scale, status: 'incomplete' } : { scale, status: 'ok', value },
  ),
});
const good = { fysiek: 9, mentaal: 9, vertrouwen: 9, steun: 9, ruimte: 9, stress: 1, vermoeid: 1 };
const tipsWithMeasurements = (...measurements: Measurement[]) =>
  html`<pro-consultation-tips .instrument=${instrument} .measurements=${measurements}></pro-consultation-tips>`;

/** Replaces the clipboard and records the copied texts. */
function stubClipboard(): { readonly texts: string[]; restore(): void } {
  const texts: string[] = [];
  const original = navigator.clipboard.writeText.bind(navigator.clipboard);
  navigator.clipboard.writeText = async (text) => void texts.push(text);
  return { texts, restore: () => (navigator.clipboard.writeText = original) };
}

describe('<pro-consultation-tips>', () => {
  for (const audience of ['clinician', 'patient']) {
    for (const lang of ['nl', 'en', 'ar']) {
      it(`is accessible for a ${audience} in ${lang}, collapsed and expanded`, async () => {
        const el = await renderTips(tag, { audience, lang });
        await expect(el).to.be.accessible();
        for (const details of shadowRootOf(el).querySelectorAll('details')) details.open = true;
        await expect(el).to.be.accessible();
      });
    }
  }

  it('shows an improvement and a question about low confidence in the scenario of the whitepaper', async () => {
    const el = await renderTips();
    expect(getVisibleTips(el, 'signal')[1]).to.match(/^Noem ook wat beter gaat: Lichamelijk werkvermogen/);
    expect(getVisibleTips(el, 'signal')[2]).to.match(/valt mij dit op: Vertrouwen in werken/);
    expect(getVisibleTips(el, 'discuss')[2]).to.match(/^Wilt u hier iets meer over vertellen: Vertrouwen in werken/);
  });

  it('shows three tips for each step and collapses the others', async () => {
    const el = await renderTips();
    for (const name of ['signal', 'discuss', 'act']) expect(getVisibleTips(el, name), name).to.have.length(3);
    const more = getStep(el, 'discuss').querySelector<HTMLDetailsElement>('details.more')!;
    expect(normalizeText(more.querySelector('summary')?.textContent)).to.equal('Nog 3 tips');
    expect(more.open).to.equal(false);
    more.querySelector('summary')!.click();
    expect(more.open).to.equal(true);
    expect(more.querySelectorAll('[part=tip]')).to.have.length(3);
  });

  it('numbers the three steps between preparation and closing', async () => {
    const el = await renderTips();
    const headings = [...shadowRootOf(el).querySelectorAll('h3, .aside > summary')].map((element) =>
      normalizeText(element.textContent),
    );
    expect(headings).to.deep.equal(['Voorbereiden', '1Signaleren', '2Bespreken', '3Handelen', 'Afronden']);
  });

  it('shows the reason and source of each tip in words, without a score', async () => {
    const el = await renderTips();
    const whys = [...shadowRootOf(el).querySelectorAll('.why')].map((element) => normalizeText(element.textContent));
    expect(whys).to.have.length(getCheckboxes(el).length);
    for (const why of whys) expect(why).to.match(/^(Bij elk gesprek|Omdat) .*Bron: /);
    expect(whys.join()).to.include('Omdat dit opvalt Vertrouwen in werken (laag)');
    expect(whys.join()).to.include('Omdat dit is verbeterd Lichamelijk werkvermogen (matig, niet bevestigd)');
    const dates = /\(2010\)|8 november 2026/g;
    expect(
      getText(el)
        .replace(dates, '')
        .replace(/Nog \d tips?|\d(Signaleren|Bespreken|Handelen)|\d andere/g, ''),
    ).not.to.match(/\d/);
  });

  it('asks about work for the flag `work` and expands the closing for limited health skills', async () => {
    const el = await renderTips();
    const closing = () => shadowRootOf(el).querySelectorAll<HTMLDetailsElement>('details.aside')[1]!;
    expect(getText(el)).not.to.include('Vraag naar werk');
    expect(closing().open).to.equal(false);
    el.contextFlags = 'work limitedHealthSkills';
    await waitForData(el);
    expect(getText(el)).to.include('Vraag naar werk').and.to.include('Omdat werk een onderwerp is');
    expect(closing().open).to.equal(true);
  });

  it('reports an unknown context flag and uses the other flags', async () => {
    const el = await renderTips();
    const errorEvent = new Promise<ProErrorEvent>((resolve) =>
      el.addEventListener('pro-error', resolve, { once: true }),
    );
    el.contextFlags = 'work wrok';
    expect((await errorEvent).error.message).to.match(
      /context-flags has the unknown flag "wrok".*limitedHealthSkills, work, momentOfChoice/,
    );
    expect(getText(el)).to.include('Vraag naar werk');
  });

  it('shows a patient how to prepare, with large targets and without checkboxes', async () => {
    const el = await renderTips(
      html`<pro-consultation-tips
        instrument="werk-herstel-demo"
        context-flags="momentOfChoice"
      ></pro-consultation-tips>`,
      {
        audience: 'patient',
      },
    );
    expect(normalizeText(shadowRootOf(el).querySelector('h2')?.textContent)).to.equal('Uw gesprek voorbereiden');
    expect(shadowRootOf(el).querySelectorAll('[part=tip]')).to.have.length(6);
    expect(getCheckboxes(el)).to.have.length(0);
    expect(shadowRootOf(el).querySelector('footer') === null).to.equal(true);
    expect(shadowRootOf(el).querySelector('a')!.href).to.equal('https://3goedevragen.nl/');
    for (const summary of shadowRootOf(el).querySelectorAll('summary')) expect(summary.offsetHeight).to.be.at.least(44);
  });

  it('shows a raised item flag as a topic, independent of the scores', async () => {
    const flagged: Instrument = {
      ...instrument,
      flags: [
        { id: 'a', item: 'vermoeid', from: 1, label: 'Een bepaalde vraag', source: { title: 'x', verified: false } },
      ],
    };
    const measurements = [{ ...createMeasurement(good), flags: [{ id: 'a', status: 'raised' as const }] }];
    const el = await renderTips(
      html`<pro-consultation-tips .instrument=${flagged} .measurements=${measurements}></pro-consultation-tips>`,
    );
    expect(getVisibleTips(el, 'signal')[1]).to.match(/^Eén van de antwoorden vraagt om een gesprek/);
    expect(getText(el)).to.include('Omdat een antwoord aandacht vraagt Een bepaalde vraag.');
    expect(getText(el)).not.to.include('Er valt niets op');
  });
});

describe('<pro-consultation-tips>: checking and copying', () => {
  it('fires the discussed tips in the order of the conversation, without an answer', async () => {
    const el = await renderTips();
    const events: string[] = [];
    el.addEventListener('pro-tips-change', (event) => events.push(`${event.instrument}: ${event.discussed.join()}`));
    getCheckbox(el, 'Bepaal samen').click();
    getCheckbox(el, 'Noem ook').click();
    getCheckbox(el, 'Bepaal samen').click();
    expect(events).to.deep.equal(['werk-herstel-demo: h1', 'werk-herstel-demo: s4,h1', 'werk-herstel-demo: s4']);
  });

  it('checks and expands tips with only the keyboard', async () => {
    const el = await renderTips();
    getCheckboxes(el)[1]!.focus();
    await sendKeys({ press: 'Space' });
    expect(getCheckboxes(el)[1]!.checked).to.equal(true);
    await sendKeys({ press: 'Tab' });
    const why = shadowRootOf(el).activeElement!.closest('details')!;
    expect(why.open).to.equal(false);
    await sendKeys({ press: 'Enter' });
    expect(why.open).to.equal(true);
  });

  it('copies the discussed tips as plain text and shows that it did', async () => {
    const copies = stubClipboard();
    const el = await renderTips();
    let copied = '';
    el.addEventListener('pro-copy', (event) => (copied = event.instrument));
    getCheckbox(el, 'Noem ook').click();
    getCheckbox(el, 'Bepaal samen').click();
    getCopyButton(el).click();
    await aTimeout(0);
    copies.restore();
    expect(copies.texts).to.deep.equal([
      [
        'Besproken naar aanleiding van: Werk en herstel – voorbeeldvragenlijst',
        'Bij de antwoorden van 8 november 2026.',
        '',
        'Signaleren',
        '- Noem ook wat beter gaat: Lichamelijk werkvermogen (niet bevestigd) en Vermoeidheid (niet bevestigd).',
        '',
        'Handelen',
        '- Bepaal samen of er nu iets nodig is.',
      ].join('\n'),
    ]);
    expect(getStatus(el)).to.match(/^Gekopieerd/);
    expect(copied).to.equal('werk-herstel-demo');
    getCheckbox(el, 'Noem ook').click();
    await el.updateComplete;
    expect(getStatus(el), 'after another change').to.equal('');
  });

  it('copies nothing while no tip is checked', async () => {
    const copies = stubClipboard();
    const el = await renderTips();
    getCopyButton(el).click();
    await aTimeout(0);
    copies.restore();
    expect(copies.texts).to.deep.equal([]);
    expect(getStatus(el)).to.equal('Vink eerst aan wat is besproken, of schrijf een notitie.');
  });

  it('shows the text to copy manually if the browser refuses', async () => {
    const original = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    const el = await renderTips();
    let copies = 0;
    el.addEventListener('pro-copy', () => (copies += 1));
    getCheckbox(el, 'Bepaal samen').click();
    getCopyButton(el).click();
    await aTimeout(0);
    await el.updateComplete;
    navigator.clipboard.writeText = original;
    const area = shadowRootOf(el).querySelector<HTMLTextAreaElement>('.text-to-copy')!;
    expect(getStatus(el)).to.match(/laat kopiëren hier niet toe.*Ctrl\+C/);
    expect(area.value).to.equal(el.getText());
    expect(area.value).to.include('- Bepaal samen');
    expect(area.value.slice(area.selectionStart, area.selectionEnd), 'the text is selected').to.equal(area.value);
    expect(copies).to.equal(0);
    await expect(el).to.be.accessible();
  });

  it('keeps the checked tips when newer answers arrive and clears them for another patient', async () => {
    const adapter = createAdapter();
    const el = await renderTips(tag, { adapter });
    getCheckbox(el, 'Bepaal samen').click();
    await adapter.submitResponse(
      { ...responses[1]!, id: 'newer', authored: '2026-11-20T10:00:00Z' },
      {
        signal: new AbortController().signal,
      },
    );
    await waitForData(el);
    expect(getText(el)).to.include('20 november 2026');
    expect(getCheckbox(el, 'Bepaal samen').checked).to.equal(true);

    (el.parentElement as ProProvider).subject = 'Patient/2';
    await waitForData(el);
    expect(getCheckboxes(el).filter(({ checked }) => checked)).to.have.length(0);
    expect(el.getText()).not.to.include('Bepaal');
    (el.parentElement as ProProvider).subject = subject;
    await waitForData(el);
    await waitUntil(() => getCheckbox(el, 'Bepaal samen')?.checked, 'the notes of the first patient are restored');
  });
});

describe('<pro-consultation-tips>: preparation of the patient', () => {
  const adapterWithPreparation = (changes: Partial<Preparation>) =>
    new MemoryAdapter({
      ...data,
      preparations: [
        { subject, instrument: 'werk-herstel-demo', written: '2026-11-20T10:00:00Z', topics: [], ...changes },
      ],
    });
  const getPreparation = (el: ProConsultationTips) =>
    normalizeText(shadowRootOf(el).querySelector('[part=wish]')?.textContent);

  it('shows the topics by name, the questions literally, and the date', async () => {
    const adapter = adapterWithPreparation({
      topics: ['vertrouwen', 'stress', 'gone'],
      questions: 'Mag ik <b>meer</b> uren?',
    });
    const el = await renderTips(tag, { adapter });
    expect(getPreparation(el)).to.equal(
      'De patiënt wil praten over: Vertrouwen in werken en Stress door werk. ' +
        'Vragen van de patiënt: Mag ik <b>meer</b> uren? Voorbereid op 20 november 2026.',
    );
    expect(el.getText()).to.include('De patiënt wil praten over: Vertrouwen in werken en Stress door werk');
    await expect(el).to.be.accessible();
  });

  it('shows a preparation that is saved while the element is shown', async () => {
    const adapter = createAdapter();
    const el = await renderTips(tag, { adapter });
    expect(getPreparation(el)).to.equal('');
    await adapter.savePreparation(
      { subject, instrument: 'werk-herstel-demo', written: '2026-11-20', topics: ['stress'] },
      { signal: new AbortController().signal },
    );
    await waitUntil(() => getPreparation(el).includes('Stress door werk'), 'the preparation is shown');
  });

  it('hides an empty preparation and collapses a long one', async () => {
    expect(getPreparation(await renderTips(tag, { adapter: adapterWithPreparation({ questions: ' ' }) }))).to.equal('');
    const el = await renderTips(tag, { adapter: adapterWithPreparation({ notes: 'lang verhaal '.repeat(80) }) });
    const details = shadowRootOf(el).querySelector<HTMLDetailsElement>('[part=wish] details')!;
    expect(details.open).to.equal(false);
    expect(normalizeText(details.querySelector('summary')?.textContent)).to.equal('De patiënt schreef ook:');
  });

  it('shows a patient no preparation and does not request the notes of the clinician', async () => {
    const adapter = adapterWithPreparation({ topics: ['stress'] });
    let requests = 0;
    adapter.listConsultations = async () => {
      requests += 1;
      return [];
    };
    const el = await renderTips(tag, { adapter, audience: 'patient' });
    expect(getPreparation(el)).to.equal('');
    expect(requests).to.equal(0);
  });
});

describe('<pro-consultation-tips>: notes', () => {
  const query = { subject, instrument: 'werk-herstel-demo' };
  const options = { signal: new AbortController().signal };
  const getNote = (el: ProConsultationTips, name: string) => getStep(el, name).querySelector('textarea')!;
  const getFollowUpCheckbox = (el: ProConsultationTips, name: string) =>
    getStep(el, name).querySelector<HTMLInputElement>('.line input')!;
  const userTypes = (area: HTMLTextAreaElement, text: string) => {
    area.value = text;
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const getFooter = (el: ProConsultationTips) => normalizeText(shadowRootOf(el).querySelector('footer')?.textContent);
  const today = () => new Date().toLocaleDateString('sv-SE');
  const earlierConsultation = (again: Consultation['again']): Consultation => ({
    ...query,
    date: '2026-08-10',
    discussed: [],
    notes: {},
    again,
  });

  it('saves ticks, notes and follow-ups with the adapter as they are made', async () => {
    const adapter = createAdapter();
    const el = await renderTips(tag, { adapter });
    let events = 0;
    el.addEventListener('pro-tips-change', () => (events += 1));
    getCheckbox(el, 'Bepaal samen').click();
    userTypes(getNote(el, 'discuss'), 'Deadlines zijn zwaar');
    getFollowUpCheckbox(el, 'discuss').click();
    await waitUntil(() => getFooter(el).includes('Bewaard.'), 'the notes are saved');
    const [{ id, written, ...saved } = {} as Consultation, ...others] = await adapter.listConsultations(query, options);
    expect([id, written].map((text) => typeof text)).to.deep.equal(['string', 'string']);
    expect([saved, ...others]).to.deep.equal([
      {
        ...query,
        date: today(),
        discussed: ['h1'],
        notes: { discuss: 'Deadlines zijn zwaar' },
        again: [{ step: 'discuss', text: 'Deadlines zijn zwaar', since: today() }],
      },
    ]);
    expect(el.getConsultation().notes).to.deep.equal({ discuss: 'Deadlines zijn zwaar' });
    expect(events).to.be.at.least(3);
    await expect(el).to.be.accessible();
  });

  it('restores the notes after a reload on the same day', async () => {
    const adapter = createAdapter();
    const first = await renderTips(tag, { adapter });
    userTypes(getNote(first, 'act'), 'Bellen met de werkgever');
    getCheckbox(first, 'Noem ook').click();
    await waitUntil(() => getFooter(first).includes('Bewaard.'), 'the notes are saved');
    const second = await renderTips(tag, { adapter });
    expect(getNote(second, 'act').value).to.equal('Bellen met de werkgever');
    expect(getCheckbox(second, 'Noem ook').checked).to.equal(true);
  });

  it('shows a follow-up in the next consultation until it is checked', async () => {
    const left = earlierConsultation([
      { step: 'discuss', text: 'de deadlines', since: '2026-08-10' },
      { step: 'act', since: '2026-02-01' },
    ]);
    const adapter = new MemoryAdapter({ ...data, consultations: [left] });
    const el = await renderTips(tag, { adapter });
    const carried = shadowRootOf(el).querySelector('[part=carried]')!;
    expect(normalizeText(carried.textContent)).to.equal(
      'Nog van een vorige keer Bespreken: de deadlines (10 augustus 2026) Handelen (1 februari 2026)',
    );
    carried.querySelector('input')!.click();
    await waitUntil(() => getFooter(el).includes('Bewaard.'), 'the notes are saved');
    const stored = (await adapter.listConsultations(query, options)).find(({ date }) => date === today());
    expect(stored?.again).to.deep.equal([{ step: 'act', since: '2026-02-01' }]);
    expect(el.getText()).to.match(/Nog van een vorige keer, nu besproken\n- Bespreken: de deadlines/);
    expect(el.getText()).to.match(/Volgende keer weer bespreken\n- Handelen$/);
  });

  it('saves a follow-up of a tip with its current text', async () => {
    const el = await renderTips();
    const tip = getCheckbox(el, 'Wilt u hier iets meer over vertellen').closest('li')!;
    tip.querySelector<HTMLInputElement>('.why input')!.click();
    const [again] = el.getConsultation().again;
    expect(again?.text).to.match(/^Wilt u hier iets meer over vertellen: Vertrouwen in werken/);
    expect(again).to.include({ step: 'discuss', tip: 'b2' });
  });

  it('says that notes stay on the page if the adapter cannot save them', async () => {
    const whole = createAdapter();
    const small: ProAdapter = {
      getQuestionnaire: (...of) => whole.getQuestionnaire(...of),
      listResponses: (...of) => whole.listResponses(...of),
      submitResponse: (...of) => whole.submitResponse(...of),
      getInstrument: (...of) => whole.getInstrument(...of),
    };
    const el = await renderTips(tag, { adapter: small });
    expect(getFooter(el)).to.include('Dit blijft alleen op deze pagina.');
    userTypes(getNote(el, 'act'), 'Bellen');
    await el.updateComplete;
    expect(el.getText()).to.match(/Handelen\nBellen$/);
    expect(getFooter(el)).to.include('Dit blijft alleen op deze pagina.');
  });

  it('keeps notes that could not be saved and offers a retry', async () => {
    const adapter = createAdapter();
    const original = adapter.saveConsultation.bind(adapter);
    adapter.saveConsultation = () => Promise.reject(new Error('server down'));
    const el = await renderTips(tag, { adapter });
    const errors: string[] = [];
    el.addEventListener('pro-error', ({ error }) => errors.push(error.message));
    userTypes(getNote(el, 'act'), 'Bellen');
    await waitUntil(() => shadowRootOf(el).querySelector('footer [role=alert]'), 'the failure is shown');
    expect(errors).to.deep.equal(['server down']);
    expect(getFooter(el)).to.include('Bewaren lukt niet. Uw notities staan nog op deze pagina.');
    adapter.saveConsultation = original;
    shadowRootOf(el).querySelector<HTMLButtonElement>('footer [role=alert] button')!.click();
    await waitUntil(() => getFooter(el).includes('Bewaard.'), 'the notes are saved');
    expect((await adapter.listConsultations(query, options))[0]?.notes).to.deep.equal({ act: 'Bellen' });
  });

  it('saves nothing if the earlier notes could not be read', async () => {
    const adapter = createAdapter();
    adapter.listConsultations = async () => [{ wrong: true } as unknown as Consultation];
    let saved = 0;
    adapter.saveConsultation = async () => void (saved += 1);
    const el = await renderTips(tag, { adapter });
    expect(getFooter(el)).to.include('Eerdere notities konden niet worden geladen.');
    getCheckbox(el, 'Bepaal samen').click();
    await el.updateComplete;
    expect(getFooter(el)).to.include('Dit blijft alleen op deze pagina.');
    expect(saved).to.equal(0);
  });

  it('saves an unfinished note for its own patient when another patient is opened', async () => {
    const adapter = createAdapter();
    const el = await renderTips(tag, { adapter });
    const area = getNote(el, 'act');
    area.value = 'Half geschreven';
    area.dispatchEvent(new Event('input', { bubbles: true }));
    (el.parentElement as ProProvider).subject = 'Patient/2';
    await waitForData(el);
    const notesOf = async (of: string) =>
      (await adapter.listConsultations({ ...query, subject: of }, options)).map(({ notes }) => notes);
    expect(await notesOf(subject)).to.deep.equal([{ act: 'Half geschreven' }]);
    expect(await notesOf('Patient/2')).to.deep.equal([]);
  });

  it('edits notes with only the keyboard', async () => {
    const el = await renderTips();
    getNote(el, 'signal').focus();
    await sendKeys({ type: 'Herkent het' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    expect(el.getConsultation().notes).to.deep.equal({ signal: 'Herkent het' });
    expect(el.getConsultation().again[0]).to.include({ step: 'signal', text: 'Herkent het' });
  });
});

describe('<pro-consultation-tips>: a moment of choice', () => {
  const aids: DecisionAid[] = [
    { title: { nl: 'Keuzehulp', en: 'Decision aid' }, url: 'https://example.org/keuzehulp' },
    { title: 'Bel ons', url: 'tel:+31201234567' },
  ];

  it('shows the three questions and links to the decision aids without a referrer', async () => {
    const el = await renderTips();
    el.aids = aids;
    await el.updateComplete;
    expect(shadowRootOf(el).querySelector('a') === null, 'without a choice').to.equal(true);
    el.contextFlags = 'momentOfChoice';
    await el.updateComplete;
    expect(getVisibleTips(el, 'act')[1]).to.match(
      /Wat kan ik kiezen\? Wat is goed en minder goed.* Wat past bij mijn leven\?$/,
    );
    const links = [...getStep(el, 'act').querySelectorAll('a')];
    expect(links.map(({ href }) => href)).to.deep.equal(aids.map(({ url }) => url));
    for (const link of links) {
      expect(link.rel).to.equal('noopener noreferrer');
      expect(link.referrerPolicy).to.equal('no-referrer');
    }
    await expect(el).to.be.accessible();
  });

  it('skips and reports a decision aid with another URL scheme', async () => {
    const el = await renderTips();
    const errorEvent = new Promise<ProErrorEvent>((resolve) =>
      el.addEventListener('pro-error', resolve, { once: true }),
    );
    el.contextFlags = 'momentOfChoice';
    el.aids = [{ title: 'Slecht', url: 'javascript:alert(1)' }, ...aids];
    expect((await errorEvent).error.message).to.match(/DecisionAid.*url: must start with https/);
    expect(shadowRootOf(el).querySelectorAll('[part=aid]')).to.have.length(2);
    expect(getText(el)).not.to.include('Slecht');
  });
});

describe('<pro-consultation-tips>: cards of CDS Hooks', () => {
  const cardOf = (changes: object = {}): CdsCard => ({
    summary: 'Vier maanden geleden gezien',
    detail: '**Zie** [hier](https://evil.example) <img src=x>',
    source: { label: 'Voorbeeldsysteem', url: 'https://example.org' },
    ...changes,
  });
  const cards = (el: ProConsultationTips) => shadowRootOf(el).querySelector('[part=cards]');

  it('shows cards as plain text and links only to their source', async () => {
    const el = await renderTips();
    el.cards = [cardOf(), cardOf({ source: { label: 'Onveilig', url: 'http://example.org' } })];
    await el.updateComplete;
    expect(normalizeText(cards(el)?.textContent)).to.include(
      'Vier maanden geleden gezien Toelichting **Zie** [hier](https://evil.example) <img src=x> Bron: Voorbeeldsysteem',
    );
    expect([...cards(el)!.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal(['https://example.org/']);
    expect(cards(el)!.querySelector('img') === null).to.equal(true);
    await expect(el).to.be.accessible();
  });

  it('shows three cards, collapses the others and reports an invalid one', async () => {
    const el = await renderTips();
    const errorEvent = new Promise<ProErrorEvent>((resolve) =>
      el.addEventListener('pro-error', resolve, { once: true }),
    );
    const wrong: unknown = { summary: 'zonder bron' };
    el.cards = [...Array.from({ length: 5 }, (_, index) => cardOf({ summary: `Kaart ${index}` })), wrong as CdsCard];
    expect((await errorEvent).error.message).to.match(/Card.*source: must be object/);
    expect(cards(el)!.querySelectorAll(':scope > ul > li')).to.have.length(3);
    expect(normalizeText(cards(el)!.querySelector('.more > summary')?.textContent)).to.equal('Nog 2 berichten');
    expect(getText(el)).not.to.include('zonder bron');
  });

  it('shows a patient no cards', async () => {
    const el = await renderTips(tag, { audience: 'patient' });
    el.cards = [cardOf()];
    await el.updateComplete;
    expect(cards(el) === null).to.equal(true);
  });
});

describe('<pro-consultation-tips>: without notable scores', () => {
  it('says that nothing was filled in', async () => {
    const adapter = new MemoryAdapter({ questionnaires: [questionnaire], instruments: [instrument] });
    expect(getText(await renderTips(tag, { adapter }))).to.equal(
      'Gesprek Er zijn nog geen antwoorden om te bespreken.',
    );
    expect(getText(await renderTips(tag, { adapter, audience: 'patient' }))).to.include('U heeft nog niets ingevuld.');
  });

  it('says that nothing stands out when every score is good', async () => {
    const el = await renderTips(tipsWithMeasurements(createMeasurement(good)));
    expect(getText(el)).to.include('Er valt niets op in de scores.');
    expect(normalizeText(getStep(el, 'discuss').textContent)).to.match(
      /^2Bespreken De scores geven hier geen aanleiding toe\./,
    );
    await expect(el).to.be.accessible();
  });

  it('does not say that nothing stands out while a score is missing', async () => {
    const el = await renderTips(tipsWithMeasurements(createMeasurement({ ...good, vertrouwen: undefined })));
    expect(getText(el)).not.to.include('Er valt niets op');
  });

  it('shows only general tips if the seriousness of the scores is unknown', async () => {
    const scales = instrument.scales.map((scale) => ({ ...scale, bandSet: undefined }));
    const el = await renderTips(
      html`<pro-consultation-tips
        .instrument=${{ ...instrument, scales }}
        .measurements=${[createMeasurement({ fysiek: 3 })]}
      ></pro-consultation-tips>`,
    );
    expect(getText(el)).to.include('Van deze scores is niet bekend hoe ernstig ze zijn.');
    expect(getVisibleTips(el, 'signal')).to.have.length(1);
  });

  it('says nothing about scores if there is no score', async () => {
    const el = await renderTips(tipsWithMeasurements(createMeasurement({ fysiek: undefined })));
    expect(getText(el)).not.to.match(/niet bekend hoe ernstig|geven hier geen aanleiding|valt niets op/);
    expect(getVisibleTips(el, 'signal')).to.have.length(1);
  });

  it('shows a failure without its cause', async () => {
    const adapter = new MemoryAdapter();
    const el = await renderTips(html`<pro-consultation-tips instrument="unknown"></pro-consultation-tips>`, {
      adapter,
    });
    expect(normalizeText(shadowRootOf(el).querySelector('[role=alert]')?.textContent)).to.match(
      /^Dit kon niet worden geladen/,
    );
    expect(getText(el), 'causes are only for developers').not.to.include('unknown');
  });

  it('reports an instrument that a framework turned into a text, with the solution', async () => {
    const errorEvent = new Promise<ProErrorEvent>((resolve) =>
      document.body.addEventListener('pro-error', resolve, { once: true }),
    );
    await fixture(html`<pro-consultation-tips instrument="[object Object]"></pro-consultation-tips>`);
    expect((await errorEvent).error.message).to.match(
      /instrument="\[object Object\]".*Import 'pro-widgets\/define'.*element\.instrument = …/,
    );
  });
});

describe('<pro-consultation-tips>: packs of the host page', () => {
  const ours: TipPack = {
    id: 'hospital',
    title: 'Hospital',
    tips: [
      {
        id: 'hospital-1',
        step: 'discuss',
        audience: 'clinician',
        kind: 'instruction',
        text: { nl: 'Bel de werkcoach <b>altijd</b> terug over {domains}.' },
        when: { all: [{ minimumGrade: 'moderate' }] },
        source: { title: 'Ons ziekenhuis', licence: 'host' },
      },
    ],
  };

  it('shows the tips of a pack in addition to the standard ones or instead, as plain text', async () => {
    const el = await renderTips();
    el.packs = [ours];
    await waitForData(el);
    expect(getVisibleTips(el, 'discuss')).to.deep.equal([
      'Bel de werkcoach <b>altijd</b> terug over Vertrouwen in werken, Steun op het werk en Stress door werk.',
    ]);
    el.packs = [standardTipPack, ours];
    await waitForData(el);
    expect(getVisibleTips(el, 'discuss')).to.have.length(3);
    expect(getText(el)).to.include('Bel de werkcoach').and.to.include('Bron: Ons ziekenhuis.');
  });

  it('skips and reports an invalid pack and shows the others', async () => {
    const el = await renderTips();
    const errorEvent = new Promise<ProErrorEvent>((resolve) =>
      el.addEventListener('pro-error', resolve, { once: true }),
    );
    const wrong: unknown = { ...ours, id: 'second', tips: [{ ...ours.tips[0], source: undefined }] };
    el.packs = [ours, wrong as TipPack];
    expect((await errorEvent).error.message).to.match(/^TipPack "second" .*tips\.0\.source: must be object/);
    expect(getCheckboxes(el)).to.have.length(1);
  });

  it('shows no tip for a single invalid pack and reports the field', async () => {
    const el = await renderTips();
    const errorEvent = new Promise<ProErrorEvent>((resolve) =>
      el.addEventListener('pro-error', resolve, { once: true }),
    );
    const wrong: unknown = { ...ours, tips: [{ ...ours.tips[0], when: { all: [{ mood: 'low' }] } }] };
    el.packs = [wrong as TipPack];
    expect((await errorEvent).error.message).to.match(/^TipPack "hospital" has the wrong shape: tips\.0\.when\.all\.0/);
    expect(getCheckboxes(el)).to.have.length(0);
    expect(normalizeText(shadowRootOf(el).querySelector('[role=alert]')?.textContent)).to.equal(
      'Dit kon niet worden geladen.',
    );
    el.packs = [ours];
    await waitForData(el);
    expect(getCheckboxes(el)).to.have.length(1);
  });
});

describe('<pro-consultation-tips>: layout and language', () => {
  it('fits in 280 pixels', async () => {
    const el = await renderTips(tag);
    el.parentElement!.parentElement!.style.inlineSize = '280px';
    for (const details of shadowRootOf(el).querySelectorAll('details')) details.open = true;
    await nextFrame();
    for (const part of shadowRootOf(el).querySelectorAll('*')) {
      expect(part.scrollWidth, part.outerHTML.slice(0, 80)).to.be.at.most(280);
      expect(part.getBoundingClientRect().right, part.outerHTML.slice(0, 80)).to.be.at.most(
        el.getBoundingClientRect().right + 1,
      );
    }
  });

  it('translates tips and names of scales into English and Arabic', async () => {
    const english = await renderTips(tag, { lang: 'en' });
    expect(getVisibleTips(english, 'signal')[1]).to.equal(
      'Mention what is going better too: Physical work ability (not confirmed) and Fatigue (not confirmed).',
    );
    const arabic = await renderTips(tag, { lang: 'ar' });
    expect(shadowRootOf(arabic).querySelector('.root')!.getAttribute('dir')).to.equal('rtl');
    expect(getVisibleTips(arabic, 'signal')[1]).to.include('القدرة البدنية على العمل (غير مؤكد) والتعب (غير مؤكد)');
  });

  it('keeps the checked tips when the language changes', async () => {
    const el = await renderTips();
    getCheckbox(el, 'Bepaal samen').click();
    el.lang = 'en';
    await waitForLanguage(el, 'en');
    expect(getCheckbox(el, 'Decide together').checked).to.equal(true);
  });

  it('names three of two hundred concerns', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `s${index}`);
    const scale = instrument.scales[0]!;
    const many: Instrument = { ...instrument, scales: ids.map((id) => ({ ...scale, id, name: `Onderwerp ${id}` })) };
    const measurements = [createMeasurement(Object.fromEntries(ids.map((id) => [id, 1])))];
    const el = await renderTips(
      html`<pro-consultation-tips .instrument=${many} .measurements=${measurements}></pro-consultation-tips>`,
    );
    expect(getVisibleTips(el, 'signal')[1]).to.equal(
      'In uw antwoorden valt mij dit op: Onderwerp s0, Onderwerp s1, Onderwerp s2 en 197 andere onderwerpen. Herkent u dat?',
    );
    expect(getCheckboxes(el).length).to.be.below(25);
  });
});
