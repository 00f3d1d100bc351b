import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';
import { gad7, phq4, phq9 } from '../../../src/core/instruments/index.js';
import type { Instrument } from '../../../src/core/model/instrument.js';
import { itemsOf, type Questionnaire } from '../../../src/core/model/questionnaire.js';
import { findItems } from '../../../src/core/scoring/find-items.js';
import { scoresOf } from '../../../src/core/scoring/scores.js';
import { questionnaireFromFhir, responseFromFhir } from '../../../src/fhir/index.js';

// Forms by other authors, in a folder next to the project. Each is answered many times and scored here, and by its own
// expression in an independent engine.

interface Form {
  readonly file: string;
  readonly instrument: Instrument;
  readonly scale: string;
  /** linkIds of the scored questions, in the order of the scale's items. */
  readonly questions: readonly string[];
  /** Question with the form's own total. The argonaut form only states in words that the answers are added. */
  readonly total?: string;
  /** Number of questions with a LOINC code. */
  readonly coded: number;
}

interface FhirItem {
  readonly linkId: string;
  readonly item?: FhirItem[];
  readonly extension?: readonly FhirExtension[];
}

interface FhirExtension {
  readonly url: string;
  readonly valueExpression?: { readonly name?: string; readonly expression: string };
}

interface FhirQuestionnaire {
  readonly extension?: readonly FhirExtension[];
  readonly item: readonly FhirItem[];
}

const lforms = phq9.items.map(({ codes }) => `/${codes?.[0]?.code}`);
const numbered = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at + 1}`);
const [phq9Scale, gad7Scale] = ['phq-9-total', 'gad-7-total'];

const forms: readonly Form[] = [
  {
    file: 'lforms/Q--test__data__R4__phq9.json',
    instrument: phq9,
    scale: phq9Scale,
    questions: lforms,
    total: '/44261-6',
    coded: 9,
  },
  {
    file: 'lforms/Q--test__data__R4__calc-weight__phq9-with-the-weight-function.json',
    instrument: phq9,
    scale: phq9Scale,
    questions: lforms,
    total: '/44261-6',
    coded: 9,
  },
  {
    file: 'lforms/Q--test__data__R4__argonaut-phq9-ish.json',
    instrument: phq9,
    scale: phq9Scale,
    questions: numbered('g1.q', 9),
    coded: 9,
  },
  // Question 6 has no code; it is found between its neighbors.
  {
    file: 'jmandel-web/Q--outputs__questionnaires__gad-7.json',
    instrument: gad7,
    scale: gad7Scale,
    questions: numbered('gad7.matrix.q', 7),
    total: 'gad7.totalScore',
    coded: 6,
  },
  // Two questions of the PHQ-4, which form its subscale.
  {
    file: 'jmandel-web/Q--outputs__questionnaires__phq-2.json',
    instrument: phq4,
    scale: 'phq-4-depression',
    questions: numbered('phq2.matrix.q', 2),
    total: 'phq2.totalScore',
    coded: 2,
  },
];
const answerCodes = ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'];

const corpus = new URL('../../../../shared/corpus/', import.meta.url);
const skip = existsSync(corpus) ? false : 'skipped: the folder ../shared/corpus with forms of others is not here';

describe('PHQ and GAD forms that others wrote', { skip }, () => {
  for (const form of forms) {
    const { instrument, questions, total, coded } = form;

    describe(form.file, () => {
      it('has the scores of its own expression, in any language', (test) => {
        const json = read(form);
        const readings = [modelOf(json), modelOf(withoutWords(json))];
        const rows = answerRows(questions.length);
        for (const levels of rows) {
          const sum = levels.reduce((all, level) => all + level, 0);
          for (const questionnaire of readings) {
            assert.equal(scoreOf(form, questionnaire, levels)?.value, sum);
            assert.equal(scoreOf(form, questionnaire, levels, false)?.value, sum);
          }
          if (total) assert.deepEqual(ownTotal(json, total, responseTo(form, levels)), [sum]);
        }
        test.diagnostic(`${rows.length} responses; ${total ? 'each as its own expression' : 'it has no expression'}`);
      });

      it('has no score with an answer missing, even if its own expression gives one', () => {
        const levels = [null, ...questions.slice(1).map(() => 2)];
        assert.equal(scoreOf(form, modelOf(read(form)), levels)?.status, 'incomplete');
        if (total)
          assert.deepEqual(ownTotal(read(form), total, responseTo(form, levels)), [(questions.length - 1) * 2]);
      });

      it('has its questions found by code, and those without a code between their neighbors', () => {
        const questionnaire = modelOf(read(form));
        const codes = new Set(instrument.items.flatMap((item) => item.codes?.map(({ code }) => code) ?? []));
        const named = [...itemsOf(questionnaire)].filter((item) => item.code?.some(({ code }) => codes.has(code)));
        assert.equal(named.length, coded);
        assert.deepEqual(foundIn(instrument, questionnaire), questions);
      });
    });
  }

  it('have their questions found by position if no question has a code', () => {
    for (const form of forms.filter(({ instrument }) => instrument === phq9)) {
      const questionnaire = modelOf(withoutCodes(read(form)));
      assert.deepEqual(foundIn(phq9, questionnaire), form.questions, form.file);
      for (const levels of answerRows(9)) {
        const sum = levels.reduce((all, level) => all + level, 0);
        assert.equal(scoreOf(form, questionnaire, levels)?.value, sum);
      }
    }
  });

  it('have no score by position if another question matches too', () => {
    // Its question on difficulty also has four weighted options, so eight questions match seven items.
    const form = forms.find(({ instrument }) => instrument === gad7);
    assert(form);
    const questionnaire = modelOf(withoutCodes(read(form)));
    const levels = [3, 3, 3, 3, 3, 3, 3];
    assert.equal(scoreOf(form, questionnaire, levels)?.status, 'notApplicable');
    const seven = { ...questionnaire, items: questionnaire.items.filter(({ linkId }) => linkId !== 'gad7.difficulty') };
    assert.equal(scoreOf(form, seven, levels)?.value, 21);
  });
});

function read({ file }: Form): FhirQuestionnaire {
  return JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as FhirQuestionnaire;
}

/** Converts a form to the model; its expressions are for the other engine. */
function modelOf(json: FhirQuestionnaire): Questionnaire {
  const isExpression = ({ url }: FhirExtension) => /Expression$|\/variable$/.test(url);
  return questionnaireFromFhir(
    JSON.parse(
      JSON.stringify(json, (key, value: unknown) =>
        key === 'extension' ? (value as FhirExtension[]).filter((extension) => !isExpression(extension)) : value,
      ),
    ),
  );
}

const words = new Set(['text', 'display', 'title', 'description', '_text', '_display']);

/** Replaces every text of a form by the same character, because scores must not depend on the language. */
function withoutWords(json: FhirQuestionnaire): FhirQuestionnaire {
  const without = JSON.stringify(json, (key, value: unknown) => {
    if (!words.has(key)) return value;
    return typeof value === 'string' ? '؟' : undefined;
  });
  return JSON.parse(without) as FhirQuestionnaire;
}

function withoutCodes(json: FhirQuestionnaire): FhirQuestionnaire {
  // `code` of an item is a list; `code` of a coding is a string.
  const isItemCode = (key: string, value: unknown) => key === 'code' && Array.isArray(value);
  return JSON.parse(
    JSON.stringify(json, (key, value: unknown) => (isItemCode(key, value) ? undefined : value)),
  ) as FhirQuestionnaire;
}

function foundIn(instrument: Instrument, questionnaire: Questionnaire): string[] {
  const found = new Set([...findItems(instrument, questionnaire).values()].map(({ linkId }) => linkId));
  return [...itemsOf(questionnaire)].map(({ linkId }) => linkId).filter((linkId) => found.has(linkId));
}

function scoreOf(form: Form, questionnaire: Questionnaire, levels: readonly (number | null)[], hasWeights = true) {
  const response = responseFromFhir(questionnaire, responseTo(form, levels, hasWeights));
  return scoresOf(form.instrument, questionnaire, response).find(({ scale }) => scale === form.scale);
}

/** Builds a FHIR response with answers from LOINC answer list LL358-3, with or without weights. */
function responseTo(form: Form, levels: readonly (number | null)[], hasWeights = true) {
  const answers = new Map(form.questions.map((linkId, at) => [linkId, levels[at]]));
  const answer = (level: number) => ({
    valueCoding: {
      ...(hasWeights && {
        extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: level }],
      }),
      system: 'http://loinc.org',
      code: answerCodes[level],
    },
  });
  const filled = (items: readonly FhirItem[]): object[] =>
    items.flatMap(({ linkId, item }): object[] => {
      const level = answers.get(linkId);
      if (item) return [{ linkId, item: filled(item) }];
      return level === undefined || level === null ? [] : [{ linkId, answer: [answer(level)] }];
    });
  return { resourceType: 'QuestionnaireResponse', status: 'completed', item: filled(read(form).item) };
}

/** Evaluates the form's own total. */
function ownTotal(questionnaire: FhirQuestionnaire, total: string, resource: object): unknown {
  const all = (items: readonly FhirItem[]): FhirItem[] => items.flatMap((item) => [item, ...all(item.item ?? [])]);
  const question = all(questionnaire.item).find(({ linkId }) => linkId === total);
  const extensions = [...(questionnaire.extension ?? []), ...(question?.extension ?? [])];
  const environment: Record<string, unknown> = { resource, questionnaire };
  const evaluated = (expression: string) => fhirpath.evaluate(resource, expression, environment, r4) as unknown;
  for (const { url, valueExpression } of extensions) {
    const { name, expression } = valueExpression ?? {};
    if (url.endsWith('/variable') && name && expression) environment[name] = evaluated(expression);
  }
  const own = extensions.find(({ url }) => url.endsWith('calculatedExpression'))?.valueExpression?.expression;
  assert(own, 'the form has an expression');
  return evaluated(own);
}

/**
 * Returns all lowest and highest answers, each question alone, and pseudo-random answers that are equal on every run.
 */
function answerRows(count: number): number[][] {
  const row = (level: (at: number) => number) => Array.from({ length: count }, (_, at) => level(at));
  let seed = 7;
  const random = () => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * 4);
  };
  return [
    ...[0, 1, 2, 3].map((level) => row(() => level)),
    ...row((at) => at).map((only) => row((at) => (at === only ? 3 : 0))),
    ...Array.from({ length: 50 }, () => row(random)),
  ];
}
