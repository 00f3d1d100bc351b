import { needsExpressions } from '../core/form/expression-engine.js';
import type { FormNeed } from '../core/form/form-need.js';
import { needsOf } from '../core/form/needs.js';
import type { Questionnaire, QuestionnaireTextField } from '../core/model/questionnaire.js';
import { refuseIncomparable } from './conditions-from-fhir.js';
import { formExpressions, type Queries } from './expressions-from-fhir.js';
import { itemsFrom } from './item-from-fhir.js';
import { extensionValue } from './extensions.js';
import { defined, isObject, objectsAt, stringAt, type JsonObject } from './json.js';
import { withoutQuotes } from './lenient.js';
import { refuseCriticalRenderings } from './critical-renderings.js';
import { textAt, withTexts } from './texts.js';
import {
  QuestionnaireError,
  Refusals,
  refuseExtensions,
  type RenderNotice,
  type UnsupportedFeature,
} from './unsupported.js';
import { ValueSets } from './value-sets.js';

/** The result of {@link canRender}: whether a form can be shown, everything that prevents it, and what it needs. */
export interface RenderSupport {
  /** True if the form can be shown, as soon as its `needs` are met that are not optional. */
  readonly ok: boolean;
  readonly unsupported: readonly UnsupportedFeature[];
  /** What the host page or its adapter must give: value sets, launch context, results of searches, parts of the form. */
  readonly needs: readonly FormNeed[];
  /** What was read in another way than it is written, or is not used; the form asks the same questions. */
  readonly notices: readonly RenderNotice[];
}

/**
 * Tests whether {@link questionnaireFromFhir} accepts a form. Never throws, whatever the input.
 *
 * @param json A FHIR Questionnaire of R4, R5 or STU3, parsed from JSON.
 */
export function canRender(json: unknown): RenderSupport {
  const { questionnaire, unsupported, notices } = read(json);
  return { ok: unsupported.length === 0, unsupported, needs: needsOf(questionnaire), notices };
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

function read(json: unknown): {
  questionnaire: Questionnaire;
  unsupported: UnsupportedFeature[];
  notices: RenderNotice[];
} {
  const refusals = new Refusals();
  const questionnaire = questionnaireFrom(json, refusals);
  return { questionnaire, unsupported: refusals.list, notices: refusals.notices };
}

function questionnaireFrom(original: unknown, refusals: Refusals): Questionnaire {
  const refuse = refusals.at('');
  if (!isObject(original) || original['resourceType'] !== 'Questionnaire') {
    const isXml = typeof original === 'string' && original.trimStart().startsWith('<');
    refuse(isXml ? 'XML; convert the Questionnaire to JSON first' : 'not a FHIR Questionnaire');
    return { items: [] };
  }
  const json = withoutQuotes(original, checkedElsewhere, refuse);
  const queries: Queries = new Map();
  const { variables, read: readExtensions } = formExpressions(json, queries, refuse);
  refuseExtensions(json, checkedElsewhere, refuse, readExtensions);
  if (extensionValue(json, 'assemble-expectation') === 'assemble-child') {
    refuse.note?.('is written as a part of another form');
  }
  const contained = objectsAt(json, 'contained', refuse).filter(isTerminology);
  for (const resource of contained) refuseExtensions(resource, none, refuse);

  const language = stringAt(json, 'language', refuse);
  const reading = {
    refusals,
    valueSets: new ValueSets(contained, language),
    linkIds: new Set<string>(),
    allLinkIds: linkIdsIn(json),
    queries,
  };
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
      queries: needs && queries.size > 0 ? Array.from(queries, ([name, query]) => ({ name, query })) : undefined,
      original: needs ? original : undefined,
    }),
  };
}

/** All linkIds of a form. Not recursive, so that deep input cannot overflow the stack. */
function linkIdsIn(json: JsonObject): ReadonlySet<string> {
  const linkIds = new Set<string>();
  const waiting: unknown[] = [json['item']];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (const item of next) waiting.push(item);
    else if (isObject(next)) {
      if (typeof next['linkId'] === 'string') linkIds.add(next['linkId']);
      waiting.push(next['item']);
    }
  }
  return linkIds;
}

function isTerminology({ resourceType }: JsonObject): boolean {
  return resourceType === 'ValueSet' || resourceType === 'CodeSystem';
}
