import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { AdapterData } from '../src/adapter/adapter-data.js';
import type { Audience } from '../src/adapter/context.js';
import { MemoryAdapter } from '../src/adapter/memory.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../src/core/index.js';
import '../src/define.js';
import { goToNext } from './go-to-next.js';

/**
 * All widgets in the order of use. A patient who returns to work fills in a questionnaire, sees the outcomes and prepares
 * the conversation. The clinician sees what stands out, examines the scores and answers, and discusses them.
 */
export default {
  title: 'The story',
  parameters: { controls: { disable: true } },
} satisfies Meta;

const subject = 'Patient/voorbeeld';
const name = 'werk-herstel-demo';
const { responses } = werkHerstelScenario('2026-11-22', subject);
const data = { questionnaires: [werkHerstelQuestionnaire], instruments: [werkHerstelInstrument], responses };
const preparation = {
  subject,
  instrument: name,
  written: '2026-11-20T10:00:00Z',
  topics: ['vertrouwen', 'stress'],
  questions: 'Hoe snel kan ik meer uren gaan werken?',
};

/** Renders a part of a portal page (`patient`) or record page (`clinician`) with the data of that step. */
function renderStep(
  audience: Audience,
  widgets: TemplateResult,
  known: Partial<AdapterData> = {},
  who = subject,
): TemplateResult {
  return html`
    <pro-provider .adapter=${new MemoryAdapter({ ...data, ...known })} subject=${who} audience=${audience} lang="nl">
      ${widgets}
    </pro-provider>
  `;
}

const form = html`<pro-questionnaire questionnaire=${werkHerstelQuestionnaire.url ?? ''} readers="uw bedrijfsarts">
  <p slot="thanks">Uw bedrijfsarts leest dit voor uw gesprek. Belt u ons als het niet zo lang kan wachten.</p>
</pro-questionnaire>`;

/** Renders the form of one step. Each step has its own patient, so that the forms on one page share no answers. */
const renderForm = (step: number) => renderStep('patient', form, {}, `Patient/step-${step}`);

type Story = StoryObj;

/** The patient opens the questionnaire: its purpose, readers and duration. */
export const Step1Invited: Story = { name: '1 Invited', render: () => renderForm(1) };

/** One question at a time. */
export const Step2Answering: Story = {
  name: '2 Answering',
  render: () => renderForm(2),
  play: async ({ canvasElement }) => goToNext(canvasElement, 1),
};

/** The patient reviews all answers before sending. */
export const Step3Checking: Story = {
  name: '3 Checking',
  render: () => renderForm(3),
  play: async ({ canvasElement }) => goToNext(canvasElement, 10, { answering: true }),
};

/** The answers are sent; the hospital's own text says what happens next. */
export const Step4Sent: Story = {
  name: '4 Sent',
  render: () => renderForm(4),
  play: async ({ canvasElement }) => goToNext(canvasElement, 11, { answering: true }),
};

/** The patient sees the outcomes in plain words. */
export const Step5Outcomes: Story = {
  name: '5 Outcomes for the patient',
  render: () =>
    renderStep(
      'patient',
      html`
        <pro-traffic-light instrument=${name}></pro-traffic-light>
        <pro-trend-card instrument=${name} scale="fysiek"></pro-trend-card>
      `,
    ),
};

/** The patient chooses subjects for the conversation. */
export const Step6Preparing: Story = {
  name: '6 Preparing the conversation',
  render: () => renderStep('patient', html`<pro-preparation instrument=${name}></pro-preparation>`),
};

/** The clinician sees the scores, the most serious first. */
export const Step7WhatStandsOut: Story = {
  name: '7 What stands out',
  render: () =>
    renderStep(
      'clinician',
      html`<pro-traffic-light instrument=${name} order="severity" selectable></pro-traffic-light>`,
    ),
};

/** The same scores over time. */
export const Step8OverTime: Story = {
  name: '8 Over time',
  render: () =>
    renderStep(
      'clinician',
      html`<pro-trend-card instrument=${name} scale="fysiek vertrouwen stress"></pro-trend-card>`,
    ),
};

/** The patient's answers, with the changes since the previous response. */
export const Step9Answers: Story = {
  name: '9 The answers',
  render: () => renderStep('clinician', html`<pro-answers instrument=${name}></pro-answers>`),
};

/** The meaning of a score, with its sources. */
export const Step10WhatItMeans: Story = {
  name: '10 The meaning of a score',
  render: () => renderStep('clinician', html`<pro-instrument-info instrument=${name}></pro-instrument-info>`),
};

/** The conversation; the subjects that the patient chose come first. */
export const Step11TheConversation: Story = {
  name: '11 The conversation',
  render: () =>
    renderStep(
      'clinician',
      html`<pro-consultation-tips instrument=${name} context-flags="work"></pro-consultation-tips>`,
      {
        preparations: [preparation],
      },
    ),
};

/** The next conversation starts with the postponed subjects. */
export const Step12TheNextTime: Story = {
  name: '12 The next conversation',
  render: () =>
    renderStep(
      'clinician',
      html`<pro-consultation-tips instrument=${name} context-flags="work"></pro-consultation-tips>`,
      {
        consultations: [
          {
            subject,
            instrument: name,
            date: '2026-08-10',
            discussed: ['s1'],
            notes: { discuss: 'de deadlines' },
            again: [{ step: 'discuss', text: 'de deadlines', since: '2026-08-10' }],
          },
        ],
      },
    ),
};
