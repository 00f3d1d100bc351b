import * as z from 'zod/mini';
import { LocalizedText } from '../model/localized-text.js';
import { parseModel } from '../model/parse.js';
import { PersonKind, type Role } from '../model/person.js';

const RoleModel = z.strictObject({
  code: z.string(),
  kind: PersonKind,
  group: z.enum(['treatment', 'work', 'family', 'other']),
  name: LocalizedText,
  explanation: z.optional(LocalizedText),
  codings: z.optional(z.array(z.strictObject({ system: z.string(), code: z.string() }))),
});

/**
 * Parses a role of the host.
 *
 * @throws ModelError that names the field.
 */
export function roleFrom(json: unknown): Role {
  return parseModel(RoleModel, json, 'Role') as Role;
}
