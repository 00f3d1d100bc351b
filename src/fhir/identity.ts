import { isObject, type JsonObject } from './json.js';
import { objectsOf, referenceOf, referenceTo, stringOf, type Referred } from './resource.js';

// People and organizations are the same if they have the same reference or identifier, never by their name.

/**
 * The reference of a person or organization that a Reference means: its target, else the loaded resource with its
 * identifier, else the identifier as `system|value`. Undefined if it has neither.
 *
 * @param container The resource that holds the Reference: a local target (`#id`) becomes `Type/id#local`.
 */
export function identityOf(value: unknown, container: JsonObject, byIdentifier: Identified): string | undefined {
  const target = referenceOf(value);
  if (target !== undefined) return target.startsWith('#') ? `${referenceTo(container)}${target}` : target;
  const token = isObject(value) ? tokenOf(value['identifier']) : undefined;
  if (token === undefined) return undefined;
  const type = isObject(value) ? stringOf(value['type']) : undefined;
  const found = (byIdentifier.get(token) ?? []).filter((reference) => !type || reference.startsWith(`${type}/`));
  const isOneType = new Set(found.map((reference) => reference.split('/')[0])).size === 1;
  return isOneType ? found[0] : token;
}

/** The Reference of a person or organization, the reverse of {@link identityOf}. */
export function referenceToIdentity(identity: string): JsonObject {
  const [system = '', value] = identity.split('|');
  return value === undefined ? { reference: identity } : { identifier: { system, value } };
}

/** The references of resources by their identifier, as `system|value`. */
export type Identified = ReadonlyMap<string, readonly string[]>;

/** Indexes people and organizations by identifier. Patients are left out: nobody is the patient by an identifier. */
export function identified(referred: Referred): Identified {
  const found = new Map<string, string[]>();
  for (const [reference, resource] of referred) {
    if (reference.startsWith('Patient/')) continue;
    for (const token of tokensOf(resource)) found.set(token, [...(found.get(token) ?? []), reference]);
  }
  return found;
}

/** The identifiers of a resource, as `system|value`. */
export function tokensOf(resource: JsonObject | undefined): string[] {
  return objectsOf(resource?.['identifier']).flatMap((identifier) => tokenOf(identifier) ?? []);
}

function tokenOf(identifier: unknown): string | undefined {
  if (!isObject(identifier)) return undefined;
  const [system, value] = [stringOf(identifier['system']), stringOf(identifier['value'])];
  return system === undefined || value === undefined ? undefined : `${system}|${value}`;
}
