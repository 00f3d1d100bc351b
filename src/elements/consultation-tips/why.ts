import type { Instrument } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import type { TipCondition } from '../../core/model/tip.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import type { TipReason } from '../../core/tips/tip-reason.js';
import { changeRemarks } from '../../internal/format/score-text.js';
import { formatList, type ChosenTip } from '../../core/tips/tips-for.js';
import type { ConsultationTipsMessages } from '../../locales/messages/consultation-tips.js';
import type { TipsTexts } from './tips-panel.js';

/** Why a tip is there: in words, and which scales or answers that is about. Never a score. */
export interface Why {
  readonly reason: string;
  readonly about: string;
}

export function whyOf({ reasons }: ChosenTip, instrument: Instrument, words: TipsTexts): Why[] {
  const telling = reasons.filter(({ condition }) => !('always' in condition));
  if (telling.length === 0) return [{ reason: words.messages.reason.always, about: '' }];
  return telling.map((one) => ({
    reason: reasonText(one.condition, words.messages),
    about: formatList(
      [...one.domains.map((view) => viewText(view, one.condition, words)), ...flagTexts(one, instrument, words)],
      {
        language: words.language,
        others: words.messages.others,
      },
    ),
  }));
}

function reasonText(condition: TipCondition, { reason }: ConsultationTipsMessages): string {
  if ('always' in condition) return reason.always;
  if ('contextFlag' in condition) return reason.contextFlag[condition.contextFlag];
  if ('noProblems' in condition) return reason.noProblems;
  if ('flag' in condition) return reason.flag;
  if ('change' in condition) return reason[condition.change];
  return 'concernCount' in condition ? reason.together : reason.standsOut;
}

/** "Vertrouwen (laag)"; of a change also what a reader must know of it: "Vertrouwen (laag, niet bevestigd)". */
function viewText(view: ScoreView, condition: TipCondition, { messages, score, language }: TipsTexts): string {
  const { scale, band } = view;
  const name = localize(scale.name, language);
  const remarks = 'change' in condition ? changeRemarks(view, { messages: score, language }) : [];
  const estimate = view.isEstimate && remarks.length === 0 ? [score.estimated] : [];
  const parts = [...(band ? [localize(band.word, language)] : []), ...remarks, ...estimate];
  return parts.length > 0 ? messages.withWord(name, score.joined(parts)) : name;
}

function flagTexts({ flags }: TipReason, instrument: Instrument, { language }: TipsTexts): string[] {
  return flags.map((id) => localize(instrument.flags?.find((rule) => rule.id === id)?.label ?? id, language));
}
