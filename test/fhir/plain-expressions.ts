import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';

export type Json = Readonly<Record<string, unknown>>;

/** An expression of a questionnaire and the variables that it can use. */
export interface PlainExpression {
  readonly linkId: string;
  readonly name: string;
  readonly expression: string;
  /** Variables in order from the form down to the item. */
  readonly variables: readonly { readonly name: string; readonly expression: string; readonly linkId: string }[];
}

export function plainExpressions(questionnaire: Json): PlainExpression[] {
  const found: PlainExpression[] = [];
  const visit = (element: Json, linkId: string, outer: PlainExpression['variables']) => {
    const own = objects(element['extension']).flatMap((extension) => {
      const value = extension['valueExpression'] as Json | undefined;
      if (value?.['language'] !== 'text/fhirpath' || typeof value['expression'] !== 'string') return [];
      const kind = String(extension['url']).replace(/^.*[/-]/, '');
      return [{ kind, name: value['name'] as string | undefined, expression: value['expression'] }];
    });
    const named = own.flatMap(({ name, expression }) => (name ? [{ name, expression, linkId }] : []));
    const variables = [...outer, ...named];
    for (const { kind, expression } of own) found.push({ linkId, name: kind, expression, variables });
    for (const item of objects(element['item'])) visit(item, String(item['linkId']), variables);
  };
  visit(questionnaire, '', []);
  return found;
}

/** An evaluator on plain fhirpath.js for one state of a response, as the reference for ours. */
export class PlainEngine {
  readonly #values = new Map<string, unknown[] | undefined>();

  /**
   * @param context The launch context and the results of searches.
   * @param model The FHIR model; the whole model of R4 by default.
   */
  constructor(
    readonly questionnaire: Json,
    readonly response: Json,
    readonly context: Json = {},
    readonly model = r4,
  ) {}

  /** The result of an expression; undefined if it fails. */
  resultOf({ linkId, expression, variables }: PlainExpression): unknown[] | undefined {
    const environment: Record<string, unknown> = {
      ...this.context,
      resource: this.response,
      questionnaire: this.questionnaire,
    };
    // A variable may use later ones, so evaluation repeats until no more variables succeed.
    const used = variables.filter(({ name }) => this.#isUsed(name, expression, variables));
    let waiting = [...used];
    for (let before = Infinity; waiting.length < before;) {
      before = waiting.length;
      waiting = waiting.filter((variable) => {
        const key = JSON.stringify(variable);
        if (!this.#values.has(key)) {
          const value = this.#run(variable.expression, variable.linkId, environment);
          if (value === undefined) return true;
          this.#values.set(key, value);
        }
        environment[variable.name] = this.#values.get(key);
        return false;
      });
    }
    const result = this.#run(expression, linkId, environment);
    return result && (fhirpath.resolveInternalTypes(result) as unknown[]);
  }

  #isUsed(
    name: string,
    expression: string,
    variables: PlainExpression['variables'],
    seen = new Set<string>(),
  ): boolean {
    if (expression.includes(`%${name}`)) return true;
    return variables.some((other) => {
      if (seen.has(other.name) || !expression.includes(`%${other.name}`)) return false;
      return this.#isUsed(name, other.expression, variables, new Set([...seen, other.name]));
    });
  }

  #run(text: string, linkId: string, environment: object): unknown[] | undefined {
    const path = linkId === '' ? text : { base: 'QuestionnaireResponse.item', expression: text };
    const focus = linkId === '' ? this.response : (itemOf(this.response, linkId) ?? { linkId });
    try {
      return fhirpath.evaluate(focus, path, { ...environment }, this.model, {
        preciseMath: true,
        // A variable keeps its type and all its digits.
        resolveInternalTypes: false,
      }) as unknown[];
    } catch {
      return undefined;
    }
  }
}

/** The first item of a response with that linkId. */
export function itemOf(response: Json, linkId: string): Json | undefined {
  for (const item of objects(response['item'])) {
    if (item['linkId'] === linkId) return item;
    const below =
      itemOf(item, linkId) ??
      objects(item['answer'])
        .map((answer) => itemOf(answer, linkId))
        .find(Boolean);
    if (below) return below;
  }
  return undefined;
}

function objects(list: unknown): Json[] {
  return Array.isArray(list) ? (list as Json[]) : [];
}
