/** A portal page with forms, and the functions that tests in Node call in it. */
import { limits } from '../../../scripts/limits.js';
import type { ProAdapter } from '../../../src/adapter/adapter.js';
import { UnavailableError } from '../../../src/adapter/errors.js';
import { ProErrorEvent } from '../../../src/internal/base/error.event.js';
import type { ProProvider } from '../../../src/elements/provider/provider.js';
import type { ProQuestionnaire } from '../../../src/elements/questionnaire/questionnaire.js';
import type { DraftMode } from '../../../src/core/model/draft-status.js';
import '../../../src/define/questionnaire.js';
import { httpAdapter, type HttpAdapterOptions } from './http-adapter.js';
import { giveAnswer, goTo, pressed, seenOf, settled, type Seen } from './person.js';
import { givenOf, questionsOf } from './questions.js';
import { obey } from './remote.js';

export interface Settings extends Partial<Pick<HttpAdapterOptions, 'offersKey' | 'offersDrafts'>> {
  /** The id of the form in the page. */
  readonly id: string;
  readonly subject: string;
  /** The session of the logged-in user. */
  readonly login: string;
  /** The name of the questionnaire and its number of questions. */
  readonly name: string;
  readonly count: number;
  readonly drafts?: DraftMode;
  /** The lifetime of drafts in hours. */
  readonly lifetime?: number;
  readonly layout?: 'page' | 'list';
}

/** Names and fields of all events of the forms. */
const told: string[] = [];
for (const type of ['pro-answer', 'pro-error', 'pro-page', 'pro-session-expired', 'pro-start', 'pro-submit']) {
  document.addEventListener(type, (event) => told.push(`${type} ${carriedBy(event)}`));
}

/** Forms that are being sent. */
const underWay = new Set<string>();
/** Earliest time of the next attempt (`Retry-After`), by form id. */
const notBefore = new Map<string, number>();
/** Forms that were sent too early. */
const early: string[] = [];

const host = {
  /** Opens a form, and waits until it can be started. */
  async add(settings: Settings): Promise<void> {
    const provider = document.createElement('pro-provider');
    const form = document.createElement('pro-questionnaire');
    const questionnaire = questionsOf(settings.count, settings.name);
    provider.id = `provider-${settings.id}`;
    provider.subject = settings.subject;
    provider.adapter = adapterOf(settings);
    form.id = settings.id;
    form.layout = settings.layout ?? 'page';
    form.questionnaire = questionnaire;
    if (settings.drafts) form.setAttribute('drafts', settings.drafts);
    if (settings.lifetime) form.setAttribute('draft-lifetime', String(settings.lifetime));
    provider.append(form);
    document.querySelector('main')?.append(provider);
    await host.until(settings.id, (seen) => !seen.isBusy && seen.text !== '');
  },

  /** Sets a new session, of the same or another patient, and waits until the form has it. */
  async logIn(settings: Settings): Promise<void> {
    const provider = document.querySelector<ProProvider>(`#provider-${settings.id}`);
    if (!provider) throw new Error(`There is no form ${settings.id}.`);
    provider.subject = settings.subject;
    provider.adapter = adapterOf(settings);
    await provider.updateComplete;
    await settled(formOf(settings.id));
  },

  /**
   * Advances the clock between operations, not during one: operations of a store or server have their own timeouts, which
   * are independent of the delay before a retry.
   */
  async jump(milliseconds: number): Promise<void> {
    const isLimit = (delay: number) => delay >= 1000 && delay <= 60_000 && delay % 1000 === 0;
    const end = performance.now() + limits.wait;
    do await nextTask();
    while ((underWay.size > 0 || clock.delays().some(isLimit)) && performance.now() < end);
    clock.jump(milliseconds);
  },

  remove(id: string): void {
    document.querySelector(`#provider-${id}`)?.remove();
  },

  /** Returns the visible state of a form after it has rendered. */
  async see(id: string): Promise<Seen> {
    await settled(formOf(id));
    return seenOf(formOf(id));
  },

  /** Waits until the visible state meets a condition. */
  async until(id: string, isSeen: (seen: Seen) => boolean): Promise<Seen> {
    const end = performance.now() + limits.wait;
    for (;;) {
      const seen = await host.see(id);
      if (isSeen(seen)) return seen;
      if (performance.now() > end)
        throw new Error(`${id}: timed out waiting for ${String(isSeen)}; visible: ${JSON.stringify(seen)}`);
      await nextTask();
    }
  },

  /** Answers a question on its page. Returns false if earlier answers are offered in place of the questions. */
  async answer(id: string, number: number, given: string): Promise<boolean> {
    if (!(await goTo(formOf(id), number))) return false;
    giveAnswer(formOf(id), number, given);
    await settled(formOf(id));
    return true;
  },

  /** Answers a question, waits until the form reports it as saved, and returns the duration in milliseconds. */
  async answerSafely(id: string, number: number, given: string): Promise<number> {
    await goTo(formOf(id), number);
    const start = performance.now();
    await host.answer(id, number, given);
    await host.until(id, ({ state }) => state === 'device' || state === 'server');
    return performance.now() - start;
  },

  /** Chooses between these answers and those of another tab; repeats if another tab continued meanwhile. */
  async choose(id: string, words: string): Promise<void> {
    const end = performance.now() + limits.wait;
    while (performance.now() < end) {
      const { state, buttons } = await host.see(id);
      if (state === 'device') return;
      if (buttons.includes(words)) await pressed(formOf(id), words);
      await nextTask();
    }
    throw new Error(`${id}: still asked to choose: ${JSON.stringify(await host.see(id))}`);
  },

  /** Continues with the offered draft, if there is one. Returns whether there was. */
  async goOn(id: string): Promise<boolean> {
    const { buttons } = await host.see(id);
    if (!buttons.includes('Verdergaan')) return false;
    await pressed(formOf(id), 'Verdergaan');
    return true;
  },

  /** Waits until sending has a result: success, waiting, or an action that the user must take. */
  untilSteady(id: string): Promise<Seen> {
    const isOver = ['sent', 'expired', 'refused', 'none'];
    return host.until(id, ({ state }) => isOver.includes(state) || (state === 'waiting' && !underWay.has(id)));
  },

  /** Waits until the status is one of these, and returns it. */
  async untilState(id: string, ...states: string[]): Promise<string> {
    return (await host.until(id, ({ state }) => states.includes(state))).state;
  },

  /** Reloads the page after this call has returned. */
  reload(): void {
    setTimeout(() => location.reload(), 100);
  },

  async press(id: string, words: string): Promise<void> {
    await pressed(formOf(id), words);
  },

  /** Goes to the end of the form and sends it. */
  async send(id: string): Promise<void> {
    const form = formOf(id);
    await settled(form);
    while (!seenOf(form).buttons.some((words) => words.startsWith('Versturen'))) await pressed(form, 'Volgende');
    await pressed(form, 'Versturen');
  },

  /** Presses the send button, if there is one; a form that is open in another tab may have none. */
  async trySend(id: string): Promise<void> {
    const { buttons } = await host.see(id);
    if (buttons.includes('Versturen')) await pressed(formOf(id), 'Versturen');
  },

  /** Advances the clock in small steps until an event of this type was fired. */
  async untilTold(type: string): Promise<boolean> {
    const end = performance.now() + limits.wait;
    while (performance.now() < end) {
      if (host.told().some((event) => event.startsWith(type))) return true;
      await host.jump(500);
    }
    return false;
  },

  /** Returns the current answers of the form, by question number. */
  answersOf(id: string): Record<number, string> {
    const items = formOf(id).getResponse()?.items ?? [];
    return Object.fromEntries(
      items.flatMap(({ linkId, answers }) => {
        const given = givenOf(answers?.[0]?.value);
        return given === undefined ? [] : [[Number(linkId.split('-')[1]), given]];
      }),
    );
  },

  /** Returns the events since the last call. */
  told(): string[] {
    return told.splice(0);
  },

  /** Returns the number of requests before the time of `Retry-After`. */
  earlyTries: (id: string) => early.filter((form) => form === id).length,

  /** Returns all attributes and texts in the document and its shadow roots. */
  attributes(): string[] {
    const within = (root: ParentNode): string[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        ...[...element.attributes].map(({ name, value }) => `${name}=${value}`),
        ...(element.shadowRoot ? within(element.shadowRoot) : []),
      ]);
    return within(document);
  },
};

export type Host = typeof host;
declare global {
  var host: Host;
  var clock: { jump(milliseconds: number): void; delays(): number[] };
}
globalThis.host = host;
if (new URLSearchParams(location.search).has('remote')) void obey(host);

function adapterOf({ id, login, name, count, offersKey = false, offersDrafts = false }: Settings): ProAdapter {
  const adapter = httpAdapter({ login, questionnaire: questionsOf(count, name), offersKey, offersDrafts });
  return {
    ...adapter,
    submitResponse: async (response, options) => {
      if (Date.now() < (notBefore.get(id) ?? 0)) early.push(id);
      underWay.add(id);
      try {
        return await adapter.submitResponse(response, options);
      } catch (error) {
        const retryAfter = error instanceof UnavailableError ? error.retryAfter : undefined;
        notBefore.set(id, retryAfter === undefined ? 0 : Date.now() + retryAfter);
        throw error;
      } finally {
        underWay.delete(id);
      }
    },
  };
}

function formOf(id: string): ProQuestionnaire {
  const form = document.querySelector<ProQuestionnaire>(`pro-questionnaire[id="${id}"]`);
  if (!form) throw new Error(`There is no form ${id}.`);
  return form;
}

/** Returns the fields of an event and of its error, as text. */
function carriedBy(event: Event): string {
  const error = event instanceof ProErrorEvent ? event.error : undefined;
  return JSON.stringify({ ...event, error: error && { ...error, text: String(error), cause: String(error.cause) } });
}

/** Resolves after all due tasks. Background tabs delay timers, but not messages. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage('');
  });
}
