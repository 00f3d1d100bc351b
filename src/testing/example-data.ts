import type { AdapterData } from '../adapter/adapter-data.js';
import type { Consultation } from '../core/model/consultation.js';
import type { Instrument } from '../core/model/instrument.js';
import type { Preparation } from '../core/model/preparation.js';
import type { Sharing } from '../core/model/sharing.js';
import type { QuestionnaireItem, Questionnaire } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';

const base = 'https://pro-widgets.example';

export const url = `${base}/Questionnaire/walking`;
export const otherUrl = `${base}/Questionnaire/sleeping`;
export const valueSet = `${base}/ValueSet/aids`;
export const subject = 'Patient/conformance-1';
export const otherSubject = 'Patient/conformance-2';

/** Questions of every type, so that a response shows whether each type of answer survives storage. */
const items: QuestionnaireItem[] = [
  { linkId: 'distance', type: 'integer', text: 'How many minutes did you walk yesterday?' },
  { linkId: 'pace', type: 'decimal', text: 'How many kilometres was that?' },
  { linkId: 'alone', type: 'boolean', text: 'Did you walk alone?' },
  { linkId: 'day', type: 'date', text: 'Since when do you walk?' },
  { linkId: 'moment', type: 'dateTime', text: 'When did you last walk?' },
  { linkId: 'hour', type: 'time', text: 'At what time do you prefer to walk?' },
  { linkId: 'place', type: 'string', text: 'Where do you walk?' },
  { linkId: 'remark', type: 'text', text: 'What else would you like to say?' },
  { linkId: 'page', type: 'url', text: 'Which page described the walk?' },
  {
    linkId: 'aid',
    type: 'choice',
    text: 'What do you use?',
    repeats: true,
    optionsFrom: valueSet,
    items: [{ linkId: 'since', type: 'string', text: 'Since when?' }],
  },
  {
    linkId: 'effort',
    type: 'choice',
    text: 'How hard was it?',
    required: true,
    options: [
      { value: { type: 'coding', value: { system: `${base}/effort`, code: 'easy', display: 'Easy' }, weight: 0 } },
      { value: { type: 'coding', value: { system: `${base}/effort`, code: 'hard', display: 'Hard' }, weight: 1 } },
    ],
  },
  { linkId: 'picture', type: 'attachment', text: 'Do you have a picture of the walk?' },
  { linkId: 'weight', type: 'quantity', text: 'What did you carry?' },
  {
    linkId: 'company',
    type: 'group',
    text: 'Company',
    repeats: true,
    items: [{ linkId: 'who', type: 'string', text: 'Who walked with you?' }],
  },
];

const questionnaires: Questionnaire[] = [
  { url, version: '1.0', title: 'Walking, first version', items },
  { url, version: '10.0', title: 'Walking, newest version', items },
  { url, version: '9.0', title: 'Walking, version before the newest', items },
  { url: otherUrl, version: '1.0', title: 'Sleeping', items: items.slice(0, 1) },
];

const instrument: Instrument = {
  id: 'conformance-walking',
  version: '1.0',
  name: 'Walking',
  about: {
    measures: 'How far somebody walks',
    itemCount: 1,
    scoreMeaning: 'Minutes a day',
    owner: 'pro-widgets',
    licence: 'own',
    notice: 'An example, not a validated instrument.',
  },
  questionnaires: [url],
  items: [{ key: 'distance', linkIds: ['distance'], min: 0, max: 60 }],
  scales: [
    {
      id: 'distance',
      name: 'Minutes of walking',
      direction: 'higherIsBetter',
      min: 0,
      max: 60,
      items: [{ item: 'distance' }],
      method: { type: 'value' },
      missing: { type: 'complete' },
    },
  ],
};

export function exampleResponse(id: string, changes: Partial<QuestionnaireResponse> = {}): QuestionnaireResponse {
  return {
    id,
    questionnaire: `${url}|10.0`,
    status: 'completed',
    subject,
    authored: '2026-03-14T09:30:00+01:00',
    source: 'RelatedPerson/conformance-1',
    items: [
      { linkId: 'distance', answers: [{ value: { type: 'integer', value: 30 } }] },
      { linkId: 'pace', answers: [{ value: { type: 'decimal', value: 2.5 } }] },
      { linkId: 'alone', answers: [{ value: { type: 'boolean', value: false } }] },
      { linkId: 'day', answers: [{ value: { type: 'date', value: '2025-11' } }] },
      { linkId: 'moment', answers: [{ value: { type: 'dateTime', value: '2026-03-13T18:00:00+01:00' } }] },
      { linkId: 'hour', answers: [{ value: { type: 'time', value: '18:00:00' } }] },
      { linkId: 'place', answers: [{ value: { type: 'string', value: 'In het bos — مع صديق 🌳' } }] },
      { linkId: 'remark', answers: [{ value: { type: 'string', value: 'First line\nsecond line' } }] },
      { linkId: 'page', answers: [{ value: { type: 'uri', value: `${base}/walk` } }] },
      {
        linkId: 'aid',
        answers: [
          {
            value: { type: 'coding', value: { system: `${base}/aids`, code: 'stick', display: 'A stick' } },
            items: [{ linkId: 'since', answers: [{ value: { type: 'string', value: 'Last year' } }] }],
          },
          { value: { type: 'coding', value: { system: `${base}/aids`, code: 'frame', display: 'A frame' } } },
        ],
      },
      {
        linkId: 'effort',
        answers: [
          { value: { type: 'coding', value: { system: `${base}/effort`, code: 'hard', display: 'Hard' }, weight: 1 } },
        ],
      },
      {
        linkId: 'picture',
        answers: [
          { value: { type: 'attachment', value: { contentType: 'text/plain', data: 'd2Fsaw==', title: 'walk.txt' } } },
        ],
      },
      { linkId: 'weight', answers: [{ value: { type: 'quantity', value: { value: 1.5, unit: 'kg', code: 'kg' } } }] },
      { linkId: 'company', items: [{ linkId: 'who', answers: [{ value: { type: 'string', value: 'A' } }] }] },
      { linkId: 'company', items: [{ linkId: 'who', answers: [{ value: { type: 'string', value: 'B' } }] }] },
    ],
    ...changes,
  };
}

const distanceOf = (answer: number): QuestionnaireResponse['items'] => [
  { linkId: 'distance', answers: [{ value: { type: 'integer', value: answer } }] },
];

export function examplePreparation(changes: Partial<Preparation> = {}): Preparation {
  return { subject, instrument: instrument.id, written: '2026-03-14T10:00:00Z', topics: ['distance'], ...changes };
}

export function exampleConsultation(date: string, changes: Partial<Consultation> = {}): Consultation {
  return {
    subject,
    instrument: instrument.id,
    date,
    discussed: ['s1', 'h1'],
    notes: { discuss: 'Wandelen met een vriend — مع صديق 🌳' },
    again: [{ step: 'discuss', tip: 'b2', text: 'Tell me more about walking.', since: date }],
    ...changes,
  };
}

export function exampleSharing(changes: Partial<Sharing> = {}): Sharing {
  return {
    subject,
    recipient: 'PractitionerRole/conformance-cardiologist',
    purpose: 'care',
    rules: [
      { level: 'scores', until: '2027-03-01' },
      { questionnaires: [url], level: 'answers', until: '2027-02-01' },
    ],
    decided: '2026-03-14T10:00:00Z',
    ...changes,
  };
}

/** The data of the back end before each check. */
export const exampleData: Required<AdapterData> = {
  questionnaires,
  instruments: [instrument],
  responses: [
    exampleResponse('conformance-newest'),
    exampleResponse('conformance-first', { questionnaire: `${url}|1.0`, items: distanceOf(10) }),
    exampleResponse('conformance-sleeping', { questionnaire: `${otherUrl}|1.0`, items: distanceOf(20) }),
    exampleResponse('conformance-of-another', { subject: otherSubject, items: distanceOf(5) }),
  ],
  assignments: {
    [subject]: [
      { id: 'conformance-sleeping-spring', questionnaire: `${otherUrl}|1.0`, status: 'sent', sent: '2026-03-01' },
      { id: 'conformance-walking-spring', questionnaire: url, status: 'sent', sent: '2026-03-01' },
      { id: 'conformance-walking-summer', questionnaire: url, status: 'sent', sent: '2026-06-01' },
    ],
    [otherSubject]: [{ id: 'conformance-of-another', questionnaire: url, status: 'sent', sent: '2026-03-01' }],
  },
  events: {
    [subject]: [{ date: '2026-02-01', label: 'Operation' }],
    [otherSubject]: [{ date: '2026-02-02', label: 'Operation of another' }],
  },
  readers: {
    [subject]: [
      { name: 'A physiotherapist', role: 'physiotherapist', access: 'shared' },
      { name: 'A doctor elsewhere', access: 'notShared' },
      { name: 'A practice', access: 'unknown' },
    ],
    [otherSubject]: [{ name: 'A doctor of another', access: 'shared' }],
  },
  scores: {
    [subject]: {
      'conformance-walking': [
        { date: '2026-03-14', scores: [{ scale: 'distance', status: 'ok', value: 41.5, standardError: 2.5 }] },
      ],
      'conformance-other': [{ date: '2026-03-14', scores: [{ scale: 'other', status: 'ok', value: 1 }] }],
    },
    [otherSubject]: {
      'conformance-walking': [{ date: '2026-03-15', scores: [{ scale: 'distance', status: 'ok', value: 12 }] }],
    },
  },
  careTeams: {
    [subject]: [
      { reference: subject, kind: 'patient', name: 'A patient' },
      {
        reference: 'PractitionerRole/conformance-cardiologist',
        kind: 'professional',
        name: 'A cardiologist',
        role: { code: 'cardiologist' },
        organization: 'A hospital',
      },
      { reference: 'RelatedPerson/conformance-mother', kind: 'related', name: 'A mother', role: { code: 'mother' } },
    ],
    [otherSubject]: [
      {
        reference: 'PractitionerRole/conformance-of-another',
        kind: 'professional',
        name: 'A doctor of another',
        role: { code: 'general-practitioner' },
      },
    ],
  },
  sharing: [
    exampleSharing(),
    exampleSharing({
      recipient: 'RelatedPerson/conformance-mother',
      rules: [{ level: 'nothing' }],
      decided: '2026-02-01T10:00:00Z',
    }),
    exampleSharing({ subject: otherSubject, recipient: 'PractitionerRole/conformance-of-another' }),
  ],
  preparations: [
    examplePreparation({ questions: 'How far may I walk?' }),
    examplePreparation({ subject: otherSubject, topics: [], questions: 'A question of another' }),
  ],
  consultations: [
    exampleConsultation('2026-02-01'),
    exampleConsultation('2026-03-01'),
    { ...exampleConsultation('2026-03-01'), subject: otherSubject, notes: { act: 'A note about another' } },
  ],
  launchContexts: {
    [subject]: { patient: { resourceType: 'Patient', id: 'conformance-1', birthDate: '1958-05-17' } },
  },
  valueSets: {
    [valueSet]: [
      { value: { type: 'coding', value: { system: `${base}/aids`, code: 'stick', display: 'A stick' } } },
      { value: { type: 'coding', value: { system: `${base}/aids`, code: 'frame', display: 'A frame' } } },
    ],
  },
};
