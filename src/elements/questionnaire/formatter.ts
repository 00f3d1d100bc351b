import { optionOf } from '../../core/form/compare.js';
import type { FormItem } from '../../core/form/form-item.js';
import type { ValidationProblem } from '../../core/form/validation-problem.js';
import type {
  AnswerOption,
  QuestionnaireItem,
  ItemTextField,
  Questionnaire,
  QuestionnaireTextField,
} from '../../core/model/questionnaire.js';
import type { AnswerValue } from '../../core/model/value.js';
import { localizeWording, type LanguagePreference, type LocalizedWording } from '../../core/model/wording.js';
import { formatAnswer, formatMoment, formatNumber } from '../../internal/format/answer.js';
import { formatMimeTypes, formatFileSize } from '../../internal/format/file.js';
import type { AnswerWordsMessages } from '../../locales/messages/answer-words.js';
import type { UnreadableKey } from '../../core/form/unreadable.js';
import type { ProblemMessageKey, QuestionnaireMessages } from '../../locales/messages/questionnaire.js';
import { largestSizeOf } from './largest-size.js';

/** Answers and problems as the reader's language says them. */
export class Formatter {
  readonly #optionsKnown = new WeakMap<readonly AnswerOption[], readonly string[]>();

  constructor(
    readonly messages: QuestionnaireMessages,
    readonly answerWords: AnswerWordsMessages,
    /** BCP-47 tag of the interface, which may differ from the questionnaire's own. */
    readonly language: string,
    /** The language that the reader wants the questionnaire's texts in, and the questionnaire's own language. */
    readonly languages: LanguagePreference = { wanted: language },
  ) {}

  /** A text of an item, in the language that suits the reader best of those that its author gave it in. */
  text(item: QuestionnaireItem, field: ItemTextField): LocalizedWording | undefined {
    return localizeWording<ItemTextField>(item, field, this.languages);
  }

  /** The texts of a questionnaire itself, in the language that suits the reader best. */
  about(questionnaire: Questionnaire): Readonly<Record<QuestionnaireTextField, LocalizedWording | undefined>> {
    const text = (field: QuestionnaireTextField) =>
      localizeWording<QuestionnaireTextField>(questionnaire, field, this.languages);
    return { title: text('title'), description: text('description'), copyright: text('copyright') };
  }

  /** An answer. Codes and weights are not for the person who answers; a code is shown only where there is no word. */
  answer(answer: AnswerValue): string {
    return formatAnswer(answer, this.answerWords, this.language);
  }

  /** Returns an answer in the words of its option, told apart from options with the same words. */
  answerTo({ options }: FormItem, answer: AnswerValue): LocalizedWording {
    const option = optionOf(options, answer);
    if (!option) return this.optionText({ value: answer });
    const distinction = this.distinction(option, options);
    const wording = this.optionText(option);
    return distinction ? { ...wording, text: `${wording.text} ${distinction}`, richText: undefined } : wording;
  }

  /** Returns the addition to the words of an option to tell it from others with the same words: "(p500)"; else empty. */
  distinction(option: AnswerOption, options: readonly AnswerOption[]): string {
    const told = this.options(options)[options.indexOf(option)] ?? '';
    return told.slice(this.option(option).length).trim();
  }

  /** The words of an option, without its prefix. Yes and no are ours, in the language of the interface. */
  optionText({ value, rich, translations }: AnswerOption): LocalizedWording {
    const text = this.answer(value);
    if (value.type === 'boolean') return { text, language: this.language };
    return localizeWording<'text'>({ text, rich, translations }, 'text', this.languages) ?? { text };
  }

  option(option: AnswerOption): string {
    return [prefixOf(option), this.optionText(option).text].filter(Boolean).join(' ');
  }

  /**
   * Returns the words of the options of a list, in its order. Options with the same words get their code added, or a number
   * if their codes do not tell them apart.
   */
  options(options: readonly AnswerOption[]): readonly string[] {
    const known = this.#optionsKnown.get(options);
    if (known) return known;
    const words = options.map((option) => this.option(option));
    const alike = new Map<string, AnswerOption[]>();
    for (const [index, option] of options.entries()) {
      const same = alike.get(words[index] ?? '');
      if (same) same.push(option);
      else alike.set(words[index] ?? '', [option]);
    }
    const told = options.map((option, index) => {
      const text = words[index] ?? '';
      const same = alike.get(text) ?? [];
      return same.length > 1 ? `${text} (${distinctionOf(option, same)})` : text;
    });
    this.#optionsKnown.set(options, told);
    return told;
  }

  problem({ item }: FormItem, { key, values = {} }: ValidationProblem): string {
    // The author of the questionnaire says it.
    if (key === 'constraint') return String(values['human']);
    if (key === 'required' && item.type === 'group') return this.messages.problem.requiredGroup('');
    const known = key in this.messages.problem ? (key as ProblemMessageKey) : 'other';
    if (known === 'pattern') return this.messages.problem.pattern(this.text(item, 'entryFormat')?.text ?? '');
    if (known === 'mimeType') return this.messages.problem.mimeType(this.mimeTypes(item));
    if (known === 'maxSize')
      return this.messages.problem.maxSize(formatFileSize(Number(values['maxSize']), this.language));
    const limit = values[key] ?? values['limit'] ?? '';
    const unit = values['unit'];
    return this.messages.problem[known]([this.#limit(limit), unit].filter(Boolean).join(' '));
  }

  /** Returns what is wrong with an entry that is no answer to an item. */
  unreadable(key: UnreadableKey, item: QuestionnaireItem): string {
    const examples: Partial<Record<UnreadableKey, string>> = {
      decimal: formatNumber(2.5, this.language),
      time: '14:30',
      url: 'https://www.example.org',
      dateNumber: '14 3 1958',
      yearDigits: '1958',
      year: '1958',
      fileType: this.mimeTypes(item),
      fileSize: formatFileSize(largestSizeOf(item), this.language),
    };
    return this.messages.unreadable[key](examples[key] ?? '');
  }

  /** The types that a file may have; empty where it may have any. */
  mimeTypes({ mimeTypes = [] }: QuestionnaireItem): string {
    return formatMimeTypes(mimeTypes, this.answerWords, this.language);
  }

  #limit(limit: string | number): string {
    if (typeof limit === 'number') return formatNumber(limit, this.language);
    return /^\d{4}-/.test(limit) ? formatMoment(limit, this.language) : limit;
  }
}

/** Returns the prefix of an option, such as "a)". Some authors write its weight there, which is not for the patient. */
export function prefixOf({ prefix, value }: AnswerOption): string | undefined {
  const isWeight = value.type === 'coding' && prefix !== undefined && prefix.trim() === String(value.weight);
  return isWeight ? undefined : prefix;
}

/** Returns what tells an option from others with the same words: its code, or its place among them. */
function distinctionOf(option: AnswerOption, same: readonly AnswerOption[]): string {
  const codes = same.map(({ value }) => (value.type === 'coding' ? value.value.code : undefined));
  const code = codes[same.indexOf(option)];
  const isOnly = code !== undefined && codes.filter((other) => other === code).length === 1;
  return isOnly ? code : String(same.indexOf(option) + 1);
}
