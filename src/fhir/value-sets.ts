import { compareVersions } from '../core/model/canonical.js';
import type { AnswerOption } from '../core/model/questionnaire.js';
import { valueOf } from './extensions.js';
import { codesOf, isObject, type JsonObject } from './json.js';
import { knownOptions } from './known-value-sets.js';
import { withOptionText } from './option-words.js';
import { stringOf } from './resource.js';
import { isLanguageTag, textAt, type FormattedText } from './texts.js';
import { valueFrom, weightOf } from './values.js';

/** The result for a ValueSet: its options, a canonical for the adapter to resolve, or the reason why there is neither. */
export type Resolved =
  { readonly options: AnswerOption[] } | { readonly canonical: string } | { readonly problem: string };

/** Problems that a terminology server can solve. */
const needServer: ReadonlySet<string> = new Set(['not expanded', 'incomplete']);

const itemWeight = 'http://hl7.org/fhir/StructureDefinition/itemWeight';

export class ValueSets {
  readonly #valueSets: readonly JsonObject[];
  readonly #concepts = new Map<unknown, readonly JsonObject[]>();
  readonly #details = new Map<string, JsonObject[]>();
  readonly #resolved = new Map<string, Resolved>();
  readonly #language: string | undefined;

  constructor(contained: readonly JsonObject[], language?: string) {
    this.#valueSets = contained.filter(({ resourceType }) => resourceType === 'ValueSet');
    this.#language = language;
    for (const { resourceType, url, supplements, concept: topLevel, content } of contained) {
      const system = content === 'supplement' ? supplements : url;
      if (resourceType !== 'CodeSystem' || typeof system !== 'string') continue;
      const [address = ''] = system.split('|');
      const concepts = flattened(topLevel, 'concept');
      if (content === undefined || content === 'complete') this.#concepts.set(address, concepts);
      for (const concept of concepts) {
        const key = codeKey(address, concept['code']);
        this.#details.set(key, [...(this.#details.get(key) ?? []), concept]);
      }
    }
  }

  /** @param reference `#id` of a contained ValueSet, or a canonical. */
  resolve(reference: string): Resolved {
    const cached = this.#resolved.get(reference);
    if (cached) return cached;
    // A ValueSet that includes itself finds this entry.
    this.#resolved.set(reference, { problem: 'includes itself' });
    const resolved = this.#resolve(reference);
    this.#resolved.set(reference, resolved);
    return resolved;
  }

  #resolve(reference: string): Resolved {
    const inside = reference.startsWith('#');
    const valueSet = inside ? this.#valueSets.find(({ id }) => id === reference.slice(1)) : this.#named(reference);
    if (valueSet) {
      const resolved = this.#optionsOf(valueSet);
      // A server can expand it by its canonical.
      const canonical = stringOf(valueSet['url']);
      const needsServer = 'problem' in resolved && needServer.has(resolved.problem);
      return needsServer && canonical !== undefined ? { canonical: withVersion(canonical, valueSet) } : resolved;
    }
    if (inside) return { problem: 'not contained' };
    const options = knownOptions(reference, this.#language);
    return options ? { options } : { canonical: reference };
  }

  /** The requested version, else a resource without a version. Without a requested version, the newest. */
  #named(canonical: string): JsonObject | undefined {
    const [address, requested] = canonical.split('|');
    const found = this.#valueSets.filter(
      ({ url, version = requested }) => url === address && (requested === undefined || version === requested),
    );
    return found.toSorted((a, b) => compareVersions(stringOf(b['version']), stringOf(a['version'])))[0];
  }

  #optionsOf(valueSet: JsonObject): Resolved {
    const { expansion, compose } = valueSet;
    if (isObject(expansion) && Array.isArray(expansion['contains'])) {
      const concepts = flattened(expansion['contains'], 'contains');
      if (typeof expansion['total'] === 'number' && expansion['total'] > concepts.length)
        return { problem: 'incomplete' };
      return this.#optionsFrom(concepts.filter(({ abstract, inactive }) => abstract !== true && inactive !== true));
    }
    if (!isObject(compose) || !Array.isArray(compose['include'])) return { problem: 'not expanded' };
    const { include, exclude } = compose;
    if (Array.isArray(exclude) && exclude.length > 0) return { problem: 'not expanded' };
    const parts = include.map((entry) => this.#included(entry));
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
      // FHIR: several ValueSets, or a ValueSet and a system, mean their intersection, which is not computed here.
      const [only, ...others] = Array.isArray(valueSet) ? valueSet : [valueSet];
      if (system !== undefined || others.length > 0 || typeof only !== 'string') return { problem: 'not expanded' };
      return this.resolve(only);
    }
    const listed = Array.isArray(concept) ? concept.filter(isObject) : this.#concepts.get(system)?.filter(isSelectable);
    if (!listed) return { problem: 'not expanded' };
    return this.#optionsFrom(listed.map((concept) => ({ ...concept, system, version })));
  }

  #optionsFrom(concepts: readonly JsonObject[]): Resolved {
    const options: AnswerOption[] = [];
    for (const concept of concepts) {
      const { system, version, code, display } = concept;
      const sources = [concept, ...(this.#details.get(codeKey(system, code)) ?? [])];
      const weight = firstDefined(sources, (source) => weightOf(source) ?? propertyWeight(source));
      const extension = weight === undefined ? [] : [{ url: itemWeight, valueDecimal: weight }];
      const label = display ?? firstDefined(sources, (source) => source['display']);
      const read = valueFrom({ valueCoding: { system, version, code, display: label, extension } });
      if (!read || 'problem' in read || code === undefined) return { problem: 'a code has an invalid format' };
      const problems: string[] = [];
      const text = textAt({ ...concept, display: label }, 'display', (problem) => problems.push(problem));
      const [problem] = problems;
      if (problem !== undefined) return { problem };
      const translations = new Map([...sources.flatMap(designationsOf), ...(text?.translations ?? [])]);
      options.push(withOptionText({ value: read.value }, { own: text?.own, translations }));
    }
    return options.length > 0 ? { options } : { problem: 'no codes' };
  }
}

function flattened(concepts: unknown, children: 'contains' | 'concept'): JsonObject[] {
  const found: JsonObject[] = [];
  const waiting: unknown[] = Array.isArray(concepts) ? concepts.toReversed() : [];
  while (waiting.length > 0) {
    const concept = waiting.pop();
    if (!isObject(concept)) continue;
    found.push(concept);
    const below = concept[children];
    if (Array.isArray(below)) for (const child of below.toReversed()) waiting.push(child);
  }
  return found;
}

function withVersion(canonical: string, { version }: JsonObject): string {
  return stringOf(version) === undefined ? canonical : `${canonical}|${stringOf(version)}`;
}

function codeKey(system: unknown, code: unknown): string {
  return JSON.stringify([system, code]);
}

function firstDefined(concepts: readonly JsonObject[], read: (concept: JsonObject) => unknown): unknown {
  for (const concept of concepts) {
    const found = read(concept);
    if (found !== undefined) return found;
  }
  return undefined;
}

function propertyWeight(concept: JsonObject): unknown {
  return propertyOf(concept, 'itemWeight') ?? propertyOf(concept, 'ordinalValue');
}

/** Tests whether a concept of a code system can be an answer. Headings and retired codes cannot. */
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

// Uses of designations that are display texts. A designation without a use is one too.
const displayUses: ReadonlySet<string> = new Set(['display', 'preferredForLanguage']);

function designationsOf({ designation }: JsonObject): [string, FormattedText][] {
  if (!Array.isArray(designation)) return [];
  return designation.filter(isObject).flatMap(({ language, use, value }): [string, FormattedText][] => {
    const isShown = use === undefined || codesOf(use).some((code) => displayUses.has(code));
    if (!isLanguageTag(language) || typeof value !== 'string' || value === '' || !isShown) return [];
    return [[language, { text: value }]];
  });
}
