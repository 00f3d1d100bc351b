import type { RequestOptions } from '../adapter/adapter.js';
import { timestampOf } from '../core/model/timestamp.js';
import type { QuestionnaireResponse, ResponseItem } from '../core/model/questionnaire-response.js';
import { AdapterCheckError } from './check-error.js';

export const options = (): RequestOptions => ({ signal: new AbortController().signal });

export function expect(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AdapterCheckError(message);
}

/** Compares values as JSON with sorted keys, because servers may reorder fields. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [actualJson, expectedJson] = [canonicalJson(actual), canonicalJson(expected)];
  expect(actualJson === expectedJson, `${what} must be ${expectedJson}, but is ${actualJson}.`);
}

export async function expectRejection(promise: Promise<unknown>, what: string): Promise<void> {
  const outcome = await promise.then(
    () => 'resolved',
    (reason: unknown) => (reason instanceof Error ? 'rejected' : 'rejected with something that is not an Error'),
  );
  expect(outcome === 'rejected', `${what} must reject with an Error, but ${outcome}.`);
}

export function idsOf(records: readonly { readonly id?: string | undefined }[]): string[] {
  return records.map(({ id = '(none)' }) => id).toSorted();
}

/** The parts of a response that an adapter must not change. A server may add texts. */
export function essenceOf({ items, authored = '', ...response }: QuestionnaireResponse): unknown {
  const { id, questionnaire, status, subject, source } = response;
  return { id, questionnaire, status, subject, source, moment: timestampOf(authored), items: items.map(itemEssenceOf) };
}

function itemEssenceOf({ linkId, answers, items }: ResponseItem): unknown {
  return {
    linkId,
    answers: answers?.map(({ value, items: below }) => ({ value, items: below?.map(itemEssenceOf) })),
    items: items?.map(itemEssenceOf),
  };
}

function canonicalJson(data: unknown): string {
  return (
    JSON.stringify(data, (_key, value: unknown) => (isRecord(value) ? withSortedKeys(value) : value)) ?? 'undefined'
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function withSortedKeys(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
