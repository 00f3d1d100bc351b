import { adoptStyles as adoptInThisDocument, LitElement, type CSSResult } from 'lit';

/**
 * What every element extends: an element of Lit that keeps its styles in whatever document a page puts it, such as a
 * frame or a window of its own. The browser takes them away there, and refuses those that were made for another document.
 */
export class ProElement extends LitElement {
  protected override createRenderRoot(): ShadowRoot {
    const { shadowRootOptions, elementStyles } = this.constructor as typeof LitElement;
    const root = this.shadowRoot ?? this.attachShadow(shadowRootOptions);
    adoptStyles(root, elementStyles as CSSResult[]);
    this.renderOptions.renderBefore ??= root.firstChild;
    return root;
  }

  /** The element came into another document. */
  adoptedCallback(): void {
    const styles = this.shadowRoot && adopted.get(this.shadowRoot);
    if (this.shadowRoot && styles) adoptStyles(this.shadowRoot, styles);
  }
}

const adopted = new WeakMap<ShadowRoot, readonly CSSResult[]>();

/** Gives a shadow root these styles, and no others, in the document that it is in and those that it comes into. */
export function adoptStyles(root: ShadowRoot, styles: readonly CSSResult[]): void {
  adopted.set(root, styles);
  const { ownerDocument } = root;
  if (ownerDocument === document) adoptInThisDocument(root, [...styles]);
  // A document without a window is drawn nowhere.
  else if (ownerDocument.defaultView) root.adoptedStyleSheets = sheetsIn(ownerDocument.defaultView, styles);
}

const sheets = new WeakMap<Window, Map<CSSResult, CSSStyleSheet>>();

function sheetsIn(view: Window & typeof globalThis, styles: readonly CSSResult[]): CSSStyleSheet[] {
  const made = sheets.get(view) ?? new Map<CSSResult, CSSStyleSheet>();
  sheets.set(view, made);
  return styles.map((style) => {
    const sheet = made.get(style) ?? new view.CSSStyleSheet();
    if (!made.has(style)) sheet.replaceSync(style.cssText);
    made.set(style, sheet);
    return sheet;
  });
}
