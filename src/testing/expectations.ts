import type { RequestOptions } from '../adapter/adapter.js';
import { momentOf } from '../core/model/moment.js';
import type { QuestionnaireResponse, ResponseItem } from '../core/model/questionnaire-response.js';
import { AdapterCheckError } from './check-error.js';

/** Options of a request that nobody cancels. */
export const options = (): RequestOptions => ({ signal: new AbortController().signal });

export function expect(kept: boolean, otherwise: string): asserts kept {
  if (!kept) throw new AdapterCheckError(otherwise);
}

/** Both as JSON with sorted keys, so that the order of a server's fields does not matter. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [written(actual), written(expected)];
  expect(is === should, `${what} should be ${should}, and is ${is}.`);
}

export async function expectRejection(promise: Promise<unknown>, what: string): Promise<void> {
  const outcome = await promise.then(
    () => 'resolved',
    (reason: unknown) => (reason instanceof Error ? 'rejected' : 'rejected with something that is not an Error'),
  );
  expect(outcome === 'rejected', `${what} should reject with an Error, and it ${outcome}.`);
}

export function idsOf(some: readonly { readonly id?: string | undefined }[]): string[] {
  return some.map(({ id = '(none)' }) => id).toSorted();
}

/** Who answered what to which questionnaire, and when: what no adapter may change, while a server may add texts. */
export function essenceOf({ items, authored = '', ...response }: QuestionnaireResponse): unknown {
  const { id, questionnaire, status, subject, source } = response;
  return { id, questionnaire, status, subject, source, moment: momentOf(authored), items: items.map(itemEssence) };
}

function itemEssence({ linkId, answers, items }: ResponseItem): unknown {
  return {
    linkId,
    answers: answers?.map(({ value, items: below }) => ({ value, items: below?.map(itemEssence) })),
    items: items?.map(itemEssence),
  };
}

function written(data: unknown): string {
  return JSON.stringify(data, (_key, value: unknown) => (isRecord(value) ? sorted(value) : value)) ?? 'undefined';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
