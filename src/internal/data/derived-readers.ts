import type { ProAdapter, ReaderQuery, RequestOptions } from '../../adapter/adapter.js';
import type { AnswerReader } from '../../core/model/care.js';
import type { Role } from '../../core/model/person.js';
import { readersOf } from '../../core/sharing/readers.js';
import { listCareTeam, listSharing } from './sharing-requests.js';

/** Returns the readers of a questionnaire by the care team and the patient's decisions. A form loads it if needed. */
export async function derivedReaders(
  adapter: ProAdapter,
  { subject, questionnaire }: ReaderQuery,
  options: RequestOptions,
  roles: readonly Role[] | undefined,
): Promise<AnswerReader[]> {
  const [people, sharing] = await Promise.all([
    listCareTeam(adapter, { subject }, options),
    listSharing(adapter, { subject }, options),
  ]);
  return readersOf(people, sharing, questionnaire, { now: Date.now(), roles });
}
