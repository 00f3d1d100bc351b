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
const scenario = () => new MemoryAdapter(data);
const tag = html`<pro-consultation-tips instrument="werk-herstel-demo"></pro-consultation-tips>`;

/** The widget in a provider, once its data are here. */
async function provided(
  widget: TemplateResult = tag,
  {
    adapter = scenario(),
    audience = 'clinician',
    lang = '',
  }: { adapter?: ProAdapter; audience?: string; lang?: string } = {},
): Promise<ProConsultationTips> {
  const provider = await fixture<ProProvider>(html`
    <pro-provider .adapter=${adapter} subject=${subject} audience=${audience} lang=${lang}>${widget}</pro-provider>
  `);
  const el = provider.querySelector('pro-consultation-tips')!;
  await settled(el);
  await speaks(el, lang || 'nl');
  return el;
}

async function settled(el: ProConsultationTips): Promise<void> {
  await el.updateComplete;
  await nextFrame();
  await waitUntil(() => !el.shadowRoot?.querySelector('.state[role=status]'), 'the data are here');
}

async function speaks(el: ProConsultationTips, language: string): Promise<void> {
  await waitUntil(
    () => el.shadowRoot?.querySelector('.root')?.getAttribute('lang') === language,
    `it speaks ${language}`,
  );
}

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const root = (el: ProConsultationTips) => el.shadowRoot!;
const textOf = (el: ProConsultationTips) => clean(root(el).textContent);
const step = (el: ProConsultationTips, name: string) => root(el).querySelector(`[aria-labelledby=${name}]`)!;
const inView = (el: ProConsultationTips, name: string) =>
  [...step(el, name).querySelectorAll(':scope > ul > li > label')].map((label) => clean(label.textContent));
const boxes = (el: ProConsultationTips) => [
  ...root(el).querySelectorAll<HTMLInputElement>('[part=tip] > label > input[type=checkbox]'),
];
const boxOf = (el: ProConsultationTips, words: string) =>
  boxes(el).find((box) => clean(box.closest('label')?.textContent).includes(words))!;
const copyButton = (el: ProConsultationTips) => root(el).querySelector<HTMLButtonElement>('footer button')!;
const statusOf = (el: ProConsultationTips) => clean(root(el).querySelector('footer [role=status]')?.textContent);

/** Scores on the demo's scales, one number each; no number is no score. */
const measured = (values: Record<string, number | undefined>, date = '2026-11-08'): Measurement => ({
  date,
  scores: Object.entries(values).map(([scale, value]) =>
    value === undefined ? { scale, status: 'incomplete' } : { scale, status: 'ok', value },
  ),
});
const good = { fysiek: 9, mentaal: 9, vertrouwen: 9, steun: 9, ruimte: 9, stress: 1, vermoeid: 1 };
const given = (...measurements: Measurement[]) =>
  html`<pro-consultation-tips .instrument=${instrument} .measurements=${measurements}></pro-consultation-tips>`;

/** What is copied, as long as the page may copy. */
function catchCopies(): { readonly texts: string[]; restore(): void } {
  const texts: string[] = [];
  const real = navigator.clipboard.writeText.bind(navigator.clipboard);
  navigator.clipboard.writeText = async (text) => void texts.push(text);
  return { texts, restore: () => (navigator.clipboard.writeText = real) };
}

describe('<pro-consultation-tips>', () => {
  for (const audience of ['clinician', 'patient']) {
    for (const lang of ['nl', 'en', 'ar']) {
      it(`is accessible for a ${audience} in ${lang}, open and closed`, async () => {
        const el = await provided(tag, { audience, lang });
        await expect(el).to.be.accessible();
        for (const details of root(el).querySelectorAll('details')) details.open = true;
        await expect(el).to.be.accessible();
      });
    }
  }

  it("says in the whitepaper's scenario both what got better and what to ask about the low confidence", async () => {
    const el = await provided();
    expect(inView(el, 'signal')[1]).to.match(/^Noem ook wat beter gaat: Lichamelijk werkvermogen/);
    expect(inView(el, 'signal')[2]).to.match(/valt mij dit op: Vertrouwen in werken/);
    expect(inView(el, 'discuss')[2]).to.match(/^Wilt u hier iets meer over vertellen: Vertrouwen in werken/);
  });

  it('shows three tips a step, and the others one step away', async () => {
    const el = await provided();
    for (const name of ['signal', 'discuss', 'act']) expect(inView(el, name), name).to.have.length(3);
    const more = step(el, 'discuss').querySelector<HTMLDetailsElement>('details.more')!;
    expect(clean(more.querySelector('summary')?.textContent)).to.equal('Nog 3 tips');
    expect(more.open).to.equal(false);
    more.querySelector('summary')!.click();
    expect(more.open).to.equal(true);
    expect(more.querySelectorAll('[part=tip]')).to.have.length(3);
  });

  it('numbers the three steps, between preparing and closing', async () => {
    const el = await provided();
    const headings = [...root(el).querySelectorAll('h3, .aside > summary')].map((one) => clean(one.textContent));
    expect(headings).to.deep.equal(['Voorbereiden', '1Signaleren', '2Bespreken', '3Handelen', 'Afronden']);
  });

  it('says of every tip why it is there and where it comes from, in names and words and never a score', async () => {
    const el = await provided();
    const whys = [...root(el).querySelectorAll('.why')].map((one) => clean(one.textContent));
    expect(whys).to.have.length(boxes(el).length);
    for (const why of whys) expect(why).to.match(/^(Bij elk gesprek|Omdat) .*Bron: /);
    expect(whys.join()).to.include('Omdat dit opvalt Vertrouwen in werken (laag)');
    expect(whys.join()).to.include('Omdat dit is verbeterd Lichamelijk werkvermogen (matig, niet bevestigd)');
    const dates = /\(2010\)|8 november 2026/g;
    expect(
      textOf(el)
        .replace(dates, '')
        .replace(/Nog \d tips?|\d(Signaleren|Bespreken|Handelen)|\d andere/g, ''),
    ).not.to.match(/\d/);
  });

  it('asks about work when the host says so, and opens the closing for limited health skills', async () => {
    const el = await provided();
    const closing = () => root(el).querySelectorAll<HTMLDetailsElement>('details.aside')[1]!;
    expect(textOf(el)).not.to.include('Vraag naar werk');
    expect(closing().open).to.equal(false);
    el.contextFlags = 'work limitedHealthSkills';
    await settled(el);
    expect(textOf(el)).to.include('Vraag naar werk').and.to.include('Omdat werk een onderwerp is');
    expect(closing().open).to.equal(true);
  });

  it('tells a developer of a context flag that is not known, and goes on', async () => {
    const el = await provided();
    const told = new Promise<ProErrorEvent>((resolve) => el.addEventListener('pro-error', resolve, { once: true }));
    el.contextFlags = 'work wrok';
    expect((await told).error.message).to.match(/context-flags has "wrok".*limitedHealthSkills, work, momentOfChoice/);
    expect(textOf(el)).to.include('Vraag naar werk');
  });

  it('shows a patient how to prepare, with nothing to tick and large targets', async () => {
    const el = await provided(
      html`<pro-consultation-tips
        instrument="werk-herstel-demo"
        context-flags="momentOfChoice"
      ></pro-consultation-tips>`,
      {
        audience: 'patient',
      },
    );
    expect(clean(root(el).querySelector('h2')?.textContent)).to.equal('Uw gesprek voorbereiden');
    expect(root(el).querySelectorAll('[part=tip]')).to.have.length(6);
    expect(boxes(el)).to.have.length(0);
    expect(root(el).querySelector('footer') === null).to.equal(true);
    expect(root(el).querySelector('a')!.href).to.equal('https://3goedevragen.nl/');
    for (const summary of root(el).querySelectorAll('summary')) expect(summary.offsetHeight).to.be.at.least(44);
  });

  it('raises an item flag as something to talk about, whatever the scores are', async () => {
    const flagged: Instrument = {
      ...instrument,
      flags: [
        { id: 'a', item: 'vermoeid', from: 1, label: 'Een bepaalde vraag', source: { title: 'x', verified: false } },
      ],
    };
    const measurements = [{ ...measured(good), flags: [{ id: 'a', status: 'raised' as const }] }];
    const el = await provided(
      html`<pro-consultation-tips .instrument=${flagged} .measurements=${measurements}></pro-consultation-tips>`,
    );
    expect(inView(el, 'signal')[1]).to.match(/^Eén van de antwoorden vraagt om een gesprek/);
    expect(textOf(el)).to.include('Omdat een antwoord aandacht vraagt Een bepaalde vraag.');
    expect(textOf(el)).not.to.include('Er valt niets op');
  });
});

describe('<pro-consultation-tips> ticking and copying', () => {
  it('tells the host which tips were discussed, in the order of the conversation, without any answer', async () => {
    const el = await provided();
    const events: string[] = [];
    el.addEventListener('pro-tips-change', (event) => events.push(`${event.instrument}: ${event.discussed.join()}`));
    boxOf(el, 'Bepaal samen').click();
    boxOf(el, 'Noem ook').click();
    boxOf(el, 'Bepaal samen').click();
    expect(events).to.deep.equal(['werk-herstel-demo: h1', 'werk-herstel-demo: s4,h1', 'werk-herstel-demo: s4']);
  });

  it('can be ticked and opened with the keyboard alone', async () => {
    const el = await provided();
    boxes(el)[1]!.focus();
    await sendKeys({ press: 'Space' });
    expect(boxes(el)[1]!.checked).to.equal(true);
    await sendKeys({ press: 'Tab' });
    const why = root(el).activeElement!.closest('details')!;
    expect(why.open).to.equal(false);
    await sendKeys({ press: 'Enter' });
    expect(why.open).to.equal(true);
  });

  it('copies what was ticked as plain text, and says so', async () => {
    const copies = catchCopies();
    const el = await provided();
    let copied = '';
    el.addEventListener('pro-copy', (event) => (copied = event.instrument));
    boxOf(el, 'Noem ook').click();
    boxOf(el, 'Bepaal samen').click();
    copyButton(el).click();
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
    expect(statusOf(el)).to.match(/^Gekopieerd/);
    expect(copied).to.equal('werk-herstel-demo');
    boxOf(el, 'Noem ook').click();
    await el.updateComplete;
    expect(statusOf(el), 'once something else is ticked').to.equal('');
  });

  it('copies nothing while nothing is ticked', async () => {
    const copies = catchCopies();
    const el = await provided();
    copyButton(el).click();
    await aTimeout(0);
    copies.restore();
    expect(copies.texts).to.deep.equal([]);
    expect(statusOf(el)).to.equal('Vink eerst aan wat is besproken, of schrijf een notitie.');
  });

  it('offers the text to copy by hand where the browser refuses', async () => {
    const real = navigator.clipboard.writeText.bind(navigator.clipboard);
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
    const el = await provided();
    let copies = 0;
    el.addEventListener('pro-copy', () => (copies += 1));
    boxOf(el, 'Bepaal samen').click();
    copyButton(el).click();
    await aTimeout(0);
    await el.updateComplete;
    navigator.clipboard.writeText = real;
    const area = root(el).querySelector<HTMLTextAreaElement>('.text-to-copy')!;
    expect(statusOf(el)).to.match(/laat kopiëren hier niet toe.*Ctrl\+C/);
    expect(area.value).to.equal(el.getText());
    expect(area.value).to.include('- Bepaal samen');
    expect(area.value.slice(area.selectionStart, area.selectionEnd), 'is selected').to.equal(area.value);
    expect(copies).to.equal(0);
    await expect(el).to.be.accessible();
  });

  it('keeps what was ticked when newer answers come in, and forgets it with the next patient', async () => {
    const adapter = scenario();
    const el = await provided(tag, { adapter });
    boxOf(el, 'Bepaal samen').click();
    await adapter.submitResponse(
      { ...responses[1]!, id: 'newer', authored: '2026-11-20T10:00:00Z' },
      {
        signal: new AbortController().signal,
      },
    );
    await settled(el);
    expect(textOf(el)).to.include('20 november 2026');
    expect(boxOf(el, 'Bepaal samen').checked).to.equal(true);

    (el.parentElement as ProProvider).subject = 'Patient/2';
    await settled(el);
    expect(boxes(el).filter(({ checked }) => checked)).to.have.length(0);
    expect(el.getText()).not.to.include('Bepaal');
    (el.parentElement as ProProvider).subject = subject;
    await settled(el);
    await waitUntil(() => boxOf(el, 'Bepaal samen')?.checked, 'what was kept of the first patient is back');
  });
});

describe('<pro-consultation-tips> what the patient prepared', () => {
  const prepared = (changes: Partial<Preparation>) =>
    new MemoryAdapter({
      ...data,
      preparations: [
        { subject, instrument: 'werk-herstel-demo', written: '2026-11-20T10:00:00Z', topics: [], ...changes },
      ],
    });
  const wish = (el: ProConsultationTips) => clean(root(el).querySelector('[part=wish]')?.textContent);

  it('stands first: the subjects by name, the questions in the own words, and when', async () => {
    const adapter = prepared({ topics: ['vertrouwen', 'stress', 'gone'], questions: 'Mag ik <b>meer</b> uren?' });
    const el = await provided(tag, { adapter });
    expect(wish(el)).to.equal(
      'De patiënt wil praten over: Vertrouwen in werken en Stress door werk. ' +
        'Vragen van de patiënt: Mag ik <b>meer</b> uren? Voorbereid op 20 november 2026.',
    );
    expect(el.getText()).to.include('De patiënt wil praten over: Vertrouwen in werken en Stress door werk');
    await expect(el).to.be.accessible();
  });

  it('appears while the clinician looks', async () => {
    const adapter = scenario();
    const el = await provided(tag, { adapter });
    expect(wish(el)).to.equal('');
    await adapter.savePreparation(
      { subject, instrument: 'werk-herstel-demo', written: '2026-11-20', topics: ['stress'] },
      { signal: new AbortController().signal },
    );
    await waitUntil(() => wish(el).includes('Stress door werk'), 'the wish is seen');
  });

  it('takes no room when every part was left empty, and little when much was written', async () => {
    expect(wish(await provided(tag, { adapter: prepared({ questions: ' ' }) }))).to.equal('');
    const el = await provided(tag, { adapter: prepared({ notes: 'lang verhaal '.repeat(80) }) });
    const details = root(el).querySelector<HTMLDetailsElement>('[part=wish] details')!;
    expect(details.open).to.equal(false);
    expect(clean(details.querySelector('summary')?.textContent)).to.equal('De patiënt schreef ook:');
  });

  it('is not shown to a patient, nor are the notes of a clinician asked for', async () => {
    const adapter = prepared({ topics: ['stress'] });
    let asked = 0;
    adapter.listConsultations = async () => {
      asked += 1;
      return [];
    };
    const el = await provided(tag, { adapter, audience: 'patient' });
    expect(wish(el)).to.equal('');
    expect(asked).to.equal(0);
  });
});

describe('<pro-consultation-tips> notes', () => {
  const query = { subject, instrument: 'werk-herstel-demo' };
  const options = { signal: new AbortController().signal };
  const noteOf = (el: ProConsultationTips, name: string) => step(el, name).querySelector('textarea')!;
  const againOf = (el: ProConsultationTips, name: string) =>
    step(el, name).querySelector<HTMLInputElement>('.line input')!;
  const write = (area: HTMLTextAreaElement, text: string) => {
    area.value = text;
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.dispatchEvent(new Event('change', { bubbles: true }));
  };
  const footer = (el: ProConsultationTips) => clean(root(el).querySelector('footer')?.textContent);
  const day = () => new Date().toLocaleDateString('sv-SE');
  const earlier = (again: Consultation['again']): Consultation => ({
    ...query,
    date: '2026-08-10',
    discussed: [],
    notes: {},
    again,
  });

  it('are kept by the adapter as they are made: ticks, lines and what is for next time', async () => {
    const adapter = scenario();
    const el = await provided(tag, { adapter });
    let events = 0;
    el.addEventListener('pro-tips-change', () => (events += 1));
    boxOf(el, 'Bepaal samen').click();
    write(noteOf(el, 'discuss'), 'Deadlines zijn zwaar');
    againOf(el, 'discuss').click();
    await waitUntil(() => footer(el).includes('Bewaard.'), 'it is kept');
    expect(await adapter.listConsultations(query, options)).to.deep.equal([
      {
        ...query,
        date: day(),
        discussed: ['h1'],
        notes: { discuss: 'Deadlines zijn zwaar' },
        again: [{ step: 'discuss', text: 'Deadlines zijn zwaar', since: day() }],
      },
    ]);
    expect(el.getConsultation().notes).to.deep.equal({ discuss: 'Deadlines zijn zwaar' });
    expect(events).to.be.at.least(3);
    await expect(el).to.be.accessible();
  });

  it('are there again after a reload of the page, the same day', async () => {
    const adapter = scenario();
    const first = await provided(tag, { adapter });
    write(noteOf(first, 'act'), 'Bellen met de werkgever');
    boxOf(first, 'Noem ook').click();
    await waitUntil(() => footer(first).includes('Bewaard.'), 'it is kept');
    const second = await provided(tag, { adapter });
    expect(noteOf(second, 'act').value).to.equal('Bellen met de werkgever');
    expect(boxOf(second, 'Noem ook').checked).to.equal(true);
  });

  it('bring what was put off to the next consultation, until it is ticked', async () => {
    const left = earlier([
      { step: 'discuss', text: 'de deadlines', since: '2026-08-10' },
      { step: 'act', since: '2026-02-01' },
    ]);
    const adapter = new MemoryAdapter({ ...data, consultations: [left] });
    const el = await provided(tag, { adapter });
    const carried = root(el).querySelector('[part=carried]')!;
    expect(clean(carried.textContent)).to.equal(
      'Nog van een vorige keer Bespreken: de deadlines (10 augustus 2026) Handelen (1 februari 2026)',
    );
    carried.querySelector('input')!.click();
    await waitUntil(() => footer(el).includes('Bewaard.'), 'it is kept');
    const kept = (await adapter.listConsultations(query, options)).find(({ date }) => date === day());
    expect(kept?.again).to.deep.equal([{ step: 'act', since: '2026-02-01' }]);
    expect(el.getText()).to.match(/Nog van een vorige keer, nu besproken\n- Bespreken: de deadlines/);
    expect(el.getText()).to.match(/Volgende keer weer bespreken\n- Handelen$/);
  });

  it('put a single tip off in the words of now', async () => {
    const el = await provided();
    const tip = boxOf(el, 'Wilt u hier iets meer over vertellen').closest('li')!;
    tip.querySelector<HTMLInputElement>('.why input')!.click();
    const [again] = el.getConsultation().again;
    expect(again?.text).to.match(/^Wilt u hier iets meer over vertellen: Vertrouwen in werken/);
    expect(again).to.include({ step: 'discuss', tip: 'b2' });
  });

  it('stay in the page, and say so, where the adapter keeps none', async () => {
    const whole = scenario();
    const small: ProAdapter = {
      getQuestionnaire: (...of) => whole.getQuestionnaire(...of),
      listResponses: (...of) => whole.listResponses(...of),
      submitResponse: (...of) => whole.submitResponse(...of),
      getInstrument: (...of) => whole.getInstrument(...of),
    };
    const el = await provided(tag, { adapter: small });
    expect(footer(el)).to.include('Dit blijft alleen op deze pagina.');
    write(noteOf(el, 'act'), 'Bellen');
    await el.updateComplete;
    expect(el.getText()).to.match(/Handelen\nBellen$/);
    expect(footer(el)).to.include('Dit blijft alleen op deze pagina.');
  });

  it('that cannot be kept say so, are still there, and can be tried again', async () => {
    const adapter = scenario();
    const real = adapter.saveConsultation.bind(adapter);
    adapter.saveConsultation = () => Promise.reject(new Error('server down'));
    const el = await provided(tag, { adapter });
    const errors: string[] = [];
    el.addEventListener('pro-error', ({ error }) => errors.push(error.message));
    write(noteOf(el, 'act'), 'Bellen');
    await waitUntil(() => root(el).querySelector('footer [role=alert]'), 'it says that it failed');
    expect(errors).to.deep.equal(['server down']);
    expect(footer(el)).to.include('Bewaren lukt niet. Uw notities staan nog op deze pagina.');
    adapter.saveConsultation = real;
    root(el).querySelector<HTMLButtonElement>('footer [role=alert] button')!.click();
    await waitUntil(() => footer(el).includes('Bewaard.'), 'it is kept');
    expect((await adapter.listConsultations(query, options))[0]?.notes).to.deep.equal({ act: 'Bellen' });
  });

  it('are never written over what could not be read', async () => {
    const adapter = scenario();
    adapter.listConsultations = async () => [{ wrong: true } as unknown as Consultation];
    let saved = 0;
    adapter.saveConsultation = async () => void (saved += 1);
    const el = await provided(tag, { adapter });
    expect(footer(el)).to.include('Eerdere notities konden niet worden geladen.');
    boxOf(el, 'Bepaal samen').click();
    await el.updateComplete;
    expect(footer(el)).to.include('Dit blijft alleen op deze pagina.');
    expect(saved).to.equal(0);
  });

  it('of one patient reach that patient, also when the next one is opened in the middle of a line', async () => {
    const adapter = scenario();
    const el = await provided(tag, { adapter });
    const area = noteOf(el, 'act');
    area.value = 'Half geschreven';
    area.dispatchEvent(new Event('input', { bubbles: true }));
    (el.parentElement as ProProvider).subject = 'Patient/2';
    await settled(el);
    const notesOf = async (of: string) =>
      (await adapter.listConsultations({ ...query, subject: of }, options)).map(({ notes }) => notes);
    expect(await notesOf(subject)).to.deep.equal([{ act: 'Half geschreven' }]);
    expect(await notesOf('Patient/2')).to.deep.equal([]);
  });

  it('can be written with the keyboard alone', async () => {
    const el = await provided();
    noteOf(el, 'signal').focus();
    await sendKeys({ type: 'Herkent het' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Space' });
    expect(el.getConsultation().notes).to.deep.equal({ signal: 'Herkent het' });
    expect(el.getConsultation().again[0]).to.include({ step: 'signal', text: 'Herkent het' });
  });
});

describe('<pro-consultation-tips> a moment of choice', () => {
  const aids: DecisionAid[] = [
    { title: { nl: 'Keuzehulp', en: 'Decision aid' }, url: 'https://example.org/keuzehulp' },
    { title: 'Bel ons', url: 'tel:+31201234567' },
  ];

  it('shows the three questions and the aids of the host, as links that tell nothing', async () => {
    const el = await provided();
    el.aids = aids;
    await el.updateComplete;
    expect(root(el).querySelector('a') === null, 'without a choice').to.equal(true);
    el.contextFlags = 'momentOfChoice';
    await el.updateComplete;
    expect(inView(el, 'act')[1]).to.match(
      /Wat kan ik kiezen\? Wat is goed en minder goed.* Wat past bij mijn leven\?$/,
    );
    const links = [...step(el, 'act').querySelectorAll('a')];
    expect(links.map(({ href }) => href)).to.deep.equal(aids.map(({ url }) => url));
    for (const link of links) {
      expect(link.rel).to.equal('noopener noreferrer');
      expect(link.referrerPolicy).to.equal('no-referrer');
    }
    await expect(el).to.be.accessible();
  });

  it('leaves out an aid with another address, and tells the developer', async () => {
    const el = await provided();
    const told = new Promise<ProErrorEvent>((resolve) => el.addEventListener('pro-error', resolve, { once: true }));
    el.contextFlags = 'momentOfChoice';
    el.aids = [{ title: 'Slecht', url: 'javascript:alert(1)' }, ...aids];
    expect((await told).error.message).to.match(/DecisionAid.*url: must start with https/);
    expect(root(el).querySelectorAll('[part=aid]')).to.have.length(2);
    expect(textOf(el)).not.to.include('Slecht');
  });
});

describe('<pro-consultation-tips> cards of CDS Hooks', () => {
  const cardOf = (changes: object = {}): CdsCard => ({
    summary: 'Vier maanden geleden gezien',
    detail: '**Zie** [hier](https://evil.example) <img src=x>',
    source: { label: 'Voorbeeldsysteem', url: 'https://example.org' },
    ...changes,
  });
  const cards = (el: ProConsultationTips) => root(el).querySelector('[part=cards]');

  it('are plain text with their source, and link to nothing but that', async () => {
    const el = await provided();
    el.cards = [cardOf(), cardOf({ source: { label: 'Onveilig', url: 'http://example.org' } })];
    await el.updateComplete;
    expect(clean(cards(el)?.textContent)).to.include(
      'Vier maanden geleden gezien Toelichting **Zie** [hier](https://evil.example) <img src=x> Bron: Voorbeeldsysteem',
    );
    expect([...cards(el)!.querySelectorAll('a')].map(({ href }) => href)).to.deep.equal(['https://example.org/']);
    expect(cards(el)!.querySelector('img') === null).to.equal(true);
    await expect(el).to.be.accessible();
  });

  it('show three, the others one step away; a wrong one is left out and told', async () => {
    const el = await provided();
    const told = new Promise<ProErrorEvent>((resolve) => el.addEventListener('pro-error', resolve, { once: true }));
    const wrong: unknown = { summary: 'zonder bron' };
    el.cards = [...Array.from({ length: 5 }, (_, index) => cardOf({ summary: `Kaart ${index}` })), wrong as CdsCard];
    expect((await told).error.message).to.match(/Card.*source: must be object/);
    expect(cards(el)!.querySelectorAll(':scope > ul > li')).to.have.length(3);
    expect(clean(cards(el)!.querySelector('.more > summary')?.textContent)).to.equal('Nog 2 berichten');
    expect(textOf(el)).not.to.include('zonder bron');
  });

  it('are not for a patient', async () => {
    const el = await provided(tag, { audience: 'patient' });
    el.cards = [cardOf()];
    await el.updateComplete;
    expect(cards(el) === null).to.equal(true);
  });
});

describe('<pro-consultation-tips> when there is little to say', () => {
  it('says calmly that nothing was filled in', async () => {
    const adapter = new MemoryAdapter({ questionnaires: [questionnaire], instruments: [instrument] });
    expect(textOf(await provided(tag, { adapter }))).to.equal('Gesprek Er zijn nog geen antwoorden om te bespreken.');
    expect(textOf(await provided(tag, { adapter, audience: 'patient' }))).to.include('U heeft nog niets ingevuld.');
  });

  it('says that nothing stands out when every score is good', async () => {
    const el = await provided(given(measured(good)));
    expect(textOf(el)).to.include('Er valt niets op in de scores.');
    expect(clean(step(el, 'discuss').textContent)).to.match(/^2Bespreken De scores geven hier geen aanleiding toe\./);
    await expect(el).to.be.accessible();
  });

  it('does not say so while one score is missing', async () => {
    const el = await provided(given(measured({ ...good, vertrouwen: undefined })));
    expect(textOf(el)).not.to.include('Er valt niets op');
  });

  it('shows only general tips when it is not known how serious the scores are', async () => {
    const scales = instrument.scales.map((scale) => ({ ...scale, bandSet: undefined }));
    const el = await provided(
      html`<pro-consultation-tips
        .instrument=${{ ...instrument, scales }}
        .measurements=${[measured({ fysiek: 3 })]}
      ></pro-consultation-tips>`,
    );
    expect(textOf(el)).to.include('Van deze scores is niet bekend hoe ernstig ze zijn.');
    expect(inView(el, 'signal')).to.have.length(1);
  });

  it('claims nothing of scores or reasons when there is no score at all', async () => {
    const el = await provided(given(measured({ fysiek: undefined })));
    expect(textOf(el)).not.to.match(/niet bekend hoe ernstig|geven hier geen aanleiding|valt niets op/);
    expect(inView(el, 'signal')).to.have.length(1);
  });

  it('says that it failed when it failed', async () => {
    const adapter = new MemoryAdapter();
    const el = await provided(html`<pro-consultation-tips instrument="unknown"></pro-consultation-tips>`, { adapter });
    expect(clean(root(el).querySelector('[role=alert]')?.textContent)).to.match(/^Dit kon niet worden geladen/);
    expect(textOf(el), 'reasons are for developers').not.to.include('unknown');
  });

  it('tells a developer whose framework lost the instrument how to keep it', async () => {
    const told = new Promise<ProErrorEvent>((resolve) =>
      document.body.addEventListener('pro-error', resolve, { once: true }),
    );
    await fixture(html`<pro-consultation-tips instrument="[object Object]"></pro-consultation-tips>`);
    expect((await told).error.message).to.match(
      /instrument="\[object Object\]".*Import 'pro-widgets\/define'.*element\.instrument = …/,
    );
  });
});

describe('<pro-consultation-tips> packs of a host', () => {
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

  it('stand in place of ours or beside ours, as text and never as markup', async () => {
    const el = await provided();
    el.packs = [ours];
    await settled(el);
    expect(inView(el, 'discuss')).to.deep.equal([
      'Bel de werkcoach <b>altijd</b> terug over Vertrouwen in werken, Steun op het werk en Stress door werk.',
    ]);
    el.packs = [standardTipPack, ours];
    await settled(el);
    expect(inView(el, 'discuss')).to.have.length(3);
    expect(textOf(el)).to.include('Bel de werkcoach').and.to.include('Bron: Ons ziekenhuis.');
  });

  it('that are wrong are left out and told, and the others still work', async () => {
    const el = await provided();
    const told = new Promise<ProErrorEvent>((resolve) => el.addEventListener('pro-error', resolve, { once: true }));
    const wrong: unknown = { ...ours, id: 'second', tips: [{ ...ours.tips[0], source: undefined }] };
    el.packs = [ours, wrong as TipPack];
    expect((await told).error.message).to.match(/^TipPack "second" .*tips\.0\.source: must be object/);
    expect(boxes(el)).to.have.length(1);
  });

  it('that are wrong and alone show no tip at all, and tell the developer the field', async () => {
    const el = await provided();
    const told = new Promise<ProErrorEvent>((resolve) => el.addEventListener('pro-error', resolve, { once: true }));
    const wrong: unknown = { ...ours, tips: [{ ...ours.tips[0], when: { all: [{ mood: 'low' }] } }] };
    el.packs = [wrong as TipPack];
    expect((await told).error.message).to.match(/^TipPack "hospital" has the wrong shape: tips\.0\.when\.all\.0/);
    expect(boxes(el)).to.have.length(0);
    expect(clean(root(el).querySelector('[role=alert]')?.textContent)).to.equal('Dit kon niet worden geladen.');
    el.packs = [ours];
    await settled(el);
    expect(boxes(el)).to.have.length(1);
  });
});

describe('<pro-consultation-tips> room and language', () => {
  it('fits in 280 pixels', async () => {
    const el = await provided(tag);
    el.parentElement!.parentElement!.style.inlineSize = '280px';
    for (const details of root(el).querySelectorAll('details')) details.open = true;
    await nextFrame();
    for (const part of root(el).querySelectorAll('*')) {
      expect(part.scrollWidth, part.outerHTML.slice(0, 80)).to.be.at.most(280);
      expect(part.getBoundingClientRect().right, part.outerHTML.slice(0, 80)).to.be.at.most(
        el.getBoundingClientRect().right + 1,
      );
    }
  });

  it('speaks English and Arabic, tips and names too', async () => {
    const english = await provided(tag, { lang: 'en' });
    expect(inView(english, 'signal')[1]).to.equal(
      'Mention what is going better too: Physical work ability (not confirmed) and Fatigue (not confirmed).',
    );
    const arabic = await provided(tag, { lang: 'ar' });
    expect(root(arabic).querySelector('.root')!.getAttribute('dir')).to.equal('rtl');
    expect(inView(arabic, 'signal')[1]).to.include('القدرة البدنية على العمل (غير مؤكد) والتعب (غير مؤكد)');
  });

  it('changes its language while it stands there, and keeps what was ticked', async () => {
    const el = await provided();
    boxOf(el, 'Bepaal samen').click();
    el.lang = 'en';
    await speaks(el, 'en');
    expect(boxOf(el, 'Decide together').checked).to.equal(true);
  });

  it('is calm with two hundred concerns', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `s${index}`);
    const scale = instrument.scales[0]!;
    const many: Instrument = { ...instrument, scales: ids.map((id) => ({ ...scale, id, name: `Onderwerp ${id}` })) };
    const measurements = [measured(Object.fromEntries(ids.map((id) => [id, 1])))];
    const el = await provided(
      html`<pro-consultation-tips .instrument=${many} .measurements=${measurements}></pro-consultation-tips>`,
    );
    expect(inView(el, 'signal')[1]).to.equal(
      'In uw antwoorden valt mij dit op: Onderwerp s0, Onderwerp s1, Onderwerp s2 en 197 andere onderwerpen. Herkent u dat?',
    );
    expect(boxes(el).length).to.be.below(25);
  });
});
