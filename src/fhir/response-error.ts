/** A part of a response that does not fit its questionnaire. `linkId` is empty for the response as a whole. */
export interface ResponseProblem {
  readonly linkId: string;
  readonly problem: string;
}

const maximumListed = 10;

/** Error for a response that does not fit its questionnaire. It names items and types, never an answer. */
export class QuestionnaireResponseError extends Error {
  override readonly name = 'QuestionnaireResponseError';

  constructor(readonly problems: readonly ResponseProblem[]) {
    const first = problems
      .slice(0, maximumListed)
      .map(({ linkId, problem }) => (linkId ? `${linkId}: ${problem}` : problem));
    const more = problems.length > maximumListed ? `; and ${problems.length - maximumListed} more` : '';
    super(`This response does not fit its questionnaire: ${first.join('; ')}${more}`);
  }
}

export class Problems {
  readonly #found: ResponseProblem[] = [];

  add(linkId: string, problem: string): void {
    this.#found.push({ linkId, problem });
  }

  throwIfAny(): void {
    if (this.#found.length > 0) throw new QuestionnaireResponseError(this.#found);
  }
}
