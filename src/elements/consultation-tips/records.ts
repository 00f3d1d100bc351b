import type { Consultation } from '../../core/model/consultation.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { Person } from '../../core/model/person.js';
import type { Preparation } from '../../core/model/preparation.js';
import type { CheckedAdapter } from '../../internal/data/checked-adapter.js';
import { instrumentOf } from '../../internal/data/instrument-of.js';
import type { LoadContext } from '../../internal/data/load-controller.js';

export interface Records {
  readonly subject: string;
  readonly preparation: Preparation | undefined;
  /** The notes that the viewer may read. */
  readonly consultations: readonly Consultation[];
  /** The people around the patient, whom a note can be for. */
  readonly team: readonly Person[];
  /** The adapter that saves new notes; undefined if it cannot store consultations. */
  readonly storage: CheckedAdapter | undefined;
}

export async function loadRecords(
  instrument: string,
  source: string | Instrument | undefined,
  context: LoadContext,
): Promise<Records | undefined> {
  const { adapter, subject, signal } = context;
  if (!adapter || !subject) return undefined;
  const query = { subject, instrument };
  const load = () => instrumentOf(source, context);
  const [preparation, consultations, team] = await Promise.all([
    adapter.getPreparation(query, load, { signal }),
    adapter.listConsultations(query, load, { signal }),
    adapter.listCareTeam({ subject }, { signal }),
  ]);
  return {
    subject,
    preparation: preparation === 'withheld' ? undefined : preparation,
    consultations,
    team,
    storage: adapter.keepsConsultations ? adapter : undefined,
  };
}

/** Returns the current date in the time zone of the user, in ISO format. */
export function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
