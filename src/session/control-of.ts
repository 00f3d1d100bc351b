import type { FormItem } from '../core/form/form-item.js';
import type { AnswerOption, QuestionnaireItem } from '../core/model/questionnaire.js';
import type { AnswerValue } from '../core/model/value.js';

/** The control that a question is asked with. */
export type Control =
  | 'radios'
  | 'rating'
  | 'slider'
  | 'checkboxes'
  | 'dropDown'
  | 'autocomplete'
  | 'number'
  | 'quantity'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'text'
  | 'longText'
  | 'url'
  | 'file';

/** More options than this are chosen from a drop-down list, where the author did not say how. */
const longestList = 15;
/**
 * Number of options that fit on the screen of a phone. A drop-down list costs three taps instead of one, and hides the
 * options that paper would show.
 */
const fewOptions = 7;
const mostRatings = 11;
const fewestRatings = 7;

/** The parts of a question that decide its control. */
type Choosing = Pick<FormItem, 'item' | 'options'>;

/** Returns the control of a question: the one that its author wants if it suits the type, else the one that suits best. */
export function controlOf(question: Choosing): Control {
  const { item, options } = question;
  if (options.length > 0 || item.type === 'choice' || item.type === 'open-choice') return choiceControlOf(question);
  switch (item.type) {
    case 'boolean':
      return 'radios';
    case 'integer':
    case 'decimal':
      return numberControlOf(item);
    case 'quantity':
    case 'date':
    case 'time':
    case 'dateTime':
    case 'url':
      return item.type;
    case 'text':
      return 'longText';
    case 'attachment':
      return 'file';
    default:
      return 'text';
  }
}

function numberControlOf(item: QuestionnaireItem): Control {
  if (item.repeats) return 'number';
  if (ratingsOf(item).length > 0) return 'rating';
  return sliderOf(item) ? 'slider' : 'number';
}

function choiceControlOf({ item, options }: Choosing): Control {
  // Only these have room for them.
  if (options.some(({ picture }) => picture)) return item.repeats ? 'checkboxes' : 'radios';
  if (item.control === 'autocomplete') return 'autocomplete';
  if (item.repeats) return 'checkboxes';
  if (item.control === 'drop-down' && options.length > fewOptions) return 'dropDown';
  if (item.control === 'radio-button' || item.control === 'check-box') return 'radios';
  if (options.length > longestList) return 'dropDown';
  return isNumbered(options) && item.type !== 'open-choice' ? 'rating' : 'radios';
}

/** Options that are but numbers, such as 0 to 10, are a rating. */
function isNumbered(options: readonly AnswerOption[]): boolean {
  if (options.length < fewestRatings) return false;
  const ratings = options.filter((option) => !isAbsence(option));
  return (
    ratings.length >= fewestRatings &&
    ratings.length <= mostRatings &&
    ratings.every(({ value, prefix }) => !prefix && /^\d{1,2}$/.test(shortWordOf(value)))
  );
}

function shortWordOf(value: AnswerValue): string {
  if (value.type === 'coding') return value.value.display ?? '';
  return value.type === 'integer' || value.type === 'string' ? String(value.value) : '';
}

const notTyped: ReadonlySet<Control> = new Set(['radios', 'rating', 'checkboxes', 'dropDown', 'file']);

/** Returns whether the answer is typed, so that it can be unreadable or half done. */
export function isTyped(formItem: FormItem): boolean {
  return !notTyped.has(controlOf(formItem));
}

/** Returns whether an answer other than the options can be given in a field beside them. */
export function hasOther(formItem: FormItem): boolean {
  return formItem.item.type === 'open-choice' && controlOf(formItem) !== 'autocomplete';
}

/** Code systems of reasons why there is no answer, as R4 and STU3 name them. */
const absenceSystems: ReadonlySet<string> = new Set([
  'http://terminology.hl7.org/CodeSystem/data-absent-reason',
  'http://terminology.hl7.org/CodeSystem/v3-NullFlavor',
  'http://hl7.org/fhir/data-absent-reason',
  'http://hl7.org/fhir/v3/NullFlavor',
]);

/** Returns whether an option says that there is no answer: "I don't know", "I'd rather not say". It excludes the others. */
export function isAbsence({ value }: AnswerOption): boolean {
  return value.type === 'coding' && absenceSystems.has(value.value.system ?? '');
}

export function isExclusive(option: AnswerOption): boolean {
  return option.exclusive === true || isAbsence(option);
}

/** Returns the options of a question, from any source; those that say that there is no answer come last. */
export function choicesOf(formItem: FormItem): readonly AnswerOption[] {
  const { options } = formItem;
  if (options.length > 0) {
    if (!options.some(isAbsence)) return options;
    return [...options.filter((option) => !isAbsence(option)), ...options.filter(isAbsence)];
  }
  if (formItem.item.type === 'boolean') return [true, false].map((value) => ({ value: { type: 'boolean', value } }));
  return ratingsOf(formItem.item).map((value) => ({ value }));
}

/** The values of a number with few steps between its limits; none where there are no limits or too many steps. */
function ratingsOf(item: QuestionnaireItem): readonly AnswerValue[] {
  const { type, sliderStep = 1 } = item;
  const [min, max] = [numberOf(item.minValue), numberOf(item.maxValue)];
  if (min === undefined || max === undefined || (type === 'decimal' && item.control !== 'slider')) return [];
  const steps = Math.round((max - min) / sliderStep);
  if (!(steps >= 1 && steps < mostRatings) || (type === 'integer' && !Number.isInteger(sliderStep))) return [];
  return Array.from({ length: steps + 1 }, (_, step) => ({
    type: type === 'integer' ? 'integer' : 'decimal',
    value: Number((min + step * sliderStep).toFixed(6)),
  }));
}

/** The line of a visual analogue scale: a number that its author wants as a slider, between two limits. */
export function sliderOf(item: QuestionnaireItem): { min: number; max: number; step: number } | undefined {
  const { control, sliderStep: step = 1 } = item;
  const [min, max] = [numberOf(item.minValue), numberOf(item.maxValue)];
  if (control !== 'slider' || min === undefined || max === undefined || !(step > 0) || max - min < step)
    return undefined;
  return { min, max, step };
}

function numberOf(limit: AnswerValue | undefined): number | undefined {
  return limit?.type === 'integer' || limit?.type === 'decimal' ? limit.value : undefined;
}

/**
 * Returns the keyboard that a phone shows for a number. The numeric keypads of an iPhone, and those of some Android phones,
 * have no minus. So they are used only for a number with a lowest value of at least zero; any other could not be typed.
 */
export function keypadOf({ type, minValue, sliderStep, control }: QuestionnaireItem): 'numeric' | 'decimal' | 'text' {
  const min = minValue?.type === 'quantity' ? minValue.value.value : numberOf(minValue);
  if (min === undefined || min < 0) return 'text';
  const isWhole = type === 'integer' || (control === 'slider' && Number.isInteger(sliderStep ?? 1));
  return isWhole ? 'numeric' : 'decimal';
}
