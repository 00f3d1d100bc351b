import type { Consultation } from '../../core/model/consultation.js';
import type { Preparation } from '../../core/model/preparation.js';
import type { CheckedAdapter } from '../../internal/data/checked-adapter.js';
import type { LoadContext } from '../../internal/data/load-controller.js';

export interface Records {
  readonly subject: string;
  readonly preparation: Preparation | undefined;
  readonly consultations: readonly Consultation[];
  /** The adapter that saves new notes; undefined if it cannot store consultations. */
  readonly storage: CheckedAdapter | undefined;
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
  return { subject, preparation, consultations, storage: adapter.keepsConsultations ? adapter : undefined };
}

/** Returns the current date in the time zone of the user, in ISO format. */
export function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
