import type { Instrument } from '../../core/model/instrument.js';
import type { Preparation } from '../../core/model/preparation.js';
import { localize } from '../../core/model/localized-text.js';
import type { ContextFlag, Tip, TipPack } from '../../core/model/tip.js';
import { isUnjudged, isWorse, standsOut } from '../../core/scoring/outcome-statement.js';
import { currentFlags, situationOf } from '../../core/tips/situation-of.js';
import { hasNoProblems, type TipSituation } from '../../core/tips/tip-reason.js';
import { formatList, tipsFor, type TipsOfStep } from '../../core/tips/tips-for.js';
import { statedDate } from '../../internal/format/score-and-date.js';
import type { Outcomes } from '../../internal/data/outcomes-controller.js';
import { statementText, type RespondentNames, type RespondentTexts } from '../../internal/format/respondent.js';
import { changedNameText, datedNameText, flagText, futureDateText } from '../../internal/format/score-text.js';
import type { ConsultationTipsMessages } from '../../locales/messages/consultation-tips.js';
import type { ScoreMessages } from '../../locales/messages/score.js';
import type { StatedDate } from '../../locales/messages/stated-date.js';

export interface TipsTexts {
  readonly messages: ConsultationTipsMessages;
  readonly score: ScoreMessages;
  readonly language: string;
  readonly respondents: RespondentNames;
}

export interface TipsPanel {
  readonly instrument: Instrument;
  /** Sentence with the date and respondent of the answers that the tips are about. */
  readonly about: string | undefined;
  /** Sentences about flagged answers, and about scores that stand out but are not of these answers. */
  readonly remarks: readonly string[];
  /** An answer asks for attention, so the slot `help` is shown. */
  readonly isFlagged: boolean;
  readonly prepared: PreparedTexts | undefined;
  readonly steps: readonly TipsOfStep[];
  /** Statement about the scores as a whole, if there is one. */
  readonly note: 'notMeasured' | 'noProblems' | 'unknownMeaning' | undefined;
}

export interface PreparedTexts {
  readonly date: StatedDate;
  /** Names of the chosen topics; empty if the patient chose none. */
  readonly topics: string;
  readonly questions: string;
  readonly notes: string;
}

export interface TipsPanelOptions {
  readonly packs: readonly TipPack[];
  readonly contextFlags: readonly ContextFlag[];
  readonly audience: Tip['audience'];
  readonly preparation: Preparation | undefined;
  readonly texts: TipsTexts;
}

export function tipsPanelOf(outcomes: Outcomes, options: TipsPanelOptions): TipsPanel {
  const { packs, contextFlags, audience, preparation, texts } = options;
  const { instrument, histories, measurements, statement } = outcomes;
  const { messages, language } = texts;
  const situation = { ...situationOf(histories, measurements, contextFlags), flags: currentFlags(statement) };
  const steps = tipsFor({
    packs,
    situation,
    audience,
    language,
    others: messages.others,
    nameOf: (view, condition) =>
      'change' in condition ? changedNameText(view, scoreTextsOf(texts)) : localize(view.scale.name, language),
  });
  const base = {
    instrument,
    about: aboutText(outcomes, texts),
    remarks: remarksOf(outcomes, situation, texts),
    isFlagged: statement.flags.some(({ status }) => status === 'raised'),
    prepared: preparation && preparedTextsOf(preparation, instrument, texts),
  };
  if (situation.views.length === 0 && !situation.others?.length) {
    // Of a measurement whose scores this reader does not see, nothing is said.
    return statement.date === undefined
      ? { ...base, steps: [], note: 'notMeasured' }
      : { ...base, steps, note: undefined };
  }
  const isComplete = outcomes.leftOut === 0 && !statement.hasFutureDate && statement.flags.length === 0;
  if (isComplete && hasNoProblems(situation)) return { ...base, steps, note: 'noProblems' };
  return { ...base, steps, note: isMeaningUnknown(situation) ? 'unknownMeaning' : undefined };
}

/** Tells whether there are scores, but no grade, change or flag shows how serious any of them is. */
function isMeaningUnknown({ views, flags }: TipSituation): boolean {
  const isKnown = views.some((view) => view.grade !== undefined || isWorse(view)) || flags.length > 0;
  return !isKnown && views.some(({ value }) => value !== undefined);
}

function scoreTextsOf({ score, language, respondents }: TipsTexts): RespondentTexts {
  return { messages: score, language, respondents };
}

function aboutText({ statement }: Outcomes, texts: TipsTexts) {
  const { messages, score } = texts;
  if (statement.date === undefined) return undefined;
  const about = statementText(statement, messages.answersOf, scoreTextsOf(texts));
  return [about, futureDateText(statement, score)].filter(Boolean).join(' ');
}

function remarksOf({ statement }: Outcomes, { others = [] }: TipSituation, texts: TipsTexts): string[] {
  const { messages, language } = texts;
  const scoreTexts = scoreTextsOf(texts);
  // A score without a meaning keeps the panel from saying that there are no problems, but it is no problem to name.
  const outside = others
    .filter((view) => standsOut(view) && !isUnjudged(view))
    .map((view) => datedNameText(view, scoreTexts));
  return [
    ...statement.flags.map((flag) => `${flagText(flag, scoreTexts)}.`),
    ...(outside.length > 0 ? [messages.notInAnswers(formatList(outside, { language, others: messages.others }))] : []),
  ];
}

/** Returns the texts of a preparation; undefined if every field is empty. */
function preparedTextsOf(
  preparation: Preparation,
  { scales }: Instrument,
  { messages, language }: TipsTexts,
): PreparedTexts | undefined {
  const chosen = preparation.topics.flatMap((id) => scales.find((scale) => scale.id === id) ?? []);
  const topics = formatList(
    chosen.map(({ name }) => localize(name, language)),
    { language, others: messages.others },
  );
  const [questions = '', notes = ''] = [preparation.questions?.trim(), preparation.notes?.trim()];
  if (topics === '' && questions === '' && notes === '') return undefined;
  return { date: statedDate(preparation.written, language), topics, questions, notes };
}
