/** What the tests of test/hosts ask of the page: the widgets with our own example, as a host draws them. */
import '../../../src/define.js';
import { MemoryAdapter } from '../../../src/adapter/memory.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../../../src/core/index.js';
import { settled, shadowsOf } from '../attacks/settled.js';
import { drawStories } from './stories.js';

const place = document.querySelector<HTMLElement>('#place')!;
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

/** Each widget, as the adapter fills it. */
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

  /** Draws them below each other, one of each, until they are still. */
  async draw(options: { lang?: string; audience?: string } = {}): Promise<void> {
    const provider = Object.assign(document.createElement('pro-provider'), { adapter, subject }, options);
    provider.append(...tags.map(make));
    place.replaceChildren(provider);
    await settled(place);
    await chartsDrawn();
  },

  /** Every element in the widgets: what it is, where, and how it looks. Two pages that look alike give the same. */
  looks(): string[] {
    const drawn = shadowsOf(place).flatMap((shadow) => [...shadow.querySelectorAll('*')]);
    return drawn.filter(({ localName }) => localName !== 'slot').map(lookOf);
  },

  /** What sticks out of the window at the side, in a widget. */
  tooWide(): string[] {
    const { clientWidth } = document.documentElement;
    return shadowsOf(place).flatMap((shadow) =>
      [...shadow.querySelectorAll('*')]
        .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden'))
        // A drawing within a drawing is as wide as it is told, and cut off.
        .filter((one) => !(one instanceof SVGElement && one.ownerSVGElement))
        .filter((one) => one.getBoundingClientRect().right > clientWidth + 1)
        .map((one) => `${(shadow.host as Element).localName}: <${one.localName} class="${one.className}">`),
    );
  },

  /** Comes and goes so many times, ten at once; each is there before it goes. */
  async comeAndGo(tag: Tag, count: number): Promise<void> {
    const provider = Object.assign(document.createElement('pro-provider'), { adapter, subject });
    place.replaceChildren(provider);
    for (let done = 0; done < count; done += 10) {
      provider.replaceChildren(...Array.from({ length: 10 }, () => make(tag)));
      await settled(provider);
    }
    place.replaceChildren();
  },
};
Object.assign(globalThis, { page });
export type GuestPage = typeof page;

function make(tag: Tag): HTMLElement {
  return Object.assign(document.createElement(tag), widgets[tag]);
}

async function chartsDrawn(): Promise<void> {
  const canvases = shadowsOf(place).flatMap((shadow) => [...shadow.querySelectorAll('canvas')]);
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
