import '../../src/define.js';
import { localize, type Assignment } from '../../src/core/index.js';
import { openBackEnd } from './adapter.js';

const { adapter, subject } = await openBackEnd();
const waiting = document.querySelector<HTMLElement>('#waiting')!;
const fillIn = document.querySelector<HTMLElement>('#fill-in')!;
const outcomes = document.querySelector<HTMLElement>('#outcomes')!;

Object.assign(document.querySelector('pro-provider')!, { adapter, subject, loading: false });
document.querySelector('pro-preparation')!.aids = [
  { title: 'Meer lezen over hart en werk op Thuisarts.nl', url: 'https://www.thuisarts.nl' },
  { title: 'Bel de polikliniek (voorbeeld)', url: 'tel:+31000000000' },
];
adapter.subscribe?.({ subject }, () => void showWaiting());
fillIn.addEventListener('pro-submit', () => (waiting.hidden = outcomes.hidden = false));
await showWaiting();

async function showWaiting(): Promise<void> {
  const { signal } = new AbortController();
  const assignments = (await adapter.listAssignments?.({ subject }, { signal })) ?? [];
  const open = assignments.filter(({ status }) => status === 'sent' || status === 'opened');
  waiting.replaceChildren(heading(open.length), ...open.map((assignment) => line(assignment)));
}

function heading(count: number): HTMLElement {
  const title = document.createElement('h2');
  title.textContent = count === 0 ? 'Er wacht geen vragenlijst op u' : 'Deze vragenlijst wacht op u';
  return title;
}

function line(assignment: Assignment): HTMLElement {
  const row = document.createElement('div');
  row.className = 'assignment';
  const name = document.createElement('p');
  name.textContent = localize(assignment.title ?? assignment.questionnaire, 'nl');
  const start = document.createElement('button');
  start.type = 'button';
  start.textContent = 'Vul de vragenlijst in';
  start.addEventListener('click', () => open(assignment));
  row.append(name, start);
  return row;
}

function open({ questionnaire }: Assignment): void {
  const form = document.createElement('pro-questionnaire');
  form.questionnaire = questionnaire;
  form.instrument = 'werk-herstel-demo';
  fillIn.replaceChildren(form);
  outcomes.hidden = true;
  waiting.hidden = true;
  fillIn.hidden = false;
  // The button that had the focus is hidden now.
  fillIn.focus({ preventScroll: true });
  form.scrollIntoView();
}
