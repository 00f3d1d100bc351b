import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import type { TemplateResult } from 'lit';
import type { ProAdapter } from '../../src/adapter/adapter.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import {
  werkHerstelInstrument as instrument,
  werkHerstelQuestionnaire as questionnaire,
  werkHerstelScenario,
} from '../../src/core/instruments/index.js';
import type { Instrument } from '../../src/core/model/instrument.js';
import type { Preparation } from '../../src/core/model/preparation.js';
import type { DecisionAid } from '../../src/core/model/tip.js';
import type { ProPreparation } from '../../src/elements/preparation/preparation.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import type { ProErrorEvent } from '../../src/internal/base/error.event.js';
import '../../src/define/preparation.js';
import { waitUntil } from '../harness/wait.js';

const subject = 'Patient/1';
const query = { subject, instrument: 'werk-herstel-demo' };
const options = { signal: new AbortController().signal };
const { responses } = werkHerstelScenario('2026-11-22', subject);
const data = { questionnaires: [questionnaire], instruments: [instrument], responses };
const tag = html`<pro-preparation instrument="werk-herstel-demo"></pro-preparation>`;
const saved = (changes: Partial<Preparation> = {}): Preparation => ({
  ...query,
  written: '2026-11-20T10:00:00Z',
  topics: ['stress'],
  questions: 'Mag ik meer uren werken?',
  ...changes,
});

/** The widget in a provider, once its data are here. */
async function provided(
  widget: TemplateResult = tag,
  { adapter = new MemoryAdapter(data), lang = '' }: { adapter?: ProAdapter; lang?: string } = {},
): Promise<ProPreparation> {
  const provider = await fixture<ProProvider>(html`
    <pro-provider .adapter=${adapter} subject=${subject} lang=${lang}>${widget}</pro-provider>
  `);
  const el = provider.querySelector('pro-preparation')!;
  await settled(el);
  await waitUntil(() => root(el).querySelector('.root')?.getAttribute('lang') === (lang || 'nl'), 'it speaks');
  return el;
}

async function settled(el: ProPreparation): Promise<void> {
  await el.updateComplete;
  await nextFrame();
  await waitUntil(() => !root(el).querySelector('.state[role=status]'), 'the data are here');
}

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const root = (el: ProPreparation) => el.shadowRoot!;
const textOf = (el: ProPreparation) => clean(root(el).textContent);
const boxes = (el: ProPreparation) => [...root(el).querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const names = (el: ProPreparation) =>
  [...root(el).querySelectorAll('[part=topic]')].map((one) => clean(one.textContent));
const area = (el: ProPreparation, id: string) => root(el).querySelector<HTMLTextAreaElement>(`textarea#${id}`)!;
const saveButton = (el: ProPreparation) => root(el).querySelector<HTMLButtonElement>('[part=save]')!;
const statusOf = (el: ProPreparation) => clean(root(el).querySelector('footer [role=status]')?.textContent);
const count = (el: ProPreparation) => clean(root(el).querySelector('.said')?.textContent);
const write = (field: HTMLTextAreaElement, text: string) => {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

describe('<pro-preparation>', () => {
  it('is accessible in three languages, empty, filled in and with one subject too many', async () => {
    for (const lang of ['nl', 'en', 'ar']) {
      const el = await provided(tag, { lang });
      await expect(el).to.be.accessible();
      for (const box of boxes(el).slice(0, 4)) box.click();
      write(area(el, 'questions'), 'x');
      await el.updateComplete;
      await expect(el).to.be.accessible();
    }
  });

  it('shows the outcomes in plain words, what stands out first, and no number', async () => {
    const el = await provided();
    expect(names(el)).to.deep.equal([
      'Vertrouwen in werken laag',
      'Steun op het werk laag',
      'Stress door werk veel',
      'Lichamelijk werkvermogen matig · beter dan de vorige keer (niet bevestigd)',
      'Vermoeidheid weinig · beter dan de vorige keer (niet bevestigd)',
      'Mentaal werkvermogen goed',
      'Ruimte voor aanpassing goed',
    ]);
    expect(textOf(el)).to.include('Uw uitkomsten van 8 november 2026.');
    expect(names(el).join()).not.to.match(/\d/);
  });

  it('lets a patient choose three, and explains a fourth kindly', async () => {
    const el = await provided();
    for (const box of boxes(el).slice(2, 6)) box.click();
    await el.updateComplete;
    expect(boxes(el).map(({ checked }) => checked)).to.deep.equal([false, false, true, true, true, false, false]);
    expect(count(el)).to.match(/^U heeft er al 3 gekozen\..*Haal er eerst één weg, of schrijf het bij uw vragen\.$/);
    expect(boxes(el).every(({ disabled }) => !disabled)).to.equal(true);
    boxes(el)[2]!.click();
    await el.updateComplete;
    expect(count(el)).to.equal('2 van 3 gekozen');
    expect(el.getPreparation().topics).to.deep.equal(['fysiek', 'vermoeid']);
  });

  it('has large targets, a label for every field, and works with the keyboard alone', async () => {
    const el = await provided();
    for (const label of root(el).querySelectorAll<HTMLElement>('[part=topic] label')) {
      expect(label.offsetHeight).to.be.at.least(44);
    }
    expect(saveButton(el).offsetHeight).to.be.at.least(44);
    boxes(el)[0]!.focus();
    await sendKeys({ press: 'Space' });
    for (let times = 0; times < 7; times += 1) await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Hoe nu verder?' });
    expect(el.getPreparation()).to.include({ ...query, questions: 'Hoe nu verder?' });
    expect(el.getPreparation().topics).to.deep.equal(['vertrouwen']);
    expect(root(el).activeElement?.id).to.equal('questions');
  });

  it('shows the three questions in our words, with their source, and the aids of the host', async () => {
    const aids: DecisionAid[] = [{ title: 'Keuzehulp', url: 'https://example.org/hulp' }];
    const el = await provided(html`<pro-preparation instrument="werk-herstel-demo" .aids=${aids}></pro-preparation>`);
    expect([...root(el).querySelectorAll('ol li')].map((one) => clean(one.textContent))).to.deep.equal([
      'Wat kan ik kiezen?',
      'Wat is goed en minder goed aan elke keuze?',
      'Wat past bij mijn leven?',
    ]);
    const links = [...root(el).querySelectorAll('a')];
    expect(links.map(({ href }) => href)).to.deep.equal(['https://3goedevragen.nl/', 'https://example.org/hulp']);
    for (const link of links) {
      expect(link.rel).to.equal('noopener noreferrer');
      expect(link.referrerPolicy).to.equal('no-referrer');
    }
    await expect(el).to.be.accessible();
  });
});

describe('<pro-preparation> saving', () => {
  it('saves only when the patient says so, and says who can read it', async () => {
    const adapter = new MemoryAdapter(data);
    const el = await provided(tag, { adapter });
    const events: Event[] = [];
    el.addEventListener('pro-prepared', (event) => events.push(event));
    expect(textOf(el)).to.include('Bewaart u dit? Dan kan uw zorgverlener het lezen.');
    boxes(el)[0]!.click();
    write(area(el, 'questions'), 'Geheim <b>vraag</b>');
    await el.updateComplete;
    expect(statusOf(el)).to.equal('Nog niet bewaard.');
    expect(await adapter.getPreparation(query, options)).to.equal(undefined);

    saveButton(el).click();
    await waitUntil(() => statusOf(el) === 'Bewaard. Uw zorgverlener kan dit nu lezen.', 'it is saved');
    const { written, ...kept } = (await adapter.getPreparation(query, options))!;
    expect(kept).to.deep.equal({ ...query, topics: ['vertrouwen'], questions: 'Geheim <b>vraag</b>' });
    expect(Date.parse(written)).to.be.closeTo(Date.now(), 60_000);
    expect(events).to.have.length(1);
    expect(events[0]).to.include({ instrument: 'werk-herstel-demo' });
    expect(JSON.stringify({ ...events[0] }))
      .not.to.include('Geheim')
      .and.not.to.include('vertrouwen');

    write(area(el, 'notes'), 'En dit');
    await el.updateComplete;
    expect(statusOf(el), 'what was changed since').to.equal('Nog niet bewaard.');
  });

  it('can be saved with every field empty', async () => {
    const adapter = new MemoryAdapter(data);
    const el = await provided(tag, { adapter });
    saveButton(el).click();
    await waitUntil(() => statusOf(el).startsWith('Bewaard.'), 'it is saved');
    expect((await adapter.getPreparation(query, options))?.topics).to.deep.equal([]);
  });

  it('shows what was saved before, to change or to empty', async () => {
    const adapter = new MemoryAdapter({ ...data, preparations: [saved()] });
    const el = await provided(tag, { adapter });
    expect(boxes(el)[2]!.checked).to.equal(true);
    expect(area(el, 'questions').value).to.equal('Mag ik meer uren werken?');
    expect(statusOf(el)).to.equal('Bewaard op 20 november 2026. Uw zorgverlener kan dit lezen.');
    boxes(el)[2]!.click();
    write(area(el, 'questions'), '');
    saveButton(el).click();
    await waitUntil(() => statusOf(el).startsWith('Bewaard.'), 'it is saved');
    const kept = await adapter.getPreparation(query, options);
    expect([kept?.topics, kept?.questions]).to.deep.equal([[], undefined]);
  });

  it('counts no subject that cannot be seen any more', async () => {
    const adapter = new MemoryAdapter({ ...data, preparations: [saved({ topics: ['gone', 'stress', 'other'] })] });
    const el = await provided(tag, { adapter });
    expect(count(el)).to.equal('1 van 3 gekozen');
    boxes(el)[0]!.click();
    expect(el.getPreparation().topics).to.deep.equal(['stress', 'vertrouwen']);
  });

  it('says truthfully that nothing is saved where the adapter cannot, and lets the host read it', async () => {
    const whole = new MemoryAdapter(data);
    const small: ProAdapter = {
      getQuestionnaire: (...of) => whole.getQuestionnaire(...of),
      listResponses: (...of) => whole.listResponses(...of),
      submitResponse: (...of) => whole.submitResponse(...of),
      getInstrument: (...of) => whole.getInstrument(...of),
      savePreparation: (...of) => whole.savePreparation(...of),
    };
    const el = await provided(tag, { adapter: small });
    expect(saveButton(el) === null, 'what cannot be read back is not saved').to.equal(true);
    expect(textOf(el)).to.include('Dit wordt niet bewaard en niet verstuurd. Het staat alleen op deze pagina.');
    write(area(el, 'notes'), 'Voor de host');
    expect(el.getPreparation()).to.include({ ...query, notes: 'Voor de host' });
    await expect(el).to.be.accessible();
  });

  it('keeps what was written when saving fails, and saves it the next time', async () => {
    const adapter = new MemoryAdapter(data);
    const real = adapter.savePreparation.bind(adapter);
    adapter.savePreparation = () => Promise.reject(new Error('server down'));
    const el = await provided(tag, { adapter });
    const errors: string[] = [];
    let events = 0;
    el.addEventListener('pro-error', ({ error }) => errors.push(error.message));
    el.addEventListener('pro-prepared', () => (events += 1));
    write(area(el, 'questions'), 'Blijft staan');
    saveButton(el).click();
    await waitUntil(() => statusOf(el).startsWith('Bewaren is niet gelukt.'), 'it says so');
    expect(errors).to.deep.equal(['server down']);
    expect([area(el, 'questions').value, events]).to.deep.equal(['Blijft staan', 0]);
    adapter.savePreparation = real;
    saveButton(el).click();
    await waitUntil(() => statusOf(el).startsWith('Bewaard.'), 'it is saved');
    expect((await adapter.getPreparation(query, options))?.questions).to.equal('Blijft staan');
  });

  it('lets nobody write over what could not be loaded', async () => {
    const adapter = new MemoryAdapter({ ...data, preparations: [saved()] });
    const real = adapter.getPreparation.bind(adapter);
    adapter.getPreparation = () => Promise.reject(new Error('server down'));
    const el = await provided(tag, { adapter });
    expect(clean(root(el).querySelector('[role=alert]')?.textContent)).to.match(
      /kon niet worden geladen.*Probeer opnieuw$/,
    );
    expect(saveButton(el) === null).to.equal(true);
    expect(area(el, 'questions') === null, 'nothing to write in').to.equal(true);
    await expect(el).to.be.accessible();
    adapter.getPreparation = real;
    root(el).querySelector<HTMLButtonElement>('[role=alert] button')!.click();
    await waitUntil(() => area(el, 'questions')?.value === 'Mag ik meer uren werken?', 'it is loaded');
  });

  it('takes nothing along to the next patient', async () => {
    const el = await provided();
    write(area(el, 'questions'), 'Van de eerste');
    boxes(el)[0]!.click();
    (el.parentElement as ProProvider).subject = 'Patient/2';
    await settled(el);
    await waitUntil(() => area(el, 'questions')?.value === '', 'the field is empty');
    expect(el.getPreparation()).to.deep.include({ subject: 'Patient/2', topics: [] });
  });
});

describe('<pro-preparation> when there is little or much', () => {
  it('can be used before anything was filled in', async () => {
    const el = await provided(tag, { adapter: new MemoryAdapter({ ...data, responses: [] }) });
    expect(textOf(el)).to.include('Er zijn nog geen uitkomsten. U kunt wel opschrijven wat u wilt vragen.');
    expect(area(el, 'questions') === null).to.equal(false);
    expect(boxes(el)).to.have.length(0);
    await expect(el).to.be.accessible();
  });

  it('is calm with two hundred concerns: seven in view, the others one step away', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `s${index}`);
    const many: Instrument = {
      ...instrument,
      scales: ids.map((id) => ({ ...instrument.scales[0]!, id, name: `Onderwerp ${id}` })),
    };
    const measurements = [
      { date: '2026-11-08', scores: ids.map((scale) => ({ scale, status: 'ok' as const, value: 1 })) },
    ];
    const el = await provided(
      html`<pro-preparation .instrument=${many} .measurements=${measurements}></pro-preparation>`,
    );
    expect(root(el).querySelectorAll('fieldset > .topics > li')).to.have.length(7);
    expect(clean(root(el).querySelector('summary')?.textContent)).to.equal('Nog 193 onderwerpen');
    expect(boxes(el)).to.have.length(200);
  });

  it('says that it failed, and goes on without a pack that is wrong', async () => {
    const failed = await provided(html`<pro-preparation instrument="unknown"></pro-preparation>`);
    expect(clean(root(failed).querySelector('[role=alert]')?.textContent)).to.match(/^Dit kon niet worden geladen/);
    const el = await provided();
    const told = new Promise<ProErrorEvent>((resolve) => el.addEventListener('pro-error', resolve, { once: true }));
    el.packs = [{ id: 'wrong' } as never];
    expect((await told).error.message).to.match(/^TipPack "wrong" has the wrong shape/);
    expect(root(el).querySelector('ol') === null).to.equal(true);
    expect(boxes(el)).to.have.length(7);
  });
});

describe('<pro-preparation> room, paper and language', () => {
  it('fits in 280 pixels', async () => {
    const el = await provided();
    el.parentElement!.parentElement!.style.inlineSize = '280px';
    await nextFrame();
    for (const part of root(el).querySelectorAll('*')) {
      const { right } = part.getBoundingClientRect();
      expect(right, part.outerHTML.slice(0, 80)).to.be.at.most(el.getBoundingClientRect().right + 1);
    }
  });

  it('prints what was written in full, and no buttons', async () => {
    const el = await provided();
    const long = 'Een lange vraag.\n'.repeat(40);
    write(area(el, 'questions'), long);
    await el.updateComplete;
    await emulateMedia({ media: 'print' });
    const paper = root(el).querySelector<HTMLElement>('.on-paper')!;
    expect(getComputedStyle(paper).display).to.equal('block');
    expect(paper.offsetHeight).to.be.above(600);
    expect(getComputedStyle(area(el, 'questions')).display).to.equal('none');
    expect(getComputedStyle(saveButton(el)).display).to.equal('none');
    await emulateMedia({ media: 'screen' });
  });

  it('speaks English and Arabic, and keeps what was written when the language changes', async () => {
    const el = await provided();
    write(area(el, 'questions'), 'Blijft');
    boxes(el)[0]!.click();
    el.lang = 'en';
    await waitUntil(() => textOf(el).includes('What do you want to talk about?'), 'it speaks English');
    expect(names(el)[0]).to.equal('Confidence in working low');
    expect(boxes(el)[0]!.checked && area(el, 'questions').value).to.equal('Blijft');
    el.lang = 'ar';
    await waitUntil(() => root(el).querySelector('.root')?.getAttribute('dir') === 'rtl', 'it speaks Arabic');
    expect(textOf(el)).to.include('ما الذي يمكنني اختياره؟');
  });
});
