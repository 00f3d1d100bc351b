/**
 * The layer table of src: the imports and browser APIs that each folder and each top-level file may use.
 * scripts/lint-rules.js refuses all others; test/project/layers.test.ts checks that no permission is unused.
 */

/** The layers and packages that each layer may import. `lit` includes its subpaths, such as `lit/decorators.js`. */
export const layers = {
  core: { layers: [], packages: ['zod/mini'] },
  fhir: { layers: ['core'], packages: [] },
  adapter: { layers: ['core', 'fhir'], packages: ['@lit/context'] },
  drafts: { layers: ['core', 'adapter'], packages: ['idb'] },
  session: { layers: ['core', 'adapter', 'drafts'], packages: [] },
  locales: { layers: ['core'], packages: ['@lit/context'] },
  internal: { layers: ['core', 'adapter', 'locales'], packages: ['lit', '@lit/context', '@lit/task', 'zod/mini'] },
  elements: {
    layers: ['core', 'adapter', 'drafts', 'session', 'locales', 'internal'],
    packages: ['lit', '@lit/context', '@lit/task'],
  },
  define: { layers: ['elements', 'internal'], packages: [] },
  frame: { layers: ['core', 'fhir', 'adapter', 'internal', 'elements', 'define'], packages: [] },
  testing: { layers: ['core', 'adapter'], packages: ['zod/mini'] },
  'define.ts': { layers: ['define-all.ts', 'index.ts'], packages: [] },
  'registry.ts': { layers: ['elements'], packages: [] },
  'define-all.ts': { layers: ['registry.ts', 'internal'], packages: [] },
  'index.ts': {
    layers: ['core', 'fhir', 'adapter', 'drafts', 'locales', 'internal', 'elements', 'registry.ts', 'define-all.ts'],
    packages: [],
  },
  'react.ts': { layers: ['internal', 'elements', 'define.ts'], packages: ['react', '@lit/react'] },
  'standalone.ts': { layers: ['define.ts', 'index.ts', 'adapter'], packages: [] },
};

/** Packages that only some files of a layer may import. */
export const packagesOfFiles = {
  idb: /^adapter\/browser/,
  'chart.js': /^elements\/trend-card\/line-chart\.ts$/,
  fhirpath: /^core\/form\/expressions\/fhirpath\//,
};

/** Large files: files outside one of these patterns load them on demand with import(). */
export const loadedOnDemand = [/^core\/form\/expressions\//, /^core\/form\/expressions\/fhirpath\//];

/**
 * Browser APIs that only some files of src may use. `globals` are global names, also as a property of `window`;
 * `properties` are properties of any object.
 */
export const restricted = [
  {
    globals: ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'],
    properties: ['sendBeacon'],
    files: /^adapter\/(?!browser)/,
    message: 'Only adapters may make requests.',
  },
  {
    globals: ['indexedDB', 'localStorage', 'sessionStorage'],
    properties: ['indexedDB', 'localStorage', 'sessionStorage'],
    files: /^(?:drafts\/|adapter\/browser)/,
    message: 'Only drafts/ and the browser adapter may use storage.',
  },
  {
    globals: ['document', 'window', 'navigator', 'customElements', 'requestAnimationFrame'],
    properties: [],
    files: /^(?!session\/)/,
    message: 'A form session must run in Node, without a page.',
  },
  { globals: [], properties: ['cookie'], message: 'The library does not use cookies.' },
  {
    globals: ['DOMParser'],
    properties: [
      'DOMParser',
      'createContextualFragment',
      'innerHTML',
      'insertAdjacentHTML',
      'outerHTML',
      'setHTMLUnsafe',
      'srcdoc',
    ],
    message: 'Markup from a string breaks Trusted Types.',
  },
];
