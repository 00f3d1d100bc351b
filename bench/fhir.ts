// Measures the CPU time to read a FHIR Questionnaire of 10,000 items: node --import tsx bench/fhir.ts
import { openForm } from '../src/core/form/open-form.js';
import { questionnaireFromFhir, responseFromFhir, responseToFhir } from '../src/fhir/index.js';

const count = 10_000;
const core = 'http://hl7.org/fhir/StructureDefinition';

// Each item is a choice of twenty options with a condition, a rendering and a translation.
const item = Array.from({ length: count }, (_, index) => ({
  linkId: `q${index}`,
  type: 'choice',
  text: `Vraag ${index}`,
  _text: {
    extension: [
      { url: `${core}/rendering-xhtml`, valueString: `<p>Vraag <b>${index}</b></p>` },
      {
        url: `${core}/translation`,
        extension: [
          { url: 'lang', valueCode: 'en' },
          { url: 'content', valueString: `Question ${index}` },
        ],
      },
    ],
  },
  answerValueSet: '#v',
  enableWhen: [{ question: `q${index - 1}`, operator: '=', answerCoding: { code: '1' } }],
}));
const contains = Array.from({ length: 20 }, (_, index) => ({ code: `${index}`, display: `${index}` }));
const json = {
  resourceType: 'Questionnaire',
  language: 'nl',
  contained: [{ resourceType: 'ValueSet', id: 'v', expansion: { contains } }],
  item,
};

/** Measures CPU time, because wall time depends on the load of the machine. */
function run<Result>(task: () => Result): { readonly result: Result; readonly ms: number } {
  const start = process.cpuUsage();
  const result = task();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: Math.round((user + system) / 1000) };
}

function printTimes(what: string, task: () => unknown): void {
  const runs = [run(task), run(task), run(task)].map(({ ms }) => ms);
  process.stdout.write(`${what}, ${count.toLocaleString('en')} items, ms on one core: ${runs.join(', ')}\n`);
}

const questionnaire = questionnaireFromFhir(json);
if (questionnaire.items.length !== count) throw new Error('Not every item was read.');
// The conditions are removed, because they would disable all questions but the first.
const unconditional = questionnaire.items.map((conditional) => ({ ...conditional, enableWhen: [] }));
const form = openForm({ ...questionnaire, items: unconditional });
for (const { linkId, options } of questionnaire.items) form.answer(linkId, options?.[1]?.value);
const answered = form.response({ status: 'completed' });
const fhirResponse = responseToFhir(questionnaire, answered, { version: 'R4' });
if (fhirResponse.item?.length !== count) throw new Error('Not every answer was written.');

printTimes('A form read', () => questionnaireFromFhir(json));
printTimes('A response written', () => responseToFhir(questionnaire, answered, { version: 'R4' }));
printTimes('A response read', () => responseFromFhir(questionnaire, fhirResponse));
