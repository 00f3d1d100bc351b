import type { TrendCardMessages } from '../messages/trend-card.js';

export const trendCard: TrendCardMessages = {
  patient: {
    single: (value) => `Uw score is ${value}.`,
    pair: (before, after, difference) =>
      difference === 0 ? `Uw score bleef ${after}.` : `Uw score ging van ${before} naar ${after}.`,
    verdict: {
      improved: 'Dat is een verbetering.',
      worsened: 'Dat is een verslechtering.',
      possiblyImproved: 'Dat is mogelijk een verbetering.',
      possiblyWorsened: 'Dat is mogelijk een verslechtering.',
      noClearChange: 'Dat is geen duidelijke verandering.',
      noRule: '',
    },
    noMeasurement: 'U heeft dit nog niet ingevuld.',
    noScore: (reason) => `De laatste keer is er geen score: ${reason}.`,
    lastScore: (value, date) => `Uw score daarvoor was ${value}, op ${date}.`,
  },
  clinician: {
    single: (value) => `Score ${value}, één meting.`,
    pair: (before, after, difference, duration) =>
      difference === 0 ? `Gebleven op ${after}, ${duration} later.` : `Van ${before} naar ${after}, ${duration} later.`,
    verdict: {
      improved: 'Verbeterd.',
      worsened: 'Verslechterd.',
      possiblyImproved: 'Mogelijk verbeterd.',
      possiblyWorsened: 'Mogelijk verslechterd.',
      noClearChange: 'Geen duidelijke verandering.',
      noRule: '',
    },
    noMeasurement: 'Nog geen meting.',
    noScore: (reason) => `Laatste meting zonder score: ${reason}.`,
    lastScore: (value, date) => `Daarvoor ${value}, op ${date}.`,
  },
  sameDay: 'dezelfde dag',
  plot: 'Grafiek',
  plotKeys: 'Met de pijltjestoetsen gaat u langs de metingen.',
  point: (position, count, date, text) => `Meting ${position} van ${count}, ${date}: ${text}`,
  range: { label: 'Periode', all: 'Alles', year: '1 jaar', quarter: '3 maanden' },
  showTable: 'Toon als tabel',
  table: {
    caption: (title) => `${title}: alle metingen`,
    date: 'Datum',
    score: 'Score',
    meaning: 'Betekenis',
    change: 'Verschil',
    version: 'Versie',
  },
  newVersion: 'De lijn is onderbroken: de vragenlijst kreeg een andere versie.',
  reference: (label, mean) => `${label}: gemiddeld ${mean}`,
  people: (count) => `${count} mensen`,
  plotFailed: 'De grafiek kon niet worden getekend. U ziet de tabel.',
};
