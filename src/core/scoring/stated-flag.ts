import type { ItemFlagRule, Instrument } from '../model/instrument.js';
import { isCertainlyBefore, timestampOf, noMoment } from '../model/timestamp.js';
import type { ItemFlag, Measurement } from '../model/score.js';
import { newestFirst } from './current.js';
import { isOther, respondentOf } from './respondent.js';

/** An answer that asks for attention whatever the totals are, with the measurement that it belongs to. */
export interface StatedFlag {
  readonly rule: ItemFlagRule;
  /** `unknown`: the newest measurement came without answers, such as a score of another system. */
  readonly status: ItemFlag['status'] | 'unknown';
  /** Date of the measurement that it belongs to. */
  readonly date: string;
  /** Of the newest measurement. An older one is only stated while no newer answers of its respondent are known. */
  readonly isCurrent: boolean;
  /** Answered by somebody other than the patient. */
  readonly isByOther: boolean;
}

/** How serious a status is, to state one for several measurements of a day. */
const statuses: readonly ItemFlag['status'][] = ['notAsked', 'notAnswered', 'raised'];

/**
 * The flags of the newest measurement, and a raised one of an older measurement that no newer answers took away.
 *
 * @param current The measurements of the newest day.
 */
export function statedFlags(
  { flags: rules = [] }: Instrument,
  measurements: readonly Measurement[],
  current: readonly Measurement[],
): StatedFlag[] {
  const answered = newestFirst(measurements).filter(({ flags }) => flags);
  const now = answered.filter((one) => current.includes(one));
  const older = newestOfEach(answered.filter((one) => !current.includes(one)));
  const known = new Set(now.map(respondentOf));
  const [first] = current;
  return rules.flatMap((rule) => {
    const own = now.flatMap((measurement) => flagIn(rule, measurement, true)).toSorted(bySeriousness)[0];
    const before = older
      // Nobody knows whether an answer without a readable date was taken away by a newer one.
      .filter((one) => !known.has(respondentOf(one)) || timestampOf(one.date) === noMoment)
      .flatMap((measurement) => flagIn(rule, measurement, false))
      .filter(({ status }) => status === 'raised');
    const unknown: StatedFlag[] =
      first && now.length === 0
        ? [{ rule, status: 'unknown', date: first.date, isCurrent: true, isByOther: isOther(first.respondent) }]
        : [];
    return [...(own ? [own] : unknown), ...before];
  });
}

/** The flag of one measurement; none if it is not raised. */
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

/** Of each respondent the newest measurement; several if nobody knows which of them is. */
function newestOfEach(measurements: readonly Measurement[]): Measurement[] {
  return measurements.filter(
    (one) =>
      !measurements.some(
        (other) => respondentOf(other) === respondentOf(one) && isCertainlyBefore(one.date, other.date),
      ),
  );
}
