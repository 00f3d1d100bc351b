import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { MemoryAdapter } from '../src/adapter/memory.js';
import type { Assignment } from '../src/core/index.js';
import '../src/define/provider.js';
import '../src/define/traffic-light.js';
import type { ProTrafficLight } from '../src/elements/traffic-light/traffic-light.js';
import { incomplete, instrument, measured, measurements, subject } from './outcomes-data.js';
import { respondentsAdapter } from './respondents-data.js';

type Args = Pick<
  ProTrafficLight,
  'instrument' | 'measurements' | 'audience' | 'order' | 'filter' | 'earlier' | 'selectable' | 'lang'
>;

export default {
  title: 'Traffic light',
  component: 'pro-traffic-light',
  args: {
    instrument,
    measurements,
    audience: 'clinician',
    order: 'instrument',
    filter: 'all',
    earlier: '',
    selectable: false,
    lang: 'nl',
  },
  argTypes: {
    audience: { control: 'inline-radio', options: ['patient', 'clinician'] },
    order: { control: 'inline-radio', options: ['instrument', 'severity', 'change'] },
    filter: { control: 'inline-radio', options: ['all', 'attention', 'changed'] },
    lang: { control: 'inline-radio', options: ['nl', 'en', 'ar'] },
  },
  render: (args) => html`
    <pro-traffic-light
      .instrument=${args.instrument}
      .measurements=${args.measurements}
      .audience=${args.audience}
      .order=${args.order}
      .filter=${args.filter}
      .earlier=${args.earlier}
      .selectable=${args.selectable}
      .lang=${args.lang}
    >
      <p slot="help">Hier staat de hulplijn van uw organisatie.</p>
    </pro-traffic-light>
  `,
} satisfies Meta<Args>;

type Story = StoryObj<Args>;

export const Overview: Story = {};

export const ForThePatient: Story = { args: { audience: 'patient' } };

export const InEnglish: Story = { args: { lang: 'en' } };

export const InArabic: Story = { args: { lang: 'ar' } };

export const MostSeriousFirst: Story = { args: { order: 'severity' } };

export const MostChangedFirst: Story = { args: { order: 'change' } };

export const OnlyWhatNeedsAttention: Story = { args: { filter: 'attention' } };

export const OnlyWhatChanged: Story = { args: { filter: 'changed' } };

export const NoMatchInFilter: Story = {
  args: { filter: 'attention', measurements: [measured('2026-11-14', { vertrouwen: 9 })] },
};

/** Two measurements side by side. */
export const ComparedWithTheFirst: Story = { args: { earlier: '2026-08-12' } };

/** Each score has a button for its answers if its response is known. */
export const Selectable: Story = {
  args: {
    selectable: true,
    measurements: measurements.map((measurement) => ({ ...measurement, response: measurement.date })),
  },
};

/** The newest scores belong to a version without bands, and the earlier ones to a third version. */
export const OldVersion: Story = {
  args: {
    instrument: { ...instrument, questionnaires: ['https://example.org/Questionnaire/voorbeeld|3'] },
    measurements: [
      measured('2026-08-12', { vertrouwen: 4, fysiek: 3 }, '1'),
      measured('2026-11-14', { vertrouwen: 2, fysiek: 8 }, '2'),
    ],
  },
};

const good = { vertrouwen: 9, fysiek: 9, steun: 9, klachten: 2, functioneren: 51, plezier: 8 };

/** An answer asks for attention although every score is good; the host page's help line is beside it. */
export const FlagWithGoodScores: Story = {
  args: {
    measurements: [{ ...measured('2026-11-14', good), flags: [{ id: 'veiligheid', status: 'raised' }] }],
  },
};

export const FlagNotAnswered: Story = {
  args: {
    measurements: [{ ...measured('2026-11-14', good), flags: [{ id: 'veiligheid', status: 'notAnswered' }] }],
  },
};

/** A score and a flag of an earlier day, each with its date; the newest measurement has no answers. */
export const OlderScoreAndFlag: Story = {
  args: {
    measurements: [
      { ...measured('2025-08-12', { vertrouwen: 2, fysiek: 4 }), flags: [{ id: 'veiligheid', status: 'raised' }] },
      { ...measured('2026-11-14', { fysiek: 9, steun: 9 }), flags: undefined },
    ],
  },
};

/** Another respondent gave the newest answers: nothing is compared, and the text does not say "you filled this in". */
export const AnotherRespondent: Story = {
  args: {
    audience: 'patient',
    measurements: [
      measured('2026-10-03', { ...good, fysiek: 4 }),
      { ...measured('2026-11-14', good), respondent: 'RelatedPerson/7' },
    ],
  },
};

/** Newest and earlier scores with missing answers are called estimates. */
export const Estimated: Story = {
  args: {
    measurements: [
      measured('2026-10-03', { klachten: { status: 'prorated', value: 16.4, answered: 6, asked: 8 }, fysiek: 4 }),
      measured('2026-11-14', { klachten: 6, fysiek: { status: 'prorated', value: 8.2, answered: 4, asked: 5 } }),
    ],
  },
};

export const NoMeasurement: Story = { args: { measurements: [] } };

/** Scores that are incomplete, not asked, estimated, outside the scale or of another day; none has a misleading color. */
export const EveryMissingScore: Story = {
  args: {
    measurements: [
      measured('2026-08-12', { steun: 7 }),
      measured('2026-11-14', {
        vertrouwen: incomplete,
        fysiek: 40,
        klachten: { status: 'notApplicable' },
        functioneren: { status: 'prorated', value: 43.4 },
        plezier: { status: 'incomplete', answered: 0, asked: 1 },
      }),
    ],
  },
};

const assignment: Assignment = {
  id: '1',
  questionnaire: 'https://example.org/Questionnaire/voorbeeld',
  status: 'sent',
  sent: '2026-11-01',
};

const withAssignment = (assignment: Assignment, audience: 'patient' | 'clinician') => html`
  <pro-provider
    .adapter=${new MemoryAdapter({ instruments: [instrument], assignments: { [subject]: [assignment] } })}
    subject=${subject}
    audience=${audience}
    lang="nl"
  >
    <pro-traffic-light instrument=${instrument.id}></pro-traffic-light>
  </pro-provider>
`;

export const WaitingForThePatient: Story = {
  render: ({ audience }) => withAssignment({ ...assignment, due: '2999-12-01' }, audience ?? 'clinician'),
};

export const Overdue: Story = {
  render: ({ audience }) => withAssignment({ ...assignment, due: '2026-11-10' }, audience ?? 'clinician'),
};

export const CouldNotBeLoaded: Story = {
  render: () => html`
    <pro-provider .adapter=${new MemoryAdapter()} subject=${subject} lang="nl">
      <pro-traffic-light instrument="onbekend"></pro-traffic-light>
    </pro-provider>
  `,
};

export const NothingToShow: Story = { args: { instrument: undefined } };

/** Each row says whose score it is. Scores of other people stand below it, and are compared with their own only. */
export const ChildParentAndTeacher: Story = {
  args: { selectable: true },
  render: ({ audience, selectable, lang }) => html`
    <pro-provider .adapter=${respondentsAdapter()} subject=${subject} audience=${audience ?? 'clinician'}>
      <pro-traffic-light instrument=${instrument.id} ?selectable=${selectable} .lang=${lang}></pro-traffic-light>
    </pro-provider>
  `,
};
