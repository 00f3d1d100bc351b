import type { InstrumentInfoMessages } from '../messages/instrument-info.js';

export const instrumentInfo: InstrumentInfoMessages = {
  measures: 'Meet',
  questions: 'Aantal vragen',
  questionCount: (count) => (count === 1 ? '1 vraag' : `${count} vragen`),
  questionsVary: 'verschilt per keer',
  time: 'Invultijd',
  minutes: (minutes) => (minutes === 1 ? 'ongeveer 1 minuut' : `ongeveer ${minutes} minuten`),
  unknown: 'niet bekend',
  scoreMeaning: 'Betekenis van de score',
  scores: 'Scores en afkapwaarden',
  fromTo: (minimum, maximum) => `Van ${minimum} tot ${maximum}.`,
  bandsOf: (scale) => `Wat een score betekent: ${scale}`,
  answeredBy: (roles) => `Als ${roles} dit invulde`,
  answeredByOthers: 'Als iemand anders dan de patiënt dit invulde',
  score: 'Score',
  meaning: 'Betekenis',
  references: 'Vergelijking',
  mean: (mean) => `gemiddeld ${mean}`,
  standardDeviation: (deviation) => `standaarddeviatie ${deviation}`,
  people: (count) => `${count} mensen`,
  changeRules: 'Verandering',
  changeRule: {
    reliable: 'Een verandering telt als ze groter is dan de meetfout.',
    reliableFromErrors: 'Een verandering telt als ze groter is dan de meetfout van beide scores.',
    reliablePoints: (points) => `Een verandering telt vanaf ${pointsText(points)}.`,
    important: (points) => `Een verandering is merkbaar vanaf ${pointsText(points)}.`,
    importantWorse: (points) => `Een verslechtering is merkbaar vanaf ${pointsText(points)}.`,
    importantShare: (share) => `Een verandering is merkbaar vanaf ${share} van de eerdere score.`,
    onlyFor: {
      improvement: 'Dit geldt alleen als het beter gaat.',
      worsening: 'Dit geldt alleen als het slechter gaat.',
    },
  },
  flags: 'Antwoorden die altijd aandacht vragen',
  answers: 'Kleuren van de antwoorden',
  verified: 'bevestigd',
  forWhom: (population) => `voor ${population}`,
  owner: 'Eigenaar',
  licence: 'Gebruik',
  licences: {
    own: 'Zelf gemaakt, vrij te gebruiken.',
    publicDomain: 'Vrij te gebruiken, zonder toestemming.',
    freeWithAttribution: 'Vrij te gebruiken, met vermelding van de eigenaar.',
    freeNonCommercial: 'Vrij te gebruiken, maar niet commercieel. Daarvoor is toestemming van de eigenaar nodig.',
    licenceRequired: 'Alleen te gebruiken met toestemming van de eigenaar.',
    unknown: 'De voorwaarden zijn niet bekend. Vraag ze na.',
  },
  version: 'Versie van deze beschrijving',
};

function pointsText(points: string): string {
  return points === '1' ? '1 punt' : `${points} punten`;
}
