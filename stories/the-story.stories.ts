import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, type TemplateResult } from 'lit';
import type { AdapterData } from '../src/adapter/adapter-data.js';
import type { Audience } from '../src/adapter/context.js';
import { MemoryAdapter } from '../src/adapter/memory.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../src/core/index.js';
import '../src/define.js';
import { goOn } from './go-on.js';

/**
 * A patient who goes back to work fills in a questionnaire, looks at the outcomes and prepares the conversation; the
 * clinician sees what stands out, looks at what is behind it, and talks about it. In order, from the first to the last.
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

/** A part of a page of the portal (`patient`) or of the record (`clinician`), with what is known by then. */
function place(
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

/** The form of one step, for a patient of its own: on the page of all steps none takes up the answers of another. */
const formOf = (step: number) => place('patient', form, {}, `Patient/step-${step}`);

type Story = StoryObj;

/** The patient opens the questionnaire: what it is for, who will see it, how long it takes. */
export const Step1Invited: Story = { name: '1 Invited', render: () => formOf(1) };

/** One question at a time. */
export const Step2Answering: Story = {
  name: '2 Answering',
  render: () => formOf(2),
  play: async ({ canvasElement }) => goOn(canvasElement, 1),
};

/** Everything once more before it is sent. */
export const Step3Checking: Story = {
  name: '3 Checking',
  render: () => formOf(3),
  play: async ({ canvasElement }) => goOn(canvasElement, 10, { answering: true }),
};

/** Sent, and what comes next in the words of the hospital. */
export const Step4Sent: Story = {
  name: '4 Sent',
  render: () => formOf(4),
  play: async ({ canvasElement }) => goOn(canvasElement, 11, { answering: true }),
};

/** The patient sees the outcomes, in plain words. */
export const Step5Outcomes: Story = {
  name: '5 Outcomes for the patient',
  render: () =>
    place(
      'patient',
      html`
        <pro-traffic-light instrument=${name}></pro-traffic-light>
        <pro-trend-card instrument=${name} scale="fysiek"></pro-trend-card>
      `,
    ),
};

/** The patient chooses what to talk about. */
export const Step6Preparing: Story = {
  name: '6 Preparing the conversation',
  render: () => place('patient', html`<pro-preparation instrument=${name}></pro-preparation>`),
};

/** The clinician sees what stands out, the most serious first. */
export const Step7WhatStandsOut: Story = {
  name: '7 What stands out',
  render: () =>
    place('clinician', html`<pro-traffic-light instrument=${name} order="severity" selectable></pro-traffic-light>`),
};

/** The same scores over time. */
export const Step8OverTime: Story = {
  name: '8 Over time',
  render: () =>
    place('clinician', html`<pro-trend-card instrument=${name} scale="fysiek vertrouwen stress"></pro-trend-card>`),
};

/** What the patient answered, and what is different from the time before. */
export const Step9Answers: Story = {
  name: '9 The answers behind it',
  render: () => place('clinician', html`<pro-answers instrument=${name}></pro-answers>`),
};

/** What a score means, and who says so. */
export const Step10WhatItMeans: Story = {
  name: '10 What it means',
  render: () => place('clinician', html`<pro-instrument-info instrument=${name}></pro-instrument-info>`),
};

/** The conversation: what the patient wants to talk about comes first. */
export const Step11TheConversation: Story = {
  name: '11 The conversation',
  render: () =>
    place('clinician', html`<pro-consultation-tips instrument=${name} context-flags="work"></pro-consultation-tips>`, {
      preparations: [preparation],
    }),
};

/** The next time begins with what was put off. */
export const Step12TheNextTime: Story = {
  name: '12 The next time',
  render: () =>
    place('clinician', html`<pro-consultation-tips instrument=${name} context-flags="work"></pro-consultation-tips>`, {
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
    }),
};
