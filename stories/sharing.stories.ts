import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { ProAdapter } from '../src/adapter/adapter.js';
import '../src/define/sharing.js';
import { decisionAbout, decisions, largeTeam, people, sharingAdapter, subject } from './sharing-data.js';

interface Args {
  adapter: ProAdapter;
  instruments: string;
  secondaryUse: string;
  lang: string;
  /** Width of the container in pixels. */
  width: number;
}

const meta: Meta<Args> = {
  title: 'Sharing',
  component: 'pro-sharing',
  args: {
    adapter: sharingAdapter(),
    instruments: 'werk-herstel-demo',
    secondaryUse: 'quality research',
    lang: 'nl',
    width: 360,
  },
  argTypes: {
    adapter: { control: false },
    lang: { control: 'inline-radio', options: ['nl', 'en', 'ar'] },
    width: { control: { type: 'range', min: 280, max: 1000, step: 20 } },
  },
  render: ({ adapter, instruments, secondaryUse, lang, width }) => html`
    <pro-provider
      ${ref((provider) => setWidth(provider, width))}
      .adapter=${adapter}
      subject=${subject}
      audience="patient"
      lang=${lang}
    >
      <pro-sharing instruments=${instruments} secondary-use=${secondaryUse}></pro-sharing>
    </pro-provider>
  `,
};
export default meta;

/** Sets the width on the widget, because the provider has no box. */
function setWidth(provider: Element | undefined, width: number): void {
  const widget = provider?.querySelector('pro-sharing');
  if (widget) widget.style.inlineSize = `min(${width}px, 100%)`;
}

type Story = StoryObj<Args>;

export const Scenario: Story = {};

/** From 700 pixels the people are a table. */
export const Wide: Story = { args: { width: 900 } };

export const Narrowest: Story = { args: { width: 280 } };

async function find(canvasElement: HTMLElement, selector: string): Promise<HTMLElement | null | undefined> {
  const widget = canvasElement.querySelector('pro-sharing');
  const found = () => widget?.shadowRoot?.querySelector<HTMLElement>(selector);
  while (widget?.isConnected && !found()) await new Promise((resolve) => setTimeout(resolve, 20));
  return found();
}

/** The choice for one person: the level, the end, and other levels per questionnaire. */
export const Changing: Story = {
  play: async ({ canvasElement }) => {
    (await find(canvasElement, '.actions button'))?.click();
    (await find(canvasElement, '.editor button[aria-expanded=false]'))?.click();
  },
};

/** The page as one of the people sees it. */
export const Preview: Story = {
  play: async ({ canvasElement }) => {
    (await find(canvasElement, '.actions [id$=look]'))?.click();
    await find(canvasElement, '[part=preview]');
  },
};

/** What the adapter does not know is said as unknown. */
export const Unknown: Story = {
  args: {
    adapter: sharingAdapter({
      sharing: [...decisions, decisionAbout('Practitioner/fysio', { level: 'unknown' })],
    }),
  },
};

/** A decision of the past, and one about someone who is not in the team. */
export const EndedAndOutside: Story = {
  args: {
    adapter: sharingAdapter({
      sharing: [
        decisionAbout('Practitioner/cardioloog', { level: 'answers', until: '2026-01-31' }),
        decisionAbout('Practitioner/elders', { level: 'answers' }),
      ],
    }),
  },
};

export const TwoHundredPeople: Story = { args: { adapter: sharingAdapter({ team: largeTeam }) } };

/** Without `saveSharing` the decisions can only be read. */
export const ReadOnly: Story = { args: { adapter: sharingAdapter({ changes: { saveSharing: undefined! } }) } };

export const NobodyYet: Story = { args: { adapter: sharingAdapter({ team: people, sharing: [] }) } };

export const Loading: Story = {
  args: { adapter: sharingAdapter({ changes: { listSharing: () => new Promise<never>(() => {}) } }) },
};

export const Failed: Story = {
  args: { adapter: sharingAdapter({ changes: { listSharing: () => Promise.reject(new Error('an example')) } }) },
};

export const English: Story = { args: { lang: 'en' } };

export const Arabic: Story = { args: { lang: 'ar' } };
