import type { AnswerReader } from '../../core/model/care.js';
import type { JsonObject } from '../../fhir/json.js';
import { peopleIn, readersFromFhir } from '../../fhir/readers-from-fhir.js';
import { referenceOf } from '../../fhir/resource.js';
import type { RequestOptions } from '../adapter.js';
import type { FhirClient } from './client.js';

// PractitionerRole first, because it refers to a practitioner and an organization.
const types = ['PractitionerRole', 'Practitioner', 'Organization', 'RelatedPerson'];

/** Lists who can see the subject's answers, from care teams and consents. */
export async function listReaders(
  client: FhirClient,
  subject: string,
  options: RequestOptions,
): Promise<AnswerReader[]> {
  const patient = { parameter: 'patient', element: 'patient' };
  const [teams, consents] = await Promise.all([
    client.searchSubject(subject, 'CareTeam', { _include: 'CareTeam:participant' }, options, {
      ...patient,
      element: 'subject',
    }),
    client.searchSubject(subject, 'Consent', {}, options, patient),
  ]);
  const references = peopleIn(teams.matches, consents.matches);
  const referred = new Map<string, JsonObject>();
  for (const type of types) {
    const roles = [...referred.values()].flatMap(({ practitioner, organization }) => [practitioner, organization]);
    const wanted = [...references, ...roles.flatMap((role) => referenceOf(role) ?? [])];
    for (const [reference, resource] of await client.readReferenced(type, wanted, teams.included, options)) {
      referred.set(reference, resource);
    }
  }
  return readersFromFhir(client.referenceOf(subject), teams.matches, consents.matches, referred, new Date());
}
