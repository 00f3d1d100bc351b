import * as z from 'zod/mini';
import type { ProAdapter, RequestOptions, SubjectQuery } from '../../adapter/adapter.js';
import { parseModel } from '../../core/model/parse.js';
import { Person } from '../../core/model/person.js';
import { Sharing } from '../../core/model/sharing.js';
import { refuseOtherSubjects } from './other-subjects.js';

/** Returns the people around a subject. One invalid record rejects all: a birthday in it may limit what a parent sees. */
export async function listCareTeam(
  adapter: ProAdapter,
  query: SubjectQuery,
  options: RequestOptions,
): Promise<Person[]> {
  return parseModel(z.array(Person), (await adapter.listCareTeam?.(query, options)) ?? [], 'listCareTeam()');
}

/** Returns the decisions of a subject. One invalid decision rejects all: the others without it may allow more. */
export async function listSharing(
  adapter: ProAdapter,
  query: SubjectQuery,
  options: RequestOptions,
): Promise<Sharing[]> {
  const decisions = parseModel(z.array(Sharing), (await adapter.listSharing?.(query, options)) ?? [], 'listSharing()');
  return refuseOtherSubjects(query.subject, decisions, 'listSharing()');
}
