/**
 * Everything in one module, for a page without a bundler: it defines every element when it is loaded, and exports what
 * `pro-widgets` does.
 *
 * @example import { BrowserAdapter, questionnaireFromFhir } from './pro-widgets.js';
 */
import './define.js';

export * from './index.js';
