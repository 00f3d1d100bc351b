import type { QuestionnaireForm } from '../core/form/form.js';
import type { FormItem } from '../core/form/form-item.js';
import type { ReadonlyEntries } from './entries.js';
import type { ValidationError } from './form-state.js';
import { isAsked, questionsOf, shownOf } from './pages.js';

/** Returns what is wrong with items and what is below them, at most one error for each item. */
export function validationErrors(
  form: QuestionnaireForm,
  items: readonly FormItem[],
  entries: ReadonlyEntries,
): ValidationError[] {
  const problems = new Map(
    form
      .problems()
      .map((problem) => [problem.path, problem] as const)
      .reverse(),
  );
  return [...shownOf(items)].flatMap((formItem): ValidationError[] => {
    // A group of which nothing is asked cannot be corrected.
    const isGroup = formItem.item.type === 'group' && questionsOf([formItem]).length > 0;
    if (!isAsked(formItem) && !isGroup) return [];
    const unreadable = isGroup ? undefined : entries.unreadableOf(formItem);
    if (unreadable) {
      const { index, problem } = unreadable;
      return [{ formItem, index, problem: { key: 'unreadable', unreadable: problem } }];
    }
    // Only the first: correcting it often corrects the others.
    const problem = problems.get(formItem.path);
    return problem ? [{ formItem, index: 0, problem }] : [];
  });
}

/** Returns the errors that were reported before and still exist. */
export function remainingErrors(
  reported: readonly ValidationError[],
  present: readonly ValidationError[],
): readonly ValidationError[] {
  const keyOf = ({ formItem, problem }: ValidationError) => `${problem.key} ${formItem.path}`;
  const keys = new Set(reported.map(keyOf));
  return present.filter((error) => keys.has(keyOf(error)));
}

/** Returns the question to correct an error at: for a group, its first question. */
export function questionWithError({ formItem }: ValidationError): FormItem {
  return questionsOf([formItem])[0] ?? formItem;
}
