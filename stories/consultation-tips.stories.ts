import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ProAdapter } from '../src/adapter/adapter.js';
import type { Audience } from '../src/adapter/context.js';
import { MemoryAdapter } from '../src/adapter/memory.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../src/core/instruments/index.js';
import type { Instrument } from '../src/core/model/instrument.js';
import type { Measurement } from '../src/core/model/score.js';
import type { TipPack } from '../src/core/model/tip.js';
import { standardTipPack } from '../src/core/tips/pack.js';
import '../src/define/consultation-tips.js';

interface Args {
  adapter: ProAdapter | undefined;
  instrument: string | Instrument;
  measurements: readonly Measurement[] | undefined;
  packs: readonly TipPack[];
  flags: string;
  audience: Audience;
  lang: string;
  /** Width of the room that it stands in. */
  width: number;
}

const subject = 'Patient/voorbeeld';
const data = { questionnaires: [werkHerstelQuestionnaire], instruments: [werkHerstelInstrument] };
const scenario = new MemoryAdapter({ ...data, responses: werkHerstelScenario('2026-11-22', subject).responses });

/** Scores on the demo's scales at one moment; what is not named is not known. */
const measured = (values: Readonly<Record<string, number>>, flags: Measurement['flags'] = []): Measurement => ({
  date: '2026-11-08',
  scores: werkHerstelInstrument.scales.map(({ id }) =>
    values[id] === undefined ? { scale: id, status: 'incomplete' } : { scale: id, status: 'ok', value: values[id] },
  ),
  flags,
});
const good = { fysiek: 9, mentaal: 9, vertrouwen: 9, steun: 9, ruimte: 8, stress: 1, vermoeid: 2 };

const hospitalPack: TipPack = {
  id: 'hospital',
  title: 'Werk in ons ziekenhuis',
  tips: [
    {
      id: 'hospital-work-coach',
      step: 'act',
      audience: 'clinician',
      kind: 'instruction',
      text: 'Noem dat het spreekuur van de werkcoach bestaat, bij: {domains}.',
      when: { all: [{ minimumGrade: 'moderate' }] },
      source: { title: 'Afspraken van ons ziekenhuis (voorbeeld)', licence: 'host' },
    },
  ],
};

const meta: Meta<Args> = {
  title: 'Consultation tips',
  component: 'pro-consultation-tips',
  args: {
    adapter: scenario,
    instrument: 'werk-herstel-demo',
    measurements: undefined,
    packs: [standardTipPack],
    flags: 'work',
    audience: 'clinician',
    lang: 'nl',
    width: 320,
  },
  argTypes: {
    adapter: { control: false },
    instrument: { control: false },
    measurements: { control: false },
    packs: { control: false },
    audience: { control: 'inline-radio', options: ['clinician', 'patient'] },
    lang: { control: 'inline-radio', options: ['nl', 'en', 'ar'] },
    width: { control: { type: 'range', min: 280, max: 760, step: 20 } },
  },
  render: ({ adapter, instrument, measurements, packs, flags, audience, lang, width }) => html`
    <pro-provider
      ${ref((room) => giveWidth(room, width))}
      .adapter=${adapter}
      subject=${subject}
      audience=${audience}
      lang=${lang}
    >
      <pro-consultation-tips
        .instrument=${instrument}
        .measurements=${measurements}
        .packs=${packs}
        flags=${flags}
      ></pro-consultation-tips>
    </pro-provider>
  `,
};
export default meta;

/** The provider takes no room of its own, so the widget gets the width. */
function giveWidth(provider: Element | undefined, width: number): void {
  const widget = provider?.querySelector('pro-consultation-tips');
  if (widget) widget.style.inlineSize = `${width}px`;
}

type Story = StoryObj<Args>;

/** The whitepaper's scenario: the physical side got better, and the confidence is low. Both are named. */
export const Scenario: Story = {};

export const Wide: Story = { args: { width: 620 } };

export const NarrowestPanel: Story = { args: { width: 280 } };

export const LimitedHealthSkills: Story = { args: { flags: 'work limitedHealthSkills' } };

export const NothingStandsOut: Story = {
  args: { adapter: undefined, instrument: werkHerstelInstrument, measurements: [measured(good)], flags: '' },
};

export const FlaggedAnswer: Story = {
  args: {
    adapter: undefined,
    instrument: {
      ...werkHerstelInstrument,
      flags: [
        {
          id: 'example',
          item: 'vermoeid',
          from: 1,
          label: 'Voorbeeld van een vraag met een vlag',
          source: { title: 'Voorbeeld', verified: false },
        },
      ],
    },
    measurements: [measured(good, [{ id: 'example', status: 'raised' }])],
    flags: '',
  },
};

export const MeaningNotKnown: Story = {
  args: { adapter: undefined, instrument: werkHerstelInstrument, measurements: [measured({})], flags: '' },
};

export const NothingFilledIn: Story = { args: { adapter: new MemoryAdapter(data) } };

export const Loading: Story = {
  args: { adapter: Object.assign(new MemoryAdapter(data), { listResponses: () => new Promise<never>(() => {}) }) },
};

export const Failed: Story = { args: { adapter: new MemoryAdapter() } };

/** A hospital's own tips beside ours. */
export const WithTipsOfTheHost: Story = { args: { packs: [standardTipPack, hospitalPack] } };

export const ForThePatient: Story = { args: { audience: 'patient', flags: 'momentOfChoice', width: 480 } };

export const English: Story = { args: { lang: 'en' } };

export const Arabic: Story = { args: { lang: 'ar' } };
