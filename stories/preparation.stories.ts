import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ProAdapter } from '../src/adapter/adapter.js';
import { MemoryAdapter } from '../src/adapter/memory.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../src/core/instruments/index.js';
import type { Instrument } from '../src/core/model/instrument.js';
import type { Measurement } from '../src/core/model/score.js';
import type { DecisionAid } from '../src/core/model/tip.js';
import '../src/define/preparation.js';

interface Args {
  adapter: ProAdapter | undefined;
  instrument: string | Instrument;
  measurements: readonly Measurement[] | undefined;
  aids: readonly DecisionAid[];
  contextFlags: string;
  lang: string;
  /** Width of the container in pixels. */
  width: number;
}

const subject = 'Patient/voorbeeld';
const data = { questionnaires: [werkHerstelQuestionnaire], instruments: [werkHerstelInstrument] };
const { responses } = werkHerstelScenario('2026-11-22', subject);
const context = { subject, instrument: 'werk-herstel-demo' };

const meta: Meta<Args> = {
  title: 'Preparation',
  component: 'pro-preparation',
  args: {
    adapter: new MemoryAdapter({ ...data, responses }),
    instrument: 'werk-herstel-demo',
    measurements: undefined,
    aids: [],
    contextFlags: '',
    lang: 'nl',
    width: 360,
  },
  argTypes: {
    adapter: { control: false },
    instrument: { control: false },
    measurements: { control: false },
    aids: { control: false },
    lang: { control: 'inline-radio', options: ['nl', 'en', 'ar'] },
    width: { control: { type: 'range', min: 280, max: 760, step: 20 } },
  },
  render: ({ adapter, instrument, measurements, aids, contextFlags, lang, width }) => html`
    <pro-provider
      ${ref((provider) => setWidth(provider, width))}
      .adapter=${adapter}
      subject=${subject}
      audience="patient"
      lang=${lang}
    >
      <pro-preparation
        .instrument=${instrument}
        .measurements=${measurements}
        .aids=${aids}
        context-flags=${contextFlags}
      ></pro-preparation>
    </pro-provider>
  `,
};
export default meta;

/** Sets the width on the widget, because the provider has no box. */
function setWidth(provider: Element | undefined, width: number): void {
  const widget = provider?.querySelector('pro-preparation');
  if (widget) widget.style.inlineSize = `min(${width}px, 100%)`;
}

type Story = StoryObj<Args>;

export const Scenario: Story = {};

export const Wide: Story = { args: { width: 620 } };

export const Narrowest: Story = { args: { width: 280 } };

export const SavedBefore: Story = {
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
          notes: 'Mijn vrouw komt mee.',
        },
      ],
    }),
  },
};

/** A fourth subject is refused with an explanation. */
export const OneTooMany: Story = {
  play: async ({ canvasElement }) => {
    const widget = canvasElement.querySelector('pro-preparation');
    const boxes = () => [...(widget?.shadowRoot?.querySelectorAll('input') ?? [])];
    while (widget?.isConnected && boxes().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    for (const box of boxes().slice(0, 4)) box.click();
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

/** Without `getPreparation` and `savePreparation` the preparation stays in the page, and the widget says so. */
export const NotStored: Story = {
  args: {
    adapter: undefined,
    instrument: werkHerstelInstrument,
    measurements: [
      {
        date: '2026-11-08',
        scores: werkHerstelInstrument.scales.map(({ id }) => ({ scale: id, status: 'ok', value: 5 })),
      },
    ],
  },
};

export const NothingFilledIn: Story = { args: { adapter: new MemoryAdapter(data) } };

export const TwoHundredSubjects: Story = {
  args: {
    instrument: {
      ...werkHerstelInstrument,
      scales: Array.from({ length: 200 }, (_, index) => ({
        ...werkHerstelInstrument.scales[0]!,
        id: `s${index}`,
        name: `Onderwerp ${index + 1}`,
      })),
    },
    measurements: [
      {
        date: '2026-11-08',
        scores: Array.from({ length: 200 }, (_, index) => ({ scale: `s${index}`, status: 'ok', value: 1 })),
      },
    ],
  },
};

export const Loading: Story = {
  args: { adapter: Object.assign(new MemoryAdapter(data), { getPreparation: () => new Promise<never>(() => {}) }) },
};

export const Failed: Story = { args: { adapter: new MemoryAdapter() } };

/** A saved preparation that cannot be loaded is never overwritten. */
export const SavedBeforeNotLoaded: Story = {
  args: {
    adapter: Object.assign(new MemoryAdapter({ ...data, responses }), {
      getPreparation: () => Promise.reject(new Error('an example')),
    }),
  },
};

export const English: Story = { args: { lang: 'en' } };

export const Arabic: Story = { args: { lang: 'ar' } };
