import { join } from 'node:path';
import { defineConfig, type BuildOptions, type Plugin, type UserConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };
import { plainTemplates } from './scripts/plain-templates.js';

/**
 * `vite build` builds the library; `--mode standalone` builds the file for a page without a bundler; `--mode frame` builds
 * the page for an iframe.
 */
export default defineConfig(({ mode }) => {
  if (mode === 'frame') return frame;
  if (mode === 'standalone') return { build: standalone, plugins: [plainTemplates(), ownTrustedTypesPolicy()] };
  return { build: library, plugins: [plainTemplates()] };
});

const src = join(import.meta.dirname, 'src');

/** One ES module per source module. Dependencies stay imports, so that the host page's bundler shares them. */
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
      // The path of the decorator helper contains the version of the build tool.
      entryFileNames: ({ name }) => (name.endsWith('/decorate') ? 'internal/decorate.js' : '[name].js'),
    },
  },
};

/** One module with everything, which defines every element on import. */
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

/** The page for an iframe, which may be served at any address. */
const frame: UserConfig = {
  root: join(src, 'frame'),
  plugins: [plainTemplates()],
  base: './',
  build: {
    target: 'es2022',
    outDir: join(import.meta.dirname, 'dist', 'frame'),
    emptyOutDir: true,
    sourcemap: true,
    // Its policy allows neither data: URLs nor inline scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
};

/** Returns the source files of the entries of package.json. */
function entries(): string[] {
  return Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'object' && 'default' in target
      ? [join(src, target.default.replace('./dist/', '').replace(/\.js$/, '.ts'))]
      : [],
  );
}

/**
 * Renames the Trusted Types policy of the bundled Lit. Otherwise a page whose policy allows `lit-html` once, for its own
 * Lit, would refuse this file. A second copy of this file cannot create the policy and does not need it, because the
 * elements of the first copy stay registered.
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
