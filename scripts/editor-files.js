/**
 * Generates the editor files in dist from custom-elements.json: HTML data for VS Code, web-types for JetBrains, and the
 * types of the tags in JSX (React 19), Vue and Svelte. A step of `npm run build`.
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
/** The properties and events of an element, with those of every HTML element in JSX. */
type Tag<Element extends HTMLElement, Own extends keyof Element, Events = object> = React.DetailedHTMLProps<
  Omit<React.HTMLAttributes<Element>, Own>,
  Element
> &
  Partial<Pick<Element, Own>> &
  Events;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
${elements.map((element) => `      '${element.tagName}': Tag<${element.name}, ${propertyNames(element)}, ${handlers(element)}>;`).join('\n')}
    }
  }
}
`;
}

function vue() {
  return `import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
${imports()}
/** The properties and events of an element, with those of every HTML element in a template. */
type Tag<Element extends HTMLElement, Own extends keyof Element, Events extends Record<string, (event: never) => void>> = new () => Element & {
  /** Only for the type checker: the element has no such property. */
  $props: HTMLAttributes & Partial<Pick<Element, Own>> & PublicProps;
  $emit: EmitFn<Events>;
};

declare module 'vue' {
  interface GlobalComponents {
${elements.map((element) => `    '${element.tagName}': Tag<${element.name}, ${propertyNames(element)}, ${emitted(element)}>;`).join('\n')}
  }
}
`;
}

function svelte() {
  return `import type { HTMLAttributes } from 'svelte/elements';
${imports()}
/** The properties and events of an element, with those of every HTML element in a template. */
type Tag<Element extends HTMLElement, Own extends keyof Element, Events = object> = Omit<HTMLAttributes<Element>, Own> &
  Partial<Pick<Element, Own>> &
  Events;

declare module 'svelte/elements' {
  interface SvelteHTMLElements {
${elements.map((element) => `    '${element.tagName}': Tag<${element.name}, ${propertyNames(element)}, ${handlers(element)}>;`).join('\n')}
  }
}
`;
}

/** Returns an import of the classes of the elements and their events. */
function imports() {
  const names = [
    ...new Set(elements.flatMap((element) => [element.name, ...eventsOf(element).map(({ type }) => type.text)])),
  ];
  return `import type { ${names.toSorted((a, b) => (a < b ? -1 : 1)).join(', ')} } from '../index.js';\n`;
}

/** Returns the names of the properties as a union type: \`'scale' | 'range'\`. */
function propertyNames({ members = [] }) {
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
