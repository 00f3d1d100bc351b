import type { AdapterData } from '../../src/adapter/adapter-data.js';
import {
  werkHerstelInstrument,
  werkHerstelQuestionnaire,
  werkHerstelScenario,
  type QuestionnaireResponse,
} from '../../src/core/index.js';

/** Where the demo server has its FHIR interface. */
export const basePath = '/r4';

/** Both are made up. */
export const patients = [
  { id: 'voorbeeld', name: 'Voorbeeldpatiënt', about: 'man, 54 jaar · hartinfarct · spreekuur bedrijfsarts' },
  { id: 'tweede', name: 'Tweede voorbeeldpatiënt', about: 'vrouw, 38 jaar · burn-out · spreekuur bedrijfsarts' },
] as const;

/** What the FHIR server of the demo holds on a day. */
export function exampleData(today: string): AdapterData {
  const [first, second] = patients.map(({ id }) => `Patient/${id}`) as [string, string];
  const one = werkHerstelScenario(today, first);
  const two = werkHerstelScenario(today, second);
  return {
    questionnaires: [werkHerstelQuestionnaire],
    instruments: [werkHerstelInstrument],
    responses: [...one.responses, ...two.responses.map(turned)],
    assignments: {
      [first]: one.assignments,
      [second]: two.assignments.map((each) => ({ ...each, id: `${each.id}-2` })),
    },
    events: { [first]: one.events, [second]: [] },
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

/** Somebody else's answers: what was high is low. */
function turned(response: QuestionnaireResponse): QuestionnaireResponse {
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
