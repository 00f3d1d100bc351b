import type { AnswerReader } from '../../core/model/care.js';
import { readersFromPeople } from '../../fhir/readers-from-fhir.js';
import type { ReaderQuery, RequestOptions } from '../adapter.js';
import { loadSharing, type SharingContext } from './sharing.js';

/** Lists who can see the subject's answers, from care teams and consents. */
export async function listReaders(
  context: SharingContext,
  { subject, questionnaire }: ReaderQuery,
  options: RequestOptions,
): Promise<AnswerReader[]> {
  const { people, sharing, now } = await loadSharing(context, subject, options);
  return readersFromPeople(people, sharing, { questionnaire, now, roles: context.roles });
}
