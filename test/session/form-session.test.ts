// A form is filled in without a page: where the patient is, what is entered, and what is wrong with it.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { FormState } from '../../src/session/form-state.js';
import { loadQuestionnaire } from '../../src/session/load-questionnaire.js';
import { answer, answersOf, closeAll, items, no, onPage, opened, questionnaireOf, toReview, yes } from './sessions.js';

describe('a form session', () => {
  afterEach(closeAll);

  it('goes from the first page through the questions to the review and back', async () => {
    const { session, events } = await opened();
    assert.equal(session.state.step, 'intro');
    session.start();
    assert.deepEqual(onPage(session), ['alone']);
    answer(session, 'alone', no);
    session.next();
    session.next();
    assert.deepEqual(onPage(session), ['work']);
    session.next();
    assert.equal(session.state.step, 'review');
    session.back();
    assert.deepEqual(onPage(session), ['work']);
    for (let page = 0; page < 3; page += 1) session.back();
    assert.equal(session.state.step, 'intro');
    const pages = events.flatMap((event) => (event.type === 'page' ? [[event.step, event.page, event.pages]] : []));
    assert.deepEqual(pages.slice(0, 4), [
      ['questions', 1, 3],
      ['questions', 2, 3],
      ['questions', 3, 3],
      ['review', 0, 3],
    ]);
  });

  it('counts the questions again when an answer adds one', async () => {
    const { session } = await opened();
    session.start();
    assert.equal(session.state.questionCount, 3);
    answer(session, 'alone', yes);
    assert.equal(session.state.questionCount, 4);
    assert.equal(session.state.pages.length, 4);
  });

  it('goes from the review to one answer and back, by way of the questions that the changed answer adds', async () => {
    const { session } = await opened();
    toReview(session);
    session.changeAnswer('sleep');
    assert.deepEqual(onPage(session), ['sleep']);
    assert.equal(session.state.returnsToReview, true);
    session.next();
    assert.equal(session.state.step, 'review');
    session.changeAnswer('alone');
    answer(session, 'alone', yes);
    assert.equal(session.state.returnsToReview, false);
    session.next();
    assert.deepEqual(onPage(session), ['travel']);
    session.next();
    assert.equal(session.state.step, 'review');
  });

  it('reports the errors of a page on "next", and none of them again once they are corrected', async () => {
    const { session } = await opened();
    session.start();
    session.next();
    const { errors, focus } = session.state;
    assert.deepEqual(
      errors.map(({ formItem, problem }) => [formItem.path, problem.key]),
      [['alone', 'required']],
    );
    assert.equal(focus?.kind, 'errors');
    assert.deepEqual(onPage(session), ['alone']);
    answer(session, 'alone', no);
    assert.deepEqual(session.state.errors, []);
  });

  it('goes from an error in the review to the page of its question', async () => {
    const { session } = await opened({ own: questionnaireOf([items[3]!, items[0]!]), firstStep: 'questions' });
    session.submit();
    assert.deepEqual(
      session.state.errors.map(({ formItem }) => formItem.path),
      ['alone'],
    );
    session.correct(session.state.errors[0]!);
    assert.equal(session.state.focus?.kind, 'error');
  });

  it('keeps text that is no answer as it was typed, says so, and forgets it when the answer changes elsewhere', async () => {
    const { session } = await opened();
    toReview(session);
    session.changeAnswer('sleep');
    const sleep = session.state.form.at('sleep')!;
    const unreadable = { fields: { text: 'goed' }, reading: { status: 'unreadable', problem: 'integer' } } as const;
    session.type(sleep, { rows: [unreadable], language: 'nl' });
    assert.deepEqual(answersOf(session.response(), 'sleep'), []);
    assert.equal(session.entries.rowsOf(sleep)?.rows[0]?.fields.text, 'goed');
    session.next();
    assert.deepEqual(session.state.errors[0]?.problem, { key: 'unreadable', unreadable: 'integer' });
    session.answer(sleep, [{ type: 'integer', value: 7 }]);
    assert.equal(session.entries.rowsOf(sleep), undefined);
    assert.deepEqual(session.state.errors, []);
    session.answer(sleep, []);
    assert.equal(session.entries.rowsOf(sleep), undefined, 'the text does not come back');
  });

  it('publishes one state for one change, and no page twice', async () => {
    const { session } = await opened();
    const states: FormState[] = [];
    session.subscribe((state) => states.push(state));
    const publishedBy = (verb: () => void) => {
      states.length = 0;
      verb();
      return states.length;
    };
    assert.equal(
      publishedBy(() => session.start()),
      1,
    );
    assert.equal(
      publishedBy(() => answer(session, 'alone', yes)),
      1,
    );
    const { pages } = session.state;
    assert.equal(
      publishedBy(() => session.next()),
      1,
    );
    assert.equal(session.state.pages, pages, 'a page that turns computes no pages');
    assert.equal(
      publishedBy(() => session.clear(session.state.form.at('travel')!)),
      1,
    );
    assert.equal(
      publishedBy(() => session.setWidth(0)),
      0,
    );
  });

  it('starts once, and tells of each answer without the answer', async () => {
    const { session, events } = await opened();
    session.start();
    answer(session, 'alone', no);
    answer(session, 'alone', yes);
    assert.deepEqual(
      events.filter(({ type }) => type !== 'page'),
      [
        { type: 'start', questionnaire: 'https://example.org/Questionnaire/a|1' },
        { type: 'answer', linkId: 'alone', path: 'alone' },
        { type: 'answer', linkId: 'alone', path: 'alone' },
      ],
    );
  });

  it('has the new state before its host hears of an event', async () => {
    const heard: unknown[] = [];
    const { session } = await opened({
      notify: (event) => event.type === 'page' && heard.push([event.step, session.state.step]),
    });
    session.start();
    assert.deepEqual(heard, [['questions', 'questions']]);
  });

  it('goes on with earlier answers under their id, and names who answers now', async () => {
    const { session } = await opened({
      response: {
        id: 'b',
        questionnaire: 'https://example.org/Questionnaire/a|1',
        status: 'in-progress',
        source: 'RelatedPerson/1',
        items: [{ linkId: 'alone', answers: [{ value: yes }] }],
      },
    });
    assert.deepEqual(answersOf(session.response(), 'alone'), [true]);
    assert.equal(session.response().id, 'b');
    assert.equal(session.response().source, undefined);
    session.respondent = 'RelatedPerson/2';
    assert.equal(session.response().source, 'RelatedPerson/2');
  });

  it('has repetitions that come and go', async () => {
    const { session } = await opened({
      own: questionnaireOf([{ linkId: 'g', type: 'group', repeats: true, items: [items[3]!] }]),
      firstStep: 'questions',
    });
    session.addRepetition(session.state.form.items[0]!);
    assert.equal(session.state.questionCount, 2);
    assert.equal(session.state.focus?.kind, 'item');
    session.removeRepetition(session.state.form.items[1]!);
    assert.equal(session.state.questionCount, 1);
  });

  it('keeps a removed repetition that can be put back, and what is typed elsewhere, when the same questionnaire is loaded again', async () => {
    const own = questionnaireOf([
      { linkId: 'g', type: 'group', repeats: true, items: [items[2]!, items[3]!] },
      { linkId: 'age', type: 'integer', text: 'Hoe oud bent u?' },
    ]);
    const { session } = await opened({ own, firstStep: 'questions' });
    const groups = () => session.state.form.items.filter(({ item }) => item.linkId === 'g');
    session.answer(groups()[0]!.items[1]!, [{ type: 'string', value: 'kok' }]);
    session.addRepetition(groups()[0]!);
    session.answer(groups()[1]!.items[1]!, [{ type: 'string', value: 'ober' }]);
    session.addRepetition(groups()[1]!);
    session.type(groups()[2]!.items[0]!, {
      rows: [{ fields: { text: '7,' }, reading: { status: 'unreadable', problem: 'integer' } }],
      language: 'nl',
    });
    session.removeRepetition(groups()[0]!);

    const again = await loadQuestionnaire(structuredClone(own), undefined, new AbortController().signal);
    session.reopen(again!, 'Patient/1');
    assert.equal(session.entries.rowsOf(groups()[1]!.items[0]!)?.rows[0]?.fields.text, '7,');
    session.putBack(session.removedBeside(groups()[0]!)!);
    assert.deepEqual(
      groups().map(({ items: [, work] }) => work?.answers[0]?.value?.value),
      ['kok', 'ober', undefined],
    );
  });
});
