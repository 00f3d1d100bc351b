import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { MemoryAdapter } from '../src/adapter/memory.js';
import { phq9, werkHerstelInstrument, who5, workAbilityScore } from '../src/core/index.js';
import '../src/define/instrument-info.js';
import type { ProInstrumentInfo } from '../src/elements/instrument-info/instrument-info.js';
import { instrument } from './answers-data.js';
import { instrument as withRespondents } from './respondents-data.js';

type Args = Pick<ProInstrumentInfo, 'instrument' | 'audience' | 'lang'>;

export default {
  title: 'Instrument info',
  component: 'pro-instrument-info',
  args: { instrument, audience: 'clinician', lang: 'nl' },
  argTypes: {
    audience: { control: 'inline-radio', options: ['patient', 'clinician'] },
    lang: { control: 'inline-radio', options: ['nl', 'en', 'ar'] },
  },
  render: (args) => html`
    <pro-instrument-info
      .instrument=${args.instrument}
      .audience=${args.audience}
      .lang=${args.lang}
    ></pro-instrument-info>
  `,
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

/** Scales with and without cut-offs, a reference group, and change rules. */
export const ForTheClinician: Story = {};

export const ForThePatient: Story = { args: { audience: 'patient' } };

export const InEnglish: Story = { args: { lang: 'en' } };

export const InArabic: Story = { args: { lang: 'ar' } };

/** Confirmed bands, unconfirmed change rules, and an answer that always needs attention. */
export const Phq9: Story = { args: { instrument: phq9 } };

export const OnlyWithPermission: Story = { args: { instrument: workAbilityScore } };

export const Who5: Story = { args: { instrument: who5 } };

/** Cut-offs of their own for the answers of parents. */
export const MeaningForOtherRespondents: Story = { args: { instrument: withRespondents } };

export const ManyScales: Story = { args: { instrument: werkHerstelInstrument } };

export const CouldNotBeLoaded: Story = {
  render: () => html`
    <pro-provider .adapter=${new MemoryAdapter()} subject="Patient/voorbeeld" lang="nl">
      <pro-instrument-info instrument="onbekend"></pro-instrument-info>
    </pro-provider>
  `,
};

export const NothingToShow: Story = { args: { instrument: undefined } };
