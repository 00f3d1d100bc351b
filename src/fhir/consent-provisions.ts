import { isObject, type JsonObject } from './json.js';
import { hasCode, objectsOf } from './resource.js';

/** An actor of a provision. `element` is its Reference. */
export interface Actor {
  readonly element: unknown;
  /** True for a recipient of information; false for another role, such as the custodian of the record. */
  readonly isRecipient: boolean;
}

/** A provision of a Consent, with those around it, outermost first: they narrow it too. */
export interface Provision {
  readonly elements: readonly JsonObject[];
  /** The actors of the innermost element that names any. Undefined: the provision is about everybody. */
  readonly actors: readonly Actor[] | undefined;
  /** True if an actor, or a provision further in, could not be read. */
  readonly isIncomplete: boolean;
  readonly around: Provision | undefined;
}

/** No real consent nests deeper; IHE PCF allows two levels. The limit stops hostile input. */
const maximumDepth = 6;

/** The provisions of a Consent, outermost first. */
export function provisionsOf({ provision }: JsonObject): Provision[] {
  const found: Provision[] = [];
  const waiting = objectsOf(provision).map((element) => provisionFrom(element, undefined));
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    found.push(next);
    const below = objectsOf(next.elements.at(-1)?.['provision']);
    if (next.elements.length < maximumDepth) for (const element of below) waiting.push(provisionFrom(element, next));
  }
  return found;
}

/** Every actor that a Consent names. */
export function actorsOf(consent: JsonObject): Actor[] {
  return provisionsOf(consent).flatMap(({ elements }) => actorsIn(elements.at(-1)?.['actor']));
}

function provisionFrom(element: JsonObject, around: Provision | undefined): Provision {
  const { actor, provision } = element;
  const own = actorsIn(actor);
  const elements = [...(around?.elements ?? []), element];
  const isTooDeep = elements.length >= maximumDepth && provision !== undefined;
  return {
    elements,
    actors: actor === undefined ? around?.actors : own,
    isIncomplete: !isListOfObjects(actor) || !isListOfObjects(provision) || isTooDeep,
    around,
  };
}

function actorsIn(actors: unknown): Actor[] {
  return objectsOf(actors).map(({ role, reference }) => ({
    element: reference,
    isRecipient: role === undefined || hasCode(role, 'IRCP', 'PRCP'),
  }));
}

/** Tests whether a list is absent, or has objects and nothing else. */
export function isListOfObjects(list: unknown): boolean {
  if (list === undefined) return true;
  const entries: unknown[] = Array.isArray(list) ? list : [list];
  return entries.length > 0 && entries.every(isObject);
}
