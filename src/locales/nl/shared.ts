import type { SharedMessages } from '../messages/shared.js';

export const shared: SharedMessages = {
  note: 'U ziet wat met u gedeeld is. Dat hoeft niet alles te zijn.',
  score: {
    noMeasurement: 'geen score te zien',
    notCompared: {
      version: 'niet vergeleken: andere versie',
      respondent: 'niet vergeleken: ingevuld door een ander',
      dayOrder: 'niet vergeleken: volgorde van de metingen niet bekend',
    },
    flagUnknown: (label) => `Niet bekend bij de nieuwste meting die u ziet: ${label}`,
  },
  noScores: 'Hier zijn geen scores te zien.',
  noAnswers: 'Hier zijn geen antwoorden te zien.',
  attention: (count) =>
    count === 0
      ? 'Geen van de scores die u ziet, vraagt om aandacht.'
      : count === 1
        ? '1 van de scores die u ziet, vraagt om aandacht.'
        : `${count} van de scores die u ziet, vragen om aandacht.`,
  lastTime: 'de keer ervoor die u ziet',
  nothingInFilter: 'U ziet geen score die hierbij hoort.',
  noScore: (reason) => `De nieuwste meting die u ziet, heeft geen score: ${reason}.`,
  point: (position, count, date, text) => `Meting ${position} van de ${count} die u ziet, ${date}: ${text}`,
  caption: (title) => `${title}: de metingen die u ziet`,
  nothingToDiscuss: 'Hier is niets te zien om te bespreken.',
  noProblems: 'Er valt niets op in de scores die u ziet.',
  becauseNoProblems: 'Omdat er niets opvalt in wat u ziet',
  nothingForStep: 'De scores die u ziet, geven hier geen aanleiding toe.',
  noOutcomes: 'Hier zijn geen uitkomsten te zien. U kunt wel opschrijven wat u wilt vragen.',
};
