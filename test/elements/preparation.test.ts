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
const createPreparation = (changes: Partial<Preparation> = {}): Preparation => ({
  ...query,
  written: '2026-11-20T10:00:00Z',
  topics: ['stress'],
  questions: 'Mag ik meer uren werken?',
  ...changes,
});

/** Renders the element in a provider and waits until its data is loaded. */
async function renderPreparation(
  widget: TemplateResult = tag,
  { adapter = new MemoryAdapter(data), lang = '' }: { adapter?: ProAdapter; lang?: string } = {},
): Promise<ProPreparation> {
  const provider = await fixture<ProProvider>(html`
    <pro-provider .adapter=${adapter} subject=${subject} lang=${lang}>${widget}</pro-provider>
  `);
  const el = provider.querySelector('pro-preparation')!;
  await waitForData(el);
  await waitUntil(
    () => shadowRootOf(el).querySelector('.root')?.getAttribute('lang') === (lang || 'nl'),
    'the language is set',
  );
  return el;
}

async function waitForData(el: ProPreparation): Promise<void> {
  await el.updateComplete;
  await nextFrame();
  await waitUntil(() => !shadowRootOf(el).querySelector('.state[role=status]'), 'the data is loaded');
}

const normalizeText = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const shadowRootOf = (el: ProPreparation) => el.shadowRoot!;
const getText = (el: ProPreparation) => normalizeText(shadowRootOf(el).textContent);
const getCheckboxes = (el: ProPreparation) => [
  ...shadowRootOf(el).querySelectorAll<HTMLInputElement>('input[type=checkbox]'),
];
const getTopicTexts = (el: ProPreparation) =>
  [...shadowRootOf(el).querySelectorAll('[part=topic]')].map((element) => normalizeText(element.textContent));
const getTextArea = (el: ProPreparation, id: string) =>
  shadowRootOf(el).querySelector<HTMLTextAreaElement>(`textarea#${id}`)!;
const getSaveButton = (el: ProPreparation) => shadowRootOf(el).querySelector<HTMLButtonElement>('[part=save]')!;
const getStatus = (el: ProPreparation) =>
  normalizeText(shadowRootOf(el).querySelector('footer [role=status]')?.textContent);
const getCount = (el: ProPreparation) => normalizeText(shadowRootOf(el).querySelector('.count')?.textContent);
const userTypes = (field: HTMLTextAreaElement, text: string) => {
  field.value = text;
  field.dispatchEvent(new Event('input', { bubbles: true }));
};

describe('<pro-preparation>', () => {
  it('is accessible in three languages: empty, filled in and with one topic too many', async () => {
    for (const lang of ['nl', 'en', 'ar']) {
      const el = await renderPreparation(tag, { lang });
      await expect(el).to.be.accessible();
      for (const box of getCheckboxes(el).slice(0, 4)) box.click();
      userTypes(getTextArea(el, 'questions'), 'x');
      await el.updateComplete;
      await expect(el).to.be.accessible();
    }
  });

  it('shows the outcomes in plain words without numbers, most notable first', async () => {
    const el = await renderPreparation();
    expect(getTopicTexts(el)).to.deep.equal([
      'Vertrouwen in werken laag',
      'Steun op het werk laag',
      'Stress door werk veel',
      'Lichamelijk werkvermogen matig · beter dan de vorige keer (niet bevestigd)',
      'Vermoeidheid weinig · beter dan de vorige keer (niet bevestigd)',
      'Mentaal werkvermogen goed',
      'Ruimte voor aanpassing goed',
    ]);
    expect(getText(el)).to.include('Uw uitkomsten van 8 november 2026.');
    expect(getTopicTexts(el).join()).not.to.match(/\d/);
  });

  it('accepts three topics and explains why a fourth is not accepted', async () => {
    const el = await renderPreparation();
    for (const box of getCheckboxes(el).slice(2, 6)) box.click();
    await el.updateComplete;
    expect(getCheckboxes(el).map(({ checked }) => checked)).to.deep.equal([
      false,
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(getCount(el)).to.match(/^U heeft er al 3 gekozen\..*Haal er eerst één weg, of schrijf het bij uw vragen\.$/);
    expect(getCheckboxes(el).every(({ disabled }) => !disabled)).to.equal(true);
    getCheckboxes(el)[2]!.click();
    await el.updateComplete;
    expect(getCount(el)).to.equal('2 van 3 gekozen');
    expect(el.getPreparation().topics).to.deep.equal(['fysiek', 'vermoeid']);
  });

  it('has large targets and labels, and works with only the keyboard', async () => {
    const el = await renderPreparation();
    for (const label of shadowRootOf(el).querySelectorAll<HTMLElement>('[part=topic] label')) {
      expect(label.offsetHeight).to.be.at.least(44);
    }
    expect(getSaveButton(el).offsetHeight).to.be.at.least(44);
    getCheckboxes(el)[0]!.focus();
    await sendKeys({ press: 'Space' });
    for (let times = 0; times < 7; times += 1) await sendKeys({ press: 'Tab' });
    await sendKeys({ type: 'Hoe nu verder?' });
    expect(el.getPreparation()).to.include({ ...query, questions: 'Hoe nu verder?' });
    expect(el.getPreparation().topics).to.deep.equal(['vertrouwen']);
    expect(shadowRootOf(el).activeElement?.id).to.equal('questions');
  });

  it('shows the three questions with their source, and the decision aids of the host page', async () => {
    const aids: DecisionAid[] = [{ title: 'Keuzehulp', url: 'https://example.org/hulp' }];
    const el = await renderPreparation(
      html`<pro-preparation instrument="werk-herstel-demo" .aids=${aids}></pro-preparation>`,
    );
    expect(
      [...shadowRootOf(el).querySelectorAll('ol li')].map((element) => normalizeText(element.textContent)),
    ).to.deep.equal(['Wat kan ik kiezen?', 'Wat is goed en minder goed aan elke keuze?', 'Wat past bij mijn leven?']);
    const links = [...shadowRootOf(el).querySelectorAll('a')];
    expect(links.map(({ href }) => href)).to.deep.equal(['https://3goedevragen.nl/', 'https://example.org/hulp']);
    for (const link of links) {
      expect(link.rel).to.equal('noopener noreferrer');
      expect(link.referrerPolicy).to.equal('no-referrer');
    }
    await expect(el).to.be.accessible();
  });
});

describe('<pro-preparation>: saving', () => {
  it('saves only after a press on the save button and says who can read it', async () => {
    const adapter = new MemoryAdapter(data);
    const el = await renderPreparation(tag, { adapter });
    const events: Event[] = [];
    el.addEventListener('pro-prepared', (event) => events.push(event));
    expect(getText(el)).to.include('Bewaart u dit? Dan kan uw zorgverlener het lezen.');
    getCheckboxes(el)[0]!.click();
    userTypes(getTextArea(el, 'questions'), 'Geheim <b>vraag</b>');
    await el.updateComplete;
    expect(getStatus(el)).to.equal('Nog niet bewaard.');
    expect(await adapter.getPreparation(query, options)).to.equal(undefined);

    getSaveButton(el).click();
    await waitUntil(() => getStatus(el) === 'Bewaard. Uw zorgverlener kan dit nu lezen.', 'the preparation is saved');
    const { written, ...stored } = (await adapter.getPreparation(query, options))!;
    expect(stored).to.deep.equal({ ...query, topics: ['vertrouwen'], questions: 'Geheim <b>vraag</b>' });
    expect(Date.parse(written)).to.be.closeTo(Date.now(), 60_000);
    expect(events).to.have.length(1);
    expect(events[0]).to.include({ instrument: 'werk-herstel-demo' });
    expect(JSON.stringify({ ...events[0] }))
      .not.to.include('Geheim')
      .and.not.to.include('vertrouwen');

    userTypes(getTextArea(el, 'notes'), 'En dit');
    await el.updateComplete;
    expect(getStatus(el), 'after another change').to.equal('Nog niet bewaard.');
  });

  it('saves an empty preparation', async () => {
    const adapter = new MemoryAdapter(data);
    const el = await renderPreparation(tag, { adapter });
    getSaveButton(el).click();
    await waitUntil(() => getStatus(el).startsWith('Bewaard.'), 'the preparation is saved');
    expect((await adapter.getPreparation(query, options))?.topics).to.deep.equal([]);
  });

  it('edits and clears a stored preparation', async () => {
    const adapter = new MemoryAdapter({ ...data, preparations: [createPreparation()] });
    const el = await renderPreparation(tag, { adapter });
    expect(getCheckboxes(el)[2]!.checked).to.equal(true);
    expect(getTextArea(el, 'questions').value).to.equal('Mag ik meer uren werken?');
    expect(getStatus(el)).to.equal('Bewaard op 20 november 2026. Uw zorgverlener kan dit lezen.');
    getCheckboxes(el)[2]!.click();
    userTypes(getTextArea(el, 'questions'), '');
    getSaveButton(el).click();
    await waitUntil(() => getStatus(el).startsWith('Bewaard.'), 'the preparation is saved');
    const stored = await adapter.getPreparation(query, options);
    expect([stored?.topics, stored?.questions]).to.deep.equal([[], undefined]);
  });

  it('does not count a topic that is not shown any more', async () => {
    const adapter = new MemoryAdapter({
      ...data,
      preparations: [createPreparation({ topics: ['gone', 'stress', 'other'] })],
    });
    const el = await renderPreparation(tag, { adapter });
    expect(getCount(el)).to.equal('1 van 3 gekozen');
    getCheckboxes(el)[0]!.click();
    expect(el.getPreparation().topics).to.deep.equal(['stress', 'vertrouwen']);
  });

  it('says that nothing is saved if the adapter cannot, and returns the preparation to the host page', async () => {
    const whole = new MemoryAdapter(data);
    const small: ProAdapter = {
      getQuestionnaire: (...of) => whole.getQuestionnaire(...of),
      listResponses: (...of) => whole.listResponses(...of),
      submitResponse: (...of) => whole.submitResponse(...of),
      getInstrument: (...of) => whole.getInstrument(...of),
      savePreparation: (...of) => whole.savePreparation(...of),
    };
    const el = await renderPreparation(tag, { adapter: small });
    expect(getSaveButton(el) === null, 'the save button').to.equal(true);
    expect(getText(el)).to.include('Dit wordt niet bewaard en niet verstuurd. Het staat alleen op deze pagina.');
    userTypes(getTextArea(el, 'notes'), 'Voor de host');
    expect(el.getPreparation()).to.include({ ...query, notes: 'Voor de host' });
    await expect(el).to.be.accessible();
  });

  it('keeps the input after a failed save and saves it at the next try', async () => {
    const adapter = new MemoryAdapter(data);
    const original = adapter.savePreparation.bind(adapter);
    adapter.savePreparation = () => Promise.reject(new Error('server down'));
    const el = await renderPreparation(tag, { adapter });
    const errors: string[] = [];
    let events = 0;
    el.addEventListener('pro-error', ({ error }) => errors.push(error.message));
    el.addEventListener('pro-prepared', () => (events += 1));
    userTypes(getTextArea(el, 'questions'), 'Blijft staan');
    getSaveButton(el).click();
    await waitUntil(() => getStatus(el).startsWith('Bewaren is niet gelukt.'), 'the failure is shown');
    expect(errors).to.deep.equal(['server down']);
    expect([getTextArea(el, 'questions').value, events]).to.deep.equal(['Blijft staan', 0]);
    adapter.savePreparation = original;
    getSaveButton(el).click();
    await waitUntil(() => getStatus(el).startsWith('Bewaard.'), 'the preparation is saved');
    expect((await adapter.getPreparation(query, options))?.questions).to.equal('Blijft staan');
  });

  it('shows no fields if the stored preparation could not be loaded', async () => {
    const adapter = new MemoryAdapter({ ...data, preparations: [createPreparation()] });
    const original = adapter.getPreparation.bind(adapter);
    adapter.getPreparation = () => Promise.reject(new Error('server down'));
    const el = await renderPreparation(tag, { adapter });
    expect(normalizeText(shadowRootOf(el).querySelector('[role=alert]')?.textContent)).to.match(
      /kon niet worden geladen.*Probeer opnieuw$/,
    );
    expect(getSaveButton(el) === null).to.equal(true);
    expect(getTextArea(el, 'questions') === null, 'the field').to.equal(true);
    await expect(el).to.be.accessible();
    adapter.getPreparation = original;
    shadowRootOf(el).querySelector<HTMLButtonElement>('[role=alert] button')!.click();
    await waitUntil(
      () => getTextArea(el, 'questions')?.value === 'Mag ik meer uren werken?',
      'the preparation is loaded',
    );
  });

  it('clears the input for another patient', async () => {
    const el = await renderPreparation();
    userTypes(getTextArea(el, 'questions'), 'Van de eerste');
    getCheckboxes(el)[0]!.click();
    (el.parentElement as ProProvider).subject = 'Patient/2';
    await waitForData(el);
    await waitUntil(() => getTextArea(el, 'questions')?.value === '', 'the field is cleared');
    expect(el.getPreparation()).to.deep.include({ subject: 'Patient/2', topics: [] });
  });
});

describe('<pro-preparation>: few and many outcomes', () => {
  it('shows the fields if nothing was filled in yet', async () => {
    const el = await renderPreparation(tag, { adapter: new MemoryAdapter({ ...data, responses: [] }) });
    expect(getText(el)).to.include('Er zijn nog geen uitkomsten. U kunt wel opschrijven wat u wilt vragen.');
    expect(getTextArea(el, 'questions') === null).to.equal(false);
    expect(getCheckboxes(el)).to.have.length(0);
    await expect(el).to.be.accessible();
  });

  it('shows seven of two hundred topics and collapses the others', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `s${index}`);
    const many: Instrument = {
      ...instrument,
      scales: ids.map((id) => ({ ...instrument.scales[0]!, id, name: `Onderwerp ${id}` })),
    };
    const measurements = [
      { date: '2026-11-08', scores: ids.map((scale) => ({ scale, status: 'ok' as const, value: 1 })) },
    ];
    const el = await renderPreparation(
      html`<pro-preparation .instrument=${many} .measurements=${measurements}></pro-preparation>`,
    );
    expect(shadowRootOf(el).querySelectorAll('fieldset > .topics > li')).to.have.length(7);
    expect(normalizeText(shadowRootOf(el).querySelector('summary')?.textContent)).to.equal('Nog 193 onderwerpen');
    expect(getCheckboxes(el)).to.have.length(200);
  });

  it('shows a failure, but skips an invalid pack', async () => {
    const failed = await renderPreparation(html`<pro-preparation instrument="unknown"></pro-preparation>`);
    expect(normalizeText(shadowRootOf(failed).querySelector('[role=alert]')?.textContent)).to.match(
      /^Dit kon niet worden geladen/,
    );
    const el = await renderPreparation();
    const errorEvent = new Promise<ProErrorEvent>((resolve) =>
      el.addEventListener('pro-error', resolve, { once: true }),
    );
    el.packs = [{ id: 'wrong' } as never];
    expect((await errorEvent).error.message).to.match(/^TipPack "wrong" has the wrong shape/);
    expect(shadowRootOf(el).querySelector('ol') === null).to.equal(true);
    expect(getCheckboxes(el)).to.have.length(7);
  });
});

describe('<pro-preparation>: layout, print and language', () => {
  it('fits in 280 pixels', async () => {
    const el = await renderPreparation();
    el.parentElement!.parentElement!.style.inlineSize = '280px';
    await nextFrame();
    for (const part of shadowRootOf(el).querySelectorAll('*')) {
      const { right } = part.getBoundingClientRect();
      expect(right, part.outerHTML.slice(0, 80)).to.be.at.most(el.getBoundingClientRect().right + 1);
    }
  });

  it('prints the whole input and no buttons', async () => {
    const el = await renderPreparation();
    const long = 'Een lange vraag.\n'.repeat(40);
    userTypes(getTextArea(el, 'questions'), long);
    await el.updateComplete;
    await emulateMedia({ media: 'print' });
    const paper = shadowRootOf(el).querySelector<HTMLElement>('.on-paper')!;
    expect(getComputedStyle(paper).display).to.equal('block');
    expect(paper.offsetHeight).to.be.above(600);
    expect(getComputedStyle(getTextArea(el, 'questions')).display).to.equal('none');
    expect(getComputedStyle(getSaveButton(el)).display).to.equal('none');
    await emulateMedia({ media: 'screen' });
  });

  it('keeps the input when the language changes to English and Arabic', async () => {
    const el = await renderPreparation();
    userTypes(getTextArea(el, 'questions'), 'Blijft');
    getCheckboxes(el)[0]!.click();
    el.lang = 'en';
    await waitUntil(() => getText(el).includes('What do you want to talk about?'), 'the language is English');
    expect(getTopicTexts(el)[0]).to.equal('Confidence in working low');
    expect(getCheckboxes(el)[0]!.checked && getTextArea(el, 'questions').value).to.equal('Blijft');
    el.lang = 'ar';
    await waitUntil(
      () => shadowRootOf(el).querySelector('.root')?.getAttribute('dir') === 'rtl',
      'the language is Arabic',
    );
    expect(getText(el)).to.include('ما الذي يمكنني اختياره؟');
  });
});
