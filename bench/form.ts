// Measures the time to process an answer in a form: node --import tsx bench/form.ts
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  loadExpressions,
  needsExpressions,
  openForm,
  type AnswerValue,
  type ExpressionEngine,
  type FormItem,
  type QuestionnaireItem,
  type Questionnaire,
} from '../src/core/index.js';
import { createEngine } from '../src/core/form/expressions/create-engine.js';
import { evaluateOnce } from '../src/core/form/expressions/fhirpath/evaluate-once.js';
import { FhirPathEvaluator } from '../src/core/form/expressions/fhirpath/evaluator.js';
import { itemsOf } from '../src/core/model/questionnaire.js';
import { canRender, questionnaireFromFhir } from '../src/fhir/index.js';

const answers = 2_000;
/** fhirpath.js alone, to compare with. */
const fhirPath = createEngine({
  fits: () => true,
  startEvaluator: (tree, context) => new FhirPathEvaluator(tree, context),
  evaluate: evaluateOnce,
});

/** Creates 5,000 questions in groups of 25; 2,000 of them have a condition on an earlier question. */
function synthetic(): Questionnaire {
  const groups = Array.from({ length: 200 }, (_, group): QuestionnaireItem => ({
    linkId: `g${group}`,
    type: 'group',
    items: Array.from({ length: 25 }, (__, index): QuestionnaireItem => {
      const number = group * 25 + index;
      const item: QuestionnaireItem = { linkId: `q${number}`, type: 'integer' };
      if (index === 0 || index > 10) return item;
      const question = `q${index % 2 === 0 ? number - 1 : number - (number % 25)}`;
      return { ...item, enableWhen: [{ question, operator: '>', answer: { type: 'integer', value: 3 } }] };
    }),
  }));
  return { url: 'https://example.org/Questionnaire/synthetic', items: groups };
}

/** Adds a score for each of the first groups and a total score, as in PROMs with subscales. */
function withScores(questionnaire: Questionnaire, scales: number): Questionnaire {
  const scored = questionnaire.items.slice(0, scales).map(({ linkId, items = [] }): QuestionnaireItem => {
    const linkIds = items.map((item) => `'${item.linkId}'`).join(' | ');
    const calculatedExpression = `%resource.item.where(linkId = '${linkId}').item.where(linkId in (${linkIds})).answer.value.sum()`;
    return { linkId: `score-${linkId}`, type: 'integer', readOnly: true, calculatedExpression };
  });
  const sum = scored.map(({ linkId }) => `%resource.item.where(linkId = '${linkId}').answer.value`).join(' | ');
  const total: QuestionnaireItem = {
    linkId: 'total',
    type: 'integer',
    readOnly: true,
    calculatedExpression: `(${sum}).sum()`,
  };
  return { ...questionnaire, items: [...questionnaire.items, ...scored, total] };
}

function corpusForms(): Questionnaire[] {
  const corpus = new URL('../../shared/corpus/', import.meta.url);
  if (!existsSync(corpus)) return [];
  return readdirSync(corpus, { recursive: true })
    .map(String)
    .filter((file) => /Q--[^/\\]*\.json$/.test(file) && !file.includes('QR--'))
    .map((file): unknown => JSON.parse(readFileSync(new URL(file, corpus), 'utf8')))
    .filter((json) => canRender(json).ok)
    .map(questionnaireFromFhir);
}

let seed = 1;
function random(limit: number): number {
  seed = (seed * 1103515245 + 12345) % 2147483648;
  return Math.floor((seed / 2147483648) * limit);
}

function valueFor({ item, options }: FormItem): AnswerValue | undefined {
  if (options.length > 0) return options[random(options.length)]?.value;
  switch (item.type) {
    case 'boolean':
      return { type: 'boolean', value: random(2) === 1 };
    case 'integer':
    case 'decimal':
      return { type: item.type, value: random(10) };
    case 'string':
    case 'text':
      return { type: 'string', value: `text ${random(10)}` };
    default:
      return undefined;
  }
}

function* everyItem(items: readonly FormItem[]): Generator<FormItem> {
  for (const item of items) {
    yield item;
    yield* everyItem(item.items);
  }
}

function measure(name: string, questionnaire: Questionnaire, expressions: ExpressionEngine | undefined): void {
  const start = performance.now();
  const form = openForm(questionnaire, { expressions });
  const opened = performance.now() - start;
  const questions = [...everyItem(form.items)].filter(
    (question) => question.item.calculatedExpression === undefined && valueFor(question) !== undefined,
  );
  const times: number[] = [];
  for (let count = 0; count < answers; count++) {
    const question = questions[random(questions.length)];
    const value = question && valueFor(question);
    if (!question || form.at(question.path) !== question) continue;
    // Processor time, which other work of the machine does not extend.
    const before = process.cpuUsage();
    form.answer(question.path, value);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
  }
  times.sort((a, b) => a - b);
  const percentile = (part: number) => `${(times[Math.floor(times.length * part)] ?? Number.NaN).toFixed(3)} ms`;
  const items = [...itemsOf(questionnaire)].length;
  console.log(
    `${name}: ${items} items; opens in ${opened.toFixed(0)} ms; an answer: p50 ${percentile(0.5)}, p95 ${percentile(0.95)}`,
  );
}

const forms = corpusForms().toSorted((a, b) => [...itemsOf(b)].length - [...itemsOf(a)].length);
const calculating = forms.filter(
  (form) => needsExpressions(form) && [...itemsOf(form)].some(({ calculatedExpression }) => calculatedExpression),
);
const conditions = (form: Questionnaire) => [...itemsOf(form)].filter(({ enableWhen }) => enableWhen).length;
/** Measures with our engine, or what the form needs, and with fhirpath.js. */
async function measureBoth(name: string, questionnaire: Questionnaire): Promise<void> {
  if (!needsExpressions(questionnaire)) {
    measure(name, questionnaire, undefined);
    return;
  }
  const expressions = await loadExpressions(questionnaire);
  // A warm-up, because the first measurement includes compilation.
  for (const engine of [expressions, fhirPath]) measure('(warming up)', questionnaire, engine);
  measure(name, questionnaire, expressions);
  measure(`${name}, with fhirpath.js`, questionnaire, fhirPath);
}

for (const form of forms.slice(0, 1)) measure('(warming up)', form, undefined);
for (const form of forms.slice(0, 1)) await measureBoth(`largest form of the corpus (${form.title ?? ''})`, form);
for (const form of calculating.slice(0, 1))
  await measureBoth(`largest with calculated scores (${form.title ?? ''})`, form);
const large = synthetic();
await measureBoth(`synthetic, ${conditions(large)} conditions`, large);
await measureBoth('the same with 1 calculated score', withScores(large, 1));
await measureBoth('the same with 20 calculated scores', withScores(large, 20));
