import type { CareTeam, Communication, Consent, Practitioner, PractitionerRole, Resource } from '@medplum/fhirtypes';
import type { AdapterData } from '../../src/adapter/adapter-data.js';
import { localize } from '../../src/core/model/localized-text.js';
import type { Person } from '../../src/core/model/person.js';
import { consultationToFhir, preparationToFhir } from '../../src/fhir/conversations.js';
import { roleToFhir } from '../../src/fhir/role-from-fhir.js';
import { sharingToFhir } from '../../src/fhir/sharing-to-fhir.js';

// Converts people, decisions, preparations and notes of our model to FHIR resources, for the demo server and the tests.

/** The data with the people around each subject and the decisions, which not every version of the model has. */
export interface PeopleData extends Pick<AdapterData, 'preparations' | 'consultations'> {
  readonly careTeams?: Readonly<Record<string, readonly Person[]>>;
  readonly sharing?: readonly Parameters<typeof sharingToFhir>[0][];
}

export function peopleResources({ careTeams = {}, sharing = [], preparations = [], consultations = [] }: PeopleData) {
  return [
    ...Object.entries(careTeams).flatMap(([subject, people]) => teamResources(subject, people)),
    ...sharing.map((decision) => consentResource(decision)),
    ...preparations.map((preparation) => asCommunication(preparationToFhir(preparation, (topic) => topic))),
    ...consultations.map((consultation) => asCommunication(consultationToFhir(consultation))),
  ];
}

function consentResource(decision: Parameters<typeof sharingToFhir>[0]): Consent {
  return sharingToFhir(decision, {
    profile: 'core',
    policy: 'https://pro-widgets.example/policy/only-with-consent',
    dataOf: (value) => [{ type: 'Questionnaire', identifier: { system: 'urn:ietf:rfc:3986', value } }],
  }) as unknown as Consent;
}

function asCommunication(resource: object): Communication {
  return resource as Communication;
}

function teamResources(subject: string, people: readonly Person[]): Resource[] {
  const members = people.filter(({ kind }) => kind !== 'patient');
  const team: CareTeam = {
    resourceType: 'CareTeam',
    id: `${idIn(subject)}-people`,
    status: 'active',
    subject: { reference: subject },
    participant: members.map(({ reference, role }) => ({
      member: { reference },
      ...(role ? { role: [roleToFhir(role)] } : {}),
    })),
  };
  return [...people.flatMap((person) => personResources(subject, person)), team];
}

function personResources(
  subject: string,
  { reference, name, role, organization, kind, birthDate }: Person,
): Resource[] {
  const [type = '', id = ''] = reference.split('/');
  const named = name === undefined ? {} : { name: [{ text: name }] };
  if (kind === 'patient') {
    return [{ resourceType: 'Patient', id, ...named, ...(birthDate ? { birthDate } : {}) }];
  }
  if (type === 'RelatedPerson') {
    const relationship = role ? [roleToFhir(role)] : [];
    return [{ resourceType: 'RelatedPerson', id, patient: { reference: subject }, relationship, ...named }];
  }
  const practitioner: Practitioner = {
    resourceType: 'Practitioner',
    id: type === 'Practitioner' ? id : `${id}-person`,
    ...named,
  };
  if (type === 'Practitioner') return [practitioner];
  const practitionerRole: PractitionerRole = {
    resourceType: 'PractitionerRole',
    id,
    practitioner: { reference: `Practitioner/${practitioner.id}` },
    ...(role ? { specialty: [roleToFhir(role)] } : {}),
    ...(organization ? { organization: { reference: `Organization/${id}-organization` } } : {}),
  };
  if (!organization) return [practitioner, practitionerRole];
  return [
    practitioner,
    { resourceType: 'Organization', id: `${id}-organization`, name: localize(organization, 'nl') },
    practitionerRole,
  ];
}

function idIn(reference: string): string {
  return reference.split('/')[1] ?? reference;
}
