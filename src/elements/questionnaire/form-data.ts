import { decimalText } from '../../core/model/decimal.js';
import type { QuestionnaireResponse, ResponseItem } from '../../core/model/questionnaire-response.js';
import type { AnswerValue, Attachment } from '../../core/model/value.js';

/**
 * The answers as fields of a form of the page: an entry for each answer, called by the element's name, a point and the
 * linkId. Values are as FHIR writes them: a code (its words where it has no code), `2026-03-01`, `true`, `81.5 kg`. A
 * file is a file.
 */
export function formDataOf({ items }: QuestionnaireResponse, name: string): FormData {
  const data = new FormData();
  const add = ({ linkId, answers = [], items: below = [] }: ResponseItem) => {
    for (const { value, items: belowAnswer = [] } of answers) {
      if (value) data.append(`${name}.${linkId}`, fieldOf(value));
      belowAnswer.forEach(add);
    }
    below.forEach(add);
  };
  items.forEach(add);
  return data;
}

function fieldOf(answer: AnswerValue): string | File {
  switch (answer.type) {
    case 'coding':
      return answer.value.code ?? answer.value.display ?? '';
    case 'quantity': {
      const { value, unit, code } = answer.value;
      return [value === undefined ? undefined : decimalText(value), code ?? unit]
        .filter((part) => part !== undefined)
        .join(' ');
    }
    case 'attachment':
      return fileOf(answer.value);
    case 'integer':
    case 'decimal':
      return decimalText(answer.value);
    default:
      return String(answer.value);
  }
}

// The fields are set each time the form is drawn.
const files = new WeakMap<Attachment, File>();

function fileOf(attachment: Attachment): File {
  const known = files.get(attachment);
  if (known) return known;
  const { data = '', title = '', contentType = '' } = attachment;
  const content = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  const file = new File([content], title, { type: contentType });
  files.set(attachment, file);
  return file;
}
