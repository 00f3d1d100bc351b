import { noChange } from 'lit';
import { AsyncDirective } from 'lit/async-directive.js';
import { directive } from 'lit/directive.js';
import type { FormSession } from '../../session/form-session.js';
import type { FormState } from '../../session/form-state.js';

/** A part of a template that follows a session. */
interface Followed {
  readonly session: FormSession;
  /** Returns whether a change of the state changes this part. */
  readonly isAffected: (state: FormState, previous: FormState) => boolean;
  readonly render: () => unknown;
  /** Called after each rendering that a change of the state caused. */
  readonly rendered?: () => void;
}

class Follow extends AsyncDirective {
  #followed: Followed | undefined;
  #stop: (() => void) | undefined;

  render(followed: Followed): unknown {
    const isOther = followed.session !== this.#followed?.session;
    this.#followed = followed;
    if (isOther) this.#subscribe();
    return this.isConnected ? followed.render() : noChange;
  }

  protected override disconnected(): void {
    this.#stop?.();
  }

  protected override reconnected(): void {
    this.#subscribe();
    if (this.#followed) this.setValue(this.#followed.render());
  }

  #subscribe(): void {
    this.#stop?.();
    this.#stop = this.#followed?.session.subscribe((state, previous) => {
      if (!this.#followed?.isAffected(state, previous)) return;
      this.setValue(this.#followed.render());
      this.#followed.rendered?.();
    });
  }
}

/** Renders a part of a template again after changes of a session, without rendering the element. */
export const follow = directive(Follow);
