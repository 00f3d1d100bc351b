import type { AnswerOption } from '../core/model/questionnaire.js';
import type { Worded } from '../core/model/wording.js';
import { isObject, type JsonObject, type Refuse } from './json.js';
import { textAt, withTexts, type ReadText } from './texts.js';

/** The words of an option's value: of a coding its display, of a string the string. */
export function wordsOf(option: JsonObject, refuse: Refuse): ReadText | undefined {
  const { valueCoding } = option;
  if (isObject(valueCoding)) return textAt(valueCoding, 'display', refuse, { name: 'answerOption.display' });
  return typeof option['valueString'] === 'string' ? textAt(option, 'valueString', refuse) : undefined;
}

/** The option with marks and translations of its words. The words themselves are its value's, where it has them. */
export function withWords(option: AnswerOption, text: ReadText | undefined): AnswerOption {
  const { value } = option;
  if (!text) return option;
  const { text: own, ...more } = withTexts<'text', Worded<'text'>>({}, { text });
  const isNameless = value.type === 'coding' && value.value.display === undefined && own !== undefined;
  return {
    ...option,
    ...more,
    value: isNameless ? { ...value, value: { ...value.value, display: own } } : value,
  };
}
