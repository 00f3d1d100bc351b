import type { Instrument } from '../model/instrument.js';

/** Returns the instrument as a reader sees it: a patient does not see the scores that are for clinicians only. */
export function instrumentFor(instrument: Instrument, audience: 'patient' | 'clinician'): Instrument {
  const scales = instrument.scales.filter(({ cliniciansOnly }) => audience === 'clinician' || !cliniciansOnly);
  return scales.length === instrument.scales.length ? instrument : { ...instrument, scales };
}
