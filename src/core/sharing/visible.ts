import { matchesCanonical } from '../model/canonical.js';
import type { Instrument } from '../model/instrument.js';
import type { Person } from '../model/person.js';
import type { QuestionnaireResponse } from '../model/questionnaire-response.js';
import { isAnsweredWithoutNumber } from '../model/score.js';
import type { Sharing } from '../model/sharing.js';
import { isSamePerson, referencesOf } from '../people/people.js';
import { accessOf, isPermission, leastOf } from './access.js';
import { endOfRule } from './end-of-rule.js';

// The only place that decides which data of a patient a viewer sees. Every function takes rows that are not checked yet:
// a withheld row is left out before its validity can show in an error, a count or a request.

/** The viewer of a patient's data, with the decisions that limit what the viewer sees. */
export interface Sight {
  /** Undefined if the host does not tell who looks. */
  readonly person: Person | undefined;
  /** The patient's decisions. Undefined if the back end alone decides: then its rows are shown as they come. */
  readonly sharing: readonly Sharing[] | undefined;
  /** The patient, whose birthdays end what a parent sees. */
  readonly patient?: Person | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What a viewer sees of a questionnaire. An unknown decision counts as `nothing`. */
export type VisibleLevel = 'answers' | 'scores' | 'nothing';

/** The questionnaires of an instrument decide who sees its scores, notes and preparation. */
type InstrumentQuestionnaires = Pick<Instrument, 'questionnaires'> & Partial<ScoredAnswers>;

/** Returns what the viewer sees of a questionnaire. */
function visibleLevel({ person, sharing, patient, now }: Sight, questionnaire: string | undefined): VisibleLevel {
  if (person?.kind === 'work') return 'nothing';
  if (!sharing || person?.kind === 'patient') return 'answers';
  if (!person) return 'nothing';
  const { level } = accessOf(person, questionnaire, sharing, { now, patient });
  return isPermission(level) ? level : 'nothing';
}

/**
 * Returns what the viewer sees of all questionnaires of an instrument together, in every version: the least of them. It
 * decides on data of which the questionnaire is unknown. Where every score is a single answer, a viewer of scores sees
 * nothing.
 */
export function visibleLevelOf(
  sight: Sight,
  { questionnaires, scales = [], about = {} }: InstrumentQuestionnaires,
): VisibleLevel {
  const all =
    questionnaires.length > 0 ? questionnaires.flatMap((canonical) => versionsOf(canonical, sight)) : [undefined];
  const least = leastOf(all.map((canonical) => visibleLevel(sight, canonical)));
  const isNothing = !isPermission(least) || (least === 'scores' && hasOnlySingleAnswers({ scales, about }));
  return isNothing ? 'nothing' : least;
}

/** Returns a canonical in every version that a rule names, and in one that no rule names. */
function versionsOf(canonical: string, { sharing = [] }: Sight): string[] {
  if (canonical.includes('|')) return [canonical];
  const named = sharing.flatMap(({ rules }) => rules.flatMap(({ questionnaires = [] }) => questionnaires));
  return [canonical, `${canonical}|*`, ...new Set(named.filter((other) => matchesCanonical(canonical, other)))];
}

/**
 * Returns the responses of which the viewer sees at least this level. A row without a readable questionnaire is left out,
 * because it may be of a withheld one.
 */
export function visibleResponses<Row>(rows: readonly Row[], sight: Sight, level: 'answers' | 'scores'): Row[] {
  const levelOf = levelReader(sight);
  return rows.filter((row) => {
    const visible = levelOf(row);
    return visible === 'answers' || visible === level;
  });
}

/** Returns the assignments of questionnaires of which the viewer sees anything. */
export function visibleAssignments<Row>(rows: readonly Row[], sight: Sight): Row[] {
  const levelOf = levelReader(sight);
  return rows.filter((row) => levelOf(row) !== 'nothing');
}

/**
 * Returns the care events on the time axis of an instrument, of which the viewer sees the answers. "Scores only" tells the
 * patient that nothing else is seen, and an event such as a diagnosis is no score.
 */
export function visibleEvents<Event>(
  events: readonly Event[],
  instrument: InstrumentQuestionnaires,
  sight: Sight,
): readonly Event[] {
  return visibleLevelOf(sight, instrument) === 'answers' ? events : [];
}

/**
 * Returns the measurements that the viewer sees, without the parts that tell answers if the viewer sees scores only: the
 * calculation, missing items, flags, and scores that are a single answer.
 *
 * @param responses The responses that the measurements can be of. Other scores need the level of the whole instrument.
 */
export function visibleMeasurements<Row>(
  rows: readonly Row[],
  instrument: Instrument,
  responses: readonly Pick<QuestionnaireResponse, 'id' | 'questionnaire'>[],
  sight: Sight,
): Row[] {
  const ofInstrument = visibleLevelOf(sight, instrument);
  const levelOf = levelReader(sight);
  const levels = new Map(responses.map((response) => [response.id, levelOf(response)]));
  return rows.flatMap((row) => {
    const response = textIn(row, 'response');
    const level = (response !== undefined && levels.get(response)) || ofInstrument;
    if (level === 'nothing') return [];
    return level === 'answers' ? [row] : scoresOnly(row, instrument);
  });
}

/**
 * Returns the notes that the viewer may read: the viewer's own, and those for everyone or for the viewer if the viewer
 * sees the scores. The patient reads the notes that name the patient as a recipient.
 */
export function visibleConsultations<Row>(
  rows: readonly Row[],
  instrument: InstrumentQuestionnaires,
  sight: Sight,
): Row[] {
  const { person } = sight;
  return rows.filter((row) => {
    if (!person) return isForEveryone(row) && !sight.sharing;
    if (person.kind === 'work') return false;
    if (isAuthor(person, fieldIn(row, 'author'))) return true;
    if (person.kind === 'patient') return isAddressed(row, person, sight.patient);
    return isForViewer(row, instrument, sight);
  });
}

/** Returns whether the viewer may read a preparation: the patient, and the people whom it is for if they see the scores. */
export function isPreparationVisible(row: unknown, instrument: InstrumentQuestionnaires, sight: Sight): boolean {
  if (!sight.person) return isForEveryone(row) && !sight.sharing;
  return sight.person.kind === 'patient' || isForViewer(row, instrument, sight);
}

/** Returns the next moment at which a rule for the viewer ends, in milliseconds since 1970; undefined if there is none. */
export function nextEndOf({ person, sharing = [], patient, now }: Sight): number | undefined {
  if (!person) return undefined;
  const names = namesOf(person);
  const ends = sharing
    .filter(({ recipient }) => recipient !== undefined && names.includes(recipient))
    .flatMap((decision) => decision.rules.flatMap((rule) => endOfRule(rule, decision, person, { patient })?.time ?? []))
    .filter((end) => end > now);
  return ends.toSorted((a, b) => a - b)[0];
}

/** Returns a function that gives the level of a row, and decides once for each questionnaire. */
function levelReader(sight: Sight): (row: unknown) => VisibleLevel {
  const levels = new Map<string, VisibleLevel>();
  const unreadable = sight.sharing && sight.person?.kind !== 'patient' ? 'nothing' : visibleLevel(sight, undefined);
  return (row) => {
    const questionnaire = textIn(row, 'questionnaire');
    if (questionnaire === undefined) return unreadable;
    const level = levels.get(questionnaire) ?? visibleLevel(sight, questionnaire);
    levels.set(questionnaire, level);
    return level;
  };
}

const measurementFields = ['date', 'response', 'version', 'respondent', 'togetherWith'];
const scoreFields = ['scale', 'status', 'value', 'standardError', 'interpretation', 'range'];
const countFields = ['answered', 'asked'];

/** Returns the measurement with its scores only; nothing if every score is a single answer. */
function scoresOnly<Row>(row: Row, instrument: Instrument): Row[] {
  const scores = fieldIn(row, 'scores');
  const reduced = pick(row, measurementFields);
  // A row without scores is invalid, which the viewer of its scores may know.
  if (!Array.isArray(scores)) return [reduced as Row];
  const shown = scores.filter((score) => isTotal(score, instrument)).map((score) => pick(score, fieldsOf(score)));
  return shown.length > 0 ? [{ ...reduced, scores: shown } as Row] : [];
}

/** The fields of a score. The counts are left out where they would say that answers which cannot be used are missing. */
function fieldsOf(score: unknown): readonly string[] {
  const missing = fieldIn(score, 'missing');
  const isCounted = !Array.isArray(missing) || !missing.some((item) => isUncounted(textIn(item, 'why')));
  return isCounted ? [...scoreFields, ...countFields] : scoreFields;
}

/** Returns whether an item without a number can have been answered, or was not asked as the instrument has it. */
function isUncounted(why: string | undefined): boolean {
  return isAnsweredWithoutNumber({ why }) || why === 'notFound';
}

/** Returns whether a score is of several answers. A scale that the instrument does not have can be a single question. */
function isTotal(score: unknown, { scales, about }: Instrument): boolean {
  const scale = scales.find(({ id }) => id === textIn(score, 'scale'));
  if (!scale || isSingleAnswer(scale, about)) return false;
  return fieldIn(score, 'answered') !== 1 || fieldIn(score, 'value') === undefined;
}

/** The parts of an instrument that tell whether its scores are single answers. */
export interface ScoredAnswers {
  readonly about: Pick<Instrument['about'], 'itemCount'>;
  readonly scales: readonly { readonly items: readonly unknown[]; readonly method: { readonly type: string } }[];
}

/** Returns whether every score of an instrument is one answer, so that there is nothing to see for a viewer of scores. */
export function hasOnlySingleAnswers({ scales, about }: ScoredAnswers): boolean {
  return scales.length > 0 && scales.every((scale) => isSingleAnswer(scale, about));
}

/** Returns whether the score of a scale is one answer. */
function isSingleAnswer(
  { items, method }: ScoredAnswers['scales'][number],
  { itemCount }: ScoredAnswers['about'],
): boolean {
  return method.type === 'value' || items.length === 1 || (items.length === 0 && itemCount === 1);
}

function isForViewer(row: unknown, instrument: InstrumentQuestionnaires, sight: Sight): boolean {
  const { person } = sight;
  if (!person || visibleLevelOf(sight, instrument) === 'nothing') return false;
  return isForEveryone(row) || isAddressed(row, person);
}

function isForEveryone(row: unknown): boolean {
  return fieldIn(row, 'recipients') === undefined;
}

function isAddressed(row: unknown, person: Person, alsoAs?: Person): boolean {
  const recipients = fieldIn(row, 'recipients');
  const names: readonly unknown[] = [...namesOf(person), ...(alsoAs ? namesOf(alsoAs) : [])];
  return Array.isArray(recipients) && recipients.some((recipient) => names.includes(recipient));
}

function isAuthor(person: Person, author: unknown): boolean {
  const reference = textIn(author, 'reference');
  if (reference === undefined) return false;
  const alsoAs = fieldIn(author, 'alsoAs');
  const others = Array.isArray(alsoAs) ? alsoAs.filter((other) => typeof other === 'string') : [];
  return isSamePerson(person, { reference, alsoAs: others, kind: person.kind });
}

/** Returns the references of a person, and those of the teams and organizations of which the person is a member. */
function namesOf(person: Person): string[] {
  return [...referencesOf(person), ...(person.memberOf ?? [])];
}

function fieldIn(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? (Reflect.get(row, name) as unknown) : undefined;
}

function textIn(row: unknown, name: string): string | undefined {
  const value = fieldIn(row, name);
  return typeof value === 'string' ? value : undefined;
}

function pick(row: unknown, names: readonly string[]): object {
  const present = names.filter((name) => fieldIn(row, name) !== undefined);
  return Object.fromEntries(present.map((name) => [name, fieldIn(row, name)]));
}
