import type { Scale } from '../core/model/instrument.js';
import { momentOf, noMoment } from '../core/model/moment.js';
import type { Measurement, Score, ScoreStatus } from '../core/model/score.js';
import type { Coding } from '../core/model/value.js';
import { defined, isObject, type JsonObject } from './json.js';
import { proratedFrom } from './prorated-note.js';
import { scoreIdentifierSystem } from './scores-to-fhir.js';
import { codingsOf, hasCode, numberOf, objectsOf, referenceOf, referenceTo, stringOf, wordsOf } from './resource.js';

/** A scale with every code that its Observations may have. */
export interface CodedScale {
  readonly scale: Scale;
  readonly codes: readonly Coding[];
  readonly errorCodes: readonly Coding[];
}

/** What a score's response is to us, by its reference on the server: `QuestionnaireResponse/12`. */
export interface ScoredResponse {
  readonly id: string;
  readonly version?: string | undefined;
  /** Reference of the person who answered, if the response names one. */
  readonly source?: string | undefined;
}

/** One number, or the reason that there is none, where it was found. */
interface Reading {
  readonly scale: Scale;
  readonly isError: boolean;
  /** The Observation or its component. */
  readonly element: JsonObject;
  readonly date: string;
  readonly response: string | undefined;
  /** Reference of the person who answered, as the Observation says. */
  readonly respondent: string | undefined;
}

/**
 * The scores that Observations hold, those of one response together, and else those of one moment.
 *
 * A score may be the value of an Observation, one of its components, or a member of a panel, which lends it its date and
 * response. Scales are told by code alone, so that a raw sum is never taken for a T-score. What was entered in error or
 * cancelled is left out. An Observation without a number is a score without a value, never zero.
 *
 * @param leaveOut Told what has no place in time, or a modifierExtension.
 */
export function measurementsFromFhir(
  scales: readonly CodedScale[],
  observations: readonly JsonObject[],
  responses: ReadonlyMap<string, ScoredResponse>,
  leaveOut: (problem: string) => void,
): Measurement[] {
  const usable = observations.filter((one) => {
    const isRight = one['status'] !== 'entered-in-error' && one['status'] !== 'cancelled';
    // FHIR: it may mean anything, also the opposite.
    const isModified = isRight && one['modifierExtension'] !== undefined;
    if (isModified) leaveOut(`${referenceTo(one)} has a modifierExtension`);
    return isRight && !isModified;
  });
  const panels = panelsOf(usable);
  // Of two for one score, the later one counts.
  const ordered = usable.toSorted((a, b) => issuedAt(a) - issuedAt(b) || storedAt(a) - storedAt(b));
  const readings = ordered.flatMap((one) => readingsOf(one, panels.get(referenceTo(one)), scales, leaveOut));
  const groups = new Map<string, Reading[]>();
  for (const reading of readings) {
    // Scores of two people are two measurements, also of one moment.
    const key = reading.response ?? `${momentKey(reading.date)} ${reading.respondent ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), reading]);
  }
  return [...groups.values()].flatMap((group) => measurementOf(group, responses));
}

/** What the response of an Observation is called: the first QuestionnaireResponse that it is derived from. */
export function responseOf(observation: JsonObject): string | undefined {
  const from = objectsOf(observation['derivedFrom']).map(referenceOf);
  return from.find((reference) => reference?.startsWith('QuestionnaireResponse/'));
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

/** One moment, also where it is written in two time zones; a day is not the first moment of it. */
function momentKey(date: string): string {
  const moment = momentOf(date);
  return moment === noMoment || !date.includes('T') ? date : `${moment}`;
}

function issuedAt(observation: JsonObject): number {
  const issued = stringOf(observation['issued']);
  return issued === undefined ? storedAt(observation) : momentOf(issued);
}

function storedAt({ meta }: JsonObject): number {
  return momentOf((isObject(meta) ? stringOf(meta['lastUpdated']) : undefined) ?? '');
}

function readingsOf(
  observation: JsonObject,
  panel: JsonObject | undefined,
  scales: readonly CodedScale[],
  leaveOut: (problem: string) => void,
): Reading[] {
  const date = dateOf(observation) ?? (panel && dateOf(panel));
  const response = responseOf(observation) ?? (panel && responseOf(panel));
  const components = objectsOf(observation['component']);
  const isPanel = components.length > 0 || objectsOf(observation['hasMember']).length > 0;
  // A panel may have the code of the scale that its only member measures, and then has no number of its own.
  const elements = isPanel && !saysSomething(observation) ? components : [observation, ...components];
  const found = elements.flatMap((element) => {
    const known = scaleOf(element, scales);
    return known ? [{ ...known, element }] : [];
  });
  if (found.length > 0 && date === undefined) {
    leaveOut(`${referenceTo(observation)} says neither effectiveDateTime nor issued`);
  }
  const respondent = respondentOf(observation) ?? (panel && respondentOf(panel));
  return date === undefined ? [] : found.map((one) => ({ ...one, date, response, respondent }));
}

/**
 * The person who answered: of a score that we wrote its performer; else a performer only if it is the patient or a
 * relative, because a laboratory or practitioner may have computed the score.
 */
function respondentOf({ performer, identifier }: JsonObject): string | undefined {
  const isOurs = objectsOf(identifier).some(({ system }) => system === scoreIdentifierSystem);
  const references = objectsOf(performer).flatMap((one) => referenceOf(one) ?? []);
  return references.find((reference) => isOurs || /(^|\/)(Patient|RelatedPerson)\/[^/]+$/.test(reference));
}

function saysSomething(element: JsonObject): boolean {
  return 'dataAbsentReason' in element || Object.keys(element).some((key) => /^value[A-Z]/.test(key));
}

function scaleOf(
  { code }: JsonObject,
  scales: readonly CodedScale[],
): { readonly scale: Scale; readonly isError: boolean } | undefined {
  const codings = codingsOf(code);
  const has = (codes: readonly Coding[]) => codings.some((one) => codes.some((other) => isSame(one, other)));
  for (const { scale, codes, errorCodes } of scales) {
    if (has(codes)) return { scale, isError: false };
    if (has(errorCodes)) return { scale, isError: true };
  }
  return undefined;
}

/** Both with their system: a bare code means something else in each. */
function isSame(one: Coding, other: Coding): boolean {
  return one.code === other.code && one.system === other.system;
}

/** When an Observation was made, as it says itself. */
export function dateOf(observation: JsonObject): string | undefined {
  const { effectiveDateTime, effectivePeriod, effectiveInstant, issued } = observation;
  const period = isObject(effectivePeriod) ? effectivePeriod : {};
  const ended = stringOf(period['end']) ?? stringOf(period['start']);
  return stringOf(effectiveDateTime) ?? stringOf(effectiveInstant) ?? ended ?? stringOf(issued);
}

function measurementOf(group: readonly Reading[], responses: ReadonlyMap<string, ScoredResponse>): Measurement[] {
  const scores = new Map<string, Score>();
  for (const { scale, isError, element } of group) if (!isError) scores.set(scale.id, scoreOf(scale, element));
  for (const { scale, isError, element } of group) {
    const score = scores.get(scale.id);
    const standardError = isError ? valueOf(element) : undefined;
    if (score?.value !== undefined && standardError !== undefined) scores.set(scale.id, { ...score, standardError });
  }
  const [first] = group;
  if (!first || scores.size === 0) return [];
  const { date, response, respondent } = first;
  const known = response === undefined ? undefined : responses.get(response);
  const id = known?.id ?? response?.split('/')[1];
  const said = defined({ response: id, version: known?.version, respondent: known?.source ?? respondent });
  return [{ date, ...said, scores: [...scores.values()] }];
}

function scoreOf(scale: Scale, element: JsonObject): Score {
  const value = valueOf(element);
  const said = defined({ interpretation: interpretationOf(element), range: rangeOf(element) });
  if (value === undefined) return { scale: scale.id, status: statusWithout(element), ...said };
  return { scale: scale.id, status: 'ok', value, ...proratedFrom(element), ...said };
}

/** The number; a quantity "less than 10" is none. */
function valueOf({ valueQuantity, valueInteger, valueDecimal }: JsonObject): number | undefined {
  if (isObject(valueQuantity)) {
    return valueQuantity['comparator'] === undefined ? numberOf(valueQuantity['value']) : undefined;
  }
  return numberOf(valueInteger) ?? numberOf(valueDecimal);
}

function statusWithout({ dataAbsentReason }: JsonObject): ScoreStatus {
  return hasCode(dataAbsentReason, 'not-applicable', 'not-asked') ? 'notApplicable' : 'incomplete';
}

function interpretationOf({ interpretation }: JsonObject): string | undefined {
  const [first] = objectsOf(interpretation);
  return wordsOf(first) ?? codingsOf(first)[0]?.code;
}

function rangeOf({ referenceRange }: JsonObject): Score['range'] {
  const [range] = objectsOf(referenceRange);
  if (!range) return undefined;
  const limit = (bound: unknown) => (isObject(bound) ? numberOf(bound['value']) : undefined);
  return defined({ low: limit(range['low']), high: limit(range['high']), text: stringOf(range['text']) });
}
