import { needsExpressions } from '../core/form/expression-engine.js';
import type { Questionnaire, QuestionnaireTextField } from '../core/model/questionnaire.js';
import { refuseIncomparable } from './conditions-from-fhir.js';
import { formScope } from './expressions-from-fhir.js';
import { itemsFrom } from './item-from-fhir.js';
import { defined, isObject, objectsAt, stringAt, type JsonObject } from './json.js';
import { refuseCriticalRenderings } from './critical-renderings.js';
import { textAt, withTexts } from './texts.js';
import { QuestionnaireError, Refusals, refuseExtensions, type UnsupportedFeature } from './unsupported.js';
import { ValueSets } from './value-sets.js';

/** The result of {@link canRender}: whether a form can be shown, and everything that prevents it. */
export interface RenderSupport {
  readonly ok: boolean;
  readonly unsupported: readonly UnsupportedFeature[];
}

/**
 * Tests whether {@link questionnaireFromFhir} accepts a form. Never throws, whatever the input.
 *
 * @param json A FHIR Questionnaire of R4, R5 or STU3, parsed from JSON.
 */
export function canRender(json: unknown): RenderSupport {
  const { unsupported } = read(json);
  return { ok: unsupported.length === 0, unsupported };
}

/**
 * Reads a FHIR Questionnaire of R4, R5 or STU3 (parsed JSON).
 *
 * @throws QuestionnaireError with every feature that cannot be shown or processed, and its linkId. A form is refused as a
 * whole: nothing that changes what is asked is dropped silently.
 */
export function questionnaireFromFhir(json: unknown): Questionnaire {
  const { questionnaire, unsupported } = read(json);
  if (unsupported.length > 0) throw new QuestionnaireError(unsupported);
  return questionnaire;
}

// Properties whose extensions are checked elsewhere: with each item and each contained resource.
const checkedElsewhere: ReadonlySet<string> = new Set(['item', 'contained']);
const none: ReadonlySet<string> = new Set();

function read(json: unknown): { questionnaire: Questionnaire; unsupported: UnsupportedFeature[] } {
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
  const { variables, read: readExtensions, scope } = formScope(json);
  refuseExtensions(json, checkedElsewhere, refuse, readExtensions);
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
