import { ContextConsumer } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import type { LitElement, ReactiveController } from 'lit';
import * as z from 'zod/mini';
import type { ProAdapter } from '../adapter/adapter.js';
import { adapterContext, subjectContext } from '../adapter/context.js';
import type { Assignment, CareEvent } from '../core/model/care.js';
import type { Instrument } from '../core/model/instrument.js';
import { parse } from '../core/model/parse.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { Measurement } from '../core/model/score.js';
import { instrumentFrom } from '../core/scoring/instrument-from.js';
import { historiesOf, type ScaleHistory } from '../core/scoring/score-view.js';
import { measurementOf } from '../core/scoring/scores.js';
import { CheckedAdapter } from './checked-adapter.js';
import { ProErrorEvent } from './error.event.js';
import { refuseObjectAttributes } from './object-attributes.js';

/** What the clinician widgets draw from, made once and alike for all of them. */
export interface Outcomes {
  readonly instrument: Instrument;
  /** In any order. */
  readonly measurements: readonly Measurement[];
  readonly histories: readonly ScaleHistory[];
  readonly assignments: readonly Assignment[];
  readonly events: readonly CareEvent[];
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
export class OutcomesController implements ReactiveController {
  readonly task: Task<readonly unknown[], Outcomes | undefined>;

  readonly #host: OutcomesHost;
  readonly #adapter: ContextConsumer<typeof adapterContext, OutcomesHost>;
  readonly #subject: ContextConsumer<typeof subjectContext, OutcomesHost>;
  #revision = 0;
  #watched: readonly [ProAdapter | undefined, string | undefined] = [undefined, undefined];
  #stopWatching = () => {};
  #shown: { readonly sources: readonly unknown[]; readonly outcomes: Outcomes } | undefined;

  constructor(host: OutcomesHost) {
    this.#host = host;
    this.#adapter = new ContextConsumer(host, { context: adapterContext, subscribe: true });
    this.#subject = new ContextConsumer(host, { context: subjectContext, subscribe: true });
    this.task = new Task(host, {
      args: () => [...this.#sources, this.#revision],
      task: (_, { signal }) => this.#load(signal),
      onError: (error) => host.dispatchEvent(new ProErrorEvent(errorFrom(error))),
    });
    host.addController(this);
  }

  /** While the same data loads again, what is on the screen stays; another subject's data never does. */
  get state(): OutcomesState {
    switch (this.task.status) {
      case TaskStatus.INITIAL:
        return { status: 'idle' };
      case TaskStatus.PENDING:
        return this.#shown && isSame(this.#shown.sources, this.#sources)
          ? { status: 'ready', outcomes: this.#shown.outcomes }
          : { status: 'pending' };
      case TaskStatus.ERROR:
        return { status: 'failed', error: errorFrom(this.task.error) };
      case TaskStatus.COMPLETE:
        return this.task.value ? { status: 'ready', outcomes: this.task.value } : { status: 'idle' };
    }
  }

  hostUpdate(): void {
    const [adapter, subject] = [this.#adapter.value, this.#subject.value];
    if (this.#watched[0] === adapter && this.#watched[1] === subject) return;
    this.#stopWatching();
    this.#watched = [adapter, subject];
    this.#stopWatching =
      adapter && subject ? new CheckedAdapter(adapter).subscribe({ subject }, () => this.reload()) : () => {};
  }

  hostDisconnected(): void {
    this.#stopWatching();
    this.#stopWatching = () => {};
    this.#watched = [undefined, undefined];
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  reload(): void {
    this.#revision += 1;
    this.#host.requestUpdate();
  }

  get #sources(): readonly unknown[] {
    return [this.#host.instrument, this.#host.measurements, this.#adapter.value, this.#subject.value];
  }

  async #load(signal: AbortSignal): Promise<Outcomes | undefined> {
    const sources = this.#sources;
    const { instrument: wanted, measurements: given } = this.#host;
    refuseObjectAttributes(this.#host);
    const adapter = this.#adapter.value && new CheckedAdapter(this.#adapter.value);
    const subject = this.#subject.value;
    const instrument =
      typeof wanted === 'string' ? await adapter?.getInstrument(wanted, { signal }) : wanted && instrumentFrom(wanted);
    if (!instrument) return undefined;

    const loaded = adapter && subject ? await load(adapter, subject, instrument, signal, given) : nothing;
    const measurements = given ? parse(z.array(Measurement), given, 'measurements') : loaded.measurements;
    const outcomes = { ...loaded, instrument, measurements, histories: historiesOf(instrument, measurements) };
    if (!signal.aborted) this.#shown = { sources, outcomes };
    return outcomes;
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((source, index) => source === b[index]);
}

function errorFrom(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

const nothing = { measurements: [], assignments: [], events: [] } satisfies Partial<Outcomes>;

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
  return { measurements: [...measured, ...scores], assignments, events };
}

/** Only what somebody sent is a measurement: not a draft, nor what was entered in error. */
function isDone({ status }: QuestionnaireResponse): boolean {
  return status === 'completed' || status === 'amended';
}

/** A response is scored with the very version of the questionnaire that it answers. */
async function measurementsOf(
  adapter: CheckedAdapter,
  instrument: Instrument,
  responses: readonly QuestionnaireResponse[],
  signal: AbortSignal,
): Promise<Measurement[]> {
  const canonicals = [...new Set(responses.map(({ questionnaire }) => questionnaire))];
  const questionnaires = new Map(
    await Promise.all(canonicals.map(async (one) => [one, await adapter.getQuestionnaire(one, { signal })] as const)),
  );
  return responses.map((response) => measurementOf(instrument, questionnaires.get(response.questionnaire)!, response));
}
