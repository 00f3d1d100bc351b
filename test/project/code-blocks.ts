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
  /** Its own name, for blocks that import each other; else one of its line. */
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

/** The pages that somebody reads, as paths in the project. */
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

/** Where a block is, for who reads that a test failed. */
export function placeOf({ page, line }: CodeBlock): string {
  return `${page}:${line}`;
}

/** Where a block is that was written: a folder for each page. */
export function pathOf({ page, file }: CodeBlock): string {
  return `${page.replaceAll('/', '-').replace(/\.md$/, '')}/${file}`;
}

/**
 * Writes scripts and markup into an empty folder, in which `pro-widgets/…` are the sources, with a page of its own around
 * each that can run in a browser.
 *
 * @param blocks `ts`, `tsx`, `js` and `json`; the JSON above a script is what it calls `json`.
 * @param markup `html`, each with an element or what goes without.
 * @param others What the blocks import that is not ours and not installed: name -> module in its place.
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
    write(pathOf(block), inThisFolder(block.code));
    if (!runsInPage(block)) continue;
    const json = blocks.findLast(
      ({ page, language, line }) => language === 'json' && page === block.page && line < block.line,
    );
    const steps = [
      `import { give } from ${at('docs/given.ts')};`,
      `give(${json?.code ?? ''});`,
      `await import('./${block.file}');`,
      hasRun,
    ];
    write(`${pathOf(block)}.html`, pageWith(`<script type="module">${steps.join('\n')}</script>`));
  }
  for (const block of markup) {
    const steps = [`import { bring } from ${at('docs/back-end.ts')};`, 'bring();', hasRun];
    const library = '<script type="module" src="./pro-widgets.js"></script>';
    const backEnd = `<script type="module">${steps.join('\n')}</script>`;
    write(pathOf(block), pageWith(library + inThisFolder(block.code) + backEnd));
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
  // Who writes JavaScript is not asked whether what is found is there.
  configure('tsconfig.js.json', ['js'], { strict: false, exactOptionalPropertyTypes: false, checkJs: true });
}

const hasRun = `document.documentElement.dataset.ran = '';`;

/** Whether a script is for a page: not a test for a test runner, and not JSX, which is only compiled. */
export function runsInPage({ language, file }: CodeBlock): boolean {
  return ['js', 'ts'].includes(language) && !/\.(test|vitest|mocha)\.ts$/.test(file);
}

/** What stands at the root of the host's site stands beside the page here. */
function inThisFolder(code: string): string {
  return code.replaceAll(/(["'])\/([\w-]+\.js)\1/g, '$1./$2$1');
}

function pageWith(body: string): string {
  return `<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><title>docs</title></head><body>${body}</body></html>`;
}

/** The entries of the package, and the source of each: what package.json does not publish, no code block finds. */
const modules = Object.entries(manifest.exports).flatMap(([entry, target]): [string, string][] => {
  if (typeof target === 'string' || !('default' in target)) return [];
  const source = target.default.replace('./dist/', '').replace(/\.js$/, '.ts');
  return [[`pro-widgets${entry.slice(1)}`, join(project, 'src', source)]];
});

/** Builds every page of the folder, as a bundler of a host would, and gives where they are. */
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

/** What is wrong with the types: of TypeScript strictly, of JavaScript as far as it goes without. */
export async function typeErrorsIn(folder: string): Promise<string> {
  const [strict, loose] = await Promise.all(
    ['tsconfig.json', 'tsconfig.js.json'].map((config) => run([tsc, '--project', join(folder, config)])),
  );
  // Our own sources are not made to be read so loosely.
  const ofScripts = loose?.output.split('\n').filter((line) => /\.js\(|tsconfig/.test(line)) ?? [];
  return [strict?.output, ...ofScripts].join('\n').trim();
}

/** Runs a file of a folder in Node, with what Node is to be told before its name. */
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
