/** The questionnaire, response and subject that a form is opened for. */
export type FormSources = readonly [questionnaire: unknown, response: unknown, subject: string | undefined];

/** Answers are kept when only the adapter is another object; never when they would go to another person. */
export function isSameForm(
  [questionnaire, response, subject]: FormSources,
  [lastQuestionnaire, lastResponse, lastSubject]: FormSources,
): boolean {
  return (
    isAlike(questionnaire, lastQuestionnaire) &&
    isAlike(response, lastResponse) &&
    (lastSubject === undefined || subject === lastSubject)
  );
}

/** Frameworks make their data anew each time they draw; that must not empty a form. Adapters are told apart as objects. */
export function isAlike(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (!isData(one) || !isData(other)) return false;
  return JSON.stringify(one) === JSON.stringify(other);
}

function isData(one: unknown): boolean {
  return typeof one === 'object' && one !== null && ('items' in one || 'questionnaire' in one);
}
