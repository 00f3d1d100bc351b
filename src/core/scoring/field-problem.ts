/** A field of an instrument that is wrong, and what is wrong with it. */
export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}
