// What every host page shows: our own example, as its back end would hold it.
import {
  measurementOf,
  MemoryAdapter,
  werkHerstelInstrument as instrument,
  werkHerstelQuestionnaire as questionnaire,
  werkHerstelScenario,
} from 'pro-widgets';

export const subject = 'Patient/voorbeeld';
const { responses, assignments, events } = werkHerstelScenario('2026-11-22', subject);

/** All widgets ask it for what they show. */
export const adapter = new MemoryAdapter({
  questionnaires: [questionnaire],
  instruments: [instrument],
  responses,
  assignments: { [subject]: assignments },
  events: { [subject]: events },
});

/** The same, to give to each widget: then it asks for nothing. */
export const measurements = responses.map((response) => measurementOf(instrument, questionnaire, response));
export { instrument, questionnaire };

/** How this page is opened: `?data=property|json|adapter&define=early|late`. */
const asked = new URLSearchParams(location.search);
export const data = asked.get('data') ?? 'adapter';
export const isLate = asked.get('define') === 'late';

/** Registers the tags: before the page is drawn, or a while after it. */
export async function define(): Promise<void> {
  if (isLate) setTimeout(() => void import('pro-widgets/define'), 200);
  else await import('pro-widgets/define');
}

/** Shows on the page what the widgets told it. */
export function tell(event: Event): void {
  const heard = document.querySelector('#heard');
  if (heard) heard.textContent += `${event.type} `;
}

export function tellMistake({ error }: { readonly error: Error }): void {
  const mistakes = document.querySelector('#mistakes');
  if (mistakes) mistakes.textContent += `${error.name}: ${error.message}\n`;
}
