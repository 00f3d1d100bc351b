import type { PreparationMessages } from '../messages/preparation.js';
import { named, when } from './dates.js';

export const preparation: PreparationMessages = {
  title: 'Uw gesprek voorbereiden',
  introduction: 'Kies waar u over wilt praten. U mag alles leeg laten.',
  answersOf: (date) => `Uw uitkomsten van ${named(date)}.`,
  notMeasured: 'Er zijn nog geen uitkomsten. U kunt wel opschrijven wat u wilt vragen.',
  topics: 'Waar wilt u over praten?',
  topicsHint: (maximum) => `Kies er hoogstens ${maximum}. Wat opvalt, staat bovenaan.`,
  tooMany: (maximum) =>
    `U heeft er al ${maximum} gekozen. Voor meer is er vaak geen tijd. Haal er eerst één weg, of schrijf het bij uw vragen.`,
  chosen: (count, maximum) => `${count} van ${maximum} gekozen`,
  moreTopics: (count) => (count === 1 ? 'Nog 1 onderwerp' : `Nog ${count} onderwerpen`),
  noOutcome: 'geen uitkomst',
  improved: 'beter dan de vorige keer',
  worsened: 'minder goed dan de vorige keer',
  possiblyWorsened: 'mogelijk minder goed dan de vorige keer',
  questions: 'Wat wilt u vragen?',
  questionsHint: 'Schrijf uw vragen in uw eigen woorden.',
  notes: 'Wat wilt u nog vertellen?',
  threeQuestions: 'Drie goede vragen',
  aids: 'Hulp bij kiezen',
  whoReads:
    'Bewaart u dit? Dan kan uw zorgverlener het lezen. Wat u niet bewaart, deelt u met niemand. Het is geen bericht: u krijgt geen antwoord.',
  onlyHere: 'Dit wordt niet bewaard en niet verstuurd. Het staat alleen op deze pagina. U kunt de pagina wel printen.',
  notLoaded: 'Wat u eerder bewaarde, kon niet worden geladen. Daarom kunt u nu niets bewaren.',
  save: 'Bewaar voor het gesprek',
  saving: 'Wordt bewaard …',
  saved: 'Bewaard. Uw zorgverlener kan dit nu lezen.',
  savedOn: (date) => `Bewaard ${when(date)}. Uw zorgverlener kan dit lezen.`,
  notSaved: 'Bewaren is niet gelukt. Wat u schreef, staat nog op deze pagina. Probeer het opnieuw.',
  unsaved: 'Nog niet bewaard.',
};
