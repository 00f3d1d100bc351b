import { render, type TemplateResult } from 'lit';
import { settled } from '../attacks/settled.js';

interface Story {
  readonly args?: object;
  readonly render?: (args: object, context: { readonly globals: object }) => TemplateResult;
  readonly play?: (context: { readonly canvasElement: Element; readonly args: object }) => Promise<void>;
}
type StoryFile = Record<string, Story> & { readonly default: Story & { readonly title: string } };

const files: Record<string, StoryFile> = import.meta.glob('../../../stories/*.stories.ts', { eager: true });

const stories = Object.values(files).flatMap(({ default: meta, ...own }) =>
  Object.values(own).flatMap((story) => {
    const draw = story.render ?? meta.render;
    return draw ? [{ draw, play: story.play ?? meta.play, args: { ...meta.args, ...story.args } }] : [];
  }),
);

/** Renders `count` stories sequentially with their `play` functions, and returns the number of stories rendered. */
export async function drawStories(from: number, count: number): Promise<number> {
  const some = stories.slice(from, from + count);
  for (const { draw, play, args } of some) {
    const container = document.createElement('div');
    document.body.append(container);
    render(draw(args, { globals: {} }), container);
    await settled(container);
    await play?.({ canvasElement: container, args });
    await settled(container);
    container.remove();
  }
  return some.length;
}
