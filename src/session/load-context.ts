import type { FormQuery, LaunchContextQuery, RequestOptions } from '../adapter/adapter.js';
import type { ExpressionEngine } from '../core/form/expression-engine.js';
import { FormNeedsError, missingContext, type FormNeed } from '../core/form/form-need.js';
import { namesInQuery } from '../core/form/needs.js';
import { canonicalOf, type Questionnaire } from '../core/model/questionnaire.js';

/** The methods of an adapter that give resources to expressions; results are checked already. */
export interface ContextServer {
  getLaunchContext(query: LaunchContextQuery, options: RequestOptions): Promise<Record<string, unknown>>;
  runQuery(query: FormQuery, options: RequestOptions): Promise<unknown>;
}

export interface ContextRequest {
  readonly questionnaire: Questionnaire;
  readonly needs: readonly FormNeed[];
  readonly expressions: ExpressionEngine;
  readonly server: ContextServer | undefined;
  readonly subject: string | undefined;
  readonly launchContext: Readonly<Record<string, unknown>> | undefined;
  readonly signal: AbortSignal;
}

export interface LoadedContext {
  readonly context: Readonly<Record<string, unknown>>;
  readonly prefillFailures: readonly Error[];
}

/**
 * Loads the resources that the expressions of a form use: those of the host page, then those of its adapter, then the
 * results of the form's searches.
 *
 * @throws FormNeedsError if one that decides what is asked is absent, and the error of its request if that failed.
 */
export async function loadContext(request: ContextRequest): Promise<LoadedContext> {
  const { questionnaire, needs, expressions, server, subject, launchContext = {}, signal } = request;
  const context: Record<string, unknown> = { ...launchContext };
  const prefillFailures: Error[] = [];
  const handle = (error: unknown, requested: readonly FormNeed[]): void => {
    signal.throwIfAborted();
    if (requested.some(({ isOptional }) => !isOptional)) throw error;
    prefillFailures.push(error instanceof Error ? error : new Error('A request failed.', { cause: error }));
  };

  const absent = missingContext(needs, context).filter(({ kind }) => kind === 'launchContext');
  if (absent.length > 0 && server) {
    const names = absent.map(({ name }) => name);
    try {
      const query = { subject, questionnaire: canonicalOf(questionnaire), names };
      const found = await server.getLaunchContext(query, { signal });
      for (const name of names) if (found[name] !== undefined) context[name] = found[name];
    } catch (error) {
      handle(error, absent);
    }
  }

  const queries = new Map((questionnaire.queries ?? []).map(({ name, query }) => [name, query]));
  await Promise.all(
    missingContext(needs, context).map(async (need) => {
      const text = need.kind === 'query' ? queries.get(need.name) : undefined;
      const query = text === undefined ? undefined : filledIn(text, context, expressions);
      if (query === undefined || !server) return;
      try {
        const found = await server.runQuery({ subject, query }, { signal });
        if (found !== undefined) context[need.name] = found;
      } catch (error) {
        handle(error, [need]);
      }
    }),
  );

  const missing = missingContext(needs, context).filter(({ isOptional }) => !isOptional);
  if (missing.length > 0) throw new FormNeedsError(missing);
  return { context, prefillFailures };
}

/** Fills in the expressions of a search; undefined if one has no single value, because it would find other data. */
function filledIn(
  query: string,
  context: Readonly<Record<string, unknown>>,
  expressions: ExpressionEngine,
): string | undefined {
  if (namesInQuery(query).some((name) => (context[name] ?? undefined) === undefined)) return undefined;
  let isComplete = true;
  const filled = query.replace(/\{\{(.*?)\}\}/gs, (_, expression: string) => {
    const [value, ...others] = resultsOf(expression, context, expressions);
    const isText = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    if (!isText || others.length > 0 || value === '') isComplete = false;
    return isText ? encodeURIComponent(String(value)) : '';
  });
  return isComplete ? filled : undefined;
}

function resultsOf(
  expression: string,
  context: Readonly<Record<string, unknown>>,
  expressions: ExpressionEngine,
): readonly unknown[] {
  try {
    return expressions.evaluate(expression, context);
  } catch {
    return [];
  }
}
