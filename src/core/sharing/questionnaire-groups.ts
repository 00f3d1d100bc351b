import { canonicalUrlOf } from '../model/canonical.js';
import type { Assignment } from '../model/care.js';
import type { Instrument } from '../model/instrument.js';
import type { LocalizedText } from '../model/localized-text.js';
import type { Sharing } from '../model/sharing.js';
import { hasOnlySingleAnswers } from './visible.js';

/** Questionnaires on which the patient decides together, such as all versions and variants of one instrument. */
export interface QuestionnaireGroup {
  readonly id: string;
  /** More than one if instruments share a questionnaire. Empty if no title is known. */
  readonly titles: readonly LocalizedText[];
  /** Canonicals without their version: a decision counts for later versions too. */
  readonly questionnaires: readonly string[];
  /** `id`s of the instruments. */
  readonly instruments: readonly string[];
  /** True if every score is a single answer, so that the scores cannot be shared without the answers. */
  readonly isSingleAnswer: boolean;
}

export interface KnownQuestionnaires {
  readonly instruments: readonly Instrument[];
  /** Canonicals of the responses. */
  readonly answered: readonly string[];
  readonly assignments: readonly Assignment[];
  readonly sharing: readonly Sharing[];
}

/**
 * Returns the questionnaires to decide on: those of the instruments first, then each other one that was answered,
 * assigned, or named by a decision.
 */
export function questionnaireGroups({
  instruments,
  answered,
  assignments,
  sharing,
}: KnownQuestionnaires): QuestionnaireGroup[] {
  const scored = mergedGroups(instruments.map(groupOfInstrument));
  const assigned = assignments.map(({ questionnaire }) => questionnaire);
  const decided = sharing
    .filter(({ purpose }) => purpose === 'care')
    .flatMap(({ rules }) => rules.flatMap(({ questionnaires = [] }) => questionnaires));
  const others = [...new Set([...answered, ...assigned, ...decided].map(canonicalUrlOf))].filter(
    (url) => !scored.some(({ questionnaires }) => questionnaires.includes(url)),
  );
  return [...scored, ...others.map((url) => groupOfQuestionnaire(url, assignments))];
}

function groupOfInstrument(instrument: Instrument): QuestionnaireGroup {
  const { id, name, questionnaires } = instrument;
  return {
    id,
    titles: [name],
    questionnaires: [...new Set(questionnaires.map(canonicalUrlOf))],
    instruments: [id],
    isSingleAnswer: hasOnlySingleAnswers(instrument),
  };
}

function groupOfQuestionnaire(url: string, assignments: readonly Assignment[]): QuestionnaireGroup {
  const title = assignments.find(({ questionnaire, title }) => canonicalUrlOf(questionnaire) === url && title)?.title;
  return { id: url, titles: title ? [title] : [], questionnaires: [url], instruments: [], isSingleAnswer: false };
}

/** Returns the groups with those that share a questionnaire as one: two decisions on one questionnaire would differ. */
function mergedGroups(groups: readonly QuestionnaireGroup[]): QuestionnaireGroup[] {
  return groups.reduce<QuestionnaireGroup[]>((merged, group) => {
    const overlaps = (other: QuestionnaireGroup) =>
      other.id === group.id || other.questionnaires.some((url) => group.questionnaires.includes(url));
    const [first, ...rest] = merged.filter(overlaps);
    if (!first) return [...merged, group];
    const whole = [...rest, group].reduce(together, first);
    return merged.flatMap((other) => (other === first ? [whole] : overlaps(other) ? [] : [other]));
  }, []);
}

function together(a: QuestionnaireGroup, b: QuestionnaireGroup): QuestionnaireGroup {
  if (a.id === b.id) return a;
  return {
    id: a.id,
    titles: [...a.titles, ...b.titles],
    questionnaires: [...new Set([...a.questionnaires, ...b.questionnaires])],
    instruments: [...a.instruments, ...b.instruments],
    isSingleAnswer: a.isSingleAnswer && b.isSingleAnswer,
  };
}
