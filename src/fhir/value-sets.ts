import type { AnswerOption } from '../core/model/questionnaire.js';
import { isObject, type JsonObject } from './json.js';
import { knownOptions } from './known-value-sets.js';
import { valueFrom, weightOf } from './values.js';

/** What a named list of options turns out to be: its options, a list for the adapter to resolve, or not to be had. */
export type Resolved =
  { readonly options: AnswerOption[] } | { readonly canonical: string } | { readonly problem: string };

const itemWeight = 'http://hl7.org/fhir/StructureDefinition/itemWeight';

/** The ValueSets that a form contains, with the CodeSystems that it contains for their displays and weights. */
export class ValueSets {
  readonly #valueSets: readonly JsonObject[];
  readonly #concepts = new Map<unknown, ReadonlyMap<unknown, JsonObject>>();
  readonly #resolved = new Map<string, Resolved>();
  readonly #language: string | undefined;

  constructor(contained: readonly JsonObject[], language?: string) {
    this.#valueSets = contained.filter(({ resourceType }) => resourceType === 'ValueSet');
    this.#language = language;
    for (const { resourceType, url, concept, content } of contained) {
      const whole = content === undefined || content === 'complete';
      if (resourceType !== 'CodeSystem' || typeof url !== 'string' || !whole) continue;
      this.#concepts.set(url, new Map(flat(concept, 'concept').map((one) => [one['code'], one])));
    }
  }

  /** @param reference `#id` of a contained ValueSet, or a canonical. */
  resolve(reference: string): Resolved {
    const known = this.#resolved.get(reference);
    if (known) return known;
    // Also what a ValueSet finds that includes itself.
    this.#resolved.set(reference, { problem: 'includes itself' });
    const resolved = this.#resolve(reference);
    this.#resolved.set(reference, resolved);
    return resolved;
  }

  #resolve(reference: string): Resolved {
    const inside = reference.startsWith('#');
    const [url] = reference.split('|');
    const valueSet = this.#valueSets.find((one) => (inside ? one['id'] === reference.slice(1) : one['url'] === url));
    if (valueSet) return this.#optionsOf(valueSet);
    if (inside) return { problem: 'not contained' };
    const options = knownOptions(reference, this.#language);
    return options ? { options } : { canonical: reference };
  }

  #optionsOf(valueSet: JsonObject): Resolved {
    const { expansion, compose } = valueSet;
    if (isObject(expansion) && Array.isArray(expansion['contains'])) {
      const concepts = flat(expansion['contains'], 'contains').filter(({ abstract }) => abstract !== true);
      if (typeof expansion['total'] === 'number' && expansion['total'] > concepts.length)
        return { problem: 'incomplete' };
      return this.#optionsFrom(concepts);
    }
    if (!isObject(compose) || !Array.isArray(compose['include'])) return { problem: 'not expanded' };
    const { include, exclude } = compose;
    if (Array.isArray(exclude) && exclude.length > 0) return { problem: 'not expanded' };
    const parts = include.map((one) => this.#included(one));
    const [only] = parts;
    if (only && parts.length === 1) return only;
    const problem = parts.find((part) => 'problem' in part);
    if (problem) return problem;
    const options = parts.flatMap((part) => ('options' in part ? [part.options] : []));
    return options.length === parts.length ? { options: options.flat() } : { problem: 'not expanded' };
  }

  #included(include: unknown): Resolved {
    if (!isObject(include) || 'filter' in include) return { problem: 'not expanded' };
    const { system, version, concept, valueSet } = include;
    if (valueSet !== undefined) {
      // Several ValueSets, or one next to a system, mean what they have in common.
      const [only, ...others] = Array.isArray(valueSet) ? valueSet : [valueSet];
      if (system !== undefined || others.length > 0 || typeof only !== 'string') return { problem: 'not expanded' };
      return this.resolve(only);
    }
    const listed = Array.isArray(concept) ? concept.filter(isObject) : this.#concepts.get(system)?.values();
    if (!listed) return { problem: 'not expanded' };
    return this.#optionsFrom([...listed].map((one) => ({ ...one, system, version })));
  }

  #optionsFrom(concepts: readonly JsonObject[]): Resolved {
    const options: AnswerOption[] = [];
    for (const concept of concepts) {
      const { system, version, code, display } = concept;
      const described = this.#concepts.get(system)?.get(code);
      const weight = weightOf(concept) ?? propertyWeight(concept) ?? weightOf(described) ?? propertyWeight(described);
      const extension = weight === undefined ? [] : [{ url: itemWeight, valueDecimal: weight }];
      const read = valueFrom({
        valueCoding: { system, version, code, display: display ?? described?.['display'], extension },
      });
      if (!read || 'problem' in read || code === undefined) return { problem: 'a code is not written as it must be' };
      options.push({ value: read.value });
    }
    return options.length > 0 ? { options } : { problem: 'no codes' };
  }
}

/** A hierarchy of concepts as one list, parents before their children. */
function flat(concepts: unknown, children: 'contains' | 'concept'): JsonObject[] {
  const found: JsonObject[] = [];
  const waiting: unknown[] = Array.isArray(concepts) ? concepts.toReversed() : [];
  while (waiting.length > 0) {
    const concept = waiting.pop();
    if (!isObject(concept)) continue;
    found.push(concept);
    const below = concept[children];
    if (Array.isArray(below)) for (const one of below.toReversed()) waiting.push(one);
  }
  return found;
}

/** The weight as a concept property: of a CodeSystem, or of an R5 expansion. */
function propertyWeight(concept: JsonObject | undefined): unknown {
  const properties = concept?.['property'];
  if (!Array.isArray(properties)) return undefined;
  const property = properties.filter(isObject).find(({ code }) => code === 'itemWeight' || code === 'ordinalValue');
  return property?.['valueDecimal'] ?? property?.['valueInteger'];
}
