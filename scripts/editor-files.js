/**
 * What editors and type checkers know of the tags, made from custom-elements.json into dist: HTML data for VS Code,
 * web-types for JetBrains, and the types of the tags in JSX (React 19), Vue and Svelte. A step of `npm run build`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

const project = join(import.meta.dirname, '..');
const dist = join(project, 'dist');
const manifest = JSON.parse(readFileSync(join(project, 'custom-elements.json'), 'utf8'));
const elements = manifest.modules
  .flatMap(({ declarations = [] }) => declarations)
  .filter(({ tagName }) => tagName)
  .sort((a, b) => (a.tagName < b.tagName ? -1 : 1));

const options = { outdir: dist, hideLogs: true };
generateVsCodeCustomElementData(manifest, {
  ...options,
  htmlFileName: 'vscode.html-data.json',
  cssFileName: 'vscode.css-data.json',
});
generateJetBrainsWebTypes(manifest, { ...options, packageJson: false });

mkdirSync(join(dist, 'types'), { recursive: true });
write('jsx', jsx());
write('vue', vue());
write('svelte', svelte());

function jsx() {
  return `import type * as React from 'react';
${imports()}
/** An element's own properties and events, beside what every HTML element takes in JSX. */
type Tag<Element extends HTMLElement, Own extends keyof Element, Events = object> = React.DetailedHTMLProps<
  Omit<React.HTMLAttributes<Element>, Own>,
  Element
> &
  Partial<Pick<Element, Own>> &
  Events;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elements.map((one) => `      '${one.tagName}': Tag<${one.name}, ${own(one)}, ${handlers(one)}>;`).join('\n')}
    }
  }
}
`;
}

function vue() {
  return `import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
${imports()}
/** An element's own properties and events, beside what every HTML element takes in a template. */
type Tag<Element extends HTMLElement, Own extends keyof Element, Events extends Record<string, (event: never) => void>> = new () => Element & {
  /** Only for the type checker: the element has no such property. */
  $props: HTMLAttributes & Partial<Pick<Element, Own>> & PublicProps;
  $emit: EmitFn<Events>;
};

declare module 'vue' {
  interface GlobalComponents {
${elements.map((one) => `    '${one.tagName}': Tag<${one.name}, ${own(one)}, ${emitted(one)}>;`).join('\n')}
  }
}
`;
}

function svelte() {
  return `import type { HTMLAttributes } from 'svelte/elements';
${imports()}
/** An element's own properties and events, beside what every HTML element takes in a template. */
type Tag<Element extends HTMLElement, Own extends keyof Element, Events = object> = Omit<HTMLAttributes<Element>, Own> &
  Partial<Pick<Element, Own>> &
  Events;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${elements.map((one) => `    '${one.tagName}': Tag<${one.name}, ${own(one)}, ${handlers(one)}>;`).join('\n')}
  }
}
`;
}

/** The classes of the elements and of what they tell. */
function imports() {
  const names = [...new Set(elements.flatMap((one) => [one.name, ...eventsOf(one).map(({ type }) => type.text)]))];
  return `import type { ${names.toSorted((a, b) => (a < b ? -1 : 1)).join(', ')} } from '../index.js';\n`;
}

/** The names of the properties: \`'scale' | 'range'\`. */
function own({ members = [] }) {
  const names = members.filter(({ kind, static: isStatic, readonly }) => kind === 'field' && !isStatic && !readonly);
  return names.map(({ name }) => `'${name}'`).join(' | ') || 'never';
}

function handlers(element) {
  return `{ ${eventsOf(element)
    .map(({ name, type }) => `'on${name}'?: (event: ${type.text}) => void`)
    .join('; ')} }`;
}

function emitted(element) {
  return `{ ${eventsOf(element)
    .map(({ name, type }) => `'${name}': (event: ${type.text}) => void`)
    .join('; ')} }`;
}

function eventsOf({ events = [] }) {
  return events;
}

function write(name, text) {
  writeFileSync(join(dist, 'types', `${name}.d.ts`), text);
}
