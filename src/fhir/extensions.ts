import { isObject, type JsonObject } from './json.js';

/** The extensions that are read. Any other extension that a form marks as critical is refused. */
export const readExtensions = [
  'answerConstraint',
  'answerExpression',
  'assemble-expectation',
  'calculatedExpression',
  'choiceOrientation',
  'constraint',
  'cqf-expression',
  'disabledDisplay',
  'displayCategory',
  'enableBehavior',
  'enableOperator',
  'enableWhen.operator',
  'enableWhenExpression',
  'entryFormat',
  'hidden',
  'initialExpression',
  'instruction',
  'itemAnswerMedia',
  'itemControl',
  'itemMedia',
  'itemPopulationContext',
  'itemWeight',
  'maxDecimalPlaces',
  'maxOccurs',
  'maxQuantity',
  'maxSize',
  'maxValue',
  'mimeType',
  'minLength',
  'minOccurs',
  'minQuantity',
  'minValue',
  'openLabel',
  'optionExclusive',
  'optionPrefix',
  'ordinalValue',
  'regex',
  'rendering-markdown',
  'rendering-xhtml',
  'shortText',
  'sliderStepValue',
  'sublabel',
  'subQuestionnaire',
  'supportLink',
  'targetConstraint',
  'translation',
  'unit',
  'unitOption',
  'unitValueSet',
  'variable',
] as const;
export type ReadExtension = (typeof readExtensions)[number];

// One extension has had several URLs: core, SDC, pre-adopted and retired ones.
const hl7 = /^https?:\/\/hl7\.org\/fhir\/(?:[\w./-]+\/)?StructureDefinition\/(.+)$/;
const prefixes = /^(?:sdc-questionnaire-|questionnaire-|sdc-|valueset-|codesystem-|extension-Questionnaire\.item\.)/;

const otherPublishers: ReadonlyMap<string, string> = new Map([
  ['http://nictiz.nl/fhir/StructureDefinition/questionnaire-enableBehavior', 'enableBehavior'],
  ['http://nictiz.nl/fhir/StructureDefinition/questionnaire-enableOperator', 'enableOperator'],
  ['http://helsenorge.no/fhir/StructureDefinition/sdf-sublabel', 'sublabel'],
  ['http://lhcforms.nlm.nih.gov/fhir/StructureDefinition/questionnaire-externallydefined', 'externallydefined'],
  ['http://lhcforms.nlm.nih.gov/fhirExt/dataControl', 'dataControl'],
  ['https://github.com/google/android-fhir/StructureDefinition/questionnaire-itemControl', 'itemControl'],
]);

/**
 * The short name of an extension: `calculatedExpression` for
 * `http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression`. Undefined for other publishers.
 */
export function extensionName(url: unknown): string | undefined {
  if (typeof url !== 'string') return undefined;
  if (!names.has(url)) {
    if (names.size === maximumNames) names.clear();
    names.set(url, nameOf(url));
  }
  return names.get(url);
}

// A form has few URLs, and each is looked up for every extension that may be read.
const names = new Map<string, string | undefined>();
const maximumNames = 1000;

function nameOf(url: string): string | undefined {
  const [address = ''] = url.split('|');
  return hl7.exec(address)?.[1]?.replace(prefixes, '') ?? otherPublishers.get(address);
}

export function extensionValues(element: unknown, name: ReadExtension): unknown[] {
  if (!isObject(element) || !Array.isArray(element['extension'])) return [];
  const found: unknown[] = element['extension'];
  return found.filter((extension) => isObject(extension) && extensionName(extension['url']) === name).map(valueOf);
}

export function extensionValue(element: unknown, name: ReadExtension): unknown {
  return extensionValues(element, name)[0];
}

export function extensionNamed(element: JsonObject, name: ReadExtension): JsonObject | undefined {
  return extensionsNamed(element, name)[0];
}

export function extensionsNamed(element: JsonObject, name: ReadExtension): JsonObject[] {
  const { extension } = element;
  if (!Array.isArray(extension)) return [];
  return extension.filter(isObject).filter(({ url }) => extensionName(url) === name);
}

export function valueOf(extension: unknown): unknown {
  if (!isObject(extension)) return undefined;
  const key = valueKeyOf(extension);
  return key === undefined ? undefined : extension[key];
}

export function valueKeyOf(extension: JsonObject): string | undefined {
  return Object.keys(extension).find((property) => property.startsWith('value'));
}

/**
 * Iterates over the extensions and modifier extensions at any depth of an element. Not recursive, so that deep input
 * cannot overflow the stack.
 */
export function* extensionsWithin(
  element: JsonObject,
  skipped: ReadonlySet<string>,
): Generator<{ readonly extension: JsonObject; readonly modifies: boolean }> {
  const waiting: unknown[] = Object.keys(element).flatMap((key) => (skipped.has(key) ? [] : [{ [key]: element[key] }]));
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (const child of next) waiting.push(child);
    else if (isObject(next)) {
      for (const [key, value] of Object.entries(next)) {
        if (Array.isArray(value) && (key === 'extension' || key === 'modifierExtension')) {
          for (const extension of value) {
            if (isObject(extension)) yield { extension, modifies: key === 'modifierExtension' };
          }
        }
        if (typeof value === 'object') waiting.push(value);
      }
    }
  }
}
