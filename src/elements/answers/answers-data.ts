import { NotFoundError } from '../../adapter/errors.js';
import { canonicalUrlOf } from '../../core/model/canonical.js';
import type { Instrument } from '../../core/model/instrument.js';
import { ModelError, parseModel } from '../../core/model/parse.js';
import { canonicalOf, Questionnaire } from '../../core/model/questionnaire.js';
import { isFinished, QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { isCertainlyBefore, timestampOf } from '../../core/model/timestamp.js';
import { visibleResponses, type Sight } from '../../core/sharing/visible.js';
import { instrumentOf } from '../../internal/data/instrument-of.js';
import type { LoadContext } from '../../internal/data/load-controller.js';
import type { Needs } from '../../internal/data/setup-controller.js';

/** The properties that the host page set: each as an object, or as the `id` to look for. */
export interface AnswersSources {
  readonly instrument: string | Instrument | undefined;
  readonly response: string | QuestionnaireResponse | undefined;
  readonly earlier: string | QuestionnaireResponse | undefined;
  readonly questionnaire: Questionnaire | undefined;
}

export interface AnswersData {
  readonly instrument: Instrument | undefined;
  /** Undefined if no response was sent yet. */
  readonly shown: ShownResponse | undefined;
  /** The errors of responses that were skipped. */
  readonly leftOut: readonly Error[];
}

export interface ShownResponse {
  readonly response: QuestionnaireResponse;
  readonly questionnaire: Questionnaire;
  /** Responses to compare with: earlier ones of the same version and respondent, newest first. */
  readonly earlier: readonly QuestionnaireResponse[];
  /** True if the questionnaire has another version than the one that was answered. */
  readonly isOtherVersion: boolean;
}

/** The settings without which the response and its questions cannot be loaded. */
export function needsOf({ instrument, response, questionnaire }: AnswersSources): Needs {
  const isGiven = typeof response === 'object' && response !== null;
  return {
    own: instrument || response ? undefined : 'response',
    adapter: !isGiven || !questionnaire || typeof instrument === 'string',
    subject: !isGiven,
  };
}

/**
 * Loads the response, its questionnaire and the responses to compare with. Resolves with undefined if the host page set
 * neither an instrument nor a response, or if there is no adapter or subject to ask.
 *
 * @throws NotFoundError if no response has the given `id`; not for a viewer from whom it can be withheld.
 * @throws ModelError if a given object is invalid, or the response answers another questionnaire.
 * @throws Error if the questionnaire is missing, or the only responses could not be used.
 */
export async function loadAnswers(given: AnswersSources, context: LoadContext): Promise<AnswersData | undefined> {
  if (!given.instrument && !given.response) return undefined;
  const { adapter, signal } = context;
  const instrument = await instrumentOf(given.instrument, context);
  const sight = await context.sight();
  const [response, givenEarlier] = [given.response, given.earlier].map((source) => givenResponse(source, sight));
  const leftOut: Error[] = [];
  const listed = await listResponses(context, instrument, response, (error) => leftOut.push(error));
  const isGiven = typeof given.response === 'object' && given.response !== null;
  const id = typeof given.response === 'string' ? given.response : undefined;
  const shown = response ?? (isGiven ? undefined : chooseResponse(listed, id, context.isLimited));
  if (!shown) {
    // Not "no answers yet", because responses exist but could not be used.
    if (leftOut[0]) throw leftOut[0];
    // Without an adapter or a subject it is unknown whether there are answers.
    const isKnown = isGiven || (adapter && context.subject);
    return isKnown ? { instrument, shown: undefined, leftOut } : undefined;
  }

  const questionnaire = given.questionnaire
    ? parseModel(Questionnaire, given.questionnaire, 'questionnaire')
    : await adapter?.getQuestionnaire(shown.questionnaire, { signal });
  if (!questionnaire) {
    throw new Error(
      'The questionnaire of the response is missing. Set `questionnaire`, or give an adapter that has it.',
    );
  }
  refuseOtherQuestionnaire(questionnaire, shown);
  const candidates = [...(givenEarlier ? [givenEarlier] : []), ...listed];
  return {
    instrument,
    leftOut,
    shown: {
      response: shown,
      questionnaire,
      earlier: earlierResponses(shown, candidates),
      isOtherVersion: shown.questionnaire.includes('|') && canonicalOf(questionnaire) !== shown.questionnaire,
    },
  };
}

/** True if another person than the patient answered. */
export function isByOther({ source, subject }: QuestionnaireResponse): boolean {
  return source !== undefined && source !== 'patient' && source !== subject;
}

function respondentReference(response: QuestionnaireResponse): string {
  return (isByOther(response) && response.source) || 'patient';
}

/** Returns the response of the host page; undefined if the viewer may not see its answers. */
function givenResponse(
  source: string | QuestionnaireResponse | undefined,
  sight: Sight,
): QuestionnaireResponse | undefined {
  if (!source || typeof source !== 'object') return undefined;
  const [visible] = visibleResponses([source], sight, 'answers');
  return visible && parseModel(QuestionnaireResponse, visible, 'response');
}

async function listResponses(
  { adapter, subject, signal }: LoadContext,
  instrument: Instrument | undefined,
  response: QuestionnaireResponse | undefined,
  onSkipped: (error: Error) => void,
): Promise<QuestionnaireResponse[]> {
  const questionnaires = response ? [response.questionnaire] : instrument?.questionnaires;
  if (!adapter || !subject) return [];
  return adapter.listResponses({ subject, ...(questionnaires && { questionnaires }) }, { signal, onSkipped });
}

function chooseResponse(
  listed: readonly QuestionnaireResponse[],
  id: string | undefined,
  isLimited: boolean,
): QuestionnaireResponse | undefined {
  if (id === undefined) return newestFirst(listed.filter(({ status }) => isFinished(status)))[0];
  const found = listed.find((response) => response.id === id);
  if (found || isLimited) return found;
  throw new NotFoundError(
    'response',
    id,
    listed.flatMap((response) => response.id ?? []),
  );
}

/** Throws if the response answers another questionnaire: its answers would stand beside wrong questions. */
function refuseOtherQuestionnaire(questionnaire: Questionnaire, response: QuestionnaireResponse): void {
  const [given, answered] = [canonicalOf(questionnaire), response.questionnaire];
  if (!questionnaire.url || canonicalUrlOf(given) === canonicalUrlOf(answered)) return;
  throw new ModelError('QuestionnaireResponse', [
    {
      field: 'questionnaire',
      problem: `is ${answered}, but the given questionnaire is ${given}; give the one that was answered`,
    },
  ]);
}

function earlierResponses(
  shown: QuestionnaireResponse,
  candidates: readonly QuestionnaireResponse[],
): QuestionnaireResponse[] {
  const isEarlier = (candidate: QuestionnaireResponse) =>
    isCertainlyBefore(candidate.authored ?? '', shown.authored ?? '') &&
    respondentReference(candidate) === respondentReference(shown);
  const uniqueResponses = new Map(
    candidates
      .filter(
        (candidate) =>
          candidate.questionnaire === shown.questionnaire && isFinished(candidate.status) && isEarlier(candidate),
      )
      .map((candidate) => [candidate.id ?? candidate, candidate]),
  );
  return newestFirst([...uniqueResponses.values()]);
}

function newestFirst(responses: readonly QuestionnaireResponse[]): QuestionnaireResponse[] {
  return responses.toSorted(
    (a, b) => timestampOf(b.authored ?? '') - timestampOf(a.authored ?? '') || ((a.id ?? '') < (b.id ?? '') ? 1 : -1),
  );
}
