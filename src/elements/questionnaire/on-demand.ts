import type { CSSResult, ReactiveElement } from 'lit';
import { optionsOf } from '../../core/form/plan.js';
import { itemsOf, type AnswerOption, type Item, type Questionnaire } from '../../core/model/questionnaire.js';
import { adoptStyles } from '../../internal/pro-element.js';
import { controlOf, type Control } from '../../session/control-of.js';
import { isScore } from '../../session/pages.js';

/** A part of the form that not every questionnaire needs. */
class Part<Module> {
  #loaded: Module | undefined;
  readonly #import: () => Promise<Module>;

  constructor(load: () => Promise<Module>) {
    this.#import = load;
  }

  async load(): Promise<void> {
    this.#loaded ??= await this.#import();
  }

  /** Undefined until it is loaded. */
  get present(): Module | undefined {
    return this.#loaded;
  }

  /** Always there in a form that needs it: see {@link loadPartsOf}. */
  get loaded(): Module {
    if (!this.#loaded) throw new Error('The form needs a part of its own that was not loaded with its questionnaire.');
    return this.#loaded;
  }
}

export const parts = {
  choices: new Part(() => import('./controls/choices.js')),
  typed: new Part(() => import('./controls/typed.js')),
  file: new Part(() => import('./controls/file.js')),
  matrix: new Part(() => import('./controls/matrix.js')),
  picture: new Part(() => import('./picture.js')),
  richText: new Part(() => import('../../internal/rich-text.js')),
  /** What the form says of answers that are kept. */
  kept: new Part(() => import('./kept.js')),
  pattern: new Part(() => import('../../core/form/pattern.js')),
};

/** What has texts, perhaps in several languages. */
type Texts = Pick<Questionnaire | Item | AnswerOption, 'rich' | 'translations'>;

type AnyPart = Pick<Part<unknown>, 'load'>;

/** What draws each control; the first is there from the start. */
const partOf: Readonly<Record<Control, AnyPart | undefined>> = {
  radios: undefined,
  rating: parts.choices,
  checkboxes: parts.choices,
  dropDown: parts.choices,
  slider: parts.typed,
  autocomplete: parts.typed,
  number: parts.typed,
  quantity: parts.typed,
  date: parts.typed,
  time: parts.typed,
  dateTime: parts.typed,
  text: parts.typed,
  longText: parts.typed,
  url: parts.typed,
  file: parts.file,
};

/**
 * Loads the parts that a questionnaire may need, whatever the answers are. Not when they are drawn: who answers may be
 * offline by then.
 *
 * @param resolved Options by the canonical of `optionsFrom`.
 */
export async function loadPartsOf(
  questionnaire: Questionnaire,
  resolved: ReadonlyMap<string, readonly AnswerOption[]>,
): Promise<void> {
  const needed = new Set([...itemsOf(questionnaire)].flatMap((item) => [...partsOf(item, resolved)]));
  if (hasMarks(questionnaire)) needed.add(parts.richText);
  await Promise.all([...needed].map((part) => part.load()));
}

function* partsOf(item: Item, resolved: ReadonlyMap<string, readonly AnswerOption[]>): Generator<AnyPart> {
  const options = optionsOf(item, resolved);
  if (item.pattern !== undefined) yield parts.pattern;
  if (item.picture || options.some(({ picture }) => picture)) yield parts.picture;
  if ([item, ...options].some(hasMarks)) yield parts.richText;
  if (item.control === 'matrix') yield parts.matrix;
  if (item.type === 'open-choice') yield parts.choices;
  if (item.type === 'group' || item.type === 'display' || item.hidden || isScore(item)) return;
  const controls = [controlOf({ item, options })];
  if (item.answerExpression !== undefined) {
    // It may give no options at all, or as many as it likes.
    const some: AnswerOption[] = [{ value: { type: 'string', value: '' } }];
    controls.push(controlOf({ item, options: [] }), controlOf({ item, options: some }), 'dropDown');
  }
  for (const control of controls) {
    const part = partOf[control];
    if (part) yield part;
  }
}

/** Whether there are marks of the author in one of its texts. */
function hasMarks({ rich, translations = {} }: Texts): boolean {
  return rich !== undefined || Object.values(translations).some((texts) => texts.rich !== undefined);
}

function stylesOfParts(): CSSResult[] {
  const { choices, typed, file, matrix, picture, richText, kept } = parts;
  const drawn = [choices, typed, file, matrix, picture, richText, kept];
  return [...new Set(drawn.flatMap((part) => part.present?.styles ?? []))];
}

/**
 * Gives an element the styles of the parts that are loaded, to call before it draws them.
 *
 * @param adopted How many it has.
 * @returns How many it has then.
 */
export function adoptPartStyles(host: ReactiveElement, adopted: number): number {
  const { renderRoot } = host;
  const { elementStyles } = host.constructor as typeof ReactiveElement;
  const styles = stylesOfParts();
  if (styles.length > adopted && renderRoot instanceof ShadowRoot)
    adoptStyles(renderRoot, [...(elementStyles as CSSResult[]), ...styles]);
  return styles.length;
}
