import { timestampOf } from '../core/model/timestamp.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import { isNewer, type DraftRecord, type OpenRecord } from './draft-record.js';
import type { DraftHost } from './draft-server.js';
import type { DraftStore, KeptPlace, Written } from './draft-store.js';
import type { KeepState } from './keep-state.js';
import type { ServerDraft } from './server-draft.js';

/** The form that a draft is of. */
export interface DraftForm {
  /** Hashes; see `DraftRecord`. */
  readonly owner: string;
  readonly slot: string;
  readonly title: string | undefined;
  /** Milliseconds that unfinished answers are kept. */
  readonly lifetime: number;
}

/** Gives the answers as they are when they are written. */
export type ReadResponse = () => QuestionnaireResponse;

/** As soon as somebody pauses for this long, or at the latest after it, what they type is written. */
const typing = 250;
/** Finished answers wait this long for a connection, whatever the lifetime: the longest that browsers keep anything. */
export const longestKept = 7 * 24 * 3600 * 1000;

/**
 * Writes the answers of one form through to the store: one write at a time, the newest wins. Never writes over what
 * another tab kept since, until somebody chooses.
 */
export class DraftKeeper {
  /** What another tab kept since. */
  newer: DraftRecord | undefined;
  /** Tells this tab's writes from those of others. */
  readonly writer: string = [...crypto.getRandomValues(new Uint32Array(2))].map((one) => one.toString(36)).join('');

  readonly #store: DraftStore;
  readonly #server: ServerDraft;
  readonly #host: DraftHost;
  readonly #form: DraftForm;
  readonly #tell: () => void;
  #revision = 0;
  /** When the newest draft was answered, as it says itself: milliseconds since 1970. */
  #moment = 0;
  #place: KeptPlace | undefined;
  #latest: ReadResponse | undefined;
  /** There is something newer than what was written, or is being written. */
  #isDirty = false;
  #isWriting = false;
  #isStopped = false;
  /** What is in the slot is a draft, and was not finished. */
  #isDraft = false;
  #writing: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param tell Tells the other tabs that the store changed. */
  constructor(store: DraftStore, server: ServerDraft, host: DraftHost, form: DraftForm, tell: () => void) {
    this.#store = store;
    this.#server = server;
    this.#host = host;
    this.#form = form;
    this.#tell = tell;
  }

  get state(): KeepState {
    if (this.newer) return 'newer';
    if (this.#isDirty || this.#isWriting) return 'saving';
    switch (this.#place) {
      case undefined:
        return 'none';
      case 'memory':
        if (this.#server.state === 'pending') return 'saving';
        return this.#server.state === 'saved' ? 'server' : 'memory';
      default:
        return this.#server.state === 'saved' ? 'server' : this.#place;
    }
  }

  /** Whether somebody answered, here, in this form. */
  get isInUse(): boolean {
    return this.#latest !== undefined;
  }

  /** What was found when the form opened, so that going on from there is not writing over it. */
  know(record: DraftRecord | undefined): void {
    this.#revision = Math.max(this.#revision, record?.revision ?? 0);
  }

  /** The draft that somebody may go on with: what is kept from now on is newer, whatever the clock says. */
  follow(draft: QuestionnaireResponse | undefined): void {
    this.#moment = Math.max(this.#moment, answeredAt(draft));
  }

  /** The answers changed. */
  keep(read: ReadResponse): void {
    this.#latest = read;
    this.#isDraft = true;
    if (this.#isStopped) return;
    this.#isDirty = true;
    this.#timer ??= setTimeout(() => void this.flush(), typing);
    this.#host.changed();
  }

  /** Writes now what waits. Resolves when it was written, or cannot be. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
      if (this.#canWrite) void this.flush();
      else this.#host.changed();
    });
    return this.#writing;
  }

  /**
   * Finished: in one write the draft becomes a response that waits to be sent. Resolves with undefined where another
   * tab kept newer answers; then nothing was written.
   *
   * @param after Gives the highest revision of what was finished before: of this response, if it was changed since.
   */
  async finish(
    response: QuestionnaireResponse,
    after: () => number,
  ): Promise<{ record: OpenRecord; place: KeptPlace } | undefined> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isDirty = false;
    await this.#writing;
    if (this.newer) return undefined;
    this.#isDraft = false;
    await this.#server.stop();
    const draft = this.#recordOf('finished', response);
    const { content: _, ...slot } = draft;
    const record: OpenRecord = {
      ...draft,
      key: `${draft.slot}.${draft.id}`,
      kind: 'waiting',
      revision: Math.max(draft.revision, after() + 1),
      expires: draft.changed + longestKept,
    };
    const written = await this.#write([slot, record]);
    return written.newer ? undefined : { record, place: written.place };
  }

  /** What another tab kept, as it was read from the store. */
  meet(record: DraftRecord | undefined): void {
    if (record && isNewer(record, this.#guard)) this.#met(record);
  }

  /** Somebody chose between these answers and those of the other tab: `read` gives the answers that stay. */
  settle(record: DraftRecord | undefined, read: ReadResponse): void {
    this.newer = undefined;
    this.know(record);
    this.keep(read);
    void this.flush();
  }

  /** Writes the draft once more, as it is; what was finished is no draft. */
  keepAgain(): void {
    if (!this.#latest || !this.#isDraft) return;
    this.keep(this.#latest);
    void this.flush();
  }

  /** Keeps nothing more: everything was thrown away, or the form is gone. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#isStopped = true;
    this.#isDirty = false;
    this.#place = this.#place && 'memory';
    this.newer = undefined;
    this.#host.changed();
  }

  get #canWrite(): boolean {
    return this.#isDirty && this.#latest !== undefined && !this.newer && !this.#isStopped;
  }

  get #guard() {
    return { key: this.#form.slot, revision: this.#revision, writer: this.writer };
  }

  async #writeAll(): Promise<void> {
    while (this.#canWrite && this.#latest) {
      this.#isDirty = false;
      const response = this.#following(this.#latest());
      const { newer, place } = await this.#write([this.#recordOf('draft', response)]);
      if (!newer) this.#server.keep(response, place === 'device');
    }
  }

  #met(record: DraftRecord): void {
    const isFinished = record.kind !== 'draft';
    this.newer = isFinished ? undefined : record;
    if (isFinished && this.isInUse) {
      this.#isDirty = false;
      this.#isDraft = false;
      this.#host.finishedElsewhere(record.id);
    } else if (isFinished) {
      this.know(record);
    }
    this.#host.changed();
  }

  /** Until it is written it is not kept, also where nothing newer comes. */
  async #write(put: readonly OpenRecord[]): Promise<Written> {
    this.#isWriting = true;
    const written = await this.#store.write({ put, guard: this.#guard });
    this.#isWriting = false;
    if (written.newer) {
      this.#isDirty = true;
      this.#met(written.newer);
    } else {
      this.#revision += 1;
      this.#place = this.#isStopped ? 'memory' : written.place;
      this.#tell();
    }
    return written;
  }

  #following(response: QuestionnaireResponse): QuestionnaireResponse {
    this.#moment = Math.max(answeredAt(response), this.#moment + 1);
    return { ...response, authored: new Date(this.#moment).toISOString() };
  }

  #recordOf(kind: DraftRecord['kind'], response: QuestionnaireResponse): OpenRecord {
    const { owner, slot, title, lifetime } = this.#form;
    const changed = Date.now();
    return {
      key: slot,
      owner,
      slot,
      kind,
      revision: this.#revision + 1,
      writer: this.writer,
      id: response.id ?? '',
      changed,
      expires: changed + lifetime,
      content: { response, title },
    };
  }
}

/** When it was answered: milliseconds since 1970, or `noMoment`. */
export function answeredAt(response: QuestionnaireResponse | undefined): number {
  return timestampOf(response?.authored ?? '');
}
