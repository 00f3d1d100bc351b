import type { Measurement } from '../model/score.js';

const patient = 'patient';

/** The respondent of a measurement; `patient` if it names none. */
export function respondentOf({ respondent = patient }: Pick<Measurement, 'respondent'>): string {
  return respondent;
}

/** Whether a respondent is another person than the patient. */
export function isOther(respondent: string | undefined): boolean {
  return respondent !== undefined && respondent !== patient;
}

/** The measurement with the subject written as `patient`, so that a reference to the patient is not another person. */
export function withoutSubject(measurement: Measurement, subject: string | undefined): Measurement {
  return measurement.respondent === undefined || measurement.respondent !== subject
    ? measurement
    : { ...measurement, respondent: patient };
}
