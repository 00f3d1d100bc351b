import {
  eq5d5l,
  gad7,
  nrs,
  phq4,
  phq8,
  phq9,
  promisFunction,
  promisSymptoms,
  rand36,
  werkHerstelInstrument,
  who5,
  workAbilityScore,
} from '../../core/instruments/index.js';
import type { Instrument } from '../../core/model/instrument.js';

/** The instruments of this library. */
export const standardInstruments: readonly Instrument[] = [
  eq5d5l,
  gad7,
  nrs,
  phq4,
  phq8,
  phq9,
  promisFunction,
  promisSymptoms,
  rand36,
  werkHerstelInstrument,
  who5,
  workAbilityScore,
];
