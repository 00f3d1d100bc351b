/** Accessibility checks for the pages of test/access. */
import 'axe-core/axe.min.js';
import { contrast } from '../elements/contrast.js';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Rules that the page around an element must meet. */
const ofWholePages = ['region', 'page-has-heading-one', 'landmark-one-main'];
const rules = Object.fromEntries(ofWholePages.map((rule) => [rule, { enabled: false }]));

declare const axe: {
  run(context: Element, options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
};

/** Yields the texts (signs) below an element, also in shadow roots, whose contrast is below 4.5 (3). */
function* faintTexts(root: Element | ShadowRoot): Generator<string> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.shadowRoot) yield* faintTexts(element.shadowRoot);
    const hasText = [...element.childNodes].some((child) => child instanceof Text && child.data.trim());
    const isSign = element.localName === 'svg';
    if (!(hasText || isSign) || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const [front, behind] = [getComputedStyle(element).color, backgroundOf(element)];
    if (contrast(front, behind) < (isSign ? 3 : 4.5))
      yield `faint: ${front} on ${behind}: ${element.outerHTML.slice(0, 100)}`;
  }
}

/** Returns the first opaque color behind an element, else the color of the browser's canvas. */
function backgroundOf(element: Element): string {
  for (let ancestor: Element | undefined = element; ancestor; ancestor = parentOf(ancestor)) {
    const { backgroundColor } = getComputedStyle(ancestor);
    if (!backgroundColor.endsWith(', 0)')) return backgroundColor;
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)';
}

function parentOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
}

/** Returns the violations of axe, one line per rule, and in forced colors also texts with too little contrast. */
export async function violations(): Promise<string[]> {
  const isForced = matchMedia('(forced-colors: active)').matches;
  const { violations } = await axe.run(document.body, {
    runOnly: { type: 'tag', values: tags },
    // axe reads the text color from -webkit-text-fill-color, which has the color before it was forced.
    rules: { ...rules, 'color-contrast': { enabled: !isForced } },
  });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  return isForced ? [...found, ...faintTexts(document.body)] : found;
}
