import type { ProAdapter } from '../../adapter/adapter.js';
import type { ProErrorEvent } from '../../internal/base/error.event.js';

const prefix = 'pro-widgets: ';

/** What a query may hold that says no more than the page itself wrote in its tags. */
const written = ['subject', 'instrument', 'questionnaire', 'questionnaires'] as const;

/**
 * The same adapter, which writes to the console what the widgets asked and how much came back: for the `debug` of a
 * provider. Never an answer, a score or a text.
 */
export function spokenAdapter(adapter: ProAdapter): ProAdapter {
  return new Proxy(adapter, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...given: unknown[]): unknown => {
        const answered: unknown = Reflect.apply(member, target, given);
        if (!(answered instanceof Promise)) return answered;
        const call = `${String(name)}(${asked(given[0])})`;
        return answered.then(
          (found: unknown) => {
            console.info(`${prefix}${call} gave ${amountOf(found)}.`);
            return found;
          },
          (error: unknown) => {
            if (!isAborted(given[1])) console.warn(`${prefix}${call} was rejected.`);
            throw error;
          },
        );
      };
    },
  });
}

/** Writes a `pro-error` to the console. */
export function writeError(event: Event): void {
  const { error } = event as ProErrorEvent;
  const element = event.target instanceof Element ? `<${event.target.localName}>: ` : '';
  console.error(`${prefix}${element}${error.name}: ${error.message}`);
}

/** Writes what a provider gives to its widgets. */
export function writeProvided(adapter: ProAdapter | undefined, subject: string | undefined): void {
  console.info(
    `${prefix}adapter: ${adapter ? 'set' : 'none'}; subject: ${subject ? JSON.stringify(subject) : 'none'}.`,
  );
}

function asked(query: unknown): string {
  if (typeof query === 'string') return JSON.stringify(query);
  if (typeof query !== 'object' || query === null || 'status' in query) return '';
  const parts = written.flatMap((name) => {
    const value: unknown = Reflect.get(query, name);
    return value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`];
  });
  return parts.join(', ');
}

function amountOf(found: unknown): string {
  if (Array.isArray(found)) return `${found.length} ${found.length === 1 ? 'row' : 'rows'}`;
  return found === undefined || found === null ? 'nothing' : 'one';
}

function isAborted(options: unknown): boolean {
  return (
    typeof options === 'object' && options !== null && (options as { signal?: AbortSignal }).signal?.aborted === true
  );
}
