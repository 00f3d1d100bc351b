import type { TrafficLightMessages } from '../messages/traffic-light.js';
import { dayOrWhen, named, when, youFilledIn } from './dates.js';

export const trafficLight: TrafficLightMessages = {
  patient: {
    filledIn: youFilledIn,
    previously: (date) => `De keer daarvoor was ${dayOrWhen(date)}.`,
    attention: (count) =>
      count === 0
        ? 'Geen score vraagt om aandacht.'
        : count === 1
          ? '1 score vraagt om aandacht.'
          : `${count} scores vragen om aandacht.`,
    noMeasurement: 'U heeft dit nog niet ingevuld.',
    waiting: 'Er staat een vragenlijst voor u klaar.',
    due: (date) => `U kunt hem invullen tot en met ${date}.`,
    overdue: (date) => `U kon hem invullen tot en met ${date}.`,
  },
  clinician: {
    filledIn: (date) => `Ingevuld ${when(date)}.`,
    previously: (date) => `Vorige keer ${dayOrWhen(date)}.`,
    attention: (count) =>
      count === 0
        ? 'Geen vraagt om aandacht.'
        : count === 1
          ? '1 vraagt om aandacht.'
          : `${count} scores vragen om aandacht.`,
    noMeasurement: 'Nog geen meting.',
    waiting: 'Wacht op de patiënt.',
    due: (date) => `Uiterlijk ${date}.`,
    overdue: (date) => `Te laat: uiterlijk ${date}.`,
  },
  withoutScore: (count) => (count === 1 ? '1 zonder score.' : `${count} zonder score.`),
  otherVersions: (count) => (count === 1 ? '1 is van een andere versie.' : `${count} zijn van een andere versie.`),
  noCutOffs: 'Van deze scores is geen afkapwaarde bekend.',
  allUnverified: 'De afkapwaarden zijn niet bevestigd.',
  flags: 'Let op deze antwoorden',
  sent: (date) => `Verstuurd ${dayOrWhen(date)}`,
  opened: (date) => `geopend ${dayOrWhen(date)}`,
  completed: (date) => `ingevuld ${dayOrWhen(date)}`,
  notSeen: 'nog niet geopend',
  showTrend: 'toon het verloop',
  scores: 'Scores',
  comparedWith: (date) => `Vergeleken met ${named(date)}.`,
  compareWith: 'Vergelijk met',
  lastTime: 'de vorige keer',
  filter: { all: 'Alles', attention: 'Vraagt aandacht', changed: 'Veranderd' },
  show: 'Toon',
  nothingInFilter: 'Er is geen score die hierbij hoort.',
  onlyShown: (filter) => `Alleen: ${filter}`,
  changed,
  reference: (label, mean) => `${label} gemiddeld ${mean}`,
  showAnswers: 'Antwoorden',
  about: 'Over de scores en afkapwaarden',
  sum: (trace) => `Optelling: ${trace}`,
};

// The names follow a colon, because a verb would have to agree with them ("Angstklachten zijn").
function changed(verdict: string, names: string): string {
  switch (verdict) {
    case 'improved':
      return `Verbeterd: ${names}.`;
    case 'worsened':
      return `Verslechterd: ${names}.`;
    case 'possiblyImproved':
      return `Mogelijk verbeterd: ${names}.`;
    case 'possiblyWorsened':
      return `Mogelijk verslechterd: ${names}.`;
    default:
      return '';
  }
}
