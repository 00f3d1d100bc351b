/** Renders the stories of stories/ in a test page. */
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

/** Renders a story and runs its `play` function immediately, as Storybook does, so `play` itself must wait. */
export async function drawStory(container: HTMLElement, file: StoryFile, name: string): Promise<void> {
  drawUntouched(container, file, name);
  const { args, play = file.default.play } = file[name] ?? {};
  await play?.({ canvasElement: container, args: { ...file.default.args, ...args } });
  await settled(container);
}

/** Renders a story without its `play` function. */
export function drawUntouched(container: HTMLElement, file: StoryFile, name: string): void {
  const { args, render: draw = file.default.render } = file[name] ?? {};
  if (!draw) throw new Error(`The story ${name} of ${file.default.title} has no render function.`);
  render(draw({ ...file.default.args, ...args }, { globals: {} }), container);
}

/** Waits until no element is busy and the markup has not changed for six frames. */
export async function settled(container: Element): Promise<void> {
  let before = '';
  for (let unchanged = 0; unchanged < 6;) {
    await nextFrame();
    const now = drawn(container);
    unchanged = now === before && !now.includes('aria-busy="true"') ? unchanged + 1 : 0;
    before = now;
  }
}

/** Returns the markup of an element and of every shadow root inside it. */
export function drawn(root: Element | ShadowRoot): string {
  const inside = [...root.querySelectorAll('*')].map(({ shadowRoot }) => (shadowRoot ? drawn(shadowRoot) : ''));
  return root.innerHTML + inside.join('');
}
