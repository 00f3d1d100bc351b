import type { Audience } from '../../../src/adapter/context.js';
import type { Measurement } from '../../../src/core/model/score.js';
import type { Person } from '../../../src/core/model/person.js';
import { localize } from '../../../src/core/model/localized-text.js';
import { outcomeStatement } from '../../../src/core/scoring/outcome-statement.js';
import { withRespondents } from '../../../src/core/scoring/respondent.js';
import { historiesOf } from '../../../src/core/scoring/score-view.js';
import { standardTipPack } from '../../../src/core/tips/pack.js';
import { topicsOf } from '../../../src/core/tips/topics-of.js';
import { tipsPanelOf } from '../../../src/elements/consultation-tips/tips-panel.js';
import { whyOf } from '../../../src/elements/consultation-tips/why.js';
import { outcomeWords } from '../../../src/elements/preparation/topic-words.js';
import { overviewOf } from '../../../src/elements/traffic-light/overview.js';
import { recordText } from '../../../src/elements/traffic-light/record-text.js';
import { attentionText, datesText, restText } from '../../../src/elements/traffic-light/summary.js';
import { plotOf, type PlotPoint } from '../../../src/elements/trend-card/plot.js';
import { rowsOf } from '../../../src/elements/trend-card/trend-rows.js';
import { summaryOf } from '../../../src/elements/trend-card/trend-text.js';
import { trendsOf } from '../../../src/elements/trend-card/trend.js';
import { respondentNames } from '../../../src/internal/format/respondent.js';
import { changeText } from '../../../src/internal/format/score-text.js';
import { ar } from '../../../src/locales/ar.js';
import { en } from '../../../src/locales/en.js';
import { nl } from '../../../src/locales/nl.js';
import type { Instrument } from '../../../src/core/model/instrument.js';

const locales = { nl, en, ar };

/** The statements of every widget about one scale, as text. */
export interface ScaleStatements {
  readonly name: string;
  /** Row of the traffic light, as copied. */
  readonly row: string;
  /** Sentence and chip of the trend card. */
  readonly trend: string;
  readonly chip: string;
  /** Rows of its table and file. */
  readonly table: readonly string[];
  readonly points: readonly string[];
  /** Lines of the other respondents in the traffic light, as copied. */
  readonly others: readonly string[];
  /** The lines of the plot: the numbers of the joined points, and the respondent. */
  readonly lines: readonly {
    readonly respondent: string;
    readonly name: string;
    readonly label: string;
    readonly joined: readonly (readonly [number, number])[];
  }[];
  readonly preparation: string;
}

/** The statements of all widgets about the same measurements, without a page. */
export interface WidgetStatements {
  readonly dates: string;
  readonly attention: string;
  readonly rest: string;
  readonly record: string;
  readonly scales: readonly ScaleStatements[];
  readonly tips: readonly string[];
  readonly tipsNote: string;
  readonly tipsAbout: string;
  readonly all: string;
}

/** Renders the statements of all widgets as text, for a language and a reader. */
export function statementsOf(
  instrument: Instrument,
  given: readonly Measurement[],
  audience: Audience,
  language: 'nl' | 'en' | 'ar' = 'nl',
  now = Date.parse('2026-12-01'),
  people: readonly Person[] = [],
): WidgetStatements {
  const { messages } = locales[language];
  const measurements = withRespondents(given, { subject: 'Patient/1', people });
  const histories = historiesOf(instrument, measurements, now, people);
  const statement = outcomeStatement(instrument, measurements, histories, now);
  const counts = { hiddenScales: new Set<string>(), leftOut: 0, scoresLeftOut: 0 };
  const outcomes = { instrument, people, measurements, histories, statement, assignments: [], events: [], ...counts };

  const respondents = respondentNames(measurements, people, { messages: messages.score, language, audience });
  const light = { messages: messages.score, trafficLight: messages.trafficLight, language, audience, respondents };
  const overview = overviewOf(outcomes, { order: 'instrument', filter: 'all', earlier: '' });
  const record = recordText(instrument, overview, { filter: 'all', isChosen: false }, light);
  const words = { messages: messages.score, trendCard: messages.trendCard, language, audience, respondents };
  const trends = trendsOf(outcomes, [], 'all');
  const tipsWords = { messages: messages.consultationTips, score: messages.score, language, respondents };
  const panel = tipsPanelOf(outcomes, {
    packs: [standardTipPack],
    contextFlags: [],
    audience,
    preparation: undefined,
    texts: tipsWords,
  });
  const topics = topicsOf(histories);
  const scales = trends.map((trend): ScaleStatements => {
    const name = localize(trend.scale.name, language);
    const plot = plotOf(trend, words, false);
    const topic = topics.find(({ scale }) => scale.id === trend.scale.id);
    return {
      name,
      row: record.split('\n').find((line) => line.startsWith(`- ${name}: `)) ?? '',
      trend: summaryOf(trend, words),
      chip: trend.latest?.change ? changeText(trend.latest.change, words) : '',
      table: rowsOf(trend, words).map((row) => Object.values(row).join(' | ')),
      points: (plot?.points ?? []).map(({ label }) => label),
      others: record.split('\n').filter((line) => line.startsWith(`- ${name}`) && !line.startsWith(`- ${name}: `)),
      lines: (plot?.series ?? []).map(({ name: lineName, end }, index) => ({
        respondent: trend.series[index]!.respondent,
        name: lineName,
        label: end ? `${lineName} ${end.score}` : '',
        joined: joinedIn(plot!.points.filter(({ series }) => series === index)),
      })),
      preparation: topic
        ? outcomeWords(topic, { messages: messages.preparation, score: messages.score, language, respondents }).join(
            ' · ',
          )
        : '',
    };
  });
  const tips = panel.steps.flatMap((step) =>
    step.tips.map((tip) =>
      [tip.text, ...whyOf(tip, instrument, tipsWords).flatMap(({ reason, about }) => [reason, about])].join(' | '),
    ),
  );
  const note = panel.note && panel.note !== 'notMeasured' ? messages.consultationTips[panel.note] : '';
  const statements = {
    dates: datesText(overview, false, light),
    attention: attentionText(overview, light),
    rest: restText(overview, light),
    record,
    scales,
    tips,
    tipsNote: note,
    tipsAbout: [panel.about, ...panel.remarks].filter(Boolean).join(' '),
  };
  const all = JSON.stringify(statements);
  return { ...statements, all };
}

/** The pairs of values that a line joins. */
function joinedIn(points: readonly PlotPoint[]): [number, number][] {
  return points.flatMap(({ value, isJoined }, index): [number, number][] => {
    const before = points[index - 1]?.value;
    return isJoined && before !== undefined && value !== undefined ? [[before, value]] : [];
  });
}
