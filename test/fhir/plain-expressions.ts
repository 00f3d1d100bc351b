import fhirpath from 'fhirpath';
import r4 from 'fhirpath/fhir-context/r4';

/** FHIR JSON as its author wrote it. */
export type Json = Readonly<Record<string, unknown>>;

/** One expression of a questionnaire and the names that it knows: read as plainly as can be. */
export interface PlainExpression {
  readonly linkId: string;
  readonly name: string;
  readonly expression: string;
  /** From the form down to the item. */
  readonly variables: readonly { readonly name: string; readonly expression: string; readonly linkId: string }[];
}

/** Every expression of a questionnaire in FHIRPath. */
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

/** What plain fhirpath.js says of one state of a response. */
export class PlainEngine {
  readonly #known = new Map<string, unknown[] | undefined>();

  /** @param model The whole model of R4, unless another is to be compared with it. */
  constructor(
    readonly questionnaire: Json,
    readonly response: Json,
    readonly model = r4,
  ) {}

  /** Undefined where it fails. */
  resultOf({ linkId, expression, variables }: PlainExpression): unknown[] | undefined {
    const environment: Record<string, unknown> = { resource: this.response, questionnaire: this.questionnaire };
    // A variable may use those that come after it: again until nothing is left that works.
    const used = variables.filter(({ name }) => this.#isUsed(name, expression, variables));
    let waiting = [...used];
    for (let before = Infinity; waiting.length < before;) {
      before = waiting.length;
      waiting = waiting.filter((variable) => {
        const key = JSON.stringify(variable);
        if (!this.#known.has(key)) {
          const value = this.#run(variable.expression, variable.linkId, environment);
          if (value === undefined) return true;
          this.#known.set(key, value);
        }
        environment[variable.name] = this.#known.get(key);
        return false;
      });
    }
    return this.#run(expression, linkId, environment);
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
      return fhirpath.evaluate(focus, path, { ...environment }, this.model, { preciseMath: true }) as unknown[];
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
