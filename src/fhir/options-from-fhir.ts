import type { AnswerOption } from '../core/model/questionnaire.js';
import { extensionValue } from './extensions.js';
import { defined, objectsAt, stringAt, trueAt, type JsonObject, type Refuse } from './json.js';
import { withOptionText, optionTextFrom } from './option-words.js';
import { pictureFrom } from './pictures-from-fhir.js';
import type { ValueSets } from './value-sets.js';
import { fitType, valueFrom, type AnswerType } from './values.js';

export interface Options {
  readonly options?: AnswerOption[];
  readonly optionsFrom?: string;
}

export function hasOptions(item: JsonObject): boolean {
  const { answerOption, answerValueSet } = item;
  return (Array.isArray(answerOption) && answerOption.length > 0) || Boolean(answerValueSet);
}

/**
 * The options of an item, or the canonical of the ValueSet that the adapter resolves.
 *
 * @param types The types that the options may have; undefined for a choice, whose options may have any type.
 */
export function optionsFrom(
  item: JsonObject,
  types: readonly AnswerType[] | undefined,
  valueSets: ValueSets,
  refuse: Refuse,
): Options {
  const inline = objectsAt(item, 'answerOption', refuse);
  const reference = stringAt(item, 'answerValueSet', refuse);
  if (inline.length > 0) {
    if (reference !== undefined) refuse('both answerOption and answerValueSet');
    return { options: inline.flatMap((option) => optionFrom(option, types, refuse)) };
  }
  if (reference === undefined) return {};
  if (types) {
    refuse(`answerValueSet on type ${types.join(', ')}`);
    return {};
  }
  const resolved = valueSets.resolve(reference);
  if ('options' in resolved) return { options: resolved.options };
  if ('canonical' in resolved) return { optionsFrom: resolved.canonical };
  refuse(`answerValueSet ${reference}: ${resolved.problem}`);
  return {};
}

function optionFrom(option: JsonObject, types: readonly AnswerType[] | undefined, refuse: Refuse): AnswerOption[] {
  const read = valueFrom(option);
  if (!read) refuse('answerOption without a value');
  else if ('problem' in read) refuse(`answerOption: ${read.problem}`);
  else {
    const isFile = read.value.type === 'attachment';
    const value = types ? fitType(read.value, types) : isFile ? undefined : read.value;
    const text = optionTextFrom(option, refuse);
    if (value) return [withOptionText({ value, ...optionDetails(option, refuse) }, text)];
    refuse(`answerOption of type ${read.value.type}`);
  }
  return [];
}

function optionDetails(option: JsonObject, refuse: Refuse): Omit<AnswerOption, 'value'> {
  const prefix = extensionValue(option, 'optionPrefix');
  return defined({
    prefix: typeof prefix === 'string' ? prefix : undefined,
    exclusive: extensionValue(option, 'optionExclusive') === true || undefined,
    initialSelected: trueAt(option, 'initialSelected', refuse),
    picture: pictureFrom(option, 'itemAnswerMedia', refuse),
  });
}
