import type { RequestOptions } from '../../adapter/adapter.js';
import { knownPerson } from '../../core/people/merged-people.js';
import { patientIn } from '../../core/people/people.js';
import type { Sight } from '../../core/sharing/visible.js';
import type { CheckedAdapter } from './checked-adapter.js';
import type { Viewing } from './viewing.js';

/**
 * Loads what decides how much of the subject's data is shown. It rejects if the decisions or the care team cannot be read:
 * then nothing is shown.
 */
export async function loadSight(
  { viewer, audience, roles }: Viewing,
  adapter: CheckedAdapter | undefined,
  subject: string | undefined,
  options: RequestOptions,
): Promise<Sight> {
  const everything = { sharing: undefined, now: Date.now() };
  if (!viewer && audience === 'patient')
    return { ...everything, person: subject === undefined ? undefined : { reference: subject, kind: 'patient' } };
  if (viewer?.person.kind === 'patient') return { ...everything, person: viewer.person };
  if (!adapter?.hasSharing) return { ...everything, person: viewer && knownPerson(viewer.person, [], roles) };
  // Without a subject there are no decisions, so nothing is shared.
  if (!viewer || subject === undefined) return { ...everything, person: viewer?.person, sharing: [] };
  const [sharing = [], team] = await Promise.all([
    adapter.listSharing({ subject }, options),
    adapter.listCareTeam({ subject }, options),
  ]);
  return {
    person: knownPerson(viewer.person, team, roles),
    sharing,
    patient: patientIn(team),
    now: Date.now(),
  };
}
