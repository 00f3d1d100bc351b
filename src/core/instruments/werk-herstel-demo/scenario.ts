import type { Assignment, CareEvent } from '../../model/care.js';
import { canonicalOf } from '../../model/questionnaire.js';
import type { QuestionnaireResponse } from '../../model/questionnaire-response.js';
import type { AnswerValue } from '../../model/value.js';
import { situationOption, werkHerstelQuestionnaire, type Situation } from './questionnaire.js';

/** A man of 54 after a heart attack, at the start and after three months. */
export interface WerkHerstelScenario {
  readonly responses: QuestionnaireResponse[];
  readonly assignments: Assignment[];
  readonly events: CareEvent[];
  /** Answers from the white paper, as `<response id>#<linkId>`. */
  readonly fromSource: readonly string[];
  /** Invented answers, as `<response id>#<linkId>`. Every date, assignment and event is invented too. */
  readonly invented: readonly string[];
}

type Ratings = Readonly<
  Record<'fysiek' | 'mentaal' | 'vertrouwen' | 'steun' | 'ruimte' | 'stress' | 'vermoeid', number>
>;

const before = 'werk-herstel-demo-start';
const after = 'werk-herstel-demo-3-maanden';
const fromSource = [`${before}#fysiek`, `${after}#fysiek`, `${after}#vertrouwen`];

/**
 * Builds the scenario relative to a day, so that a demo stays recent.
 *
 * @param today ISO date, such as "2026-11-22".
 * @param subject Reference of the patient.
 */
export function werkHerstelScenario(today: string, subject = 'Patient/voorbeeld'): WerkHerstelScenario {
  const second = daysBefore(today, 14);
  const first = monthsBefore(second, 3);
  const responses = [
    responseOf(before, subject, first, 'niet-door-gezondheid', {
      fysiek: 3,
      mentaal: 7,
      vertrouwen: 3,
      steun: 5,
      ruimte: 7,
      stress: 6,
      vermoeid: 4,
    }),
    responseOf(
      after,
      subject,
      second,
      'gedeeltelijk',
      { fysiek: 6, mentaal: 8, vertrouwen: 2, steun: 4, ruimte: 8, stress: 7, vermoeid: 2 },
      'De deadlines op mijn werk. En hoe het verder moet als ik meer uren ga werken.',
    ),
  ];
  const answerIds = responses.flatMap(({ id, items }) => items.map(({ linkId }) => `${id}#${linkId}`));
  return {
    responses,
    assignments: [
      assignmentOf('1', first, { status: 'completed', completed: first }),
      assignmentOf('2', second, { status: 'completed', completed: second }),
      assignmentOf('3', daysBefore(today, 1), { status: 'sent', due: daysBefore(today, -7) }),
    ],
    events: [
      { date: daysBefore(first, 42), label: { nl: 'Hartinfarct', en: 'Heart attack', ar: 'نوبة قلبية' } },
      {
        date: daysBefore(second, 28),
        label: { nl: 'Weer begonnen met werken', en: 'Back to work, part of the hours', ar: 'العودة إلى العمل جزئيًا' },
      },
    ],
    fromSource,
    invented: answerIds.filter((answerId) => !fromSource.includes(answerId)),
  };
}

function responseOf(
  id: string,
  subject: string,
  date: string,
  situation: Situation,
  ratings: Ratings,
  toDiscuss?: string,
): QuestionnaireResponse {
  const answer = (linkId: string, value: AnswerValue) => ({ linkId, answers: [{ value }] });
  return {
    id,
    questionnaire: canonicalOf(werkHerstelQuestionnaire),
    status: 'completed',
    subject,
    authored: `${date}T10:00:00Z`,
    items: [
      answer('situatie', situationOption(situation).value),
      ...Object.entries(ratings).map(([linkId, value]) => answer(linkId, { type: 'integer', value })),
      ...(toDiscuss === undefined ? [] : [answer('bespreken', { type: 'string', value: toDiscuss })]),
    ],
  };
}

function assignmentOf(
  number: string,
  sent: string,
  rest: Pick<Assignment, 'status' | 'completed' | 'due'>,
): Assignment {
  return {
    id: `werk-herstel-demo-${number}`,
    questionnaire: canonicalOf(werkHerstelQuestionnaire),
    title: werkHerstelQuestionnaire.title,
    sent,
    ...rest,
  };
}

function daysBefore(date: string, days: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - days);
  return day.toISOString().slice(0, 10);
}

/** Returns the same day of an earlier month, or the last day of a shorter month. */
function monthsBefore(date: string, months: number): string {
  const day = new Date(`${date}T00:00:00Z`);
  const wanted = day.getUTCDate();
  day.setUTCDate(1);
  day.setUTCMonth(day.getUTCMonth() - months);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0)).getUTCDate();
  day.setUTCDate(Math.min(wanted, last));
  return day.toISOString().slice(0, 10);
}
