/** What does not fit in a response, and at which item. `linkId` is empty for the response as a whole. */
export interface ResponseProblem {
  readonly linkId: string;
  readonly problem: string;
}

const named = 10;

/** A response that does not fit its questionnaire. Names items and types, never an answer. */
export class QuestionnaireResponseError extends Error {
  override readonly name = 'QuestionnaireResponseError';

  constructor(readonly problems: readonly ResponseProblem[]) {
    const first = problems.slice(0, named).map(({ linkId, problem }) => (linkId ? `${linkId}: ${problem}` : problem));
    const more = problems.length > named ? `; and ${problems.length - named} more` : '';
    super(`This response does not fit its questionnaire: ${first.join('; ')}${more}`);
  }
}

/** Collects what is wrong while a response is read or written, so that an error names all of it. */
export class Problems {
  readonly #found: ResponseProblem[] = [];

  add(linkId: string, problem: string): void {
    this.#found.push({ linkId, problem });
  }

  throwIfAny(): void {
    if (this.#found.length > 0) throw new QuestionnaireResponseError(this.#found);
  }
}
