import type { Assignment } from '../core/model/care.js';
import { defined, isObject, type JsonObject } from './json.js';
import {
  codingsOf,
  extensionEnding,
  objectsOf,
  referenceOf,
  referredFrom,
  stringOf,
  type Referred,
} from './resource.js';

/**
 * Reads an assignment from a Task of one of three shapes: the Task names the questionnaire (SDC), instantiates an
 * ActivityDefinition that names it (MedMij), or fulfills a ServiceRequest that names it.
 *
 * @returns Undefined for a Task about something else, and for one that was entered in error or is still a draft.
 */
export function assignmentFromFhir(task: JsonObject, referred: Referred): Assignment | undefined {
  const { id, status, description, authoredOn, lastModified, executionPeriod, restriction } = task;
  const key = stringOf(id);
  const assignmentStatus = typeof status === 'string' ? statusByTaskStatus[status] : undefined;
  const basis = basisOf(task, referred);
  const questionnaire = namedQuestionnaire(task) ?? (basis && namedQuestionnaire(basis));
  if (key === undefined || assignmentStatus === undefined || questionnaire === undefined) return undefined;
  const modified = stringOf(lastModified);
  return {
    id: key,
    questionnaire,
    status: assignmentStatus,
    ...defined({
      title: stringOf(description) ?? stringOf(basis?.['title']),
      sent: stringOf(authoredOn),
      opened: assignmentStatus === 'opened' ? modified : undefined,
      completed: assignmentStatus === 'completed' ? modified : undefined,
      due: endOf(isObject(restriction) ? restriction['period'] : undefined) ?? endOf(executionPeriod) ?? dueOf(basis),
    }),
  };
}

/** The references of a Task to resources that {@link assignmentFromFhir} needs. */
export function referredBy(task: JsonObject): string[] {
  const references = [referenceOf(task['focus']), referenceOf(extensionEnding(task, '/instantiates'))];
  return references.flatMap((reference) => reference ?? []);
}

/** The Task, completed by a response at the time `now`. */
export function completedTask(task: JsonObject, response: string, now: Date): JsonObject {
  const sent = Date.parse(stringOf(task['authoredOn']) ?? '');
  // FHIR: lastModified is not before authoredOn. The server's clock may be ahead of ours.
  const modified = sent > now.getTime() ? task['authoredOn'] : now.toISOString();
  return {
    ...task,
    status: 'completed',
    lastModified: modified,
    output: [
      ...objectsOf(task['output']),
      {
        type: { coding: [{ system: sdcSystem, code: 'questionnaire-response' }] },
        valueReference: { reference: response },
      },
    ],
  };
}

const sdcSystem = 'http://hl7.org/fhir/uv/sdc/CodeSystem/temp';

const statusByTaskStatus: Readonly<Record<string, Assignment['status']>> = {
  requested: 'sent',
  received: 'sent',
  accepted: 'sent',
  ready: 'sent',
  'on-hold': 'sent',
  'in-progress': 'opened',
  completed: 'completed',
  cancelled: 'cancelled',
  rejected: 'cancelled',
  failed: 'cancelled',
};

function basisOf(task: JsonObject, referred: Referred): JsonObject | undefined {
  return referredBy(task)
    .map((reference) => referredFrom(task, reference, referred))
    .find((resource) => resource !== undefined);
}

function namedQuestionnaire(resource: JsonObject): string | undefined {
  const input = objectsOf(resource['input']).find(
    ({ type, valueCanonical }) =>
      valueCanonical !== undefined && codingsOf(type).some(({ code }) => code === 'questionnaire'),
  );
  const extension =
    extensionEnding(resource, '/sdc-servicerequest-questionnaire') ??
    extensionEnding(resource, '/servicerequest-questionnaireRequest') ??
    extensionEnding(resource, '/cpg-collectWith');
  const artifact = objectsOf(resource['relatedArtifact']).find(({ resource: canonical }) =>
    /\/Questionnaire\//.test(stringOf(canonical) ?? ''),
  );
  return (
    stringOf(input?.['valueCanonical']) ??
    (isObject(extension) ? referenceOf(extension) : stringOf(extension)) ??
    stringOf(artifact?.['resource'])
  );
}

function endOf(period: unknown): string | undefined {
  return isObject(period) ? stringOf(period['end']) : undefined;
}

function dueOf(basis: JsonObject | undefined): string | undefined {
  return endOf(basis?.['occurrencePeriod']) ?? stringOf(basis?.['occurrenceDateTime']);
}
