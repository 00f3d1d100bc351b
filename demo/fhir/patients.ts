import type { AdapterData } from '../../src/adapter/adapter-data.js';
import {
  werkHerstelInstrument,
  werkHerstelQuestionnaire,
  werkHerstelScenario,
  type QuestionnaireResponse,
} from '../../src/core/index.js';

export const basePath = '/r4';

export const patients = [
  { id: 'voorbeeld', name: 'Voorbeeldpatiënt', about: 'man, 54 jaar · hartinfarct · spreekuur bedrijfsarts' },
  { id: 'tweede', name: 'Tweede voorbeeldpatiënt', about: 'vrouw, 38 jaar · burn-out · spreekuur bedrijfsarts' },
] as const;

export function exampleData(today: string): AdapterData {
  const [first, second] = patients.map(({ id }) => `Patient/${id}`) as [string, string];
  const firstScenario = werkHerstelScenario(today, first);
  const secondScenario = werkHerstelScenario(today, second);
  return {
    questionnaires: [werkHerstelQuestionnaire],
    instruments: [werkHerstelInstrument],
    responses: [...firstScenario.responses, ...secondScenario.responses.map(inverted)],
    assignments: {
      [first]: firstScenario.assignments,
      [second]: secondScenario.assignments.map((assignment) => ({ ...assignment, id: `${assignment.id}-2` })),
    },
    events: { [first]: firstScenario.events, [second]: [] },
    readers: {
      [first]: [
        { name: 'A. Voorbeeld', role: 'bedrijfsarts', access: 'shared' },
        { name: 'B. Voorbeeld', role: 'fysiotherapeut', access: 'shared' },
        { name: 'Huisartsenpraktijk Voorbeeld', access: 'unknown' },
        { name: 'C. Voorbeeld', role: 'leidinggevende', access: 'notShared' },
      ],
    },
  };
}

/** Inverts the ratings of a response, for the second patient. */
function inverted(response: QuestionnaireResponse): QuestionnaireResponse {
  return {
    ...response,
    id: `${response.id}-2`,
    items: response.items.map((item) => ({
      ...item,
      answers: (item.answers ?? []).map(({ value }) => ({
        ...(value && { value: value.type === 'integer' ? { ...value, value: 10 - value.value } : value }),
      })),
    })),
  };
}
