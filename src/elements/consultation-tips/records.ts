import type { Consultation } from '../../core/model/consultation.js';
import type { Preparation } from '../../core/model/preparation.js';
import type { CheckedAdapter } from '../../internal/data/checked-adapter.js';
import type { LoadContext } from '../../internal/data/load-controller.js';

/** What was prepared for the conversation, what was noted in earlier ones, and where new notes are kept. */
export interface Records {
  readonly subject: string;
  readonly preparation: Preparation | undefined;
  readonly consultations: readonly Consultation[];
  /** Undefined where the adapter keeps no consultations. */
  readonly keeper: CheckedAdapter | undefined;
}

export async function loadRecords(
  instrument: string,
  { adapter, subject, signal }: LoadContext,
): Promise<Records | undefined> {
  if (!adapter || !subject) return undefined;
  const query = { subject, instrument };
  const [preparation, consultations] = await Promise.all([
    adapter.getPreparation(query, { signal }),
    adapter.listConsultations(query, { signal }),
  ]);
  return { subject, preparation, consultations, keeper: adapter.keepsConsultations ? adapter : undefined };
}

/** The day of now where the user is, as an ISO date. */
export function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
