import { adoptStyles as adoptInThisDocument, LitElement, type CSSResult } from 'lit';

/**
 * The base class of every element: a LitElement that keeps its styles in another document, such as that of a frame or a
 * window. A browser removes adopted style sheets there, and rejects sheets that were created in another document.
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
