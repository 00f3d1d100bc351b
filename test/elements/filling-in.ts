/** What the tests of <pro-questionnaire> fill it in with: they find what a person would see, and do what a person does. */
import { fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { ProAdapter } from '../../src/adapter/adapter.js';
import type { QuestionnaireItem, Questionnaire } from '../../src/core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import type { AnswerValue } from '../../src/core/model/value.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { questionnaireOf, questionOf } from '../../stories/every-question.js';
import '../../src/define/questionnaire.js';
import { waitUntil } from '../harness/wait.js';

/** Four questions, one of which depends on another. */
export const short = questionnaireOf([
  questionOf('ja', { linkId: 'alleen', required: true }),
  {
    ...questionOf('keuze', { linkId: 'reis' }),
    enableWhen: [{ question: 'alleen', operator: '=', answer: { type: 'boolean', value: true } }],
  },
  questionOf('cijfer', { linkId: 'slaap' }),
  questionOf('regel', { linkId: 'beroep' }),
]);

export const isReady = (el: ProQuestionnaire) => !rootOf(el).querySelector('[aria-busy]');
export const rootOf = (el: ProQuestionnaire) => el.shadowRoot!.querySelector<HTMLElement>('.root')!;
export const textOf = (el: ProQuestionnaire) => rootOf(el).innerText.replace(/\s+/g, ' ').trim();
export const headingOf = (el: ProQuestionnaire) =>
  el.shadowRoot!.querySelector('h2')!.innerText.replace(/\s+/g, ' ').trim();
export const focused = (el: ProQuestionnaire) => el.shadowRoot!.activeElement as HTMLElement | null;

/** The next event of a type, as `HTMLElementEventMap` knows it. */
export function next<Type extends keyof HTMLElementEventMap>(
  el: HTMLElement,
  type: Type,
): Promise<HTMLElementEventMap[Type]> {
  return new Promise((resolve) => el.addEventListener(type, resolve, { once: true }));
}

export async function drawn(el: ProQuestionnaire): Promise<void> {
  await el.updateComplete;
  await nextFrame();
  await el.updateComplete;
}

export async function form(
  questionnaire: Questionnaire,
  more: Partial<ProQuestionnaire> = {},
): Promise<ProQuestionnaire> {
  const el = await fixture<ProQuestionnaire>(
    html`<pro-questionnaire .questionnaire=${questionnaire}></pro-questionnaire>`,
  );
  Object.assign(el, more);
  await waitUntil(() => isReady(el), 'it opens');
  await drawn(el);
  return el;
}

/** The form with one question open, or all of them in a list. */
export async function asking(
  item: QuestionnaireItem,
  more: Partial<ProQuestionnaire> = { layout: 'list' },
): Promise<ProQuestionnaire> {
  const el = await fixture<ProQuestionnaire>(
    html`<pro-questionnaire
      layout=${more.layout ?? 'page'}
      .questionnaire=${questionnaireOf([item])}
    ></pro-questionnaire>`,
  );
  await waitUntil(() => isReady(el), 'it opens');
  await drawn(el);
  return el;
}

export async function press(el: ProQuestionnaire, words: string): Promise<void> {
  const button = [...el.shadowRoot!.querySelectorAll('button')].find((one) =>
    one.textContent.replace(/\s+/g, ' ').trim().startsWith(words),
  );
  if (!button) throw new Error(`There is no button "${words}" in: ${textOf(el)}`);
  button.click();
  await drawn(el);
}

/** The field that a label, or an aria-label, names. */
export function field(el: ProQuestionnaire, words: string): HTMLInputElement {
  const root = el.shadowRoot!;
  const label = [...root.querySelectorAll('label')].find((one) => one.innerText.trim().startsWith(words));
  const found = label?.control ?? root.querySelector(`[aria-label="${words}"]`);
  if (!found) throw new Error(`There is no field "${words}" in: ${textOf(el)}`);
  return found as HTMLInputElement;
}

export async function choose(el: ProQuestionnaire, ...labels: string[]): Promise<void> {
  for (const label of labels) {
    field(el, label).click();
    await drawn(el);
  }
}

export async function type(el: ProQuestionnaire, words: string, text: string): Promise<void> {
  field(el, words).focus();
  await sendKeys({ type: text });
  await drawn(el);
}

/** Hands files to the field of a question, as a browser does once somebody has chosen them. */
export async function give(el: ProQuestionnaire, linkId: string, ...files: readonly File[]): Promise<void> {
  const input = el.shadowRoot!.querySelector<HTMLInputElement>(`#q-${linkId}`)!;
  const chosen = new DataTransfer();
  for (const file of files) chosen.items.add(file);
  input.files = chosen.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await el.updateComplete;
  await waitUntil(() => !textOf(el).includes('Bestand toevoegen'), 'the file is read');
  await drawn(el);
}

export async function pick(el: ProQuestionnaire, words: string, option: string): Promise<void> {
  const select = field(el, words) as unknown as HTMLSelectElement;
  select.selectedIndex = [...select.options].findIndex((one) => one.text.trim() === option);
  select.dispatchEvent(new Event('change'));
  await drawn(el);
}

export function answersOf(el: ProQuestionnaire, linkId: string): AnswerValue[] {
  const item = el.getResponse()!.items.find((one) => one.linkId === linkId);
  return item?.answers?.flatMap(({ value }) => value ?? []) ?? [];
}

/** An adapter that keeps what it is sent, and fails as often as it is told. */
export function keeping(failures = 0) {
  const sent: QuestionnaireResponse[] = [];
  let left = failures;
  const adapter: ProAdapter = {
    getQuestionnaire: async () => short,
    listResponses: async () => [],
    submitResponse: async (response) => {
      sent.push(response);
      if (left-- > 0) throw new Error('offline');
      return response;
    },
  };
  return { adapter, sent };
}

export async function provided(
  adapter: ProAdapter,
  questionnaire: string | Questionnaire = 'https://pro-widgets.example/Questionnaire/voorbeeld',
) {
  const provider = await fixture(html`
    <pro-provider .adapter=${adapter} subject="Patient/1"
      ><pro-questionnaire .questionnaire=${questionnaire}></pro-questionnaire
    ></pro-provider>
  `);
  const el = provider.firstElementChild as ProQuestionnaire;
  await waitUntil(() => isReady(el), 'it opens');
  await drawn(el);
  return el;
}

export async function toReview(el: ProQuestionnaire): Promise<void> {
  await press(el, 'Beginnen');
  await choose(el, 'Nee');
  for (let page = 0; page < 3; page += 1) await press(el, 'Volgende');
}
