import type { AnswerValue, Attachment } from './value.js';

const suffixOf: Readonly<Record<AnswerValue['type'], string>> = {
  boolean: 'Boolean',
  integer: 'Integer',
  decimal: 'Decimal',
  string: 'String',
  uri: 'Uri',
  date: 'Date',
  dateTime: 'DateTime',
  time: 'Time',
  coding: 'Coding',
  quantity: 'Quantity',
  attachment: 'Attachment',
};

const weightUrl = {
  R4: 'http://hl7.org/fhir/StructureDefinition/ordinalValue',
  R5: 'http://hl7.org/fhir/StructureDefinition/itemWeight',
};

/** Converts a value to FHIR. The weight is an extension on the value, because expressions read it there. */
export function valueToFhir(answer: AnswerValue, version: 'R4' | 'R5'): Readonly<Record<string, unknown>> {
  const key = `value${suffixOf[answer.type]}`;
  if (answer.type === 'attachment') return { [key]: attachmentToFhir(answer.value, version) };
  if (!('weight' in answer) || answer.weight === undefined) return { [key]: answer.value };
  const extension = [{ url: weightUrl[version], valueDecimal: answer.weight }];
  if (answer.type === 'coding') return { [key]: { extension, ...answer.value } };
  return { [key]: answer.value, [`_${key}`]: { extension } };
}

/** Converts an attachment. In R5 the size is an integer64, which JSON holds as a string. */
function attachmentToFhir(
  { size, ...attachment }: Attachment,
  version: 'R4' | 'R5',
): Readonly<Record<string, unknown>> {
  if (size === undefined) return attachment;
  return { ...attachment, size: version === 'R5' ? String(size) : size };
}
