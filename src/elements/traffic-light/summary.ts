import { textIn } from '../../core/model/text.js';
import { formatDate } from '../../internal/format.js';
import { changedOf, standsOut, type Overview } from './overview.js';
import type { TrafficLightWords } from './words.js';

/** How many scores ask for attention, in one sentence. */
export function attentionText({ all }: Overview, { trafficLight, audience }: TrafficLightWords): string {
  if (!all.some(({ latest }) => latest?.light)) return trafficLight.noCutOffs;
  return trafficLight[audience].attention(all.filter(standsOut).length);
}

/** What else matters in one look: scales without a score, and what changed by the change rules. */
export function restText({ all }: Overview, { trafficLight, language, audience }: TrafficLightWords): string {
  const withoutValue = all.filter(({ latest }) => latest?.value === undefined).length;
  const ofOtherVersion = all.filter(({ latest }) => latest?.value !== undefined && latest.isOtherVersion).length;
  const names = new Intl.ListFormat(language);
  return [
    withoutValue > 0 ? trafficLight.withoutScore(withoutValue) : '',
    ofOtherVersion > 0 ? trafficLight.otherVersions(ofOtherVersion) : '',
    ...changedOf(all).map(({ verdict, scales }) => {
      const changed = scales.map((scale) => textIn(scale.name, language));
      return trafficLight[audience].changed(verdict, names.format(changed), changed.length);
    }),
  ]
    .filter(Boolean)
    .join(' ');
}

/** "Ingevuld op 14 november 2026. Vorige keer 3 oktober 2026." */
export function datesText({ date, previousDate }: Overview, isChosen: boolean, words: TrafficLightWords): string {
  const { trafficLight, language, audience } = words;
  const sentences = trafficLight[audience];
  if (!date) return sentences.noMeasurement;
  const before = previousDate && formatDate(previousDate, language);
  const compared = before && (isChosen ? trafficLight.comparedWith(before) : sentences.previously(before));
  return [sentences.filledIn(formatDate(date, language)), compared].filter(Boolean).join(' ');
}
