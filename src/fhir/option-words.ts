import type { AnswerOption } from '../core/model/questionnaire.js';
import type { Translatable } from '../core/model/wording.js';
import { isObject, type JsonObject, type Refuse } from './json.js';
import { textAt, withTexts, type TranslatedText } from './texts.js';

export function optionTextFrom(option: JsonObject, refuse: Refuse): TranslatedText | undefined {
  const { valueCoding } = option;
  if (isObject(valueCoding)) return textAt(valueCoding, 'display', refuse, { name: 'answerOption.display' });
  return typeof option['valueString'] === 'string' ? textAt(option, 'valueString', refuse) : undefined;
}

/** Adds formatting and translations to an option. Fills in the display of a coding that has none. */
export function withOptionText(option: AnswerOption, text: TranslatedText | undefined): AnswerOption {
  const { value } = option;
  if (!text) return option;
  const { text: own, ...more } = withTexts<'text', Translatable<'text'>>({}, { text });
  const isNameless = value.type === 'coding' && value.value.display === undefined && own !== undefined;
  return {
    ...option,
    ...more,
    value: isNameless ? { ...value, value: { ...value.value, display: own } } : value,
  };
}
