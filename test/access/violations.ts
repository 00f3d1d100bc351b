/** What the pages of the tests of access look for. */
import 'axe-core/axe.min.js';
import { contrast } from '../elements/contrast.js';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What is for the page around an element to do. */
const ofWholePages = ['region', 'page-has-heading-one', 'landmark-one-main'];
const rules = Object.fromEntries(ofWholePages.map((rule) => [rule, { enabled: false }]));

declare const axe: {
  run(what: Element, options: object): Promise<{ violations: { id: string; nodes: { target: string[] }[] }[] }>;
};

/** The texts below an element, in shadow roots too, with less contrast than 4.5 to what is behind them; signs 3. */
function* faintTexts(root: Element | ShadowRoot): Generator<string> {
  for (const one of root.querySelectorAll<HTMLElement>('*')) {
    if (one.shadowRoot) yield* faintTexts(one.shadowRoot);
    const hasText = [...one.childNodes].some((child) => child instanceof Text && child.data.trim());
    const isSign = one.localName === 'svg';
    if (!(hasText || isSign) || !one.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    const [front, behind] = [getComputedStyle(one).color, backgroundOf(one)];
    if (contrast(front, behind) < (isSign ? 3 : 4.5))
      yield `faint: ${front} on ${behind}: ${one.outerHTML.slice(0, 100)}`;
  }
}

/** The first colour behind an element; at the end that of the browser's own canvas. */
function backgroundOf(element: Element): string {
  for (let one: Element | undefined = element; one; one = parentOf(one)) {
    const { backgroundColor } = getComputedStyle(one);
    if (!backgroundColor.endsWith(', 0)')) return backgroundColor;
  }
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'rgb(0, 0, 0)' : 'rgb(255, 255, 255)';
}

function parentOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : undefined);
}

/** What axe finds, a line for each rule; and in forced colours, texts that our own look finds too faint. */
export async function violations(): Promise<string[]> {
  const isForced = matchMedia('(forced-colors: active)').matches;
  const { violations } = await axe.run(document.body, {
    runOnly: { type: 'tag', values: tags },
    // axe takes the colour of letters from -webkit-text-fill-color, which says what it was before it was forced.
    rules: { ...rules, 'color-contrast': { enabled: !isForced } },
  });
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  return isForced ? [...found, ...faintTexts(document.body)] : found;
}
