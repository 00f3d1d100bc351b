import { needsAttention } from '../../core/scoring/band-of.js';
import { isEarlier } from '../../core/scoring/comparison.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import { filledInText } from '../../internal/format/respondent.js';
import { statedDate } from '../../internal/format/score-and-date.js';
import { changedNameText, datedNameText, futureDateText } from '../../internal/format/score-text.js';
import { asksForAttention, viewsByVerdict, type Overview } from './overview.js';
import type { TrafficLightTexts } from './texts.js';

/**
 * The number of scores of the newest measurement that need attention, as a sentence. It says "none" only if nothing else
 * on the card stands out, and says that cut-offs are missing only if there is a score.
 */
export function attentionText({ all, isCalm }: Overview, { trafficLight, audience }: TrafficLightTexts): string {
  const current = all.filter(({ latest }) => latest?.isCurrent);
  const count = current.filter(asksForAttention).length;
  if (count > 0) return trafficLight[audience].attention(count);
  if (isCalm) return trafficLight[audience].attention(0);
  const valued = current.filter(({ latest }) => latest?.value !== undefined);
  return valued.length > 0 && valued.every(({ scale }) => !scale.bandSet) ? trafficLight.noCutOffs : '';
}

/** The rest of the summary: scores that may be as new, older scores, scales without a score, other versions and changes. */
export function restText({ all, date = '', hasFutureDate }: Overview, texts: TrafficLightTexts): string {
  const { trafficLight, messages, language } = texts;
  const withoutValue = all.filter(({ latest }) => latest?.value === undefined).length;
  const ofOtherVersion = all.filter(({ latest }) => latest?.value !== undefined && latest.isOtherVersion).length;
  const otherViews = all
    .flatMap(({ latest, others }) => [...(latest && !latest.isCurrent ? [latest] : []), ...others])
    .filter(({ light }) => needsAttention(light));
  const olderViews = otherViews.filter((view) => !view.isCurrent && isEarlier(view, { date, isFuture: hasFutureDate }));
  const newViews = otherViews.filter((view) => !olderViews.includes(view));
  const names = new Intl.ListFormat(language);
  const namesOf = (views: readonly ScoreView[]) => names.format(views.map((view) => datedNameText(view, texts)));
  return [
    newViews.length > 0 ? messages.attentionAlso(namesOf(newViews)) : '',
    olderViews.length > 0 ? messages.attentionBefore(namesOf(olderViews)) : '',
    withoutValue > 0 ? trafficLight.withoutScore(withoutValue) : '',
    ofOtherVersion > 0 ? trafficLight.otherVersions(ofOtherVersion) : '',
    ...viewsByVerdict(all).map(({ verdict, views }) =>
      trafficLight.changed(verdict, names.format(views.map((view) => changedNameText(view, texts)))),
    ),
  ]
    .filter(Boolean)
    .join(' ');
}

/** "Ingevuld op 14 november 2026. Vorige keer 3 oktober 2026." Says if a date is in the future. */
export function datesText(
  { date, filledInBy, previousDate, hasFutureDate }: Overview,
  isChosen: boolean,
  texts: TrafficLightTexts,
): string {
  const { trafficLight, messages, language, audience } = texts;
  const sentences = trafficLight[audience];
  if (!date) return sentences.noMeasurement;
  const shown = statedDate(date, language);
  const before = previousDate ? statedDate(previousDate, language) : undefined;
  const compared = before && (isChosen ? trafficLight.comparedWith(before) : sentences.previously(before));
  return [
    filledInText(filledInBy, shown, sentences.filledIn, texts),
    compared,
    futureDateText({ hasFutureDate }, messages),
  ]
    .filter(Boolean)
    .join(' ');
}
