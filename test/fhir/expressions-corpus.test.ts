import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Enablement } from '../../src/core/form/enablement.js';
import { nativeEngine } from '../../src/core/form/expressions/engine.js';
import { NativeEvaluator } from '../../src/core/form/expressions/native-evaluator.js';
import { Compiler } from '../../src/core/form/expressions/path/compiler.js';
import { extras } from '../../src/core/form/expressions/path/extras.js';
import type { ItemNode } from '../../src/core/form/form-item.js';
import { planOf } from '../../src/core/form/plan.js';
import { ItemTree } from '../../src/core/form/tree.js';
import { r4Model } from '../../src/core/form/expressions/fhirpath/r4-model.js';
import {
  loadExpressions,
  needsExpressions,
  needsOf,
  openForm,
  type AnswerValue,
  type QuestionnaireForm,
  type FormItem,
  type Questionnaire,
  type QuestionnaireResponse,
} from '../../src/core/index.js';
import { itemsOf } from '../../src/core/model/questionnaire.js';
import { canRender, questionnaireFromFhir, responseToFhir } from '../../src/fhir/index.js';
import { hostResources } from './host-resources.js';
import { itemOf, PlainEngine, plainExpressions, type Json, type PlainExpression } from './plain-expressions.js';

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const skip = existsSync(corpus) ? false : 'skipped: the folder ../shared/corpus with forms of others is not here';
const rounds = process.env['ENDURANCE'] ? 20 : 1;
/** With and without resources of the host page, in turn. */
const roundsOfBoth = process.env['ENDURANCE'] ? 60 : 2;
const answersARound = 12;

describe('the expressions of the corpus', { skip }, async () => {
  const compares = new Set(['calculatedExpression', 'enableWhenExpression']);
  const expressions = await loadExpressions();
  const forms = skip ? [] : formsWithExpressions();

  it('gives the results of plain fhirpath.js with the whole model for any answers', (test) => {
    let compared = 0;
    let withValue = 0;
    const failed = new Set<string>();
    for (const { file, json } of forms) {
      const questionnaire = questionnaireFromFhir(json);
      const plain = plainExpressions(json);
      const random = randomFrom(file);
      for (let round = 0; round < rounds; round++) {
        const form = openForm(questionnaire, { expressions, context: contextOf(questionnaire) });
        for (let count = 0; count < answersARound; count++) {
          answerSomething(form, random);
          if (count % 3 > 0) continue;
          const completed = form.response({ status: 'completed' });
          const response = { ...responseToFhir(questionnaire, completed, { version: 'R4' }) };
          const engine = new PlainEngine(json, response, contextOf(questionnaire));
          for (const expression of plain.filter(({ name }) => compares.has(name))) {
            const difference = differenceOf(form, expression, engine.resultOf(expression), response);
            if (difference === undefined) continue;
            compared += 1;
            if (difference.isFailure) failed.add(`${file} ${expression.linkId}: ${expression.expression}`);
            if (difference.isValue) withValue += 1;
            assert.deepEqual(difference.ours, difference.theirs, `${file} ${expression.linkId} ${expression.name}`);
          }
        }
      }
    }
    test.diagnostic(
      `${compared} results of calculated and enableWhen expressions in ${forms.length} forms are the same`,
    );
    test.diagnostic(`${withValue} of them are a value or true`);
    for (const failure of failed) test.diagnostic(`reported and left empty: ${failure.slice(0, 200)}`);
    assert.ok(withValue > compared / 4, 'too few results say anything');
  });

  it('gives the same results from our engine and fhirpath.js, for every expression and with resources of a host', (test) => {
    let compared = 0;
    let withValue = 0;
    for (const { file, json } of forms) {
      const questionnaire = questionnaireFromFhir(json);
      const compiler = new Compiler(questionnaire, extras);
      const names = variableNames(questionnaire);
      // The data of a group (`prefillFrom`) exist in an opened form only: the last test compares what they give.
      const plain = plainExpressions(json).filter(
        ({ linkId, expression, variables }) =>
          isNative(compiler, linkId, expression) &&
          variables.every(({ name }) => names.has(name) || !expression.includes(`%${name}`)),
      );
      const random = randomFrom(`both ${file}`);
      for (let round = 0; round < roundsOfBoth; round++) {
        const form = openForm(questionnaire, { expressions, context: contextOf(questionnaire) });
        for (let count = 0; count < answersARound; count++) answerSomething(form, random);
        const completed = withoutOrigins(form.response({ status: 'completed' }));
        const tree = new ItemTree(planOf(questionnaire), completed, true);
        new Enablement(tree).update([]);
        const context = round % 2 === 0 ? hostResources : {};
        const ours = new NativeEvaluator(tree, context, compiler);
        const response = { ...responseToFhir(questionnaire, completed, { version: 'R4' }), status: 'in-progress' };
        const theirs = new PlainEngine(json, response, context);
        for (const expression of plain) {
          const node = expression.linkId === '' ? undefined : [...tree.occurrencesOf(expression.linkId)][0];
          if (expression.linkId !== '' && !node) continue;
          const result = theirs.resultOf(expression);
          const where = `${file} ${expression.linkId} ${expression.name}: ${expression.expression}`;
          assert.deepEqual(resultOrError(ours, expression.expression, node), asJson(result ?? 'error'), where);
          compared += 1;
          if (result && result.length > 0) withValue += 1;
        }
      }
    }
    test.diagnostic(`${compared} results of both engines are the same, ${withValue} of them with a value`);
    assert.ok(withValue > compared / 4, 'too few results say anything');
  });

  it('needs no fhirpath.js for at least nine of ten forms', (test) => {
    const native = forms.filter(({ json }) => {
      const questionnaire = questionnaireFromFhir(json);
      return nativeEngine(extras).fits(questionnaire);
    });
    test.diagnostic(`${native.length} of ${forms.length} forms need no fhirpath.js`);
    assert.ok(native.length >= forms.length * 0.9);
  });

  it('gives the same results with the trimmed and the whole model, including variables', (test) => {
    let compared = 0;
    for (const { file, json } of forms) {
      const questionnaire = questionnaireFromFhir(json);
      const plain = plainExpressions(json);
      const random = randomFrom(file);
      for (let round = 0; round < rounds; round++) {
        const form = openForm(questionnaire, { expressions, context: contextOf(questionnaire) });
        for (let count = 0; count < answersARound; count++) answerSomething(form, random);
        const response = responseToFhir(questionnaire, form.response(), { version: 'R4' });
        const [engine, other] = [
          new PlainEngine(json, { ...response }, contextOf(questionnaire)),
          new PlainEngine(json, { ...response }, contextOf(questionnaire), r4Model),
        ];
        for (const expression of plain) {
          const whole = engine.resultOf(expression);
          const trimmed = other.resultOf(expression);
          assert.deepEqual(trimmed, whole, `${file} ${expression.linkId} ${expression.name}: ${expression.expression}`);
          compared += 1;
        }
      }
    }
    test.diagnostic(`${compared} evaluations with both models are the same`);
  });

  it('fills in beforehand what plain fhirpath.js gives for the same launch context', (test) => {
    let compared = 0;
    let withValue = 0;
    for (const { file, json } of forms) {
      const questionnaire = questionnaireFromFhir(json);
      const form = openForm(questionnaire, { expressions, context: contextOf(questionnaire) });
      const engine = new PlainEngine(json, { resourceType: 'QuestionnaireResponse' }, contextOf(questionnaire));
      for (const expression of plainExpressions(json)) {
        const node = form.at(expression.linkId);
        const readsAnswers = /%resource|%context|%qitem/.test(
          [expression, ...expression.variables].map((one) => one.expression).join(' '),
        );
        const isFailed = form.reports.some(
          ({ key, linkIds }) => key === 'initialExpression' && linkIds.includes(expression.linkId),
        );
        if (expression.name !== 'initialExpression' || !node?.item.initialExpression || readsAnswers || isFailed)
          continue;
        const theirs = (engine.resultOf(expression) ?? []).map(comparable);
        const ours = node.answers.flatMap(({ value }) => (value ? [comparable(value.value)] : []));
        if (ours.length > 0) withValue += 1;
        compared += 1;
        assert.deepEqual(codesOf(ours), codesOf(theirs), `${file} ${expression.linkId} ${expression.expression}`);
      }
    }
    test.diagnostic(`${compared} initial answers are the same; ${withValue} of them have a value`);
    assert.ok(withValue > 20);
  });
});

/** Resources for every name that a form needs: those of a made-up patient, and searches that find one Observation. */
function contextOf(questionnaire: Questionnaire): Json {
  return Object.fromEntries(
    needsOf(questionnaire)
      .filter(({ kind }) => kind === 'launchContext' || kind === 'query')
      .map(({ kind, name }) => [name, kind === 'query' ? searchResult : (resources[name] ?? [])]),
  );
}

const resources: Json = {
  patient: {
    resourceType: 'Patient',
    id: 'p1',
    active: true,
    gender: 'female',
    birthDate: '1958-05-17',
    name: [{ use: 'official', family: 'Test', given: ['Anna', 'B.'], text: 'Anna Test' }],
    telecom: [{ system: 'phone', use: 'mobile', value: '0600000000' }],
    address: [{ use: 'home', type: 'physical', line: ['Street 1'], city: 'Town', postalCode: '1000', state: 'X' }],
  },
  user: { resourceType: 'Practitioner', id: 'u1', name: [{ family: 'User', given: ['C.'] }] },
  encounter: { resourceType: 'Encounter', id: 'e1', status: 'in-progress', class: { code: 'AMB' } },
};

const searchResult: Json = {
  resourceType: 'Bundle',
  type: 'searchset',
  entry: [
    {
      resource: {
        resourceType: 'Observation',
        id: 'o1',
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }] },
        effectiveDateTime: '2026-03-14',
        valueQuantity: { value: 71.5, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
      },
    },
  ],
};

/** An answer to a choice is the option of a code. */
function codesOf(values: readonly unknown[]): unknown[] {
  return values.map((value) =>
    typeof value === 'object' && value !== null ? ((value as Json)['code'] ?? value) : value,
  );
}

/** Expressions do not see which answers were filled in beforehand. */
function withoutOrigins(response: QuestionnaireResponse): QuestionnaireResponse {
  const text = JSON.stringify(response, (key, value: unknown) => (key === 'origin' ? undefined : value));
  return JSON.parse(text) as QuestionnaireResponse;
}

function variableNames(questionnaire: Questionnaire): ReadonlySet<string> {
  const declared = [questionnaire, ...itemsOf(questionnaire)].flatMap(({ variables = [] }) => variables);
  return new Set(declared.map(({ name }) => name));
}

function isNative(compiler: Compiler, linkId: string, expression: string): boolean {
  const item = linkId === '' ? undefined : compiler.shapes.byLinkId.get(linkId);
  if (linkId !== '' && !item) return false;
  try {
    compiler.compile(expression, item);
    return true;
  } catch {
    return false;
  }
}

function resultOrError(evaluator: NativeEvaluator, expression: string, node: ItemNode | undefined): unknown {
  try {
    return asJson(evaluator.evaluate(expression, node).map(({ json }) => json));
  } catch {
    return 'error';
  }
}

function asJson(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

interface Compared {
  readonly ours: unknown;
  readonly theirs: unknown;
  readonly isValue: boolean;
  readonly isFailure?: boolean;
}

/** Our result and the reference result; undefined if the item is absent or not enabled. */
function differenceOf(
  form: QuestionnaireForm,
  { linkId, name }: PlainExpression,
  result: unknown[] | undefined,
  response: object,
): Compared | undefined {
  const node = linkId === '' ? undefined : form.at(linkId);
  if (!node || node.parent?.enabled === false) return undefined;
  if (name === 'enableWhenExpression') {
    const theirs = result?.length === 1 && result[0] === true;
    return { ours: node.enabled, theirs, isValue: theirs };
  }
  if (name !== 'calculatedExpression' || !node.enabled) return undefined;
  const item = itemOf(response as Json, linkId);
  const answers = (item?.['answer'] ?? []) as Json[];
  const values = answers.flatMap((answer) => Object.entries(answer).filter(([key]) => key.startsWith('value')));
  const ours = values.map(([, value]) => comparable(value));
  if (isFailure(form, linkId)) return { ours, theirs: [], isValue: false, isFailure: true };
  assert.ok(result, `${linkId} failed only in plain fhirpath.js`);
  return { ours, theirs: result.map(comparable), isValue: result.length > 0 };
}

/** Tests whether the form reports the failure of an expression. Other tests check the reasons for that. */
function isFailure(form: QuestionnaireForm, linkId: string): boolean {
  return form.reports.some(({ key, linkIds }) => key === 'calculatedExpression' && linkIds.includes(linkId));
}

function comparable(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const { system, code, value: number, unit } = value as Json;
  return { system, code, value: number, unit };
}

function formsWithExpressions(): { file: string; json: Json }[] {
  const files = readdirSync(corpus, { recursive: true }).map(String);
  return files
    .filter((file) => /\/Q--[^/]*\.json$/.test(file.replaceAll('\\', '/')))
    .toSorted()
    .map((file) => ({ file, json: JSON.parse(readFileSync(new URL(file, corpus), 'utf8')) as Json }))
    .filter(({ json }) => canRender(json).ok && needsExpressions(questionnaireFromFhir(json)));
}

type Random = () => number;

function randomFrom(text: string): Random {
  let state = [...text].reduce(
    (hash, letter) => Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 16_777_619),
    0x811c9dc5,
  );
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function answerSomething(form: QuestionnaireForm, random: Random): void {
  const questions = [...everyItem(form.items)].filter(
    ({ item }) => item.type !== 'group' && item.type !== 'display' && item.calculatedExpression === undefined,
  );
  // Several answers at a time, so that long forms reach their later questions.
  for (let count = 0; count < Math.max(1, questions.length / 6); count++) {
    const question = questions[Math.floor(random() * questions.length)];
    if (question) form.answer(question.path, random() < 0.1 ? undefined : valueFor(question, random));
  }
}

function* everyItem(items: readonly FormItem[]): Generator<FormItem> {
  for (const item of items) {
    yield item;
    yield* everyItem(item.items);
  }
}

function valueFor({ item, options }: FormItem, random: Random): AnswerValue | undefined {
  const whole = Math.floor(random() * 30);
  const option = options[Math.floor(random() * options.length)];
  if (option) return option.value;
  switch (item.type) {
    case 'boolean':
      return { type: 'boolean', value: random() < 0.6 };
    case 'integer':
      return { type: 'integer', value: whole };
    case 'decimal':
      return { type: 'decimal', value: whole + 0.5 };
    case 'quantity':
      return { type: 'quantity', value: { value: whole } };
    case 'date':
      return { type: 'date', value: `19${60 + whole}-05-17` };
    case 'dateTime':
      return { type: 'dateTime', value: `19${60 + whole}-05-17T10:00:00Z` };
    case 'time':
      return { type: 'time', value: '10:30:00' };
    case 'string':
    case 'text':
    case 'open-choice':
      return { type: 'string', value: `text ${whole}` };
    default:
      return undefined;
  }
}
