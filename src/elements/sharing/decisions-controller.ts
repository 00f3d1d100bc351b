import type { LitElement } from 'lit';
import type { Sharing, SharingPurpose } from '../../core/model/sharing.js';
import { ProErrorEvent } from '../../internal/base/error.event.js';
import { toError } from '../../internal/base/to-error.js';
import type { SharingData } from './load-sharing.js';
import { ProShareEvent } from './sharing.events.js';

/** A change of decisions, with the sentences for the patient about its outcome. */
export interface DecisionChange {
  /** Reference of the person, or the secondary use: the place of the message. */
  readonly about: string;
  readonly purpose: SharingPurpose;
  readonly decisions: readonly Sharing[];
  readonly done: (sharing: readonly Sharing[]) => string;
  /** Says what is stored now, by another page. */
  readonly conflict: (sharing: readonly Sharing[]) => string;
  readonly failed: string;
}

/** Stores decisions, one change at a time, and has the message about the last one. */
export class DecisionsController {
  readonly #host: LitElement;
  readonly #reload: () => void;
  /** Changes with the patient: what is stored for an earlier one has no effect on the page. */
  #session = {};
  #newer: { readonly data: SharingData; readonly sharing: readonly Sharing[] } | undefined;
  #notice: { readonly about: string; readonly text: string } | undefined;
  #busy: string | undefined;

  constructor(host: LitElement, reload: () => void) {
    this.#host = host;
    this.#reload = reload;
  }

  /** Reference of the person, or the secondary use, whose decision is being stored. */
  get busy(): string | undefined {
    return this.#busy;
  }

  noticeOf(about: string): string | undefined {
    return this.#notice?.about === about ? this.#notice.text : undefined;
  }

  setNotice(notice: { readonly about: string; readonly text: string } | undefined): void {
    this.#notice = notice;
    this.#host.requestUpdate();
  }

  /** Returns the decisions: those of the loaded data, or newer ones that were stored or read since. */
  sharingOf(data: SharingData): readonly Sharing[] | undefined {
    return this.#newer?.data === data ? this.#newer.sharing : data.sharing;
  }

  /** Starts with another patient. */
  reset(): void {
    this.#session = {};
    this.#newer = this.#notice = this.#busy = undefined;
  }

  /**
   * Stores a change. After a conflict it reads the newer decisions, and the patient chooses again: nothing is merged.
   *
   * @returns The decisions that are stored now; undefined if they are unknown, or if another change is being stored.
   */
  async store(change: DecisionChange, data: SharingData): Promise<readonly Sharing[] | undefined> {
    if (this.#busy !== undefined) return undefined;
    const session = this.#session;
    const isCurrent = () => session === this.#session;
    const { about, purpose, decisions, done } = change;
    this.#busy = about;
    this.setNotice(undefined);
    try {
      const { signal } = new AbortController();
      const stored: Sharing[] = [];
      for (const decision of decisions) stored.push(await data.storage.saveSharing(decision, { signal }));
      if (!isCurrent()) return undefined;
      this.#host.dispatchEvent(new ProShareEvent(purpose));
      return this.#show(data, about, withStored(this.sharingOf(data) ?? [], stored), done);
    } catch (reason) {
      return isCurrent() ? await this.#readAgain(toError(reason), change, data, isCurrent) : undefined;
    } finally {
      if (isCurrent()) {
        this.#busy = undefined;
        this.#host.requestUpdate();
      }
    }
  }

  #show(
    data: SharingData,
    about: string,
    sharing: readonly Sharing[],
    textOf: (sharing: readonly Sharing[]) => string,
  ): readonly Sharing[] {
    this.#newer = { data, sharing };
    this.setNotice({ about, text: textOf(sharing) });
    return sharing;
  }

  /** Reads the decisions after an error: it may be unknown whether the change was stored. */
  async #readAgain(
    error: Error,
    { about, conflict, failed, decisions }: DecisionChange,
    data: SharingData,
    isCurrent: () => boolean,
  ): Promise<readonly Sharing[] | undefined> {
    // By name, so that an error of another copy of this library counts too.
    const isConflict = error.name === 'ConflictError';
    if (!isConflict) this.#host.dispatchEvent(new ProErrorEvent(error));
    try {
      const { signal } = new AbortController();
      const sharing = await data.storage.listSharing({ subject: decisions[0]?.subject ?? '' }, { signal });
      if (!isCurrent() || !sharing) return undefined;
      return this.#show(data, about, sharing, isConflict ? conflict : () => failed);
    } catch (reason) {
      if (!isCurrent()) return undefined;
      this.#host.dispatchEvent(new ProErrorEvent(toError(reason)));
      this.setNotice({ about, text: failed });
      this.#reload();
      return undefined;
    }
  }
}

/** Returns the decisions with the stored ones in the place of those that they replace. */
export function withStored(sharing: readonly Sharing[], stored: readonly Sharing[]): Sharing[] {
  const isReplaced = (decision: Sharing) =>
    stored.some(({ recipient, purpose }) => recipient === decision.recipient && purpose === decision.purpose);
  return [...sharing.filter((decision) => !isReplaced(decision)), ...stored];
}
