import { needsExpressions } from '../../core/form/expression-engine.js';
import { QuestionnaireForm } from '../../core/form/form.js';
import { loadExpressions } from '../../core/form/load-expressions.js';
import { parseModel } from '../../core/model/parse.js';
import { itemsOf, Questionnaire, type AnswerOption } from '../../core/model/questionnaire.js';
import { QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import type { CheckedFormAdapter } from '../../internal/data/checked-form-adapter.js';
import { loadPartsOf, parts } from './on-demand.js';

/** A form that is ready to be filled in. */
export interface Opened {
  readonly questionnaire: Questionnaire;
  readonly form: QuestionnaireForm;
  /** Canonicals of the value sets that could not be loaded: questions without choices. */
  readonly missing: ReadonlySet<string>;
  /** The same questionnaire with these answers. */
  readonly again: (response: QuestionnaireResponse) => QuestionnaireForm;
}

interface Opening {
  /** A canonical, or the questionnaire itself. */
  readonly questionnaire: string | Questionnaire;
  /** The answers to begin with, asked for when everything else is there. */
  readonly response: () => QuestionnaireResponse | undefined;
  readonly adapter: CheckedFormAdapter | undefined;
  readonly signal: AbortSignal;
  /** Told what is missing without keeping the form from opening. */
  readonly report: (error: Error) => void;
}

/** Loads a questionnaire with the options of its questions; undefined where there is nothing to load it from. */
export async function openingOf({
  questionnaire: asked,
  response,
  adapter,
  signal,
  report,
}: Opening): Promise<Opened | undefined> {
  if (typeof asked === 'string' && !adapter) return undefined;
  const questionnaire =
    typeof asked === 'string'
      ? await adapter?.getQuestionnaire(asked, { signal })
      : parseModel(Questionnaire, asked, 'questionnaire');
  if (!questionnaire) return undefined;
  const [{ options, failures }, expressions] = await Promise.all([
    optionsOf(questionnaire, adapter, signal),
    needsExpressions(questionnaire) ? loadExpressions() : undefined,
  ]);
  await loadPartsOf(questionnaire, options);
  signal.throwIfAborted();
  for (const [canonical, failure] of failures) report(optionsError(questionnaire, canonical, failure));
  const earlier = response();
  const readPattern = (pattern: string) => parts.pattern.loaded.patternFrom(pattern);
  const formOf = (answers: QuestionnaireResponse | undefined) =>
    new QuestionnaireForm(questionnaire, { response: answers, options, expressions }, readPattern);
  return {
    questionnaire,
    form: formOf(earlier && parseModel(QuestionnaireResponse, earlier, 'response')),
    missing: new Set(failures.keys()),
    again: formOf,
  };
}

async function optionsOf(questionnaire: Questionnaire, adapter: CheckedFormAdapter | undefined, signal: AbortSignal) {
  const options = new Map<string, readonly AnswerOption[]>();
  const failures = new Map<string, unknown>();
  const canonicals = new Set([...itemsOf(questionnaire)].flatMap(({ optionsFrom }) => optionsFrom ?? []));
  await Promise.all(
    [...canonicals].map(async (canonical) => {
      try {
        if (!adapter) throw new Error('There is no adapter.');
        options.set(canonical, await adapter.resolveValueSet(canonical, { signal }));
      } catch (failure) {
        failures.set(canonical, failure);
      }
    }),
  );
  return { options, failures };
}

function optionsError(questionnaire: Questionnaire, canonical: string, cause: unknown): Error {
  const linkIds = [...itemsOf(questionnaire)]
    .filter(({ optionsFrom }) => optionsFrom === canonical)
    .map(({ linkId }) => linkId);
  return new Error(`The options of ${linkIds.map((one) => `"${one}"`).join(', ')} could not be loaded: ${canonical}`, {
    cause,
  });
}
