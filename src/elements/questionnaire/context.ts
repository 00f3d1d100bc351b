import type { TemplateResult } from 'lit';
import { isUnfinished, type CalculationInputs } from '../../core/form/unfinished.js';
import type { FormItem } from '../../core/form/form-item.js';
import type { DraftMode } from '../../core/model/draft-status.js';
import { itemsOf, type ItemPicture, type Questionnaire } from '../../core/model/questionnaire.js';
import type { RichText } from '../../core/model/rich-text.js';
import type { Messages } from '../../locales/messages.js';
import type { KeptAnswersMessages } from '../../locales/messages/kept-answers.js';
import type { QuestionnaireMessages } from '../../locales/messages/questionnaire.js';
import type { FormSession } from '../../session/form-session.js';
import type { FormState, ValidationError } from '../../session/form-state.js';
import { isTotal, possibleQuestionsOf, secondsOf, type Page } from '../../session/pages.js';
import type { Formatter } from './formatter.js';

/** The facts about a form that its host and adapter give. */
export interface FormInfo {
  /** A person other than the patient answers. */
  readonly isForSomeoneElse: boolean;
  /** The people who will see the answers, in the host's words. */
  readonly readers: string | undefined;
  /** Sentences about who will see the answers, from the adapter. */
  readonly readerSentences: readonly string[];
  /** Minutes that all questions take. */
  readonly minutes: number | undefined;
  /** The storage mode of drafts; undefined if no host asked for drafts. */
  readonly draftMode: DraftMode | undefined;
  /** Hours that drafts are stored. */
  readonly draftLifetime: number;
  readonly keepsDraftsAtServer: boolean;
  /** All questions are under each other, not one on a page. */
  readonly isList: boolean;
}

/** Renders an item; of a module that is loaded when a questionnaire needs it. */
export type RenderItem = (context: RenderContext, formItem: FormItem) => TemplateResult;

/** A module that not every questionnaire needs. */
interface OnDemand<Module> {
  /** Throws if the module was not loaded with the questionnaire. */
  readonly loaded: Module;
  /** Undefined until the module is loaded. */
  readonly present: Module | undefined;
}

/** The modules that not every questionnaire needs, as the render functions use them. */
export interface FormModules {
  readonly choices: OnDemand<{
    readonly renderRating: RenderItem;
    readonly renderCheckboxes: RenderItem;
    readonly renderDropDown: RenderItem;
    readonly renderOther: (context: RenderContext, formItem: FormItem, type: 'radio' | 'checkbox') => TemplateResult;
  }>;
  readonly typed: OnDemand<{ readonly renderTyped: RenderItem }>;
  readonly file: OnDemand<{ readonly renderFile: RenderItem }>;
  readonly matrix: OnDemand<{ readonly renderMatrix: RenderItem }>;
  readonly picture: OnDemand<{
    readonly renderPicture: (context: RenderContext, picture: ItemPicture) => TemplateResult;
  }>;
  readonly richText: OnDemand<{ readonly renderRichText: (blocks: RichText) => TemplateResult }>;
  readonly drafts: OnDemand<DraftNoticesModule>;
}

/** The notices about stored answers. */
export interface DraftNoticesModule {
  readonly renderDraftStatus: (context: RenderContext) => unknown;
  readonly renderDraftNotices: (context: RenderContext) => TemplateResult;
  readonly renderResume: (context: RenderContext) => TemplateResult;
  readonly renderSentLater: (context: RenderContext) => TemplateResult | undefined;
  readonly draftFact: (context: RenderContext) => string | undefined;
}

export interface RenderContextOptions {
  readonly session: FormSession;
  readonly messages: Pick<Messages, 'common' | 'questionnaire'>;
  /** Texts about stored answers; undefined until their module is loaded. */
  readonly draftTexts: KeptAnswersMessages | undefined;
  readonly formatter: Formatter;
  readonly modules: FormModules;
  readonly info: FormInfo;
  /** Loads the questionnaire again. */
  readonly reload: () => void;
}

/** Everything that the render functions of a form use. Created anew for each rendering; they do not change it. */
export class RenderContext {
  readonly session: FormSession;
  readonly state: FormState;
  readonly messages: RenderContextOptions['messages'];
  readonly draftTexts: KeptAnswersMessages | undefined;
  readonly formatter: Formatter;
  readonly modules: FormModules;
  readonly info: FormInfo;
  readonly reload: () => void;
  /** Ids of the texts above the question of a page that belong to it. */
  readonly contextIds: string;
  /** The values that all items are rendered from; `revisionOf()` of the session covers what an item has of its own. */
  readonly basis: readonly unknown[];
  readonly #errorOf: ReadonlyMap<string, string>;
  readonly #inputs: ReadonlyMap<string, CalculationInputs>;

  constructor({ session, messages, draftTexts, formatter, modules, info, reload }: RenderContextOptions) {
    const { state } = session;
    this.session = session;
    this.state = state;
    this.messages = messages;
    this.draftTexts = draftTexts;
    this.formatter = formatter;
    this.modules = modules;
    this.info = info;
    this.reload = reload;
    const above = info.isList || state.step !== 'questions' ? undefined : this.page?.above;
    this.contextIds = above ? ['progress', ...above.map((item) => `${idOf(item)}-context`)].join(' ') : '';
    this.#errorOf = new Map(state.errors.map((error) => [error.formItem.path, this.errorText(error)]));
    const errors = [...this.#errorOf].flat().join('\n');
    const { language, languages } = formatter;
    this.#inputs = hasDrawnResult(state.questionnaire) ? state.form.calculationInputs() : new Map();
    this.basis = [
      state.form,
      state.failures,
      state.widthEm,
      messages,
      language,
      languages.wanted,
      this.contextIds,
      errors,
      JSON.stringify([...this.#inputs]),
    ];
  }

  /** Width of the form in em, which decides whether a matrix is a table. */
  get widthEm(): number {
    return this.state.widthEm;
  }

  get texts(): QuestionnaireMessages {
    return this.messages.questionnaire;
  }

  /** The page of questions that is shown. */
  get page(): Page | undefined {
    return this.state.pages[this.state.pageIndex];
  }

  /** Language of the questionnaire's own texts, if it is known. */
  get textLanguage(): string | undefined {
    return this.state.questionnaire.language;
  }

  /** The language that the questionnaire's texts are shown in, by the first of them. */
  get shownLanguage(): string | undefined {
    for (const item of itemsOf(this.state.questionnaire)) {
      const text = this.formatter.text(item, 'text');
      if (text) return text.language;
    }
    return this.textLanguage;
  }

  /** True if the interface and the questionnaire have one language, as far as is known. */
  get isInLanguageOfTexts(): boolean {
    const primary = (language: string) => language.split('-')[0]?.toLowerCase();
    const { shownLanguage } = this;
    return !shownLanguage || primary(shownLanguage) === primary(this.formatter.language);
  }

  /** Returns about how many minutes questions take, at least one: their share of what the host says all of them take. */
  minutesOf(questions: readonly FormItem[]): number {
    const { minutes } = this.info;
    const seconds = secondsOf(questions);
    const all = minutes ? secondsOf(possibleQuestionsOf(this.state.form.items)) : 0;
    return Math.max(1, Math.round(minutes && all > 0 ? (minutes * seconds) / all : seconds / 60));
  }

  errorText({ formItem, problem }: ValidationError): string {
    return problem.key === 'unreadable'
      ? this.formatter.unreadable(problem.unreadable, formItem.item)
      : this.formatter.problem(formItem, problem);
  }

  /** Returns how many of the answers that a calculated answer reads were given; undefined for another answer. */
  inputsOf({ item }: FormItem): CalculationInputs | undefined {
    return this.#inputs.get(item.linkId);
  }

  /** Returns what is said in place of a calculated answer that lacks answers; undefined if it may be shown. */
  unfinishedText(formItem: FormItem): string | undefined {
    const inputs = formItem.readOnly ? this.inputsOf(formItem) : undefined;
    return inputs && isUnfinished(inputs)
      ? this.formatter.answerWords.unfinished(inputs.given, inputs.needed)
      : undefined;
  }

  /** Returns what is wrong with an item, in words. */
  errorOf({ path }: FormItem): string | undefined {
    return this.#errorOf.get(path);
  }

  /** Returns whether there is nothing to choose from: the options could not be loaded, or there are none. */
  lacksOptions({ item, options }: FormItem): boolean {
    const isMissing = item.optionsFrom !== undefined && this.state.failures.has(item.optionsFrom);
    return options.length === 0 && (isMissing || item.type === 'choice');
  }
}

const withResults = new WeakMap<Questionnaire, boolean>();

/** Returns whether a calculated answer can be on the screen. A total cannot: see `isTotal()`. */
function hasDrawnResult(questionnaire: Questionnaire): boolean {
  const known = withResults.get(questionnaire);
  if (known !== undefined) return known;
  const isAnyDrawn = [...itemsOf(questionnaire)].some(
    (item) => item.calculatedExpression !== undefined && !item.hidden && !isTotal({ item, readOnly: !!item.readOnly }),
  );
  withResults.set(questionnaire, isAnyDrawn);
  return isAnyDrawn;
}

/** Returns the id of an item's first field. Ids of its other elements begin with it; ids have no spaces, linkIds may. */
export function idOf({ path }: FormItem): string {
  return `q-${path.replace(/[^a-zA-Z0-9-]/g, (character) => `_${character.charCodeAt(0)}_`)}`;
}

/** Returns the id of one of several typed answers. */
export function rowIdOf(formItem: FormItem, index: number): string {
  return index === 0 ? idOf(formItem) : `${idOf(formItem)}-row${index}`;
}
