import type { RequestOptions } from '../adapter/adapter.js';
import { needsExpressions } from '../core/form/expression-engine.js';
import { QuestionnaireForm } from '../core/form/form.js';
import { loadExpressions } from '../core/form/load-expressions.js';
import { parseModel } from '../core/model/parse.js';
import { itemsOf, Questionnaire, type AnswerOption } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';

/** The methods of an adapter that load a questionnaire; results are checked already. */
export interface QuestionnaireServer {
  getQuestionnaire(canonical: string, options: RequestOptions): Promise<Questionnaire>;
  resolveValueSet(canonical: string, options: RequestOptions): Promise<AnswerOption[]>;
}

/** A questionnaire with everything that its form needs. */
export interface LoadedQuestionnaire {
  readonly questionnaire: Questionnaire;
  /** Options by the canonical of `optionsFrom`. */
  readonly options: ReadonlyMap<string, readonly AnswerOption[]>;
  /** Errors by the canonical of the value set that could not be loaded. The form opens without those options. */
  readonly failures: ReadonlyMap<string, Error>;
  /** Creates a form with these answers, or without answers. */
  readonly formWith: (response: QuestionnaireResponse | undefined) => QuestionnaireForm;
}

/**
 * Loads a questionnaire with the options of its questions, and what its expressions and patterns need.
 *
 * @param given A canonical, or the questionnaire itself.
 * @returns Undefined if there is no adapter for a canonical.
 */
export async function loadQuestionnaire(
  given: string | Questionnaire,
  server: QuestionnaireServer | undefined,
  signal: AbortSignal,
): Promise<LoadedQuestionnaire | undefined> {
  if (typeof given === 'string' && !server) return undefined;
  const questionnaire =
    typeof given === 'string'
      ? await server?.getQuestionnaire(given, { signal })
      : parseModel(Questionnaire, given, 'questionnaire');
  if (!questionnaire) return undefined;
  const [{ options, failures }, expressions, patterns] = await Promise.all([
    optionsOf(questionnaire, server, signal),
    needsExpressions(questionnaire) ? loadExpressions(questionnaire) : undefined,
    hasPattern(questionnaire) ? import('../core/form/pattern.js') : undefined,
  ]);
  const readPattern = (pattern: string) => {
    if (!patterns) throw new Error('A pattern was not loaded with its questionnaire.');
    return patterns.patternFrom(pattern);
  };
  return {
    questionnaire,
    options,
    failures,
    formWith: (response) => new QuestionnaireForm(questionnaire, { response, options, expressions }, readPattern),
  };
}

/** Returns whether a form would be the same for both: the questions, the options, and the options that are missing. */
export function isSameQuestionnaire(loaded: LoadedQuestionnaire, other: LoadedQuestionnaire): boolean {
  return loaded === other || contentOf(loaded) === contentOf(other);
}

function contentOf({ questionnaire, options, failures }: LoadedQuestionnaire): string {
  return JSON.stringify([questionnaire, [...options].toSorted(byCanonical), [...failures.keys()].toSorted()]);
}

function byCanonical([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}

async function optionsOf(questionnaire: Questionnaire, server: QuestionnaireServer | undefined, signal: AbortSignal) {
  const options = new Map<string, readonly AnswerOption[]>();
  const failures = new Map<string, Error>();
  const canonicals = new Set([...itemsOf(questionnaire)].flatMap(({ optionsFrom }) => optionsFrom ?? []));
  await Promise.all(
    [...canonicals].map(async (canonical) => {
      try {
        if (!server) throw new Error('There is no adapter.');
        options.set(canonical, await server.resolveValueSet(canonical, { signal }));
      } catch (cause) {
        failures.set(canonical, optionsError(questionnaire, canonical, cause));
      }
    }),
  );
  return { options, failures };
}

function optionsError(questionnaire: Questionnaire, canonical: string, cause: unknown): Error {
  const linkIds = [...itemsOf(questionnaire)]
    .filter(({ optionsFrom }) => optionsFrom === canonical)
    .map(({ linkId }) => `"${linkId}"`);
  return new Error(`The options of ${linkIds.join(', ')} could not be loaded: ${canonical}`, { cause });
}

function hasPattern(questionnaire: Questionnaire): boolean {
  return [...itemsOf(questionnaire)].some(({ pattern }) => pattern !== undefined);
}
