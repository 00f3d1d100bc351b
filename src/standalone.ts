/**
 * The whole library in one module, for a page without a bundler. It registers every element when it is loaded, and has
 * the exports of `pro-widgets`, `pro-widgets/adapter/fhir` and `pro-widgets/adapter/rest`.
 *
 * @example import { BrowserAdapter, questionnaireFromFhir } from './pro-widgets.js';
 */
import './define.js';

export { FhirAdapter, type FhirAdapterOptions } from './adapter/fhir.js';
export { RestAdapter, type OptionalAdapterMethod, type RestAdapterOptions } from './adapter/rest.js';
export * from './index.js';
