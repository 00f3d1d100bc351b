/**
 * The layers of src: what each folder, and each file right under src, may import and use. scripts/lint-rules.js refuses
 * the rest; test/project/layers.test.ts proves that it does, and that no permission here is unused.
 */

/** The layers below each layer that it may import, and the packages. `lit` stands for `lit/decorators.js` too. */
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
  fhirpath: /^core\/form\/expressions\//,
};

/** Files that are large: from elsewhere they are loaded with import() when they are needed. */
export const loadedOnDemand = /^core\/form\/expressions\//;

/**
 * What a browser offers and only some files of src may use. `globals` are names without an object, or of `window`;
 * `properties` belong to any object.
 */
export const restricted = [
  {
    globals: ['fetch', 'XMLHttpRequest', 'EventSource', 'WebSocket'],
    properties: ['sendBeacon'],
    files: /^adapter\/(?!browser)/,
    message: 'Only adapters fetch.',
  },
  {
    globals: ['indexedDB', 'localStorage', 'sessionStorage'],
    properties: ['indexedDB', 'localStorage', 'sessionStorage'],
    files: /^(?:drafts\/|adapter\/browser)/,
    message: 'Only drafts/ and the browser adapter store.',
  },
  {
    globals: ['document', 'window', 'navigator', 'customElements', 'requestAnimationFrame'],
    properties: [],
    files: /^(?!session\/)/,
    message: 'A form session knows no page: it runs in Node too.',
  },
  { globals: [], properties: ['cookie'], message: 'Nothing is stored in cookies.' },
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
