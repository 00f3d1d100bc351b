/** The page of a portal with forms, and somebody in front of it: what tests in Node ask of the page. */
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
  /** Tells the forms of a page apart. */
  readonly id: string;
  readonly subject: string;
  /** Who is logged in. */
  readonly login: string;
  /** The name of the questionnaire, and how many questions it has. */
  readonly name: string;
  readonly count: number;
  readonly drafts?: DraftMode;
  /** In hours. */
  readonly lifetime?: number;
  readonly layout?: 'page' | 'list';
}

/** Everything that a form said in events: their names and what they carry. */
const told: string[] = [];
for (const type of ['pro-answer', 'pro-error', 'pro-page', 'pro-session-expired', 'pro-start', 'pro-submit']) {
  document.addEventListener(type, (event) => told.push(`${type} ${carriedBy(event)}`));
}

/** Forms that the server is being sent to. */
const underWay = new Set<string>();
/** When the server wants to be asked again, by the id of the form. */
const notBefore = new Map<string, number>();
/** Forms that were sent before that. */
const early: string[] = [];

const host = {
  /** Opens a form, and waits until somebody can begin. */
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

  /** Another login, as after a session expired; or another person at the same screen. The form knows it then. */
  async logIn(settings: Settings): Promise<void> {
    const provider = document.querySelector<ProProvider>(`#provider-${settings.id}`);
    if (!provider) throw new Error(`There is no form ${settings.id}.`);
    provider.subject = settings.subject;
    provider.adapter = adapterOf(settings);
    await provider.updateComplete;
    await settled(formOf(settings.id));
  },

  /**
   * Moves the clock on between two things, not in the middle of one: what a store or a server is asked for has its own
   * limit of some whole seconds, which has nothing to do with how long a form waits before it tries again.
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

  /** What somebody sees of a form, once it is drawn. */
  async see(id: string): Promise<Seen> {
    await settled(formOf(id));
    return seenOf(formOf(id));
  },

  /** Waits until somebody sees something. */
  async until(id: string, isSeen: (seen: Seen) => boolean): Promise<Seen> {
    const end = performance.now() + limits.wait;
    for (;;) {
      const seen = await host.see(id);
      if (isSeen(seen)) return seen;
      if (performance.now() > end) throw new Error(`${id}: not seen (${String(isSeen)}), but: ${JSON.stringify(seen)}`);
      await nextTask();
    }
  },

  /** Gives an answer, at the screen where it is asked. */
  async answer(id: string, number: number, given: string): Promise<void> {
    await goTo(formOf(id), number);
    giveAnswer(formOf(id), number, given);
    await settled(formOf(id));
  },

  /** Gives an answer and waits until the form says that it is safe. Gives the milliseconds that this takes. */
  async answerSafely(id: string, number: number, given: string): Promise<number> {
    await goTo(formOf(id), number);
    const start = performance.now();
    await host.answer(id, number, given);
    await host.until(id, ({ state }) => state === 'device' || state === 'server');
    return performance.now() - start;
  },

  /** Chooses between these answers and those of another tab; again where yet another one went on meanwhile. */
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

  /** Goes on with what was answered before, where the form says that there is something. Says whether there was. */
  async goOn(id: string): Promise<boolean> {
    const { buttons } = await host.see(id);
    if (!buttons.includes('Verdergaan')) return false;
    await pressed(formOf(id), 'Verdergaan');
    return true;
  },

  /** Waits until sending came to something: it succeeded, it waits for something, or somebody has to do something. */
  untilSteady(id: string): Promise<Seen> {
    const isOver = ['sent', 'expired', 'refused', 'none'];
    return host.until(id, ({ state }) => isOver.includes(state) || (state === 'waiting' && !underWay.has(id)));
  },

  /** Waits until the status line stands for one of these. */
  async untilState(id: string, ...states: string[]): Promise<string> {
    return (await host.until(id, ({ state }) => states.includes(state))).state;
  },

  /** Loads the page anew, once this is answered. */
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

  /** Presses the button that sends, where there is one; who has it open in another tab may find none. */
  async trySend(id: string): Promise<void> {
    const { buttons } = await host.see(id);
    if (buttons.includes('Versturen')) await pressed(formOf(id), 'Versturen');
  },

  /** Moves the clock on, a little at a time, until an event of this type was heard. */
  async untilTold(type: string): Promise<boolean> {
    const end = performance.now() + limits.wait;
    while (performance.now() < end) {
      if (host.told().some((one) => one.startsWith(type))) return true;
      await host.jump(500);
    }
    return false;
  },

  /** The answers as they are in the form now, by the number of the question. */
  answersOf(id: string): Record<number, string> {
    const items = formOf(id).getResponse()?.items ?? [];
    return Object.fromEntries(
      items.flatMap(({ linkId, answers }) => {
        const given = givenOf(answers?.[0]?.value);
        return given === undefined ? [] : [[Number(linkId.split('-')[1]), given]];
      }),
    );
  },

  /** What events said since the last time that this was asked. */
  told(): string[] {
    return told.splice(0);
  },

  /** How often the server was asked again sooner than it said. */
  earlyTries: (id: string) => early.filter((one) => one === id).length,

  /** Everything that is written in the document and in its shadow roots: attributes and texts. */
  attributes(): string[] {
    const within = (root: ParentNode): string[] =>
      [...root.querySelectorAll('*')].flatMap((one) => [
        ...[...one.attributes].map(({ name, value }) => `${name}=${value}`),
        ...(one.shadowRoot ? within(one.shadowRoot) : []),
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

/** The fields of an event of ours, and of the error in it. */
function carriedBy(event: Event): string {
  const error = event instanceof ProErrorEvent ? event.error : undefined;
  return JSON.stringify({ ...event, error: error && { ...error, text: String(error), cause: String(error.cause) } });
}

/** After everything that was due by now. A message is not held back in a tab behind another one, as a timer is. */
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
