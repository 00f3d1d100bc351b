import type { Sharing, SharingPurpose } from '../model/sharing.js';
import { isPermission } from './access.js';
import { endOf } from './end-of-rule.js';

/** A use of the answers that is not for the patient's own care. */
export type SecondaryPurpose = Exclude<SharingPurpose, 'care'>;
export const secondaryPurposes: readonly SecondaryPurpose[] = ['quality', 'research'];

/** Returns the patient's answer about a secondary use; `open` without a decision. An ended decision is no permission. */
export function secondaryAnswer(
  purpose: SecondaryPurpose,
  sharing: readonly Sharing[] | undefined,
  now: number,
): 'yes' | 'no' | 'open' | 'unknown' {
  if (!sharing) return 'unknown';
  const rules = sharing.filter((decision) => decision.purpose === purpose).flatMap((decision) => decision.rules);
  if (rules.length === 0) return sharing.some((decision) => decision.purpose === purpose) ? 'no' : 'open';
  if (rules.some(({ level }) => level === 'nothing')) return 'no';
  if (rules.some(({ level }) => level === 'unknown')) return 'unknown';
  return rules.some(({ level, until }) => isPermission(level) && (until === undefined || now < endOf(until)))
    ? 'yes'
    : 'no';
}

/** Returns the decision about a secondary use. */
export function secondaryDecision(
  purpose: SecondaryPurpose,
  isAllowed: boolean,
  sharing: readonly Sharing[],
  now: number,
  { subject, decidedBy, statement }: { subject: string; decidedBy: string | undefined; statement: string },
): Sharing {
  const stored = sharing.find((decision) => decision.purpose === purpose);
  return {
    subject,
    ...(stored?.recipient !== undefined && { recipient: stored.recipient }),
    purpose,
    rules: [{ level: isAllowed ? 'answers' : 'nothing' }],
    decided: new Date(now).toISOString(),
    ...(decidedBy !== undefined && { decidedBy }),
    statement,
    ...(stored?.revision !== undefined && { revision: stored.revision }),
  };
}
