import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutConstantLists } from '../../../src/core/form/expressions/fhirpath/constant-lists.js';
import { Dependencies } from '../../../src/core/form/expressions/dependencies.js';
import type { QuestionnaireItem, Questionnaire } from '../../../src/core/index.js';
import { form } from './samples.js';

const group: QuestionnaireItem = {
  linkId: 'g',
  type: 'group',
  variables: [{ name: 'here', expression: ' %context ' }],
  items: [
    { linkId: 'g.1', type: 'integer' },
    { linkId: 'g.2', type: 'integer' },
  ],
};
const questionnaire: Questionnaire = {
  ...form(group, { linkId: 'q', type: 'integer' }, { linkId: `it's`, type: 'integer' }),
  variables: [
    { name: 'q', expression: `%resource.item.where(linkId='q').answer.value` },
    { name: 'twice', expression: '%q * 2' },
    { name: 'whole', expression: '%resource' },
    { name: 'any', expression: '%resource.item.count()' },
    { name: 'loop', expression: '%loop' },
  ],
};
const everything = 'all';

/** Expressions of the group, unless marked as of the form. */
const table: readonly (readonly [string, string, 'form'?])[] = [
  [`%resource.item.where(linkId='q').answer.value`, 'q'],
  [`%resource.descendants().where( linkId = 'g.1' ).answer.value > 3`, 'g.1'],
  [`%resource.repeat(item).where(linkId='g').item.answer.value`, 'g g.1 g.2'],
  [`%resource.item.descendants().where(linkId in ('g.1' | 'q')).answer.valueInteger.sum()`, 'g.1 q'],
  [`%resource.item.descendants().where(linkId.startsWith('g.')).answer.value`, 'g.1 g.2'],
  [`%resource.item.where(linkId='it\\'s').answer`, `it's`],
  [`iif(%resource.item.where(linkId='q').exists(), 1, %resource.item.where(linkId='g.1').answer.value)`, 'g.1 q'],
  ['%twice + 1', 'q'],
  ['%patient.gender', ''],
  ['today() + 7 days', ''],
  [`'%resource' + 'item'`, ''],
  [`item.where(linkId='g.1').answer.value`, 'g g.1 g.2'],
  ['%context.item.answer.value.sum()', 'g g.1 g.2'],
  [`%context.item.where(linkId='g.2').answer.value`, 'g.2'],
  [`%here.item.where(linkId='g.1').answer.value + 1`, 'g.1'],
  [`%whole.item.where(linkId='q').answer.value`, 'q'],
  [`%here.item.answer.value.sum()`, 'g g.1 g.2'],
  [`%whole.item.answer.value.sum()`, everything],
  [`$this.item.answer`, everything],
  ['%resource.item.answer.value.sum()', everything],
  [`%resource.item.where(linkId != 'q').answer.value`, everything],
  [`%resource.item.where(linkId='q' or true).answer.value`, everything],
  [`%resource.item.where(linkId='q').answer.value + %resource.item.count()`, everything],
  [`%resource.item[0].item.where(linkId='g.1').answer`, everything],
  [`%resource.item.where(linkId.matches('q')).answer`, everything],
  [`%resource.item.where(linkId=%q).answer`, everything],
  ['%`resource`.item.answer', everything],
  [`%resource /* ' */ .item.answer`, everything],
  [`defineVariable('r', %resource).select(%r.item.answer.value)`, everything],
  ['%any', everything],
  ['%loop', ''],
  [`item.where(linkId='q').answer.value`, 'q', 'form'],
  [`descendants().where(linkId='g.1').answer.value`, 'g.1', 'form'],
  [`%context.item.where(linkId='q').answer.value`, 'q', 'form'],
  ['item.answer.value', everything, 'form'],
  ['select(item).answer', everything, 'form'],
];

describe('an expression depends on', () => {
  const dependencies = new Dependencies(questionnaire);
  for (const [expression, expected, owner] of table) {
    it(`${expected || 'no answer'}: ${expression}${owner ? ', of the whole form' : ''}`, () => {
      const sources = dependencies.of(expression, owner ? questionnaire : group);
      assert.equal(sources === 'all' ? sources : [...sources].toSorted().join(' '), expected);
    });
  }
});

describe('a constant list', () => {
  const lists = (expression: string) => Object.values(withoutConstantLists(expression).lists);
  it('is extracted without changing anything else', () => {
    assert.deepEqual(withoutConstantLists(`item.where(linkId in ('a'|'b c' | 'd')).where($this in ('x'))`), {
      expression: `item.where(linkId in %constantList0).where($this in ('x'))`,
      lists: { constantList0: ['a', 'b c', 'd'] },
    });
  });
  for (const expression of [
    `' in (\\'a\\' | \\'b\\')'`,
    `x // in ('a' | 'b')`,
    `x /* in ('a' | 'b') */`,
    "`x in ('a' | 'b')`",
    `x in ('a' | %b)`,
    `x in ('it\\'s' | 'b')`,
    `x in ('a' & 'b')`,
    `within('a' | 'b')`,
  ]) {
    it(`is not extracted from similar text: ${expression}`, () => {
      assert.deepEqual(lists(expression), []);
    });
  }
});
