import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { build } from 'vite';
import manifest from '../../package.json' with { type: 'json' };

/** A block of code in a page of the docs: ```` ```ts file=name.ts ````. */
export interface CodeBlock {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  /** The name of the file that the block becomes: given with `file=`, else from the line number. */
  readonly file: string;
  readonly code: string;
}

export interface Outcome {
  readonly status: number;
  readonly output: string;
}

export const project = join(import.meta.dirname, '..', '..');
const tsc = join(project, 'node_modules', 'typescript', 'bin', 'tsc');
const given = join(import.meta.dirname, 'docs', 'given.ts');

/** Returns the paths of all pages of the docs. */
export function docsPages(): string[] {
  const pages = (folder: string, options?: { recursive: true }) =>
    readdirSync(join(project, folder), { ...options, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(folder, name).split(sep).join('/'));
  return [...pages('.'), ...pages('docs', { recursive: true })].toSorted();
}

export function textOfPage(page: string): string {
  return readFileSync(join(project, page), 'utf8');
}

export function codeBlocksOf(page: string): CodeBlock[] {
  const text = textOfPage(page);
  return [...text.matchAll(/^```([\w-]*)(.*)\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: language = '', 2: about = '', 3: code = '' }) => {
      const line = text.slice(0, index).split('\n').length;
      const file = / file=(\S+)/.exec(about)?.[1] ?? `line-${line}.${language}`;
      return { page, line, language, file, code };
    },
  );
}

/** Returns the page and line of a block, for messages. */
export function locationOf({ page, line }: CodeBlock): string {
  return `${page}:${line}`;
}

/** Returns the path of the file that a block becomes: each page has a folder. */
export function pathOf({ page, file }: CodeBlock): string {
  return `${page.replaceAll('/', '-').replace(/\.md$/, '')}/${file}`;
}

/**
 * Writes scripts and markup into an empty folder, where `pro-widgets/…` resolves to the sources. Each block that can run
 * in a browser gets an HTML page.
 *
 * @param blocks Blocks of `ts`, `tsx`, `js` and `json`. A script reads the JSON block above it as `json`.
 * @param markup Blocks of `html`.
 * @param others Replacements of packages that are not installed, by name.
 */
export function writeBlocks(
  folder: string,
  blocks: readonly CodeBlock[],
  markup: readonly CodeBlock[],
  others: Readonly<Record<string, string>>,
): void {
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  };
  const at = (path: string) => JSON.stringify(join(import.meta.dirname, path));
  for (const block of blocks) {
    write(pathOf(block), toRelativePaths(block.code));
    if (!runsInPage(block)) continue;
    const json = blocks.findLast(
      ({ page, language, line }) => language === 'json' && page === block.page && line < block.line,
    );
    const steps = [
      `import { defineGlobals } from ${at('docs/given.ts')};`,
      `defineGlobals(${json?.code ?? ''});`,
      `await import('./${block.file}');`,
      hasRun,
    ];
    write(`${pathOf(block)}.html`, pageWith(`<script type="module">${steps.join('\n')}</script>`));
  }
  for (const block of markup) {
    const steps = [`import { provideBackEnd } from ${at('docs/back-end.ts')};`, 'provideBackEnd();', hasRun];
    const library = '<script type="module" src="./pro-widgets.js"></script>';
    const backEnd = `<script type="module">${steps.join('\n')}</script>`;
    write(pathOf(block), pageWith(library + toRelativePaths(block.code) + backEnd));
    const standalone = JSON.stringify(join(project, 'src', 'standalone.ts'));
    write(join(dirname(pathOf(block)), 'pro-widgets.js'), `export * from ${standalone};`);
  }
  for (const [name, code] of Object.entries(others)) write(`${name}.ts`, code);
  write('package.json', '{ "type": "module" }');
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const paths = {
    ...Object.fromEntries(modules.map(([name, file]) => [name, [file]])),
    ...Object.fromEntries(Object.keys(others).map((name) => [name, [join(folder, `${name}.ts`)]])),
  };
  const configure = (name: string, languages: readonly string[], options: object) => {
    const files = blocks.filter(({ language }) => languages.includes(language)).map(pathOf);
    const compilerOptions = {
      paths,
      jsx: 'react-jsx',
      allowImportingTsExtensions: true,
      ...options,
    };
    write(
      name,
      JSON.stringify({
        extends: join(project, 'tsconfig.json'),
        compilerOptions,
        files: [given, ...files],
        include: [],
      }),
    );
  };
  configure('tsconfig.json', ['ts', 'tsx'], {});
  // JavaScript is checked without strict null checks.
  configure('tsconfig.js.json', ['js'], { strict: false, exactOptionalPropertyTypes: false, checkJs: true });
}

const hasRun = `document.documentElement.dataset.ran = '';`;

/** Whether a script runs in a page. Tests for a test runner and JSX do not. */
export function runsInPage({ language, file }: CodeBlock): boolean {
  return ['js', 'ts'].includes(language) && !/\.(test|vitest|mocha)\.ts$/.test(file);
}

/** Replaces root-relative module paths by paths relative to the page. */
function toRelativePaths(code: string): string {
  return code.replaceAll(/(["'])\/([\w-]+\.js)\1/g, '$1./$2$1');
}

function pageWith(body: string): string {
  return `<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><title>docs</title></head><body>${body}</body></html>`;
}

/** The entries of package.json with their source files; code blocks can import nothing else. */
const modules = Object.entries(manifest.exports).flatMap(([entry, target]): [string, string][] => {
  if (typeof target === 'string' || !('default' in target)) return [];
  const source = target.default.replace('./dist/', '').replace(/\.js$/, '.ts');
  return [[`pro-widgets${entry.slice(1)}`, join(project, 'src', source)]];
});

/** Builds every page of the folder as a host page's bundler does, and returns the output folder. */
export async function buildPages(folder: string): Promise<string> {
  const outDir = join(folder, 'built');
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.html') && !path.startsWith('node_modules'),
  );
  await build({
    configFile: false,
    logLevel: 'error',
    root: folder,
    resolve: {
      alias: modules.map(([name, file]) => ({ find: new RegExp(`^${name}$`), replacement: file })),
    },
    build: {
      target: 'es2022',
      outDir,
      assetsInlineLimit: 0,
      minify: false,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: pages.map((page) => join(folder, page)) },
    },
  });
  return outDir;
}

/** Returns the type errors: strict for TypeScript, loose for JavaScript. */
export async function typeErrorsIn(folder: string): Promise<string> {
  const [strict, loose] = await Promise.all(
    ['tsconfig.json', 'tsconfig.js.json'].map((config) => run([tsc, '--project', join(folder, config)])),
  );
  // Our own sources have errors under the loose options; they are not reported.
  const ofScripts = loose?.output.split('\n').filter((line) => /\.js\(|tsconfig/.test(line)) ?? [];
  return [strict?.output, ...ofScripts].join('\n').trim();
}

/** Runs a file of a folder in Node, with Node flags. */
export function runFile(folder: string, file: string, ...flags: readonly string[]): Promise<Outcome> {
  return run(['--import', 'tsx', ...flags, join(folder, file)], join(folder, 'tsconfig.json'));
}

function run(nodeArguments: readonly string[], tsconfig?: string): Promise<Outcome> {
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const options = { cwd: project, env: { ...environment, ...(tsconfig && { TSX_TSCONFIG_PATH: tsconfig }) } };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, nodeArguments, options, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode ?? 1, output: stdout + stderr }),
    );
  });
}
