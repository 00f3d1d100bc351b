import type { AnswerReader } from '../../src/core/model/care.js';
import type { Person, Role } from '../../src/core/model/person.js';
import type { Sharing } from '../../src/core/model/sharing.js';
import type { CodedContent } from '../../src/fhir/consent-conditions.js';
import { identified } from '../../src/fhir/identity.js';
import { peopleFromFhir, teamsOf } from '../../src/fhir/people-from-fhir.js';
import { readersFromPeople } from '../../src/fhir/readers-from-fhir.js';
import { referenceTo } from '../../src/fhir/resource.js';
import { sharingFromFhir } from '../../src/fhir/sharing-from-fhir.js';

export type Json = Readonly<Record<string, unknown>>;

/** The resources of a server about one patient, `Patient/1`. */
export interface Server {
  readonly careTeams?: readonly Json[];
  readonly related?: readonly Json[];
  readonly consents?: readonly Json[];
  /** People, organizations and nested teams. */
  readonly others?: readonly Json[];
  readonly now?: Date;
  readonly roles?: readonly Role[];
  readonly questionnaires?: ReadonlyMap<string, string>;
  readonly codes?: ReadonlyMap<string, CodedContent>;
}

export const patient = 'Patient/1';
export const now = new Date('2026-06-15T12:00:00Z');

function sourcesOf({ careTeams = [], related = [], consents = [], others = [], ...rest }: Server) {
  const all = [...others, ...careTeams, ...related];
  const referred = new Map(all.map((resource) => [referenceTo(resource), resource]));
  return { patient, careTeams, related, consents, referred, now, roles: [], ...rest };
}

export function people(server: Server): Person[] {
  return peopleFromFhir(sourcesOf(server));
}

export function sharing(server: Server): Sharing[] {
  const sources = sourcesOf(server);
  const { questionnaires = new Map(), codes = new Map() } = server;
  const content = { ...sources, questionnaires, codes, byIdentifier: identified(sources.referred) };
  const others = people(server).filter(({ kind }) => kind !== 'patient');
  const surroundings = { teams: [...teamsOf(sources).keys()], people: others };
  return sharingFromFhir(sources.consents, surroundings, content);
}

export function readers(server: Server, questionnaire?: string): AnswerReader[] {
  const sources = sourcesOf(server);
  return readersFromPeople(people(server), sharing(server), { questionnaire, now: sources.now });
}
