import type { TrendCardMessages } from '../messages/trend-card.js';
import { when } from './dates.js';

export const trendCard: TrendCardMessages = {
  patient: {
    single: (value) => `Uw score is ${value}.`,
    pair: (before, after, difference) =>
      difference === 0 ? `Uw score bleef ${after}.` : `Uw score ging van ${before} naar ${after}.`,
    verdict: {
      improved: 'Dat is een verbetering',
      worsened: 'Dat is een verslechtering',
      possiblyImproved: 'Dat is mogelijk een verbetering',
      possiblyWorsened: 'Dat is mogelijk een verslechtering',
      noClearChange: 'Dat is geen duidelijke verandering',
      noRule: '',
    },
    noMeasurement: 'U heeft dit nog niet ingevuld.',
    noScore: (reason) => `De laatste keer is er geen score: ${reason}.`,
    lastScore: (value, date) => `Uw score daarvoor was ${value}, ${when(date)}.`,
  },
  clinician: {
    single: (value, isOnly) => (isOnly ? `Score ${value}, één meting.` : `Score ${value}.`),
    pair: (before, after, difference, later) =>
      difference === 0 ? `Gebleven op ${after}${comma(later)}.` : `Van ${before} naar ${after}${comma(later)}.`,
    verdict: {
      improved: 'Verbeterd',
      worsened: 'Verslechterd',
      possiblyImproved: 'Mogelijk verbeterd',
      possiblyWorsened: 'Mogelijk verslechterd',
      noClearChange: 'Geen duidelijke verandering',
      noRule: '',
    },
    noMeasurement: 'Nog geen meting.',
    noScore: (reason) => `Laatste meting zonder score: ${reason}.`,
    lastScore: (value, date) => `Daarvoor ${value}, ${when(date)}.`,
  },
  other: {
    single: (value) => `De score is ${value}.`,
    pair: (before, after, difference) =>
      difference === 0 ? `De score bleef ${after}.` : `De score ging van ${before} naar ${after}.`,
    verdict: {
      improved: 'Dat is een verbetering',
      worsened: 'Dat is een verslechtering',
      possiblyImproved: 'Dat is mogelijk een verbetering',
      possiblyWorsened: 'Dat is mogelijk een verslechtering',
      noClearChange: 'Dat is geen duidelijke verandering',
      noRule: '',
    },
    noMeasurement: 'Dit is nog niet ingevuld.',
    noScore: (reason) => `De laatste keer is er geen score: ${reason}.`,
    lastScore: (value, date) => `De score daarvoor was ${value}, ${when(date)}.`,
  },
  lastOf: (name, value, date) => `${name}: laatste score ${value}, ${when(date)}.`,
  changeOf: (name, before, after, difference) =>
    difference === 0 ? `${name}: gebleven op ${after}.` : `${name}: van ${before} naar ${after}.`,
  ofPerson: (name, text) => `${name}: ${text}`,
  noSharedCutOffs: 'De grafiek toont geen afkapwaarden: die zijn niet bekend voor iedereen die dit invulde.',
  ring: (words) => `Een ring om een punt: ${words}.`,
  lines: 'Lijnen in de grafiek',
  linesHint: (count) => `Kies er hoogstens ${count}.`,
  later: (duration) => `${duration} later`,
  sameDay: 'later op dezelfde dag',
  plot: 'Grafiek',
  plotKeys: 'Met de pijltjestoetsen gaat u langs de metingen.',
  point: (position, count, date, text) => `Meting ${position} van ${count}, ${date}: ${text}`,
  range: { label: 'Periode', all: 'Alles', year: '1 jaar', quarter: '3 maanden' },
  showTable: 'Toon als tabel',
  table: {
    caption: (title) => `${title}: alle metingen`,
    scale: 'Schaal',
    date: 'Datum',
    score: 'Score',
    meaning: 'Betekenis',
    change: 'Verschil',
    version: 'Versie',
    respondent: 'Ingevuld door',
  },
  newVersion: 'De lijn is onderbroken: de vragenlijst kreeg een andere versie.',
  unknownOrder: 'De lijn is onderbroken: de volgorde van de metingen is niet bekend.',
  reference: (label, mean) => `${label}: gemiddeld ${mean}`,
  people: (count) => `${count} mensen`,
  inverted: 'De grafiek is omgekeerd getekend: omhoog is beter.',
  unverified: 'Afkapwaarden niet bevestigd.',
  noCutOff: 'Geen afkapwaarde bekend.',
  undated: 'datum niet bekend, niet in de grafiek',
  hasUndated: 'Let op: een meting zonder datum staat alleen in de tabel.',
  events: 'Gebeurtenissen',
  about: 'Over de score en afkapwaarden',
  questionnaire: 'De vragenlijst',
  measures: (what) => `Meet: ${what}.`,
  itemCount: (count) => (count === 1 ? '1 vraag' : `${count} vragen`),
  minutes: (count) => (count === 1 ? 'ongeveer 1 minuut' : `ongeveer ${count} minuten`),
  owner: (name) => `Eigenaar: ${name}.`,
  save: {
    label: 'Opslaan of afdrukken',
    picture: 'Opslaan als afbeelding',
    table: 'Opslaan als tabel (CSV)',
    print: 'Hele pagina afdrukken',
    failed: 'Opslaan is niet gelukt.',
  },
  plotFailed: 'De grafiek kon niet worden getekend. U ziet de tabel.',
};

function comma(later: string): string {
  return later && `, ${later}`;
}
