import type { FunctionTable } from './function-table.js';
import { collectionFunctions } from './functions-of-collections.js';
import { textFunctions } from './functions-of-text.js';
import { conversionFunctions } from './functions-of-types.js';

/** The native functions by name; fhirpath.js has the others. */
export const functions: FunctionTable = { ...collectionFunctions, ...textFunctions, ...conversionFunctions };
