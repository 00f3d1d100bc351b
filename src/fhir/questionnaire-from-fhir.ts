import { needsExpressions } from '../core/form/expression-engine.js';
import type { Questionnaire, QuestionnaireTextField } from '../core/model/questionnaire.js';
import { refuseIncomparable } from './conditions-from-fhir.js';
import { formScope } from './expressions-from-fhir.js';
import { itemsFrom } from './item-from-fhir.js';
import { defined, isObject, objectsAt, stringAt, type JsonObject } from './json.js';
import { refuseCriticalRenderings } from './critical-renderings.js';
import { textAt, withTexts } from './texts.js';
import { QuestionnaireError, Refusals, refuseExtensions, type Unsupported } from './unsupported.js';
import { ValueSets } from './value-sets.js';

/** Whether a form can be shown, and if not, everything in it that stands in the way. */
export interface Rendering {
  readonly ok: boolean;
  readonly unsupported: readonly Unsupported[];
}

/**
 * Whether `questionnaireFromFhir()` takes this form. Never throws, whatever it is given.
 *
 * @param json A FHIR Questionnaire of R4, R5 or STU3, parsed from JSON.
 */
export function canRender(json: unknown): Rendering {
  const { unsupported } = read(json);
  return { ok: unsupported.length === 0, unsupported };
}

/**
 * The questionnaire of a FHIR Questionnaire of R4, R5 or STU3 (parsed JSON).
 *
 * A form that holds anything that cannot be shown or processed is refused as a whole: the {@link QuestionnaireError}
 * lists what and where. Nothing that changes what is asked is dropped in silence.
 */
export function questionnaireFromFhir(json: unknown): Questionnaire {
  const { questionnaire, unsupported } = read(json);
  if (unsupported.length > 0) throw new QuestionnaireError(unsupported);
  return questionnaire;
}

// Not of the form itself: its items speak for themselves, and what it contains is read where it is used.
const apart: ReadonlySet<string> = new Set(['item', 'contained']);
const none: ReadonlySet<string> = new Set();

function read(json: unknown): { questionnaire: Questionnaire; unsupported: Unsupported[] } {
  const refusals = new Refusals();
  const questionnaire = questionnaireFrom(json, refusals);
  return { questionnaire, unsupported: refusals.list };
}

function questionnaireFrom(json: unknown, refusals: Refusals): Questionnaire {
  const refuse = refusals.at('');
  if (!isObject(json) || json['resourceType'] !== 'Questionnaire') {
    refuse('not a FHIR Questionnaire');
    return { items: [] };
  }
  const { variables, read: readAlready, scope } = formScope(json);
  refuseExtensions(json, apart, refuse, readAlready);
  const contained = objectsAt(json, 'contained', refuse).filter(isTerminology);
  for (const resource of contained) refuseExtensions(resource, none, refuse);

  const language = stringAt(json, 'language', refuse);
  const reading = { refusals, valueSets: new ValueSets(contained, language), linkIds: new Set<string>(), scope };
  const items = itemsFrom(json, reading, refuse).map(({ item }) => item);
  if (!Array.isArray(json['item']) || json['item'].length === 0) refuse('no items');
  refuseIncomparable(items, refusals);
  refuseCriticalRenderings(json, refuse);
  const texts = {
    title: textAt(json, 'title', refuse),
    description: textAt(json, 'description', refuse, { isMarkdown: true }),
    copyright: textAt(json, 'copyright', refuse, { isMarkdown: true }),
  };
  const needs = needsExpressions({ items });
  return {
    ...withTexts<QuestionnaireTextField, Questionnaire>({ items }, texts),
    ...defined({
      id: stringAt(json, 'id', refuse),
      url: stringAt(json, 'url', refuse),
      version: stringAt(json, 'version', refuse),
      language,
      variables: needs && variables.length > 0 ? variables : undefined,
      original: needs ? json : undefined,
    }),
  };
}

function isTerminology({ resourceType }: JsonObject): boolean {
  return resourceType === 'ValueSet' || resourceType === 'CodeSystem';
}
