import { readFileSync } from 'node:fs';

/** Keeps out of the manifest what is no part of an element's public face. */
const publicOnly = {
  name: 'public-only',
  moduleLinkPhase({ moduleDoc }) {
    for (const declaration of moduleDoc.declarations ?? []) {
      declaration.members = declaration.members?.filter(({ name, privacy }) => !privacy && !name.startsWith('#'));
      declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('pro-'));
    }
  },
};

/** Reads the tags where the modules of src/define declare them to TypeScript: they register through a helper. */
function tagNames() {
  const definitions = [];
  return {
    name: 'tag-names',
    analyzePhase({ ts, node, moduleDoc }) {
      if (!ts.isInterfaceDeclaration(node) || node.name.text !== 'HTMLElementTagNameMap') return;
      for (const { name, type } of node.members) {
        const definition = {
          kind: 'custom-element-definition',
          name: name.text,
          declaration: { name: type.getText() },
        };
        definitions.push(definition);
        moduleDoc.exports.push(definition);
      }
    },
    packageLinkPhase({ customElementsManifest }) {
      for (const { path, declarations = [] } of customElementsManifest.modules) {
        for (const declaration of declarations) {
          const definition = definitions.find(({ declaration: { name } }) => name === declaration.name);
          if (!definition) continue;
          definition.declaration.module = path;
          Object.assign(declaration, { tagName: definition.name, customElement: true });
        }
      }
    },
  };
}

/** Gives every element that draws the tokens that all of them share; they are written down once, in base.styles.ts. */
const sharedTokens = {
  name: 'shared-tokens',
  packageLinkPhase({ customElementsManifest }) {
    const base = readFileSync(new URL('src/internal/base/base.styles.ts', import.meta.url), 'utf8');
    const shared = [...base.matchAll(/@cssprop \[(--pro-[\w-]+)=([^\]]+)\] - (.+)/g)].map(
      ([, name, standard, description]) => ({ name, default: standard, description }),
    );
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        if (!declaration.tagName || declaration.tagName === 'pro-provider') continue;
        declaration.cssProperties = [...(declaration.cssProperties ?? []), ...shared];
      }
    }
  },
};

/** In an order of their own: that of the files differs from one machine to another, and two builds give equal bytes. */
const sorted = {
  name: 'sorted',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

/** Names the modules as they are published. */
const published = {
  name: 'published',
  packageLinkPhase({ customElementsManifest }) {
    const text = JSON.stringify(customElementsManifest).replaceAll(/"(\/?)src\/([^"]*)\.ts"/g, '"$1dist/$2.js"');
    Object.assign(customElementsManifest, JSON.parse(text));
  },
};

export default {
  globs: ['src/elements/**/*.ts', 'src/define/*.ts'],
  exclude: ['**/*.styles.ts'],
  litelement: true,
  packagejson: false,
  plugins: [publicOnly, tagNames(), sharedTokens, sorted, published],
};
