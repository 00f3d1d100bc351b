import type { Instrument } from '../../core/model/instrument.js';
import type { Preparation } from '../../core/model/preparation.js';
import { localize } from '../../core/model/localized-text.js';
import type { ContextFlag, Tip, TipPack } from '../../core/model/tip.js';
import { standsOut, isWorse } from '../../core/scoring/outcome-statement.js';
import { currentFlags, situationOf } from '../../core/tips/situation-of.js';
import { hasNoProblems, type TipSituation } from '../../core/tips/tip-reason.js';
import { formatList, tipsFor, type TipsOfStep } from '../../core/tips/tips-for.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import type { Outcomes } from '../../internal/data/outcomes-controller.js';
import { changedNameText, datedNameText, flagText } from '../../internal/format/score-text.js';
import type { ConsultationTipsMessages } from '../../locales/messages/consultation-tips.js';
import type { ScoreMessages } from '../../locales/messages/score.js';

export interface TipsTexts {
  readonly messages: ConsultationTipsMessages;
  readonly score: ScoreMessages;
  readonly language: string;
}

/** What the element draws. */
export interface TipsPanel {
  readonly instrument: Instrument;
  /** Which answers the tips are about, in a sentence. */
  readonly about: string | undefined;
  /** Answers that ask for attention, and scores that these answers do not hold, in sentences. */
  readonly remarks: readonly string[];
  /** An answer asks for attention: the page may show where to find help. */
  readonly isFlagged: boolean;
  readonly wish: Wish | undefined;
  readonly steps: readonly TipsOfStep[];
  /** What the scores say as a whole, where that is all there is to say. */
  readonly note: 'notMeasured' | 'noProblems' | 'unknownMeaning' | undefined;
}

/** What the patient prepared, in words. */
export interface Wish {
  /** Written out. */
  readonly date: string;
  /** Names of the subjects; empty where none was chosen. */
  readonly topics: string;
  readonly questions: string;
  readonly notes: string;
}

export interface TipsPanelOptions {
  readonly packs: readonly TipPack[];
  readonly contextFlags: readonly ContextFlag[];
  readonly audience: Tip['audience'];
  readonly preparation: Preparation | undefined;
  readonly words: TipsTexts;
}

export function tipsPanelOf(outcomes: Outcomes, options: TipsPanelOptions): TipsPanel {
  const { packs, contextFlags, audience, preparation, words } = options;
  const { instrument, histories, measurements, statement } = outcomes;
  const { messages, score, language } = words;
  const situation = { ...situationOf(histories, measurements, contextFlags), flags: currentFlags(statement) };
  const steps = tipsFor({
    packs,
    situation,
    audience,
    language,
    others: messages.others,
    nameOf: (view, condition) =>
      'change' in condition
        ? changedNameText(view, { messages: score, language })
        : localize(view.scale.name, language),
  });
  const base = {
    instrument,
    about: aboutText(outcomes, words),
    remarks: remarksOf(outcomes, situation, words),
    isFlagged: statement.flags.some(({ status }) => status === 'raised'),
    wish: preparation && wishOf(preparation, instrument, words),
  };
  if (situation.views.length === 0 && !situation.others?.length) return { ...base, steps: [], note: 'notMeasured' };
  const isWhole = outcomes.leftOut === 0 && statement.flags.length === 0;
  if (isWhole && hasNoProblems(situation)) return { ...base, steps, note: 'noProblems' };
  return { ...base, steps, note: isUnknown(situation) ? 'unknownMeaning' : undefined };
}

/** There are scores, and nothing tells how serious any of them is. */
function isUnknown({ views, flags }: TipSituation): boolean {
  const isTold = views.some((view) => view.grade !== undefined || isWorse(view)) || flags.length > 0;
  return !isTold && views.some(({ value }) => value !== undefined);
}

function aboutText({ statement: { date, isByOther } }: Outcomes, { messages, score, language }: TipsTexts) {
  const shown = date && formatDate(date, language);
  return shown && (isByOther ? score.filledInByOther(shown) : messages.answersOf(shown));
}

function remarksOf({ statement }: Outcomes, { others = [] }: TipSituation, words: TipsTexts): string[] {
  const { messages, score, language } = words;
  const scoreWords = { messages: score, language };
  const outside = others.filter(standsOut).map((view) => datedNameText(view, scoreWords));
  return [
    ...statement.flags.map((flag) => `${flagText(flag, scoreWords)}.`),
    ...(outside.length > 0 ? [messages.notInAnswers(formatList(outside, { language, others: messages.others }))] : []),
  ];
}

/** Nothing where every part was left empty. */
function wishOf(preparation: Preparation, { scales }: Instrument, words: TipsTexts): Wish | undefined {
  const { messages, language } = words;
  const chosen = preparation.topics.flatMap((id) => scales.find((scale) => scale.id === id) ?? []);
  const topics = formatList(
    chosen.map(({ name }) => localize(name, language)),
    { language, others: messages.others },
  );
  const [questions = '', notes = ''] = [preparation.questions?.trim(), preparation.notes?.trim()];
  if (topics === '' && questions === '' && notes === '') return undefined;
  return { date: formatDate(preparation.written, language), topics, questions, notes };
}
