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

/** Draws so many stories, one after another, with what each does by itself; gives how many there were. */
export async function drawStories(from: number, count: number): Promise<number> {
  const some = stories.slice(from, from + count);
  for (const { draw, play, args } of some) {
    const place = document.createElement('div');
    document.body.append(place);
    render(draw(args, { globals: {} }), place);
    await settled(place);
    await play?.({ canvasElement: place, args });
    await settled(place);
    place.remove();
  }
  return some.length;
}
