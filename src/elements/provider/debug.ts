import type { ProAdapter } from '../../adapter/adapter.js';
import type { Viewer } from '../../adapter/context.js';
import type { ProErrorEvent } from '../../internal/base/error.event.js';

const prefix = 'pro-widgets: ';

/** Query fields that are logged: they hold only what the page wrote in its attributes. */
const loggedFields = ['subject', 'instrument', 'questionnaire', 'questionnaires'] as const;

/**
 * Wraps an adapter so that it logs each request and the number of results, for the property `debug` of a provider. It
 * never logs an answer, a score or a text.
 */
export function loggingAdapter(adapter: ProAdapter): ProAdapter {
  return new Proxy(adapter, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...parameters: unknown[]): unknown => {
        const returned: unknown = Reflect.apply(member, target, parameters);
        if (!(returned instanceof Promise)) return returned;
        const call = `${String(name)}(${queryText(parameters[0])})`;
        return returned.then(
          (result: unknown) => {
            console.info(`${prefix}${call} gave ${amountText(result)}.`);
            return result;
          },
          (error: unknown) => {
            if (!isAborted(parameters[1])) console.warn(`${prefix}${call} was rejected.`);
            throw error;
          },
        );
      };
    },
  });
}

export function logError(event: Event): void {
  const { error } = event as ProErrorEvent;
  const element = event.target instanceof Element ? `<${event.target.localName}>: ` : '';
  console.error(`${prefix}${element}${error.name}: ${error.message}`);
}

export function logProvided(
  adapter: ProAdapter | undefined,
  subject: string | undefined,
  viewer: Viewer | undefined,
): void {
  console.info(
    `${prefix}adapter: ${adapter ? 'set' : 'none'}; subject: ${subject ? JSON.stringify(subject) : 'none'}` +
      `${viewer ? `; viewer: ${viewerText(viewer)}` : ''}.`,
  );
}

/** Returns a viewer without a name: "professional PractitionerRole/1". */
function viewerText({ person, isPreview }: Viewer): string {
  if (person.reference === '') return 'invalid, so nothing is shown';
  return `${person.kind} ${JSON.stringify(person.reference)}${isPreview ? ' (preview)' : ''}`;
}

function queryText(query: unknown): string {
  if (typeof query === 'string') return JSON.stringify(query);
  if (typeof query !== 'object' || query === null || 'status' in query) return '';
  const fields = loggedFields.flatMap((name) => {
    const value: unknown = Reflect.get(query, name);
    return value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`];
  });
  return fields.join(', ');
}

function amountText(result: unknown): string {
  if (Array.isArray(result)) return `${result.length} ${result.length === 1 ? 'row' : 'rows'}`;
  return result === undefined || result === null ? 'nothing' : 'one';
}

function isAborted(options: unknown): boolean {
  return (
    typeof options === 'object' && options !== null && (options as { signal?: AbortSignal }).signal?.aborted === true
  );
}
