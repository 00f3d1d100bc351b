// How long one core takes to read a FHIR Questionnaire of 10,000 items: node --import tsx bench/fhir.ts
import { openForm } from '../src/core/form/open-form.js';
import { questionnaireFromFhir, responseFromFhir, responseToFhir } from '../src/fhir/index.js';

const count = 10_000;
const core = 'http://hl7.org/fhir/StructureDefinition';

// Each item a choice from a list of twenty, asked on a condition, with a rendering and a translation.
const item = Array.from({ length: count }, (_, place) => ({
  linkId: `q${place}`,
  type: 'choice',
  text: `Vraag ${place}`,
  _text: {
    extension: [
      { url: `${core}/rendering-xhtml`, valueString: `<p>Vraag <b>${place}</b></p>` },
      {
        url: `${core}/translation`,
        extension: [
          { url: 'lang', valueCode: 'en' },
          { url: 'content', valueString: `Question ${place}` },
        ],
      },
    ],
  },
  answerValueSet: '#v',
  enableWhen: [{ question: `q${place - 1}`, operator: '=', answerCoding: { code: '1' } }],
}));
const contains = Array.from({ length: 20 }, (_, place) => ({ code: `${place}`, display: `${place}` }));
const json = {
  resourceType: 'Questionnaire',
  language: 'nl',
  contained: [{ resourceType: 'ValueSet', id: 'v', expansion: { contains } }],
  item,
};

/** Milliseconds of the processor, not of the clock: the machine may be busy with something else. */
function run<Result>(task: () => Result): { readonly result: Result; readonly ms: number } {
  const start = process.cpuUsage();
  const result = task();
  const { user, system } = process.cpuUsage(start);
  return { result, ms: Math.round((user + system) / 1000) };
}

function print(what: string, task: () => unknown): void {
  const runs = [run(task), run(task), run(task)].map(({ ms }) => ms);
  process.stdout.write(`${what}, ${count.toLocaleString('en')} items, ms on one core: ${runs.join(', ')}\n`);
}

const questionnaire = questionnaireFromFhir(json);
if (questionnaire.items.length !== count) throw new Error('Not every item was read.');
// Answered without its conditions, which would keep all but the first from being asked.
const unconditional = questionnaire.items.map((one) => ({ ...one, enableWhen: [] }));
const form = openForm({ ...questionnaire, items: unconditional });
for (const { linkId, options } of questionnaire.items) form.answer(linkId, options?.[1]?.value);
const answered = form.response({ status: 'completed' });
const written = responseToFhir(questionnaire, answered, { version: 'R4' });
if (written.item?.length !== count) throw new Error('Not every answer was written.');

print('A form read', () => questionnaireFromFhir(json));
print('A response written', () => responseToFhir(questionnaire, answered, { version: 'R4' }));
print('A response read', () => responseFromFhir(questionnaire, written));
