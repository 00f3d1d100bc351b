import type { Measurement } from '../model/score.js';

const patient = 'patient';

export function respondentOf({ respondent = patient }: Pick<Measurement, 'respondent'>): string {
  return respondent;
}

export function isOther(respondent: string | undefined): boolean {
  return respondent !== undefined && respondent !== patient;
}

/** Replaces a reference to the subject with `patient`, so that it does not count as another respondent. */
export function withoutSubject(measurement: Measurement, subject: string | undefined): Measurement {
  return measurement.respondent === undefined || measurement.respondent !== subject
    ? measurement
    : { ...measurement, respondent: patient };
}
