/** The actions and observations of a user, through the visible content of a form. */
import type { ProQuestionnaire } from '../../../src/elements/questionnaire/questionnaire.js';

export interface Seen {
  /** The status of the status line. */
  readonly state: string;
  /** The text of the status line. */
  readonly status: string;
  readonly buttons: readonly string[];
  readonly text: string;
  readonly isBusy: boolean;
}

export function rootOf(form: ProQuestionnaire): ShadowRoot {
  if (!form.shadowRoot) throw new Error('The form is not there yet.');
  return form.shadowRoot;
}

export function seenOf(form: ProQuestionnaire): Seen {
  const root = rootOf(form);
  const status = root.querySelector<HTMLElement>('[part="status"]');
  return {
    state: status?.dataset['state'] ?? 'none',
    status: wordsOf(status),
    buttons: buttonsOf(form).map(wordsOf),
    text: wordsOf(root.querySelector('.root')),
    isBusy: root.querySelector('[aria-busy]') !== null,
  };
}

export async function pressed(form: ProQuestionnaire, words: string): Promise<void> {
  const button = buttonsOf(form).find((element) => wordsOf(element).startsWith(words));
  if (!button) throw new Error(`There is no button "${words}": ${JSON.stringify(seenOf(form))}`);
  button.click();
  await settled(form);
}

/** Changes pages until a question is visible. Returns false if earlier answers are offered in place of the questions. */
export async function goTo(form: ProQuestionnaire, number: number): Promise<boolean> {
  await settled(form);
  for (let turns = 0; turns < 200; turns += 1) {
    const onScreen = questionsOnScreen(form).map((question) => question.number);
    if (onScreen.includes(number)) return true;
    if (buttonsOf(form).some((element) => wordsOf(element).startsWith('Verdergaan'))) return false;
    const [first] = onScreen;
    const next = ['Beginnen', 'Volgende'].find((words) =>
      buttonsOf(form).some((element) => wordsOf(element).startsWith(words)),
    );
    await pressed(form, next && (first === undefined || first < number) ? next : 'Terug');
  }
  throw new Error(`Question ${number} does not come: ${JSON.stringify(seenOf(form))}`);
}

export function giveAnswer(form: ProQuestionnaire, number: number, given: string): void {
  const question = questionsOnScreen(form).find((question) => question.number === number)?.names;
  const options = [...(question?.closest('fieldset')?.querySelectorAll('label') ?? [])];
  const field =
    question instanceof HTMLLabelElement ? question.control : options.find((element) => wordsOf(element) === given);
  if (!field) throw new Error(`Question ${number} cannot be answered: ${JSON.stringify(seenOf(form))}`);
  if (!(field instanceof HTMLInputElement)) return field.click();
  field.focus();
  field.value = given;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
}

/** Waits until Lit has rendered all updates. */
export async function settled(form: ProQuestionnaire): Promise<void> {
  do await form.updateComplete;
  while (form.isUpdatePending);
}

/** Returns the visible questions, each with the legend or the label that names it. */
function questionsOnScreen(form: ProQuestionnaire): { number: number; names: Element }[] {
  return [...rootOf(form).querySelectorAll('legend, label[for]')].flatMap((names) => {
    const number = /^(\d+)\. /.exec(wordsOf(names))?.[1];
    return number ? [{ number: Number(number), names }] : [];
  });
}

function buttonsOf(form: ProQuestionnaire): HTMLButtonElement[] {
  return [...rootOf(form).querySelectorAll('button')].filter((element) => element.checkVisibility());
}

function wordsOf(element: Element | null): string {
  return element?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}
