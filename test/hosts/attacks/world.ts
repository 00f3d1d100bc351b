/** Example data of every kind, with a text in every field that can have one. */
import {
  canonicalOf,
  instrumentFrom,
  openForm,
  Questionnaire,
  QuestionnaireResponse,
  standardTipPack,
  type Instrument,
  type Measurement,
} from '../../../src/core/index.js';
import { parseModel } from '../../../src/core/model/parse.js';
import { Assignment, CareEvent, AnswerReader } from '../../../src/core/model/care.js';
import { Consultation } from '../../../src/core/model/consultation.js';
import { Preparation } from '../../../src/core/model/preparation.js';
import { Measurement as MeasurementSchema } from '../../../src/core/model/score.js';
import { CdsCard } from '../../../src/core/model/tip.js';
import { decisionAidFrom } from '../../../src/core/tips/decision-aid-from.js';
import { tipPackFrom } from '../../../src/core/tips/tip-pack-from.js';
import * as answers from '../../../stories/answers-data.js';
import { everything } from '../../../stories/every-question.js';
import * as outcomes from '../../../stories/outcomes-data.js';

const rich = (text: string) => [
  { content: [{ text: `${text} vet`, strong: true as const }, { text: `${text} gewoon` }] },
];

/** A form with every kind of question and every text of a question. */
const form: Questionnaire = {
  ...everything,
  description: 'De omschrijving',
  copyright: 'Van wie dit is',
  rich: { copyright: rich('Rechten') },
  items: everything.items.map((item) => ({
    ...item,
    prefix: `${item.linkId} nummer`,
    shortText: `${item.linkId} kort`,
    help: `${item.linkId} uitleg`,
    entryFormat: `${item.linkId} zo`,
    ...(item.lowerLabel ? { rich: { lowerLabel: rich('Laag'), text: rich('Vraag') } } : {}),
    supportLink: `https://example.org/${item.linkId}`,
  })),
};

const subject = 'Patient/voorbeeld';
const about = { subject, instrument: answers.instrument.id };

export const world = {
  subject,
  form,
  answered: {
    id: 'een-antwoord',
    questionnaire: canonicalOf(form),
    status: 'completed' as const,
    subject,
    authored: '2026-11-14T10:00:00Z',
    items: ['regel', 'tekst', 'anders'].map((linkId) => ({
      linkId,
      answers: [{ value: { type: 'string' as const, value: `antwoord op ${linkId}` } }],
    })),
  } as QuestionnaireResponse,
  questionnaire: answers.questionnaire as Questionnaire,
  responses: answers.responses as readonly QuestionnaireResponse[],
  instrument: answers.instrument as Instrument,
  other: outcomes.instrument as Instrument,
  measurements: outcomes.measurements as readonly Measurement[],
  events: [{ date: '2026-10-01', label: 'Een operatie' }] as CareEvent[],
  assignments: [
    {
      id: 'opdracht',
      questionnaire: 'https://example.org/Questionnaire/dagen|1',
      title: 'Een opdracht',
      status: 'sent',
      sent: '2026-11-01',
      due: '2026-12-01',
    },
  ] as Assignment[],
  readers: [{ name: 'Een fysiotherapeut', role: 'Behandelaar', access: 'shared' }] as AnswerReader[],
  preparation: {
    ...about,
    written: '2026-11-14T10:00:00Z',
    topics: [],
    questions: 'Mijn vraag',
    notes: 'Mijn notitie',
  } as Preparation,
  consultation: {
    ...about,
    date: '2026-10-02',
    discussed: [],
    notes: { discuss: 'Een regel van toen', act: 'Een afspraak van toen' },
    again: [{ step: 'discuss', text: 'Nog eens over praten', since: '2026-10-02' }],
  } as Consultation,
  pack: {
    ...standardTipPack,
    tips: standardTipPack.tips.map((tip) => ({
      ...tip,
      text: `Tip ${tip.id}`,
      when: { any: [{ always: true as const }] },
    })),
  },
  aids: [{ title: 'Een keuzehulp', url: 'https://example.org/keuzehulp' }],
  cards: [
    { summary: 'Een kaart', detail: 'Wat erbij hoort', source: { label: 'Een bron', url: 'https://example.org/bron' } },
  ],
  // Attribute values of the host page.
  attributes: {
    readers: 'Uw behandelaar',
    respondent: 'RelatedPerson/1',
    name: 'veld',
    scale: 'vertrouwen',
    earlier: 'eerst',
    filter: 'alles',
    contextFlags: 'momentOfChoice',
  },
};
export type World = typeof world;

/** Throws if any part of the data is invalid. */
export function check(data: World): void {
  for (const questionnaire of [data.form, data.questionnaire])
    parseModel(Questionnaire, questionnaire, 'questionnaire');
  openForm(data.form, { response: parseModel(QuestionnaireResponse, data.answered, 'response') });
  for (const response of data.responses) parseModel(QuestionnaireResponse, response, 'response');
  for (const instrument of [data.instrument, data.other]) instrumentFrom(instrument);
  for (const measurement of data.measurements) parseModel(MeasurementSchema, measurement, 'measurement');
  for (const event of data.events) parseModel(CareEvent, event, 'event');
  for (const assignment of data.assignments) parseModel(Assignment, assignment, 'assignment');
  for (const reader of data.readers) parseModel(AnswerReader, reader, 'reader');
  parseModel(Preparation, data.preparation, 'preparation');
  parseModel(Consultation, data.consultation, 'consultation');
  tipPackFrom(data.pack);
  for (const aid of data.aids) decisionAidFrom(aid);
  for (const card of data.cards) parseModel(CdsCard, card, 'card');
}

/** Returns the data with texts replaced. Equal texts stay equal, so that ids still match. */
export function replaced(of: World, by: ReadonlyMap<string, string>): World {
  return JSON.parse(JSON.stringify(of), (_, value: unknown) =>
    typeof value === 'string' ? (by.get(value) ?? value) : value,
  ) as World;
}

/** Returns the texts that can each be replaced without making the data invalid. */
export function freeTexts(): string[] {
  const texts = new Set<string>();
  JSON.stringify(world, (_, value: unknown) => {
    if (typeof value === 'string') texts.add(value);
    return value;
  });
  return [...texts].filter((text) => {
    try {
      check(replaced(world, new Map([[text, '<b>anders</b>']])));
      return true;
    } catch {
      return false;
    }
  });
}
