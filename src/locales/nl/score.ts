import type { ScoreMessages } from '../messages/score.js';

export const score: ScoreMessages = {
  joined: (parts) => parts.join(', '),
  direction: { higherIsBetter: 'hoger is beter', higherIsWorse: 'hoger is meer klachten' },
  directionSentence: { higherIsBetter: 'Hoger is beter.', higherIsWorse: 'Hoger is meer klachten.' },
  light: { ok: 'goed', attention: 'let op', concern: 'vraagt aandacht' },
  ofMaximum: (maximum) => `van ${maximum}`,
  range: (minimum, maximum) => `${minimum} tot ${maximum}`,
  end: (value, label) => `${value} is ${label}`,
  bandFrom: (word, from) => `${word} vanaf ${from}`,
  place: (value, minimum, maximum) => `${value} op een schaal van ${minimum} tot ${maximum}`,
  previousPlace: (value) => `vorige keer ${value}`,
  noScore: 'geen score',
  noMeasurement: 'nog geen meting',
  notFilledIn: 'niet ingevuld',
  leftOut: (responses) =>
    responses === 1
      ? 'Eén ingevulde vragenlijst staat hier niet bij: de gegevens kloppen niet.'
      : `${responses} ingevulde vragenlijsten staan hier niet bij: de gegevens kloppen niet.`,
  scoresLeftOut: 'Niet alle scores uit een ander systeem staan hier bij: de gegevens kloppen niet.',
  outOfScale: 'deze score past niet bij de schaal',
  answeredOf: (answered, asked) => `${answered} van ${asked} ${asked === 1 ? 'vraag' : 'vragen'} beantwoord`,
  notApplicable: 'niet gevraagd',
  prorated: 'geschat: niet alle vragen zijn beantwoord',
  uncertainty: (margin) => `meetonzekerheid ± ${margin} (95 %)`,
  verdict: {
    improved: 'verbeterd',
    worsened: 'verslechterd',
    possiblyImproved: 'mogelijk verbeterd',
    possiblyWorsened: 'mogelijk verslechterd',
    noClearChange: 'geen duidelijke verandering',
    noRule: '',
  },
  difference: (difference, shown) => (difference === 0 ? 'gelijk' : `${shown} ${difference > 0 ? 'hoger' : 'lager'}`),
  unverified: 'niet bevestigd',
  noCutOff: 'geen afkapwaarde bekend',
  otherVersion: 'andere versie van de vragenlijst',
  cutOffs: 'Afkapwaarden:',
  references: 'Vergelijking:',
  changeRule: 'Verandering:',
  flagRaised: (label) => `Eén antwoord vraagt aandacht: ${label}`,
  flagNotAnswered: (label) => `Niet beantwoord: ${label}`,
};
