import type { Instrument } from '../../core/model/instrument.js';
import { textIn } from '../../core/model/text.js';
import type { HostFlag, Tip, TipCondition, TipPack } from '../../core/model/tip.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { newestOf, situationOf } from '../../core/tips/situation-of.js';
import { isWithoutProblems, type TipReason } from '../../core/tips/tip-reason.js';
import { listed, tipsFor, type ChosenTip, type TipsOfStep } from '../../core/tips/tips-for.js';
import { formatDate } from '../../internal/format.js';
import type { Outcomes } from '../../internal/outcomes-controller.js';
import type { ConsultationTipsMessages } from '../../locales/messages/consultation-tips.js';

export interface TipsWords {
  readonly messages: ConsultationTipsMessages;
  readonly language: string;
}

/** What the element draws. */
export interface TipsPanel {
  readonly instrument: Instrument;
  /** Of the newest answers, written out. */
  readonly date: string | undefined;
  readonly steps: readonly TipsOfStep[];
  /** What the scores say as a whole, where that is all there is to say. */
  readonly note: 'notMeasured' | 'noProblems' | 'unknownMeaning' | undefined;
}

export interface TipsPanelOptions {
  readonly packs: readonly TipPack[];
  readonly hostFlags: readonly HostFlag[];
  readonly audience: Tip['audience'];
  readonly words: TipsWords;
}

export function tipsPanelOf(outcomes: Outcomes, { packs, hostFlags, audience, words }: TipsPanelOptions): TipsPanel {
  const { instrument, histories, measurements } = outcomes;
  const { messages, language } = words;
  const situation = situationOf(histories, measurements, hostFlags);
  const steps = tipsFor({ packs, situation, audience, language, others: messages.others });
  const newest = newestOf(situation.views);
  const base = { instrument, date: newest && formatDate(newest.date, language) };
  if (!newest) return { ...base, steps: [], note: 'notMeasured' };
  if (isWithoutProblems(situation)) return { ...base, steps, note: 'noProblems' };
  const isKnown = situation.views.some(({ grade }) => grade) || situation.flags.length > 0;
  return { ...base, steps, note: isKnown ? undefined : 'unknownMeaning' };
}

/** Why a tip is there: in words, and which scales or answers that is about. Never a score. */
export interface Why {
  readonly reason: string;
  readonly about: string;
}

export function whyOf({ reasons }: ChosenTip, instrument: Instrument, words: TipsWords): Why[] {
  const telling = reasons.filter(({ condition }) => !('always' in condition));
  if (telling.length === 0) return [{ reason: words.messages.reason.always, about: '' }];
  return telling.map((one) => ({
    reason: reasonText(one.condition, words.messages),
    about: listed([...one.domains.map((view) => viewText(view, words)), ...flagTexts(one, instrument, words)], {
      language: words.language,
      others: words.messages.others,
    }),
  }));
}

function reasonText(condition: TipCondition, { reason }: ConsultationTipsMessages): string {
  if ('always' in condition) return reason.always;
  if ('hostFlag' in condition) return reason.hostFlag[condition.hostFlag];
  if ('noProblems' in condition) return reason.noProblems;
  if ('flag' in condition) return reason.flag;
  if ('change' in condition) return reason[condition.change];
  return 'concernCount' in condition ? reason.together : reason.standsOut;
}

/** "Vertrouwen (laag)" */
function viewText({ scale, band }: ScoreView, { messages, language }: TipsWords): string {
  const name = textIn(scale.name, language);
  return band ? messages.withWord(name, textIn(band.word, language)) : name;
}

function flagTexts({ flags }: TipReason, instrument: Instrument, { language }: TipsWords): string[] {
  return flags.map((id) => textIn(instrument.flags?.find((rule) => rule.id === id)?.label ?? id, language));
}

/** What was discussed, as plain text for the record. */
export function recordText(
  { instrument, date, steps }: TipsPanel,
  discussed: ReadonlySet<string>,
  { messages, language }: TipsWords,
): string {
  const lines = [messages.recordTitle(textIn(instrument.name, language)), date && messages.answersOf(date)];
  for (const { step, tips } of steps) {
    const ticked = tips.filter(({ tip }) => discussed.has(tip.id));
    if (ticked.length > 0) lines.push('', messages.step[step], ...ticked.map(({ text }) => `- ${text}`));
  }
  return lines.filter((line) => line !== undefined).join('\n');
}
