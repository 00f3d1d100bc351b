import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isConditionMet } from '../../../src/core/form/conditions.js';
import type { QuestionnaireForm } from '../../../src/core/form/form.js';
import { openForm } from '../../../src/core/form/open-form.js';
import type { FormItem } from '../../../src/core/form/form-item.js';
import { validateResponse } from '../../../src/core/form/validate-response.js';
import { isAnswered } from '../../../src/core/form/values.js';
import { parseModel } from '../../../src/core/model/parse.js';
import { Questionnaire } from '../../../src/core/model/questionnaire.js';
import { QuestionnaireResponse } from '../../../src/core/model/questionnaire-response.js';
import { runs } from './endurance.js';
import { act, actions, anyQuestionnaire, everyItem, questionnaireWithoutLoops, type Action } from './random-form.js';
import { snapshotOf, problemKeys } from './samples.js';

function filledIn(questionnaire: Questionnaire, doings: readonly Action[]): QuestionnaireForm {
  const opened = openForm(questionnaire);
  for (const doing of doings) act(opened, doing);
  return opened;
}

/** Recomputes which items are enabled, as directly as the rules are stated. */
function enabledAnew(items: readonly FormItem[]): Map<FormItem, boolean> {
  const all = [...everyItem(items)];
  const enabledByItem = new Map<FormItem, boolean>();
  const nearest = (from: FormItem, linkId: string) => {
    for (let above = from.parent; above; above = above.parent) if (above.item.linkId === linkId) return above;
    const at = all.indexOf(from);
    const is = ({ item }: FormItem) => item.linkId === linkId;
    return all.slice(0, at).findLast(is) ?? all.slice(at + 1).find(is);
  };
  const isEnabled = (item: FormItem): boolean => {
    const result = enabledByItem.get(item) ?? work(item);
    enabledByItem.set(item, result);
    return result;
  };
  const work = (item: FormItem): boolean => {
    if (item.parent && !isEnabled(item.parent)) return false;
    const results = (item.item.enableWhen ?? []).map((condition) => {
      const source = nearest(item, condition.question);
      if (!source) return false;
      const answers = isEnabled(source) ? source.answers.flatMap(({ value }) => (isAnswered(value) ? value : [])) : [];
      return isConditionMet(condition, answers);
    });
    if (results.length === 0) return true;
    return item.item.enableBehavior === 'all' ? results.every(Boolean) : results.some(Boolean);
  };
  for (const item of all) isEnabled(item);
  return enabledByItem;
}

/**
 * Returns whether no response to a form can be valid: conditions without a stable state ("ask this unless it is
 * answered"), or a repeating group that refers to itself, so that one repetition is asked and the next is not.
 */
function contradictsItself(opened: QuestionnaireForm): boolean {
  if (opened.reports.some(({ key }) => key === 'loop')) return true;
  const enabledBy = new Map<unknown, boolean>();
  return [...everyItem(opened.items)].some(({ parent, item, enabled }) => {
    if (item.type !== 'group' || !item.repeats || parent?.enabled === false) return false;
    const isOther = enabledBy.has(item) && enabledBy.get(item) !== enabled;
    enabledBy.set(item, enabled);
    return isOther;
  });
}

describe('every questionnaire, after any actions', () => {
  const check = (
    predicate: (questionnaire: Questionnaire, doings: Action[]) => void,
    questionnaires = anyQuestionnaire,
  ) => fc.assert(fc.property(questionnaires, actions, predicate), { numRuns: runs });

  it('has questionnaires and responses that fit the model', () => {
    check((questionnaire, doings) => {
      parseModel(Questionnaire, questionnaire, 'Questionnaire');
      const opened = filledIn(questionnaire, doings);
      parseModel(QuestionnaireResponse, opened.response(), 'QuestionnaireResponse');
      parseModel(QuestionnaireResponse, opened.response({ status: 'completed' }), 'QuestionnaireResponse');
    });
  });
  it('has the enablement that the rules give for the last state', () => {
    check((questionnaire, doings) => {
      const opened = filledIn(questionnaire, doings);
      for (const [item, enabled] of enabledAnew(opened.items)) assert.equal(item.enabled, enabled, item.path);
    }, questionnaireWithoutLoops);
  });
  it('is the same form when an in-progress response is reopened, also with loops', () => {
    check((questionnaire, doings) => {
      const opened = filledIn(questionnaire, doings);
      const again = openForm(questionnaire, { response: opened.response() });
      assert.deepEqual(snapshotOf(again.items), snapshotOf(opened.items));
      assert.deepEqual(again.response(), opened.response());
      assert.deepEqual(problemKeys(again.problems()), problemKeys(opened.problems()));
    });
  });
  it('notifies listeners of exactly the items that changed', () => {
    check((questionnaire, doings) => {
      const opened = openForm(questionnaire);
      const state = () => {
        const all = [...everyItem(opened.items)];
        return new Map(
          all.map((item) => [
            item,
            JSON.stringify([
              item.enabled,
              item.shown,
              item.canAddRepetition,
              item.canRemoveRepetition,
              item.answers.map(({ value }) => value),
            ]),
          ]),
        );
      };
      let notified: ReadonlySet<FormItem> = new Set();
      opened.subscribe((changed) => (notified = changed));
      for (const doing of doings) {
        const before = state();
        notified = new Set();
        act(opened, doing);
        for (const [item, now] of state()) if (before.get(item) !== now) assert.ok(notified.has(item), item.path);
      }
    });
  });
  it('has a completed response with exactly the problems of the form', () => {
    check((questionnaire, doings) => {
      const opened = filledIn(questionnaire, doings);
      const problems = validateResponse(questionnaire, opened.response({ status: 'completed' }));
      // Compared as sets: only the minimum of empty repetitions is restored.
      assert.deepEqual(new Set(problemKeys(problems)), new Set(problemKeys(opened.problems())));
    }, questionnaireWithoutLoops);
  });
  it('has a valid completed response if the form has no problems, also with loops that do not contradict themselves', () => {
    check((questionnaire, doings) => {
      const opened = filledIn(questionnaire, doings);
      const problems = validateResponse(questionnaire, opened.response({ status: 'completed' }));
      if (opened.problems().length === 0 && !contradictsItself(opened)) assert.deepEqual(problems, []);
    });
  });
  it('has an in-progress response without problems of its status', () => {
    check((questionnaire, doings) => {
      const opened = filledIn(questionnaire, doings);
      const own = problemKeys(opened.problems()).filter((problem) => !/ (required|minOccurs)$/.test(problem));
      assert.deepEqual(problemKeys(validateResponse(questionnaire, opened.response())), own);
    });
  });
});
