import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { MemoryAdapter } from '../src/adapter/memory.js';
import '../src/define/trend-card.js';
import type { ProTrendCard } from '../src/elements/trend-card/trend-card.js';
import { events, incomplete, instrument, measured, measurements, subject } from './outcomes-data.js';

type Args = Pick<ProTrendCard, 'instrument' | 'scale' | 'measurements' | 'audience' | 'range' | 'lang'>;

export default {
  title: 'Trend card',
  component: 'pro-trend-card',
  args: { instrument, scale: 'fysiek', measurements, audience: 'clinician', range: 'all', lang: '' },
  argTypes: {
    audience: { control: 'inline-radio', options: ['patient', 'clinician'] },
    range: { control: 'inline-radio', options: ['all', 'year', 'quarter'] },
    lang: { control: 'inline-radio', options: ['nl', 'en', 'ar'] },
  },
  render: (args) => html`
    <pro-trend-card
      .instrument=${args.instrument}
      .scale=${args.scale}
      .measurements=${args.measurements}
      .audience=${args.audience}
      .range=${args.range}
      .lang=${args.lang}
    ></pro-trend-card>
  `,
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

export const Improved: Story = {};

export const ForThePatient: Story = { args: { audience: 'patient' } };

export const InEnglish: Story = { args: { lang: 'en' } };

export const InArabic: Story = { args: { lang: 'ar' } };

/** The events come from the adapter, which has the scores as well. */
export const WithEvents: Story = {
  render: ({ scale, audience }) => html`
    <pro-provider
      .adapter=${new MemoryAdapter({
        instruments: [instrument],
        scores: { [subject]: { [instrument.id]: [...measurements] } },
        events: { [subject]: [...events] },
      })}
      subject=${subject}
      audience=${audience ?? 'clinician'}
    >
      <pro-trend-card instrument=${instrument.id} scale=${scale}></pro-trend-card>
    </pro-provider>
  `,
};

export const HigherIsWorse: Story = { args: { scale: 'klachten' } };

/** A T-score with its standard error, held against a named group. */
export const WithUncertaintyAndReference: Story = { args: { scale: 'functioneren' } };

export const WithoutCutOffs: Story = { args: { scale: 'plezier' } };

export const OneMeasurement: Story = { args: { measurements: [measured('2026-11-14', { fysiek: 6 })] } };

export const NoMeasurement: Story = { args: { measurements: [] } };

export const MissedMeasurement: Story = {
  args: {
    measurements: [
      measured('2026-01-10', { fysiek: 3 }),
      measured('2026-04-12', { fysiek: incomplete }),
      measured('2026-07-09', { fysiek: 5 }),
      measured('2026-10-11', { fysiek: 6 }),
    ],
  },
};

export const LastMeasurementIncomplete: Story = {
  args: { measurements: [measured('2026-08-12', { fysiek: 4 }), measured('2026-11-14', { fysiek: incomplete })] },
};

export const OtherVersion: Story = {
  args: {
    measurements: [
      measured('2025-11-10', { fysiek: 3 }),
      measured('2026-02-12', { fysiek: 4 }),
      measured('2026-07-09', { fysiek: 5 }, '2'),
      measured('2026-11-11', { fysiek: 8 }, '2'),
    ],
  },
};

export const TwiceOnOneDay: Story = {
  args: {
    measurements: [
      measured('2026-11-14T09:00:00+01:00', { fysiek: 4 }),
      measured('2026-11-14T16:30:00+01:00', { fysiek: 5 }),
    ],
  },
};

export const OutsideTheScale: Story = {
  args: { measurements: [measured('2026-08-12', { fysiek: 4 }), measured('2026-11-14', { fysiek: 40 })] },
};

export const ManyMeasurements: Story = {
  args: {
    measurements: Array.from({ length: 120 }, (_, week) =>
      measured(new Date(Date.UTC(2024, 0, 1 + week * 7)).toISOString(), {
        fysiek: Math.round(5 + 4 * Math.sin(week / 9)),
      }),
    ),
  },
};

export const UnknownScale: Story = { args: { scale: 'onbekend' } };

export const CouldNotBeLoaded: Story = {
  render: ({ scale }) => html`
    <pro-provider .adapter=${new MemoryAdapter()} subject=${subject}>
      <pro-trend-card instrument="onbekend" scale=${scale}></pro-trend-card>
    </pro-provider>
  `,
};

export const NothingToShow: Story = { args: { instrument: undefined } };
