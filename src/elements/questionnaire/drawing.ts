import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../core/form/form-item.js';
import type { AnswerValue } from '../../core/model/value.js';
import type { Messages } from '../../locales/messages.js';
import type { QuestionnaireMessages } from '../../locales/messages/questionnaire.js';
import { controlOf } from './control-of.js';
import type { Entries } from './entries.js';
import type { Fault, Flow } from './flow.js';
import type { Parts } from './reading.js';
import type { Words } from './words.js';

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

/** What the parts of the form draw from, and where they tell what somebody did. Made anew each time the form is drawn. */
export class Drawing {
  /** Ids of the texts above a page's question that belong to it. */
  contextIds = '';
  readonly entries: Entries;
  readonly faults: readonly Fault[];
  readonly #faultOf: ReadonlyMap<string, string>;

  constructor(
    readonly flow: Flow,
    readonly messages: Messages,
    readonly words: Words,
    /** Language of the questionnaire's own texts, where it is known. */
    readonly textLanguage: string | undefined,
    /** Canonicals of the value sets that could not be loaded. */
    readonly missing: ReadonlySet<string>,
    readonly host: DrawingHost,
  ) {
    this.entries = flow.entries;
    this.faults = flow.faults(words);
    this.#faultOf = new Map(this.faults.map((fault) => [fault.formItem.path, this.wordsOf(fault)]));
  }

  get texts(): QuestionnaireMessages {
    return this.messages.questionnaire;
  }

  wordsOf({ formItem, problem }: Fault): string {
    return problem.key === 'unreadable'
      ? this.words.unreadable(problem.unreadable)
      : this.words.problem(formItem, problem);
  }

  /** What is wrong with an item, in words. */
  faultOf({ path }: FormItem): string | undefined {
    return this.#faultOf.get(path);
  }

  /** Whether the choices of a question could not be loaded. */
  lacksOptions({ item, options }: FormItem): boolean {
    return options.length === 0 && item.optionsFrom !== undefined && this.missing.has(item.optionsFrom);
  }

  answer(formItem: FormItem, values: readonly AnswerValue[]): void {
    this.flow.form.answer(formItem.path, values.length > 0 ? values : undefined);
    this.host.answered(formItem);
  }

  /** Somebody typed in one field of an answer. */
  write(formItem: FormItem, place: number, parts: Parts): void {
    this.answer(formItem, this.entries.write(formItem, place, parts, this.words));
  }

  /** Something else than the options: its text, or undefined where one of the options takes its place. */
  writeOther(formItem: FormItem, text: string | undefined, values: readonly AnswerValue[]): void {
    this.entries.writeOther(formItem, text);
    this.answer(formItem, values);
  }

  addRow(formItem: FormItem): void {
    this.entries.add(formItem, this.words);
    this.host.focus(rowIdOf(formItem, this.entries.rowsOf(formItem, this.words).length - 1));
  }

  removeRow(formItem: FormItem, place: number): void {
    this.answer(formItem, this.entries.remove(formItem, place, this.words));
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
export function said({ textLanguage }: Drawing, text: string | undefined): TemplateResult | typeof nothing {
  return text ? html`<span class="said" lang=${textLanguage ?? nothing} dir="auto">${text}</span>` : nothing;
}

/** The questionnaire's text of an item, with its number or letter. */
export function textOf({ item: { prefix, text } }: FormItem): string {
  return [prefix, text].filter(Boolean).join(' ');
}

/** What a question is called: its text, or where it has none, the text of what it is part of. */
export function nameOf(formItem: FormItem): string {
  const { item, parent } = formItem;
  return textOf(formItem) || item.shortText || (parent ? nameOf(parent) : '');
}

/** Ids for aria-describedby: those of the help and the fault that are drawn. */
export function describedBy(drawing: Drawing, formItem: FormItem, ...others: (string | false | undefined)[]) {
  const id = idOf(formItem);
  const ids = [
    drawing.contextIds,
    hasHints(drawing, formItem) && `${id}-hint`,
    drawing.faultOf(formItem) && `${id}-error`,
    ...others,
  ];
  return ids.filter(Boolean).join(' ') || nothing;
}

export function hasHints(drawing: Drawing, formItem: FormItem): boolean {
  return hintsOf(drawing, formItem).length > 0 || Boolean(safeLinkOf(formItem));
}

/** Help with a question: the author's, then ours. */
export function hintsOf(drawing: Drawing, formItem: FormItem): (TemplateResult | string)[] {
  const { help, entryFormat } = formItem.item;
  const ours = ownHintOf(drawing, formItem);
  return [
    ...[help, entryFormat].flatMap((hint) => (hint ? html`${said(drawing, hint)}` : [])),
    ...(ours ? [ours] : []),
  ];
}

function ownHintOf({ texts }: Drawing, formItem: FormItem): string | undefined {
  switch (controlOf(formItem)) {
    case 'checkboxes':
      return texts.chooseSeveral;
    case 'autocomplete':
      return texts.typeToSearch;
    default:
      return undefined;
  }
}

/** An author's link, where it is one that a browser may safely follow. */
export function safeLinkOf({ item: { supportLink } }: FormItem): string | undefined {
  if (!supportLink || !URL.canParse(supportLink)) return undefined;
  return ['https:', 'http:'].includes(new URL(supportLink).protocol) ? supportLink : undefined;
}
