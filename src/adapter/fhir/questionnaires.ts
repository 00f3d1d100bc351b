import { compareVersions, matchesCanonical, canonicalUrlOf } from '../../core/model/canonical.js';
import { canonicalOf, type AnswerOption, type Questionnaire } from '../../core/model/questionnaire.js';
import { questionnaireFromFhir } from '../../fhir/questionnaire-from-fhir.js';
import { stringOf } from '../../fhir/resource.js';
import type { JsonObject } from '../../fhir/json.js';
import { ValueSets } from '../../fhir/value-sets.js';
import type { RequestOptions } from '../adapter.js';
import { NotFoundError } from '../errors.js';
import type { FhirClient } from './client.js';

/**
 * Loads the Questionnaire of a canonical or of `Questionnaire/<id>`. Without a version: the newest active one, else the
 * newest one.
 */
export async function questionnaireOf(
  client: FhirClient,
  canonical: string,
  options: RequestOptions,
): Promise<Questionnaire> {
  const resource = canonical.startsWith('Questionnaire/')
    ? await client.read('Questionnaire', canonical.slice('Questionnaire/'.length), options)
    : await findByCanonical(client, canonical, options);
  if (!resource) throw new NotFoundError('questionnaire', canonical);
  return questionnaireFromFhir(resource);
}

async function findByCanonical(
  client: FhirClient,
  canonical: string,
  options: RequestOptions,
): Promise<JsonObject | undefined> {
  const { matches } = await client.search('Questionnaire', { url: canonicalUrlOf(canonical) }, options);
  const found = matches.filter((resource) => matchesCanonical(canonical, canonicalOfResource(resource)));
  const active = found.filter(({ status }) => status === 'active');
  const newest = newestOf(active.length > 0 ? active : found);
  if (newest) return newest;
  // Some applications write the address of the resource instead of its canonical.
  const [type, id] = client.referenceOf(canonicalUrlOf(canonical)).split('/');
  return type === 'Questionnaire' && id ? client.read(type, id, options) : undefined;
}

function newestOf(questionnaires: readonly JsonObject[]): JsonObject | undefined {
  return questionnaires.toSorted((a, b) => compareVersions(stringOf(b['version']), stringOf(a['version'])))[0];
}

function canonicalOfResource(resource: JsonObject): string {
  return canonicalOf({ url: stringOf(resource['url']), version: stringOf(resource['version']), items: [] });
}

export async function optionsOf(
  client: FhirClient,
  canonical: string,
  options: RequestOptions,
): Promise<readonly AnswerOption[]> {
  const expanded = await client.expand(canonical, options);
  if (!expanded) throw new NotFoundError('value set', canonical);
  const resolved = new ValueSets([{ ...expanded, id: 'expanded' }]).resolve('#expanded');
  if ('options' in resolved) return resolved.options;
  const problem = 'problem' in resolved ? resolved.problem : 'not expanded';
  throw new Error(`The expansion of ${canonical} by the server cannot be used: ${problem}.`);
}
