import { ContextConsumer } from '@lit/context';
import type { LitElement } from 'lit';
import { audienceContext, subjectContext, viewerContext, type Viewer } from '../../adapter/context.js';
import { ProViewEvent, type ViewIdentity, type ViewKind } from '../base/view.event.js';

/** Fires `pro-view` when an element first drew a kind of data for a subject and viewer. */
export class ViewController {
  readonly #host: LitElement;
  readonly #subject: ContextConsumer<typeof subjectContext, LitElement>;
  readonly #viewer: ContextConsumer<typeof viewerContext, LitElement>;
  readonly #audience: ContextConsumer<typeof audienceContext, LitElement>;
  #key = '';
  #reported: ReadonlySet<ViewKind> = new Set();

  constructor(host: LitElement) {
    this.#host = host;
    this.#subject = new ContextConsumer(host, { context: subjectContext, subscribe: true });
    this.#viewer = new ContextConsumer(host, { context: viewerContext, subscribe: true });
    this.#audience = new ContextConsumer(host, { context: audienceContext, subscribe: true });
  }

  /**
   * Called after each update.
   *
   * @param shown The kinds of data that the element shows now.
   */
  report(shown: readonly ViewKind[]): void {
    const subject = this.#subject.value;
    // Without a subject the host page has loaded the data itself, and knows whose it is.
    if (!subject) return;
    const viewer = this.#viewer.value;
    const key = JSON.stringify([subject, viewer]);
    if (key !== this.#key) this.#reported = new Set();
    this.#key = key;
    const kinds = shown.filter((kind) => !this.#reported.has(kind));
    if (kinds.length === 0) return;
    this.#reported = new Set([...this.#reported, ...kinds]);
    const isPreview = viewer?.isPreview === true;
    const identity = this.#identity(subject, isPreview ? undefined : viewer, isPreview);
    this.#host.dispatchEvent(new ProViewEvent(subject, identity, kinds, this.#host.localName, isPreview));
  }

  #identity(subject: string, viewer: Viewer | undefined, isPreview: boolean): ViewIdentity | undefined {
    if (!viewer) {
      const isForClinician = [this.#audience.value, Reflect.get(this.#host, 'audience')].includes('clinician');
      return isPreview || !isForClinician ? { reference: subject } : undefined;
    }
    const { person, onBehalfOf } = viewer;
    const { reference, role, organization } = person;
    return {
      reference,
      ...(role && { role }),
      ...(organization !== undefined && { organization }),
      ...(onBehalfOf !== undefined && { onBehalfOf }),
    };
  }
}
