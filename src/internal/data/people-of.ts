import type { RequestOptions } from '../../adapter/adapter.js';
import type { Person } from '../../core/model/person.js';
import { toError } from '../base/to-error.js';
import type { CheckedAdapter } from './checked-adapter.js';

/**
 * Returns the people around the patient, so that answers are named after the person who gave them. Without them the
 * scores are still shown, as answers of "someone else".
 */
export async function peopleOf(
  adapter: CheckedAdapter,
  subject: string,
  options: Required<RequestOptions>,
): Promise<readonly Person[]> {
  try {
    return await adapter.listCareTeam({ subject }, options);
  } catch (error) {
    if (!options.signal.aborted) options.onSkipped(toError(error));
    return [];
  }
}
