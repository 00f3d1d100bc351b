import * as z from 'zod/mini';
import type { ProAdapter, RequestOptions, SubjectQuery } from '../../adapter/adapter.js';
import { parseModel } from '../../core/model/parse.js';
import { Person } from '../../core/model/person.js';
import { Sharing } from '../../core/model/sharing.js';
import { refuseOtherSubjects } from './other-subjects.js';
import { rowsFrom } from './rows-from.js';

/** Returns the people around a subject. An invalid record is skipped and reported, so that the others are shown. */
export async function listCareTeam(
  adapter: ProAdapter,
  query: SubjectQuery,
  options: RequestOptions,
): Promise<Person[]> {
  return rowsFrom(Person, (await adapter.listCareTeam?.(query, options)) ?? [], 'listCareTeam()', options);
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
