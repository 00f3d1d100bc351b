import type { AnswersMessages } from '../messages/answers.js';
import { when, youFilledIn } from './dates.js';

export const answers: AnswersMessages = {
  patient: {
    title: 'Uw antwoorden',
    filledIn: youFilledIn,
    none: 'U heeft dit nog niet ingevuld.',
  },
  clinician: {
    title: 'Antwoorden',
    filledIn: (date) => `Ingevuld ${when(date)}.`,
    none: 'Nog geen antwoorden.',
  },
  filter: { all: 'Alles', attention: 'Wat opvalt', changed: 'Wat anders is' },
  show: 'Toon',
  nothingInFilter: 'Er is geen antwoord dat hierbij hoort.',
  questionsOf: (scale) => `Alleen de vragen van: ${scale}`,
  allQuestions: 'Toon alle vragen',
  compareWith: 'Vergelijk met',
  noComparison: 'niet vergelijken',
  notComparable: 'De gekozen eerdere antwoorden zijn niet te vergelijken.',
  notAnswered: 'niet beantwoord',
  notAsked: 'niet gevraagd',
  numberUnknown: 'de waarde van dit antwoord is niet bekend',
  flagged: 'Let op dit antwoord',
  onDate: (date) => `${date}:`,
  unchanged: 'hetzelfde',
  count: {
    attention: (count) =>
      count === 0 ? 'Geen antwoord valt op.' : count === 1 ? '1 antwoord valt op.' : `${count} antwoorden vallen op.`,
    notAnswered: (count) => (count === 1 ? '1 vraag is niet beantwoord.' : `${count} vragen zijn niet beantwoord.`),
    numberUnknown: (count) =>
      count === 1 ? 'De waarde van 1 antwoord is niet bekend.' : `De waarde van ${count} antwoorden is niet bekend.`,
    notAsked: (count) => (count === 1 ? '1 vraag is niet gevraagd.' : `${count} vragen zijn niet gevraagd.`),
    changed: (count) => (count === 1 ? '1 antwoord is anders.' : `${count} antwoorden zijn anders.`),
  },
  lost: (count) =>
    count === 1
      ? '1 antwoord staat hier niet: de vraag hoort niet bij deze vragenlijst.'
      : `${count} antwoorden staan hier niet: de vragen horen niet bij deze vragenlijst.`,
  status: {
    draft: 'Deze antwoorden zijn nog niet verstuurd.',
    stopped: 'Het invullen is gestopt. De lijst is niet af.',
    mistake: 'Deze antwoorden zijn per vergissing vastgelegd. Ze worden niet getoond.',
  },
  otherVersion: 'De vragen zijn van een andere versie van de vragenlijst.',
  ofOneAnswer: 'Een kleur gaat over dat ene antwoord. De totaalscore kan iets anders betekenen.',
  about: 'Over de kleuren',
};
