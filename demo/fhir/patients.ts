import type { AdapterData } from '../../src/adapter/adapter-data.js';
import { werkHerstelScenario, type QuestionnaireResponse } from '../../src/core/index.js';
import { exampleOf } from '../host/example.js';
import { careTeamOf, sharingOf } from '../host/team.js';

export const basePath = '/r4';

export const patients = [
  { id: 'voorbeeld', name: 'Voorbeeldpatiënt', about: 'man, 54 jaar' },
  { id: 'tweede', name: 'Tweede voorbeeldpatiënt', about: 'vrouw, 38 jaar' },
] as const;

export function exampleData(today: string): AdapterData {
  const [first, second] = patients.map(({ id }) => `Patient/${id}`) as [string, string];
  const example = exampleOf(today, first);
  const scenario = werkHerstelScenario(today, second);
  return {
    ...example,
    responses: [...(example.responses ?? []), ...scenario.responses.map(inverted)],
    assignments: {
      ...example.assignments,
      [second]: scenario.assignments.map((assignment) => ({ ...assignment, id: `${assignment.id}-2` })),
    },
    events: { ...example.events, [second]: [] },
    careTeams: { ...example.careTeams, [second]: careTeamOf(second) },
    sharing: [...(example.sharing ?? []), ...sharingOf(second, today)],
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
