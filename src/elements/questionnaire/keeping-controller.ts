import type { LitElement, ReactiveController } from 'lit';
import { canonicalOf, type Questionnaire } from '../../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import type { DraftRecord, OpenRecord } from '../../drafts/draft-record.js';
import type { FormDrafts } from '../../drafts/form-drafts.js';
import type { DraftMode, KeepState } from '../../drafts/keep-state.js';
import type { Unsent } from '../../drafts/outbox.js';
import type { CheckedFormAdapter } from '../../internal/data/checked-form-adapter.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { parts } from './on-demand.js';
import { ProSessionExpiredEvent, ProSubmitEvent } from './questionnaire.events.js';
import type { Session } from './session.js';

/** What keeping asks of the element. */
export interface KeepingHost extends LitElement {
  readonly drafts: DraftMode | undefined;
  readonly draftLifetime: number | undefined;
  readonly readonly: boolean;
}

/** Whose form it is now, and where it goes. */
export interface KeepingContext {
  adapter(): CheckedFormAdapter | undefined;
  /** The host's own adapter: another one is another login. */
  login(): unknown;
  subject(): string | undefined;
  session(): Session | undefined;
}

/** These all say that the answers are safe: which of them it is, is not worth interrupting somebody for. */
const safe: ReadonlySet<KeepState> = new Set(['device', 'journal', 'server']);
/** On the way to one that is worth saying. */
const silent: ReadonlySet<KeepState> = new Set(['saving', 'sending']);

/** What the status line said last to who does not see it; it is silent while answers come and are kept. */
function announcedAfter(announced: KeepState, state: KeepState): KeepState {
  if (silent.has(state)) return announced;
  return safe.has(state) && safe.has(announced) ? announced : state;
}

/** What drafts are opened for, once. */
interface Opening {
  readonly mode: DraftMode;
  readonly subject: string;
  /** Canonical with its version. */
  readonly questionnaire: string;
}

/** A form opens without what was kept where that takes longer than this. */
const patience = 6000;

/**
 * Keeps the answers of the form, finds them again and sends them, where the host or its adapter asks for that. The part
 * that stores is loaded then; what is answered before it is there is written when it is.
 */
export class KeepingController implements ReactiveController {
  /** What the status line said last to who does not see it. */
  announced: KeepState = 'none';

  readonly #host: KeepingHost;
  readonly #context: KeepingContext;
  #drafts: FormDrafts | undefined;
  #opening: Opening | undefined;
  #login: unknown;
  /** What the form says of kept answers is still on its way. */
  #isLate = false;

  constructor(host: KeepingHost, context: KeepingContext) {
    this.#host = host;
    this.#context = context;
    host.addController(this);
  }

  /** How answers are kept; undefined where nobody asked for it. */
  get mode(): DraftMode | undefined {
    const { drafts, readonly } = this.#host;
    if (readonly) return undefined;
    const adapter = this.#context.adapter();
    if (drafts) return drafts === 'session' || drafts === 'device' ? drafts : 'memory';
    if (adapter?.hasDraftKey) return 'session';
    return adapter?.keepsDrafts ? 'memory' : undefined;
  }

  get lifetime(): number {
    const { draftLifetime = 24 } = this.#host;
    return draftLifetime > 0 ? Math.min(draftLifetime, 168) : 24;
  }

  get keepsAtServer(): boolean {
    return this.#context.adapter()?.keepsDrafts ?? false;
  }

  get isOnDevice(): boolean {
    return this.#drafts?.isOnDevice ?? false;
  }

  /** Without a subject, or with the part that stores not there, answers are on the page only. */
  get state(): KeepState {
    return this.#drafts?.state ?? (this.#context.session()?.isStarted ? 'memory' : 'none');
  }

  get unsent(): readonly Unsent[] {
    return this.#drafts?.unsent ?? [];
  }

  /** Whether a finished response is still there when the page is closed. */
  get isSafe(): boolean {
    return this.#drafts?.isSafe ?? false;
  }

  /** Whether finished responses wait here until the server has them. */
  get isSending(): boolean {
    return this.#drafts !== undefined;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#onVisibility);
    addEventListener('pagehide', this.#onHide);
    addEventListener('pageshow', this.#onShow);
    addEventListener('online', this.#onBack);
    this.#host.addEventListener('focusout', this.#onFocusOut);
    void this.#drafts?.resume();
  }

  hostUpdate(): void {
    this.announced = announcedAfter(this.announced, this.state);
    const login = this.#context.login();
    if (this.#login === login) return;
    this.#login = login;
    // The adapter of somebody else is no business of these drafts, which are closed when the form is opened anew.
    if (login && this.#isHere(this.#opening)) void this.#drafts?.renew();
  }

  /** Asked for when the form is there already. */
  hostUpdated(): void {
    if (!this.mode || !this.#context.session() || parts.kept.present || this.#isLate) return;
    this.#isLate = true;
    this.load().then(
      () => this.#host.requestUpdate(),
      (error: Error) => this.#report(error),
    );
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#onVisibility);
    removeEventListener('pagehide', this.#onHide);
    removeEventListener('pageshow', this.#onShow);
    removeEventListener('online', this.#onBack);
    this.#host.removeEventListener('focusout', this.#onFocusOut);
    this.#drafts?.stop();
  }

  /** Another person, or a form that begins anew: what was kept so far is no business of it. */
  close(): void {
    this.#drafts?.close();
    this.#drafts = undefined;
    this.#opening = undefined;
  }

  /** Loads what the form says of answers that are kept, where they are. */
  async load(): Promise<void> {
    if (this.mode) await parts.kept.load();
  }

  /** Opens what was kept of this questionnaire, and gives the draft that was found. Never rejects. */
  async open(questionnaire: Questionnaire): Promise<QuestionnaireResponse | undefined> {
    const { mode } = this;
    const subject = this.#context.subject();
    const opening = mode && subject ? { mode, subject, questionnaire: canonicalOf(questionnaire) } : undefined;
    if (opening && isSame(opening, this.#opening) && this.#context.session()) return undefined;
    this.close();
    if (!opening) return undefined;
    this.#opening = opening;
    let isLate = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const finding = this.#find(opening, questionnaire.title).catch((cause: unknown) => {
      this.#report(new Error('Answers are kept on this page only.', { cause }));
      return undefined;
    });
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => {
        isLate = true;
        resolve(undefined);
      }, patience);
    });
    void finding.then((found) => {
      clearTimeout(timer);
      if (isLate && found) this.#context.session()?.offerDraft(found);
    });
    return Promise.race([finding, late]);
  }

  /** The answers changed. With `now` they are written at once; else within 250 ms, for somebody who is typing. */
  keep(now: boolean): void {
    const read = this.#reader();
    if (read) this.#drafts?.keep(read, now);
  }

  finish(response: QuestionnaireResponse): Promise<'sending' | 'newer'> {
    return this.#drafts?.finish(response) ?? Promise.resolve('sending');
  }

  /** What was finished is changed after all. */
  takeBack(): void {
    const read = this.#reader();
    if (read) void this.#drafts?.takeBack(read);
  }

  get newerId(): string | undefined {
    return this.#drafts?.newerId;
  }

  newer(): Promise<OpenRecord | undefined> {
    return this.#drafts?.newer() ?? Promise.resolve(undefined);
  }

  /** The answers of the form are the ones from now on, and not what another tab kept: as far as somebody knew of it. */
  settle(over?: DraftRecord): void {
    const read = this.#reader();
    if (read) this.#drafts?.settle(read, over);
  }

  send(id: string): void {
    void this.#drafts?.send(id);
  }

  discard(id: string): void {
    void this.#drafts?.discard(id);
  }

  async #find(opening: Opening, title: string | undefined) {
    const { FormDrafts: Drafts } = await import('../../drafts/form-drafts.js');
    const isOurs = () => this.#opening === opening && this.#isHere(opening);
    const adapter = () => (isOurs() ? this.#context.adapter() : undefined);
    const drafts = await Drafts.open({
      ...opening,
      lifetime: this.lifetime,
      title,
      draftKey: () => draftKeyOf(adapter(), opening.subject),
      host: {
        server: adapter,
        changed: () => {
          if (isOurs()) this.#context.session()?.follow();
          this.#host.requestUpdate();
        },
        // The login of who is here now, and not of who left.
        expired: () => isOurs() && this.#host.dispatchEvent(new ProSessionExpiredEvent()),
        sent: ({ id, questionnaire: canonical }) => {
          if (isOurs()) this.#context.session()?.confirmed(id);
          this.#host.dispatchEvent(new ProSubmitEvent(canonical, id));
        },
        finishedElsewhere: (id) => isOurs() && this.#context.session()?.finishedElsewhere(id),
        report: (error) => this.#report(error),
      },
    });
    if (!isOurs()) {
      drafts.close();
      return undefined;
    }
    this.#drafts = drafts;
    // Somebody may have answered already; those answers are never thrown away for older ones.
    const session = this.#context.session();
    if (session?.isStarted) {
      await drafts.check();
      if (!session.isSent) this.keep(true);
      void drafts.resume();
      return undefined;
    }
    const found = await drafts.find();
    // Taken out of the page meanwhile; it goes on when it is back.
    if (!this.#host.isConnected) drafts.stop();
    return isOurs() ? found : undefined;
  }

  /** Whether who it was opened for is here still. */
  #isHere(opening: Opening | undefined): boolean {
    return opening !== undefined && opening.subject === this.#context.subject();
  }

  /** The answers of this subject: of this session and no other, also when it is read after another one began. */
  #reader(): (() => QuestionnaireResponse) | undefined {
    const [session, subject] = [this.#context.session(), this.#opening?.subject];
    return session && subject ? () => ({ ...session.responseOf('in-progress'), subject }) : undefined;
  }

  #report(error: Error): void {
    this.#host.dispatchEvent(new ProErrorEvent(error));
  }

  readonly #onFocusOut = () => this.#drafts?.flush();

  readonly #onHide = () => this.#drafts?.flushAll();

  /** From the browser's memory of pages: other tabs may have gone on meanwhile. */
  readonly #onShow = ({ persisted }: PageTransitionEvent) => persisted && this.#onBack();

  readonly #onBack = () => void this.#drafts?.resume();

  readonly #onVisibility = () => {
    if (document.visibilityState === 'hidden') this.#onHide();
    else this.#onBack();
  };
}

function isSame(one: Opening, other: Opening | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

async function draftKeyOf(adapter: CheckedFormAdapter | undefined, subject: string): Promise<CryptoKey> {
  if (!adapter) throw new Error('There is no adapter.');
  return adapter.getDraftKey({ subject }, { signal: new AbortController().signal });
}
