import { phq9, werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../../../src/core/index.js';
import type { AdapterData } from '../../../src/adapter/adapter-data.js';
import type { Measurement } from '../../../src/core/model/score.js';

const subjects = ['Patient/1', 'Patient/123'];
const scenario = werkHerstelScenario('2026-11-22');

function phq9Of(date: string, value: number): Measurement {
  return { date, scores: [{ scale: 'phq-9-total', status: 'ok', value }] };
}

/**
 * Returns the data of the back end that the docs assume: the questionnaires, and the scores of the patients that the
 * pages name.
 */
export function exampleFor(canonicals: readonly string[]): AdapterData {
  const asked = canonicals.map((canonical) => {
    const [url = '', version = '1'] = canonical.split('|');
    return { ...werkHerstelQuestionnaire, url, version };
  });
  return {
    questionnaires: [werkHerstelQuestionnaire, ...asked.filter(({ url }) => url !== werkHerstelQuestionnaire.url)],
    instruments: [werkHerstelInstrument, phq9],
    responses: subjects.flatMap((subject) =>
      scenario.responses.map((response) => ({ ...response, id: `${response.id}-of-${subject}`, subject })),
    ),
    scores: Object.fromEntries(
      subjects.map((subject) => [subject, { [phq9.id]: [phq9Of('2026-08-01', 14), phq9Of('2026-11-01', 9)] }]),
    ),
  };
}
