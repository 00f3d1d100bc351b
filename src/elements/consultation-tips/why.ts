import type { Instrument } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import type { TipCondition } from '../../core/model/tip.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import type { TipReason } from '../../core/tips/tip-reason.js';
import { changeRemarks } from '../../internal/format/score-text.js';
import { formatList, type ChosenTip } from '../../core/tips/tips-for.js';
import type { ConsultationTipsMessages } from '../../locales/messages/consultation-tips.js';
import type { TipsTexts } from './tips-panel.js';

/** A reason for a tip in words, and the names of the scales or answers that it is about. It never holds a score. */
export interface Why {
  readonly reason: string;
  readonly about: string;
}

export function whyOf({ reasons }: ChosenTip, instrument: Instrument, texts: TipsTexts): Why[] {
  const specific = reasons.filter(({ condition }) => !('always' in condition));
  if (specific.length === 0) return [{ reason: texts.messages.reason.always, about: '' }];
  return specific.map((reason) => ({
    reason: reasonText(reason.condition, texts.messages),
    about: formatList(
      [
        ...reason.domains.map((view) => viewText(view, reason.condition, texts)),
        ...flagTexts(reason, instrument, texts),
      ],
      {
        language: texts.language,
        others: texts.messages.others,
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

/** Returns the name of a scale with its band, and the remarks on a change: "Vertrouwen (laag, niet bevestigd)". */
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
