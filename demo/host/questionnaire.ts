import '../../src/define.js';
import { canRender, questionnaireFromFhir, responseToFhir } from '../../src/fhir/index.js';
import { exampleQuestionnaire } from './example-questionnaire.js';
import { medmijQuestionnaire } from './medmij-questionnaire.js';

const json = document.querySelector<HTMLTextAreaElement>('#json')!;
const file = document.querySelector<HTMLInputElement>('#file')!;
const list = document.querySelector<HTMLInputElement>('#list')!;
const refused = document.querySelector<HTMLElement>('#refused')!;
const form = document.querySelector<HTMLElement>('#form')!;
const outcome = document.querySelector<HTMLElement>('#outcome')!;
const response = document.querySelector<HTMLElement>('#response')!;

document.querySelector('#show')!.addEventListener('click', show);
for (const [id, example] of [
  ['#example', exampleQuestionnaire],
  ['#medmij', medmijQuestionnaire],
] as const) {
  document.querySelector(id)!.addEventListener('click', () => (json.value = JSON.stringify(example, null, 2)));
}
file.addEventListener('change', () => void read(file.files?.[0]));
json.addEventListener('dragover', (event) => {
  event.preventDefault();
  json.classList.add('dropping');
});
json.addEventListener('dragleave', () => json.classList.remove('dropping'));
json.addEventListener('drop', (event) => {
  json.classList.remove('dropping');
  const dropped = event.dataTransfer?.files[0];
  if (!dropped) return;
  event.preventDefault();
  void read(dropped);
});

async function read(chosen: File | undefined): Promise<void> {
  if (!chosen) return;
  json.value = await chosen.text();
  show();
}

function show(): void {
  form.hidden = outcome.hidden = true;
  const fhir = tryParseJson(json.value);
  if (fhir === undefined) return refuse('Dit is geen JSON.', []);
  const { ok, unsupported } = canRender(fhir);
  if (!ok) return refuse('Deze vragenlijst wordt niet getoond. Dit kan het formulier niet:', unsupported);
  refused.hidden = true;
  draw(fhir);
}

function draw(fhir: unknown): void {
  const questionnaire = questionnaireFromFhir(fhir);
  const element = document.createElement('pro-questionnaire');
  element.layout = list.checked ? 'list' : 'page';
  element.questionnaire = questionnaire;
  const write = (status: 'in-progress' | 'completed') => {
    const answers = element.getResponse(status);
    if (!answers) return;
    response.textContent = JSON.stringify(responseToFhir(questionnaire, answers, { version: 'R4' }), null, 2);
    outcome.hidden = false;
  };
  element.addEventListener('pro-answer', () => write('in-progress'));
  element.addEventListener('pro-submit', () => write('completed'));
  form.replaceChildren(form.firstElementChild!, element);
  form.hidden = false;
  form.scrollIntoView();
}

function refuse(reason: string, unsupported: readonly { linkId: string; feature: string }[]): void {
  const text = document.createElement('p');
  text.textContent = reason;
  const reasons = document.createElement('ul');
  reasons.append(
    ...unsupported.map(({ linkId, feature }) => {
      const line = document.createElement('li');
      line.textContent = linkId ? `${feature} (linkId ${linkId})` : feature;
      return line;
    }),
  );
  refused.replaceChildren(text, reasons);
  refused.hidden = false;
}

function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
