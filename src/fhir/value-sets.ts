import { compareVersions } from '../core/model/canonical.js';
import type { AnswerOption } from '../core/model/questionnaire.js';
import { valueOf } from './extensions.js';
import { codesOf, isObject, type JsonObject } from './json.js';
import { knownOptions } from './known-value-sets.js';
import { withWords } from './option-words.js';
import { stringOf } from './resource.js';
import { isLanguageTag, textAt, type OneText } from './texts.js';
import { valueFrom, weightOf } from './values.js';

/** What a named list of options turns out to be: its options, a list for the adapter to resolve, or not to be had. */
export type Resolved =
  { readonly options: AnswerOption[] } | { readonly canonical: string } | { readonly problem: string };

const itemWeight = 'http://hl7.org/fhir/StructureDefinition/itemWeight';

/** The ValueSets that a form contains, with the CodeSystems that it contains for their displays and weights. */
export class ValueSets {
  readonly #valueSets: readonly JsonObject[];
  /** All concepts of the code systems that are contained as a whole, by system. */
  readonly #concepts = new Map<unknown, readonly JsonObject[]>();
  /** What code systems, fragments and supplements of them say of a code. */
  readonly #details = new Map<string, JsonObject[]>();
  readonly #resolved = new Map<string, Resolved>();
  readonly #language: string | undefined;

  constructor(contained: readonly JsonObject[], language?: string) {
    this.#valueSets = contained.filter(({ resourceType }) => resourceType === 'ValueSet');
    this.#language = language;
    for (const { resourceType, url, supplements, concept, content } of contained) {
      const system = content === 'supplement' ? supplements : url;
      if (resourceType !== 'CodeSystem' || typeof system !== 'string') continue;
      const [address = ''] = system.split('|');
      const concepts = flat(concept, 'concept');
      if (content === undefined || content === 'complete') this.#concepts.set(address, concepts);
      for (const one of concepts) {
        const key = keyOf(address, one['code']);
        this.#details.set(key, [...(this.#details.get(key) ?? []), one]);
      }
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
    const valueSet = inside ? this.#valueSets.find(({ id }) => id === reference.slice(1)) : this.#named(reference);
    if (valueSet) return this.#optionsOf(valueSet);
    if (inside) return { problem: 'not contained' };
    const options = knownOptions(reference, this.#language);
    return options ? { options } : { canonical: reference };
  }

  /** The version that is asked for, before one without a version; without one asked for, the newest. */
  #named(canonical: string): JsonObject | undefined {
    const [address, asked] = canonical.split('|');
    const found = this.#valueSets.filter(
      ({ url, version = asked }) => url === address && (asked === undefined || version === asked),
    );
    return found.toSorted((a, b) => compareVersions(stringOf(b['version']), stringOf(a['version'])))[0];
  }

  #optionsOf(valueSet: JsonObject): Resolved {
    const { expansion, compose } = valueSet;
    if (isObject(expansion) && Array.isArray(expansion['contains'])) {
      const concepts = flat(expansion['contains'], 'contains');
      if (typeof expansion['total'] === 'number' && expansion['total'] > concepts.length)
        return { problem: 'incomplete' };
      return this.#optionsFrom(concepts.filter(({ abstract, inactive }) => abstract !== true && inactive !== true));
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
    const listed = Array.isArray(concept) ? concept.filter(isObject) : this.#concepts.get(system)?.filter(isSelectable);
    if (!listed) return { problem: 'not expanded' };
    return this.#optionsFrom(listed.map((one) => ({ ...one, system, version })));
  }

  #optionsFrom(concepts: readonly JsonObject[]): Resolved {
    const options: AnswerOption[] = [];
    for (const concept of concepts) {
      const { system, version, code, display } = concept;
      const sources = [concept, ...(this.#details.get(keyOf(system, code)) ?? [])];
      const weight = firstOf(sources, (one) => weightOf(one) ?? propertyWeight(one));
      const extension = weight === undefined ? [] : [{ url: itemWeight, valueDecimal: weight }];
      const words = display ?? firstOf(sources, (one) => one['display']);
      const read = valueFrom({ valueCoding: { system, version, code, display: words, extension } });
      if (!read || 'problem' in read || code === undefined) return { problem: 'a code is not written as it must be' };
      const problems: string[] = [];
      const text = textAt({ ...concept, display: words }, 'display', (problem) => problems.push(problem));
      const [problem] = problems;
      if (problem !== undefined) return { problem };
      const translations = new Map([...sources.flatMap(designationsOf), ...(text?.translations ?? [])]);
      options.push(withWords({ value: read.value }, { own: text?.own, translations }));
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

function keyOf(system: unknown, code: unknown): string {
  return JSON.stringify([system, code]);
}

function firstOf(concepts: readonly JsonObject[], read: (concept: JsonObject) => unknown): unknown {
  for (const concept of concepts) {
    const found = read(concept);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The weight as a concept property: of a CodeSystem, or of an R5 expansion. */
function propertyWeight(concept: JsonObject): unknown {
  return propertyOf(concept, 'itemWeight') ?? propertyOf(concept, 'ordinalValue');
}

/** Whether a concept of a code system may be an answer: a heading, or one that is no longer in use, may not. */
function isSelectable(concept: JsonObject): boolean {
  const status = propertyOf(concept, 'status');
  return (
    propertyOf(concept, 'notSelectable') !== true &&
    propertyOf(concept, 'inactive') !== true &&
    status !== 'retired' &&
    status !== 'inactive'
  );
}

function propertyOf(concept: JsonObject, name: string): unknown {
  const { property } = concept;
  if (!Array.isArray(property)) return undefined;
  return valueOf(property.filter(isObject).find(({ code }) => code === name));
}

// What a designation may be for, to be words to show. Without a use it is for that.
const shown: ReadonlySet<string> = new Set(['display', 'preferredForLanguage']);

/** The words of a concept in other languages. */
function designationsOf({ designation }: JsonObject): [string, OneText][] {
  if (!Array.isArray(designation)) return [];
  return designation.filter(isObject).flatMap(({ language, use, value }): [string, OneText][] => {
    const isShown = use === undefined || codesOf(use).some((code) => shown.has(code));
    if (!isLanguageTag(language) || typeof value !== 'string' || value === '' || !isShown) return [];
    return [[language, { text: value }]];
  });
}
