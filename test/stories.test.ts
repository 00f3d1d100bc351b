import { expect, fixture, html } from '@open-wc/testing';
import { drawn, drawStory, drawUntouched, settled, type StoryFile } from './harness/story.js';

const response = await fetch('/__stories__/index.json');
for (const path of (await response.json()) as string[]) {
  const file: StoryFile = await import(`/stories/${path}`);

  describe(`stories of ${file.default.title}`, () => {
    for (const name of Object.keys(file).filter((key) => key !== 'default')) {
      it(`${name} is accessible`, async () => {
        const container = await fixture<HTMLElement>(html`<main></main>`);
        await drawStory(container, file, name);
        await expect(container).to.be.accessible();
      });

      if (!file[name]?.play) continue;
      it(`${name} differs from its initial state after the play function`, async () => {
        const played = await fixture<HTMLElement>(html`<main></main>`);
        await drawStory(played, file, name);
        const untouched = await fixture<HTMLElement>(html`<main></main>`);
        drawUntouched(untouched, file, name);
        await settled(untouched);
        expect(drawn(played) === drawn(untouched)).to.equal(false);
      });
    }
  });
}
