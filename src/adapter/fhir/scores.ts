import { canonicalOf, type Questionnaire } from '../../core/model/questionnaire.js';
import { meansCanonical } from '../../core/model/canonical.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import type { Measurement } from '../../core/model/score.js';
import type { Coding } from '../../core/model/value.js';
import { scoresOf } from '../../core/scoring/scores.js';
import type { JsonObject } from '../../fhir/json.js';
import { objectsOf, referenceOf, referenceTo, stringOf } from '../../fhir/resource.js';
import {
  dateOf,
  measurementsFromFhir,
  responseOf,
  type CodedScale,
  type ScoredResponse,
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

/** Instrument and scale, as `phq-9.phq-9-total` -> other codes that its Observations have here. */
export type ScoreCodes = Readonly<Record<string, readonly Coding[]>>;

/** Codes of a scale that is not there would find nothing, and nobody would know why. */
export function refuseUnknownScales(codes: ScoreCodes, instruments: readonly Instrument[]): void {
  const known = instruments.flatMap((one) => one.scales.map((scale) => scoreCode(one.id, scale).code ?? ''));
  const unknown = Object.keys(codes).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw new Error(`scoreCodes has "${unknown}", which is no instrument and scale. There are: ${known.join(', ')}.`);
  }
}

/** The subject's scores of an instrument, from Observations. */
export async function listScores(
  client: FhirClient,
  subject: string,
  instrument: Instrument,
  aliases: ScoreCodes,
  leaveOut: (problem: Error) => void,
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
  const codes = scales.flatMap(({ codes: some, errorCodes }) => [...some, ...errorCodes]);
  const found = await client.searchOf(
    subject,
    'Observation',
    {
      // Of Observations and their components; those of another code are passed over when they are read.
      'combo-code': codes.map(({ system, code }) => `${system ?? ''}|${code ?? ''}`).join(','),
      _include: ['Observation:derived-from', 'Observation:has-member'],
    },
    options,
  );
  const observations = await client.byReference(
    'Observation',
    membersOf(found.matches),
    [...found.matches, ...found.included],
    options,
  );
  const read = [...observations.values()].filter(({ resourceType }) => resourceType === 'Observation');
  const all = [...read, ...(await panelsOf(client, subject, read, options))];
  // Also what came along, or is a member of a panel.
  client.refuseOthers(subject, all);
  const derived = all.flatMap((one) => responseOf(one) ?? []);
  const responses = await client.byReference('QuestionnaireResponse', derived, found.included, options);
  const measurements = measurementsFromFhir(scales, all, scoredResponses(responses.values()), (problem) =>
    leaveOut(new Error(problem)),
  );
  return measurements.map((one) => withoutPatient(client, subject, one));
}

/** A respondent who is the patient is not told: it is who answers if nobody is named. */
function withoutPatient(client: FhirClient, subject: string, measurement: Measurement): Measurement {
  const { respondent, ...rest } = measurement;
  const isPatient = respondent !== undefined && client.referenceOf(respondent) === client.referenceOf(subject);
  return isPatient ? rest : measurement;
}

function membersOf(panels: readonly JsonObject[]): string[] {
  return panels.flatMap(({ hasMember }) => objectsOf(hasMember).flatMap((one) => referenceOf(one) ?? []));
}

const membersAtOnce = 50;

/** The panels around Observations that do not say themselves when they were made. */
async function panelsOf(
  client: FhirClient,
  subject: string,
  observations: readonly JsonObject[],
  options: RequestOptions,
): Promise<JsonObject[]> {
  const inPanels = new Set(membersOf(observations));
  const dateless = observations.filter((one) => dateOf(one) === undefined).map(referenceTo);
  const members = dateless.filter((one) => !inPanels.has(one));
  const known = new Set(observations.map(referenceTo));
  const panels: JsonObject[] = [];
  for (let start = 0; start < members.length; start += membersAtOnce) {
    const asked = { 'has-member': members.slice(start, start + membersAtOnce).join(',') };
    panels.push(...(await client.searchOf(subject, 'Observation', asked, options)).matches);
  }
  return panels.filter((one) => !known.has(referenceTo(one)));
}

function scoredResponses(resources: Iterable<JsonObject>): ReadonlyMap<string, ScoredResponse> {
  return new Map(
    [...resources].map((resource) => {
      const version = stringOf(resource['questionnaire'])?.split('|')[1];
      return [referenceTo(resource), { id: idOf(resource), version, source: referenceOf(resource['source']) }];
    }),
  );
}

/** Our id of a response: its UUID, else the server's. */
function idOf({ identifier, id }: JsonObject): string {
  const values = objectsOf(identifier).flatMap(({ value }) => stringOf(value) ?? []);
  return values.find((value) => value.startsWith('urn:uuid:'))?.slice('urn:uuid:'.length) ?? stringOf(id) ?? '';
}

/**
 * What a transaction writes of a response's scores: a new Observation for each score with a value, an update of those
 * that are there. One whose score the response no longer has was entered in error.
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
    questionnaires.some((one) => meansCanonical(one, canonical)),
  );
  return scoring.flatMap((instrument) => {
    const scores = new Map(scoresOf(instrument, questionnaire, response).map((score) => [score.scale, score]));
    return instrument.scales.flatMap((scale): TransactionEntry[] => {
      const score = scores.get(scale.id);
      const value = scoreIdentifier({ instrument: instrument.id, scale, response });
      const before = existing.find(({ identifier }) => objectsOf(identifier).some((one) => one['value'] === value));
      if (score?.value === undefined) return before ? [update(before, { ...before, status: 'entered-in-error' })] : [];
      const resource = scoreToFhir({ instrument: instrument.id, scale, score, response, reference });
      if (before) return [update(before, { ...unsaid(before), ...resource, status: 'amended' })];
      const ifNoneExist = `identifier=${scoreIdentifierSystem}|${value}`;
      return [{ resource, request: { method: 'POST', url: 'Observation', ifNoneExist } }];
    });
  });
}

/** The Observation without what was said of the score that it had: nobody knows whether that is still so. */
function unsaid(before: JsonObject): JsonObject {
  const { text: _text, note: _note, component: _component, interpretation: _interpretation, ...kept } = before;
  const { dataAbsentReason: _reason, ...rest } = kept;
  return rest;
}

/** The entry that puts a resource in the place of the one that was read, if that is still the same. */
export function update(before: JsonObject, resource: JsonObject): TransactionEntry {
  const ifMatch = versionTag(before);
  return { resource, request: { method: 'PUT', url: referenceTo(before), ...(ifMatch ? { ifMatch } : {}) } };
}
