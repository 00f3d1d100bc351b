import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A block of code in a page of the docs: ```` ```ts file=name.ts ````. */
export interface CodeBlock {
  readonly language: string;
  /** Its own name, for blocks that import each other; else one of its line. */
  readonly file: string;
  readonly code: string;
}

export interface Outcome {
  readonly status: number | null;
  readonly output: string;
}

const project = join(import.meta.dirname, '..', '..');
const tsc = join(project, 'node_modules', 'typescript', 'bin', 'tsc');

export function codeBlocksOf(page: string): CodeBlock[] {
  const text = readFileSync(join(project, page), 'utf8');
  return [...text.matchAll(/^```(\w+)(?: file=(\S+))?\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', file, code = ''], place) => ({ language, file: file ?? `block-${place + 1}.${language}`, code }),
  );
}

/**
 * Writes the blocks into an empty folder as files, in which `pro-widgets/…` are the sources; and a file `all.ts` that
 * imports those that are not tests.
 *
 * @param others What the blocks import that is not ours and not installed: name -> module in its place.
 */
export function writeBlocks(
  folder: string,
  blocks: readonly CodeBlock[],
  others: Readonly<Record<string, string>> = {},
) {
  const write = (file: string, code: string) => writeFileSync(join(folder, file), code);
  const modules = blocks.filter(({ file }) => !/\.(test|vitest|mocha)\.ts$/.test(file));
  for (const { file, code } of blocks) write(file, code);
  for (const [name, code] of Object.entries(others)) write(`${name}.ts`, code);
  write('all.ts', modules.map(({ file }) => `import './${file.replace(/\.ts$/, '.js')}';\n`).join(''));
  write('package.json', '{ "type": "module" }');
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const src = join(project, 'src');
  const barrels = ['core', 'fhir', 'testing'].map((name) => [`pro-widgets/${name}`, [join(src, name, 'index.ts')]]);
  const paths = {
    'pro-widgets': [join(src, 'index.ts')],
    ...Object.fromEntries(barrels),
    'pro-widgets/*': [join(src, '*.ts')],
    ...Object.fromEntries(Object.keys(others).map((name) => [name, [join(folder, `${name}.ts`)]])),
  };
  const config = { extends: join(project, 'tsconfig.json'), compilerOptions: { paths }, include: ['*.ts'] };
  write('tsconfig.json', JSON.stringify(config));
}

/** Whether the types of a folder's files are right. */
export function checkTypes(folder: string): Outcome {
  return run([tsc, '--project', folder]);
}

/** Runs a file of a folder, with what Node is to be told before its name. */
export function runFile(folder: string, file: string, ...flags: readonly string[]): Outcome {
  return run(['--import', 'tsx', ...flags, join(folder, file)], join(folder, 'tsconfig.json'));
}

function run(nodeArguments: readonly string[], tsconfig?: string): Outcome {
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, nodeArguments, {
    cwd: project,
    encoding: 'utf8',
    env: { ...environment, ...(tsconfig && { TSX_TSCONFIG_PATH: tsconfig }) },
  });
  return { status, output: stdout + stderr };
}
