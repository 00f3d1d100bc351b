import type { Context, ContextEvent } from '@lit/context';
import { adoptStyles as adoptInThisDocument, LitElement, type CSSResult } from 'lit';

/**
 * The base class of every element: a LitElement that keeps its styles in another document, such as that of a frame or a
 * window, and that has no value of a provider that it has left. A browser removes adopted style sheets in another document,
 * and rejects sheets that were created in another one.
 */
export class ProElement extends LitElement {
  protected override createRenderRoot(): ShadowRoot {
    const { shadowRootOptions, elementStyles } = this.constructor as typeof LitElement;
    const root = this.shadowRoot ?? this.attachShadow(shadowRootOptions);
    adoptStyles(root, elementStyles as CSSResult[]);
    this.renderOptions.renderBefore ??= root.firstChild;
    return root;
  }

  adoptedCallback(): void {
    const styles = this.shadowRoot && adopted.get(this.shadowRoot);
    if (this.shadowRoot && styles) adoptStyles(this.shadowRoot, styles);
  }

  /** Gives a consumer undefined if no provider answers its request; it would keep the value of the provider before. */
  override dispatchEvent(event: Event): boolean {
    const view = this.ownerDocument.defaultView;
    if (event.type !== 'context-request' || !view) return super.dispatchEvent(event);
    let isAnswered = true;
    // A provider stops the event, so only a request without an answer arrives here.
    const listen = (arrived: Event) => {
      if (arrived === event) isAnswered = false;
    };
    view.addEventListener(event.type, listen);
    const isDone = super.dispatchEvent(event);
    view.removeEventListener(event.type, listen);
    if (!isAnswered) (event as ContextEvent<Context<unknown, unknown>>).callback(undefined);
    return isDone;
  }
}

const adopted = new WeakMap<ShadowRoot, readonly CSSResult[]>();

/** Replaces the styles of a shadow root, in its current document and in each that it moves to. */
export function adoptStyles(root: ShadowRoot, styles: readonly CSSResult[]): void {
  adopted.set(root, styles);
  const { ownerDocument } = root;
  if (ownerDocument === document) adoptInThisDocument(root, [...styles]);
  // A document without a window is not rendered.
  else if (ownerDocument.defaultView) root.adoptedStyleSheets = sheetsIn(ownerDocument.defaultView, styles);
}

const sheets = new WeakMap<Window, Map<CSSResult, CSSStyleSheet>>();

function sheetsIn(view: Window & typeof globalThis, styles: readonly CSSResult[]): CSSStyleSheet[] {
  const cache = sheets.get(view) ?? new Map<CSSResult, CSSStyleSheet>();
  sheets.set(view, cache);
  return styles.map((style) => {
    const sheet = cache.get(style) ?? new view.CSSStyleSheet();
    if (!cache.has(style)) sheet.replaceSync(style.cssText);
    cache.set(style, sheet);
    return sheet;
  });
}
