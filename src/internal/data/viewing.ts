import type { ProAdapter } from '../../adapter/adapter.js';
import type { Audience, Viewer } from '../../adapter/context.js';
import type { Role } from '../../core/model/person.js';

/** Stands for a viewer that could not be read. It sees nothing, also in another copy of this library. */
export const unreadableViewer: Viewer = { person: { reference: '', kind: 'work' } };

/** What the page says of the person who looks. */
export interface Viewing {
  readonly viewer: Viewer | undefined;
  /** The audience `clinician` counts if the provider or the element has it. */
  readonly audience: Audience;
  readonly roles: readonly Role[];
}

/** Returns whether it must be known who looks, but is not: on a page for clinicians, or while the provider is loading. */
export function lacksViewer(
  { viewer, audience }: Viewing,
  adapter: ProAdapter | undefined,
  isLoading: boolean,
): boolean {
  if (viewer) return viewer.person.reference === '';
  return Boolean(adapter?.listSharing) && (audience === 'clinician' || isLoading);
}

/** Returns whether the viewer sees only what was shared. Such a viewer never reads that something does not exist. */
export function isLimited({ viewer }: Viewing, adapter: ProAdapter | undefined): boolean {
  const kind = viewer?.person.kind;
  return kind === 'work' || (kind !== undefined && kind !== 'patient' && Boolean(adapter?.listSharing));
}
