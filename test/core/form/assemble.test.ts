import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assembleQuestionnaire } from '../../../src/core/form/assemble.js';
import {
  FormNeedsError,
  loadExpressions,
  openForm,
  type Questionnaire,
  type QuestionnaireItem,
} from '../../../src/core/index.js';
import { integer } from './samples.js';

const expressions = await loadExpressions();
const number = (linkId: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
  linkId,
  type: 'integer',
  ...more,
});
const answerTo = (linkId: string) => `%resource.descendants().where(linkId='${linkId}').answer.value`;
const partOf = (subQuestionnaire: string, more: Partial<QuestionnaireItem> = {}): QuestionnaireItem => ({
  linkId: `part ${subQuestionnaire}`,
  type: 'display',
  text: 'Not assembled',
  subQuestionnaire,
  ...more,
});

/** Assembles a form of these items with these parts. */
function assembled(
  items: QuestionnaireItem[],
  parts: Record<string, Questionnaire>,
  more: Partial<Questionnaire> = {},
) {
  return assembleQuestionnaire({ url: 'https://example.org/root', items, ...more }, async (canonical) => {
    const part = parts[canonical];
    if (!part) throw new Error(`There is no ${canonical}.`);
    return part;
  });
}

const linkIdsOf = ({ items }: Questionnaire): string[] =>
  items.flatMap((item) => [item.linkId, ...linkIdsOf({ items: item.items ?? [] })]);

describe('a modular form', () => {
  it('does not open before it is assembled, because its questions would not be asked', () => {
    const questionnaire = { items: [number('a'), partOf('p')] };
    assert.throws(
      () => openForm(questionnaire),
      (error) =>
        error instanceof FormNeedsError &&
        error.needs[0]?.kind === 'questionnaire' &&
        /questionnaire p: .*getQuestionnaire\(\).*"part p"/.test(error.message),
    );
  });

  it('has the items of its parts in their place, with their translations, also of parts in parts', async () => {
    const translated = number('b', { text: 'Hoeveel?', translations: { en: { text: 'How many?' } } });
    const form = await assembled([number('a'), partOf('p'), number('z')], {
      p: { items: [translated, partOf('inner')] },
      inner: { items: [{ linkId: 'g', type: 'group', items: [number('c')] }] },
    });
    assert.deepEqual(linkIdsOf(form), ['a', 'b', 'g', 'c', 'z']);
    assert.deepEqual(form.items[1], translated);
  });

  it('calculates in a part with the variables of the part and of the form', async () => {
    const part: Questionnaire = {
      variables: [{ name: 'own', expression: answerTo('b') }],
      items: [number('b'), number('sum', { readOnly: true, calculatedExpression: '%own + %outer' })],
    };
    const form = await assembled(
      [number('a'), partOf('p')],
      { p: part },
      {
        variables: [{ name: 'outer', expression: answerTo('a') }],
      },
    );
    const opened = openForm(form, { expressions });
    opened.answer('a', integer(3));
    opened.answer('b', integer(4));
    assert.deepEqual(opened.at('sum')?.answers[0]?.value, integer(7));
    assert.deepEqual(opened.reports, []);
  });

  it('can have a part twice with linkIds of their own, in conditions and expressions too', async () => {
    const part: Questionnaire = {
      items: [
        number('n'),
        number('more', { enableWhen: [{ question: 'n', operator: '>', answer: integer(2) }] }),
        number('double', { readOnly: true, calculatedExpression: `${answerTo('n')} * 2` }),
      ],
    };
    const prefixed = (prefix: string): QuestionnaireItem => ({
      ...partOf('p', { variables: [{ name: 'linkIdPrefix', expression: `'${prefix}'` }] }),
      linkId: prefix,
    });
    const form = await assembled([prefixed('left.'), prefixed('right.')], { p: part });
    assert.deepEqual(linkIdsOf(form), ['left.n', 'left.more', 'left.double', 'right.n', 'right.more', 'right.double']);
    const opened = openForm(form, { expressions });
    opened.answer('right.n', integer(3));
    assert.deepEqual(opened.at('right.double')?.answers[0]?.value, integer(6));
    assert.deepEqual([opened.at('right.more')?.enabled, opened.at('left.more')?.enabled], [true, false]);
    assert.equal(opened.at('left.double')?.answers.length, 0);
  });

  it('asks a part only on the conditions of the display that stands for it', async () => {
    const enableWhen = [{ question: 'a', operator: '=' as const, answer: integer(1) }];
    const form = await assembled([number('a'), partOf('p', { enableWhen })], {
      p: { items: [number('b'), number('c')] },
    });
    const opened = openForm(form);
    assert.deepEqual([opened.at('b')?.enabled, opened.at('c')?.enabled], [false, false]);
    opened.answer('a', integer(1));
    assert.deepEqual([opened.at('b')?.enabled, opened.at('c')?.enabled], [true, true]);
    await assert.rejects(
      assembled([number('a'), partOf('p', { enableWhen })], { p: { items: [number('b', { enableWhen })] } }),
      /"part p": has conditions and a part with conditions; put the part in a group/,
    );
  });

  it('is refused if it contains itself, and if two parts have the same linkId', async () => {
    await assert.rejects(assembled([partOf('p')], { p: { items: [partOf('p')] } }), /"part p": is part of itself: p/);
    const twice = await assembled([partOf('p'), { ...partOf('p'), linkId: 'again' }], { p: { items: [number('n')] } });
    assert.throws(() => openForm(twice), /"n": duplicate linkId/);
  });

  it('keeps the FHIR questionnaires of its parts for expressions that read them', async () => {
    const original = (linkId: string, prefix = '') => ({
      resourceType: 'Questionnaire',
      item: [{ linkId, type: 'integer', prefix }],
    });
    const form = await assembled(
      [partOf('p', { linkId: 'p' })],
      {
        p: {
          items: [number('q', { readOnly: true, calculatedExpression: '%qitem.prefix.toInteger()' })],
          original: original('q', '5'),
        },
      },
      { original: original('p') },
    );
    assert.deepEqual(openForm(form, { expressions }).at('q')?.answers[0]?.value, integer(5));
  });
});
