import { expect, nextFrame } from '@open-wc/testing';
import type { Consultation } from '../../src/core/model/consultation.js';
import type { ProConsultationTips } from '../../src/elements/consultation-tips/consultation-tips.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import { waitUntil } from '../harness/wait.js';
import {
  canonical,
  cardiologist,
  decisionAbout,
  occupational,
  patient,
  query,
  renderFor,
  responses,
  settle,
  SharedAdapter,
  subject,
  textOf,
  viewerOf,
  widget,
} from './shared-data.js';

const decisions = [cardiologist, occupational].map((person) =>
  decisionAbout(person, { questionnaires: [canonical], level: 'answers' }),
);
const createShared = (data: Partial<ConstructorParameters<typeof SharedAdapter>[0]> = {}) =>
  new SharedAdapter({ responses, decisions, ...data });

const tipsIn = (provider: ProProvider) => widget(provider, 'pro-consultation-tips') as ProConsultationTips;
const rootOf = (provider: ProProvider, tag = 'pro-consultation-tips') => widget(provider, tag).shadowRoot!;
const fieldIn = (provider: ProProvider) =>
  rootOf(provider).querySelector<HTMLTextAreaElement>('[aria-labelledby=discuss] textarea')!;
const othersIn = (provider: ProProvider) =>
  (rootOf(provider).querySelector('[part=others]')?.textContent ?? '').replace(/\s+/g, ' ').trim();

async function writeNote(provider: ProProvider, text: string): Promise<void> {
  const field = fieldIn(provider);
  field.value = text;
  field.dispatchEvent(new Event('change', { bubbles: true }));
  await waitUntil(
    () => rootOf(provider).querySelector('footer')!.textContent!.includes('Bewaard.'),
    'the note is saved',
  );
}

function choiceIn(provider: ProProvider, tag: string, words: string): HTMLInputElement {
  const labels = [...rootOf(provider, tag).querySelectorAll('.recipients label')];
  return labels.find((label) => label.textContent!.includes(words))!.querySelector('input')!;
}

const stored = (changes: Partial<Consultation>): Consultation => ({
  ...query,
  id: 'stored',
  date: '2026-11-01',
  written: '2026-11-01T10:30:00',
  discussed: [],
  notes: { discuss: 'Over werk' },
  again: [],
  ...changes,
});

describe('notes of several professionals', () => {
  it('keep two records, also if both write at once, and each reads the other', async () => {
    const shared = createShared();
    const [first, second] = [
      await renderFor(viewerOf(cardiologist), shared),
      await renderFor(viewerOf(occupational), shared),
    ];
    await Promise.all([writeNote(first, 'Van de hartarts'), writeNote(second, 'Van de bedrijfsarts')]);
    expect(shared.consultations.map(({ author, notes }) => [author?.reference, notes.discuss])).to.have.deep.members([
      [cardiologist.reference, 'Van de hartarts'],
      [occupational.reference, 'Van de bedrijfsarts'],
    ]);
    await waitUntil(() => othersIn(first).includes('Van de bedrijfsarts'), 'the other note appears');
    expect(fieldIn(first).value).to.equal('Van de hartarts');
    expect(othersIn(first)).to.include('bedrijfsarts (Arbodienst Voorbeeld)').and.not.include('Van de hartarts');
    await waitUntil(() => othersIn(second).includes('Van de hartarts'));
    expect(othersIn(second)).to.include('J. Jansen (cardioloog)');
    await expect(tipsIn(first)).to.be.accessible();
  });

  it('are shown with name, role and time, or with an unknown author, and cannot be edited', async () => {
    const shared = createShared({
      consultations: [
        stored({ id: '1', author: cardiologist }),
        stored({ id: '2', notes: { act: 'Zonder naam' }, date: '2026-10-01', written: '2026-10-01' }),
      ],
    });
    const provider = await renderFor(viewerOf(occupational), shared);
    expect(othersIn(provider)).to.match(/J\. Jansen \(cardioloog\) 1 november 2026 om 10:30 Bespreken: Over werk/);
    expect(othersIn(provider)).to.match(/Niet bekend wie dit schreef 1 oktober 2026 Handelen: Zonder naam/);
    expect(rootOf(provider).querySelector('[part=others] :is(textarea, input)')).to.equal(null);
  });

  it('continue the own record of the day, and save under its id', async () => {
    const today = tipsDate();
    const own = stored({ id: 'own', author: cardiologist, date: today, notes: { discuss: 'Eerder' } });
    const shared = createShared({ consultations: [own] });
    const provider = await renderFor(viewerOf(cardiologist), shared);
    expect(fieldIn(provider).value).to.equal('Eerder');
    await writeNote(provider, 'Later');
    expect(shared.consultations.map(({ id, notes }) => [id, notes.discuss])).to.deep.equal([['own', 'Later']]);
  });

  it('are for everyone unless the author chooses people, who are no employers', async () => {
    const employer = { reference: 'RelatedPerson/boss', kind: 'work', name: 'B. Aas' } as const;
    const manager = { reference: 'Practitioner/boss', kind: 'professional', name: 'B. Aas' } as const;
    const people = [patient, cardiologist, occupational, employer, { ...manager, role: { code: 'employer' } }];
    const shared = createShared({ people });
    const provider = await renderFor(viewerOf(cardiologist), shared);
    const tag = 'pro-consultation-tips';
    await writeNote(provider, 'Alleen voor de patiënt');
    expect(shared.consultations[0]!.recipients).to.equal(undefined);
    expect(choiceIn(provider, tag, 'iedereen').checked).to.equal(true);
    choiceIn(provider, tag, 'die u kiest').click();
    await tipsIn(provider).updateComplete;
    expect(textOf(provider, tag)).to.include('U heeft nog niemand gekozen').and.not.include('B. Aas');
    expect(rootOf(provider).querySelector('.people')!.textContent).not.to.include('J. Jansen');
    choiceIn(provider, tag, 'de patiënt').click();
    await waitUntil(() => shared.consultations[0]!.recipients?.includes(subject), 'the recipient is saved');
    await expect(tipsIn(provider)).to.be.accessible();

    const other = await renderFor(viewerOf(occupational), shared);
    expect(othersIn(other)).to.equal('');
    const forPatient = await renderFor(viewerOf(patient), shared, { audience: 'patient' });
    await waitUntil(() => othersIn(forPatient).includes('Alleen voor de patiënt'), 'the patient reads the note');
  });

  it('of the former viewer are saved as of the former, and not continued by the next', async () => {
    const shared = createShared();
    const provider = await renderFor(viewerOf(cardiologist), shared);
    const field = fieldIn(provider);
    field.value = 'Nog niet bewaard';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    provider.viewer = viewerOf(occupational);
    await settle(provider);
    await waitUntil(() => shared.consultations.length === 1, 'the note is saved');
    expect(shared.consultations[0]!.author).to.deep.equal(cardiologist);
    expect(fieldIn(provider).value).to.equal('');
    expect(tipsIn(provider).getConsultation().id).not.to.equal(shared.consultations[0]!.id);
  });

  it('cannot be written while the patient previews the view of another person', async () => {
    const shared = createShared();
    const provider = await renderFor({ person: cardiologist, isPreview: true }, shared);
    const field = fieldIn(provider);
    field.value = 'Van de patiënt';
    field.dispatchEvent(new Event('change', { bubbles: true }));
    await nextFrame();
    expect(shared.consultations).to.deep.equal([]);
  });
});

describe('a preparation for chosen people', () => {
  const tag = 'pro-preparation';

  it('is offered to the people who see the scores, and says who can read it', async () => {
    const shared = createShared({ decisions: [decisions[0]!] });
    const provider = await renderFor(viewerOf(patient), shared, { audience: 'patient' });
    await waitUntil(() => textOf(provider, tag).includes('Voor wie is dit?'));
    expect(choiceIn(provider, tag, 'iedereen').checked).to.equal(true);
    choiceIn(provider, tag, 'die u kiest').click();
    await settle(provider);
    expect(textOf(provider, tag)).to.include('Dan kunt alleen u het lezen').and.not.include('bedrijfsarts');
    choiceIn(provider, tag, 'J. Jansen').click();
    await settle(provider);
    expect(textOf(provider, tag)).to.include('alleen deze mensen het lezen: J. Jansen (cardioloog).');
    rootOf(provider, tag).querySelector<HTMLButtonElement>('[part=save]')!.click();
    await waitUntil(() => textOf(provider, tag).includes('Dit kunnen nu lezen: J. Jansen (cardioloog).'));
    expect(shared.preparation?.recipients).to.deep.equal([cardiologist.reference]);
    await expect(widget(provider, tag)).to.be.accessible();
  });

  it('is shown in the panel of these people only', async () => {
    const preparation = { ...query, written: '2026-11-20', topics: [], questions: 'Mag ik fietsen?' };
    const chosen = { ...preparation, recipients: [cardiologist.reference] };
    const shared = createShared({ preparations: [chosen] });
    for (const [viewer, isShown] of [
      [cardiologist, true],
      [occupational, false],
    ] as const) {
      const provider = await renderFor(viewerOf(viewer), shared);
      expect(textOf(provider, 'pro-consultation-tips').includes('Mag ik fietsen?'), viewer.reference).to.equal(isShown);
    }
  });

  it('is not overwritten by a viewer who may not read it', async () => {
    const preparation = { ...query, written: '2026-11-20', topics: [], questions: 'Voor de ander', recipients: [] };
    const shared = createShared({ preparations: [preparation] });
    const withoutDecisions = {
      adapter: new Proxy(shared.adapter, {
        get: (target, name) => (name === 'listSharing' ? undefined : (Reflect.get(target, name) as unknown)),
      }),
    } as SharedAdapter;
    for (const [viewer, server] of [
      [viewerOf(cardiologist), shared],
      [viewerOf(cardiologist), withoutDecisions],
      [undefined, withoutDecisions],
    ] as const) {
      const provider = await renderFor(viewer, server);
      expect(textOf(provider, tag)).to.include('Dit wordt niet bewaard en niet verstuurd.');
      expect(rootOf(provider, tag).querySelector('[part=save]')).to.equal(null);
    }
  });
});

function tipsDate(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
