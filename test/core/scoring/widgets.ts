import type { Audience } from '../../../src/adapter/context.js';
import type { Measurement } from '../../../src/core/model/score.js';
import { localize } from '../../../src/core/model/localized-text.js';
import { outcomeStatement } from '../../../src/core/scoring/outcome-statement.js';
import { historiesOf } from '../../../src/core/scoring/score-view.js';
import { standardTipPack } from '../../../src/core/tips/pack.js';
import { topicsOf } from '../../../src/core/tips/topics-of.js';
import { tipsPanelOf } from '../../../src/elements/consultation-tips/tips-panel.js';
import { whyOf } from '../../../src/elements/consultation-tips/why.js';
import { outcomeWords } from '../../../src/elements/preparation/topic-words.js';
import { overviewOf } from '../../../src/elements/traffic-light/overview.js';
import { recordText } from '../../../src/elements/traffic-light/record-text.js';
import { attentionText, datesText, restText } from '../../../src/elements/traffic-light/summary.js';
import { plotOf } from '../../../src/elements/trend-card/plot.js';
import { rowsOf } from '../../../src/elements/trend-card/trend-rows.js';
import { summaryOf } from '../../../src/elements/trend-card/trend-text.js';
import { trendsOf } from '../../../src/elements/trend-card/trend.js';
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
  measurements: readonly Measurement[],
  audience: Audience,
  language: 'nl' | 'en' | 'ar' = 'nl',
  now = Date.parse('2026-12-01'),
): WidgetStatements {
  const { messages } = locales[language];
  const histories = historiesOf(instrument, measurements, now);
  const statement = outcomeStatement(instrument, measurements, histories, now);
  const counts = { hiddenScales: new Set<string>(), leftOut: 0, scoresLeftOut: 0 };
  const outcomes = { instrument, measurements, histories, statement, assignments: [], events: [], ...counts };

  const light = { messages: messages.score, trafficLight: messages.trafficLight, language, audience };
  const overview = overviewOf(outcomes, { order: 'instrument', filter: 'all', earlier: '' });
  const record = recordText(instrument, overview, { filter: 'all', isChosen: false }, light);
  const words = { messages: messages.score, trendCard: messages.trendCard, language, audience };
  const trends = trendsOf(outcomes, [], 'all');
  const tipsWords = { messages: messages.consultationTips, score: messages.score, language };
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
    const topic = topics.find(({ scale }) => scale === trend.scale);
    return {
      name,
      row: record.split('\n').find((line) => line.startsWith(`- ${name}: `)) ?? '',
      trend: summaryOf(trend, words),
      chip: trend.latest?.change ? changeText(trend.latest.change, words) : '',
      table: rowsOf(trend, words).map((row) => Object.values(row).join(' | ')),
      points: (plotOf(trend, words, false)?.points ?? []).map(({ label }) => label),
      preparation: topic
        ? outcomeWords(topic, { messages: messages.preparation, score: messages.score, language }).join(' · ')
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
