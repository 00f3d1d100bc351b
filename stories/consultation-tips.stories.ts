import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ProAdapter } from '../src/adapter/adapter.js';
import type { Audience } from '../src/adapter/context.js';
import { MemoryAdapter } from '../src/adapter/memory.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../src/core/instruments/index.js';
import type { Instrument } from '../src/core/model/instrument.js';
import type { Measurement } from '../src/core/model/score.js';
import type { CdsCard, DecisionAid, TipPack } from '../src/core/model/tip.js';
import { standardTipPack } from '../src/core/tips/pack.js';
import '../src/define/consultation-tips.js';
import { respondentsAdapter, child, instrument as example } from './respondents-data.js';

interface Args {
  adapter: ProAdapter | undefined;
  instrument: string | Instrument;
  measurements: readonly Measurement[] | undefined;
  packs: readonly TipPack[];
  contextFlags: string;
  aids: readonly DecisionAid[];
  cards: readonly CdsCard[];
  audience: Audience;
  lang: string;
  /** Width of the container in pixels. */
  width: number;
}

const subject = 'Patient/voorbeeld';
const data = { questionnaires: [werkHerstelQuestionnaire], instruments: [werkHerstelInstrument] };
const { responses } = werkHerstelScenario('2026-11-22', subject);
const scenario = new MemoryAdapter({ ...data, responses });
const context = { subject, instrument: 'werk-herstel-demo' };

/** Returns scores on the demo's scales on one date; other scales have no score. */
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
    contextFlags: 'work',
    aids: [],
    cards: [],
    audience: 'clinician',
    lang: 'nl',
    width: 320,
  },
  argTypes: {
    adapter: { control: false },
    instrument: { control: false },
    measurements: { control: false },
    packs: { control: false },
    aids: { control: false },
    cards: { control: false },
    audience: { control: 'inline-radio', options: ['clinician', 'patient'] },
    lang: { control: 'inline-radio', options: ['nl', 'en', 'ar'] },
    width: { control: { type: 'range', min: 280, max: 760, step: 20 } },
  },
  render: ({ adapter, instrument, measurements, packs, contextFlags, aids, cards, audience, lang, width }) => html`
    <pro-provider
      ${ref((provider) => setWidth(provider, width))}
      .adapter=${adapter}
      subject=${subject}
      audience=${audience}
      lang=${lang}
    >
      <pro-consultation-tips
        .instrument=${instrument}
        .measurements=${measurements}
        .packs=${packs}
        .aids=${aids}
        .cards=${cards}
        context-flags=${contextFlags}
      >
        <p slot="help">Hier staat de hulplijn van uw organisatie.</p>
      </pro-consultation-tips>
    </pro-provider>
  `,
};
export default meta;

/** Sets the width on the widget, because the provider has no box. */
function setWidth(provider: Element | undefined, width: number): void {
  const widget = provider?.querySelector('pro-consultation-tips');
  if (widget) widget.style.inlineSize = `min(${width}px, 100%)`;
}

type Story = StoryObj<Args>;

/** Physical work ability improved and confidence is low; the tips name both. */
export const Scenario: Story = {};

export const Wide: Story = { args: { width: 620 } };

export const NarrowestPanel: Story = { args: { width: 280 } };

/** The patient's preparation comes first, then the postponed subjects of the last conversation. */
export const PreparedByThePatient: Story = {
  args: {
    adapter: new MemoryAdapter({
      ...data,
      responses,
      preparations: [
        {
          ...context,
          written: '2026-11-20T10:00:00Z',
          topics: ['vertrouwen', 'stress'],
          questions: 'Hoe snel kan ik meer uren gaan werken?',
        },
      ],
      consultations: [
        {
          ...context,
          date: '2026-08-10',
          discussed: ['s1'],
          notes: { discuss: 'de deadlines' },
          again: [{ step: 'discuss', text: 'de deadlines', since: '2026-08-10' }],
        },
      ],
    }),
  },
};

export const MomentOfChoice: Story = {
  args: {
    contextFlags: 'momentOfChoice',
    aids: [
      { title: 'Keuzehulp (voorbeeld)', url: 'https://example.org/keuzehulp' },
      { title: 'Mail ons (voorbeeld)', url: 'mailto:keuzehulp@example.org' },
    ],
  },
};

/** Cards of CDS Hooks are plain text, without markup, suggestions and links. */
export const CardsOfOtherSystems: Story = {
  args: {
    cards: ['Vier maanden niet gezien', 'Nieuwe brief van de fysiotherapeut', 'Vragenlijst verloopt', 'Nog een'].map(
      (summary) => ({
        summary,
        detail: '**Voorbeeld** met [een link](https://example.org) die niet werkt.',
        source: { label: 'Voorbeeldsysteem', url: 'https://example.org' },
      }),
    ),
  },
};

/** Notes that could not be loaded are never overwritten. */
export const NotesNotLoaded: Story = {
  args: {
    adapter: Object.assign(new MemoryAdapter({ ...data, responses }), {
      listConsultations: () => Promise.reject(new Error('an example')),
    }),
  },
};

export const LimitedHealthSkills: Story = { args: { contextFlags: 'work limitedHealthSkills' } };

export const NothingStandsOut: Story = {
  args: { adapter: undefined, instrument: werkHerstelInstrument, measurements: [measured(good)], contextFlags: '' },
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
    contextFlags: '',
  },
};

export const UnknownMeaning: Story = {
  args: { adapter: undefined, instrument: werkHerstelInstrument, measurements: [measured({})], contextFlags: '' },
};

export const NothingFilledIn: Story = { args: { adapter: new MemoryAdapter(data) } };

export const Loading: Story = {
  args: { adapter: Object.assign(new MemoryAdapter(data), { listResponses: () => new Promise<never>(() => {}) }) },
};

export const Failed: Story = { args: { adapter: new MemoryAdapter() } };

/** A hospital's own tips together with the standard ones. */
export const WithTipsOfTheHost: Story = { args: { packs: [standardTipPack, hospitalPack] } };

export const ForThePatient: Story = { args: { audience: 'patient', contextFlags: 'momentOfChoice', width: 480 } };

export const English: Story = { args: { lang: 'en' } };

export const Arabic: Story = { args: { lang: 'ar' } };

/** The tips are about the answers of the child. Those of others that stand out are named with the person. */
export const ChildParentAndTeacher: Story = {
  render: ({ audience, lang, packs }) => html`
    <pro-provider .adapter=${respondentsAdapter()} subject=${child.reference} audience=${audience} lang=${lang}>
      <pro-consultation-tips instrument=${example.id} .packs=${packs}></pro-consultation-tips>
    </pro-provider>
  `,
};
