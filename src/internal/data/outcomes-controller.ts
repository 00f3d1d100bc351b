import type { LitElement } from 'lit';
import type { RequestOptions } from '../../adapter/adapter.js';
import type { Assignment, CareEvent } from '../../core/model/care.js';
import type { Instrument } from '../../core/model/instrument.js';
import { ModelError } from '../../core/model/parse.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import { isFinished, type QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { Measurement } from '../../core/model/score.js';
import { outcomeStatement, type OutcomeStatement } from '../../core/scoring/outcome-statement.js';
import { withoutSubject } from '../../core/scoring/respondent.js';
import { historiesOf, unknownScalesOf, type ScaleHistory } from '../../core/scoring/score-view.js';
import { measurementOf } from '../../core/scoring/scores.js';
import { visibleEvents, visibleMeasurements, visibleResponses } from '../../core/sharing/visible.js';
import { canRetry } from './can-retry.js';
import type { CheckedAdapter } from './checked-adapter.js';
import { toError } from '../base/to-error.js';
import { ProErrorEvent } from '../base/error.event.js';
import { instrumentOf } from './instrument-of.js';
import { rowsFrom } from './rows-from.js';
import type { LeftOutCounts } from '../format/left-out-text.js';
import { LoadController, type LoadContext } from './load-controller.js';

/** The outcomes of one instrument and subject, in the same form for every widget. */
export interface Outcomes extends LeftOutCounts {
  readonly instrument: Instrument;
  /** The measurements, in any order. */
  readonly measurements: readonly Measurement[];
  readonly histories: readonly ScaleHistory[];
  readonly statement: OutcomeStatement;
  readonly assignments: readonly Assignment[];
  readonly events: readonly CareEvent[];
  /** `id`s of the responses whose scores the viewer sees, but not the answers. */
  readonly withoutAnswers?: ReadonlySet<string>;
}

export interface OutcomesHost extends LitElement {
  /** The instrument, or its `id`, with which the adapter is asked for it. */
  instrument: string | Instrument | undefined;
  /** Measurements of the host page. Without them, the adapter is asked. */
  measurements: readonly Measurement[] | undefined;
}

export type OutcomesState =
  | { readonly status: 'idle' }
  | { readonly status: 'pending' }
  | { readonly status: 'failed'; readonly error: Error }
  | { readonly status: 'ready'; readonly outcomes: Outcomes };

/**
 * Loads an instrument with the subject's responses and scores. It reloads when the adapter reports a change. Fires
 * `pro-error` if a load fails or a row is skipped.
 */
export class OutcomesController {
  readonly #loaded: LoadController<Outcomes>;

  /** @param data The properties that embedded data can set, besides `instrument` and `measurements`. */
  constructor(host: OutcomesHost, data: readonly string[] = []) {
    this.#loaded = new LoadController(host, {
      data: ['instrument', 'measurements', ...data],
      sources: () => [host.instrument, host.measurements],
      needs: () => ({
        own: host.instrument ? undefined : 'instrument',
        adapter: typeof host.instrument === 'string' || !host.measurements,
        subject: !host.measurements,
      }),
      load: (context) => loadOutcomes(host, context),
    });
  }

  get state(): OutcomesState {
    const { state } = this.#loaded;
    return state.status === 'ready' ? { status: 'ready', outcomes: state.data } : state;
  }

  /** True if the viewer sees only what was shared. */
  get isLimited(): boolean {
    return this.#loaded.isLimited;
  }

  reload(): void {
    this.#loaded.reload();
  }
}

async function loadOutcomes(host: OutcomesHost, context: LoadContext): Promise<Outcomes | undefined> {
  const { adapter, subject, signal } = context;
  const { measurements: own } = host;
  const instrument = await instrumentOf(host.instrument, context);
  if (!instrument) return undefined;

  const leftOut: LeftOut = { measured: [], scores: [], others: [] };
  const [sight, loaded] = await Promise.all([
    context.sight(),
    adapter && subject ? load(adapter, subject, instrument, context, own, leftOut) : noData,
  ]);
  const given = Array.isArray(own) ? visibleMeasurements<Measurement>(own, instrument, [], sight) : own;
  const rows = given
    ? rowsFrom(Measurement, given, 'measurements', { onSkipped: (error) => leftOut.measured.push(error) })
    : loaded.measurements;
  const measurements = rows.map((measurement) => withoutSubject(measurement, subject));
  if (!signal.aborted) {
    const [first, ...rest] = [...leftOut.measured, ...leftOut.scores];
    const isNothingLeft = first !== undefined && measurements.length === 0;
    const others = [...leftOut.others, ...unknownScales(instrument, measurements)];
    for (const error of [...(first && !isNothingLeft ? [first] : []), ...rest, ...others]) {
      host.dispatchEvent(new ProErrorEvent(error));
    }
    // Showing that nothing was filled in would be false. The load controller reports this error.
    if (isNothingLeft) throw first;
  }
  const now = Date.now();
  const histories = historiesOf(instrument, measurements, now);
  const statement = outcomeStatement(instrument, measurements, histories, now);
  const counts = { leftOut: leftOut.measured.length, scoresLeftOut: leftOut.scores.length };
  return { ...loaded, instrument, measurements, histories, statement, ...counts };
}

/** The errors of the skipped rows. */
interface LeftOut {
  readonly measured: Error[];
  readonly scores: Error[];
  readonly others: Error[];
}

/** Returns an error for each scale that the instrument does not have: no widget shows its scores. */
function unknownScales(instrument: Instrument, measurements: readonly Measurement[]): ModelError[] {
  return unknownScalesOf(instrument, measurements).map(
    (scale) =>
      new ModelError('measurements', [{ field: 'scale', problem: `is not a scale of ${instrument.id}: ${scale}` }]),
  );
}

const noData = { measurements: [], assignments: [], events: [] };

async function load(
  adapter: CheckedAdapter,
  subject: string,
  instrument: Instrument,
  { signal, sight }: LoadContext,
  own: readonly Measurement[] | undefined,
  leftOut: LeftOut,
) {
  const measured = { signal, onSkipped: (error: Error) => void leftOut.measured.push(error) };
  const scored = { signal, onSkipped: (error: Error) => void leftOut.scores.push(error) };
  const other = { signal, onSkipped: (error: Error) => void leftOut.others.push(error) };
  const query = { subject, questionnaires: instrument.questionnaires };
  const listed = own ? Promise.resolve([]) : adapter.listResponsesToScore(query, measured);
  const [responses, scores, assignments, events] = await Promise.all([
    listed,
    own ? [] : adapter.listScores({ subject }, instrument, listed, scored),
    adapter.listAssignments({ subject }, other),
    adapter.listEvents({ subject }, other),
  ]);
  const finished = responses.filter(({ status }) => isFinished(status));
  const computed = await measurementsOf(adapter, instrument, finished, measured);
  const shown = await sight();
  const withAnswers = visibleResponses(responses, shown, 'answers');
  return {
    measurements: [...visibleMeasurements(computed, instrument, responses, shown), ...scores],
    assignments,
    events: visibleEvents(events, instrument, shown),
    withoutAnswers: new Set(
      responses.flatMap((response) => (withAnswers.includes(response) ? [] : (response.id ?? []))),
    ),
  };
}

/**
 * Scores each response with the version of the questionnaire that it answers. A response without a valid date, or whose
 * questionnaire is missing or invalid, is skipped, so that the others are still shown.
 */
async function measurementsOf(
  adapter: CheckedAdapter,
  instrument: Instrument,
  responses: readonly QuestionnaireResponse[],
  { signal, onSkipped }: Required<RequestOptions>,
): Promise<Measurement[]> {
  const canonicals = [...new Set(responses.map(({ questionnaire }) => questionnaire))];
  const questionnaires = new Map(
    await Promise.all(
      canonicals.map(async (canonical) => [canonical, await questionnaireOf(adapter, canonical, signal)] as const),
    ),
  );
  return responses.flatMap((response) => {
    try {
      const questionnaire = questionnaires.get(response.questionnaire)!;
      if (questionnaire instanceof Error) throw questionnaire;
      return [measurementOf(instrument, questionnaire, response)];
    } catch (error) {
      onSkipped(toError(error));
      return [];
    }
  });
}

/** Returns a questionnaire, or the error if it is missing or invalid. Rejects if a retry can succeed. */
async function questionnaireOf(
  adapter: CheckedAdapter,
  canonical: string,
  signal: AbortSignal,
): Promise<Questionnaire | Error> {
  try {
    return await adapter.getQuestionnaire(canonical, { signal });
  } catch (error) {
    if (canRetry(error)) throw error;
    return toError(error);
  }
}
