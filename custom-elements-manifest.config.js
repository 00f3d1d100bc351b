import { readFileSync } from 'node:fs';

/** Removes private members and other events from the manifest. */
const publicOnly = {
  name: 'public-only',
  moduleLinkPhase({ moduleDoc }) {
    for (const declaration of moduleDoc.declarations ?? []) {
      declaration.members = declaration.members?.filter(({ name, privacy }) => !privacy && !name.startsWith('#'));
      declaration.events = declaration.events?.filter(({ name }) => name?.startsWith('pro-'));
    }
  },
};

/** Reads the tag names from the TypeScript declarations of src/define, because the modules register through a helper. */
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

/** Adds the shared tokens of base.styles.ts to every element that renders. */
const sharedTokens = {
  name: 'shared-tokens',
  packageLinkPhase({ customElementsManifest }) {
    const base = readFileSync(new URL('src/internal/base/base.styles.ts', import.meta.url), 'utf8');
    const shared = [...base.matchAll(/@cssprop \[(--pro-[\w-]+)=([^\]]+)\] - (.+)/g)].map(
      ([, name, defaultValue, description]) => ({ name, default: defaultValue, description }),
    );
    for (const { declarations = [] } of customElementsManifest.modules) {
      for (const declaration of declarations) {
        if (!declaration.tagName || declaration.tagName === 'pro-provider') continue;
        declaration.cssProperties = [...(declaration.cssProperties ?? []), ...shared];
      }
    }
  },
};

/** Sorts the modules, because the order of files differs between machines and builds must be reproducible. */
const sorted = {
  name: 'sorted',
  packageLinkPhase({ customElementsManifest }) {
    customElementsManifest.modules.sort((a, b) => (a.path < b.path ? -1 : 1));
  },
};

/** Replaces the source paths of the modules by their published paths. */
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
