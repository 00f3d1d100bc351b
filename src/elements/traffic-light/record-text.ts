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
import { comparedDate, type Overview, type ShownScale } from './overview.js';
import { attentionText, datesText, restText } from './summary.js';
import type { TrafficLightTexts } from './texts.js';

/** The content of the card as plain text for the record: scores, meanings and dates, without advice. */
export function recordText(
  { name, about }: Instrument,
  overview: Overview,
  { filter, isChosen }: { readonly filter: Filter; readonly isChosen: boolean },
  texts: TrafficLightTexts,
): string {
  const { messages, trafficLight, language } = texts;
  const lines = [
    localize(name, language),
    datesText(overview, isChosen, texts),
    overview.date ? [attentionText(overview, texts), restText(overview, texts)].filter(Boolean).join(' ') : '',
    leftOutText(overview, messages),
    overview.allUnverified ? trafficLight.allUnverified : '',
    ...overview.flags.map((flag) => flagText(flag, texts)),
    filter === 'all' ? '' : trafficLight.onlyShown(trafficLight.filter[filter]),
    ...overview.shown.map((shown) => `- ${scaleText(shown, overview, texts)}`),
    about.notice ? localize(about.notice, language) : '',
  ];
  return lines.filter(Boolean).join('\n');
}

/** "Lichamelijk werkvermogen: 6 van 10, matig, hoger is beter, 3 hoger, verbeterd" */
function scaleText({ scale, latest, chosen }: ShownScale, overview: Overview, texts: TrafficLightTexts): string {
  const { messages, language } = texts;
  const name = localize(scale.name, language);
  const isUnverified = latest?.source?.verified === false && !overview.allUnverified;
  const parts = [
    latest?.value === undefined ? '' : `${numberText(latest, texts)} ${rangeText(scale, texts)}`,
    meaningText(latest, texts),
    isUnverified ? messages.unverified : '',
    latest?.value === undefined ? '' : messages.direction[scale.direction],
    ...(latest ? remarksOn(latest, texts) : []),
    latest && !latest.isCurrent ? formatDate(latest.date, language) : '',
    latest?.change ? changeText(latest.change, texts, comparedDate(latest, overview.previousDate)) : '',
    chosen ? earlierText(chosen, texts) : '',
  ].filter(Boolean);
  return `${name}: ${messages.joined(parts)}`;
}

/** An earlier score: "3 oktober 2026: 4 (laag)". */
export function earlierText(view: ScoreView, texts: TrafficLightTexts): string {
  const value = valueText(view, texts) || meaningText(view, texts);
  const remarks = [
    ...(view.isByOther ? [texts.messages.byOther] : []),
    ...(view.isFuture ? [texts.messages.futureDate] : []),
  ];
  return `${formatDate(view.date, texts.language)}: ${texts.messages.joined([value, ...remarks])}`;
}
