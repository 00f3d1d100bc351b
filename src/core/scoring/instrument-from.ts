import { Instrument } from '../model/instrument.js';
import { ModelError, parseModel } from '../model/parse.js';
import { instrumentProblems } from './instrument-problems.js';

/**
 * Parses an instrument and checks its consistency, so that a mistake fails on loading instead of giving a wrong score.
 *
 * @throws {@link ModelError} that names every invalid field.
 */
export function instrumentFrom(json: unknown): Instrument {
  const instrument = parseModel(Instrument, json, 'Instrument');
  const problems = instrumentProblems(instrument);
  if (problems.length > 0) throw new ModelError(`Instrument ${instrument.id}`, problems);
  return instrument;
}
