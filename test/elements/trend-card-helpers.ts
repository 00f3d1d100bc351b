import { fixture, html, nextFrame } from '@open-wc/testing';
import { Chart } from 'chart.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import type { Measurement } from '../../src/core/model/score.js';
import { outcomeStatement } from '../../src/core/scoring/outcome-statement.js';
import { historiesOf } from '../../src/core/scoring/score-view.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import { plotOf } from '../../src/elements/trend-card/plot.js';
import type { ProTrendCard } from '../../src/elements/trend-card/trend-card.js';
import { trendsOf } from '../../src/elements/trend-card/trend.js';
import { respondentNames } from '../../src/internal/format/respondent.js';
import { nl } from '../../src/locales/nl.js';
import { events, instrument, measurements, subject } from '../../stories/outcomes-data.js';
import '../../src/define/trend-card.js';
import { waitUntil } from '../harness/wait.js';

export const normalizeText = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
export const root = (el: ProTrendCard) => el.shadowRoot!;
export const getElement = (el: ProTrendCard, selector: string) => root(el).querySelector<HTMLElement>(selector)!;
export const getText = (el: ProTrendCard, selector = '[part=card]') =>
  normalizeText(root(el).querySelector(selector)?.textContent);
export const getRows = (el: ProTrendCard) =>
  [...root(el).querySelectorAll('tbody tr')].map((row) =>
    [...row.children].map((cell) => normalizeText(cell.textContent)),
  );
export const queryCanvas = (el: ProTrendCard) => root(el).querySelector('canvas');
export const getChart = (el: ProTrendCard) => Chart.getChart(queryCanvas(el)!);

/** Renders a card with the given properties, and waits for its plot. */
export async function renderCard(given: Partial<ProTrendCard> = {}): Promise<ProTrendCard> {
  const el = await fixture<ProTrendCard>(html`
    <pro-trend-card
      lang=${given.lang ?? 'nl'}
      .instrument=${'instrument' in given ? given.instrument : instrument}
      .scale=${given.scale ?? 'fysiek'}
      .measurements=${'measurements' in given ? given.measurements : measurements}
      .audience=${given.audience ?? 'clinician'}
      ?inverted=${given.inverted ?? false}
    ></pro-trend-card>
  `);
  await waitForPlot(el);
  return el;
}

export async function waitForPlot(el: ProTrendCard): Promise<void> {
  // The card draws only near the viewport.
  el.scrollIntoView();
  await waitUntil(() => !root(el).querySelector('.state[role=status]'), 'the data are loaded');
  await waitUntil(() => !queryCanvas(el) || getChart(el), 'the plot is drawn');
  await waitUntil(
    () => getElement(el, '.root').lang === (el.lang || getElement(el, '.root').lang),
    'the language is loaded',
  );
  await nextFrame();
}

/** Renders a card in a provider, whose adapter supplies the data. */
export async function renderInProvider(adapter: object, audience = 'clinician'): Promise<ProTrendCard> {
  const provider = await fixture<ProProvider>(html`
    <pro-provider .adapter=${adapter} subject=${subject} audience=${audience}>
      <pro-trend-card lang="nl" instrument="voorbeeld" scale="fysiek"></pro-trend-card>
    </pro-provider>
  `);
  const el = provider.querySelector('pro-trend-card')!;
  await waitForPlot(el);
  return el;
}

export const createAdapter = (scores: readonly Measurement[]) =>
  new MemoryAdapter({
    instruments: [instrument],
    scores: { [subject]: { voorbeeld: scores } },
    events: { [subject]: events },
  });

const texts = {
  messages: nl.messages.score,
  trendCard: nl.messages.trendCard,
  language: 'nl',
  audience: 'clinician',
} as const;

/** The plot of a scale, without drawing it. */
export function createPlot(
  scale: string,
  given: readonly Measurement[],
  audience: 'patient' | 'clinician' = 'clinician',
) {
  const now = Date.parse('2026-12-01');
  const histories = historiesOf(instrument, given, now);
  const statement = outcomeStatement(instrument, given, histories, now);
  const outcomes = {
    instrument,
    measurements: given,
    people: [],
    histories,
    statement,
    assignments: [],
    events,
    hiddenScales: new Set<string>(),
    leftOut: 0,
    scoresLeftOut: 0,
  };
  const [trend] = trendsOf(outcomes, [scale], 'all');
  const respondents = respondentNames(given, [], { messages: texts.messages, language: texts.language, audience });
  const plot = trend && plotOf(trend, { ...texts, audience, respondents }, false);
  if (!plot) throw new Error('The scale has no plot.');
  return plot;
}

/** True if the line of the plot, in the text color, passes a time in milliseconds. */
export function hasLineAt(el: ProTrendCard, time: number): boolean {
  const chart = getChart(el)!;
  const ratio = chart.currentDevicePixelRatio;
  const { top, bottom } = chart.chartArea;
  const x = Math.round((chart.scales['x']?.getPixelForValue(time) ?? 0) * ratio);
  const { data } = chart.ctx.getImageData(x, top * ratio, 1, (bottom - top - 2) * ratio);
  const isInk = (at: number) => data[at + 3]! > 200 && data[at]! < 40 && data[at + 1]! < 50 && data[at + 2]! < 60;
  return Array.from({ length: data.length / 4 }, (_, row) => row * 4).some(isInk);
}

export const midpoint = (before: string, after: string) => (Date.parse(before) + Date.parse(after)) / 2;
