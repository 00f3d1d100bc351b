import type { Instrument } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import type { Filter } from '../../internal/ui/filter-choice.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { leftOutText } from '../../internal/format/left-out-text.js';
import {
  changeText,
  flagText,
  meaningText,
  numberText,
  rangeText,
  remarksOn,
  valueText,
} from '../../internal/format/score-text.js';
import { sinceOf, type Overview, type ShownScale } from './overview.js';
import { attentionText, datesText, restText } from './summary.js';
import type { TrafficLightTexts } from './words.js';

/** What is on the card, as plain text for the record: scores, words and dates. No advice. */
export function recordText(
  { name, about }: Instrument,
  overview: Overview,
  { filter, isChosen }: { readonly filter: Filter; readonly isChosen: boolean },
  words: TrafficLightTexts,
): string {
  const { messages, trafficLight, language } = words;
  const lines = [
    localize(name, language),
    datesText(overview, isChosen, words),
    overview.date ? [attentionText(overview, words), restText(overview, words)].filter(Boolean).join(' ') : '',
    leftOutText(overview, messages),
    overview.allUnverified ? trafficLight.allUnverified : '',
    ...overview.flags.map((flag) => flagText(flag, words)),
    filter === 'all' ? '' : trafficLight.onlyShown(trafficLight.filter[filter]),
    ...overview.shown.map((shown) => `- ${scaleText(shown, overview, words)}`),
    about.notice ? localize(about.notice, language) : '',
  ];
  return lines.filter(Boolean).join('\n');
}

/** "Lichamelijk werkvermogen: 6 van 10, matig, hoger is beter, 3 hoger, verbeterd" */
function scaleText({ scale, latest, chosen }: ShownScale, overview: Overview, words: TrafficLightTexts): string {
  const { messages, language } = words;
  const name = localize(scale.name, language);
  const isUnverified = latest?.source?.verified === false && !overview.allUnverified;
  const parts = [
    latest?.value === undefined ? '' : `${numberText(latest, words)} ${rangeText(scale, words)}`,
    meaningText(latest, words),
    isUnverified ? messages.unverified : '',
    latest?.value === undefined ? '' : messages.direction[scale.direction],
    ...(latest ? remarksOn(latest, words) : []),
    latest && !latest.isCurrent ? formatDate(latest.date, language) : '',
    latest?.change ? changeText(latest.change, words, sinceOf(latest, overview.previousDate)) : '',
    chosen ? earlierText(chosen, words) : '',
  ].filter(Boolean);
  return `${name}: ${messages.joined(parts)}`;
}

/** "3 oktober 2026: 4 (laag)", of the score that is compared with. */
export function earlierText(view: ScoreView, words: TrafficLightTexts): string {
  const value = valueText(view, words) || meaningText(view, words);
  const remarks = view.isByOther ? [words.messages.byOther] : [];
  return `${formatDate(view.date, words.language)}: ${words.messages.joined([value, ...remarks])}`;
}
