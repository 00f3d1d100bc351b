import type { Scale } from '../core/model/instrument.js';
import { textIn } from '../core/model/text.js';
import type { Change } from '../core/scoring/change.js';
import type { ScoreView } from '../core/scoring/score-view.js';
import type { ScoreMessages } from '../locales/messages/score.js';
import { formatDifference, formatScore } from './format.js';

/** What it takes to say something of a score in a language. */
export interface ScoreWords {
  readonly messages: ScoreMessages;
  readonly language: string;
}

/** "van 10", or "1 tot 5" where a scale does not start at 0. */
export function rangeText(scale: Scale, { messages, language }: ScoreWords): string {
  const [minimum, maximum] = [formatScore(scale.min, scale, language), formatScore(scale.max, scale, language)];
  return scale.min === 0 ? messages.ofMaximum(maximum) : `(${messages.range(minimum, maximum)})`;
}

/** The number with its word: "6 (matig)"; only the number where its meaning is not known. */
export function valueText(view: ScoreView, { language }: ScoreWords): string {
  if (view.value === undefined) return '';
  const value = formatScore(view.value, view.scale, language);
  return view.band ? `${value} (${textIn(view.band.word, language)})` : value;
}

/** What a score means, or why that cannot be said: "matig", "geen afkapwaarde bekend", "3 van 8 vragen beantwoord". */
export function meaningText(view: ScoreView | undefined, { messages, language }: ScoreWords): string {
  if (!view) return messages.noMeasurement;
  if (view.value !== undefined) {
    if (view.isOtherVersion) return messages.otherVersion;
    return view.band ? textIn(view.band.word, language) : messages.noCutOff;
  }
  const { status, answered, asked, value } = view.score;
  if (value !== undefined) return messages.outOfScale;
  if (status === 'notApplicable') return messages.notApplicable;
  if (answered === 0) return messages.notFilledIn;
  return answered === undefined || asked === undefined ? messages.noScore : messages.answeredOf(answered, asked);
}

/** "3 hoger, verbeterd": the verdict is the change rule's, and is left out where there is no rule. */
export function changeText({ difference, verdict }: Change, scale: Scale, { messages, language }: ScoreWords): string {
  const size = messages.difference(difference, formatDifference(difference, scale, language));
  const isNews = difference !== 0 && verdict !== 'noRule';
  return messages.joined(isNews ? [size, messages.verdict[verdict]] : [size]);
}
