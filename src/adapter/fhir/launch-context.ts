import { isObject, type JsonObject } from '../../fhir/json.js';
import { objectsOf, referenceTo } from '../../fhir/resource.js';
import type { FormQuery, LaunchContextQuery, RequestOptions } from '../adapter.js';
import { HttpResponseError } from '../http.js';
import type { FhirClient } from './client.js';

/** Reads the patient of a form. The user and the encounter are known to the host only. */
export async function launchContextOf(
  client: FhirClient,
  { subject, names }: LaunchContextQuery,
  options: RequestOptions,
): Promise<Readonly<Record<string, unknown>>> {
  const [type, id] = client.referenceOf(subject ?? '').split('/');
  if (type !== 'Patient' || !id || !names.includes('patient')) return {};
  const patient = await client.read(type, id, options);
  return patient ? { patient } : {};
}

const read = /^([A-Z][A-Za-z]+)\/([A-Za-z0-9.-]{1,64})$/;
const search = /^[A-Z][A-Za-z]+(?:\?[^#]*)?$/;

/**
 * Runs a search that a questionnaire names. It comes from the questionnaire, which is not trusted: only a search or a
 * read on this server is possible, and its result must not be about another patient.
 */
export async function runFormQuery(
  client: FhirClient,
  { subject, query }: FormQuery,
  options: RequestOptions,
): Promise<unknown> {
  const [, type, id] = read.exec(query) ?? [];
  if (type && id) {
    const resource = await client.read(type, id, options);
    if (resource) refuseOtherPatients(client, subject, [resource]);
    return resource;
  }
  if (!search.test(query)) {
    throw new HttpResponseError('A questionnaire asks for more than a search or a read; nothing was requested.');
  }
  const bundle = await client.searchPage(query, options);
  const found = objectsOf(bundle['entry']).flatMap(({ resource }) => (isObject(resource) ? [resource] : []));
  refuseOtherPatients(client, subject, found);
  return bundle;
}

function refuseOtherPatients(client: FhirClient, subject: string | undefined, found: readonly JsonObject[]): void {
  const expected = client.referenceOf(subject ?? '');
  for (const resource of found) {
    const isOther = resource['resourceType'] === 'Patient' && referenceTo(resource) !== expected;
    const references = ['subject', 'patient', 'beneficiary', 'for'].flatMap((element) => {
      const value = resource[element];
      const reference = isObject(value) ? value['reference'] : undefined;
      return typeof reference === 'string' && reference.startsWith('Patient/') ? [reference.split('/_history')[0]] : [];
    });
    if (!isOther && references.every((reference) => reference === expected)) continue;
    throw new HttpResponseError(
      'A search of the questionnaire returned data of another subject; the result was discarded. Let the search name the ' +
        'patient, as in patient={{%patient.id}}.',
    );
  }
}
