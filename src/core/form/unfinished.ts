/** The number of answers that a calculation reads and were given, of the questions that are asked. */
export interface CalculationInputs {
  readonly given: number;
  readonly needed: number;
}

/** Returns whether a calculation lacks answers, so that its result is not the result of the questionnaire. */
export function isUnfinished(inputs: CalculationInputs | undefined): boolean {
  return inputs !== undefined && inputs.given < inputs.needed;
}
