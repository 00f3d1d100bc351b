import { answeredForm } from '../form/answered-form.js';
import { isSameOption } from '../form/compare.js';
import { calculationInputsReader } from '../form/calculation-inputs.js';
import type { CalculationInputs } from '../form/unfinished.js';
import type { FormItem } from '../form/form-item.js';
import type { Instrument, InstrumentItem, TrafficLight, Citation } from '../model/instrument.js';
import type { QuestionnaireItem, Questionnaire } from '../model/questionnaire.js';
import type { QuestionnaireResponse } from '../model/questionnaire-response.js';
import type { ItemFlag } from '../model/score.js';
import type { LocalizedText } from '../model/localized-text.js';
import type { AnswerValue } from '../model/value.js';
import { bandOf, needsAttention } from './band-of.js';
import { findItems } from './find-items.js';
import { readingsReader } from './readings.js';
import { isOther, respondentOfResponse, type RespondentContext } from './respondent.js';
import { scaleFor } from './scale-for.js';
import { countedValue, termsOf } from './scale-term.js';
import { isOtherVersion } from './score-view.js';
import { flagsOf } from './scores.js';

/** The meaning of a single answer. It always has a source. */
export interface AnswerMeaning {
  readonly light: TrafficLight | undefined;
  /** Word of the band; absent for levels, whose light is named instead. */
  readonly word: LocalizedText | undefined;
  readonly source: Citation;
}

/** The literal answer to one question, with its meaning if the instrument gives one. */
export interface GivenAnswer {
  /** `notAsked`: the questionnaire's own conditions skipped it. Answers given to it anyway are kept. */
  readonly status: 'answered' | 'notAnswered' | 'notAsked';
  readonly values: readonly AnswerValue[];
  readonly meaning: AnswerMeaning | undefined;
  /** True if the answer counts in a score and its number is not known, so that nothing can be said about it. */
  readonly isNumberUnknown: boolean;
  /**
   * How many of the answers that a calculated answer reads were given; undefined for an answer that a person can give.
   * If some are missing, it is not a result and must not be shown as one.
   */
  readonly inputs: CalculationInputs | undefined;
  /** Set if the answer needs attention regardless of the totals, or cannot be judged because it is missing. */
  readonly flag: ItemFlag['status'] | undefined;
}

/** An item of a questionnaire with its answers. Every view of an answer is made here, so that widgets cannot differ. */
export interface AnswerView {
  /** Identifies this occurrence of the item; equal in all responses to the same questionnaire. */
  readonly path: string;
  readonly item: QuestionnaireItem;
  /** Undefined for a group and a display item. */
  readonly given: GivenAnswer | undefined;
  readonly earlier: GivenAnswer | undefined;
  readonly isChanged: boolean;
  /** `id`s of the scales in which the answer counts. */
  readonly scales: readonly string[];
  readonly items: readonly AnswerView[];
}

/** A whole questionnaire with the answers of one response, in the order asked. */
export interface AnswerSheet {
  readonly views: readonly AnswerView[];
  /** linkIds that the response answers but the questionnaire does not contain; they have no question to show. */
  readonly lost: readonly string[];
}

/**
 * Combines a questionnaire with the answers of a response. Items that the author hides are left out.
 *
 * @param instrument Source of the answers' meaning. Absent, or made for another version, it gives no meaning.
 * @param earlier Response to compare with. Ignored if it has another version, because other wording is another
 *   question, or if another person answered.
 * @param context The patient and the people around the patient, whose roles decide which bands apply to their answers.
 * @throws FormError if the questionnaire cannot be opened as a form.
 */
export function answersOf(
  instrument: Instrument | undefined,
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  earlier?: QuestionnaireResponse,
  context: RespondentContext = {},
): AnswerSheet {
  const read = meaningReader(instrument, questionnaire, context);
  const isComparable =
    earlier !== undefined &&
    earlier.questionnaire === response.questionnaire &&
    respondentOfResponse(earlier, context) === respondentOfResponse(response, context);
  const readInputs = calculationInputsReader(questionnaire);
  const knownIn = (answered: QuestionnaireResponse, items: readonly FormItem[]): Known => ({
    questions: read(answered),
    inputs: readInputs(items, false),
  });
  const earlierItems = isComparable ? answeredForm(questionnaire, earlier).items : [];
  const earlierByPath = isComparable ? givenByPath(earlierItems, knownIn(earlier, earlierItems)) : undefined;
  const { items, lost } = answeredForm(questionnaire, response);
  return { views: viewsOf(items, knownIn(response, items), earlierByPath), lost };
}

/** Returns all questions of the views, each before the questions below it. */
export function* questionsOf(views: readonly AnswerView[]): Generator<AnswerView & { readonly given: GivenAnswer }> {
  for (const view of views) {
    const { given } = view;
    if (given) yield { ...view, given };
    yield* questionsOf(view.items);
  }
}

/** Returns whether a question stands out: its light is not `ok`, or it or its flag cannot be judged, or is raised. */
export function answerStandsOut({ meaning, isNumberUnknown, flag }: GivenAnswer): boolean {
  return flag !== undefined || isNumberUnknown || needsAttention(meaning?.light);
}

/** Returns whether a question was answered and its answer stands out. An answer of unknown value is told apart. */
export function isAnswerToTalkAbout(given: GivenAnswer): boolean {
  return given.status === 'answered' && !given.isNumberUnknown && answerStandsOut(given);
}

interface KnownQuestion {
  readonly meaning: AnswerMeaning | undefined;
  readonly isNumberUnknown: boolean;
  readonly flag: ItemFlag['status'] | undefined;
  readonly scales: readonly string[];
}

type KnownQuestions = ReadonlyMap<string, KnownQuestion>;

/** What is known about the answers of one response, by linkId. */
interface Known {
  readonly questions: KnownQuestions;
  readonly inputs: ReadonlyMap<string, CalculationInputs>;
}

function meaningReader(
  instrument: Instrument | undefined,
  questionnaire: Questionnaire,
  context: RespondentContext,
): (response: QuestionnaireResponse) => KnownQuestions {
  if (!instrument) return () => new Map();
  const found = findItems(instrument, questionnaire);
  const read = readingsReader(instrument, questionnaire);
  return (response) => {
    if (isOtherVersion(instrument, response.questionnaire.split('|')[1] ?? questionnaire.version)) return new Map();
    const readings = read(response);
    const flags = flagsOf(instrument, questionnaire, response);
    const respondent = respondentOfResponse(response, context);
    return new Map(
      instrument.items.flatMap((item, index) => {
        const question = found.get(item.key);
        if (!question) return [];
        const rule = instrument.flags?.find(
          (flagRule) => flagRule.item === item.key && flags.some(({ id }) => id === flagRule.id),
        );
        const flag = flags.find(({ id }) => id === rule?.id)?.status;
        const reading = readings[index];
        const meaning =
          typeof reading === 'number' ? meaningOf(instrument, item, reading, respondent, context) : undefined;
        const scales = instrument.scales.filter(({ items }) => items.some((scaleItem) => scaleItem.item === item.key));
        const raised =
          flag === 'raised' && rule ? { light: 'concern' as const, word: undefined, source: rule.source } : undefined;
        const known = {
          meaning: raised ?? meaning,
          isNumberUnknown: reading === 'notUsable',
          flag,
          scales: scales.map(({ id }) => id),
        };
        return [[question.linkId, known] as const];
      }),
    );
  };
}

function meaningOf(
  instrument: Instrument,
  item: InstrumentItem,
  answer: number,
  respondent: string,
  { people = [] }: RespondentContext,
): AnswerMeaning | undefined {
  // Levels are for answers of the patient.
  if (item.levelSet && isOther(respondent)) return undefined;
  if (item.levelSet) {
    const level = item.levelSet.levels.findLast(({ from }) => answer >= from);
    return level && { light: level.light, word: undefined, source: level.source ?? item.levelSet.source };
  }
  const scale = instrument.scales
    .map((anyScale) => scaleFor(anyScale, respondent, people))
    .find(({ method, items, bandSet }) => bandSet && method.type === 'value' && items[0]?.item === item.key);
  const [term] = scale ? termsOf(instrument, scale.items) : [];
  const value = term && countedValue(term, answer);
  const band = scale && value !== undefined ? bandOf(scale, value) : undefined;
  return band && scale?.bandSet && { light: band.light, word: band.word, source: scale.bandSet.source };
}

function viewsOf(
  items: readonly FormItem[],
  known: Known,
  earlierByPath: ReadonlyMap<string, GivenAnswer> | undefined,
): AnswerView[] {
  return items
    .filter(({ item }) => !item.hidden)
    .map((formItem) => {
      const { path, item } = formItem;
      const given = givenOf(formItem, known);
      const earlier = earlierByPath?.get(path);
      return {
        path,
        item,
        given,
        earlier,
        isChanged: given !== undefined && earlier !== undefined && !hasSameAnswers(given, earlier),
        scales: known.questions.get(item.linkId)?.scales ?? [],
        items: viewsOf(formItem.items, known, earlierByPath),
      };
    });
}

function givenOf({ item, enabled, readOnly, answers }: FormItem, known: Known): GivenAnswer | undefined {
  if (item.type === 'group' || item.type === 'display') return undefined;
  const values = answers.flatMap(({ value }) => value ?? []);
  const { meaning, isNumberUnknown = false, flag } = known.questions.get(item.linkId) ?? {};
  const inputs = readOnly ? known.inputs.get(item.linkId) : undefined;
  if (!enabled) {
    return { status: 'notAsked', values, meaning: undefined, isNumberUnknown: false, inputs, flag: undefined };
  }
  return { status: values.length > 0 ? 'answered' : 'notAnswered', values, meaning, isNumberUnknown, inputs, flag };
}

function givenByPath(items: readonly FormItem[], known: Known): Map<string, GivenAnswer> {
  const byPath = new Map<string, GivenAnswer>();
  const collect = (formItems: readonly FormItem[]): void => {
    for (const formItem of formItems) {
      const given = givenOf(formItem, known);
      if (given) byPath.set(formItem.path, given);
      collect(formItem.items);
    }
  };
  collect(items);
  return byPath;
}

function isSameValue(a: AnswerValue, b: AnswerValue | undefined): boolean {
  return b !== undefined && isSameOption(a, b);
}

function hasSameAnswers(a: GivenAnswer, b: GivenAnswer): boolean {
  return (
    a.status === b.status &&
    a.values.length === b.values.length &&
    a.values.every((value, index) => isSameValue(value, b.values[index]))
  );
}
