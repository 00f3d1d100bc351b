import * as z from 'zod/mini';
import { LocalizedText } from './localized-text.js';

/**
 * The relation of a person to the patient's data.
 *
 * - `related`: family, friend, legal representative. `professional`: treats or advises the patient.
 * - `work`: employer, manager, HR. Never sees any data, whatever the patient chooses.
 */
export const PersonKind = z.enum(['patient', 'related', 'professional', 'work']);
export type PersonKind = z.infer<typeof PersonKind>;

/** The role of a person towards the patient. */
export const PersonRole = z.strictObject({
  /** `code` of a {@link Role}. A role without a known code is shown by its `text`. */
  code: z.optional(z.string()),
  text: z.optional(LocalizedText),
});
export type PersonRole = z.infer<typeof PersonRole>;

/** A person around the patient, or the patient. FHIR: Patient, RelatedPerson, Practitioner, PractitionerRole. */
export const Person = z.strictObject({
  /** Reference in the notation of the adapter, such as `PractitionerRole/1`. */
  reference: z.string(),
  /** Other references to the same person, such as the Practitioner of a PractitionerRole. */
  alsoAs: z.optional(z.array(z.string())),
  /** References of the organizations and care teams that the person belongs to. A decision about them covers the person. */
  memberOf: z.optional(z.array(z.string())),
  kind: PersonKind,
  /** Absent if unknown: then the role and organization are shown. */
  name: z.optional(z.string()),
  role: z.optional(PersonRole),
  organization: z.optional(LocalizedText),
  /** True for whom the patient can turn to with questions. */
  isContact: z.optional(z.boolean()),
  /** ISO date, of the patient: the 12th and 16th birthday end what a parent may see. */
  birthDate: z.optional(z.string()),
});
// Declared as an interface with a member, so that TypeScript prints its name in errors instead of its shape.
export interface Person extends z.infer<typeof Person> {
  reference: string;
}

/** A role with its texts; data, so that a host adds its own. */
export interface Role {
  /** Slug, such as `occupational-physician`. */
  readonly code: string;
  readonly kind: PersonKind;
  /** The group under which people with this role are listed. */
  readonly group: RoleGroup;
  /** The role as the patient reads it, without an article: "bedrijfsarts". */
  readonly name: LocalizedText;
  /** Explanation in plain words, if the name alone does not say it: "dokter voor werk en gezondheid". */
  readonly explanation?: LocalizedText;
  /** Codes of this role in other systems, by which an adapter recognizes it. */
  readonly codings?: readonly { readonly system: string; readonly code: string }[];
}

/** The group under which people are listed: who treats, who deals with work, family, or none of these. */
export type RoleGroup = 'treatment' | 'work' | 'family' | 'other';
