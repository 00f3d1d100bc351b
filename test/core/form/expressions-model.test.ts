import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import * as data from '../../../src/core/form/expressions/fhirpath/generated/r4-model-data.js';
import { trimmedModel } from '../../../scripts/fhirpath-model.js';

describe('the R4 model', () => {
  it('equals the output of scripts/fhirpath-model.js; run it after an update, then format', () => {
    assert.deepEqual({ ...data }, trimmedModel());
  });
});
