import type { Assignment } from '../../core/model/care.js';
import { timestampOf } from '../../core/model/timestamp.js';
import { assignmentFromFhir, referredBy } from '../../fhir/assignments-from-fhir.js';
import type { JsonObject } from '../../fhir/json.js';
import type { RequestOptions } from '../adapter.js';
import type { FhirClient } from './client.js';

export interface AssignedTask {
  readonly assignment: Assignment;
  readonly task: JsonObject;
}

/** Lists the subject's Tasks that ask for a questionnaire, oldest first. */
export async function listTasks(client: FhirClient, subject: string, options: RequestOptions): Promise<AssignedTask[]> {
  const found = await client.searchSubject(subject, 'Task', { _include: 'Task:focus' }, options, {
    parameter: 'patient',
    element: 'for',
  });
  const references = found.matches.flatMap(referredBy);
  const requests = await client.readReferenced('ServiceRequest', references, found.included, options);
  const definitions = await client.readReferenced('ActivityDefinition', references, [], options);
  const referred = new Map([...requests, ...definitions]);
  return found.matches
    .flatMap((task) => {
      const assignment = assignmentFromFhir(task, referred);
      return assignment ? [{ assignment, task }] : [];
    })
    .toSorted((a, b) => timestampOf(a.assignment.sent ?? '') - timestampOf(b.assignment.sent ?? ''));
}
