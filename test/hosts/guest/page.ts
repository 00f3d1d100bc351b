/** The page of the tests in test/hosts: the widgets with the example data, as in a host page. */
import '../../../src/define.js';
import { MemoryAdapter } from '../../../src/adapter/memory.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../../../src/core/index.js';
import { settled, shadowsOf } from '../attacks/settled.js';
import { drawStories } from './stories.js';

const container = document.querySelector<HTMLElement>('#place')!;
const subject = 'Patient/voorbeeld';
const { responses, assignments, events } = werkHerstelScenario('2026-11-22', subject);
const adapter = new MemoryAdapter({
  questionnaires: [werkHerstelQuestionnaire],
  instruments: [werkHerstelInstrument],
  responses,
  assignments: { [subject]: assignments },
  events: { [subject]: events },
});
const instrument = werkHerstelInstrument.id;

/** The properties of each widget; the adapter provides the data. */
const widgets = {
  'pro-questionnaire': { questionnaire: werkHerstelQuestionnaire.url },
  'pro-traffic-light': { instrument, selectable: true },
  'pro-trend-card': { instrument, scale: 'fysiek' },
  'pro-answers': { instrument },
  'pro-instrument-info': { instrument },
  'pro-consultation-tips': { instrument },
  'pro-preparation': { instrument },
} satisfies Record<string, object>;
type Tag = keyof typeof widgets;
const tags = Object.keys(widgets) as Tag[];

const page = {
  tags,
  drawStories,

  /** Renders one of each widget and waits until they have loaded. */
  async draw(options: { lang?: string; audience?: string } = {}): Promise<void> {
    const provider = Object.assign(document.createElement('pro-provider'), { adapter, subject }, options);
    provider.append(...tags.map(make));
    container.replaceChildren(provider);
    await settled(container);
    await chartsDrawn();
  },

  /** Returns the name, box and styles of every element in the widgets, for comparison between pages. */
  looks(): string[] {
    const drawn = shadowsOf(container).flatMap((shadow) => [...shadow.querySelectorAll('*')]);
    return drawn.filter(({ localName }) => localName !== 'slot').map(lookOf);
  },

  /** Returns the elements of widgets that overflow the viewport horizontally. */
  tooWide(): string[] {
    const { clientWidth } = document.documentElement;
    return shadowsOf(container).flatMap((shadow) =>
      [...shadow.querySelectorAll('*')]
        .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
        // A nested SVG has its own width, and is clipped.
        .filter((element) => !(element instanceof SVGElement && element.ownerSVGElement))
        .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
        .map((element) => `${shadow.host.localName}: <${element.localName} class="${element.className}">`),
    );
  },

  /** Mounts and unmounts a widget `count` times, ten at once; each renders before it is removed. */
  async mountAndUnmount(tag: Tag, count: number): Promise<void> {
    const provider = Object.assign(document.createElement('pro-provider'), { adapter, subject });
    container.replaceChildren(provider);
    for (let done = 0; done < count; done += 10) {
      provider.replaceChildren(...Array.from({ length: 10 }, () => make(tag)));
      await settled(provider);
    }
    container.replaceChildren();
  },
};
Object.assign(globalThis, { page });
export type GuestPage = typeof page;

function make(tag: Tag): HTMLElement {
  return Object.assign(document.createElement(tag), widgets[tag]);
}

async function chartsDrawn(): Promise<void> {
  const canvases = shadowsOf(container).flatMap((shadow) => [...shadow.querySelectorAll('canvas')]);
  for (let turn = 0; turn < 200 && canvases.some(({ width }) => width === 300); turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const watched = [
  'color',
  'background-color',
  'border-top-width',
  'border-top-color',
  'font-size',
  'font-family',
  'font-style',
  'font-weight',
  'line-height',
  'text-align',
  'text-transform',
  'text-indent',
  'text-shadow',
  'white-space',
  'display',
  'visibility',
  'opacity',
  'pointer-events',
  'user-select',
  '-webkit-text-fill-color',
  'list-style-type',
  'direction',
  'cursor',
];

function lookOf(element: Element): string {
  const { x, y, width, height } = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const looks = watched.map((name) => `${name}: ${style.getPropertyValue(name)}`);
  return `<${element.localName} ${element.className}> ${[x, y, width, height].map(Math.round).join(' ')}; ${looks.join('; ')}`;
}
