import type { LitElement } from 'lit';

/** Returns the shadow roots below an element, at any depth. */
export function shadowsOf(root: ParentNode): ShadowRoot[] {
  return [...root.querySelectorAll('*')].flatMap(({ shadowRoot }) =>
    shadowRoot ? [shadowRoot, ...shadowsOf(shadowRoot)] : [],
  );
}

/** Waits until no element is busy, for about one second at most; the caller detects an element that hangs. */
export async function settled(root: ParentNode): Promise<void> {
  for (let turn = 0; turn < 250; turn += 1) {
    await new Promise((resolve) => setTimeout(resolve, turn < 3 ? 0 : 4));
    for (const element of root.querySelectorAll('*')) await (element as Partial<LitElement>).updateComplete;
    if (turn > 1 && !shadowsOf(root).some((shadow) => shadow.querySelector('[aria-busy="true"]'))) return;
  }
}
