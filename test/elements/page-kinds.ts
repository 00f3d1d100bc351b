/** Every kind of page that <pro-questionnaire> shows, and how to get there without the words of a language. */
import { fixture, html } from '@open-wc/testing';
import type { ProAdapter } from '../../src/adapter/adapter.js';
import type { QuestionnaireItem } from '../../src/core/model/questionnaire.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import {
  everyQuestion,
  everything,
  matrix,
  medicines,
  questionnaireOf,
  questionOf,
} from '../../stories/every-question.js';
import { waitUntil } from '../harness/wait.js';
import { drawn, keeping, rootOf } from './filling-in.js';

/** What a kind of page starts from, and how often the button that goes on is pressed. */
interface PageKind {
  readonly items?: readonly QuestionnaireItem[];
  readonly presses?: number;
  readonly more?: Partial<ProQuestionnaire>;
  readonly adapter?: Partial<ProAdapter>;
  readonly afterwards?: (el: ProQuestionnaire) => void;
}

const required = (items: readonly QuestionnaireItem[]) =>
  items.map((item): QuestionnaireItem => (item.type === 'display' ? item : { ...item, required: true }));
const short = [questionOf('ja'), questionOf('cijfer'), questionOf('regel')];
const text = (linkId: string, words: string): QuestionnaireItem => ({ linkId, type: 'display', text: words });

const questions = Object.fromEntries(
  (Object.keys(everyQuestion) as (keyof typeof everyQuestion)[]).map((linkId): [string, PageKind] => [
    `question-${linkId}`,
    { items: [questionOf(linkId)], presses: 1 },
  ]),
);

export const pageKinds: Readonly<Record<string, PageKind>> = {
  intro: { items: short },
  'intro-for-someone-else': {
    items: required(short),
    more: { respondent: 'RelatedPerson/1', readers: 'uw huisarts', minutes: 3 },
  },
  ...questions,
  'file-chosen': {
    items: [questionOf('bestand')],
    presses: 1,
    more: {
      response: {
        questionnaire: 'https://pro-widgets.example/Questionnaire/voorbeeld|1',
        status: 'in-progress',
        items: [
          {
            linkId: 'bestand',
            answers: [{ value: { type: 'attachment', value: { data: 'aGFsbG8=', title: 'brief.pdf' } } }],
          },
        ],
      },
    },
  },
  'question-in-group': {
    items: [
      {
        linkId: 'groep',
        type: 'group',
        text: 'Slapen',
        items: [text('periode', 'De afgelopen 2 weken.'), questionOf('cijfer', { required: true })],
      },
    ],
    presses: 1,
    more: { respondent: 'RelatedPerson/1' },
  },
  matrix: { items: [matrix], presses: 1 },
  'repeating-group': {
    items: [medicines],
    presses: 1,
    afterwards: (el) => el.shadowRoot?.querySelector<HTMLElement>('.add')?.click(),
  },
  'page-of-questions': {
    items: [{ linkId: 'p', type: 'group', control: 'page', text: 'Over u', items: short }],
    presses: 1,
  },
  'only-text': { items: [text('t', 'Dank voor uw hulp.')], presses: 1 },
  'not-asked': {
    items: [
      text('t', 'Over uw werk.'),
      questionOf('regel', { readOnly: true, initial: [{ type: 'string', value: 'Kok' }] }),
      questionOf('ja'),
    ],
    presses: 1,
  },
  'question-with-fault': { items: required(short), presses: 2 },
  'page-with-faults': {
    items: [{ linkId: 'p', type: 'group', control: 'page', text: 'Over u', items: required(short) }],
    presses: 2,
  },
  'choices-missing': {
    items: [{ linkId: 'land', type: 'choice', text: 'In welk land woont u?', optionsFrom: 'https://example.org/vs' }],
    presses: 1,
    adapter: { resolveValueSet: () => Promise.reject(new Error('offline')) },
  },
  review: { items: short, presses: 4 },
  'sending-failed': {
    items: short,
    presses: 5,
    adapter: { submitResponse: () => Promise.reject(new Error('offline')) },
  },
  thanks: { items: short, presses: 5 },
  'look-back': {
    items: [text('t', 'De afgelopen week.'), ...short],
    more: {
      readonly: true,
      response: {
        questionnaire: 'https://pro-widgets.example/Questionnaire/voorbeeld|1',
        status: 'completed',
        authored: '2026-11-03T10:15:00+01:00',
        source: 'RelatedPerson/1',
        items: [{ linkId: 'cijfer', answers: [{ value: { type: 'integer', value: 7 } }] }],
      },
    },
  },
  list: { items: everything.items, more: { layout: 'list' } },
  'list-with-faults': { items: required(everything.items), more: { layout: 'list' }, presses: 1 },
};

/** The element on one kind of page. */
export async function opened(name: string): Promise<ProQuestionnaire> {
  const { items, presses = 0, more = {}, adapter, afterwards } = pageKinds[name] ?? {};
  const questionnaire = items && questionnaireOf(items, { description: 'Een voorbeeld.' });
  const provider = await fixture(html`
    <pro-provider .adapter=${{ ...keeping().adapter, ...adapter }} subject="Patient/1"
      ><pro-questionnaire
        layout=${more.layout ?? 'page'}
        ?readonly=${more.readonly}
        .response=${more.response}
        .questionnaire=${questionnaire}
      ></pro-questionnaire
    ></pro-provider>
  `);
  const el = provider.firstElementChild as ProQuestionnaire;
  Object.assign(el, more);
  await waitUntil(() => !rootOf(el).querySelector('[aria-busy]'), 'it opens');
  await drawn(el);
  for (let pressed = 0; pressed < presses; pressed += 1) {
    el.shadowRoot?.querySelector<HTMLElement>('.footer .primary')?.click();
    await drawn(el);
  }
  afterwards?.(el);
  await drawn(el);
  return el;
}
