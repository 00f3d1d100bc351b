import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as data from '../../../src/core/form/expressions/generated/r4-model-data.js';
import { trimmedModel } from '../../../scripts/fhirpath-model.js';

describe('the model of R4', () => {
  it('is what scripts/fhirpath-model.js makes of the package: run it after an update, then format', () => {
    assert.deepEqual({ ...data }, trimmedModel());
  });
});
