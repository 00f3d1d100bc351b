/** Everything that can bring a text to the screen, with a text in every place where there can be one. */
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

/** The form with every kind of question, and every text that a question can have. */
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
  // What a host writes in attributes.
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

/** Throws where a part of it would be refused. */
export function check(one: World): void {
  for (const questionnaire of [one.form, one.questionnaire]) parseModel(Questionnaire, questionnaire, 'questionnaire');
  openForm(one.form, { response: parseModel(QuestionnaireResponse, one.answered, 'response') });
  for (const response of one.responses) parseModel(QuestionnaireResponse, response, 'response');
  for (const instrument of [one.instrument, one.other]) instrumentFrom(instrument);
  for (const measurement of one.measurements) parseModel(MeasurementSchema, measurement, 'measurement');
  for (const event of one.events) parseModel(CareEvent, event, 'event');
  for (const assignment of one.assignments) parseModel(Assignment, assignment, 'assignment');
  for (const reader of one.readers) parseModel(AnswerReader, reader, 'reader');
  parseModel(Preparation, one.preparation, 'preparation');
  parseModel(Consultation, one.consultation, 'consultation');
  tipPackFrom(one.pack);
  for (const aid of one.aids) decisionAidFrom(aid);
  for (const card of one.cards) parseModel(CdsCard, card, 'card');
}

/** The same with each text that may be any text in place of another: what was equal stays equal, so that ids still fit. */
export function replaced(of: World, by: ReadonlyMap<string, string>): World {
  return JSON.parse(JSON.stringify(of), (_, value: unknown) =>
    typeof value === 'string' ? (by.get(value) ?? value) : value,
  ) as World;
}

/** The texts for which another one may stand, alone. */
export function freeTexts(): string[] {
  const texts = new Set<string>();
  JSON.stringify(world, (_, value: unknown) => {
    if (typeof value === 'string') texts.add(value);
    return value;
  });
  return [...texts].filter((one) => {
    try {
      check(replaced(world, new Map([[one, '<b>anders</b>']])));
      return true;
    } catch {
      return false;
    }
  });
}
