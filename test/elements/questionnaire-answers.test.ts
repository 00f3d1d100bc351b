import { expect } from '@open-wc/testing';
import type { Instrument } from '../../src/core/model/instrument.js';
import type { QuestionnaireItem } from '../../src/core/model/questionnaire.js';
import type { AnswerValue, Coding } from '../../src/core/model/value.js';
import { questionnaireOf } from '../../stories/every-question.js';
import { waitUntil } from '../harness/wait.js';
import {
  answersOf,
  asking,
  drawn,
  field,
  focused,
  form,
  headingOf,
  keeping,
  pick,
  press,
  provided,
  textOf,
  type,
} from './filling-in.js';

const codingOf = (code: string, display: string, system = 'http://example.org/a'): AnswerValue => ({
  type: 'coding',
  value: { system, code, display },
});

describe('a number with the unit of a score', () => {
  const unitsOfScores: readonly Coding[] = [{ code: '{score}', display: '{score}' }, { display: '{score}' }];
  for (const unit of unitsOfScores) {
    const units = [unit];
    const by = unit.code ? 'its code' : 'its words';
    for (const kind of ['integer', 'decimal', 'quantity'] as const) {
      it(`is asked as ${kind}, by ${by}, and required is checked`, async () => {
        const el = await asking({ linkId: 'pijn', type: kind, text: 'Hoeveel pijn?', required: true, units });
        await press(el, 'Versturen');
        expect(textOf(el)).to.contain('Beantwoord deze vraag.').and.not.to.contain('{score}');
        await type(el, 'Hoeveel pijn?', '7');
        expect(answersOf(el, 'pijn').length).to.equal(1);
      });
      it(`is not shown to a patient as ${kind} that nobody can change, by ${by}`, async () => {
        const total: QuestionnaireItem = { linkId: 't', type: kind, text: 'Totaal', readOnly: true, units };
        const el = await form(questionnaireOf([total, { linkId: 'a', type: 'string', text: 'Waar?' }]), {
          layout: 'list',
        });
        expect(textOf(el)).to.contain('Waar?').and.not.to.contain('Totaal');
      });
    }
  }
});

describe('a calculated number that can be changed', () => {
  const questionnaire = questionnaireOf([
    { linkId: 'a', type: 'integer', text: 'Kinderen' },
    {
      linkId: 'b',
      type: 'integer',
      text: 'Personen',
      required: true,
      calculatedExpression: `%resource.item.where(linkId='a').answer.value + 2`,
    },
    { linkId: 't', type: 'integer', text: 'Totaal', readOnly: true, calculatedExpression: '3' },
  ]);

  it('is asked, and required is checked while nothing was calculated', async () => {
    const el = await form(questionnaire);
    expect(textOf(el)).to.contain('2 vragen');
    await press(el, 'Beginnen');
    await press(el, 'Volgende');
    expect(headingOf(el)).to.contain('Personen');
    await press(el, 'Volgende');
    expect(textOf(el)).to.contain('Beantwoord deze vraag.').and.not.to.contain('Totaal');
  });
  it('shows what was calculated, and keeps what somebody typed instead', async () => {
    const el = await form(questionnaire, { layout: 'list' });
    await type(el, 'Kinderen', '1');
    expect(field(el, 'Personen').value).to.equal('3');
    field(el, 'Personen').select();
    await type(el, 'Personen', '9');
    await type(el, 'Kinderen', '0');
    expect(answersOf(el, 'a')).to.deep.equal([{ type: 'integer', value: 10 }]);
    expect(answersOf(el, 'b')).to.deep.equal([{ type: 'integer', value: 9 }]);
    expect(textOf(el)).not.to.contain('Totaal');
  });
});

describe('options with the same words', () => {
  const options = [
    codingOf('p500', 'Paracetamol'),
    codingOf('p1000', 'Paracetamol'),
    codingOf('mg', 'mg'),
    codingOf('Mg', 'Mg'),
    codingOf('x', 'Twee', 'http://example.org/a'),
    codingOf('x', 'Twee', 'http://example.org/b'),
    ...['een', 'drie', 'vier'].map((word) => codingOf(word, word)),
  ].map((value) => ({ value }));

  it('can be told apart among the suggestions, and each can be chosen', async () => {
    const el = await asking({ linkId: 'o', type: 'choice', text: 'Middel', control: 'autocomplete', options });
    const suggested = [...el.shadowRoot!.querySelectorAll('datalist option')].map(
      (one) => (one as HTMLOptionElement).value,
    );
    expect(new Set(suggested).size).to.equal(options.length);
    expect(suggested).to.include.members(['Paracetamol (p500)', 'Paracetamol (p1000)', 'Twee (1)', 'Twee (2)', 'mg']);
    for (const [place, words] of suggested.entries()) {
      const input = field(el, 'Middel');
      input.value = words;
      input.dispatchEvent(new Event('input', { bubbles: true }));
      await drawn(el);
      expect(answersOf(el, 'o')).to.deep.equal([options[place]!.value]);
    }
  });
  it('are refused by their words alone, in words that say what to do', async () => {
    const el = await asking({ linkId: 'o', type: 'choice', text: 'Middel', control: 'autocomplete', options });
    await type(el, 'Middel', 'paracetamol');
    expect(answersOf(el, 'o')).to.deep.equal([]);
    await press(el, 'Versturen');
    expect(textOf(el)).to.contain('Kies een antwoord uit de lijst.');
  });
  it('can be told apart as radio buttons, as check boxes and as the columns of a matrix', async () => {
    const few = options.slice(0, 3);
    const question: QuestionnaireItem = { linkId: 'o', type: 'choice', text: 'Middel', options: few };
    const matrix: QuestionnaireItem = {
      linkId: 'g',
      type: 'group',
      text: 'Middelen',
      control: 'matrix',
      items: ['Ochtend', 'Avond'].map((text) => ({ linkId: text, type: 'choice', text, options: few })),
    };
    for (const item of [question, { ...question, repeats: true }, matrix]) {
      const el = await form(questionnaireOf([item]), { layout: 'list' });
      expect(textOf(el)).to.contain('Paracetamol (p500)').and.to.contain('Paracetamol (p1000)');
      expect(textOf(el)).not.to.contain('(mg)');
    }
  });
  it('can be told apart in a drop-down list and on the review', async () => {
    const el = await form(
      questionnaireOf([{ linkId: 'o', type: 'choice', text: 'Middel', control: 'drop-down', options }]),
    );
    await press(el, 'Beginnen');
    await pick(el, 'Middel', 'Paracetamol (p1000)');
    expect(answersOf(el, 'o')).to.deep.equal([options[1]!.value]);
    await press(el, 'Volgende');
    expect(textOf(el)).to.contain('Paracetamol (p1000)');
  });
});

describe('an answer of before without a code system', () => {
  const item: QuestionnaireItem = {
    linkId: 'c',
    type: 'choice',
    text: 'Rookt u?',
    options: [codingOf('ja', 'Ja'), codingOf('nee', 'Nee')].map((value) => ({ value })),
  };
  const response = (value: AnswerValue['value']) => ({
    questionnaire: 'https://pro-widgets.example/Questionnaire/voorbeeld',
    status: 'in-progress' as const,
    items: [{ linkId: 'c', answers: [{ value: { type: 'coding', value } as AnswerValue }] }],
  });

  it('is shown as chosen, and can be sent', async () => {
    const el = await form(questionnaireOf([item]), { response: response({ code: 'ja' }), layout: 'list' });
    expect(field(el, 'Ja').checked).to.equal(true);
    await press(el, 'Versturen');
    expect(headingOf(el)).to.equal('Bedankt');
    expect(answersOf(el, 'c')).to.deep.equal([codingOf('ja', 'Ja')]);
  });
  it('is neither shown nor accepted when it is of another system', async () => {
    const other = { code: 'ja', system: 'http://example.org/b' };
    const el = await form(questionnaireOf([item]), { response: response(other), layout: 'list' });
    expect(field(el, 'Ja').checked).to.equal(false);
    await press(el, 'Versturen');
    expect(textOf(el)).to.contain('Kies een van de antwoorden.');
  });
});

describe('a repetition with answers that is removed', () => {
  const medicines: QuestionnaireItem = {
    linkId: 'g',
    type: 'group',
    text: 'Medicijn',
    repeats: true,
    items: [{ linkId: 'naam', type: 'string', text: 'Hoe heet het?' }],
  };
  const names = (group: Awaited<ReturnType<typeof asking>>) =>
    group.getResponse()!.items.map(({ items = [] }) => items[0]?.answers?.[0]?.value?.value);

  it('can be put back at its place', async () => {
    const el = await asking(medicines);
    await type(el, 'Hoe heet', 'A');
    await press(el, 'Nog een toevoegen');
    const inputs = [...el.shadowRoot!.querySelectorAll('input')];
    inputs[1]!.value = 'B';
    inputs[1]!.dispatchEvent(new Event('input', { bubbles: true }));
    await drawn(el);
    await press(el, 'Nummer 1 verwijderen');
    expect(names(el)).to.deep.equal(['B']);
    expect(textOf(el)).to.contain('Nummer 1 is verwijderd.');
    await expect(el).to.be.accessible();
    await press(el, 'Nummer 1 terugzetten');
    expect(names(el)).to.deep.equal(['A', 'B']);
    expect(focused(el)?.innerText).to.contain('Medicijn (1)');
    expect(textOf(el)).not.to.contain('terugzetten');
  });
  it('leaves nothing to put back when it was empty', async () => {
    const el = await asking(medicines);
    await press(el, 'Nog een toevoegen');
    await press(el, 'Nummer 2 verwijderen');
    expect(textOf(el)).not.to.contain('terugzetten');
  });
});

describe('a form in a list', () => {
  it('says how many questions there are, how long they take and who will see the answers', async () => {
    const el = await form(
      questionnaireOf([
        { linkId: 'a', type: 'string', text: 'Waar?' },
        { linkId: 'b', type: 'string', text: 'Wanneer?' },
      ]),
      { layout: 'list', minutes: 4, readers: 'Uw huisarts' },
    );
    expect(textOf(el)).to.contain('2 vragen, ongeveer 4 minuten').and.to.contain('Wie de antwoorden ziet: Uw huisarts');
  });
});

describe('the minutes of the instrument', () => {
  const instrument = { about: { minutes: 7 } } as Instrument;
  const questionnaire = questionnaireOf([{ linkId: 'a', type: 'string', text: 'Waar?' }]);

  it('are said on the first page, unless the host says others', async () => {
    const el = await form(questionnaire, { instrument });
    await waitUntil(() => textOf(el).includes('ongeveer 7 minuten'));
    el.minutes = 2;
    await drawn(el);
    expect(textOf(el)).to.contain('ongeveer 2 minuten');
  });
  it('come from the adapter for an id', async () => {
    const { adapter } = keeping();
    const el = await provided({ ...adapter, getInstrument: async () => instrument }, questionnaire);
    el.instrument = 'example';
    await waitUntil(() => textOf(el).includes('ongeveer 7 minuten'), 'they are there');
  });
});

describe('a date that cannot be read', () => {
  const fault = async (...typed: readonly [string, string, string]) => {
    const el = await asking({ linkId: 'd', type: 'date', text: 'Datum' });
    for (const [place, label] of ['Dag', 'Maand', 'Jaar'].entries()) await type(el, label, typed[place]!);
    await press(el, 'Versturen');
    return textOf(el);
  };
  it('has words that say what to do', async () => {
    expect(await fault('14', '3', '26')).to.contain('Schrijf het jaar met vier cijfers, bijvoorbeeld 1958.');
    expect(await fault('14', 'mr', '2026')).to.contain('Schrijf dag, maand en jaar als getal');
    expect(await fault('14', '3', '0026')).to.contain('Controleer het jaar.');
    expect(await fault('31', '2', '2026')).to.contain('Deze datum bestaat niet. Controleer de dag en de maand.');
  });
});
