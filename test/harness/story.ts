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

/** Draws a story in a place and does what it does by itself. */
export async function drawStory(
  place: HTMLElement,
  { default: meta, ...stories }: StoryFile,
  name: string,
): Promise<void> {
  const story = stories[name];
  const args = { ...meta.args, ...story?.args };
  const draw = story?.render ?? meta.render;
  if (!draw) throw new Error(`${meta.title} says not how to render ${name}.`);
  render(draw(args, { globals: {} }), place);
  await settled(place);
  const play = story?.play ?? meta.play;
  if (!play) return;
  await play({ canvasElement: place, args });
  await settled(place);
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
function drawn(root: Element | ShadowRoot): string {
  const inside = [...root.querySelectorAll('*')].map(({ shadowRoot }) => (shadowRoot ? drawn(shadowRoot) : ''));
  return root.innerHTML + inside.join('');
}
