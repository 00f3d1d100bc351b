import type { Scale } from '../core/model/instrument.js';
import { timestampOf, noMoment } from '../core/model/timestamp.js';
import type { Measurement, Score, ScoreStatus } from '../core/model/score.js';
import type { Coding } from '../core/model/value.js';
import { defined, isObject, type JsonObject } from './json.js';
import { proratedFrom } from './prorated-note.js';
import { helpersIn, personIn } from './respondent-from-fhir.js';
import { scoreIdentifierSystem } from './scores-to-fhir.js';
import {
  codingsOf,
  hasCode,
  numberOf,
  objectsOf,
  referenceOf,
  referenceTo,
  stringOf,
  conceptText,
} from './resource.js';

export interface CodedScale {
  readonly scale: Scale;
  readonly codes: readonly Coding[];
  readonly errorCodes: readonly Coding[];
}

export interface ScoreSource {
  readonly id: string;
  readonly version?: string | undefined;
  /** Reference of the person who answered, if the response names one, or `unknown`. */
  readonly source?: string | undefined;
  readonly togetherWith?: readonly string[] | undefined;
}

interface ScaleReading {
  readonly scale: Scale;
  readonly isError: boolean;
  readonly element: JsonObject;
  readonly date: string;
  readonly response: string | undefined;
  /** Reference of the person who answered, as the Observation says. */
  readonly respondent: string | undefined;
  readonly togetherWith: readonly string[];
}

/**
 * Reads scores from Observations, grouped by response, else by moment.
 *
 * A score is the value of an Observation, one of its components, or a member of a panel, from which it takes its date and
 * response. Scales are matched by code only, so that a raw sum is never read as a T-score. Observations that were entered
 * in error or cancelled are skipped. An Observation without a number is a score without a value, never zero.
 *
 * @param responses The scored responses by reference, such as `QuestionnaireResponse/12`.
 * @param skip Called with the reason why an Observation was skipped: it has no date, or a modifierExtension.
 */
export function measurementsFromFhir(
  scales: readonly CodedScale[],
  observations: readonly JsonObject[],
  responses: ReadonlyMap<string, ScoreSource>,
  skip: (problem: string) => void,
): Measurement[] {
  const usable = observations.filter((observation) => {
    const isValid = observation['status'] !== 'entered-in-error' && observation['status'] !== 'cancelled';
    // FHIR (Extensibility): an unknown modifierExtension can reverse the meaning.
    const isModified = isValid && observation['modifierExtension'] !== undefined;
    if (isModified) skip(`${referenceTo(observation)} has a modifierExtension`);
    return isValid && !isModified;
  });
  const panels = panelsOf(usable);
  const ordered = usable.toSorted((a, b) => issuedAt(a) - issuedAt(b) || storedAt(a) - storedAt(b));
  const readings = ordered.flatMap((observation) =>
    scaleReadings(observation, panels.get(referenceTo(observation)), scales, skip),
  );
  const groups = new Map<string, ScaleReading[]>();
  for (const reading of readings) {
    // Scores of two respondents are two measurements, even at one moment.
    const key = reading.response ?? `${momentKey(reading.date)} ${reading.respondent ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), reading]);
  }
  return [...groups.values()].flatMap((group) => measurementOf(group, responses));
}

/** The reference to the first QuestionnaireResponse that an Observation is derived from. */
export function responseReference(observation: JsonObject): string | undefined {
  const references = objectsOf(observation['derivedFrom']).map(referenceOf);
  return references.find((reference) => reference?.startsWith('QuestionnaireResponse/'));
}

function panelsOf(observations: readonly JsonObject[]): ReadonlyMap<string, JsonObject> {
  return new Map(
    observations.flatMap((panel) =>
      objectsOf(panel['hasMember']).flatMap((member): [string, JsonObject][] => {
        const reference = referenceOf(member);
        return reference === undefined ? [] : [[reference, panel]];
      }),
    ),
  );
}

/** A key that is equal for one moment in two time zones. A date without a time differs from its first moment. */
function momentKey(date: string): string {
  const moment = timestampOf(date);
  return moment === noMoment || !date.includes('T') ? date : `${moment}`;
}

function issuedAt(observation: JsonObject): number {
  const issued = stringOf(observation['issued']);
  return issued === undefined ? storedAt(observation) : timestampOf(issued);
}

function storedAt({ meta }: JsonObject): number {
  return timestampOf((isObject(meta) ? stringOf(meta['lastUpdated']) : undefined) ?? '');
}

function scaleReadings(
  observation: JsonObject,
  panel: JsonObject | undefined,
  scales: readonly CodedScale[],
  skip: (problem: string) => void,
): ScaleReading[] {
  const date = observationDate(observation) ?? (panel && observationDate(panel));
  const response = responseReference(observation) ?? (panel && responseReference(panel));
  const components = objectsOf(observation['component']);
  const isPanel = components.length > 0 || objectsOf(observation['hasMember']).length > 0;
  // A panel may have the code of the scale that its only member measures. It then has no number itself.
  const elements = isPanel && !hasResult(observation) ? components : [observation, ...components];
  const found = elements.flatMap((element) => {
    const match = scaleOf(element, scales);
    return match ? [{ ...match, element }] : [];
  });
  if (found.length > 0 && date === undefined) {
    skip(`${referenceTo(observation)} has neither effectiveDateTime nor issued`);
  }
  const respondent = respondentOf(observation) ?? (panel && respondentOf(panel));
  const togetherWith = [observation, panel].flatMap((resource) => (resource ? helpersIn(resource) : []));
  const origin = { response, respondent, togetherWith: [...new Set(togetherWith)] };
  return date === undefined ? [] : found.map((reading) => ({ ...reading, date, ...origin }));
}

/**
 * The person who answered: the performer of a score that this package wrote, else a performer who is the patient or a
 * relative. Another performer, such as a laboratory, may have computed the score.
 */
function respondentOf(observation: JsonObject): string | undefined {
  const { performer, identifier } = observation;
  const isOurs = objectsOf(identifier).some(({ system }) => system === scoreIdentifierSystem);
  const references = objectsOf(performer).flatMap((reference) => personIn(reference, observation) ?? []);
  return references.find((reference) => isOurs || /(^|\/)(Patient|RelatedPerson)\/[^/]+$/.test(reference));
}

function hasResult(element: JsonObject): boolean {
  return 'dataAbsentReason' in element || Object.keys(element).some((key) => /^value[A-Z]/.test(key));
}

function scaleOf(
  { code }: JsonObject,
  scales: readonly CodedScale[],
): { readonly scale: Scale; readonly isError: boolean } | undefined {
  const codings = codingsOf(code);
  const hasAnyOf = (codes: readonly Coding[]) =>
    codings.some((coding) => codes.some((wanted) => isSameCode(coding, wanted)));
  for (const { scale, codes, errorCodes } of scales) {
    if (hasAnyOf(codes)) return { scale, isError: false };
    if (hasAnyOf(errorCodes)) return { scale, isError: true };
  }
  return undefined;
}

/** Tests whether code and system are equal: a code has another meaning in each system. */
function isSameCode(a: Coding, b: Coding): boolean {
  return a.code === b.code && a.system === b.system;
}

/** The date of an Observation itself, not that of its panel. */
export function observationDate(observation: JsonObject): string | undefined {
  const { effectiveDateTime, effectivePeriod, effectiveInstant, issued } = observation;
  const period = isObject(effectivePeriod) ? effectivePeriod : {};
  const periodDate = stringOf(period['end']) ?? stringOf(period['start']);
  return stringOf(effectiveDateTime) ?? stringOf(effectiveInstant) ?? periodDate ?? stringOf(issued);
}

function measurementOf(group: readonly ScaleReading[], responses: ReadonlyMap<string, ScoreSource>): Measurement[] {
  const scores = new Map<string, Score>();
  for (const { scale, isError, element } of group) if (!isError) scores.set(scale.id, scoreFrom(scale, element));
  for (const { scale, isError, element } of group) {
    const score = scores.get(scale.id);
    const standardError = isError ? numericValue(element) : undefined;
    if (score?.value !== undefined && standardError !== undefined) scores.set(scale.id, { ...score, standardError });
  }
  const [first] = group;
  if (!first || scores.size === 0) return [];
  const { date, response, respondent } = first;
  const helpers = [...new Set(group.flatMap((reading) => reading.togetherWith))];
  const scored = response === undefined ? undefined : responses.get(response);
  const id = scored?.id ?? response?.split('/')[1];
  const origin = defined({ response: id, version: scored?.version, respondent: scored?.source ?? respondent });
  const togetherWith = [...(scored?.togetherWith ?? helpers)];
  return [{ date, ...origin, ...(togetherWith.length > 0 && { togetherWith }), scores: [...scores.values()] }];
}

function scoreFrom(scale: Scale, element: JsonObject): Score {
  const value = numericValue(element);
  const details = defined({ interpretation: interpretationOf(element), range: rangeOf(element) });
  if (value === undefined) return { scale: scale.id, status: statusWithoutValue(element), ...details };
  return { scale: scale.id, status: 'ok', value, ...proratedFrom(element), ...details };
}

/** The number of a value[x]; undefined for a quantity with a comparator, such as "less than 10". */
function numericValue({ valueQuantity, valueInteger, valueDecimal }: JsonObject): number | undefined {
  if (isObject(valueQuantity)) {
    return valueQuantity['comparator'] === undefined ? numberOf(valueQuantity['value']) : undefined;
  }
  return numberOf(valueInteger) ?? numberOf(valueDecimal);
}

function statusWithoutValue({ dataAbsentReason }: JsonObject): ScoreStatus {
  return hasCode(dataAbsentReason, 'not-applicable', 'not-asked') ? 'notApplicable' : 'incomplete';
}

function interpretationOf({ interpretation }: JsonObject): string | undefined {
  const [first] = objectsOf(interpretation);
  return conceptText(first) ?? codingsOf(first)[0]?.code;
}

function rangeOf({ referenceRange }: JsonObject): Score['range'] {
  const [range] = objectsOf(referenceRange);
  if (!range) return undefined;
  const limit = (bound: unknown) => (isObject(bound) ? numberOf(bound['value']) : undefined);
  return defined({ low: limit(range['low']), high: limit(range['high']), text: stringOf(range['text']) });
}
