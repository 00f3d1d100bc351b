import { formatDate } from '../../internal/format/score-and-date.js';
import { changedNameText, datedNameText } from '../../internal/format/score-text.js';
import { asksForAttention, changedOf, type Overview } from './overview.js';
import type { TrafficLightTexts } from './words.js';

/**
 * How many scores of the newest measurement ask for attention, in one sentence. That none does is only said if nothing
 * else on the card stands out; without a score nothing is said of cut-offs.
 */
export function attentionText({ all, isCalm }: Overview, { trafficLight, audience }: TrafficLightTexts): string {
  const current = all.filter(({ latest }) => latest?.isCurrent);
  const count = current.filter(asksForAttention).length;
  if (count > 0) return trafficLight[audience].attention(count);
  if (isCalm) return trafficLight[audience].attention(0);
  const valued = current.filter(({ latest }) => latest?.value !== undefined);
  return valued.length > 0 && valued.every(({ scale }) => !scale.bandSet) ? trafficLight.noCutOffs : '';
}

/** What else matters in one look: older scores, scales without a score, and what changed by the change rules. */
export function restText({ all }: Overview, words: TrafficLightTexts): string {
  const { trafficLight, messages, language } = words;
  const withoutValue = all.filter(({ latest }) => latest?.value === undefined).length;
  const ofOtherVersion = all.filter(({ latest }) => latest?.value !== undefined && latest.isOtherVersion).length;
  const older = all.flatMap((one) => (one.latest && !one.latest.isCurrent && asksForAttention(one) ? one.latest : []));
  const names = new Intl.ListFormat(language);
  return [
    older.length > 0 ? messages.attentionBefore(names.format(older.map((view) => datedNameText(view, words)))) : '',
    withoutValue > 0 ? trafficLight.withoutScore(withoutValue) : '',
    ofOtherVersion > 0 ? trafficLight.otherVersions(ofOtherVersion) : '',
    ...changedOf(all).map(({ verdict, views }) =>
      trafficLight.changed(verdict, names.format(views.map((view) => changedNameText(view, words)))),
    ),
  ]
    .filter(Boolean)
    .join(' ');
}

/** "Ingevuld op 14 november 2026. Vorige keer 3 oktober 2026." */
export function datesText(
  { date, isByOther, previousDate }: Overview,
  isChosen: boolean,
  words: TrafficLightTexts,
): string {
  const { trafficLight, messages, language, audience } = words;
  const sentences = trafficLight[audience];
  if (!date) return sentences.noMeasurement;
  const shown = formatDate(date, language);
  const before = previousDate && formatDate(previousDate, language);
  const compared = before && (isChosen ? trafficLight.comparedWith(before) : sentences.previously(before));
  return [isByOther ? messages.filledInByOther(shown) : sentences.filledIn(shown), compared].filter(Boolean).join(' ');
}
