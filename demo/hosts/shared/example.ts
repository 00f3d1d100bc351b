// The example data of all host pages.
import {
  measurementOf,
  MemoryAdapter,
  werkHerstelInstrument as instrument,
  werkHerstelQuestionnaire as questionnaire,
  werkHerstelScenario,
} from 'pro-widgets';

export const subject = 'Patient/voorbeeld';
const { responses, assignments, events } = werkHerstelScenario('2026-11-22', subject);

export const adapter = new MemoryAdapter({
  questionnaires: [questionnaire],
  instruments: [instrument],
  responses,
  assignments: { [subject]: assignments },
  events: { [subject]: events },
});

/** The data as properties of widgets, which then do not use the adapter. */
export const measurements = responses.map((response) => measurementOf(instrument, questionnaire, response));
export { instrument, questionnaire };

/** Parameters of the page: `?data=property|json|adapter&define=early|late`. */
const parameters = new URLSearchParams(location.search);
export const data = parameters.get('data') ?? 'adapter';
export const isLate = parameters.get('define') === 'late';

/** Registers the tags, before the page is drawn or 200 ms later. */
export async function define(): Promise<void> {
  if (isLate) setTimeout(() => void import('pro-widgets/define'), 200);
  else await import('pro-widgets/define');
}

export function tell(event: Event): void {
  const output = document.querySelector('#heard');
  if (output) output.textContent += `${event.type} `;
}

export function tellMistake({ error }: { readonly error: Error }): void {
  const mistakes = document.querySelector('#mistakes');
  if (mistakes) mistakes.textContent += `${error.name}: ${error.message}\n`;
}
