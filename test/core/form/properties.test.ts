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
import { drawn, said } from './samples.js';

function filledIn(questionnaire: Questionnaire, doings: readonly Action[]): QuestionnaireForm {
  const opened = openForm(questionnaire);
  for (const doing of doings) act(opened, doing);
  return opened;
}

/** Which items are enabled, worked out anew and as plainly as the rules are written. */
function enabledAnew(items: readonly FormItem[]): Map<FormItem, boolean> {
  const all = [...everyItem(items)];
  const known = new Map<FormItem, boolean>();
  const nearest = (from: FormItem, linkId: string) => {
    for (let above = from.parent; above; above = above.parent) if (above.item.linkId === linkId) return above;
    const at = all.indexOf(from);
    const is = ({ item }: FormItem) => item.linkId === linkId;
    return all.slice(0, at).findLast(is) ?? all.slice(at + 1).find(is);
  };
  const isEnabled = (item: FormItem): boolean => {
    const result = known.get(item) ?? work(item);
    known.set(item, result);
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
  return known;
}

/**
 * Forms of which no response can conform: conditions that do not settle ("ask this unless it is answered"), and a group
 * that repeats and looks into itself, so that one repetition is asked and the next is not.
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

describe('for every questionnaire and whatever is done', () => {
  const check = (
    predicate: (questionnaire: Questionnaire, doings: Action[]) => void,
    questionnaires = anyQuestionnaire,
  ) => fc.assert(fc.property(questionnaires, actions, predicate), { numRuns: runs });

  it('the questionnaires and responses are of the model', () => {
    check((questionnaire, doings) => {
      parseModel(Questionnaire, questionnaire, 'Questionnaire');
      const opened = filledIn(questionnaire, doings);
      parseModel(QuestionnaireResponse, opened.response(), 'QuestionnaireResponse');
      parseModel(QuestionnaireResponse, opened.response({ status: 'completed' }), 'QuestionnaireResponse');
    });
  });
  it('what is enabled after many changes is what the rules say of the last state', () => {
    check((questionnaire, doings) => {
      const opened = filledIn(questionnaire, doings);
      for (const [item, enabled] of enabledAnew(opened.items)) assert.equal(item.enabled, enabled, item.path);
    }, questionnaireWithoutLoops);
  });
  it('going on from an in-progress response gives the same form, also with loops', () => {
    check((questionnaire, doings) => {
      const opened = filledIn(questionnaire, doings);
      const again = openForm(questionnaire, { response: opened.response() });
      assert.deepEqual(drawn(again.items), drawn(opened.items));
      assert.deepEqual(again.response(), opened.response());
      assert.deepEqual(said(again.problems()), said(opened.problems()));
    });
  });
  it('the listeners hear of every item that changed, and of no others', () => {
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
      let heard: ReadonlySet<FormItem> = new Set();
      opened.subscribe((changed) => (heard = changed));
      for (const doing of doings) {
        const before = state();
        heard = new Set();
        act(opened, doing);
        for (const [item, now] of state()) if (before.get(item) !== now) assert.ok(heard.has(item), item.path);
      }
    });
  });
  it('a completed response has the problems of the form and no others: none, when the form has none', () => {
    check((questionnaire, doings) => {
      const opened = filledIn(questionnaire, doings);
      const problems = validateResponse(questionnaire, opened.response({ status: 'completed' }));
      // Sets: of the repetitions that were left empty, only as many come back as there must be.
      assert.deepEqual(new Set(said(problems)), new Set(said(opened.problems())));
    }, questionnaireWithoutLoops);
  });
  it('a completed response conforms when the form has no problems, also with loops unless they contradict themselves', () => {
    check((questionnaire, doings) => {
      const opened = filledIn(questionnaire, doings);
      const problems = validateResponse(questionnaire, opened.response({ status: 'completed' }));
      if (opened.problems().length === 0 && !contradictsItself(opened)) assert.deepEqual(problems, []);
    });
  });
  it('an in-progress response misses nothing that its status asks', () => {
    check((questionnaire, doings) => {
      const opened = filledIn(questionnaire, doings);
      const own = said(opened.problems()).filter((problem) => !/ (required|minOccurs)$/.test(problem));
      assert.deepEqual(said(validateResponse(questionnaire, opened.response())), own);
    });
  });
});
