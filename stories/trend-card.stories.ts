import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { MemoryAdapter } from '../src/adapter/memory.js';
import type { CareEvent, Measurement } from '../src/core/index.js';
import '../src/define/provider.js';
import '../src/define/trend-card.js';
import type { ProTrendCard } from '../src/elements/trend-card/trend-card.js';
import { events, incomplete, instrument, measured, measurements, subject } from './outcomes-data.js';
import { answered, child, father, mother, respondentsAdapter, teacher } from './respondents-data.js';

type Args = Pick<ProTrendCard, 'instrument' | 'scale' | 'measurements' | 'audience' | 'range' | 'inverted' | 'lang'>;

export default {
  title: 'Trend card',
  component: 'pro-trend-card',
  args: { instrument, scale: 'fysiek', measurements, audience: 'clinician', range: 'all', inverted: false, lang: 'nl' },
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
      .inverted=${args.inverted}
      .lang=${args.lang}
    ></pro-trend-card>
  `,
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

export const Improved: Story = {};

export const ForThePatient: Story = { args: { audience: 'patient' } };

export const InEnglish: Story = { args: { lang: 'en' } };

export const InArabic: Story = { args: { lang: 'ar' } };

/** Renders the card with an adapter that has the scores and these events. */
const withEvents = (happened: readonly CareEvent[]) => (args: Args) => html`
  <pro-provider
    .adapter=${new MemoryAdapter({
      instruments: [instrument],
      scores: { [subject]: { [instrument.id]: [...measurements] } },
      events: { [subject]: [...happened] },
    })}
    subject=${subject}
    audience=${args.audience ?? 'clinician'}
  >
    <pro-trend-card instrument=${instrument.id} scale=${args.scale} .lang=${args.lang}></pro-trend-card>
  </pro-provider>
`;

export const WithEvents: Story = { render: withEvents(events) };

/** If the names of events do not fit, the events are numbered and listed. */
export const WithManyEvents: Story = {
  render: withEvents([
    ...events,
    { date: '2026-09-09', label: 'opname in het ziekenhuis' },
    { date: '2026-10-20', label: 'gestart met hartrevalidatie, twee keer per week' },
    { date: '2026-12-01', label: 'controle gepland' },
  ]),
};

/** Several scales: a plot for each, on one time axis, in the order of the host page. */
export const SeveralScales: Story = { args: { scale: 'fysiek klachten functioneren' } };

/** Without `scale`: all scales of the instrument. */
export const EveryScale: Story = { args: { scale: '' } };

/** A scale on which higher is worse, with an inverted axis: up is better. */
export const Inverted: Story = { args: { scale: 'klachten', inverted: true } };

export const HigherIsWorse: Story = { args: { scale: 'klachten' } };

/** A T-score with its standard error and a named reference group. */
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

/** Measurements in another order than that of time. */
export const Unsorted: Story = { args: { measurements: measurements.toReversed() } };

export const DateInTheFuture: Story = {
  args: { measurements: [...measurements, measured('2096-12-01', { fysiek: 6 })] },
};

export const InvalidDate: Story = {
  args: { measurements: [measured('ergens in mei', { fysiek: 2 }), ...measurements] },
};

/** The total is good, but one of its answers asks for attention. */
export const FlagUnderGoodScore: Story = {
  args: {
    scale: 'klachten',
    instrument: {
      ...instrument,
      flags: instrument.flags?.map((rule) => ({ ...rule, item: 'klacht-8' })),
    },
    measurements: [
      measured('2026-08-12', { klachten: 6 }),
      { ...measured('2026-11-14', { klachten: 1 }), flags: [{ id: 'veiligheid', status: 'raised' }] } as Measurement,
    ],
  },
};

export const AThousandMeasurements: Story = {
  args: {
    measurements: Array.from({ length: 1000 }, (_, day) =>
      measured(new Date(Date.UTC(2024, 0, 1 + day)).toISOString(), { fysiek: Math.round(5 + 4 * Math.sin(day / 60)) }),
    ),
  },
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
    <pro-provider .adapter=${new MemoryAdapter()} subject=${subject} lang="nl">
      <pro-trend-card instrument="onbekend" scale=${scale}></pro-trend-card>
    </pro-provider>
  `,
};

export const NothingToShow: Story = { args: { instrument: undefined } };

/** Renders the card with an adapter that has scores by several people. */
const byRespondents =
  (scores?: readonly Measurement[]) =>
  ({ scale, audience, lang }: Args) => html`
    <pro-provider .adapter=${respondentsAdapter(scores)} subject=${subject} audience=${audience ?? 'clinician'}>
      <pro-trend-card instrument=${instrument.id} scale=${scale} .lang=${lang}></pro-trend-card>
    </pro-provider>
  `;

/** Each respondent has a line with its own shape, dash and name. No line, change or sentence joins two people. */
export const ChildParentAndTeacher: Story = { render: byRespondents() };

export const ChildParentAndTeacherForThePatient: Story = { args: { audience: 'patient' }, render: byRespondents() };

export const ChildParentAndTeacherInArabic: Story = { args: { lang: 'ar' }, render: byRespondents() };

/** Bands that apply to one of the respondents only are not drawn behind the lines of the others. */
export const RespondentsWithoutSharedCutOffs: Story = { args: { scale: 'klachten' }, render: byRespondents() };

/** Four respondents give the same score. */
export const FourRespondentsAtOnePoint: Story = {
  render: byRespondents(
    [child, mother, father, teacher].flatMap((by) => [
      answered(by, '2026-08-11', { fysiek: 5 }),
      answered(by, '2026-11-14', { fysiek: 7 }),
    ]),
  ),
};

/** With more respondents than lines that can be told apart, the user chooses the lines. */
export const SixRespondents: Story = {
  render: byRespondents([
    ...[child, mother, father, teacher].map((by, index) => answered(by, '2026-11-14', { fysiek: 3 + index })),
    { ...measured('2026-11-14', { fysiek: 8 }), respondent: 'unknown' },
    { ...measured('2026-11-14', { fysiek: 9 }), respondent: 'RelatedPerson/niet-in-het-team' },
  ]),
};
