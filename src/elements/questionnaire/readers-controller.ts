import { Task, TaskStatus } from '@lit/task';
import type { LitElement } from 'lit';
import type { AnswerReader } from '../../core/model/care.js';
import { localize } from '../../core/model/localized-text.js';
import type { CheckedFormAdapter } from '../../internal/data/checked-form-adapter.js';
import { toError } from '../../internal/base/to-error.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';

/** The subject of the answers, and the adapter to ask. */
export interface ReadersContext {
  adapter(): CheckedFormAdapter | undefined;
  /** The host's own adapter: asked again where it is another one. */
  login(): unknown;
  subject(): string | undefined;
  /** True if the host has not said who sees the answers. */
  isNeeded(): boolean;
}

/** The people who can see the answers, from the adapter. The form does not wait for them, and opens without them if loading
 * fails. */
export class ReadersController {
  readonly #task: Task<readonly unknown[], readonly AnswerReader[]>;

  constructor(host: LitElement, context: ReadersContext) {
    this.#task = new Task(host, {
      args: () => [context.login(), context.subject(), context.isNeeded()],
      task: async (_, { signal }) => {
        const subject = context.subject();
        if (subject === undefined || !context.isNeeded()) return [];
        return (await context.adapter()?.listReaders({ subject }, { signal })) ?? [];
      },
      onError: (reason) => host.dispatchEvent(new ProErrorEvent(toError(reason))),
    });
  }

  /** Their names with what they are to the patient, as a list in words; undefined where there are none. */
  listed(access: AnswerReader['access'], language: string): string | undefined {
    // While somebody else's are on their way, those of before are nobody's to see.
    const readers = this.#task.status === TaskStatus.COMPLETE ? (this.#task.value ?? []) : [];
    const names = readers
      .filter((one) => one.access === access)
      .map(({ name, role }) => `${localize(name, language)}${role ? ` (${localize(role, language)})` : ''}`);
    return names.length > 0 ? new Intl.ListFormat(language).format(names) : undefined;
  }
}
