import { ContextConsumer } from '@lit/context';
import { Task, TaskStatus } from '@lit/task';
import type { LitElement } from 'lit';
import { rolesContext } from '../../adapter/context.js';
import type { AnswerReader } from '../../core/model/care.js';
import type { Instrument } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import type { CheckedFormAdapter } from '../../internal/data/checked-form-adapter.js';
import { toError } from '../../internal/base/to-error.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import type { QuestionnaireMessages } from '../../locales/messages/questionnaire.js';

/** The subject of the answers, and the adapter to ask. */
export interface ReadersContext {
  adapter(): CheckedFormAdapter | undefined;
  /** The host's own adapter: asked again if it is replaced. */
  login(): unknown;
  subject(): string | undefined;
  /** Canonical of the questionnaire, if it is known. */
  questionnaire(): string | undefined;
  /** The instrument of the questionnaire, or its `id`. */
  instrument(): string | Instrument | undefined;
  /** True if the host has not said who sees the answers. */
  isNeeded(): boolean;
}

/** The people who can see the answers, from the adapter. The form does not wait for them, and opens without them if loading
 * fails. */
export class ReadersController {
  readonly #task: Task<readonly unknown[], readonly AnswerReader[]>;

  constructor(host: LitElement, context: ReadersContext) {
    const roles = new ContextConsumer(host, { context: rolesContext, subscribe: true });
    this.#task = new Task(host, {
      args: () => [
        context.login(),
        context.subject(),
        context.questionnaire(),
        context.isNeeded(),
        roles.value,
        context.instrument(),
      ],
      task: async (_, { signal }) => {
        const [subject, questionnaire] = [context.subject(), context.questionnaire()];
        if (subject === undefined || !context.isNeeded()) return [];
        const query = { subject, ...(questionnaire !== undefined && { questionnaire }) };
        return (await context.adapter()?.listReaders(query, { signal }, roles.value, context.instrument())) ?? [];
      },
      onError: (reason) => host.dispatchEvent(new ProErrorEvent(toError(reason))),
    });
  }

  /** Returns sentences that tell who will see the answers, who only the scores, and of whom it is unknown. */
  sentences({ readersAfterSending }: QuestionnaireMessages, language: string, isForSomeoneElse: boolean): string[] {
    // Readers of a previous subject are not shown while the new ones load.
    const readers = this.#task.status === TaskStatus.COMPLETE ? (this.#task.value ?? []) : [];
    const sentence = (kind: 'answers' | 'scores' | 'unknown', isSaid: (reader: AnswerReader) => boolean) => {
      const names = readers
        .filter(isSaid)
        .map(({ name, role }) => `${localize(name, language)}${role ? ` (${localize(role, language)})` : ''}`);
      const list = new Intl.ListFormat(language).format(names);
      return names.length > 0 ? [readersAfterSending[kind](list, names.length, isForSomeoneElse)] : [];
    };
    return [
      ...sentence('answers', ({ access, level }) => access === 'shared' && level !== 'scores'),
      ...sentence('scores', ({ access, level }) => access === 'shared' && level === 'scores'),
      ...sentence('unknown', ({ access }) => access === 'unknown'),
    ];
  }
}
