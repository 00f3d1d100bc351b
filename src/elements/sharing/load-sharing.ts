import type { Viewer } from '../../adapter/context.js';
import { canonicalUrlOf } from '../../core/model/canonical.js';
import type { Instrument } from '../../core/model/instrument.js';
import type { LocalizedText } from '../../core/model/localized-text.js';
import type { Person } from '../../core/model/person.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import { isFinished, type QuestionnaireResponse } from '../../core/model/questionnaire-response.js';
import type { Sharing } from '../../core/model/sharing.js';
import { timestampOf } from '../../core/model/timestamp.js';
import { patientIn, referencesOf } from '../../core/people/people.js';
import { questionnaireGroups, type QuestionnaireGroup } from '../../core/sharing/questionnaire-groups.js';
import { toError } from '../../internal/base/to-error.js';
import type { CheckedAdapter } from '../../internal/data/checked-adapter.js';
import { instrumentOf } from '../../internal/data/instrument-of.js';
import type { LoadContext } from '../../internal/data/load-controller.js';

/** What the adapter knows about the people around the patient, and about the decisions. */
export interface SharingData {
  /** Undefined if the adapter does not know the team. */
  readonly people: readonly Person[] | undefined;
  /** Undefined if the adapter does not know the decisions. */
  readonly sharing: readonly Sharing[] | undefined;
  readonly groups: readonly QuestionnaireGroup[];
  /** `id` of the newest response of each group without an instrument, by the `id` of the group. */
  readonly newest: ReadonlyMap<string, string>;
  readonly storage: CheckedAdapter;
}

export type InstrumentSource = string | Instrument;

/** Loads the people, the decisions and the questionnaires to decide on. */
export async function loadSharing(
  sources: readonly InstrumentSource[],
  context: LoadContext,
  onError: (error: Error) => void,
): Promise<SharingData | undefined> {
  const { adapter, subject, signal } = context;
  if (!adapter || !subject) return undefined;
  const options = { signal, onSkipped: onError };
  const [instruments, people, sharing, responses, assignments] = await Promise.all([
    Promise.all(sources.map((source) => orReport(instrumentOf(source, context), onError))),
    adapter.hasCareTeam ? adapter.listCareTeam({ subject }, options) : undefined,
    adapter.listSharing({ subject }, options),
    adapter.listResponses({ subject }, options),
    adapter.listAssignments({ subject }, options),
  ]);
  const answered = responses.filter(({ status }) => isFinished(status));
  const groups = questionnaireGroups({
    instruments: instruments.filter((instrument) => instrument !== undefined),
    answered: responses.map(({ questionnaire }) => questionnaire),
    assignments,
    sharing: sharing ?? [],
  });
  return {
    people,
    sharing,
    groups: await Promise.all(groups.map((group) => withTitle(group, answered, adapter, signal))),
    newest: new Map(groups.flatMap((group) => newestOf(group, answered))),
    storage: adapter,
  };
}

/** Returns whether the viewer decides about sharing: the patient, or the person who acts on behalf of the patient. */
export function decides(viewer: Viewer | undefined, subject: string | undefined): boolean {
  if (!viewer || viewer.person.kind === 'patient') return true;
  return viewer.person.kind === 'related' && viewer.onBehalfOf !== undefined && viewer.onBehalfOf === subject;
}

/** Returns the patient among the people, who can have other references than the subject. */
export function patientOf(people: readonly Person[], subject: string | undefined): Person | undefined {
  return patientIn(people.filter((person) => subject === undefined || referencesOf(person).includes(subject)));
}

/** An instrument that cannot be loaded is reported; its questionnaires are then listed by their own titles. */
async function orReport<Value>(promise: Promise<Value>, onError: (error: Error) => void): Promise<Value | undefined> {
  try {
    return await promise;
  } catch (error) {
    onError(toError(error));
    return undefined;
  }
}

/** Adds the title of the questionnaire itself. Without one the group has no title, because a URL is not a name. */
async function withTitle(
  group: QuestionnaireGroup,
  answered: readonly QuestionnaireResponse[],
  adapter: CheckedAdapter,
  signal: AbortSignal,
): Promise<QuestionnaireGroup> {
  if (group.titles.length > 0) return group;
  const version = answered.find(({ questionnaire }) => canonicalUrlOf(questionnaire) === group.id)?.questionnaire;
  try {
    const title = titleOf(await adapter.getQuestionnaire(version ?? group.id, { signal }));
    return title === undefined ? group : { ...group, titles: [title] };
  } catch {
    return group;
  }
}

function titleOf({ title, language = 'nl', translations = {} }: Questionnaire): LocalizedText | undefined {
  const translated = Object.entries(translations).flatMap(([tag, texts]) => (texts.title ? [[tag, texts.title]] : []));
  if (title === undefined) return translated.length > 0 ? Object.fromEntries(translated) : undefined;
  return translated.length > 0 ? { [language]: title, ...Object.fromEntries(translated) } : title;
}

function newestOf(
  { id, instruments }: QuestionnaireGroup,
  answered: readonly QuestionnaireResponse[],
): (readonly [string, string])[] {
  const own = answered.filter(({ questionnaire }) => canonicalUrlOf(questionnaire) === id);
  const newest = own.toSorted((a, b) => timestampOf(b.authored ?? '') - timestampOf(a.authored ?? ''))[0];
  return instruments.length === 0 && newest?.id !== undefined ? [[id, newest.id]] : [];
}
