import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import type { ProAdapter } from '../src/adapter/adapter.js';
import { werkHerstelQuestionnaire } from '../src/core/instruments/werk-herstel-demo/questionnaire.js';
import type { Questionnaire } from '../src/core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../src/core/model/questionnaire-response.js';
import type { DraftMode } from '../src/core/model/draft-status.js';
import { everything, matrix, medicines, pictures, questionnaireOf, questionOf } from './every-question.js';
import { goToNext } from './go-to-next.js';
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

/** The first page: the purpose, the number of questions and the duration. */
export const Intro: Story = {};

/** Another person answers for the patient; the page says who will see the answers and how long it takes. */
export const ForSomeoneElse: Story = {
  args: { respondent: 'RelatedPerson/voorbeeld', readers: 'uw huisarts en de praktijkondersteuner', minutes: 4 },
};

/** A page with one question. */
export const Question: Story = { play: async ({ canvasElement }) => goToNext(canvasElement, 1) };

/** The page after continuing without a required answer. */
export const ValidationErrors: Story = { play: async ({ canvasElement }) => goToNext(canvasElement, 2) };

/** The review of all answers before sending. */
export const Review: Story = {
  args: { questionnaire: questionnaireOf([questionOf('ja'), questionOf('cijfer'), questionOf('regel')]) },
  play: async ({ canvasElement }) => goToNext(canvasElement, 4),
};

/** Answers are stored on the device; the first page says so. */
export const DraftsOnDevice: Story = { args: { drafts: 'device' } };

/** The page after sending. */
export const Thanks: Story = {
  args: { questionnaire: questionnaireOf([questionOf('ja')]) },
  play: async ({ canvasElement }) => goToNext(canvasElement, 3),
};

/** The answers could not be sent. */
export const SendingFailed: Story = {
  args: {
    questionnaire: questionnaireOf([questionOf('ja')]),
    adapter: { ...adapter, submitResponse: () => Promise.reject(new Error('offline')) },
  },
  play: async ({ canvasElement }) => goToNext(canvasElement, 3),
};

/** Every kind of question in one list. */
export const EveryKind: Story = { args: { questionnaire: everything, layout: 'list' } };

/** Every kind of question with an error. */
export const EveryKindInvalid: Story = {
  args: {
    questionnaire: {
      ...everything,
      items: everything.items.map((item) => (item.type === 'display' ? item : { ...item, required: true })),
    },
    layout: 'list',
  },
  play: async ({ canvasElement }) => goToNext(canvasElement, 1),
};

/** A slider without an initial value. */
export const Slider: Story = {
  args: { questionnaire: questionnaireOf([questionOf('lijn')]) },
  play: async ({ canvasElement }) => goToNext(canvasElement, 1),
};

/** "I don't know" is separate from the answers. */
export const DontKnowOption: Story = {
  args: { questionnaire: questionnaireOf([questionOf('weet')]) },
  play: async ({ canvasElement }) => goToNext(canvasElement, 1),
};

/** A file from the user's device: the page says which files are allowed, and does not show their content. */
export const Attachment: Story = {
  args: { questionnaire: questionnaireOf([questionOf('bestand', { repeats: true, maxOccurs: 3 })]) },
  play: async ({ canvasElement }) => goToNext(canvasElement, 1),
};

/** A chosen file that is too large for the question. */
export const AttachmentTooLarge: Story = {
  args: { questionnaire: questionnaireOf([questionOf('bestand')]) },
  play: async ({ canvasElement }) => {
    await goToNext(canvasElement, 1);
    const input = canvasElement.querySelector('pro-questionnaire')?.shadowRoot?.querySelector('input');
    if (!input) return;
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(3 * 1024 * 1024)], 'scan.pdf', { type: 'application/pdf' }));
    input.files = chosen.files;
    input.dispatchEvent(new Event('change'));
  },
};

/** Pictures of the questionnaire, rendered without a request; the last one is invalid and shows its name. */
export const Pictures: Story = {
  args: { questionnaire: questionnaireOf([pictures]) },
  play: async ({ canvasElement }) => goToNext(canvasElement, 1),
};

/** A table in a wide container, a page per question in a narrow one. */
export const Matrix: Story = {
  args: { questionnaire: questionnaireOf([matrix]) },
  play: async ({ canvasElement }) => goToNext(canvasElement, 1),
};

/** A repeating group. */
export const RepeatingGroup: Story = {
  args: { questionnaire: questionnaireOf([medicines]) },
  play: async ({ canvasElement }) => goToNext(canvasElement, 1),
};

/** Answers that were filled in beforehand are marked; a result of too few answers is not shown. */
export const Prefilled: Story = {
  args: {
    layout: 'list',
    questionnaire: questionnaireOf([
      { linkId: 'naam', type: 'string', text: 'Hoe wilt u genoemd worden?', initialExpression: '%patient.name.text' },
      questionOf('cijfer'),
      {
        linkId: 'uitkomst',
        type: 'string',
        text: 'Uitkomst',
        readOnly: true,
        calculatedExpression: `iif(%resource.item.where(linkId = 'cijfer').answer.value > 5, 'voldoende', 'onvoldoende')`,
      },
    ]),
    adapter: {
      ...adapter,
      getLaunchContext: async () => ({ patient: { resourceType: 'Patient', name: [{ text: 'Voorbeeld' }] } }),
    },
  },
};

/** The options of a question could not be loaded. */
export const OptionsNotLoaded: Story = {
  args: {
    questionnaire: questionnaireOf([
      {
        linkId: 'land',
        type: 'choice',
        text: 'In welk land bent u geboren?',
        optionsFrom: 'https://pro-widgets.example/ValueSet/landen',
      },
    ]),
    adapter: {
      ...adapter,
      resolveValueSet: async () => {
        throw new Error('The server cannot be reached.');
      },
    },
  },
  play: async ({ canvasElement }) => goToNext(canvasElement, 1),
};

/** A sent response, read-only. */
export const ReadOnly: Story = {
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
export const Arabic: Story = { args: { lang: 'ar' }, play: async ({ canvasElement }) => goToNext(canvasElement, 1) };

/** The questionnaire could not be loaded. */
export const LoadingFailed: Story = {
  args: {
    questionnaire: 'https://pro-widgets.example/Questionnaire/geen',
    adapter: { ...adapter, getQuestionnaire: () => Promise.reject(new Error('offline')) },
  },
};

/** The element has no questionnaire. */
export const WithoutQuestionnaire: Story = { args: { questionnaire: undefined } };
