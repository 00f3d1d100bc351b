import type { PersonRole, Role } from '../core/model/person.js';
import { isParentRole, roleByCoding, roleOf } from '../core/people/roles.js';
import { codingsOf, conceptText } from './resource.js';

/** The code system of our roles. A code is the `code` of a {@link Role}. */
const roleSystem = 'https://pro-widgets.example/CodeSystem/role';

/**
 * The role that some CodeableConcepts of one person describe; undefined if they have neither a known code nor a text.
 *
 * A person can have several roles. The one that allows least counts: employer, then a role around work, then parent
 * (whose view ends on birthdays), then the first one. A role without a known code has the text of its concept.
 */
export function roleFromFhir(concepts: readonly unknown[], ofHost: readonly Role[] = []): PersonRole | undefined {
  const codes = concepts.flatMap((concept) =>
    codingsOf(concept).flatMap(({ system, code }) => {
      const known = roleByCoding({ system, code }, ofHost)?.code;
      return known ?? (system === roleSystem && code !== undefined ? code : []);
    }),
  );
  const [code] = codes.toSorted((a, b) => rankOf(a, ofHost) - rankOf(b, ofHost));
  if (code !== undefined) return { code };
  const text = concepts.map(conceptText).find((candidate) => candidate !== undefined);
  return text === undefined ? undefined : { text };
}

function rankOf(code: string, ofHost: readonly Role[]): number {
  const role = roleOf({ code }, ofHost);
  if (role?.kind === 'work') return 0;
  if (role?.group === 'work') return 1;
  if (isParentRole(code)) return 2;
  return role ? 3 : 4;
}

/** The CodeableConcept of a role, for a server. */
export function roleToFhir({ code, text }: PersonRole): { coding?: { system: string; code: string }[]; text?: string } {
  const words = typeof text === 'string' ? text : (text?.['nl'] ?? Object.values(text ?? {})[0]);
  return {
    ...(code === undefined ? {} : { coding: [{ system: roleSystem, code }] }),
    ...(words === undefined ? {} : { text: words }),
  };
}
