import type { ItemFlagRule, Instrument } from '../model/instrument.js';
import { isCertainlyBefore, isInFuture, timestampOf, noMoment } from '../model/timestamp.js';
import type { ItemFlag, Measurement } from '../model/score.js';
import { newestFirst } from './current.js';
import { isOther, respondentOf } from './respondent.js';

/** An answer that needs attention regardless of the totals, with its measurement. */
export interface StatedFlag {
  readonly rule: ItemFlagRule;
  /** `unknown`: the newest measurement has no answers, such as a score from another system. */
  readonly status: ItemFlag['status'] | 'unknown';
  readonly date: string;
  /** True for the newest measurement. An older flag is stated only while its respondent has no newer answers. */
  readonly isCurrent: boolean;
  /** `patient`, the reference of another respondent, or `unknown`. */
  readonly respondent: string;
  /** People who helped the respondent. */
  readonly togetherWith: readonly string[];
  /** True unless the patient answered. */
  readonly isByOther: boolean;
}

/** Statuses by seriousness; the most serious of a day is stated. */
const statuses: readonly ItemFlag['status'][] = ['notAsked', 'notAnswered', 'refused', 'notUsable', 'raised'];

/**
 * Returns the flags of the newest measurement, and raised flags of older ones without newer answers.
 *
 * @param current Measurements of the newest day.
 * @param now Milliseconds since 1970. Answers of a later day have a wrong date, so they replace no other answers.
 */
export function statedFlags(
  { flags: rules = [] }: Instrument,
  measurements: readonly Measurement[],
  current: readonly Measurement[],
  now: number,
): StatedFlag[] {
  const answered = newestFirst(measurements).filter(({ flags }) => flags);
  const newest = answered.filter((measurement) => current.includes(measurement));
  const older = newestOfEach(
    answered.filter((measurement) => !current.includes(measurement)),
    now,
  );
  const answeredRespondents = new Set(newest.filter(({ date }) => !isInFuture(date, now)).map(respondentOf));
  const respondents = [...new Set(current.map(respondentOf))].toSorted(
    (a, b) => Number(isOther(a)) - Number(isOther(b)),
  );
  return rules.flatMap((rule) => {
    const ofNewest = respondents.flatMap((respondent) => newestFlagOf(rule, respondent, current));
    const olderRaised = older
      // Without a readable date it is unknown whether a newer answer replaced this one.
      .filter(
        (measurement) =>
          !answeredRespondents.has(respondentOf(measurement)) || timestampOf(measurement.date) === noMoment,
      )
      .flatMap((measurement) => flagIn(rule, measurement, false))
      .filter(({ status }) => status === 'raised');
    return [...ofNewest, ...olderRaised];
  });
}

/** Returns the most serious flag of a respondent's newest answers, or an unknown one if there are only scores. */
function newestFlagOf(rule: ItemFlagRule, respondent: string, current: readonly Measurement[]): StatedFlag[] {
  const measurements = current.filter((measurement) => respondentOf(measurement) === respondent);
  const answered = measurements.filter(({ flags }) => flags);
  const [first] = measurements;
  if (first && answered.length === 0) return [stated(rule, 'unknown', first, true)];
  return answered
    .flatMap((measurement) => flagIn(rule, measurement, true))
    .toSorted(bySeriousness)
    .slice(0, 1);
}

function stated(
  rule: ItemFlagRule,
  status: StatedFlag['status'],
  { date, respondent = respondentOf({}), togetherWith = [] }: Measurement,
  isCurrent: boolean,
): StatedFlag {
  return { rule, status, date, isCurrent, respondent, togetherWith, isByOther: isOther(respondent) };
}

export function flagIn(rule: ItemFlagRule, measurement: Measurement, isCurrent: boolean): StatedFlag[] {
  const { flags = [], scores } = measurement;
  const own = flags.filter(({ id }) => id === rule.id).map(({ status }) => status);
  const given = own.toSorted((a, b) => statuses.indexOf(b) - statuses.indexOf(a))[0];
  const status = given === 'notAnswered' && isNotAsked(rule, scores) ? 'notAsked' : given;
  return status ? [stated(rule, status, measurement, isCurrent)] : [];
}

/** Returns whether a score says that the question of a flag was not in the questionnaire, or was skipped by its conditions. */
function isNotAsked({ item }: ItemFlagRule, scores: Measurement['scores']): boolean {
  const reasons = scores.flatMap(({ missing = [] }) => missing.filter((one) => one.item === item));
  return reasons.some(({ why }) => why === 'notFound' || why === 'notAsked');
}

function bySeriousness(a: StatedFlag, b: StatedFlag): number {
  return (
    rankOf(b) - rankOf(a) || Number(a.isByOther) - Number(b.isByOther) || timestampOf(b.date) - timestampOf(a.date)
  );
}

function rankOf({ status }: StatedFlag): number {
  return status === 'unknown' ? -1 : statuses.indexOf(status);
}

/** Returns the newest measurement of each respondent; several if their order is unknown. */
function newestOfEach(measurements: readonly Measurement[], now: number): Measurement[] {
  return measurements.filter(
    (measurement) =>
      !measurements.some(
        (other) =>
          respondentOf(other) === respondentOf(measurement) &&
          !isInFuture(other.date, now) &&
          isCertainlyBefore(measurement.date, other.date),
      ),
  );
}
