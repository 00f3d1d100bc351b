import { Instrument } from '../model/instrument.js';
import { ModelError, parseModel } from '../model/parse.js';
import { instrumentProblems } from './instrument-problems.js';

/**
 * An instrument from JSON, checked for its shape and its meaning, so that a mistake shows when it is loaded and not as
 * a score that looks right.
 *
 * @throws {@link ModelError} that names every field that is wrong.
 */
export function instrumentFrom(json: unknown): Instrument {
  const instrument = parseModel(Instrument, json, 'Instrument');
  const problems = instrumentProblems(instrument);
  if (problems.length > 0) throw new ModelError(`Instrument ${instrument.id}`, problems);
  return instrument;
}
