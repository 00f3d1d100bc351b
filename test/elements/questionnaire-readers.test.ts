import { expect } from '@open-wc/testing';
import type { ProAdapter } from '../../src/adapter/adapter.js';
import { werkHerstelQuestionnaire as questionnaire } from '../../src/core/instruments/index.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import '../../src/define/questionnaire.js';
import { decisionAbout, instrument, people, sharingAdapter, subject } from '../../stories/sharing-data.js';
import { waitUntil } from '../harness/wait.js';
import { drawn, rootOf, textOf } from './filling-in.js';

// Who will see the answers, as the form says it before the start and at the send button.

const canonical = questionnaire.url!;

async function openForm(adapter: ProAdapter, attributes: Partial<ProQuestionnaire> = {}): Promise<ProQuestionnaire> {
  const provider = document.createElement('pro-provider');
  Object.assign(provider, { adapter, subject, lang: attributes.lang || 'nl' });
  const el = Object.assign(document.createElement('pro-questionnaire'), { questionnaire: canonical, ...attributes });
  provider.append(el);
  document.body.replaceChildren(provider);
  await waitUntil(() => el.shadowRoot?.querySelector('.footer .primary'), 'the form is open');
  return el;
}

const occurrences = (text: string, part: string) => text.split(part).length - 1;
const sharing = [
  decisionAbout('Practitioner/cardioloog', { level: 'answers' }),
  decisionAbout('Practitioner/bedrijfsarts', { questionnaires: [canonical], level: 'scores' }),
  decisionAbout('Practitioner/fysio', { level: 'unknown' }),
  decisionAbout('RelatedPerson/werkgever', { level: 'answers' }),
];
const sentences =
  'Na versturen ziet A. Arts (cardioloog) uw antwoorden en scores. B. Arts (bedrijfsarts) ziet alleen de scores. ' +
  'Wij weten niet of fysiotherapeut (Praktijk Voorbeeld) uw antwoorden ziet.';

describe('<pro-questionnaire>: who will see the answers', () => {
  it('is said by level on the first page and at the send button, one question on a page', async () => {
    const el = await openForm(sharingAdapter({ sharing }));
    await waitUntil(() => textOf(el).includes(sentences), 'the readers are shown');
    expect(textOf(el)).not.to.match(/werkgever|partner/);
    const next = () => rootOf(el).querySelector<HTMLElement>('.footer .primary')!;
    next().click();
    await drawn(el);
    expect(textOf(el)).not.to.include('Na versturen');
    while (!textOf(el).includes('Versturen')) {
      rootOf(el).querySelector<HTMLInputElement>('input[type=radio]')?.click();
      next().click();
      await drawn(el);
    }
    expect(textOf(el)).to.include(sentences);
    // Sent, so that no draft of it is offered to the next test.
    next().click();
    await waitUntil(() => !textOf(el).includes('Versturen'), 'the answers are sent');
  });

  it('is said above and below a list of questions', async () => {
    const el = await openForm(sharingAdapter({ sharing }), { layout: 'list' });
    await waitUntil(() => occurrences(textOf(el), sentences) === 2, 'the readers are shown twice');
  });

  it('never includes a reader of scores only if every score is a single answer, which then stays hidden', async () => {
    const single = { ...instrument, scales: instrument.scales.filter(({ items }) => items.length === 1) };
    const getInstrument = async () => single;
    for (const given of [single, single.id]) {
      const el = await openForm(sharingAdapter({ sharing, changes: { getInstrument } }), { instrument: given });
      await waitUntil(() => textOf(el).includes('Na versturen ziet A. Arts'), 'the readers are shown');
      expect(textOf(el)).not.to.include('B. Arts');
    }
    const el = await openForm(sharingAdapter({ sharing }), { instrument });
    await waitUntil(
      () => textOf(el).includes('B. Arts (bedrijfsarts) ziet alleen de scores.'),
      'the readers are shown',
    );
  });

  it('is about this questionnaire: a decision on another one does not count', async () => {
    const other = decisionAbout('Practitioner/fysio', { questionnaires: ['https://example.org/x'], level: 'answers' });
    const cardiologist = decisionAbout('Practitioner/cardioloog', { level: 'answers' });
    const el = await openForm(sharingAdapter({ sharing: [other, cardiologist] }));
    await waitUntil(() => textOf(el).includes('Na versturen ziet A. Arts'), 'the readers are shown');
    expect(textOf(el)).not.to.include('fysiotherapeut');
  });

  it('asks listReaders() about this questionnaire, and uses its levels', async () => {
    const asked: (string | undefined)[] = [];
    const listReaders: ProAdapter['listReaders'] = async (query) => {
      asked.push(query.questionnaire);
      return [
        { name: 'De praktijk', access: 'shared', level: 'scores' },
        { name: 'Een ander', access: 'notShared' },
      ];
    };
    const el = await openForm(sharingAdapter({ changes: { listReaders } }));
    await waitUntil(() => textOf(el).includes('De praktijk ziet alleen de scores.'), 'the readers are shown');
    expect(asked).to.deep.equal([canonical]);
    expect(textOf(el)).not.to.include('Een ander');
  });

  it('does not say "your answers" to someone who answers for the patient', async () => {
    const el = await openForm(sharingAdapter({ sharing }), { respondent: 'RelatedPerson/partner' });
    await waitUntil(() => textOf(el).includes('Na versturen ziet A. Arts (cardioloog) de antwoorden en scores.'));
  });

  it('is said in English and Arabic', async () => {
    for (const [lang, text] of [
      ['en', 'After sending, A. Arts (cardiologist) will see your answers and scores.'],
      ['ar', 'بعد الإرسال تظهر إجاباتك ودرجاتك لمن يلي: A. Arts (طبيب القلب).'],
    ] as const) {
      const el = await openForm(sharingAdapter({ sharing, team: people }), { lang });
      await waitUntil(() => textOf(el).includes(text), text);
    }
  });

  it('is left out, and the form opens, if the decisions cannot be loaded', async () => {
    const el = await openForm(
      sharingAdapter({ changes: { listSharing: () => Promise.reject(new Error('an example')) } }),
    );
    await drawn(el);
    expect(textOf(el)).to.include('Beginnen').and.not.to.include('Na versturen');
  });
});
