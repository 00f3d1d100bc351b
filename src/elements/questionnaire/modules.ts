import type { CSSResult, ReactiveElement } from 'lit';
import { optionsOf } from '../../core/form/plan.js';
import {
  itemsOf,
  type AnswerOption,
  type QuestionnaireItem,
  type Questionnaire,
} from '../../core/model/questionnaire.js';
import { adoptStyles } from '../../internal/base/pro-element.js';
import { controlOf, type Control } from '../../session/control-of.js';
import { isTotal } from '../../session/pages.js';

/** A module that not every questionnaire needs. */
class OnDemandModule<Module> {
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

  /** The module; {@link loadModules} loads it with a questionnaire that needs it. */
  get loaded(): Module {
    if (!this.#loaded) throw new Error('The form needs a module that was not loaded with its questionnaire.');
    return this.#loaded;
  }
}

export const modules = {
  choices: new OnDemandModule(() => import('./controls/choices.js')),
  typed: new OnDemandModule(() => import('./controls/typed.js')),
  file: new OnDemandModule(() => import('./controls/file.js')),
  matrix: new OnDemandModule(() => import('./controls/matrix.js')),
  picture: new OnDemandModule(() => import('./picture.js')),
  richText: new OnDemandModule(() => import('../../internal/ui/rich-text.js')),
  /** The notices about stored answers. */
  drafts: new OnDemandModule(() => import('./draft-notices.js')),
};

/** An object with texts, possibly in several languages. */
type Texts = Pick<Questionnaire | QuestionnaireItem | AnswerOption, 'rich' | 'translations'>;

type AnyModule = Pick<OnDemandModule<unknown>, 'load'>;

/** The module of each control; the first is part of the element. */
const moduleOf: Readonly<Record<Control, AnyModule | undefined>> = {
  radios: undefined,
  rating: modules.choices,
  checkboxes: modules.choices,
  dropDown: modules.choices,
  slider: modules.typed,
  autocomplete: modules.typed,
  number: modules.typed,
  quantity: modules.typed,
  date: modules.typed,
  time: modules.typed,
  dateTime: modules.typed,
  text: modules.typed,
  longText: modules.typed,
  url: modules.typed,
  file: modules.file,
};

/**
 * Loads the modules that a questionnaire may need, whatever the answers are. Not when they are rendered: the patient may
 * be offline by then.
 *
 * @param resolved Options by the canonical of `optionsFrom`.
 */
export async function loadModules(
  questionnaire: Questionnaire,
  resolved: ReadonlyMap<string, readonly AnswerOption[]>,
): Promise<void> {
  const needed = new Set([...itemsOf(questionnaire)].flatMap((item) => [...modulesOf(item, resolved)]));
  if (hasMarks(questionnaire)) needed.add(modules.richText);
  await Promise.all([...needed].map((module) => module.load()));
}

function* modulesOf(
  item: QuestionnaireItem,
  resolved: ReadonlyMap<string, readonly AnswerOption[]>,
): Generator<AnyModule> {
  const options = optionsOf(item, resolved);
  if (item.picture || options.some(({ picture }) => picture)) yield modules.picture;
  if ([item, ...options].some(hasMarks)) yield modules.richText;
  if (item.control === 'matrix') yield modules.matrix;
  if (item.type === 'open-choice') yield modules.choices;
  if (item.type === 'group' || item.type === 'display' || item.hidden) return;
  if (isTotal({ item, readOnly: item.readOnly === true })) return;
  const controls = [controlOf({ item, options })];
  if (item.answerExpression !== undefined) {
    // It may give no options at all, or as many as it likes.
    const some: AnswerOption[] = [{ value: { type: 'string', value: '' } }];
    controls.push(controlOf({ item, options: [] }), controlOf({ item, options: some }), 'dropDown');
  }
  for (const control of controls) {
    const module = moduleOf[control];
    if (module) yield module;
  }
}

/** Returns whether one of the texts has the author's markup. */
function hasMarks({ rich, translations = {} }: Texts): boolean {
  return rich !== undefined || Object.values(translations).some((texts) => texts.rich !== undefined);
}

function stylesOfModules(): CSSResult[] {
  return [...new Set(Object.values(modules).flatMap(({ present }) => present?.styles ?? []))];
}

/**
 * Adds the styles of the loaded modules to an element, before it renders them.
 *
 * @param adopted Number of these styles that the element has.
 * @returns Number of these styles that it has then.
 */
export function adoptModuleStyles(host: ReactiveElement, adopted: number): number {
  const { renderRoot } = host;
  const { elementStyles } = host.constructor as typeof ReactiveElement;
  const styles = stylesOfModules();
  if (styles.length > adopted && renderRoot instanceof ShadowRoot)
    adoptStyles(renderRoot, [...(elementStyles as CSSResult[]), ...styles]);
  return styles.length;
}
