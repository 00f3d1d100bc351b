import { expect } from '@open-wc/testing';
import { setViewport, writeFile } from '@web/test-runner-commands';
import { virtual } from '@guidepup/virtual-screen-reader/browser.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { opened, pageKinds } from './page-kinds.js';

const folder = 'test/elements/transcripts';
/** The lists hold what the other pages hold. */
const kinds = Object.keys(pageKinds).filter((name) => !name.startsWith('list'));

/** Everything that a screen reader says from the top of a page to its end, a line for each stop. */
async function transcriptOf(el: ProQuestionnaire): Promise<string> {
  // It does not enter shadow roots by itself, so it starts inside.
  const container = el.shadowRoot?.querySelector<HTMLElement>('[part="card"]');
  await virtual.start({ container: container ?? el });
  const top = virtual.activeNode;
  const first = await virtual.lastSpokenPhrase();
  // After the end it begins again at the top.
  do await virtual.next();
  while (virtual.activeNode !== top || (await virtual.lastSpokenPhrase()) !== first);
  const said = await virtual.spokenPhraseLog();
  await virtual.stop();
  return `${said.slice(0, -1).join('\n')}\n`;
}

describe('what a screen reader says of <pro-questionnaire>', () => {
  after(() => setViewport({ width: 800, height: 600 }));

  for (const name of kinds) {
    it(`is as it was read and found good: ${name}`, async () => {
      await setViewport({ width: 1000, height: 800 });
      const said = await transcriptOf(await opened(name));
      const path = `${folder}/${name}.txt`;
      const kept = await fetch(`/${path}`);
      if (!kept.ok) {
        // Remove a file to have it written anew; then read it as somebody who sees nothing would hear it.
        await writeFile({ path: `transcripts/${name}.txt`, content: said });
        throw new Error(`${path} was not there and is written now. Read it.`);
      }
      expect(said).to.equal(await kept.text());
    });
  }
});
