import { join } from 'node:path';
import { defineConfig, type BuildOptions, type Plugin, type UserConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };
import { plainStyles } from './scripts/plain-styles.js';

/**
 * `vite build` makes the library; with `--mode standalone`, the one file for a page without a bundler; with `--mode frame`,
 * the page for an iframe.
 */
export default defineConfig(({ mode }) => {
  if (mode === 'frame') return frame;
  if (mode === 'standalone') return { build: standalone, plugins: [plainStyles(), ownTrustedTypesPolicy()] };
  return { build: library, plugins: [plainStyles()] };
});

const src = join(import.meta.dirname, 'src');

/** One ES module per source module. Dependencies stay imports, so that the bundler of the host shares them. */
const library: BuildOptions = {
  target: 'es2022',
  sourcemap: true,
  minify: false,
  lib: { entry: entries(), formats: ['es'] },
  rolldownOptions: {
    external: Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies }).map(
      (name) => new RegExp(`^${name}($|/)`),
    ),
    output: {
      preserveModules: true,
      preserveModulesRoot: 'src',
      // The helper of the decorators has the version of the build tool in its path.
      entryFileNames: ({ name }) => (name.endsWith('/decorate') ? 'internal/decorate.js' : '[name].js'),
    },
  },
};

/** Everything in one module, which defines every element when it is loaded. */
const standalone: BuildOptions = {
  target: 'es2022',
  outDir: 'dist/standalone',
  sourcemap: true,
  rolldownOptions: {
    input: 'src/standalone.ts',
    preserveEntrySignatures: 'strict',
    output: { entryFileNames: 'pro-widgets.js', codeSplitting: false },
  },
};

/** A page of its own, which may stand at any address. */
const frame: UserConfig = {
  root: join(src, 'frame'),
  plugins: [plainStyles()],
  base: './',
  build: {
    target: 'es2022',
    outDir: join(import.meta.dirname, 'dist', 'frame'),
    emptyOutDir: true,
    sourcemap: true,
    // Its policy takes neither data: URLs nor an inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
};

/** The sources of the modules that package.json exports. */
function entries(): string[] {
  return Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'object' && 'default' in target
      ? [join(src, target.default.replace('./dist/', '').replace(/\.js$/, '.ts'))]
      : [],
  );
}

/**
 * Gives the bundled copy of Lit a Trusted Types policy of its own: a host whose policy list names `lit-html` once, for
 * its own Lit, would otherwise refuse this file as a whole. A second copy of this file is refused that policy, and needs
 * none: the first one's elements stay.
 */
function ownTrustedTypesPolicy(): Plugin {
  const theirs = /(\w+)\.createPolicy\((["'`])lit-html\2,\s*(\{[^{}]*\})\)/;
  const refused =
    'The content security policy of this page does not let pro-widgets draw: add pro-widgets-lit to its trusted-types.';
  const ours = `(() => {
    try {
      return $1.createPolicy("pro-widgets-lit", $3);
    } catch (cause) {
      if (customElements.get("pro-provider")) return undefined;
      throw new Error(${JSON.stringify(refused)}, { cause });
    }
  })()`;
  return {
    name: 'own-trusted-types-policy',
    transform(code) {
      return theirs.test(code) ? { code: code.replace(theirs, ours), map: null } : undefined;
    },
    generateBundle(_, bundle) {
      const code = Object.values(bundle)
        .map((file) => (file.type === 'chunk' ? file.code : ''))
        .join('\n');
      const policies = code.match(/createPolicy\([^,)]*/g) ?? [];
      if (policies.length !== 1 || !policies[0]?.includes('pro-widgets-lit')) {
        this.error(`Expected one Trusted Types policy, pro-widgets-lit, and found: ${policies.join(', ') || 'none'}.`);
      }
    },
  };
}
