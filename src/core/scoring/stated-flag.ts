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
  /** True if a respondent other than the patient answered. */
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
  const [first] = current;
  return rules.flatMap((rule) => {
    const own = newest.flatMap((measurement) => flagIn(rule, measurement, true)).toSorted(bySeriousness)[0];
    const olderRaised = older
      // Without a readable date it is unknown whether a newer answer replaced this one.
      .filter(
        (measurement) =>
          !answeredRespondents.has(respondentOf(measurement)) || timestampOf(measurement.date) === noMoment,
      )
      .flatMap((measurement) => flagIn(rule, measurement, false))
      .filter(({ status }) => status === 'raised');
    const unknown: StatedFlag[] =
      first && newest.length === 0
        ? [{ rule, status: 'unknown', date: first.date, isCurrent: true, isByOther: isOther(first.respondent) }]
        : [];
    return [...(own ? [own] : unknown), ...olderRaised];
  });
}

export function flagIn(
  rule: ItemFlagRule,
  { date, flags = [], respondent, scores }: Measurement,
  isCurrent: boolean,
): StatedFlag[] {
  const own = flags.filter(({ id }) => id === rule.id).map(({ status }) => status);
  const given = own.toSorted((a, b) => statuses.indexOf(b) - statuses.indexOf(a))[0];
  const status = given === 'notAnswered' && isNotAsked(rule, scores) ? 'notAsked' : given;
  return status ? [{ rule, status, date, isCurrent, isByOther: isOther(respondent) }] : [];
}

/** Whether a score says that the question of a flag was not in the questionnaire, or was skipped by its conditions. */
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
