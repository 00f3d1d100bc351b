import { compareVersions, meansCanonical, urlOf } from '../../core/model/canonical.js';
import { canonicalOf, type AnswerOption, type Questionnaire } from '../../core/model/questionnaire.js';
import { questionnaireFromFhir } from '../../fhir/questionnaire-from-fhir.js';
import { stringOf } from '../../fhir/resource.js';
import type { JsonObject } from '../../fhir/json.js';
import { ValueSets } from '../../fhir/value-sets.js';
import type { RequestOptions } from '../adapter.js';
import { NotFoundError } from '../errors.js';
import type { FhirClient } from './client.js';

/**
 * The Questionnaire of a canonical, or of `Questionnaire/<id>`. Without a version the newest one that is active, and
 * where none is, the newest.
 */
export async function questionnaireOf(
  client: FhirClient,
  canonical: string,
  options: RequestOptions,
): Promise<Questionnaire> {
  const resource = canonical.startsWith('Questionnaire/')
    ? await client.read('Questionnaire', canonical.slice('Questionnaire/'.length), options)
    : await byCanonical(client, canonical, options);
  if (!resource) throw new NotFoundError('questionnaire', canonical);
  return questionnaireFromFhir(resource);
}

async function byCanonical(
  client: FhirClient,
  canonical: string,
  options: RequestOptions,
): Promise<JsonObject | undefined> {
  const { matches } = await client.search('Questionnaire', { url: urlOf(canonical) }, options);
  const found = matches.filter((one) => meansCanonical(canonical, canonicalIn(one)));
  const active = found.filter(({ status }) => status === 'active');
  const newest = newestOf(active.length > 0 ? active : found);
  if (newest) return newest;
  // An application may have written the address of the resource in place of its canonical.
  const [type, id] = client.referenceOf(urlOf(canonical)).split('/');
  return type === 'Questionnaire' && id ? client.read(type, id, options) : undefined;
}

function newestOf(questionnaires: readonly JsonObject[]): JsonObject | undefined {
  return questionnaires.toSorted((a, b) => compareVersions(stringOf(b['version']), stringOf(a['version'])))[0];
}

function canonicalIn(resource: JsonObject): string {
  return canonicalOf({ url: stringOf(resource['url']), version: stringOf(resource['version']), items: [] });
}

/** The options of a ValueSet, as the server expands it. */
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
  throw new Error(`The server's expansion of ${canonical} cannot be used: ${problem}.`);
}
