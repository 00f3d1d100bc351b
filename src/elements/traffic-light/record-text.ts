import type { Instrument } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import type { ScoreView } from '../../core/scoring/score-view.js';
import type { Filter } from '../../internal/ui/filter-choice.js';
import { formatDate } from '../../internal/format/score-and-date.js';
import { respondentRemark } from '../../internal/format/respondent.js';
import { leftOutText } from '../../internal/format/left-out-text.js';
import {
  changeText,
  flagText,
  meaningText,
  numberText,
  rangeText,
  remarksOn,
  remarksOnScore,
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
    ...overview.shown.flatMap((shown) => [
      `- ${scaleText(shown, overview, texts)}`,
      ...shown.ofOthers.map((view) => `- ${otherScoreText(view, localize(shown.scale.name, language), texts)}`),
    ]),
    about.notice ? localize(about.notice, language) : '',
  ];
  return lines.filter(Boolean).join('\n');
}

/** "Lichamelijk werkvermogen: 6 van 10, matig, hoger is beter, 3 hoger, verbeterd" */
function scaleText(shown: ShownScale, overview: Overview, texts: TrafficLightTexts): string {
  const { scale, latest, chosen } = shown;
  const { messages, language } = texts;
  const name = localize(scale.name, language);
  const isUnverified = latest?.source?.verified === false && !overview.allUnverified;
  const parts = [
    latest?.value === undefined ? '' : `${numberText(latest, texts)} ${rangeText(scale, texts)}`,
    meaningText(latest, texts),
    isUnverified ? messages.unverified : '',
    latest?.value === undefined ? '' : messages.direction[scale.direction],
    ...(latest ? shownRemarks(shown, latest, texts) : []),
    latest && !latest.isCurrent ? formatDate(latest.date, language) : '',
    latest?.change ? changeText(latest.change, texts, comparedDate(latest, overview.previousDate)) : '',
    chosen ? earlierText(chosen, texts) : '',
  ].filter(Boolean);
  return `${name}: ${messages.joined(parts)}`;
}

/** The remarks on the newest score. If several people answered, it is also said of the patient's own score. */
export function shownRemarks({ ofOthers }: ShownScale, latest: ScoreView, texts: TrafficLightTexts): string[] {
  const { messages, respondents } = texts;
  const isOneOfSeveral = ofOthers.length > 0 && !latest.isByOther;
  return [
    ...(isOneOfSeveral ? [messages.byPerson(respondents.nameOf(latest.respondent))] : []),
    ...remarksOn(latest, texts),
  ];
}

/** The newest score of another respondent: "Pijn, ingevuld door Anna (moeder): 7 van 10, matig, 3 oktober 2026". */
export function otherScoreText(view: ScoreView, name: string, texts: TrafficLightTexts): string {
  const { messages, language } = texts;
  const since = view.previous?.date;
  const parts = [
    view.value === undefined ? '' : `${numberText(view, texts)} ${rangeText(view.scale, texts)}`,
    meaningText(view, texts),
    view.source?.verified === false ? messages.unverified : '',
    ...remarksOnScore(view, texts),
    view.isCurrent ? '' : formatDate(view.date, language),
    view.change ? changeText(view.change, texts, since) : '',
  ].filter(Boolean);
  const who = [name, respondentRemark(view, texts)].filter(Boolean);
  return `${messages.joined(who)}: ${messages.joined(parts)}`;
}

/** An earlier score: "3 oktober 2026: 4 (laag)". */
export function earlierText(view: ScoreView, texts: TrafficLightTexts): string {
  const value = valueText(view, texts) || meaningText(view, texts);
  const remarks = [respondentRemark(view, texts), view.isFuture ? texts.messages.futureDate : ''].filter(Boolean);
  return `${formatDate(view.date, texts.language)}: ${texts.messages.joined([value, ...remarks])}`;
}
