import type { QuestionnaireItem } from '../../core/model/questionnaire.js';

/**
 * The largest file that is taken where the questionnaire says nothing of it, in bytes: room for a photo of a phone,
 * and a response that servers still take.
 */
const usualSize = 10 * 1024 * 1024;

/** The largest size of a file, in bytes. */
export function largestSizeOf({ maxSize }: Pick<QuestionnaireItem, 'maxSize'>): number {
  return maxSize ?? usualSize;
}
