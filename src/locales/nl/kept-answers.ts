import type { KeptAnswersMessages } from '../messages/kept-answers.js';
import { questionnaire } from './questionnaire.js';

const time = (hours: number) => (hours >= 48 && hours % 24 === 0 ? `${hours / 24} dagen` : `${hours} uur`);

export const keptAnswers: KeptAnswersMessages = {
  state: {
    saving: 'Bezig met bewaren …',
    device: 'Bewaard op dit apparaat.',
    journal: 'Voorlopig bewaard op dit apparaat.',
    server: 'Bewaard bij uw zorgverlener.',
    memory: 'Let op: uw antwoorden staan alleen op deze pagina. Verstuur ze voordat u de pagina sluit.',
    newer: 'Deze antwoorden zijn nog niet bewaard.',
    sending: 'Bezig met versturen …',
    waiting: 'Uw antwoorden zijn nog niet verstuurd. Dat gebeurt zodra het kan.',
    expired: questionnaire.sendExpired,
    refused: questionnaire.sendRefused,
    sent: 'Uw antwoorden zijn verstuurd.',
  },
  onDevice: (hours) => `Wat u invult, blijft ${time(hours)} bewaard op dit apparaat.`,
  inSession: (hours) =>
    `Wat u invult, blijft op dit apparaat bewaard zolang u bent ingelogd. Na ${time(hours)} wordt het gewist.`,
  atServer: 'Wat u invult, wordt bewaard bij uw zorgverlener.',
  onPage: 'Wat u invult, staat alleen op deze pagina tot u het verstuurt.',

  begun: 'U was al begonnen',
  begunOn: (moment) => `Er staan nog antwoorden van ${moment}.`,
  goOn: 'Verdergaan',
  startAgain: 'Opnieuw beginnen',
  startAgainExplanation: 'Begint u opnieuw? Dan vervallen uw eerdere antwoorden zodra u iets invult.',

  newer: 'In een ander tabblad staan nieuwere antwoorden',
  chooseAnswers: 'Kies met welke antwoorden u verder wilt.',
  takeNewer: 'Verder met de nieuwere antwoorden',
  keepThese: 'Verder met de antwoorden op deze pagina',

  unsent: 'Nog niet verstuurd',
  untitled: 'Vragenlijst',
  finishedOn: (moment) => `Ingevuld op ${moment}`,
  waits: 'Wordt verstuurd zodra het kan.',
  needsLogin: 'Log opnieuw in om dit te versturen.',
  refused: 'Kon niet worden verstuurd.',
  discard: 'Weggooien',
  discardQuestion: 'Weet u zeker dat u deze antwoorden wilt weggooien?',
  discardYes: 'Ja, weggooien',
  discardNo: 'Nee, bewaren',
  sentLater: 'Uw antwoorden zijn bewaard op dit apparaat. Ze worden verstuurd zodra er verbinding is.',
};
