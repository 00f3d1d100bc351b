import type { RequestOptions } from '../adapter/adapter.js';
import { needsExpressions } from '../core/form/expression-engine.js';
import { QuestionnaireForm } from '../core/form/form.js';
import { loadExpressions } from '../core/form/load-expressions.js';
import { FormNeedsError, type FormNeed } from '../core/form/form-need.js';
import { parseModel } from '../core/model/parse.js';
import { itemsOf, Questionnaire, type AnswerOption } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { ContextServer } from './load-context.js';

/** The methods of an adapter that load a questionnaire; results are checked already. */
export interface QuestionnaireServer extends ContextServer {
  getQuestionnaire(canonical: string, options: RequestOptions): Promise<Questionnaire>;
  /** Returns a questionnaire with its parts in it. */
  assembled(questionnaire: Questionnaire, options: RequestOptions): Promise<Questionnaire>;
  readonly resolvesValueSets: boolean;
  resolveValueSet(canonical: string, options: RequestOptions): Promise<AnswerOption[]>;
}

/** The form that a questionnaire is loaded for. */
export interface LoadOptions {
  readonly subject?: string | undefined;
  /** FHIR resources by name, from the host page; the adapter is asked for the others. */
  readonly launchContext?: Readonly<Record<string, unknown>> | undefined;
  /** The form shows given answers, so it needs no options to choose from. */
  readonly isReadOnly?: boolean;
}

/** A questionnaire with everything that its form needs. */
export interface LoadedQuestionnaire {
  readonly questionnaire: Questionnaire;
  /** Options by the canonical of `optionsFrom`. */
  readonly options: ReadonlyMap<string, readonly AnswerOption[]>;
  /** Errors by the canonical of the value set that could not be loaded. The form opens without those options. */
  readonly failures: ReadonlyMap<string, Error>;
  /** FHIR resources for expressions, by name. */
  readonly context: Readonly<Record<string, unknown>>;
  /** Errors of requests for data that only fills in answers beforehand; the form opens without it. */
  readonly prefillFailures: readonly Error[];
  /** Creates a form with these answers, or without answers. */
  readonly formWith: (response: QuestionnaireResponse | undefined) => QuestionnaireForm;
}

/**
 * Loads a questionnaire with everything that its form needs: parts, options, launch context, and the modules for its
 * expressions and patterns.
 *
 * @param given A canonical, or the questionnaire itself.
 * @returns Undefined if there is no adapter for a canonical.
 * @throws FormNeedsError if neither the host nor its adapter can give something that decides what the form asks.
 */
export async function loadQuestionnaire(
  given: string | Questionnaire,
  server: QuestionnaireServer | undefined,
  signal: AbortSignal,
  { subject, launchContext, isReadOnly = false }: LoadOptions = {},
): Promise<LoadedQuestionnaire | undefined> {
  if (typeof given === 'string' && !server) return undefined;
  const found =
    typeof given === 'string'
      ? await server?.getQuestionnaire(given, { signal })
      : parseModel(Questionnaire, given, 'questionnaire');
  if (!found) return undefined;
  const questionnaire = server ? await server.assembled(found, { signal }) : found;
  const needs = await needsIn(questionnaire);
  refuseUnmet(needs, server, isReadOnly);
  const needsContext = needs.some(({ kind }) => kind === 'launchContext' || kind === 'query');
  const [{ options, failures }, expressions, contexts, patterns] = await Promise.all([
    optionsOf(questionnaire, server, signal),
    needsExpressions(questionnaire) ? loadExpressions(questionnaire) : undefined,
    needsContext ? import('./load-context.js') : undefined,
    hasPattern(questionnaire) ? import('../core/form/pattern.js') : undefined,
  ]);
  const { context, prefillFailures } =
    contexts && expressions
      ? await contexts.loadContext({ questionnaire, needs, expressions, server, subject, launchContext, signal })
      : { context: {}, prefillFailures: [] };
  const readPattern = (pattern: string) => {
    if (!patterns) throw new Error('A pattern was not loaded with its questionnaire.');
    return patterns.patternFrom(pattern);
  };
  return {
    questionnaire,
    options,
    failures,
    context,
    prefillFailures,
    formWith: (response) =>
      new QuestionnaireForm(questionnaire, { response, options, expressions, context }, readPattern),
  };
}

/** The needs of a form. Most forms have none, so what computes them is loaded on demand. */
async function needsIn(questionnaire: Questionnaire): Promise<readonly FormNeed[]> {
  const mayNeed =
    needsExpressions(questionnaire) ||
    [...itemsOf(questionnaire)].some(({ optionsFrom, subQuestionnaire }) => optionsFrom ?? subQuestionnaire);
  if (!mayNeed) return [];
  const { needsOf } = await import('../core/form/needs.js');
  return needsOf(questionnaire);
}

/** Refuses a form before anybody starts, if there is no way to get what it asks. */
function refuseUnmet(needs: readonly FormNeed[], server: QuestionnaireServer | undefined, isReadOnly: boolean): void {
  const isUnmet = ({ kind }: FormNeed) =>
    kind === 'questionnaire' || (kind === 'valueSet' && !isReadOnly && !server?.resolvesValueSets);
  const unmet = needs.filter(isUnmet);
  if (unmet.length > 0) throw new FormNeedsError(unmet);
}

/** Returns whether a form would be the same for both: the questions, the options, and the options that are missing. */
export function isSameQuestionnaire(loaded: LoadedQuestionnaire, other: LoadedQuestionnaire): boolean {
  return loaded === other || contentOf(loaded) === contentOf(other);
}

function contentOf({ questionnaire, options, failures, context }: LoadedQuestionnaire): string {
  return JSON.stringify([questionnaire, [...options].toSorted(byCanonical), [...failures.keys()].toSorted(), context]);
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
