import type { Person, Role } from '../../core/model/person.js';
import type { JsonObject } from '../../fhir/json.js';
import { peopleFromFhir, referencesIn, type PeopleSources } from '../../fhir/people-from-fhir.js';
import { referenceTo } from '../../fhir/resource.js';
import type { RequestOptions } from '../adapter.js';
import type { FhirClient } from './client.js';

/** The types of people, organizations and teams. */
const types = ['PractitionerRole', 'Practitioner', 'Organization', 'RelatedPerson', 'CareTeam'];

/** Maximum number of references in a row: a team in a team, its PractitionerRole, the organization, and that around it. */
const maximumRounds = 6;

/** Loads what tells who the people around a subject are: teams, relatives, consents, and all that these refer to. */
export async function loadPeople(
  client: FhirClient,
  subject: string,
  roles: readonly Role[],
  options: RequestOptions,
): Promise<PeopleSources> {
  const patient = { parameter: 'patient', element: 'patient' };
  const [teams, related, consents, person] = await Promise.all([
    client.searchSubject(subject, 'CareTeam', { _include: 'CareTeam:participant' }, options, {
      ...patient,
      element: 'subject',
    }),
    client.searchSubject(subject, 'RelatedPerson', {}, options, patient),
    client.searchSubject(subject, 'Consent', {}, options, patient),
    patientOf(client, subject, options),
  ]);
  const known = [...teams.matches, ...teams.included, ...related.matches, ...(person ? [person] : [])];
  const referred = new Map(known.map((resource) => [referenceTo(resource), resource]));
  const tried = new Set(referred.keys());
  let latest: readonly JsonObject[] = [...known, ...consents.matches];
  for (let round = 0; round < maximumRounds && latest.length > 0; round += 1) {
    const wanted = new Set(latest.flatMap(referencesIn).filter((reference) => !tried.has(reference)));
    const found = await Promise.all(types.map((type) => client.readReferenced(type, wanted, [], options)));
    for (const reference of wanted) tried.add(reference);
    latest = found.flatMap((resources) => [...resources.values()]);
    for (const resource of latest) referred.set(referenceTo(resource), resource);
  }
  return {
    patient: client.referenceOf(subject),
    careTeams: teams.matches,
    related: related.matches,
    consents: consents.matches,
    referred,
    now: new Date(),
    roles,
  };
}

/** Lists the people around a subject, each once, and the subject itself. */
export async function listCareTeam(
  client: FhirClient,
  subject: string,
  roles: readonly Role[],
  options: RequestOptions,
): Promise<Person[]> {
  const sources = await loadPeople(client, subject, roles, options);
  return peopleFromFhir(sources).map((person) => withSubject(person, sources.patient, subject));
}

/** The patient in the notation of the request, such as an absolute reference. */
function withSubject(person: Person, patient: string, subject: string): Person {
  if (person.reference !== patient || patient === subject) return person;
  return { ...person, reference: subject, alsoAs: [patient, ...(person.alsoAs ?? [])] };
}

async function patientOf(
  client: FhirClient,
  subject: string,
  options: RequestOptions,
): Promise<JsonObject | undefined> {
  const [type = '', id] = client.referenceOf(subject).split('/');
  return type === 'Patient' && id !== undefined ? client.read(type, id, options) : undefined;
}
