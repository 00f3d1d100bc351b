export { AdapterCheckError } from './check-error.js';
export type { AdapterCheck, MakeAdapter } from './adapter-check.js';
export { adapterChecks } from './adapter-checks.js';
export { exampleData as adapterExampleData } from './example-data.js';
export type { AdapterData } from '../adapter/adapter-data.js';
