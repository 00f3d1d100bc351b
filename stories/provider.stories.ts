import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { MemoryAdapter } from '../src/adapter/memory.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../src/core/index.js';
import '../src/define/provider.js';
import '../src/define/traffic-light.js';
import '../src/define/trend-card.js';
import type { ProProvider } from '../src/elements/provider/provider.js';

type Args = Pick<ProProvider, 'adapter' | 'subject' | 'audience' | 'lang'>;

const { responses } = werkHerstelScenario('2026-11-22', 'Patient/voorbeeld');
const adapter = new MemoryAdapter({
  questionnaires: [werkHerstelQuestionnaire],
  instruments: [werkHerstelInstrument],
  responses,
});

export default {
  title: 'Provider',
  component: 'pro-provider',
  args: { adapter, subject: 'Patient/voorbeeld', audience: 'clinician', lang: 'nl' },
  argTypes: {
    adapter: { control: false },
    audience: { control: 'inline-radio', options: ['patient', 'clinician'] },
    lang: { control: 'inline-radio', options: ['nl', 'en', 'ar'] },
  },
  render: (args) => html`
    <pro-provider .adapter=${args.adapter} subject=${args.subject ?? ''} audience=${args.audience} lang=${args.lang}>
      <pro-traffic-light instrument="werk-herstel-demo" filter="attention"></pro-traffic-light>
    </pro-provider>
  `,
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** One provider gives data, patient, language and audience to all widgets inside. */
export const AroundTheWidgets: Story = {};

/** Two providers give two languages on one page. */
export const TwoLanguages: Story = {
  render: ({ adapter: given, audience }) => html`
    <pro-provider .adapter=${given} subject="Patient/voorbeeld" audience=${audience} lang="nl">
      <pro-traffic-light instrument="werk-herstel-demo" filter="attention"></pro-traffic-light>
    </pro-provider>
    <pro-provider .adapter=${given} subject="Patient/voorbeeld" audience=${audience} lang="en">
      <pro-trend-card instrument="werk-herstel-demo" scale="vertrouwen"></pro-trend-card>
    </pro-provider>
  `,
};

/** A patient without data: the widgets say so. */
export const PatientWithoutData: Story = { args: { subject: 'Patient/onbekend' } };
