// Measures how many PHQ-9 responses one core scores per second: node --import tsx bench/scoring.ts
import { phq9 } from '../src/core/instruments/index.js';
import { canonicalOf, type QuestionnaireItem, type Questionnaire } from '../src/core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../src/core/model/questionnaire-response.js';
import { scorerOf } from '../src/core/scoring/scores.js';

const wanted = 1_000_000;
// Few enough for the CPU cache, so that scoring is measured and not memory.
const distinct = 100;

// Coded questions and options with weights, as in a portal. Scoring needs no texts.
const questionnaire: Questionnaire = {
  url: 'https://example.org/Questionnaire/phq-9',
  version: '1',
  items: phq9.items.map(({ key, codes, answers = [] }): QuestionnaireItem => ({
    linkId: key,
    type: 'choice',
    code: codes,
    options: answers.map(({ coding, value }) => ({ value: { type: 'coding', value: coding, weight: value } })),
  })),
};

/** Creates pseudo-random responses, the same on every run. */
function responsesOf(count: number): { responses: QuestionnaireResponse[]; total: number } {
  let seed = 1;
  let total = 0;
  const responses = Array.from({ length: count }, (_, index): QuestionnaireResponse => ({
    id: String(index),
    questionnaire: canonicalOf(questionnaire),
    status: 'completed',
    authored: '2026-11-22T10:00:00Z',
    items: phq9.items.map(({ key, answers = [] }) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      const level = Math.floor((seed / 2147483648) * 4);
      total += level;
      const coding = { ...answers[level]?.coding };
      return { linkId: key, answers: [{ value: { type: 'coding', value: coding, weight: level } }] };
    }),
  }));
  return { responses, total };
}

const { responses, total } = responsesOf(distinct);
const scoreResponse = scorerOf(phq9, questionnaire);
const rounds = wanted / distinct;

// Measures CPU time, because wall time depends on the load of the machine.
function run(): number {
  const start = process.cpuUsage();
  let sum = 0;
  for (let round = 0; round < rounds; round += 1) {
    for (const response of responses) sum += scoreResponse(response).scores[0]?.value ?? Number.NaN;
  }
  const { user, system } = process.cpuUsage(start);
  if (sum !== total * rounds) throw new Error(`The scores are wrong: they add up to ${sum}, not ${total * rounds}`);
  return wanted / ((user + system) / 1e6);
}

const runs = [run(), run(), run()];
const formatted = runs.map((perSecond) => Math.round(perSecond).toLocaleString('en'));
process.stdout.write(`PHQ-9 responses scored a second on one core: ${formatted.join(', ')}\n`);
