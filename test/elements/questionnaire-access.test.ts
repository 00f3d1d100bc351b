import 'axe-core/axe.min.js';
import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { everything, questionnaireOf } from '../../stories/every-question.js';
import { waitUntil } from '../harness/wait.js';
import { drawn, form, rootOf } from './filling-in.js';
import { opened, pageKinds } from './page-kinds.js';

const widths = [280, 480, 1280];
const languages = ['nl', 'en', 'ar'];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is for the page around the element to do. */
const ofWholePages = ['region', 'page-has-heading-one', 'landmark-one-main'];
const rules = Object.fromEntries(ofWholePages.map((rule) => [rule, { enabled: false }]));

declare const axe: {
  run(el: Element, options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
};

declare global {
  /** Set by web-test-runner.config.js: the long form of the tests. */
  var isEndurance: boolean;
}

async function speaking(el: ProQuestionnaire, language: string): Promise<void> {
  el.lang = language;
  await waitUntil(() => rootOf(el).lang === language);
  await drawn(el);
}

describe('<pro-questionnaire> for everybody', () => {
  afterEach(async () => {
    await setViewport({ width: 800, height: 600 });
    await emulateMedia({ colorScheme: 'light' });
  });

  let checked = 0;
  after(() =>
    console.log(
      `axe: ${checked} pages without a violation (${Object.keys(pageKinds).length} kinds of page, ` +
        `${widths.join(', ')} px, ${languages.join(', ')}, light and dark)`,
    ),
  );

  for (const name of Object.keys(pageKinds)) {
    it(`has nothing that axe finds wrong in any width, language and colour scheme: ${name}`, async () => {
      const el = await opened(name);
      for (const [place, width] of widths.entries()) {
        await setViewport({ width, height: 800 });
        for (const [number, language] of languages.entries()) {
          // The short form has each width and each language, not each with each.
          if (!isEndurance && place !== number) continue;
          // The schemes do not depend on the language, so each is checked in one.
          await emulateMedia({ colorScheme: (place + number + checked) % 2 ? 'dark' : 'light' });
          await speaking(el, language);
          const { violations } = await axe.run(el, { runOnly: { type: 'tag', values: tags }, rules });
          const found = violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
          );
          expect(found.join('\n'), `${width}, ${language}`).to.equal('');
          checked += 1;
        }
      }
      el.parentElement?.remove();
    });

    it(`scrolls in one direction only at 400 % zoom: ${name}`, async () => {
      // What is left of a screen of 1280 by 1024 pixels.
      await setViewport({ width: 320, height: 256 });
      const el = await opened(name);
      for (const language of languages) {
        await speaking(el, language);
        expect(document.documentElement.scrollWidth, language).to.be.at.most(320);
        const wide = [...rootOf(el).querySelectorAll('*')].filter(
          (one) => one.getBoundingClientRect().right > 320.5 || one.getBoundingClientRect().left < -0.5,
        );
        expect(wide.map((one) => one.outerHTML.slice(0, 80)).join('\n'), language).to.equal('');
      }
      el.parentElement?.remove();
    });
  }

  it('loses no text when a reader spaces it out (WCAG 1.4.12)', async () => {
    const sheet = document.createElement('style');
    sheet.textContent =
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } ' +
      'p { margin-block-end: 2em !important; }';
    document.head.append(sheet);
    try {
      for (const name of Object.keys(pageKinds)) {
        await setViewport({ width: 320, height: 600 });
        const el = await opened(name);
        const spacing = getComputedStyle(rootOf(el)).letterSpacing;
        expect(Number.parseFloat(spacing), spacing).to.be.greaterThan(1);
        const cut = [...rootOf(el).querySelectorAll<HTMLElement>('*:not(.visually-hidden, .visually-hidden *)')].filter(
          (one) =>
            // Browsers shorten the name in a file field themselves.
            !one.matches('[type=file]') &&
            ['hidden', 'clip'].includes(getComputedStyle(one).overflowX) &&
            (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1),
        );
        expect(cut.map((one) => one.outerHTML.slice(0, 80)).join('\n'), name).to.equal('');
        expect(document.documentElement.scrollWidth, name).to.be.at.most(320);
        el.parentElement?.remove();
      }
    } finally {
      sheet.remove();
    }
  });

  it('has targets of at least 24 pixels, and of at least 44 for what answers a question', async () => {
    const answers = '.option, .rate, .cell, .file-picker, select, textarea, input:is([type=text], [type=range])';
    let measured = 0;
    document.body.style.margin = '0';
    // On a phone a scroll bar takes no room.
    document.documentElement.style.scrollbarWidth = 'none';
    for (const width of [280, 320, 1280]) {
      await setViewport({ width, height: 800 });
      const el = await form(questionnaireOf(everything.items));
      el.layout = 'list';
      await drawn(el);
      await waitUntil(() => Boolean(el.shadowRoot!.querySelector('table')) === width > 1000);
      for (const target of rootOf(el).querySelectorAll<HTMLElement>(`${answers}, button, a`)) {
        if (!target.checkVisibility({ visibilityProperty: true })) continue;
        const { height, width: across } = target.getBoundingClientRect();
        const isAnswer = target.matches(answers);
        expect(height, target.outerHTML).to.be.at.least(isAnswer ? 44 : 24);
        expect(across, target.outerHTML).to.be.at.least(isAnswer ? 44 : 24);
        measured += 1;
      }
    }
    document.body.style.margin = '';
    document.documentElement.style.scrollbarWidth = '';
    console.log(`targets: ${measured} measured`);
  });
});
