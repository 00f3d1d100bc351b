import type { QuestionnaireItem, ItemControl, ItemTextField } from '../core/model/questionnaire.js';
import { optionWithText } from '../core/form/compare.js';
import type { AnswerValue, Coding } from '../core/model/value.js';
import { extensionNamed, extensionValue, extensionValues, type ReadExtension } from './extensions.js';
import {
  codesOf,
  defined,
  isObject,
  objectsAt,
  stringAt,
  describeValue,
  type JsonObject,
  type Refuse,
} from './json.js';
import { extensionTextAt, joinedTexts, type TranslatedText } from './texts.js';
import type { ValueSets } from './value-sets.js';
import { answerTypesOf, fitType, valueFrom } from './values.js';

export function constraintsFrom(
  source: JsonObject,
  item: QuestionnaireItem,
  refuse: Refuse,
): Partial<QuestionnaireItem> {
  return defined({
    minOccurs: countFrom(source, 'minOccurs', refuse),
    maxOccurs: countFrom(source, 'maxOccurs', refuse),
    minLength: countFrom(source, 'minLength', refuse),
    maxLength: countOf(source['maxLength'], 'maxLength', refuse),
    maxDecimalPlaces: countFrom(source, 'maxDecimalPlaces', refuse),
    pattern: patternFrom(source, refuse),
    minValue: boundFrom(source, ['minValue', 'minQuantity'], item, refuse),
    maxValue: boundFrom(source, ['maxValue', 'maxQuantity'], item, refuse),
    ...(item.type === 'attachment' && { mimeTypes: mimeTypesFrom(source, refuse), maxSize: sizeFrom(source, refuse) }),
  });
}

function mimeTypesFrom(source: JsonObject, refuse: Refuse): string[] | undefined {
  const types = extensionValues(source, 'mimeType').filter((type) => {
    if (typeof type === 'string' && /^[\w.+-]+\/([\w.+-]+|\*)(\s*;.*)?$/.test(type)) return true;
    refuse('mimeType that is not a MIME type');
    return false;
  });
  return types.length > 0 ? (types as string[]) : undefined;
}

const megabyte = 1024 * 1024;
const kilobyte = 1024;

/**
 * The maximum file size in bytes. Older versions of the extension were in megabytes, and authors still write "20", so a
 * number below 1024 counts as megabytes.
 */
function sizeFrom(source: JsonObject, refuse: Refuse): number | undefined {
  const size = extensionValue(source, 'maxSize');
  if (size === undefined) return undefined;
  if (typeof size === 'number' && size > 0) return size < kilobyte ? size * megabyte : size;
  refuse('maxSize: not a number above 0');
  return undefined;
}

function countFrom(source: JsonObject, name: ReadExtension, refuse: Refuse): number | undefined {
  return countOf(extensionValue(source, name), name, refuse);
}

function countOf(value: unknown, name: string, refuse: Refuse): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  refuse(`${name}: not a whole number`);
  return undefined;
}

function patternFrom(source: JsonObject, refuse: Refuse): string | undefined {
  const pattern = textFrom(source, 'regex', refuse);
  if (pattern === undefined) return undefined;
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
    return pattern;
  } catch {
    refuse('regex that is not a JavaScript regular expression');
    return undefined;
  }
}

function boundFrom(
  source: JsonObject,
  names: readonly ReadExtension[],
  item: QuestionnaireItem,
  refuse: Refuse,
): AnswerValue | undefined {
  for (const name of names) {
    const extension = extensionNamed(source, name);
    const read = extension && valueFrom(extension);
    if (!extension) continue;
    if (!read) refuse(`${name} without a value`);
    else if ('problem' in read) refuse(`${name}: ${read.problem}`);
    else {
      const value = fitType(inUnitOf(item, read.value), answerTypesOf(item));
      if (value) return value;
      refuse(`${name} of type ${read.value.type} on type ${item.type}`);
    }
  }
  return undefined;
}

/** Gives a plain number that bounds a quantity the unit of the question, if the question has exactly one. */
function inUnitOf(item: QuestionnaireItem, value: AnswerValue): AnswerValue {
  if (item.type !== 'quantity' || (value.type !== 'integer' && value.type !== 'decimal')) return value;
  const [unit, ...others] = item.units ?? [];
  if (!unit || others.length > 0) return { type: 'quantity', value: { value: value.value } };
  const { system, code, display } = unit;
  return { type: 'quantity', value: { value: value.value, ...defined({ unit: display, system, code }) } };
}

/** The initial values of a question. A quantity with only a unit is no value: see {@link unitsFrom}. */
export function initialFrom(source: JsonObject, item: QuestionnaireItem, refuse: Refuse): AnswerValue[] {
  return objectsAt(source, 'initial', refuse).flatMap((initial) => {
    const read = valueFrom(initial);
    if (!read) refuse('initial without a value');
    else if ('problem' in read) refuse(`initial: ${read.problem}`);
    else {
      if (read.value.type === 'quantity' && read.value.value.value === undefined) return [];
      const value = fitType(read.value, answerTypesOf(item)) ?? initialFromText(read.value, item, refuse);
      if (value) return [value];
      if (read.value.type !== 'string' || item.type !== 'choice') {
        refuse(`initial of type ${read.value.type} on type ${item.type}`);
      }
    }
    return [];
  });
}

/** The option that a text stands for, if it is exactly one. Options of the adapter are compared when they are known. */
function initialFromText(value: AnswerValue, item: QuestionnaireItem, refuse: Refuse): AnswerValue | undefined {
  if (value.type !== 'string' || item.type !== 'choice') return undefined;
  if (item.optionsFrom !== undefined) return value;
  const option = optionWithText(item.options ?? [], value.value);
  refuse.note?.(
    option ? 'initial is the text of an option' : 'initial is not used, because it is not exactly one option',
  );
  return option?.value;
}

const numericTypes = new Set(['integer', 'decimal', 'quantity']);

/** The units of a question. The first is the default. */
export function unitsFrom(
  source: JsonObject,
  type: QuestionnaireItem['type'],
  valueSets: ValueSets,
  refuse: Refuse,
): Coding[] {
  if (!numericTypes.has(type)) return [];
  const named = [...extensionValues(source, 'unit'), ...extensionValues(source, 'unitOption')].flatMap((valueCoding) =>
    codingFrom(valueCoding, 'unit', refuse),
  );
  const units = [...initialUnits(source), ...named, ...extensionValues(source, 'unitValueSet').flatMap(valueSetUnits)];
  return units.filter((unit, index) => units.findIndex((other) => isSameUnit(other, unit)) === index);

  function valueSetUnits(canonical: unknown): Coding[] {
    const resolved = typeof canonical === 'string' ? valueSets.resolve(canonical) : undefined;
    if (!resolved || !('options' in resolved)) {
      refuse('unitValueSet that is not contained');
      return [];
    }
    return resolved.options.flatMap(({ value }) => (value.type === 'coding' ? [value.value] : []));
  }
}

function initialUnits(source: JsonObject): Coding[] {
  const { initial } = source;
  if (!Array.isArray(initial)) return [];
  return initial.filter(isObject).flatMap((initialValue) => {
    const read = valueFrom(initialValue);
    if (!read || 'problem' in read || read.value.type !== 'quantity') return [];
    const { value, unit, system, code } = read.value.value;
    return value === undefined ? [defined({ system, code, display: unit })] : [];
  });
}

function isSameUnit(a: Coding, b: Coding): boolean {
  if (a.code !== undefined && b.code !== undefined) return a.code === b.code && a.system === b.system;
  return a.display === b.display;
}

export function codingFrom(valueCoding: unknown, name: string, refuse: Refuse): Coding[] {
  const read = valueFrom({ valueCoding });
  if (read && 'value' in read && read.value.type === 'coding') return [read.value.value];
  refuse(`${name}: not a Coding`);
  return [];
}

const orientations = ['horizontal', 'vertical'] as const;

export function presentationFrom(
  source: JsonObject,
  type: QuestionnaireItem['type'],
  refuse: Refuse,
): Partial<QuestionnaireItem> {
  const controls = controlsOf(source);
  const [orientation] = codesOf(extensionValue(source, 'choiceOrientation'));
  return defined({
    hidden: flagFrom(source, 'hidden', refuse),
    disabledDisplay: disabledDisplayFrom(source, refuse),
    control: controlFrom(controls, type),
    datePrecision: precisionFrom(controls, type),
    orientation: orientations.find((supported) => supported === orientation),
    sliderStep: stepFrom(source, refuse),
    supportLink: linkFrom(source, refuse),
    instructions: codesOf(extensionValue(source, 'displayCategory')).includes('instructions') || undefined,
  });
}

export function textsFrom(
  source: JsonObject,
  refuse: Refuse,
): Partial<Record<ItemTextField, TranslatedText | undefined>> {
  return {
    shortText: extensionTextAt(source, 'shortText', refuse),
    entryFormat: extensionTextAt(source, 'entryFormat', refuse),
    openLabel: extensionTextAt(source, 'openLabel', refuse),
    help: joinedTexts([extensionTextAt(source, 'instruction', refuse), extensionTextAt(source, 'sublabel', refuse)]),
  };
}

export function controlsOf(source: JsonObject): string[] {
  return extensionValues(source, 'itemControl').flatMap(codesOf);
}

const questionControls: ReadonlyMap<string, ItemControl> = new Map([
  ['drop-down', 'drop-down'],
  ['autocomplete', 'autocomplete'],
  ['radio-button', 'radio-button'],
  ['check-box', 'check-box'],
  ['slider', 'slider'],
  ['spinner', 'spinner'],
  ['text-box', 'text-box'],
]);
const groupControls: ReadonlyMap<string, ItemControl> = new Map([
  ['page', 'page'],
  ['step', 'page'],
  ['tab', 'page'],
  ['header', 'header'],
  ['footer', 'footer'],
]);
const displayControls: ReadonlyMap<string, ItemControl> = new Map([
  ['header', 'header'],
  ['footer', 'footer'],
]);

function controlFrom(controls: readonly string[], type: QuestionnaireItem['type']): ItemControl | undefined {
  const controlByCode = type === 'group' ? groupControls : type === 'display' ? displayControls : questionControls;
  const control = controls.map((code) => controlByCode.get(code)).find((candidate) => candidate !== undefined);
  return control === 'slider' && !numericTypes.has(type) ? undefined : control;
}

function precisionFrom(controls: readonly string[], type: QuestionnaireItem['type']): 'year' | 'month' | undefined {
  if (type !== 'date' && type !== 'dateTime') return undefined;
  if (controls.includes('year')) return 'year';
  return controls.includes('yearMonth') ? 'month' : undefined;
}

function disabledDisplayFrom(source: JsonObject, refuse: Refuse): 'hidden' | 'protected' | undefined {
  const value = source['disabledDisplay'] ?? extensionValue(source, 'disabledDisplay');
  if (value === undefined || value === 'hidden' || value === 'protected') return value;
  refuse(`disabledDisplay ${describeValue(value)}`);
  return undefined;
}

function stepFrom(source: JsonObject, refuse: Refuse): number | undefined {
  const step = extensionValue(source, 'sliderStepValue');
  if (step === undefined || (typeof step === 'number' && step > 0)) return step;
  refuse('sliderStepValue: not a number above 0');
  return undefined;
}

function flagFrom(source: JsonObject, name: ReadExtension, refuse: Refuse): true | undefined {
  const value = extensionValue(source, name);
  if (value === true) return true;
  if (value !== undefined && value !== false) refuse(`${name}: not a boolean`);
  return undefined;
}

function textFrom(source: JsonObject, name: ReadExtension, refuse: Refuse): string | undefined {
  const value = extensionValue(source, name);
  return stringAt({ [name]: value }, name, refuse);
}

// Only http(s): a `javascript:` URL must never become an href.
function linkFrom(source: JsonObject, refuse: Refuse): string | undefined {
  const link = textFrom(source, 'supportLink', refuse);
  if (link === undefined || /^https?:\/\//i.test(link)) return link;
  refuse('supportLink that is not a web address');
  return undefined;
}
