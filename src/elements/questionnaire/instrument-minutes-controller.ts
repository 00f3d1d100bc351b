import { Task, TaskStatus } from '@lit/task';
import type { LitElement } from 'lit';
import type { Instrument } from '../../core/model/instrument.js';
import type { CheckedFormAdapter } from '../../internal/data/checked-form-adapter.js';
import { toError } from '../../internal/base/to-error.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';

export interface InstrumentMinutesContext {
  /** The instrument, or its `id`. */
  instrument(): string | Instrument | undefined;
  adapter(): CheckedFormAdapter | undefined;
  /** The host's own adapter; another one is asked again. */
  login(): unknown;
}

/** The minutes that an instrument takes. The form does not wait for them, and opens without them if they fail to load. */
export class InstrumentMinutesController {
  readonly #task: Task<readonly unknown[], number | undefined>;

  constructor(host: LitElement, context: InstrumentMinutesContext) {
    this.#task = new Task(host, {
      args: () => [context.instrument(), context.login()],
      task: async (_, { signal }) => {
        const instrument = context.instrument();
        if (typeof instrument !== 'string') return instrument?.about.minutes;
        return context.adapter()?.getInstrumentMinutes(instrument, { signal });
      },
      onError: (reason) => host.dispatchEvent(new ProErrorEvent(toError(reason))),
    });
  }

  /** `undefined` until they are known. */
  get value(): number | undefined {
    return this.#task.status === TaskStatus.COMPLETE ? this.#task.value : undefined;
  }
}
