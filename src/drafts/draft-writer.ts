import type { DraftStatus } from '../core/model/draft-status.js';
import { timestampOf } from '../core/model/timestamp.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { DraftListener } from './draft-events.js';
import { isNewer, type DraftRecord, type OpenRecord } from './draft-record.js';
import type { DraftStore, StoredIn, WriteResult } from './draft-store.js';
import type { ServerDraft } from './server-draft.js';

/** The form that a draft belongs to. */
export interface DraftForm {
  /** Id of the form's writer; see {@link newWriterId}. */
  readonly writer: string;
  /** Hashes; see `DraftRecord`. */
  readonly owner: string;
  readonly slot: string;
  readonly title: string | undefined;
  /** Milliseconds that unfinished answers are stored. */
  readonly lifetime: number;
}

/** Returns the answers at the moment of writing. */
export type ReadResponse = () => QuestionnaireResponse;

/** Typed text is written after a pause of this many milliseconds, or at the latest this long after the first key. */
const typingPause = 250;
/** Milliseconds that finished answers wait for a connection, whatever the lifetime: the longest browsers store anything. */
const longestStored = 7 * 24 * 3600 * 1000;

/**
 * Writes the answers of one form to the store: one write at a time, the newest wins. Never overwrites newer answers of
 * another tab until the patient chooses.
 */
export class DraftWriter {
  /** The newer record of another tab. */
  newer: DraftRecord | undefined;
  /** Random id that tells the writes of this form apart from those of other tabs. */
  readonly id: string;

  readonly #store: DraftStore;
  readonly #server: ServerDraft;
  readonly #notify: DraftListener;
  readonly #form: DraftForm;
  readonly #tellTabs: () => void;
  #revision = 0;
  /** Time of the newest draft according to `authored`, in milliseconds since 1970. */
  #authored = 0;
  #storedIn: StoredIn | undefined;
  #latest: ReadResponse | undefined;
  /** Answers exist that are newer than those written or being written. */
  #isDirty = false;
  #isWriting = false;
  #isStopped = false;
  /** The record in the slot is a draft, not a finished response. */
  #isDraft = false;
  #writing: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param tellTabs Tells the other tabs that the store changed. */
  constructor(store: DraftStore, server: ServerDraft, form: DraftForm, notify: DraftListener, tellTabs: () => void) {
    this.#store = store;
    this.#server = server;
    this.#form = form;
    this.id = form.writer;
    this.#notify = notify;
    this.#tellTabs = tellTabs;
  }

  get status(): DraftStatus {
    if (this.newer) return 'newer';
    if (this.#isDirty || this.#isWriting) return 'saving';
    switch (this.#storedIn) {
      case undefined:
        return 'none';
      case 'memory':
        if (this.#server.status === 'pending') return 'saving';
        return this.#server.status === 'saved' ? 'server' : 'memory';
      default:
        return this.#server.status === 'saved' ? 'server' : this.#storedIn;
    }
  }

  /** True if this form has been answered on this page. */
  get isInUse(): boolean {
    return this.#latest !== undefined;
  }

  /** Sets the revision that this form goes on from, so that its next write is not a conflict. */
  setBaseRevision(record: DraftRecord | undefined): void {
    this.#revision = Math.max(this.#revision, record?.revision ?? 0);
  }

  /** Sets the time of the draft that the patient may resume: later drafts are newer, whatever the clock says. */
  setBaseTime(draft: QuestionnaireResponse | undefined): void {
    this.#authored = Math.max(this.#authored, authoredTime(draft));
  }

  /** Marks the answers as changed; they are written after a pause, or by {@link flush}. */
  save(read: ReadResponse): void {
    this.#latest = read;
    this.#isDraft = true;
    if (this.#isStopped) return;
    this.#isDirty = true;
    this.#timer ??= setTimeout(() => void this.flush(), typingPause);
    this.#changed();
  }

  /** Writes now. Resolves when everything is written, or cannot be. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#writing ??= this.#writeAll().finally(() => {
      this.#writing = undefined;
      if (this.#canWrite) void this.flush();
      else this.#changed();
    });
    return this.#writing;
  }

  /**
   * Turns the draft into a response that waits to be sent, in one write. Resolves with undefined if another tab has
   * newer answers; in that case nothing was written.
   *
   * @param highestRevision Returns the highest revision of finished responses, which this response follows.
   */
  async finish(
    response: QuestionnaireResponse,
    highestRevision: () => number,
  ): Promise<{ record: OpenRecord; storedIn: StoredIn } | undefined> {
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
      revision: Math.max(draft.revision, highestRevision() + 1),
      expires: draft.changed + longestStored,
    };
    const written = await this.#write([slot, record]);
    return written.newer ? undefined : { record, storedIn: written.storedIn };
  }

  /** Handles a record that another tab may have written, as read from the store. */
  handleConflict(record: DraftRecord | undefined): void {
    if (!record) return;
    if (this.isNewer(record)) this.#foundNewer(record);
    // This form's own record, from before its drafts were opened in another way.
    else if (record.writer === this.id) this.setBaseRevision(record);
  }

  /** Returns whether another tab wrote this record after the revision that this form goes on from. */
  isNewer(record: DraftRecord): boolean {
    return isNewer(record, this.#guard);
  }

  /** Resolves a conflict with another tab: `read` returns the answers that stay. */
  resolveConflict(record: DraftRecord | undefined, read: ReadResponse): void {
    this.newer = undefined;
    this.setBaseRevision(record);
    this.save(read);
    void this.flush();
  }

  /** Writes the draft once more, as it is. */
  saveAgain(): void {
    if (!this.#latest || !this.#isDraft) return;
    this.save(this.#latest);
    void this.flush();
  }

  /** Stores nothing more, as after a purge. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#isStopped = true;
    this.#isDirty = false;
    this.#storedIn = this.#storedIn && 'memory';
    this.newer = undefined;
    this.#changed();
  }

  get #canWrite(): boolean {
    return this.#isDirty && this.#latest !== undefined && !this.newer && !this.#isStopped;
  }

  get #guard() {
    return { key: this.#form.slot, revision: this.#revision, writer: this.id };
  }

  #changed(): void {
    this.#notify({ type: 'changed' });
  }

  async #writeAll(): Promise<void> {
    while (this.#canWrite && this.#latest) {
      this.#isDirty = false;
      const response = this.#withLaterTime(this.#latest());
      const { newer, storedIn } = await this.#write([this.#recordOf('draft', response)]);
      if (!newer) this.#server.save(response, storedIn === 'device');
    }
  }

  #foundNewer(record: DraftRecord): void {
    const isFinished = record.kind !== 'draft';
    // Without answers here there is nothing to choose between: the record is offered.
    this.newer = isFinished || !this.isInUse ? undefined : record;
    if (isFinished && this.isInUse) {
      this.#isDirty = false;
      this.#isDraft = false;
      this.#notify({ type: 'finished-elsewhere', id: record.id });
    } else if (isFinished) {
      this.setBaseRevision(record);
    }
    this.#changed();
  }

  async #write(put: readonly OpenRecord[]): Promise<WriteResult> {
    this.#isWriting = true;
    const written = await this.#store.write({ put, guard: this.#guard });
    this.#isWriting = false;
    if (written.newer) {
      // The answers stay dirty until a write succeeds.
      this.#isDirty = this.isInUse;
      this.#foundNewer(written.newer);
    } else {
      this.#revision += 1;
      this.#storedIn = this.#isStopped ? 'memory' : written.storedIn;
      this.#tellTabs();
    }
    return written;
  }

  #withLaterTime(response: QuestionnaireResponse): QuestionnaireResponse {
    this.#authored = Math.max(authoredTime(response), this.#authored + 1);
    return { ...response, authored: new Date(this.#authored).toISOString() };
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
      writer: this.id,
      id: response.id ?? '',
      changed,
      expires: changed + lifetime,
      content: { response, title },
    };
  }
}

/** Returns a random id for the writer of one form. */
export function newWriterId(): string {
  return [...crypto.getRandomValues(new Uint32Array(2))].map((word) => word.toString(36)).join('');
}

/** Returns when a response was answered, in milliseconds since 1970; before all others if that is unknown. */
export function authoredTime(response: QuestionnaireResponse | undefined): number {
  return timestampOf(response?.authored ?? '');
}
