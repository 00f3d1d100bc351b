import { expect, fixture, html } from '@open-wc/testing';
import type { QuestionnaireItem, Questionnaire } from '../../src/core/model/questionnaire.js';
import '../../src/define/questionnaire.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { waitUntil } from '../harness/wait.js';

const score = (linkId: string): QuestionnaireItem => ({
  linkId,
  type: 'integer',
  text: `Pain ${linkId}`,
});

const questionnaire: Questionnaire = {
  url: 'http://example.org/form',
  variables: [{ name: 'sum', expression: `%resource.item.where(linkId in ('a' | 'b')).answer.value.sum()` }],
  items: [
    { ...score('a'), constraints: [{ expression: `%context.answer.value < 9`, human: 'Nine is too much.' }] },
    {
      ...score('b'),
      textExpression: `'And now, after ' + %resource.item.where(linkId='a').answer.value.toString() + '?'`,
    },
    { linkId: 'more', type: 'boolean', text: 'Tell us more?', enableWhenExpression: '%sum > 10' },
    { linkId: 'total', type: 'integer', text: 'Your score', readOnly: true, calculatedExpression: '%sum' },
  ],
};

describe('a questionnaire with expressions', () => {
  let el: ProQuestionnaire;
  const shown = () => el.shadowRoot?.querySelector('.root')?.textContent ?? '';
  const field = (name: string) =>
    [...(el.shadowRoot?.querySelectorAll('label') ?? [])].find((label) => label.textContent?.includes(name))
      ?.control as HTMLInputElement | undefined;
  const type = async (name: string, text: string) => {
    const input = field(name);
    if (!input) throw new Error(`No field for ${name}`);
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await el.updateComplete;
  };

  beforeEach(async () => {
    el = await fixture(
      html`<pro-questionnaire lang="en" layout="list" .questionnaire=${questionnaire}></pro-questionnaire>`,
    );
    await waitUntil(() => shown().includes('Pain a'), 'the form opens');
  });

  it('asks, words and scores as its author wrote', async () => {
    await type('Pain a', '5');
    expect(shown()).to.include('And now, after 5?');
    expect(shown()).not.to.include('Tell us more?');
    await type('And now', '7');
    expect(shown()).to.include('Tell us more?');
    const answers = el
      .getResponse('completed')
      ?.items.map(({ linkId, answers: [answer] = [] }) => [linkId, answer?.value?.value]);
    expect(answers).to.deep.equal([
      ['a', 5],
      ['b', 7],
      ['total', 12],
    ]);
  });

  it('says what its author says of an answer that breaks a rule', async () => {
    await type('Pain a', '9');
    [...(el.shadowRoot?.querySelectorAll('button') ?? [])].at(-1)?.click();
    await el.updateComplete;
    expect(shown()).to.include('Nine is too much.');
  });
});

describe('a result that a questionnaire calculates', () => {
  const options = [0, 1, 2].map((weight) => ({
    value: { type: 'coding' as const, value: { code: `o${weight}`, display: `Level ${weight}` }, weight },
  }));
  const asked = ['a', 'b'].map((linkId): QuestionnaireItem => ({ linkId, type: 'choice', text: linkId, options }));
  const sum = `%resource.item.where(linkId in ('a' | 'b')).answer.value.ordinal().sum()`;
  const severity: Questionnaire = {
    url: 'http://example.org/severity',
    items: [
      ...asked,
      {
        linkId: 'result',
        type: 'string',
        text: 'Severity',
        readOnly: true,
        calculatedExpression: `iif(${sum} < 3, 'mild', 'severe')`,
      },
    ],
  };
  let el: ProQuestionnaire;
  const shown = () => el.shadowRoot?.querySelector('.root')?.textContent?.replaceAll(/\s+/g, ' ') ?? '';

  it('is not shown to the patient before all of its answers are given', async () => {
    el = await fixture(
      html`<pro-questionnaire lang="en" layout="list" .questionnaire=${severity}></pro-questionnaire>`,
    );
    await waitUntil(() => shown().includes('Severity'), 'the form opens');
    expect(shown()).to.include('No result yet (0 of 2 answers)').and.not.include('severe');
    const choose = (linkId: string, index: number) =>
      el.shadowRoot?.querySelectorAll<HTMLInputElement>(`[data-linkid="${linkId}"] input`)[index]?.click();
    choose('a', 1);
    await waitUntil(() => shown().includes('No result yet (1 of 2 answers)'));
    choose('b', 1);
    await waitUntil(() => shown().includes('Severity mild'));
    expect(shown()).not.to.include('No result yet');
  });
});
