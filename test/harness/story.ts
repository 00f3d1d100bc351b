/** A story of stories/, drawn in a page that a test made. */
import { nextFrame } from '@open-wc/testing';
import { render, type TemplateResult } from 'lit';

export interface Story {
  readonly args?: object;
  readonly render?: (args: object, context: { readonly globals: object }) => TemplateResult;
  readonly play?: (context: { readonly canvasElement: Element; readonly args: object }) => Promise<void>;
}

export interface StoryFile {
  readonly [name: string]: Story;
  readonly default: Story & { readonly title: string };
}

/** Draws a story in a place and does what it does by itself: at once, as Storybook does, so that a story waits itself. */
export async function drawStory(place: HTMLElement, file: StoryFile, name: string): Promise<void> {
  drawUntouched(place, file, name);
  const { args, play = file.default.play } = file[name] ?? {};
  await play?.({ canvasElement: place, args: { ...file.default.args, ...args } });
  await settled(place);
}

/** Draws a story as it begins. */
export function drawUntouched(place: HTMLElement, file: StoryFile, name: string): void {
  const { args, render: draw = file.default.render } = file[name] ?? {};
  if (!draw) throw new Error(`${file.default.title} says not how to render ${name}.`);
  render(draw({ ...file.default.args, ...args }, { globals: {} }), place);
}

/** Waits until everything is there: nothing says that it is busy, and some frames pass without a change. */
export async function settled(place: Element): Promise<void> {
  let before = '';
  for (let unchanged = 0; unchanged < 6;) {
    await nextFrame();
    const now = drawn(place);
    unchanged = now === before && !now.includes('aria-busy="true"') ? unchanged + 1 : 0;
    before = now;
  }
}

/** The markup of an element and of every shadow root inside it. */
export function drawn(root: Element | ShadowRoot): string {
  const inside = [...root.querySelectorAll('*')].map(({ shadowRoot }) => (shadowRoot ? drawn(shadowRoot) : ''));
  return root.innerHTML + inside.join('');
}
