import type { AdapterData } from '../../src/adapter/adapter-data.js';
import { BrowserAdapter } from '../../src/adapter/browser.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../../src/core/index.js';
import { klachtenInstrument, klachtenQuestionnaire, klachtenResponses } from './klachten.js';
import { careTeamOf, consultationsOf, sharingOf } from './team.js';

export const subject = 'Patient/voorbeeld';

/** Opens an adapter that stores its data in this browser and starts with the example patient. */
export function openExample(): BrowserAdapter {
  return new BrowserAdapter({
    database: 'pro-widgets-demo',
    ...exampleOf(new Date().toISOString().slice(0, 10), subject),
  });
}

/** Returns the data of the example patient, relative to a day. */
export function exampleOf(today: string, subject: string): AdapterData {
  const { responses, assignments, events } = werkHerstelScenario(today, subject);
  const [first = today, second = today] = responses.map(({ authored = today }) => authored.slice(0, 10));
  return {
    questionnaires: [werkHerstelQuestionnaire, klachtenQuestionnaire],
    instruments: [werkHerstelInstrument, klachtenInstrument],
    responses: [...responses, ...klachtenResponses(subject, [first, second])],
    assignments: { [subject]: assignments },
    events: { [subject]: events },
    careTeams: { [subject]: careTeamOf(subject) },
    sharing: sharingOf(subject, today),
    consultations: consultationsOf(subject, today),
  };
}
