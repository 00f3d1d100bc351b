import type { LitElement } from 'lit';
import * as z from 'zod/mini';
import type { Assignment, CareEvent } from '../core/model/care.js';
import type { Instrument } from '../core/model/instrument.js';
import { ModelError, parse } from '../core/model/parse.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { Measurement } from '../core/model/score.js';
import { outcomeStatement, type OutcomeStatement } from '../core/scoring/outcome-statement.js';
import { withoutSubject } from '../core/scoring/respondent.js';
import { historiesOf, unknownScalesOf, type ScaleHistory } from '../core/scoring/score-view.js';
import { measurementOf } from '../core/scoring/scores.js';
import type { CheckedAdapter } from './checked-adapter.js';
import { errorFrom } from './error-from.js';
import { ProErrorEvent } from './error.event.js';
import { instrumentOf } from './instrument-of.js';
import { LoadController, type LoadContext } from './load-controller.js';

/** What the clinician widgets draw from, made once and alike for all of them. */
export interface Outcomes {
  readonly instrument: Instrument;
  /** In any order. */
  readonly measurements: readonly Measurement[];
  readonly histories: readonly ScaleHistory[];
  /** What may be said of all of them together. */
  readonly statement: OutcomeStatement;
  readonly assignments: readonly Assignment[];
  readonly events: readonly CareEvent[];
  /** How many responses are not among the measurements, because they cannot be used. */
  readonly leftOut: number;
}

/** An element that shows the outcomes of one instrument. */
export interface OutcomesHost extends LitElement {
  /** The instrument, or the `id` to ask the adapter for. */
  instrument: string | Instrument | undefined;
  /** Given by the host instead of loaded. */
  measurements: readonly Measurement[] | undefined;
}

/** What there is to draw: every state is drawn. */
export type OutcomesState =
  | { readonly status: 'idle' }
  | { readonly status: 'pending' }
  | { readonly status: 'failed'; readonly error: Error }
  | { readonly status: 'ready'; readonly outcomes: Outcomes };

/**
 * Loads an instrument with the subject's responses and scores, again whenever the adapter says that they changed.
 * What goes wrong is told to the host as a `pro-error` event.
 */
export class OutcomesController {
  readonly #loaded: LoadController<Outcomes>;

  /** @param data The properties that data in the page may set besides these two. */
  constructor(host: OutcomesHost, data: readonly string[] = []) {
    this.#loaded = new LoadController(host, {
      data: ['instrument', 'measurements', ...data],
      sources: () => [host.instrument, host.measurements],
      load: (context) => loadOutcomes(host, context),
    });
  }

  get state(): OutcomesState {
    const { state } = this.#loaded;
    return state.status === 'ready' ? { status: 'ready', outcomes: state.data } : state;
  }

  reload(): void {
    this.#loaded.reload();
  }
}

async function loadOutcomes(host: OutcomesHost, context: LoadContext): Promise<Outcomes | undefined> {
  const { adapter, subject, signal } = context;
  const { measurements: given } = host;
  const instrument = await instrumentOf(host.instrument, context);
  if (!instrument) return undefined;

  const { leftOut, ...loaded } = adapter && subject ? await load(adapter, subject, instrument, signal, given) : nothing;
  const measurements = (given ? parse(z.array(Measurement), given, 'measurements') : loaded.measurements).map((one) =>
    withoutSubject(one, subject),
  );
  if (!signal.aborted) {
    for (const error of [...leftOut, ...unknownScales(instrument, measurements)]) {
      host.dispatchEvent(new ProErrorEvent(error));
    }
  }
  const histories = historiesOf(instrument, measurements);
  const statement = outcomeStatement(instrument, measurements, histories);
  return { ...loaded, instrument, measurements, histories, statement, leftOut: leftOut.length };
}

/** Scores that no widget shows: a mistake in the data, which the host should know of. */
function unknownScales(instrument: Instrument, measurements: readonly Measurement[]): ModelError[] {
  return unknownScalesOf(instrument, measurements).map(
    (scale) =>
      new ModelError('measurements', [{ field: 'scale', problem: `is not one of ${instrument.id}: ${scale}` }]),
  );
}

const nothing = { measurements: [], assignments: [], events: [], leftOut: [] };

async function load(
  adapter: CheckedAdapter,
  subject: string,
  instrument: Instrument,
  signal: AbortSignal,
  given: readonly Measurement[] | undefined,
) {
  const [responses, scores, assignments, events] = await Promise.all([
    given ? [] : adapter.listResponses({ subject, questionnaires: instrument.questionnaires }, { signal }),
    given ? [] : adapter.listScores({ subject, instrument: instrument.id }, { signal }),
    adapter.listAssignments({ subject }, { signal }),
    adapter.listEvents({ subject }, { signal }),
  ]);
  const measured = await measurementsOf(adapter, instrument, responses.filter(isDone), signal);
  return { measurements: [...measured.measurements, ...scores], assignments, events, leftOut: measured.leftOut };
}

/** Only what somebody sent is a measurement: not a draft, nor what was entered in error. */
function isDone({ status }: QuestionnaireResponse): boolean {
  return status === 'completed' || status === 'amended';
}

/**
 * A response is scored with the very version of the questionnaire that it answers. One that cannot be placed in time is
 * left out: a wrong row must not blank the others.
 */
async function measurementsOf(
  adapter: CheckedAdapter,
  instrument: Instrument,
  responses: readonly QuestionnaireResponse[],
  signal: AbortSignal,
): Promise<{ measurements: Measurement[]; leftOut: Error[] }> {
  const canonicals = [...new Set(responses.map(({ questionnaire }) => questionnaire))];
  const questionnaires = new Map(
    await Promise.all(canonicals.map(async (one) => [one, await adapter.getQuestionnaire(one, { signal })] as const)),
  );
  const measurements: Measurement[] = [];
  const leftOut: Error[] = [];
  for (const response of responses) {
    try {
      measurements.push(measurementOf(instrument, questionnaires.get(response.questionnaire)!, response));
    } catch (error) {
      leftOut.push(errorFrom(error));
    }
  }
  return { measurements, leftOut };
}
