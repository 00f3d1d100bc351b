import { NotFoundError } from '../../adapter/errors.js';
import { canonicalUrlOf } from '../../core/model/canonical.js';
import type { Instrument } from '../../core/model/instrument.js';
import { ModelError, parseModel } from '../../core/model/parse.js';
import { canonicalOf, Questionnaire } from '../../core/model/questionnaire.js';
import { isFinished, QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import { isCertainlyBefore, timestampOf } from '../../core/model/timestamp.js';
import { instrumentOf } from '../../internal/data/instrument-of.js';
import type { LoadContext } from '../../internal/data/load-controller.js';
import type { Needs } from '../../internal/data/setup-controller.js';

/** What the host gave: whole, or as the `id` to look for. */
export interface AnswersSources {
  readonly instrument: string | Instrument | undefined;
  readonly response: string | QuestionnaireResponse | undefined;
  readonly earlier: string | QuestionnaireResponse | undefined;
  readonly questionnaire: Questionnaire | undefined;
}

export interface AnswersData {
  readonly instrument: Instrument | undefined;
  /** Undefined where nothing was filled in yet. */
  readonly shown: ShownResponse | undefined;
  /** Why responses are not among those that are shown or can be compared with. */
  readonly leftOut: readonly Error[];
}

export interface ShownResponse {
  readonly response: QuestionnaireResponse;
  readonly questionnaire: Questionnaire;
  /** To compare with: of the same version and respondent, filled in before it, newest first. */
  readonly earlier: readonly QuestionnaireResponse[];
  /** The questionnaire that was found is another version than the one that was answered. */
  readonly isOtherVersion: boolean;
}

/** What is missing to find the response and its questions. */
export function needsOf({ instrument, response, questionnaire }: AnswersSources): Needs {
  const isGiven = typeof response === 'object' && response !== null;
  return {
    own: instrument || response ? undefined : 'response',
    adapter: !isGiven || !questionnaire || typeof instrument === 'string',
    subject: !isGiven,
  };
}

/** Undefined where the host gave nothing to load. */
export async function loadAnswers(given: AnswersSources, context: LoadContext): Promise<AnswersData | undefined> {
  if (!given.instrument && !given.response) return undefined;
  const { adapter, signal } = context;
  const instrument = await instrumentOf(given.instrument, context);
  const own = [given.response, given.earlier].flatMap((one) =>
    one && typeof one === 'object' ? parseModel(QuestionnaireResponse, one, 'response') : [],
  );
  const response = given.response && typeof given.response === 'object' ? own[0] : undefined;
  const leftOut: Error[] = [];
  const listed = await listResponses(context, instrument, response, (error) => leftOut.push(error));
  const shown = response ?? chosenOf(listed, typeof given.response === 'string' ? given.response : undefined);
  if (!shown) {
    // That nothing was filled in would not be true.
    if (leftOut[0]) throw leftOut[0];
    // Without an adapter or a subject there is nowhere to look; that nothing was filled in would be a guess.
    return adapter && context.subject ? { instrument, shown: undefined, leftOut } : undefined;
  }

  const questionnaire = given.questionnaire
    ? parseModel(Questionnaire, given.questionnaire, 'questionnaire')
    : await adapter?.getQuestionnaire(shown.questionnaire, { signal });
  if (!questionnaire) {
    throw new Error('Answers cannot be shown without their questions: give a questionnaire, or an adapter.');
  }
  refuseOthers(questionnaire, shown);
  const candidates = [...own.filter((one) => one !== response), ...listed];
  return {
    instrument,
    leftOut,
    shown: {
      response: shown,
      questionnaire,
      earlier: earlierThan(shown, candidates),
      isOtherVersion: shown.questionnaire.includes('|') && canonicalOf(questionnaire) !== shown.questionnaire,
    },
  };
}

/** Whether somebody other than the patient answered. */
export function isByOther({ source, subject }: QuestionnaireResponse): boolean {
  return source !== undefined && source !== 'patient' && source !== subject;
}

function respondentOf(response: QuestionnaireResponse): string {
  return (isByOther(response) && response.source) || 'patient';
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

function chosenOf(listed: readonly QuestionnaireResponse[], id: string | undefined): QuestionnaireResponse | undefined {
  if (id === undefined) return newestFirst(listed.filter(({ status }) => isFinished(status)))[0];
  const found = listed.find((one) => one.id === id);
  if (found) return found;
  throw new NotFoundError(
    'response',
    id,
    listed.flatMap((one) => one.id ?? []),
  );
}

/** Questions of another questionnaire would be shown with answers that were not given to them. */
function refuseOthers(questionnaire: Questionnaire, response: QuestionnaireResponse): void {
  const [ours, theirs] = [canonicalOf(questionnaire), response.questionnaire];
  if (!questionnaire.url || canonicalUrlOf(ours) === canonicalUrlOf(theirs)) return;
  throw new ModelError('QuestionnaireResponse', [
    { field: 'questionnaire', problem: `is ${theirs}, and the questionnaire that was given is ${ours}` },
  ]);
}

function earlierThan(
  shown: QuestionnaireResponse,
  candidates: readonly QuestionnaireResponse[],
): QuestionnaireResponse[] {
  const isEarlier = (one: QuestionnaireResponse) =>
    isCertainlyBefore(one.authored ?? '', shown.authored ?? '') && respondentOf(one) === respondentOf(shown);
  const known = new Map(
    candidates
      .filter((one) => one.questionnaire === shown.questionnaire && isFinished(one.status) && isEarlier(one))
      .map((one) => [one.id ?? one, one]),
  );
  return newestFirst([...known.values()]);
}

function newestFirst(responses: readonly QuestionnaireResponse[]): QuestionnaireResponse[] {
  return responses.toSorted(
    (a, b) => timestampOf(b.authored ?? '') - timestampOf(a.authored ?? '') || ((a.id ?? '') < (b.id ?? '') ? 1 : -1),
  );
}
