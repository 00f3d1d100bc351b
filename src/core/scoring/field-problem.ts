export interface FieldProblem {
  readonly field: string;
  readonly problem: string;
}
