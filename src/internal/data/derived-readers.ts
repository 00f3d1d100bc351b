import * as z from 'zod/mini';
import type { ProAdapter, ReaderQuery, RequestOptions } from '../../adapter/adapter.js';
import type { AnswerReader } from '../../core/model/care.js';
import type { Instrument } from '../../core/model/instrument.js';
import { parseModel } from '../../core/model/parse.js';
import type { Role } from '../../core/model/person.js';
import { readersOf } from '../../core/sharing/readers.js';
import { hasOnlySingleAnswers } from '../../core/sharing/visible.js';
import { listCareTeam, listSharing } from './sharing-requests.js';

/** What an instrument tells about the readers. The rest of it is not checked here. */
const Scored = z.object({
  about: z.object({ itemCount: z.optional(z.number()) }),
  scales: z.array(z.object({ items: z.array(z.unknown()), method: z.object({ type: z.string() }) })),
});

/**
 * Returns the readers of a questionnaire by the care team and the patient's decisions. A form loads it if needed.
 *
 * @param instrument The instrument of the questionnaire, or its `id`: if every score is a single answer, who may see scores
 *   only sees nothing.
 */
export async function derivedReaders(
  adapter: ProAdapter,
  { subject, questionnaire }: ReaderQuery,
  options: RequestOptions,
  roles: readonly Role[] | undefined,
  instrument: string | Instrument | undefined,
): Promise<AnswerReader[]> {
  const [people, sharing] = await Promise.all([
    listCareTeam(adapter, { subject }, options),
    listSharing(adapter, { subject }, options),
  ]);
  const readers = readersOf(people, sharing, questionnaire, { now: Date.now(), roles });
  if (!instrument || !readers.some(({ level }) => level === 'scores')) return readers;
  const found = typeof instrument === 'string' ? await adapter.getInstrument?.(instrument, options) : instrument;
  if (!found || !hasOnlySingleAnswers(parseModel(Scored, found, 'getInstrument()'))) return readers;
  return readers.map(({ level, ...reader }) =>
    level === 'scores' ? { ...reader, access: 'notShared' } : { ...reader, ...(level && { level }) },
  );
}
