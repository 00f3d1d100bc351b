import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { TemplateResult } from 'lit';

interface Story {
  readonly args?: object;
  readonly render?: (args: object, context: { readonly globals: object }) => TemplateResult;
  readonly play?: (context: { readonly canvasElement: Element; readonly args: object }) => Promise<void>;
}

type StoryFile = Record<string, Story> & { readonly default: Story & { readonly title: string } };

const response = await fetch('/__stories__/index.json');
for (const path of (await response.json()) as string[]) {
  const { default: meta, ...stories }: StoryFile = await import(`/stories/${path}`);

  describe(`stories of ${meta.title}`, () => {
    for (const [name, story] of Object.entries(stories)) {
      it(`${name} is accessible`, async () => {
        const args = { ...meta.args, ...story.args };
        const render = story.render ?? meta.render;
        if (!render) throw new Error(`${path} says not how to render ${name}.`);
        const place = await fixture(html`<main>${render(args, { globals: {} })}</main>`);
        await settled(place);
        await (story.play ?? meta.play)?.({ canvasElement: place, args });
        await settled(place);
        await expect(place).to.be.accessible();
      });
    }
  });
}

/** Waits until everything is there: nothing says that it is busy, and some frames pass without a change. */
async function settled(place: Element): Promise<void> {
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
