import { canonicalOf } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse, ResponseStatus } from '../../core/model/questionnaire-response.js';
import { errorKindOf } from '../../drafts/error-kind.js';
import { ProErrorEvent } from '../../internal/error.event.js';
import type { Flow } from './flow.js';
import type { Opened } from './opening.js';
import { SessionExpiredEvent, SubmitEvent } from './questionnaire.events.js';
import type { SessionHost } from './session.js';

/** Whether the answers are on their way. */
export type SendingState = 'no' | 'busy' | 'failed' | 'expired' | 'refused';

/** The session that sends, as far as it matters here. */
export interface SendingSession {
  readonly id: string;
  readonly flow: Flow;
  readonly opened: Opened;
  responseOf(status: ResponseStatus): QuestionnaireResponse;
  changed(): void;
  focus(id: string): void;
  /** Another page is shown. */
  turned(): void;
}

/** Sends the answers of a session, by its drafts where those are kept, and knows what became of it. */
export class Sending {
  state: SendingState = 'no';
  /** The answers went to an adapter, so that "sent" is true. */
  isSent = false;
  /** Why the server does not take the answers, in its own words. */
  reason = '';

  readonly #session: SendingSession;
  readonly #host: SessionHost;
  /** Somebody sent the answers, and has not gone back to change them. */
  #isFollowing = false;

  constructor(session: SendingSession, host: SessionHost) {
    this.#session = session;
    this.#host = host;
  }

  send(): void {
    this.state = 'busy';
    this.#session.changed();
    const response = this.#session.responseOf('completed');
    const { keeping } = this.#host;
    if (keeping.isSending) {
      void keeping.finish(response).then((outcome) => this.#finished(outcome));
      return;
    }
    const adapter = this.#host.adapter();
    // Never aborted: what was sent on its way should arrive, also when the page takes the form away.
    const { signal } = new AbortController();
    const sent = adapter?.submitResponse(response, { signal }) ?? Promise.resolve();
    void sent.then(
      () => this.#sent(adapter !== undefined),
      (error: unknown) => this.#notSent(error),
    );
  }

  /** Somebody changes what was finished. */
  takeBack(): void {
    this.#isFollowing = false;
    if (this.state !== 'no') this.#host.keeping.takeBack();
    this.state = 'no';
  }

  /** What became of the answers that somebody sent by the drafts. */
  follow(): void {
    const { id, flow } = this.#session;
    const { keeping } = this.#host;
    const unsent = keeping.unsent.find((one) => one.id === id);
    if (!unsent || !this.#isFollowing || flow.step === 'thanks') return;
    this.reason = unsent.reason ?? '';
    if (unsent.status === 'waiting' && keeping.isSafe) this.#thank();
    else this.state = stateOf[unsent.status];
    this.#session.changed();
  }

  /** The server has these answers. */
  confirmed(): void {
    const isThere = this.#session.flow.step === 'thanks';
    this.state = 'no';
    this.isSent = true;
    if (isThere) this.#session.changed();
    else this.#thank();
  }

  /** The same answers were finished in another tab. */
  finishedElsewhere(): void {
    this.isSent = !this.#host.keeping.unsent.some(({ id }) => id === this.#session.id);
    this.#thank();
  }

  /** The server was asked once; what comes of it later is told by `follow` and `confirmed`. */
  #finished(outcome: 'sending' | 'newer'): void {
    if (outcome === 'newer') {
      this.state = 'no';
      this.#session.focus('newer');
      return;
    }
    this.#isFollowing = true;
    this.follow();
  }

  #thank(): void {
    // Somebody else is at the screen.
    if (!this.#host.isCurrent()) return;
    this.state = 'no';
    this.#session.flow.step = 'thanks';
    this.#session.turned();
  }

  #sent(isSent: boolean): void {
    this.isSent = isSent;
    this.#thank();
    const { opened, id } = this.#session;
    this.#host.dispatchEvent(new SubmitEvent(canonicalOf(opened.questionnaire), id));
  }

  /** The message is ours: what an adapter says may hold anything. Its own error is the cause, for the host. */
  #notSent(cause: unknown): void {
    const kind = errorKindOf(cause);
    this.state = kind === 'later' ? 'failed' : kind;
    this.reason = kind === 'refused' && cause instanceof Error ? cause.message : '';
    this.#session.changed();
    this.#host.dispatchEvent(
      kind === 'expired' && this.#host.isCurrent()
        ? new SessionExpiredEvent()
        : new ProErrorEvent(new Error('submitResponse() did not succeed.', { cause })),
    );
  }
}

/** What the page says of an unsent response that somebody waits for. */
const stateOf = { waiting: 'failed', sending: 'busy', expired: 'expired', refused: 'refused' } as const;
