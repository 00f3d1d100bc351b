/** The functions that the tests of access call in their page; see ../access-page.ts. */
import { opened, pageKinds } from '../../elements/page-kinds.js';
import { drawn, rootOf } from '../../elements/filling-in.js';
import { violations } from '../violations.js';
import { waitUntil } from '../../harness/wait.js';

function lookOf(element: Element): string {
  const { backgroundColor, borderTopColor, borderTopWidth } = getComputedStyle(element);
  return [backgroundColor, borderTopColor, borderTopWidth].join(' ');
}

const access = {
  /** The kinds of page of the form. */
  kinds: Object.keys(pageKinds),

  /** Replaces the current page by another kind of page. */
  async show(kind: string, language: string): Promise<void> {
    document.body.replaceChildren();
    const el = await opened(kind);
    el.lang = language;
    await waitUntil(() => rootOf(el).lang === language);
    await drawn(el);
  },

  /** Returns the styles of a chosen rating and a chosen option, each with those of one that is not chosen. */
  async looks(): Promise<(readonly [string, string])[]> {
    const el = document.querySelector('pro-questionnaire');
    if (!el) return [];
    const answers = ['.rate span', '.option'].map((selector) => [
      ...rootOf(el).querySelectorAll<HTMLElement>(selector),
    ]);
    for (const [chosen] of answers) chosen?.closest('label')?.click();
    await drawn(el);
    return answers.flatMap(([chosen, other]) => (chosen && other ? [[lookOf(chosen), lookOf(other)] as const] : []));
  },

  violations,
};

declare global {
  var access: Access;
}
export type Access = typeof access;

globalThis.access = access;
