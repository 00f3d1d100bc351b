export { AdapterCheckError } from './check-error.js';
export { adapterChecks, type AdapterCheck, type MakeAdapter } from './adapter-checks.js';
export { exampleData as adapterExampleData } from './example-data.js';
export type { AdapterData } from '../adapter/adapter-data.js';
