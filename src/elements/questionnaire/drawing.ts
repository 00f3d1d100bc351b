import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../core/form/form-item.js';
import { itemsOf, type AnswerOption, type Picture } from '../../core/model/questionnaire.js';
import { joinedRichText } from '../../core/model/rich-text.js';
import type { AnswerValue } from '../../core/model/value.js';
import { richTextOf, type Wording } from '../../core/model/wording.js';
import { writtenSize } from '../../internal/file-text.js';
import type { Messages } from '../../locales/messages.js';
import type { QuestionnaireMessages } from '../../locales/messages/questionnaire.js';
import { controlOf } from '../../session/control-of.js';
import type { Entries } from './entries.js';
import type { Fault, Flow } from './flow.js';
import { largestSizeOf } from './largest-size.js';
import { parts } from './on-demand.js';
import { secondsOf } from '../../session/pages.js';
import type { Parts } from './reading.js';
import { prefixOf, type Words } from './words.js';

/** What the element does for the parts of its form. */
export interface DrawingHost {
  /** An answer changed. */
  answered(formItem: FormItem): void;
  /** Something changed that is to be drawn. */
  changed(): void;
  /** Puts the focus on the element of this id once it is drawn. */
  focus(id: string): void;
  retryOptions(): void;
}

/** What the host says of this time that somebody fills in the form. */
export interface Occasion {
  /** Somebody answers for the patient. */
  readonly isForSomeoneElse: boolean;
  /** Who will see the answers, in the host's words or as its adapter knows. */
  readonly readers: string | undefined;
  /** Of whom it is not known. */
  readonly maybeReaders: string | undefined;
  /** How many minutes the whole takes. */
  readonly minutes: number | undefined;
  /** Where answers stay when somebody stops halfway, in our words. */
  readonly keeping: string | undefined;
}

/** What the parts of the form draw from, and where they tell what somebody did. Made anew each time the form is drawn. */
export class Drawing {
  /** Ids of the texts above a page's question that belong to it. */
  contextIds = '';
  readonly entries: Entries;
  readonly faults: readonly Fault[];
  readonly #faultOf: ReadonlyMap<string, string>;

  constructor(
    readonly flow: Flow,
    readonly messages: Pick<Messages, 'common' | 'questionnaire'>,
    readonly words: Words,
    /** Language of the questionnaire's own texts, where it is known. */
    readonly textLanguage: string | undefined,
    /** Canonicals of the value sets that could not be loaded. */
    readonly missing: ReadonlySet<string>,
    readonly occasion: Occasion,
    readonly host: DrawingHost,
  ) {
    this.entries = flow.entries;
    this.faults = flow.faults(words);
    this.#faultOf = new Map(this.faults.map((fault) => [fault.formItem.path, this.wordsOf(fault)]));
  }

  /** What every item is drawn from; see {@link revisionOf} for what an item has of its own. */
  get basis(): readonly unknown[] {
    const { flow, messages, words, textLanguage, missing, contextIds } = this;
    const faults = [...this.#faultOf].flat().join('\n');
    return [flow.form, flow.room, messages, words.languages.wanted, textLanguage, missing, contextIds, faults];
  }

  /** Another number each time that something changed in an item, or below it. */
  revisionOf(formItem: FormItem): number {
    return this.flow.revisions.of(formItem);
  }

  get texts(): QuestionnaireMessages {
    return this.messages.questionnaire;
  }

  /** The language that the questionnaire's texts are shown in, by the first of them. */
  get shownLanguage(): string | undefined {
    for (const item of itemsOf(this.flow.form.questionnaire)) {
      const text = this.words.text(item, 'text');
      if (text) return text.language;
    }
    return this.textLanguage;
  }

  /** Whether the interface and the questionnaire speak one language, as far as is known. */
  get isInLanguageOfTexts(): boolean {
    const primary = (language: string) => language.split('-')[0]?.toLowerCase();
    const { shownLanguage } = this;
    return !shownLanguage || primary(shownLanguage) === primary(this.words.language);
  }

  /** About how many minutes questions take, at least one: their share of what the host says that all of them take. */
  minutesOf(questions: readonly FormItem[]): number {
    const { minutes } = this.occasion;
    const seconds = secondsOf(questions);
    const all = secondsOf(this.flow.possibleQuestions);
    return Math.max(1, Math.round(minutes && all > 0 ? (minutes * seconds) / all : seconds / 60));
  }

  wordsOf({ formItem, problem }: Fault): string {
    return problem.key === 'unreadable'
      ? this.words.unreadable(problem.unreadable, formItem.item)
      : this.words.problem(formItem, problem);
  }

  /** What is wrong with an item, in words. */
  faultOf({ path }: FormItem): string | undefined {
    return this.#faultOf.get(path);
  }

  /** Whether there is nothing to choose from: the choices could not be loaded, or there are none. */
  lacksOptions({ item, options }: FormItem): boolean {
    const isMissing = item.optionsFrom !== undefined && this.missing.has(item.optionsFrom);
    return options.length === 0 && (isMissing || item.type === 'choice');
  }

  answer(formItem: FormItem, values: readonly AnswerValue[]): void {
    // A browser that fills in several fields at once also tells of one that the answer before it took away.
    if (!this.flow.form.at(formItem.path)) return;
    this.flow.form.answer(formItem.path, values.length > 0 ? values : undefined);
    // Also where the answer is the same: half a date is no answer, and yet there is something new to draw.
    this.flow.revisions.note([formItem]);
    this.host.answered(formItem);
  }

  /** Somebody typed in one field of an answer. */
  write(formItem: FormItem, place: number, typed: Parts): void {
    this.answer(formItem, this.entries.rows.write(formItem, place, typed, this.words));
  }

  /** Something else than the options: its text, or undefined where one of the options takes its place. */
  writeOther(formItem: FormItem, text: string | undefined, values: readonly AnswerValue[]): void {
    this.entries.writeOther(formItem, text);
    this.answer(formItem, values);
  }

  addRow(formItem: FormItem): void {
    this.entries.rows.add(formItem, this.words);
    this.flow.revisions.note([formItem]);
    this.host.focus(rowIdOf(formItem, this.entries.rows.of(formItem, this.words).length - 1));
  }

  removeRow(formItem: FormItem, place: number): void {
    this.answer(formItem, this.entries.rows.remove(formItem, place, this.words));
    this.host.focus(rowIdOf(formItem, Math.max(0, place - 1)));
  }

  addRepetition({ path }: FormItem): void {
    const added = this.flow.form.addRepetition(path);
    this.host.focus(idOf(added));
  }

  removeRepetition(group: FormItem): void {
    const { parent, item, path } = group;
    this.flow.form.removeRepetition(path);
    const left = (parent?.items ?? this.flow.form.items).findLast((one) => one.item === item);
    if (left) this.host.focus(idOf(left));
  }

  /** Takes a choice back. The button for it is gone then, so the focus goes to the choices. */
  clear(formItem: FormItem): void {
    this.writeOther(formItem, undefined, []);
    this.host.focus(idOf(formItem));
  }
}

/** The id of an item's first field; ids of what belongs to it begin with it. Ids have no spaces, which linkIds may. */
export function idOf({ path }: FormItem): string {
  return `q-${path.replace(/[^a-zA-Z0-9-]/g, (character) => `_${character.charCodeAt(0)}_`)}`;
}

/** The id of one of several typed answers. */
export function rowIdOf(formItem: FormItem, place: number): string {
  return place === 0 ? idOf(formItem) : `${idOf(formItem)}-row${place}`;
}

/** A text of the questionnaire: in its own language and direction, which may not be those of the interface. */
export function said(
  { textLanguage }: Drawing,
  wording: Wording | string | undefined,
): TemplateResult | typeof nothing {
  const { text, richText, language = textLanguage } = typeof wording === 'object' ? wording : { text: wording };
  if (!text) return nothing;
  return html`<span class="said" lang=${language ?? nothing} dir="auto"
    >${richText ? parts.richText.loaded.renderRichText(richText) : text}</span
  >`;
}

/** The questionnaire's text of an item, with its number or letter. */
export function textOf({ words }: Drawing, formItem: FormItem): Wording | undefined {
  const { item } = formItem;
  const prefix = words.text(item, 'prefix');
  // What an expression makes of a text has neither marks nor translations.
  const text = formItem.text === item.text ? words.text(item, 'text') : { text: formItem.text ?? '' };
  if (!prefix || !text) return text ?? prefix;
  const isRich = prefix.richText ?? text.richText;
  return {
    text: `${prefix.text} ${text.text}`,
    richText: isRich && joinedRichText(richTextOf(prefix), richTextOf(text)),
    language: text.language,
  };
}

/** What a question is called: its text, or where it has none, the text of what it is part of. */
export function nameOf(drawing: Drawing, formItem: FormItem): Wording {
  const { item, parent } = formItem;
  const own = textOf(drawing, formItem) ?? drawing.words.text(item, 'shortText');
  if (own) return own;
  return parent ? nameOf(drawing, parent) : { text: drawing.words.messages.unnamed };
}

/** The words of an option, with its number or letter. */
export function saidOption(drawing: Drawing, option: AnswerOption): TemplateResult | typeof nothing {
  const prefix = prefixOf(option);
  if (!prefix && !option.picture) return said(drawing, drawing.words.optionText(option));
  return html`${pictureOf(drawing, option.picture)}${prefix ? html`${prefix} ` : nothing}${said(drawing, drawing.words.optionText(option))}`;
}

/** A picture of the questionnaire, where there is one. */
export function pictureOf(drawing: Drawing, picture: Picture | undefined): TemplateResult | typeof nothing {
  return picture ? parts.picture.loaded.renderPicture(drawing, picture) : nothing;
}

/** The words at the ends of a rating or slider. */
export function endLabelsOf(
  { words }: Drawing,
  { item }: FormItem,
): readonly [Wording | undefined, Wording | undefined] {
  return [words.text(item, 'lowerLabel'), words.text(item, 'upperLabel')];
}

/** What a question is called, in plain words. */
export function plainNameOf(drawing: Drawing, formItem: FormItem): string {
  return nameOf(drawing, formItem).text;
}

/**
 * Ids for aria-describedby: those of the help and the fault that are drawn. What stands above the question belongs to its
 * heading, which takes the focus when the page turns; said again with each field it would be heard twice.
 */
export function describedBy(drawing: Drawing, formItem: FormItem, ...others: (string | false | undefined)[]) {
  const id = idOf(formItem);
  const ids = [hasHints(drawing, formItem) && `${id}-hint`, drawing.faultOf(formItem) && `${id}-error`, ...others];
  return ids.filter(Boolean).join(' ') || nothing;
}

export function hasHints(drawing: Drawing, formItem: FormItem): boolean {
  return hintsOf(drawing, formItem).length > 0 || Boolean(safeLinkOf(formItem));
}

/** Help with a question: the author's, then ours. */
export function hintsOf(drawing: Drawing, formItem: FormItem): (TemplateResult | string)[] {
  const { words } = drawing;
  const hints = [words.text(formItem.item, 'help'), words.text(formItem.item, 'entryFormat')];
  const ours = ownHintOf(drawing, formItem);
  return [...hints.flatMap((hint) => (hint ? html`${said(drawing, hint)}` : [])), ...(ours ? [ours] : [])];
}

function ownHintOf({ texts, words }: Drawing, formItem: FormItem): string | undefined {
  switch (controlOf(formItem)) {
    case 'date':
      return formItem.item.datePrecision ? undefined : texts.partialDate;
    case 'checkboxes':
      return texts.chooseSeveral;
    case 'autocomplete':
      return texts.typeToSearch;
    case 'slider':
      return texts.howToSlide;
    case 'file':
      return texts.whichFile(words.mimeTypes(formItem.item), writtenSize(largestSizeOf(formItem.item), words.language));
    default:
      return undefined;
  }
}

/** An author's link, where it is one that a browser may safely follow. */
export function safeLinkOf({ item: { supportLink } }: FormItem): string | undefined {
  if (!supportLink || !URL.canParse(supportLink)) return undefined;
  return ['https:', 'http:'].includes(new URL(supportLink).protocol) ? supportLink : undefined;
}
