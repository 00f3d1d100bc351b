import * as z from 'zod/mini';
import type { Viewer } from '../../adapter/context.js';
import { ModelError, parseModel } from '../../core/model/parse.js';
import { Person } from '../../core/model/person.js';

const ViewerModel = z.strictObject({
  person: Person,
  onBehalfOf: z.optional(z.string()),
  isPreview: z.optional(z.boolean()),
});

/**
 * Checks the viewer that a host page set.
 *
 * @throws ModelError that names the field.
 */
export function viewerFrom(json: unknown): Viewer {
  const viewer = parseModel(ViewerModel, json, 'viewer');
  if (viewer.person.reference.trim() === '')
    throw new ModelError('viewer', [{ field: 'person.reference', problem: 'must not be empty' }]);
  return viewer as Viewer;
}
