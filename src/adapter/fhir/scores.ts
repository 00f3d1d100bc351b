import { canonicalOf, type Questionnaire } from '../../core/model/questionnaire.js';
import { matchesCanonical } from '../../core/model/canonical.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import type { Measurement } from '../../core/model/score.js';
import type { Coding } from '../../core/model/value.js';
import { scoresOf } from '../../core/scoring/scores.js';
import type { JsonObject } from '../../fhir/json.js';
import { objectsOf, referenceOf, referenceTo, stringOf } from '../../fhir/resource.js';
import { respondentFrom } from '../../fhir/respondent-from-fhir.js';
import {
  observationDate,
  measurementsFromFhir,
  responseReference,
  type CodedScale,
  type ScoreSource,
} from '../../fhir/scores-from-fhir.js';
import {
  scoreCode,
  scoreIdentifier,
  scoreIdentifierSystem,
  scoreToFhir,
  standardErrorCode,
} from '../../fhir/scores-to-fhir.js';
import type { RequestOptions } from '../adapter.js';
import { versionTag, type FhirClient, type TransactionEntry } from './client.js';

/** Additional codes of the Observations of a scale, by instrument and scale: `phq-9.phq-9-total`. */
export type ScoreCodes = Readonly<Record<string, readonly Coding[]>>;

/** Throws if `scoreCodes` has a scale that does not exist, because its codes would silently find nothing. */
export function refuseUnknownScales(codes: ScoreCodes, instruments: readonly Instrument[]): void {
  const knownScales = instruments.flatMap((instrument) =>
    instrument.scales.map((scale) => scoreCode(instrument.id, scale).code ?? ''),
  );
  const unknown = Object.keys(codes).find((key) => !knownScales.includes(key));
  if (unknown !== undefined) {
    throw new Error(`scoreCodes has the unknown scale "${unknown}". Use one of: ${knownScales.join(', ')}.`);
  }
}

export async function listScores(
  client: FhirClient,
  subject: string,
  instrument: Instrument,
  aliases: ScoreCodes,
  skip: (problem: Error) => void,
  options: RequestOptions,
): Promise<Measurement[]> {
  const scales = instrument.scales.map((scale): CodedScale => {
    const own = scoreCode(instrument.id, scale);
    return {
      scale,
      codes: [own, ...(scale.codes ?? []), ...(aliases[own.code ?? ''] ?? [])],
      errorCodes: [standardErrorCode(instrument.id, scale), ...(scale.errorCodes ?? [])],
    };
  });
  const codes = scales.flatMap(({ codes: scaleCodes, errorCodes }) => [...scaleCodes, ...errorCodes]);
  const found = await client.searchSubject(
    subject,
    'Observation',
    {
      // Matches Observations and components. Others are skipped when they are read.
      'combo-code': codes.map(({ system, code }) => `${system ?? ''}|${code ?? ''}`).join(','),
      _include: ['Observation:derived-from', 'Observation:has-member'],
    },
    options,
  );
  const observations = await client.readReferenced(
    'Observation',
    membersOf(found.matches),
    [...found.matches, ...found.included],
    options,
  );
  const read = [...observations.values()].filter(({ resourceType }) => resourceType === 'Observation');
  const all = [...read, ...(await panelsOf(client, subject, read, options))];
  // Included resources and members of panels were not checked by the search.
  client.refuseOtherSubjects(subject, all);
  const derived = all.flatMap((observation) => responseReference(observation) ?? []);
  const responses = await client.readReferenced('QuestionnaireResponse', derived, found.included, options);
  const measurements = measurementsFromFhir(scales, all, scoredResponses(responses.values()), (problem) =>
    skip(new Error(problem)),
  );
  return measurements.map((measurement) => withoutPatient(client, subject, measurement));
}

/** Removes a respondent who is the patient: without a respondent, the patient has answered. */
function withoutPatient(client: FhirClient, subject: string, measurement: Measurement): Measurement {
  const { respondent, ...rest } = measurement;
  const isPatient = respondent !== undefined && client.referenceOf(respondent) === client.referenceOf(subject);
  return isPatient ? rest : measurement;
}

function membersOf(panels: readonly JsonObject[]): string[] {
  return panels.flatMap(({ hasMember }) => objectsOf(hasMember).flatMap((member) => referenceOf(member) ?? []));
}

const maximumMembers = 50;

async function panelsOf(
  client: FhirClient,
  subject: string,
  observations: readonly JsonObject[],
  options: RequestOptions,
): Promise<JsonObject[]> {
  const inPanels = new Set(membersOf(observations));
  const dateless = observations.filter((observation) => observationDate(observation) === undefined).map(referenceTo);
  const members = dateless.filter((reference) => !inPanels.has(reference));
  const loadedReferences = new Set(observations.map(referenceTo));
  const panels: JsonObject[] = [];
  for (let start = 0; start < members.length; start += maximumMembers) {
    const search = { 'has-member': members.slice(start, start + maximumMembers).join(',') };
    panels.push(...(await client.searchSubject(subject, 'Observation', search, options)).matches);
  }
  return panels.filter((panel) => !loadedReferences.has(referenceTo(panel)));
}

function scoredResponses(resources: Iterable<JsonObject>): ReadonlyMap<string, ScoreSource> {
  return new Map(
    [...resources].map((resource) => {
      const version = stringOf(resource['questionnaire'])?.split('|')[1];
      const { source, togetherWith } = respondentFrom(resource);
      return [referenceTo(resource), { id: idOf(resource), version, source, togetherWith }];
    }),
  );
}

/** The id of a response in our model: its UUID, else the id of the server. */
function idOf({ identifier, id }: JsonObject): string {
  const values = objectsOf(identifier).flatMap(({ value }) => stringOf(value) ?? []);
  return values.find((value) => value.startsWith('urn:uuid:'))?.slice('urn:uuid:'.length) ?? stringOf(id) ?? '';
}

/**
 * The transaction entries for the scores of a response. A score with a value creates or updates its Observation. An
 * Observation whose score has no value any more becomes entered-in-error.
 */
export function scoreEntries(
  instruments: readonly Instrument[],
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  reference: string,
  existing: readonly JsonObject[],
): TransactionEntry[] {
  const canonical = canonicalOf(questionnaire);
  const scoring = instruments.filter(({ questionnaires }) =>
    questionnaires.some((scored) => matchesCanonical(scored, canonical)),
  );
  return scoring.flatMap((instrument) => {
    const scores = new Map(scoresOf(instrument, questionnaire, response).map((score) => [score.scale, score]));
    return instrument.scales.flatMap((scale): TransactionEntry[] => {
      const score = scores.get(scale.id);
      const value = scoreIdentifier({ instrument: instrument.id, scale, response });
      const before = existing.find(({ identifier }) => objectsOf(identifier).some((item) => item['value'] === value));
      if (score?.value === undefined) return before ? [update(before, { ...before, status: 'entered-in-error' })] : [];
      const resource = scoreToFhir({ instrument: instrument.id, scale, score, response, reference });
      if (before) return [update(before, { ...withoutComments(before), ...resource, status: 'amended' })];
      const ifNoneExist = `identifier=${scoreIdentifierSystem}|${value}`;
      return [{ resource, request: { method: 'POST', url: 'Observation', ifNoneExist } }];
    });
  });
}

/** The Observation without comments on its previous score, which may not hold for the new one. */
function withoutComments(before: JsonObject): JsonObject {
  const { text: _text, note: _note, component: _component, interpretation: _interpretation, ...otherElements } = before;
  const { dataAbsentReason: _reason, ...rest } = otherElements;
  return rest;
}

/** A conditional update (`If-Match`) of a resource. */
export function update(before: JsonObject, resource: JsonObject): TransactionEntry {
  const ifMatch = versionTag(before);
  return { resource, request: { method: 'PUT', url: referenceTo(before), ...(ifMatch ? { ifMatch } : {}) } };
}
