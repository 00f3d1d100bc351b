import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ProAdapter } from '../src/adapter/adapter.js';
import { werkHerstelQuestionnaire } from '../src/core/instruments/werk-herstel-demo/questionnaire.js';
import type { Questionnaire } from '../src/core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../src/core/model/questionnaire-response.js';
import type { DraftMode } from '../src/core/model/draft-status.js';
import { everything, matrix, medicines, pictures, questionnaireOf, questionOf } from './every-question.js';
import { goOn } from './go-on.js';
import '../src/define/questionnaire.js';

interface Args {
  questionnaire: string | Questionnaire | undefined;
  response?: QuestionnaireResponse;
  layout: 'page' | 'list';
  readonly: boolean;
  lang: string;
  respondent?: string;
  readers?: string;
  minutes?: number;
  drafts?: DraftMode;
  adapter?: ProAdapter;
}

type Story = StoryObj<Args>;

const adapter: ProAdapter = {
  getQuestionnaire: async () => werkHerstelQuestionnaire,
  listResponses: async () => [],
  submitResponse: async (response) => response,
};

export default {
  title: 'Questionnaire',
  component: 'pro-questionnaire',
  args: { questionnaire: werkHerstelQuestionnaire, layout: 'page', readonly: false, lang: 'nl', adapter },
  argTypes: { layout: { control: 'inline-radio', options: ['page', 'list'] }, adapter: { table: { disable: true } } },
  render: ({
    questionnaire,
    response,
    layout,
    readonly,
    lang,
    respondent,
    readers,
    minutes,
    drafts,
    adapter: own,
  }) => html`
    <pro-provider .adapter=${own} subject="Patient/voorbeeld">
      <pro-questionnaire
        .questionnaire=${questionnaire}
        .response=${response}
        .lang=${lang}
        layout=${layout}
        ?readonly=${readonly}
        .respondent=${respondent ?? 'patient'}
        .readers=${readers}
        .minutes=${minutes}
        .drafts=${drafts}
      ></pro-questionnaire>
    </pro-provider>
  `,
} satisfies Meta<Args>;

/** The first page: what it is for, how many questions and how long. */
export const Intro: Story = {};

/** Somebody answers for the patient, and the page says who will see the answers and how long it takes. */
export const ForSomeoneElse: Story = {
  args: { respondent: 'RelatedPerson/voorbeeld', readers: 'uw huisarts en de praktijkondersteuner', minutes: 4 },
};

/** One question on a page. */
export const Question: Story = { play: async ({ canvasElement }) => goOn(canvasElement, 1) };

/** Somebody went on without an answer to a question that must be answered. */
export const SomethingWrong: Story = { play: async ({ canvasElement }) => goOn(canvasElement, 2) };

/** Everything once more, before it is sent. */
export const Review: Story = {
  args: { questionnaire: questionnaireOf([questionOf('ja'), questionOf('cijfer'), questionOf('regel')]) },
  play: async ({ canvasElement }) => goOn(canvasElement, 4),
};

/** Answers are kept, and the first page says where. */
export const Kept: Story = { args: { drafts: 'device' } };

/** After sending. */
export const Thanks: Story = {
  args: { questionnaire: questionnaireOf([questionOf('ja')]) },
  play: async ({ canvasElement }) => goOn(canvasElement, 3),
};

/** The answers could not be sent. */
export const SendingFailed: Story = {
  args: {
    questionnaire: questionnaireOf([questionOf('ja')]),
    adapter: { ...adapter, submitResponse: () => Promise.reject(new Error('offline')) },
  },
  play: async ({ canvasElement }) => goOn(canvasElement, 3),
};

/** Every kind of question, all under each other. */
export const EveryKind: Story = { args: { questionnaire: everything, layout: 'list' } };

/** The same, with something wrong at each. */
export const EveryKindWrong: Story = {
  args: {
    questionnaire: {
      ...everything,
      items: everything.items.map((item) => (item.type === 'display' ? item : { ...item, required: true })),
    },
    layout: 'list',
  },
  play: async ({ canvasElement }) => goOn(canvasElement, 1),
};

/** A line to tap on: nothing is chosen until somebody does. */
export const Slider: Story = {
  args: { questionnaire: questionnaireOf([questionOf('lijn')]) },
  play: async ({ canvasElement }) => goOn(canvasElement, 1),
};

/** "I don't know" stands apart from the answers. */
export const NoAnswer: Story = {
  args: { questionnaire: questionnaireOf([questionOf('weet')]) },
  play: async ({ canvasElement }) => goOn(canvasElement, 1),
};

/** A file from the person's own device: which it may be is said before, and what is in it is not shown. */
export const Attachment: Story = {
  args: { questionnaire: questionnaireOf([questionOf('bestand', { repeats: true, maxOccurs: 3 })]) },
  play: async ({ canvasElement }) => goOn(canvasElement, 1),
};

/** A file that was chosen and is too large for the question. */
export const AttachmentRefused: Story = {
  args: { questionnaire: questionnaireOf([questionOf('bestand')]) },
  play: async ({ canvasElement }) => {
    await goOn(canvasElement, 1);
    const input = canvasElement.querySelector('pro-questionnaire')?.shadowRoot?.querySelector('input');
    if (!input) return;
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(3 * 1024 * 1024)], 'scan.pdf', { type: 'application/pdf' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
  },
};

/** Pictures of the questionnaire, drawn without a request; the last is no picture, and its words are shown. */
export const Pictures: Story = {
  args: { questionnaire: questionnaireOf([pictures]) },
  play: async ({ canvasElement }) => goOn(canvasElement, 1),
};

/** A table where there is room, a page for each question where there is not. */
export const Matrix: Story = {
  args: { questionnaire: questionnaireOf([matrix]) },
  play: async ({ canvasElement }) => goOn(canvasElement, 1),
};

/** A group that is given more than once. */
export const RepeatingGroup: Story = {
  args: { questionnaire: questionnaireOf([medicines]) },
  play: async ({ canvasElement }) => goOn(canvasElement, 1),
};

/** The choices of a question could not be loaded. */
export const ChoicesMissing: Story = {
  args: {
    questionnaire: questionnaireOf([
      {
        linkId: 'land',
        type: 'choice',
        text: 'In welk land bent u geboren?',
        optionsFrom: 'https://pro-widgets.example/ValueSet/landen',
      },
    ]),
  },
  play: async ({ canvasElement }) => goOn(canvasElement, 1),
};

/** What was sent, to look back at. */
export const LookBack: Story = {
  args: {
    readonly: true,
    response: {
      questionnaire: 'https://pro-widgets.example/Questionnaire/werk-herstel-demo|1',
      status: 'completed',
      authored: '2026-11-03T10:15:00+01:00',
      source: 'RelatedPerson/voorbeeld',
      items: [
        { linkId: 'fysiek', answers: [{ value: { type: 'integer', value: 6 } }] },
        { linkId: 'vertrouwen', answers: [{ value: { type: 'integer', value: 2 } }] },
      ],
    },
  },
};

/** Right to left. The questionnaire keeps its own language. */
export const Arabic: Story = { args: { lang: 'ar' }, play: async ({ canvasElement }) => goOn(canvasElement, 1) };

/** It could not be loaded. */
export const LoadingFailed: Story = {
  args: {
    questionnaire: 'https://pro-widgets.example/Questionnaire/geen',
    adapter: { ...adapter, getQuestionnaire: () => Promise.reject(new Error('offline')) },
  },
};

/** There is nothing to load. */
export const Nothing: Story = { args: { questionnaire: undefined } };
