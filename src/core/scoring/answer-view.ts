import { answeredForm } from '../form/answered-form.js';
import { isSameOption } from '../form/compare.js';
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
import { countedOf, termsOf } from './scale-term.js';
import { isOtherVersion } from './score-view.js';
import { flagsOf } from './scores.js';

/** What an answer means by itself. There is none without a source. */
export interface AnswerMeaning {
  readonly light: TrafficLight | undefined;
  /** Of the band; where the instrument has only a level, the light says it. */
  readonly word: LocalizedText | undefined;
  readonly source: Citation;
}

/** What was answered to one question, literally. */
export interface GivenAnswer {
  /** `notAsked`: the questionnaire's own conditions skipped it. Answers that were given all the same are kept. */
  readonly status: 'answered' | 'notAnswered' | 'notAsked';
  readonly values: readonly AnswerValue[];
  readonly meaning: AnswerMeaning | undefined;
  /** The answer asks for attention whatever the totals are, or cannot be judged because it was not given. */
  readonly flag: ItemFlag['status'] | undefined;
}

/** One item of a questionnaire with what was answered, decided here and nowhere else; in the order asked. */
export interface AnswerView {
  /** Names this occurrence of the item; the same in every response to the same questionnaire. */
  readonly path: string;
  readonly item: QuestionnaireItem;
  /** Undefined for a group and for a text to read. */
  readonly given: GivenAnswer | undefined;
  /** The answer of the earlier response, where there is one to compare with. */
  readonly earlier: GivenAnswer | undefined;
  /** Another answer than the earlier one. */
  readonly isChanged: boolean;
  /** `id`s of the scales that the answer counts in. */
  readonly scales: readonly string[];
  readonly items: readonly AnswerView[];
}

/** A questionnaire with its answers. */
export interface AnswerSheet {
  readonly views: readonly AnswerView[];
  /** linkIds of what the response answers and the questionnaire does not ask: it cannot be shown with its question. */
  readonly lost: readonly string[];
}

/**
 * The whole questionnaire with the answers of one response. Items that the author hides are left out.
 *
 * @param instrument Gives the answers their meaning; without it, or for a version that it was not made for, they have none.
 * @param earlier To compare with. Only a response to the same version of the questionnaire is: other wording is
 *   another question.
 * @throws FormError where the questionnaire cannot be opened as a form.
 */
export function answersOf(
  instrument: Instrument | undefined,
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  earlier?: QuestionnaireResponse,
): AnswerSheet {
  const read = meaningReader(instrument, questionnaire);
  const isComparable = earlier !== undefined && earlier.questionnaire === response.questionnaire;
  const before = isComparable ? givenByPath(questionnaire, earlier, read(earlier)) : undefined;
  const { items, lost } = answeredForm(questionnaire, response);
  return { views: viewsOf(items, read(response), before), lost };
}

/** Every question of the views, those below it after it. */
export function* questionsOf(views: readonly AnswerView[]): Generator<AnswerView & { readonly given: GivenAnswer }> {
  for (const view of views) {
    const { given } = view;
    if (given) yield { ...view, given };
    yield* questionsOf(view.items);
  }
}

/** Whether a question stands out: the light of its answer is not good, or its flag is raised or cannot be judged. */
export function answerStandsOut({ meaning, flag }: GivenAnswer): boolean {
  return flag !== undefined || needsAttention(meaning?.light);
}

/** Whether an answer that was given stands out. */
export function isAnswerToTalkAbout(given: GivenAnswer): boolean {
  return given.status === 'answered' && answerStandsOut(given);
}

/** What an instrument says of the question with a linkId. */
interface KnownQuestion {
  readonly meaning: AnswerMeaning | undefined;
  readonly flag: ItemFlag['status'] | undefined;
  readonly scales: readonly string[];
}

type KnownQuestions = ReadonlyMap<string, KnownQuestion>;

function meaningReader(
  instrument: Instrument | undefined,
  questionnaire: Questionnaire,
): (response: QuestionnaireResponse) => KnownQuestions {
  if (!instrument) return () => new Map();
  const found = findItems(instrument, questionnaire);
  const read = readingsReader(instrument, questionnaire);
  return (response) => {
    if (isOtherVersion(instrument, response.questionnaire.split('|')[1] ?? questionnaire.version)) return new Map();
    const readings = read(response);
    const flags = flagsOf(instrument, questionnaire, response);
    return new Map(
      instrument.items.flatMap((item, index) => {
        const question = found.get(item.key);
        if (!question) return [];
        const rule = instrument.flags?.find((one) => one.item === item.key && flags.some(({ id }) => id === one.id));
        const flag = flags.find(({ id }) => id === rule?.id)?.status;
        const reading = readings[index];
        const meaning = typeof reading === 'number' ? meaningOf(instrument, item, reading) : undefined;
        const scales = instrument.scales.filter(({ items }) => items.some((one) => one.item === item.key));
        const raised =
          flag === 'raised' && rule ? { light: 'concern' as const, word: undefined, source: rule.source } : undefined;
        return [[question.linkId, { meaning: raised ?? meaning, flag, scales: scales.map(({ id }) => id) }] as const];
      }),
    );
  };
}

function meaningOf(instrument: Instrument, item: InstrumentItem, answer: number): AnswerMeaning | undefined {
  if (item.levelSet) {
    const level = item.levelSet.levels.findLast(({ from }) => answer >= from);
    return level && { light: level.light, word: undefined, source: level.source ?? item.levelSet.source };
  }
  const scale = instrument.scales.find(
    ({ method, items, bandSet }) => bandSet && method.type === 'value' && items[0]?.item === item.key,
  );
  const [term] = scale ? termsOf(instrument, scale.items) : [];
  const value = term && countedOf(term, answer);
  const band = scale && value !== undefined ? bandOf(scale, value) : undefined;
  return band && scale?.bandSet && { light: band.light, word: band.word, source: scale.bandSet.source };
}

function viewsOf(
  items: readonly FormItem[],
  known: KnownQuestions,
  before: ReadonlyMap<string, GivenAnswer> | undefined,
): AnswerView[] {
  return items
    .filter(({ item }) => !item.hidden)
    .map((formItem) => {
      const { path, item } = formItem;
      const given = givenOf(formItem, known);
      const earlier = before?.get(path);
      return {
        path,
        item,
        given,
        earlier,
        isChanged: given !== undefined && earlier !== undefined && !isSame(given, earlier),
        scales: known.get(item.linkId)?.scales ?? [],
        items: viewsOf(formItem.items, known, before),
      };
    });
}

function givenOf({ item, enabled, answers }: FormItem, known: KnownQuestions): GivenAnswer | undefined {
  if (item.type === 'group' || item.type === 'display') return undefined;
  const values = answers.flatMap(({ value }) => value ?? []);
  if (!enabled) return { status: 'notAsked', values, meaning: undefined, flag: undefined };
  const { meaning, flag } = known.get(item.linkId) ?? {};
  return { status: values.length > 0 ? 'answered' : 'notAnswered', values, meaning, flag };
}

function givenByPath(
  questionnaire: Questionnaire,
  response: QuestionnaireResponse,
  known: KnownQuestions,
): Map<string, GivenAnswer> {
  const byPath = new Map<string, GivenAnswer>();
  const collect = (items: readonly FormItem[]): void => {
    for (const formItem of items) {
      const given = givenOf(formItem, known);
      if (given) byPath.set(formItem.path, given);
      collect(formItem.items);
    }
  };
  collect(answeredForm(questionnaire, response).items);
  return byPath;
}

function isEqual(a: AnswerValue, b: AnswerValue | undefined): boolean {
  return b !== undefined && isSameOption(a, b);
}

function isSame(a: GivenAnswer, b: GivenAnswer): boolean {
  return (
    a.status === b.status &&
    a.values.length === b.values.length &&
    a.values.every((value, index) => isEqual(value, b.values[index]))
  );
}
