import { BrowserAdapter } from '../../src/adapter/browser.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../../src/core/index.js';

export const subject = 'Patient/voorbeeld';

/** Opens an adapter that stores its data in this browser and starts with the example patient. */
export function openExample(): BrowserAdapter {
  const today = new Date().toISOString().slice(0, 10);
  const { responses, assignments, events } = werkHerstelScenario(today, subject);
  return new BrowserAdapter({
    database: 'pro-widgets-demo',
    questionnaires: [werkHerstelQuestionnaire],
    instruments: [werkHerstelInstrument],
    responses,
    assignments: { [subject]: assignments },
    events: { [subject]: events },
  });
}
