import '../../src/define/questionnaire.js';
import type { QuestionnaireItem } from '../../src/core/model/questionnaire.js';
import type { DraftMode } from '../../src/core/model/draft-status.js';

const items = Array.from({ length: 30 }, (_, index): QuestionnaireItem => ({
  linkId: `q${index}`,
  type: 'boolean',
  text: `Vraag ${index + 1}`,
}));

/** Measures the ms from a click on an answer until the form shows that it is saved on the device, per answer. */
async function runBench(mode: DraftMode, answers: number): Promise<number[]> {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const provider = document.createElement('pro-provider');
  provider.subject = `Patient/${mode}`;
  provider.adapter = {
    getQuestionnaire: () => Promise.reject(new Error('The questionnaire is given.')),
    listResponses: async () => [],
    submitResponse: async (response) => response,
    getDraftKey: async () => key,
  };
  const form = document.createElement('pro-questionnaire');
  form.layout = 'list';
  form.drafts = mode;
  form.questionnaire = { url: 'https://pro-widgets.example/Questionnaire/bench', version: '1', items };
  provider.append(form);
  document.querySelector('main')?.replaceChildren(provider);
  const root = () => form.shadowRoot as ShadowRoot;
  await waitForFrame(() => root().querySelector('input') !== null);
  const state = () => root().querySelector<HTMLElement>('[part=status]')?.dataset['state'];
  const times: number[] = [];
  for (let answer = 0; answer < answers; answer += 1) {
    const index = answer % items.length;
    const choice = Math.floor(answer / items.length) % 2;
    const input = root().querySelectorAll('fieldset')[index]?.querySelectorAll('input')[choice];
    const start = performance.now();
    input?.click();
    await form.updateComplete;
    if (state() !== 'saving') throw new Error(`Answer ${answer} is not being saved: ${state()}`);
    await waitForMutation(root, () => state() === 'device');
    times.push(performance.now() - start);
  }
  return times;
}

function waitForMutation(root: () => ShadowRoot, condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    if (condition()) return resolve();
    const observer = new MutationObserver(() => {
      if (!condition()) return;
      observer.disconnect();
      resolve();
    });
    observer.observe(root(), { subtree: true, attributes: true, attributeFilter: ['data-state'] });
  });
}

async function waitForFrame(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => requestAnimationFrame(resolve));
}

Object.assign(globalThis, { runBench });
