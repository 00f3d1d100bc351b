import type { FormItem } from '../../core/form/form-item.js';
import type { Problem } from '../../core/form/problem.js';
import type { AnswerOption } from '../../core/model/questionnaire.js';
import type { AnswerValue, Quantity } from '../../core/model/value.js';
import { formatDate } from '../../internal/format.js';
import type { ProblemKey, QuestionnaireMessages, UnreadableKey } from '../../locales/messages/questionnaire.js';
import { writtenNumber } from './reading.js';

/** Answers and problems as the reader's language says them. */
export class Words {
  constructor(
    readonly messages: QuestionnaireMessages,
    /** BCP-47 tag of the interface, which may differ from the questionnaire's own. */
    readonly language: string,
  ) {}

  /** An answer. Codes and weights are not for the person who answers; a code is shown only where there is no word. */
  answer(answer: AnswerValue): string {
    switch (answer.type) {
      case 'boolean':
        return answer.value ? this.messages.yes : this.messages.no;
      case 'integer':
      case 'decimal':
        return writtenNumber(answer.value, this.language);
      case 'date':
        return formatDate(answer.value, this.language);
      case 'dateTime':
        return this.#dateTime(answer.value);
      case 'time':
        return answer.value.slice(0, 5);
      case 'coding':
        return answer.value.display ?? answer.value.code ?? '';
      case 'quantity':
        return this.#quantity(answer.value);
      default:
        return answer.value;
    }
  }

  option({ prefix, value }: AnswerOption): string {
    return [prefix, this.answer(value)].filter(Boolean).join(' ');
  }

  problem({ item }: FormItem, { key, values = {} }: Problem): string {
    const known = key in this.messages.problem ? (key as ProblemKey) : 'other';
    if (known === 'pattern') return this.messages.problem.pattern(item.entryFormat ?? '');
    const limit = values[key] ?? values['limit'] ?? '';
    const unit = values['unit'];
    return this.messages.problem[known]([this.#limit(limit), unit].filter(Boolean).join(' '));
  }

  unreadable(key: UnreadableKey): string {
    const examples: Partial<Record<UnreadableKey, string>> = {
      decimal: writtenNumber(2.5, this.language),
      time: '14:30',
      url: 'https://www.example.org',
    };
    return this.messages.unreadable[key](examples[key] ?? '');
  }

  #limit(limit: string | number): string {
    if (typeof limit === 'number') return writtenNumber(limit, this.language);
    return /^\d{4}-/.test(limit) ? this.#dateTime(limit) : limit;
  }

  #dateTime(written: string): string {
    if (!written.includes('T')) return formatDate(written, this.language);
    return new Intl.DateTimeFormat(this.language, { dateStyle: 'long', timeStyle: 'short' }).format(
      Date.parse(written),
    );
  }

  #quantity({ value, unit, code }: Quantity): string {
    return [writtenNumber(value, this.language), unit ?? code].filter(Boolean).join(' ');
  }
}
