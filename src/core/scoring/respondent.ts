import type { Person } from '../model/person.js';
import type { QuestionnaireResponse } from '../model/questionnaire-response.js';
import type { Measurement } from '../model/score.js';
import { referencesOf } from '../people/people.js';

const patient = 'patient';

/** The respondent of answers of which it is unknown who gave them. They are a series of their own. */
export const unknownRespondent = 'unknown';

/** The data by which references to one person are recognized as such. */
export interface RespondentContext {
  /** Reference of the patient. */
  readonly subject?: string | undefined;
  /** The people around the patient, who can have several references each. */
  readonly people?: readonly Person[];
}

export function respondentOf({ respondent = patient }: { readonly respondent?: string | undefined }): string {
  return respondent;
}

export function isOther(respondent: string | undefined): boolean {
  return respondent !== undefined && respondent !== patient;
}

/** Returns whether it is unknown who answered. It can be the patient, or another person. */
export function isUnknownRespondent(respondent: string): boolean {
  return respondent === unknownRespondent;
}

/**
 * Returns one key for every reference to a person: `patient` for the subject, else the first reference of the person
 * among the people. A reference of nobody among the people stays as it is.
 */
export function personKey(reference: string, { subject, people = [] }: RespondentContext): string {
  if (reference === patient || reference === subject) return patient;
  if (reference === unknownRespondent || reference.trim() === '') return unknownRespondent;
  const records = recordsOf(reference, people);
  const references = records.flatMap(referencesOf);
  const isPatient = records.some(({ kind }) => kind === 'patient') || (subject && references.includes(subject));
  return isPatient ? patient : (records[0]?.reference ?? reference);
}

/** Returns all records of a person. Two records are of one person if they share a reference. */
function recordsOf(reference: string, people: readonly Person[]): Person[] {
  const known = new Set([reference]);
  let records: Person[] = [];
  for (;;) {
    const found = people.filter((person) => referencesOf(person).some((own) => known.has(own)));
    if (found.length === records.length) return records;
    records = found;
    for (const own of found.flatMap(referencesOf)) known.add(own);
  }
}

/**
 * Returns the key of the person who gave the answers. Without a `source` it is the patient; but if another person recorded
 * the answers, it is unknown: that person may have typed for the patient, or have answered.
 */
export function respondentOfResponse(
  { source, author, subject: own }: Pick<QuestionnaireResponse, 'source' | 'author' | 'subject'>,
  { subject = own, people }: RespondentContext = {},
): string {
  const context = { subject, ...(people && { people }) };
  if (source !== undefined) return personKey(source, context);
  return author === undefined || personKey(author, context) === patient ? patient : unknownRespondent;
}

/** Returns the keys of the people who helped, each once, without the respondent. */
export function helpersOf(
  { togetherWith = [] }: Pick<Measurement, 'togetherWith'>,
  respondent: string,
  context: RespondentContext,
): string[] {
  const keys = togetherWith.map((reference) => personKey(reference, context));
  return [...new Set(keys)].filter((key) => key !== respondent && key !== unknownRespondent);
}

/** Returns the respondent fields of a measurement, with one key for each person; the patient as respondent is absent. */
export function respondentFields(
  respondent: string,
  helpers: readonly string[],
): Pick<Measurement, 'respondent' | 'togetherWith'> {
  return {
    ...(isOther(respondent) && { respondent }),
    ...(helpers.length > 0 && { togetherWith: [...helpers] }),
  };
}

/**
 * Replaces the references of respondents and helpers by one key for each person, so that one person with several
 * references is one series. Scores of a response have the respondent of that response, whatever their own system says.
 *
 * @param computed Measurements of responses, by `measurementOf` with the same context.
 */
export function withRespondents(
  measurements: readonly Measurement[],
  context: RespondentContext,
  computed: readonly Measurement[] = [],
): Measurement[] {
  const byResponse = new Map(computed.flatMap((measurement) => pairOf(measurement)));
  return measurements.map((measurement) => {
    const { respondent: _, togetherWith: _helpers, ...rest } = measurement;
    const ofResponse = measurement.response === undefined ? undefined : byResponse.get(measurement.response);
    if (ofResponse) return { ...rest, ...respondentFields(respondentOf(ofResponse), ofResponse.togetherWith ?? []) };
    const respondent = personKey(respondentOf(measurement), context);
    return { ...rest, ...respondentFields(respondent, helpersOf(measurement, respondent, context)) };
  });
}

function pairOf(measurement: Measurement): (readonly [string, Measurement])[] {
  return measurement.response === undefined ? [] : [[measurement.response, measurement]];
}
