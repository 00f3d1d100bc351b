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
 * The assignment that a Task is, in one of three shapes: it names the questionnaire itself (SDC), instantiates an
 * ActivityDefinition that does (MedMij), or asks to fulfil a ServiceRequest that does.
 *
 * @returns Undefined for a Task about something else, or one that was entered in error or is still a draft.
 */
export function assignmentFromFhir(task: JsonObject, referred: Referred): Assignment | undefined {
  const { id, status, description, authoredOn, lastModified, executionPeriod, restriction } = task;
  const key = stringOf(id);
  const kind = typeof status === 'string' ? kinds[status] : undefined;
  const basis = basisOf(task, referred);
  const questionnaire = questionnaireOf(task) ?? (basis && questionnaireOf(basis));
  if (key === undefined || kind === undefined || questionnaire === undefined) return undefined;
  const modified = stringOf(lastModified);
  return {
    id: key,
    questionnaire,
    status: kind,
    ...defined({
      title: stringOf(description) ?? stringOf(basis?.['title']),
      sent: stringOf(authoredOn),
      opened: kind === 'opened' ? modified : undefined,
      completed: kind === 'completed' ? modified : undefined,
      due: endOf(isObject(restriction) ? restriction['period'] : undefined) ?? endOf(executionPeriod) ?? dueOf(basis),
    }),
  };
}

/** The references that must be there before a Task can be read. */
export function referredBy(task: JsonObject): string[] {
  const references = [referenceOf(task['focus']), referenceOf(extensionEnding(task, '/instantiates'))];
  return references.flatMap((one) => one ?? []);
}

/** The Task as it is after its response came in, now. */
export function completedTask(task: JsonObject, response: string, now: Date): JsonObject {
  const sent = Date.parse(stringOf(task['authoredOn']) ?? '');
  // Never before it was sent, as FHIR asks: clocks differ.
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

const kinds: Readonly<Record<string, Assignment['status']>> = {
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
    .find((one) => one !== undefined);
}

/** The canonical that a Task, ServiceRequest or ActivityDefinition names. */
function questionnaireOf(resource: JsonObject): string | undefined {
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
