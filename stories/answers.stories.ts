import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { MemoryAdapter } from '../src/adapter/memory.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../src/core/index.js';
import '../src/define/answers.js';
import '../src/define/provider.js';
import type { ProAnswers } from '../src/elements/answers/answers.js';
import { howOften, instrument, questionnaire, responseOf, responses } from './answers-data.js';
import { child, mother, respondentsAdapter } from './respondents-data.js';

type Args = Pick<
  ProAnswers,
  'instrument' | 'response' | 'earlier' | 'questionnaire' | 'scale' | 'filter' | 'audience' | 'lang'
>;

const [first, now] = responses;

export default {
  title: 'Answers',
  component: 'pro-answers',
  args: {
    instrument,
    questionnaire,
    response: now,
    earlier: undefined,
    scale: '',
    filter: 'all',
    audience: 'clinician',
    lang: 'nl',
  },
  argTypes: {
    audience: { control: 'inline-radio', options: ['patient', 'clinician'] },
    filter: { control: 'inline-radio', options: ['all', 'attention', 'changed'] },
    lang: { control: 'inline-radio', options: ['nl', 'en', 'ar'] },
  },
  render: (args) => html`
    <pro-answers
      .instrument=${args.instrument}
      .questionnaire=${args.questionnaire}
      .response=${args.response}
      .earlier=${args.earlier}
      .scale=${args.scale}
      .filter=${args.filter}
      .audience=${args.audience}
      .lang=${args.lang}
    >
      <p slot="help">Hier staat de hulplijn van uw organisatie.</p>
    </pro-answers>
  `,
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** Answered, unanswered, not asked and flagged questions, with and without a color. */
export const WholeQuestionnaire: Story = {};

export const ForThePatient: Story = { args: { audience: 'patient' } };

export const InEnglish: Story = { args: { lang: 'en' } };

export const InArabic: Story = { args: { lang: 'ar' } };

export const OnlyWhatStandsOut: Story = { args: { filter: 'attention' } };

export const ComparedWithEarlier: Story = { args: { earlier: first } };

export const OnlyWhatIsDifferent: Story = { args: { earlier: first, filter: 'changed' } };

export const QuestionsOfOneScale: Story = { args: { scale: 'energie' } };

/** Answers have no color without an instrument. */
export const WithoutInstrument: Story = { args: { instrument: undefined } };

export const Draft: Story = {
  args: { response: responseOf('concept', '2026-11-14', { hoofdpijn: howOften(2) }, { status: 'in-progress' }) },
};

export const EnteredInError: Story = {
  args: { response: responseOf('fout', '2026-11-14', { hoofdpijn: howOften(2) }, { status: 'entered-in-error' }) },
};

/** A text instead of a number, an answer to an unknown question, and another version of the questionnaire. */
export const MismatchedData: Story = {
  args: {
    response: responseOf(
      'vreemd',
      '2026-11-14',
      { energie: { type: 'string', value: 'zes' }, hoofdpijn: howOften(2) },
      {
        questionnaire: 'https://example.org/Questionnaire/dagen|2',
        items: [
          { linkId: 'energie', answers: [{ value: { type: 'string', value: 'zes' } }] },
          { linkId: 'onbekend', answers: [{ value: { type: 'string', value: 'iets' } }] },
        ],
      },
    ),
  },
};

const { responses: ofScenario } = werkHerstelScenario('2026-11-22', 'Patient/voorbeeld');

/** The newest answers from an adapter, with a choice of earlier ones. */
export const FromAnAdapter: Story = {
  render: ({ audience }) => html`
    <pro-provider
      .adapter=${new MemoryAdapter({
        questionnaires: [werkHerstelQuestionnaire],
        instruments: [werkHerstelInstrument],
        responses: ofScenario,
      })}
      subject="Patient/voorbeeld"
      audience=${audience ?? 'clinician'}
      lang="nl"
    >
      <pro-answers instrument="werk-herstel-demo"></pro-answers>
    </pro-provider>
  `,
};

export const NothingFilledIn: Story = {
  render: ({ audience }) => html`
    <pro-provider
      .adapter=${new MemoryAdapter({ instruments: [instrument] })}
      subject="Patient/voorbeeld"
      audience=${audience ?? 'clinician'}
      lang="nl"
    >
      <pro-answers instrument="dagen"></pro-answers>
    </pro-provider>
  `,
};

export const CouldNotBeLoaded: Story = {
  render: () => html`
    <pro-provider .adapter=${new MemoryAdapter()} subject="Patient/voorbeeld" lang="nl">
      <pro-answers instrument="onbekend"></pro-answers>
    </pro-provider>
  `,
};

export const NothingToShow: Story = { args: { instrument: undefined, response: undefined } };

/** A parent answered together with the child: the card says so, and colors nothing by cut-offs for the child. */
export const AnsweredByAParent: Story = {
  args: {
    response: { ...now!, source: mother.reference, togetherWith: [child.reference], subject: child.reference },
  },
  render: (args) => html`
    <pro-provider .adapter=${respondentsAdapter()} subject=${child.reference} audience="clinician">
      <pro-answers
        .instrument=${args.instrument}
        .questionnaire=${args.questionnaire}
        .response=${args.response}
        .lang=${args.lang}
      ></pro-answers>
    </pro-provider>
  `,
};
