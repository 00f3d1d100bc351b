import type { LitElement } from 'lit';

/** The shadow roots below an element, at any depth. */
export function shadowsOf(root: ParentNode): ShadowRoot[] {
  return [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? [shadowRoot, ...shadowsOf(shadowRoot)] : [],
  );
}

/** Until nothing is loading any more, a second at most: what hangs is for the caller to see. */
export async function settled(root: ParentNode): Promise<void> {
  for (let turn = 0; turn < 250; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, turn < 3 ? 0 : 4));
    for (const one of root.querySelectorAll('*')) await (one as Partial<LitElement>).updateComplete;
    if (turn > 1 && !shadowsOf(root).some((shadow) => shadow.querySelector('[aria-busy="true"]'))) return;
  }
}
