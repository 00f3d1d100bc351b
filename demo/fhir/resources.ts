import type {
  CareTeam,
  Consent,
  Observation,
  Patient,
  Procedure,
  Questionnaire as FhirQuestionnaire,
  QuestionnaireItem as FhirQuestionnaireItem,
  QuestionnaireResponse as FhirResponse,
  Resource,
  Task,
  ValueSet,
} from '@medplum/fhirtypes';
import type { AdapterData } from '../../src/adapter/adapter-data.js';
import type { Assignment, CareEvent, AnswerReader } from '../../src/core/model/care.js';
import type { Instrument } from '../../src/core/model/instrument.js';
import {
  canonicalOf,
  type AnswerOption,
  type QuestionnaireItem,
  type Questionnaire,
} from '../../src/core/model/questionnaire.js';
import type { Measurement } from '../../src/core/model/score.js';
import { localize } from '../../src/core/model/localized-text.js';
import type { AnswerValue, Coding } from '../../src/core/model/value.js';
import { valueToFhir } from '../../src/core/model/value-to-fhir.js';
import { responseToFhir } from '../../src/fhir/response-to-fhir.js';
import { scoreCode, standardErrorCode } from '../../src/fhir/scores-to-fhir.js';
import { peopleResources, type PeopleData } from './people-resources.js';

// Converts data of our model to FHIR resources, for the demo server and the tests.

const base = 'http://hl7.org/fhir/StructureDefinition';
const sdc = 'http://hl7.org/fhir/uv/sdc';

export function resourcesFrom(data: AdapterData & PeopleData): Resource[] {
  const { questionnaires = [], responses = [], instruments = [], assignments = {}, events = {}, readers = {} } = data;
  const bySubject = <Value>(valuesBySubject: Readonly<Record<string, readonly Value[]>>) =>
    Object.entries(valuesBySubject).flatMap(([subject, values]) =>
      values.map((value, index) => ({ subject, value, index })),
    );
  const byCanonical = new Map(questionnaires.map((questionnaire) => [canonicalOf(questionnaire), questionnaire]));
  const subjects = new Set([
    ...responses.flatMap(({ subject }) => subject ?? []),
    ...[assignments, events, readers, data.scores ?? {}].flatMap((lists) => Object.keys(lists)),
  ]);
  const people = peopleResources(data);
  const patients = new Set(people.filter(({ resourceType }) => resourceType === 'Patient').map(({ id }) => id));
  return [
    ...[...subjects]
      .filter((subject) => !patients.has(idIn(subject)))
      .map((subject) => patientWith(data, { resourceType: 'Patient', id: idIn(subject) })),
    ...people.map((resource) => (resource.resourceType === 'Patient' ? patientWith(data, resource) : resource)),
    ...questionnaires.map(questionnaireResource),
    ...Object.entries(data.valueSets ?? {}).map(([url, options]) => valueSetResource(url, options)),
    ...responses.flatMap((response) => {
      const questionnaire = byCanonical.get(response.questionnaire);
      return questionnaire
        ? [responseToFhir(questionnaire, response, { version: 'R4' }) as object as FhirResponse]
        : [];
    }),
    ...bySubject(assignments).flatMap(({ subject, value, index }) => taskResources(subject, value, index)),
    ...bySubject(events).map(({ subject, value, index }) => procedureResource(subject, value, index)),
    ...Object.entries(readers).flatMap(([subject, list]) => readerResources(subject, list)),
    ...Object.entries(data.scores ?? {}).flatMap(([subject, measurements]) =>
      instruments.flatMap((instrument) => observationResources(subject, instrument, measurements[instrument.id] ?? [])),
    ),
  ];
}

/** Returns a patient with the fields of the launch context. */
function patientWith({ launchContexts }: AdapterData, patient: Patient): Patient {
  return { ...(launchContexts?.[`Patient/${patient.id}`]?.['patient'] as Patient | undefined), ...patient };
}

function idIn(reference: string): string {
  return reference.split('/')[1] ?? reference;
}

function questionnaireResource(questionnaire: Questionnaire): FhirQuestionnaire {
  const { url, version, title, description, language, items } = questionnaire;
  const name = (url ?? '').split('/').at(-1);
  return {
    resourceType: 'Questionnaire',
    id: `${name}-${version ?? 'none'}`,
    status: 'active',
    ...(url ? { url } : {}),
    ...(version ? { version } : {}),
    ...(title ? { title } : {}),
    ...(description ? { description } : {}),
    ...(language ? { language } : {}),
    item: items.map(itemResource),
  };
}

function itemResource(item: QuestionnaireItem): FhirQuestionnaireItem {
  const { linkId, type, text, required, repeats, options, optionsFrom, enableWhen, items, ...rest } = item;
  const { enableBehavior, minValue, maxValue, lowerLabel, upperLabel, control, sliderStep, ...others } = rest;
  const unsupported = Object.keys(others);
  if (unsupported.length > 0) throw new Error(`The demo does not write ${unsupported.join(', ')} of an item.`);
  const extension = [
    ...(control ? [itemControl(control)] : []),
    ...(minValue ? [{ url: `${base}/minValue`, ...valueToFhir(minValue, 'R4') }] : []),
    ...(maxValue ? [{ url: `${base}/maxValue`, ...valueToFhir(maxValue, 'R4') }] : []),
    ...(sliderStep ? [{ url: `${base}/questionnaire-sliderStepValue`, valueInteger: sliderStep }] : []),
  ];
  const ends = [
    ...(lowerLabel ? [{ code: 'lower', label: lowerLabel }] : []),
    ...(upperLabel ? [{ code: 'upper', label: upperLabel }] : []),
  ].map(({ code, label }): FhirQuestionnaireItem => ({
    linkId: `${linkId}-${code}`,
    type: 'display',
    text: label,
    extension: [itemControl(code)],
  }));
  const below = [...ends, ...(items ?? []).map(itemResource)];
  return {
    linkId,
    type: type as FhirQuestionnaireItem['type'],
    ...(text ? { text } : {}),
    ...(required ? { required } : {}),
    ...(repeats ? { repeats } : {}),
    ...(extension.length > 0 ? { extension } : {}),
    ...(options ? { answerOption: options.map(({ value }) => valueToFhir(value, 'R4')) } : {}),
    ...(optionsFrom ? { answerValueSet: optionsFrom } : {}),
    ...(enableWhen
      ? {
          enableWhen: enableWhen.map(({ question, operator, answer }) => ({
            question,
            operator,
            ...(typeof answer === 'boolean' ? { answerBoolean: answer } : answerOf(answer)),
          })),
        }
      : {}),
    ...(enableBehavior ? { enableBehavior } : {}),
    ...(below.length > 0 ? { item: below } : {}),
  } as FhirQuestionnaireItem;
}

function itemControl(code: string) {
  const system = 'http://hl7.org/fhir/questionnaire-item-control';
  return { url: `${base}/questionnaire-itemControl`, valueCodeableConcept: { coding: [{ system, code }] } };
}

function answerOf(value: AnswerValue): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(valueToFhir(value, 'R4')).map(([key, fieldValue]) => [key.replace(/^value/, 'answer'), fieldValue]),
  );
}

function valueSetResource(url: string, options: readonly AnswerOption[]): ValueSet {
  const codings = options.flatMap(({ value }) => (value.type === 'coding' ? [value.value] : []));
  return {
    resourceType: 'ValueSet',
    id: (url.split('/').at(-1) ?? '').slice(0, 64),
    url,
    status: 'active',
    compose: {
      include: codings.map(({ system, code = '', display }) => ({
        ...(system ? { system } : {}),
        concept: [{ code, ...(display ? { display } : {}) }],
      })),
    },
  };
}

const taskStatus = {
  sent: 'requested',
  opened: 'in-progress',
  completed: 'completed',
  cancelled: 'cancelled',
} as const;

/** Converts an assignment to one of the three shapes of a Task that are in use, by its index. */
function taskResources(subject: string, assignment: Assignment, index: number): Resource[] {
  const { id, title, status, sent, completed, opened, due, questionnaire } = assignment;
  const modified = completed ?? opened;
  const task: Task = {
    resourceType: 'Task',
    id,
    status: taskStatus[status],
    intent: 'order',
    for: { reference: subject },
    ...(title ? { description: localize(title, 'nl') } : {}),
    ...(sent ? { authoredOn: sent } : {}),
    ...(modified ? { lastModified: modified.length === 10 ? `${modified}T12:00:00Z` : modified } : {}),
    ...(due ? { restriction: { period: { end: due } } } : {}),
  };
  switch (index % 3) {
    case 0: {
      const code = { coding: [{ system: `${sdc}/CodeSystem/temp`, code: 'complete-questionnaire' }] };
      const type = { coding: [{ system: `${sdc}/CodeSystem/temp`, code: 'questionnaire' }] };
      return [{ ...task, code, input: [{ type, valueCanonical: questionnaire }] }];
    }
    case 1: {
      const reference = `ActivityDefinition/${id}`;
      return [
        {
          resourceType: 'ActivityDefinition',
          id,
          status: 'active',
          relatedArtifact: [{ type: 'depends-on', resource: questionnaire }],
        },
        {
          ...task,
          code: {
            coding: [
              { system: 'http://hl7.org/fhir/smart-app-launch/CodeSystem/smart-codes', code: 'launch-app-standalone' },
            ],
          },
          extension: [{ url: 'http://vzvz.nl/fhir/StructureDefinition/instantiates', valueReference: { reference } }],
        },
      ];
    }
    default: {
      const url = `${sdc}/StructureDefinition/sdc-servicerequest-questionnaire`;
      return [
        {
          resourceType: 'ServiceRequest',
          id,
          status: 'active',
          intent: 'order',
          subject: { reference: subject },
          extension: [{ url, valueCanonical: questionnaire }],
        },
        {
          ...task,
          code: { coding: [{ system: 'http://hl7.org/fhir/CodeSystem/task-code', code: 'fulfill' }] },
          focus: { reference: `ServiceRequest/${id}` },
        },
      ];
    }
  }
}

function procedureResource(subject: string, { date, label }: CareEvent, index: number): Procedure {
  return {
    resourceType: 'Procedure',
    id: `${idIn(subject)}-event-${index}`,
    status: 'completed',
    code: { text: localize(label, 'nl') },
    subject: { reference: subject },
    performedDateTime: date,
  };
}

function readerResources(subject: string, readers: readonly AnswerReader[]): [CareTeam, Consent] {
  const id = `${idIn(subject)}-team`;
  const member = (reader: AnswerReader, index: number) => ({
    reference: `Practitioner/${id}-${index}`,
    display: localize(reader.name, 'nl'),
  });
  const rules = readers.flatMap((reader, index) => {
    if (reader.access === 'unknown') return [];
    const role = { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }] };
    const type = reader.access === 'shared' ? ('permit' as const) : ('deny' as const);
    return [{ type, actor: [{ role, reference: member(reader, index) }] }];
  });
  return [
    {
      resourceType: 'CareTeam',
      id,
      status: 'active',
      subject: { reference: subject },
      participant: readers.map((reader, index) => ({
        member: member(reader, index),
        ...(reader.role ? { role: [{ text: localize(reader.role, 'nl') }] } : {}),
      })),
    },
    {
      resourceType: 'Consent',
      id,
      status: 'active',
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      category: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'INFA' }] }],
      patient: { reference: subject },
      policyRule: { text: 'Example' },
      ...(rules.length > 0 ? { provision: { provision: rules } } : {}),
    },
  ];
}

function observationResources(
  subject: string,
  instrument: Instrument,
  measurements: readonly Measurement[],
): Observation[] {
  return measurements.flatMap(({ date, scores }, index) =>
    scores.flatMap((score): Observation[] => {
      const scale = instrument.scales.find(({ id }) => id === score.scale);
      if (!scale || score.value === undefined) return [];
      const concept = (coding: Coding) => ({ coding: [coding as { system: string; code: string }] });
      const component = { code: concept(standardErrorCode(instrument.id, scale)) };
      return [
        {
          resourceType: 'Observation',
          id: `${idIn(subject)}-${instrument.id}-${scale.id}-${index}`,
          status: 'final',
          code: concept(scoreCode(instrument.id, scale)),
          subject: { reference: subject },
          effectiveDateTime: date,
          valueQuantity: { value: score.value, unit: '{score}' },
          ...(score.standardError === undefined
            ? {}
            : { component: [{ ...component, valueQuantity: { value: score.standardError } }] }),
        },
      ];
    }),
  );
}
