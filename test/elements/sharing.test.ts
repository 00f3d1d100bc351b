import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { ProAdapter } from '../../src/adapter/adapter.js';
import type { Viewer } from '../../src/adapter/context.js';
import type { Instrument } from '../../src/core/model/instrument.js';
import type { Sharing } from '../../src/core/model/sharing.js';
import { dayAfterMonths } from '../../src/core/sharing/default-end.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import type { InstrumentSource } from '../../src/elements/sharing/load-sharing.js';
import type { ProSharing } from '../../src/elements/sharing/sharing.js';
import type { ProErrorEvent } from '../../src/internal/base/error.event.js';
import { isoDateOf } from '../../src/core/sharing/end-of-rule.js';
import { formatDate } from '../../src/internal/format/score-and-date.js';
import '../../src/define/sharing.js';
import '../../src/define/answers.js';
import '../../src/define/traffic-light.js';
import {
  decisionAbout,
  decisions,
  instrument,
  largeTeam,
  people,
  sharingAdapter,
  subject,
  until,
  type SharingAdapterOptions,
} from '../../stories/sharing-data.js';
import { waitUntil } from '../harness/wait.js';
import { contextElement } from './context-element.js';

const options = { signal: new AbortController().signal };
const canonical = instrument.questionnaires[0]!;
const cardiologist = 'A. Arts (cardioloog)';
const physician = 'B. Arts (bedrijfsarts)';
const endText = `tot en met ${formatDate(until, 'nl')}`;

interface Rendering {
  readonly adapter?: ProAdapter;
  readonly instruments?: string | readonly InstrumentSource[];
  readonly lang?: string;
  readonly viewer?: Viewer;
  readonly audience?: 'patient' | 'clinician';
}

async function renderSharing(rendering: Rendering = {}): Promise<ProSharing> {
  const { adapter = sharingAdapter(), instruments = 'werk-herstel-demo', lang = '', viewer } = rendering;
  const provider = await fixture<ProProvider>(html`
    <pro-provider .adapter=${adapter} subject=${subject} lang=${lang} audience=${rendering.audience ?? 'patient'}>
      ${contextElement(viewer, html`<pro-sharing .instruments=${instruments}></pro-sharing>`)}
    </pro-provider>
  `);
  const el = provider.querySelector('pro-sharing')!;
  await el.updateComplete;
  await nextFrame();
  await waitUntil(
    () => rootOf(el).querySelector('.root')?.getAttribute('lang') === (lang || 'nl') && !isLoading(el),
    'the data is loaded',
  );
  return el;
}

const rootOf = (el: ProSharing) => el.shadowRoot!;
const isLoading = (el: ProSharing) => rootOf(el).querySelector('.state[role=status]') !== null;
const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const textOf = (el: ProSharing) => clean(rootOf(el).textContent);
const queryAll = <Found extends HTMLElement = HTMLElement>(el: ProSharing, selector: string) => [
  ...rootOf(el).querySelectorAll<Found>(selector),
];

function rowOf(el: ProSharing, name: string): HTMLElement {
  const row = queryAll(el, '[part=person]').find((found) => clean(found.querySelector('h4')?.textContent) === name);
  if (!row) throw new Error(`no row of ${name}: ${textOf(el)}`);
  return row;
}

const stateOf = (el: ProSharing, name: string) => clean(rowOf(el, name).querySelector('.sees, .locked')?.textContent);
const noticeOf = (el: ProSharing, name: string) => clean(rowOf(el, name).querySelector('[role=status]')?.textContent);
const buttonOf = (el: ProSharing, name: string, text: string) =>
  [...rowOf(el, name).querySelectorAll('button')].find((button) => clean(button.textContent) === text);

async function press(el: ProSharing, button: HTMLElement | undefined): Promise<void> {
  if (!button) throw new Error(`no such button: ${textOf(el)}`);
  button.focus();
  button.click();
  await el.updateComplete;
}

const editorOf = (el: ProSharing) => rootOf(el).querySelector<HTMLElement>('.editor');
const radios = (el: ProSharing) => [...(editorOf(el)?.querySelectorAll<HTMLInputElement>('[type=radio]') ?? [])];
const chosenOf = (el: ProSharing) =>
  clean(radios(el).find(({ checked }) => checked)?.parentElement?.textContent) || undefined;

async function openEditor(el: ProSharing, name: string): Promise<void> {
  await press(el, buttonOf(el, name, 'Wijzigen'));
}

async function chooseLevel(el: ProSharing, level: string): Promise<void> {
  radios(el)
    .find((radio) => clean(radio.parentElement?.textContent) === level)!
    .click();
  await el.updateComplete;
}

async function setSelect(el: ProSharing, label: string, value: string): Promise<void> {
  const field = queryAll(el, '.field').find((found) => clean(found.querySelector('label')?.textContent) === label);
  const select = field!.querySelector('select')!;
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await el.updateComplete;
}

async function save(el: ProSharing, name: string): Promise<string> {
  await press(el, editorOf(el)!.querySelector<HTMLElement>('.primary')!);
  await waitUntil(() => noticeOf(el, name) !== '', 'the message is shown');
  await el.updateComplete;
  return noticeOf(el, name);
}

const stored = async (adapter: ProAdapter, recipient: string): Promise<Sharing | undefined> =>
  (await adapter.listSharing!({ subject }, options)).find((decision) => decision.recipient === recipient);

/** Adds a second instrument of which every score is a single answer. */
const pain: Instrument = {
  ...instrument,
  id: 'pijn',
  name: 'Pijn',
  questionnaires: ['https://example.org/pijn'],
  scales: instrument.scales.slice(0, 1).map((scale) => ({ ...scale, items: scale.items.slice(0, 1) })),
};

describe('<pro-sharing>', () => {
  it('is accessible in three languages: the list, an open choice, and the view of another person', async () => {
    for (const lang of ['nl', 'en', 'ar']) {
      const el = await renderSharing({ lang });
      await expect(el).to.be.accessible();
      await press(el, queryAll(el, '.actions button')[0]);
      await press(el, editorOf(el)!.querySelector<HTMLElement>('[aria-expanded=false]')!);
      await expect(el).to.be.accessible();
      await press(el, queryAll(el, '.actions [id$=look]')[0]);
      await waitUntil(() => rootOf(el).querySelector('[part=preview]'), 'the preview is shown');
      await expect(el).to.be.accessible();
    }
  });

  it('lists the people by group, each with what they see in a sentence', async () => {
    const el = await renderSharing();
    expect(queryAll(el, 'h3').map(({ textContent }) => clean(textContent))).to.deep.equal([
      'Uw behandelaars',
      'Rond uw werk',
      'Familie en naasten',
      'Niet voor uw zorg',
    ]);
    expect(stateOf(el, cardiologist)).to.equal(
      `Ziet antwoorden en scores van alles ${endText}. Van nieuwe vragenlijsten ook antwoorden en scores.`,
    );
    expect(stateOf(el, physician)).to.equal(
      `Ziet alleen de scores van alles ${endText}. Nieuwe vragenlijsten nog niet.`,
    );
    expect(stateOf(el, 'C. Naaste (partner)')).to.equal('Ziet niets.');
    expect(clean(rowOf(el, physician).querySelector('th')?.textContent)).to.equal(
      `${physician} Arbodienst Voorbeeld · dokter voor werk en gezondheid`,
    );
    expect(textOf(el)).not.to.include('De patiënt');
  });

  it('shows a person without a name by role and organization', async () => {
    const el = await renderSharing();
    expect(stateOf(el, 'fysiotherapeut (Praktijk Voorbeeld)')).to.equal('Ziet niets.');
  });

  it('tells two people with one name and role apart by their organization, also in the names of buttons', async () => {
    const team = ['Kliniek Een', 'Kliniek Twee'].map((organization, index) => ({
      ...people[1]!,
      reference: `Practitioner/${index}`,
      organization,
    }));
    const el = await renderSharing({ adapter: sharingAdapter({ team, sharing: [] }) });
    const labels = queryAll(el, '.actions [aria-expanded]').map((button) => button.getAttribute('aria-label'));
    expect(labels).to.deep.equal([`Wijzigen: ${cardiologist}, Kliniek Een`, `Wijzigen: ${cardiologist}, Kliniek Twee`]);
  });

  it('says a mixed state in words, and unknown as unknown', async () => {
    const sharing = [
      decisionAbout(
        'Practitioner/cardioloog',
        { questionnaires: [canonical], level: 'answers' },
        { questionnaires: ['https://example.org/pijn'], level: 'nothing' },
      ),
      decisionAbout('Practitioner/bedrijfsarts', { level: 'unknown' }),
    ];
    const el = await renderSharing({ adapter: sharingAdapter({ sharing }), instruments: [instrument, pain] });
    expect(stateOf(el, cardiologist)).to.equal(
      'Ziet antwoorden en scores van Werk en herstel – voorbeeldvragenlijst. Ziet niets van Pijn. Nieuwe vragenlijsten nog niet.',
    );
    expect(stateOf(el, physician)).to.equal('Wij weten niet of deze persoon uw antwoorden ziet.');
  });

  it('has a locked line for an employer, without a choice, also if a decision gives something', async () => {
    const sharing = [decisionAbout('RelatedPerson/werkgever', { level: 'answers' })];
    const el = await renderSharing({ adapter: sharingAdapter({ sharing }) });
    const row = rowOf(el, 'werkgever of leidinggevende');
    expect(clean(row.textContent)).to.include('Ziet niets. U kunt dit niet aanzetten');
    expect(row.querySelectorAll('button').length).to.equal(0);
    const without = await renderSharing({ adapter: sharingAdapter({ team: people.slice(0, 2) }) });
    expect(textOf(without)).to.include('Uw werkgever of leidinggevende ziet niets.');
  });

  it('locks the line of a manager whose kind is wrong, because the role says enough', async () => {
    const manager = { reference: 'Practitioner/manager', kind: 'professional', role: { code: 'employer' } } as const;
    const sharing = [decisionAbout('Practitioner/manager', { level: 'answers' })];
    const el = await renderSharing({ adapter: sharingAdapter({ team: [...people.slice(0, 2), manager], sharing }) });
    const row = rowOf(el, 'werkgever of leidinggevende');
    expect(clean(row.textContent)).to.include('Ziet niets. U kunt dit niet aanzetten');
    expect(row.querySelectorAll('button').length).to.equal(0);
  });

  it('says that a parent sees it until the birthday of the child, also if the chosen last day is that day', async () => {
    const tomorrow = new Date();
    tomorrow.setDate(tomorrow.getDate() + 1);
    const day = isoDateOf(tomorrow);
    const birthDate = `${tomorrow.getFullYear() - 12}${day.slice(4)}`;
    const mother = { reference: 'RelatedPerson/mother', kind: 'related', role: { code: 'mother' }, name: 'M' } as const;
    const doctor = { reference: 'Practitioner/1', kind: 'professional', role: { code: 'cardiologist' } } as const;
    const team = [{ ...people[0]!, birthDate }, mother, doctor];
    for (const until of [day, undefined, dayAfterMonths(2, Date.now())]) {
      const rule = { level: 'answers', ...(until && { until }) } as const;
      const sharing = [
        decisionAbout(mother.reference, rule),
        decisionAbout(doctor.reference, { level: 'answers', until: day }),
      ];
      const el = await renderSharing({ adapter: sharingAdapter({ team, sharing }) });
      expect(stateOf(el, 'M (moeder)')).to.include(`alles tot ${formatDate(day, 'nl')}.`);
      expect(stateOf(el, 'cardioloog')).to.include(`alles tot en met ${formatDate(day, 'nl')}.`);
    }
  });

  it('says which questionnaires nobody sees, and never one of which that is unknown', async () => {
    const el = await renderSharing({ instruments: [instrument, pain], adapter: sharingAdapter({ sharing: [] }) });
    expect(textOf(el)).to.include('Niemand in deze lijst ziet: Werk en herstel – voorbeeldvragenlijst en Pijn.');
    const unknown = sharingAdapter({ sharing: [decisionAbout('Practitioner/fysio', { level: 'unknown' })] });
    expect(textOf(await renderSharing({ adapter: unknown }))).not.to.include('Niemand in deze lijst');
  });

  it('lists someone outside the team with whom something is shared, so that it can be stopped', async () => {
    const adapter = sharingAdapter({ sharing: [decisionAbout('Organization/elders', { level: 'answers' })] });
    const el = await renderSharing({ adapter });
    const name = 'Iemand van wie wij de naam niet weten';
    expect(stateOf(el, name)).to.include('Ziet antwoorden en scores van alles.');
    await press(el, buttonOf(el, name, 'Stop met delen'));
    await waitUntil(() => noticeOf(el, name) !== '');
    expect((await stored(adapter, 'Organization/elders'))?.rules).to.deep.equal([{ level: 'nothing' }]);
  });

  it('says when sharing ended, and who decided for the patient', async () => {
    const sharing = [
      decisionAbout('Practitioner/cardioloog', { level: 'answers', until: '2026-01-31' }),
      { ...decisionAbout('Practitioner/bedrijfsarts', { level: 'scores' }), decidedBy: 'RelatedPerson/partner' },
    ];
    const el = await renderSharing({ adapter: sharingAdapter({ sharing }) });
    expect(clean(rowOf(el, cardiologist).textContent)).to.include('Ziet niets. Het delen is gestopt.');
    expect(clean(rowOf(el, physician).textContent)).to.include('Dit koos C. Naaste (partner) voor u op');
  });

  it('lists a questionnaire of no instrument by its own title, and never by its address', async () => {
    const el = await renderSharing({
      instruments: '',
      adapter: sharingAdapter({
        sharing: [decisionAbout('Practitioner/fysio', { questionnaires: ['https://example.org/x'], level: 'scores' })],
      }),
    });
    const state = stateOf(el, 'fysiotherapeut (Praktijk Voorbeeld)');
    expect(state).to.include('Ziet alleen de scores van een vragenlijst zonder naam.');
    expect(state).to.match(/Ziet niets van Werk en herstel/);
    expect(textOf(el)).not.to.include('example.org');
  });
});

describe('<pro-sharing>: changing', () => {
  it('starts with what is stored: nothing is chosen for someone new', async () => {
    const el = await renderSharing();
    await openEditor(el, 'C. Naaste (partner)');
    expect(chosenOf(el)).to.equal('Niets');
    expect(clean(editorOf(el)?.textContent)).not.to.include('Tot en met');
    await openEditor(el, physician);
    expect(chosenOf(el)).to.equal('Alleen de scores');
    const end = editorOf(el)!.querySelector<HTMLSelectElement>('select[id$=end]')!;
    expect(end.selectedOptions[0]?.value).to.equal(until);
  });

  it('stores a permission only after "Bewaar", with an end that fits the role, and keeps the focus', async () => {
    for (const [name, recipient, months] of [
      ['fysiotherapeut (Praktijk Voorbeeld)', 'Practitioner/fysio', 12],
      [physician, 'Practitioner/bedrijfsarts', 3],
    ] as const) {
      const adapter = sharingAdapter({ sharing: [] });
      const el = await renderSharing({ adapter });
      await openEditor(el, name);
      await chooseLevel(el, 'Antwoorden en scores');
      expect(await stored(adapter, recipient)).to.equal(undefined);
      const day = dayAfterMonths(months, Date.now());
      expect(await save(el, name)).to.equal(
        `Bewaard. Ziet antwoorden en scores van alles tot en met ${formatDate(day, 'nl')}. Nieuwe vragenlijsten nog niet.`,
      );
      const decision = await stored(adapter, recipient);
      expect(decision?.rules).to.deep.equal([
        { questionnaires: [canonical.split('|')[0]], level: 'answers', until: day },
      ]);
      expect(decision?.statement).to.include('Ziet antwoorden en scores van alles');
      expect(decision).not.to.have.property('decidedBy');
      expect(clean(rootOf(el).activeElement?.textContent)).to.equal('Bewaar');
    }
  });

  it('stops at once with one press, says what stays, and keeps the focus', async () => {
    const adapter = sharingAdapter();
    const el = await renderSharing({ adapter });
    const events: string[] = [];
    el.addEventListener('pro-share', ({ purpose }) => events.push(purpose));
    await press(el, buttonOf(el, cardiologist, 'Stop met delen'));
    await waitUntil(() => noticeOf(el, cardiologist) !== '');
    expect(noticeOf(el, cardiologist)).to.equal(
      `Vanaf nu ziet ${cardiologist} niets meer. Wat deze persoon al las, weet die nog. ` +
        'Wat in het dossier staat, blijft daar.',
    );
    expect((await stored(adapter, 'Practitioner/cardioloog'))?.rules).to.deep.equal([{ level: 'nothing' }]);
    expect(stateOf(el, cardiologist)).to.equal('Ziet niets.');
    expect(clean(rootOf(el).activeElement?.textContent)).to.equal('Stop met delen');
    expect(events).to.deep.equal(['care']);
  });

  it('works with the keyboard only', async () => {
    const adapter = sharingAdapter();
    const el = await renderSharing({ adapter });
    buttonOf(el, physician, 'Wijzigen')!.focus();
    await sendKeys({ press: 'Enter' });
    await el.updateComplete;
    for (let times = 0; times < 3; times += 1) await sendKeys({ press: 'Tab' });
    expect((rootOf(el).activeElement as HTMLInputElement).type).to.equal('radio');
    await sendKeys({ press: 'ArrowUp' });
    await el.updateComplete;
    expect(chosenOf(el)).to.equal('Antwoorden en scores');
    expect((await stored(adapter, 'Practitioner/bedrijfsarts'))?.revision, 'nothing is stored yet').to.equal('1');
    for (let times = 0; times < 3; times += 1) await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });
    await waitUntil(() => noticeOf(el, physician).startsWith('Bewaard.'));
    expect((await stored(adapter, 'Practitioner/bedrijfsarts'))?.rules[0]?.level).to.equal('answers');
  });

  it('stores another level per questionnaire, and for later ones', async () => {
    const adapter = sharingAdapter({ sharing: [] });
    const el = await renderSharing({ adapter, instruments: [instrument, pain] });
    await openEditor(el, physician);
    await chooseLevel(el, 'Antwoorden en scores');
    await press(el, editorOf(el)!.querySelector<HTMLElement>('[aria-expanded=false]')!);
    await setSelect(el, 'Pijn', 'nothing');
    expect(chosenOf(el)).to.equal(undefined);
    expect(clean(editorOf(el)?.textContent)).to.include('Nu verschilt het per vragenlijst.');
    await setSelect(el, 'Nieuwe vragenlijsten', 'scores');
    await setSelect(el, 'Tot en met', 'none');
    await save(el, physician);
    expect((await stored(adapter, 'Practitioner/bedrijfsarts'))?.rules).to.deep.equal([
      { questionnaires: [canonical.split('|')[0]], level: 'answers' },
      { questionnaires: ['https://example.org/pijn'], level: 'nothing' },
      { level: 'scores' },
    ]);
  });

  it('does not offer "scores only" where every score is a single answer', async () => {
    const el = await renderSharing({ adapter: sharingAdapter({ sharing: [] }), instruments: [pain, instrument] });
    await openEditor(el, physician);
    expect(clean(editorOf(el)?.textContent)).to.include('Niet bij ‘alleen de scores’: Pijn.');
    await press(el, editorOf(el)!.querySelector<HTMLElement>('[aria-expanded=false]')!);
    const [first] = editorOf(el)!.querySelectorAll('select');
    expect([...first!.options].map(({ value }) => value)).to.deep.equal(['answers', 'nothing']);
    await chooseLevel(el, 'Alleen de scores');
    expect(first!.value).to.equal('nothing');
    const only = await renderSharing({
      adapter: sharingAdapter({ sharing: [], changes: { listResponses: async () => [] } }),
      instruments: [pain],
    });
    await openEditor(only, physician);
    expect(radios(only).map((radio) => clean(radio.parentElement?.textContent))).to.deep.equal([
      'Antwoorden en scores',
      'Niets',
    ]);
  });

  it('refuses a last day that has passed, and puts the focus there', async () => {
    const adapter = sharingAdapter();
    const el = await renderSharing({ adapter });
    await openEditor(el, physician);
    await setSelect(el, 'Tot en met', 'other');
    const field = editorOf(el)!.querySelector<HTMLInputElement>('[type=date]')!;
    field.value = '2020-01-01';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await press(el, editorOf(el)!.querySelector<HTMLElement>('.primary')!);
    await el.updateComplete;
    expect(clean(editorOf(el)?.textContent)).to.include('Kies een datum vanaf vandaag.');
    expect(rootOf(el).activeElement).to.equal(field);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    expect((await stored(adapter, 'Practitioner/bedrijfsarts'))?.revision).to.equal('1');
  });

  it('shows what another tab stored and asks again: the two are never merged', async () => {
    const adapter = sharingAdapter();
    const [one, two] = [await renderSharing({ adapter }), await renderSharing({ adapter })];
    await openEditor(one, physician);
    await chooseLevel(one, 'Antwoorden en scores');
    await press(two, buttonOf(two, physician, 'Stop met delen'));
    await waitUntil(() => noticeOf(two, physician) !== '');
    expect(await save(one, physician)).to.equal(
      'Dit is ergens anders veranderd. Uw keuze is niet bewaard. Nu geldt: Ziet niets. Kies opnieuw.',
    );
    expect(stateOf(one, physician)).to.equal('Ziet niets.');
    expect(chosenOf(one)).to.equal('Niets');
    expect((await stored(adapter, 'Practitioner/bedrijfsarts'))?.rules).to.deep.equal([{ level: 'nothing' }]);
    await chooseLevel(one, 'Alleen de scores');
    expect(await save(one, physician)).to.match(/^Bewaard\. Ziet alleen de scores van alles/);
  });

  it('keeps the choice and says so if it cannot be stored', async () => {
    let fails = true;
    const adapter = sharingAdapter();
    const { saveSharing } = adapter;
    adapter.saveSharing = (decision) => (fails ? Promise.reject(new Error('offline')) : saveSharing(decision, options));
    const el = await renderSharing({ adapter });
    const errors: string[] = [];
    el.addEventListener('pro-error', ({ error }: ProErrorEvent) => errors.push(error.message));
    await press(el, buttonOf(el, cardiologist, 'Stop met delen'));
    await waitUntil(() => noticeOf(el, cardiologist) !== '');
    expect(noticeOf(el, cardiologist)).to.include('Het is niet gelukt.');
    expect(stateOf(el, cardiologist)).to.include('Ziet antwoorden en scores');
    expect(errors).to.deep.equal(['offline']);
    fails = false;
    await press(el, buttonOf(el, cardiologist, 'Stop met delen'));
    await waitUntil(() => noticeOf(el, cardiologist).startsWith('Vanaf nu'));
  });

  it('stores the same choice for each decision about one person, so that none of them lingers', async () => {
    const team = people.map((person) =>
      person.reference === 'Practitioner/cardioloog' ? { ...person, alsoAs: ['PractitionerRole/1'] } : person,
    );
    const sharing = [...decisions, decisionAbout('PractitionerRole/1', { level: 'answers' })];
    const adapter = sharingAdapter({ team, sharing });
    const el = await renderSharing({ adapter });
    await press(el, buttonOf(el, cardiologist, 'Stop met delen'));
    await waitUntil(() => noticeOf(el, cardiologist) !== '');
    for (const recipient of ['Practitioner/cardioloog', 'PractitionerRole/1']) {
      expect((await stored(adapter, recipient))?.rules).to.deep.equal([{ level: 'nothing' }]);
    }
  });

  it('discards the open choice, messages and late answers of an earlier patient', async () => {
    let finish: (stored: Sharing) => void = () => {};
    const saveSharing = () => new Promise<Sharing>((resolve) => (finish = resolve));
    const el = await renderSharing({ adapter: sharingAdapter({ changes: { saveSharing } }) });
    await openEditor(el, physician);
    await press(el, buttonOf(el, cardiologist, 'Stop met delen'));
    const provider = el.closest('pro-provider') as ProProvider;
    provider.adapter = sharingAdapter({ sharing: [] });
    await waitUntil(() => textOf(el).includes('Ziet niets.') && !isLoading(el));
    finish(decisions[0]!);
    await nextFrame();
    await el.updateComplete;
    expect(editorOf(el)).to.equal(null);
    expect(noticeOf(el, cardiologist)).to.equal('');
    expect(stateOf(el, cardiologist)).to.equal('Ziet niets.');
  });

  it('asks about quality and research apart: nothing is chosen, yes and no have the same size', async () => {
    const adapter = sharingAdapter();
    const el = await renderSharing({ adapter });
    const group = () => rootOf(el).querySelector<HTMLElement>('[aria-labelledby=research-question]')!;
    const [yes, no] = group().querySelectorAll('button');
    expect([yes, no].map((button) => button?.getAttribute('aria-pressed'))).to.deep.equal(['false', 'false']);
    expect(yes!.offsetWidth).to.equal(no!.offsetWidth);
    expect(yes!.offsetHeight).to.equal(no!.offsetHeight);
    expect(clean(group().textContent)).to.include('U heeft nog niet gekozen. Dat telt als nee.');
    await press(el, yes);
    await waitUntil(() => yes!.getAttribute('aria-pressed') === 'true');
    await press(el, no);
    await waitUntil(() => no!.getAttribute('aria-pressed') === 'true');
    const all = await adapter.listSharing({ subject }, options);
    expect(all.filter(({ purpose }) => purpose === 'research').map(({ rules }) => rules)).to.deep.equal([
      [{ level: 'nothing' }],
    ]);
    expect(all.filter(({ purpose }) => purpose === 'care').map(({ revision }) => revision)).to.deep.equal(['1', '1']);
    el.secondaryUse = '';
    await el.updateComplete;
    expect(rootOf(el).querySelector('[part=secondary]')).to.equal(null);
  });
});

describe('<pro-sharing>: what the adapter knows', () => {
  it('can only be read without saveSharing()', async () => {
    const el = await renderSharing({ adapter: sharingAdapter({ changes: { saveSharing: undefined! } }) });
    expect(textOf(el)).to.include('U kunt dit hier alleen bekijken.');
    expect(queryAll(el, 'button').map((button) => clean(button.textContent))).to.satisfy((texts: string[]) =>
      texts.every((text) => text === 'Bekijk wat deze persoon ziet'),
    );
  });

  it('says as unknown what a person sees without listSharing()', async () => {
    const changes = { saveSharing: undefined!, listSharing: undefined! };
    const el = await renderSharing({ adapter: sharingAdapter({ changes }) });
    expect(stateOf(el, cardiologist)).to.equal('Wij weten niet of deze persoon uw antwoorden ziet.');
    expect(queryAll(el, 'button')).to.deep.equal([]);
    expect(textOf(el)).to.include('Wij weten niet wat u hierover koos.');
  });

  it('says that nothing is known without listCareTeam() and listSharing()', async () => {
    const changes = { listCareTeam: undefined!, listSharing: undefined!, saveSharing: undefined! };
    const el = await renderSharing({ adapter: sharingAdapter({ changes }) });
    expect(textOf(el)).to.include('Wij weten niet wie uw antwoorden ziet.').and.not.to.include('Niemand');
  });

  it('says that the team is not known without listCareTeam()', async () => {
    const el = await renderSharing({ adapter: sharingAdapter({ changes: { listCareTeam: undefined! } }) });
    expect(textOf(el)).to.include('Wij kennen niet iedereen die bij uw zorg hoort.');
    expect(queryAll(el, 'h4').length).to.be.greaterThan(1);
  });

  it('shows no decision at all if one of them is invalid or of another subject', async () => {
    for (const wrong of [
      { ...decisions[0]!, rules: 'everything' },
      { ...decisions[0]!, subject: 'Patient/other' },
    ]) {
      const sharing = [decisions[1]!, wrong as Sharing];
      const el = await renderSharing({ adapter: sharingAdapter({ sharing }) });
      expect(textOf(el)).to.include('Dit kon niet worden geladen.').and.not.to.include('Arts');
    }
  });

  it('handles null and undefined as a property that was never set', async () => {
    const el = await renderSharing({ instruments: '' });
    const before = textOf(el);
    for (const name of ['instruments', 'secondaryUse']) {
      for (const empty of [undefined, null]) {
        Reflect.set(el, name, empty);
        await el.updateComplete;
        await waitUntil(() => !isLoading(el));
        expect(textOf(el), `${name} = ${empty}`).to.equal(before);
      }
    }
  });

  it('shows nothing to another viewer than the patient, and asks the adapter nothing', async () => {
    let asked = 0;
    const changes = { listSharing: async () => [...decisions].slice(0, (asked += 1)) };
    const viewers: Rendering[] = [
      { audience: 'clinician' },
      { viewer: { person: people[1]! } },
      { viewer: { person: people[5]! } },
      { viewer: { person: people[4]!, onBehalfOf: subject } },
    ];
    for (const viewer of viewers) {
      const el = await renderSharingFor({ ...viewer, adapter: sharingAdapter({ changes }) });
      expect(textOf(el)).to.equal(
        'Wie mag uw antwoorden zien? Alleen de patiënt ziet en kiest wie de antwoorden mag zien.',
      );
    }
    expect(asked).to.equal(0);
  });

  it('says and stores who decides on behalf of the patient', async () => {
    const adapter = sharingAdapter();
    const el = await renderSharing({ adapter, viewer: { person: people[5]!, onBehalfOf: subject } });
    expect(textOf(el)).to.include('U kiest dit voor iemand anders.');
    await press(el, buttonOf(el, cardiologist, 'Stop met delen'));
    await waitUntil(() => noticeOf(el, cardiologist) !== '');
    expect((await stored(adapter, 'Practitioner/cardioloog'))?.decidedBy).to.equal('RelatedPerson/partner');
  });
});

/** Renders for a viewer to whom nothing is shown: there is no data to wait for. */
async function renderSharingFor({ adapter, viewer, audience = 'patient' }: Rendering): Promise<ProSharing> {
  const provider = await fixture<ProProvider>(html`
    <pro-provider .adapter=${adapter} subject=${subject} audience=${audience}>
      ${contextElement(viewer, html`<pro-sharing instruments="werk-herstel-demo"></pro-sharing>`)}
    </pro-provider>
  `);
  const el = provider.querySelector('pro-sharing')!;
  await el.updateComplete;
  await nextFrame();
  await el.updateComplete;
  return el;
}

describe('<pro-sharing>: 200 people', () => {
  const large: SharingAdapterOptions = { team: largeTeam, sharing: [] };

  it('does not render closed groups, and opens them with a button that says how many there are', async () => {
    const el = await renderSharing({ adapter: sharingAdapter(large) });
    expect(queryAll(el, '[part=person]').length).to.equal(0);
    const [toggle] = queryAll(el, 'h3 .toggle');
    expect(clean(toggle?.textContent)).to.equal('Uw behandelaars (100 personen)');
    await press(el, toggle);
    expect(queryAll(el, '[part=person]').length).to.equal(100);
    expect(toggle?.getAttribute('aria-expanded')).to.equal('true');
  });

  it('finds people by name, role or organization, without accents and capitals, and announces how many', async () => {
    const el = await renderSharing({ adapter: sharingAdapter(large) });
    const field = rootOf(el).querySelector<HTMLInputElement>('[type=search]')!;
    for (const [search, count] of [
      ['zorgverlener 17', 1],
      ['EENDAL', 20],
      ['bedrijfsarts', 100],
    ] as const) {
      field.value = search;
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await el.updateComplete;
      const found = queryAll(el, '[part=person]').length;
      expect(found, search).to.be.at.least(count);
      expect(clean(rootOf(el).querySelector('.search [role=status]')?.textContent)).to.equal(
        found === 1 ? '1 persoon gevonden' : `${found} personen gevonden`,
      );
    }
  });
});

describe('<pro-sharing>: the view of another person', () => {
  async function startPreview(el: ProSharing, name: string): Promise<HTMLElement> {
    await press(el, buttonOf(el, name, 'Bekijk wat deze persoon ziet'));
    await waitUntil(() => rootOf(el).querySelector('[part=preview]'), 'the preview is shown');
    await waitUntil(() => widgetTexts(rootOf(el).querySelector('.recipient')!).every(isReady), 'its widgets are ready');
    return rootOf(el).querySelector<HTMLElement>('[part=preview]')!;
  }
  const widgetTexts = (parent: Element) => [...parent.children].map((widget) => clean(widget.shadowRoot?.textContent));
  const isReady = (text: string) => text !== '' && !text.includes('Bezig met laden');

  it('is equal to the page of that person', async () => {
    for (const name of [cardiologist, physician]) {
      const adapter = sharingAdapter();
      const el = await renderSharing({ adapter });
      await startPreview(el, name);
      const person = people.find((found) => name.startsWith(found.name ?? '-'))!;
      const page = await fixture(html`
        <pro-provider .adapter=${adapter} subject=${subject} audience="clinician">
          ${contextElement(
            { person },
            html`<pro-traffic-light instrument="werk-herstel-demo"></pro-traffic-light>
              <pro-answers instrument="werk-herstel-demo"></pro-answers>`,
          )}
        </pro-provider>
      `);
      const own = page.firstElementChild!;
      await waitUntil(() => widgetTexts(own).every(isReady), 'the page of the person is ready');
      expect(widgetTexts(rootOf(el).querySelector('.recipient')!)).to.deep.equal(widgetTexts(own));
    }
  });

  it('starts with a bar that has the focus, and stops with its button or with Escape', async () => {
    const el = await renderSharing();
    const preview = await startPreview(el, physician);
    expect(clean(preview.querySelector('.bar')?.textContent)).to.equal(
      `U kijkt mee als ${physician}. Knoppen doen hier niets. Stoppen`,
    );
    expect(rootOf(el).activeElement).to.equal(preview.querySelector('.bar'));
    preview.focus();
    expect(rootOf(el).activeElement, 'after a press on its text').to.equal(preview);
    await sendKeys({ press: 'Escape' });
    await el.updateComplete;
    expect(rootOf(el).querySelector('[part=preview]')).to.equal(null);
    expect(rootOf(el).activeElement?.getAttribute('aria-label')).to.equal(`Bekijk wat deze persoon ziet: ${physician}`);
    const again = await startPreview(el, physician);
    await press(el, again.querySelector<HTMLElement>('.bar button')!);
    expect(rootOf(el).querySelector('[part=preview]')).to.equal(null);
  });

  it('has controls that do nothing, but can be read by a screen reader', async () => {
    const el = await renderSharing();
    const preview = await startPreview(el, cardiologist);
    const copied: Event[] = [];
    el.addEventListener('pro-copy', (event) => copied.push(event));
    const light = preview.querySelector('pro-traffic-light')!;
    const controls = [...light.shadowRoot!.querySelectorAll<HTMLElement>('button')];
    expect(controls.length).to.be.greaterThan(0);
    const before = clean(light.shadowRoot!.textContent);
    for (const control of controls) {
      control.click();
      control.focus();
      await sendKeys({ press: 'Enter' });
    }
    await light.updateComplete;
    expect(clean(light.shadowRoot!.textContent)).to.equal(before);
    expect(copied).to.deep.equal([]);
    expect(preview.closest('[inert]') ?? preview.querySelector('[inert], [aria-hidden=true]')).to.equal(null);
  });

  it('says below it, to the patient, what the person does not see', async () => {
    const el = await renderSharing({ instruments: [instrument, pain] });
    await startPreview(el, physician);
    expect(clean(rootOf(el).querySelector('.not-seen')?.textContent)).to.equal(
      `Dit ziet ${physician} niet uw antwoorden op Werk en herstel – voorbeeldvragenlijstPijn: antwoorden en scores`,
    );
  });

  it('ends when the patient changes', async () => {
    const el = await renderSharing();
    await startPreview(el, physician);
    (el.closest('pro-provider') as ProProvider).subject = 'Patient/other';
    await waitUntil(() => !rootOf(el).querySelector('[part=preview]'));
    expect(textOf(el)).not.to.include('U kijkt mee als');
  });
});

describe('<pro-sharing>: widths and colors', () => {
  it('is a table from 700 pixels, and stacked below that, without scrolling sideways at 280 pixels', async () => {
    await setViewport({ width: 1000, height: 800 });
    for (const lang of ['nl', 'ar']) {
      for (const width of [280, 320, 390, 700, 1000]) {
        const el = await renderSharing({ lang });
        el.style.inlineSize = `${width}px`;
        await press(el, queryAll(el, '.actions button')[0]);
        await press(el, editorOf(el)!.querySelector<HTMLElement>('[aria-expanded=false]')!);
        await nextFrame();
        const [head] = queryAll(el, 'tbody th');
        const row = head!.parentElement!;
        const isBeside = row.children[1]!.getBoundingClientRect().top === head!.getBoundingClientRect().top;
        expect(isBeside, `${width} px`).to.equal(width >= 700);
        for (const element of queryAll(el, '*')) {
          if (element.closest('.visually-hidden, thead')) continue;
          const { left, right, width: own } = element.getBoundingClientRect();
          if (own === 0) continue;
          const card = el.getBoundingClientRect();
          expect(left >= card.left - 1 && right <= card.right + 1, `${lang} ${width} ${element.className}`).to.equal(
            true,
          );
        }
      }
    }
  });

  it('has native table semantics that stay when the cells are stacked', async () => {
    const el = await renderSharing();
    const [table] = queryAll<HTMLTableElement>(el, 'table');
    expect(clean(table!.caption?.textContent)).to.equal('Uw behandelaars');
    expect([...table!.querySelectorAll('th')].every((cell) => cell.hasAttribute('scope'))).to.equal(true);
    expect([...table!.querySelectorAll('tr')].every((row) => row.getAttribute('role') === 'row')).to.equal(true);
  });

  it('has targets of at least 44 pixels', async () => {
    const el = await renderSharing();
    await openEditor(el, physician);
    for (const target of queryAll(el, 'button, select, .level')) {
      expect(target.offsetHeight, clean(target.textContent)).to.be.at.least(44);
    }
  });
});
