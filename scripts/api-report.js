/**
 * Generates the API report: every exported name of package.json's entries with its declaration, without comments and
 * private members. `npm run api` writes api/pro-widgets.api.md; `npm run check:api` fails if the code differs from it, so
 * that no public name changes by accident. The compiler's API is unstable, so its version is pinned. Both commands fail for a
 * public name without a doc comment, and for one with the name of a global.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { SyntaxKind } from 'typescript/unstable/ast';
import { API, SymbolFlags } from 'typescript/unstable/sync';

const project = join(import.meta.dirname, '..');
const file = join(project, 'api', 'pro-widgets.api.md');
const { exports } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
const scratch = mkdtempSync(join(realpathSync(tmpdir()), 'pro-widgets-api-'));

try {
  const report = reportOf(declarations());
  if (process.argv.includes('--write')) write(report);
  else compare(report);
} finally {
  rmSync(scratch, { recursive: true });
}

/** Emits the declarations of src and returns their folder. */
function declarations() {
  const folder = join(scratch, 'dist');
  const command = ['tsc', '-p', 'tsconfig.build.json', '--outDir', folder];
  const { status } = spawnSync('npx', command, { cwd: project, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('The declarations of src could not be emitted. Run `npm run check` to see why.');
  return folder;
}

function reportOf(folder) {
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify({ include: ['dist'], compilerOptions: { types: [] } }));
  const api = new API({ cwd: scratch });
  try {
    const configFile = join(scratch, 'tsconfig.json');
    const compiled = api.updateSnapshot({ openProjects: [configFile] }).getProject(configFile);
    const { checker, program } = compiled;
    const originalOf = (symbol) => (symbol?.flags & SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
    const entries = [];
    const published = new Map();
    for (const [entry, target] of Object.entries(exports)) {
      const path = target.types && join(folder, relative('dist', target.types));
      // The types of tags in frameworks are generated, and declare no names of their own.
      if (!path || !existsSync(path)) continue;
      const module = checker.getSymbolAtLocation(program.getSourceFile(path));
      const symbols = module ? checker.getExportsOfModule(module) : [];
      for (const symbol of symbols) published.set(originalOf(symbol).id, originalOf(symbol));
      entries.push({ entry: entry.replace('.', 'pro-widgets'), names: symbols.map(({ name }) => name).sort() });
    }

    const declarationsOf = (symbol) => symbol.declarations.map((handle) => declarationOf(handle.resolve(compiled)));
    const isOurs = (symbol) =>
      declarationsOf(symbol).some(({ path, isTopLevel }) => path.startsWith(folder) && isTopLevel);
    const used = new Map();
    let added = [...published.values()];
    while (added.length > 0) {
      const names = added.flatMap((symbol) =>
        declarationsOf(symbol).flatMap(({ statement }) => identifiersIn(statement)),
      );
      const found = names.length > 0 ? checker.getSymbolAtLocation(names).map(originalOf) : [];
      const isNew = (symbol) => symbol && !published.has(symbol.id) && !used.has(symbol.id) && isOurs(symbol);
      added = [...new Map(found.filter(isNew).map((symbol) => [symbol.id, symbol])).values()];
      for (const symbol of added) used.set(symbol.id, symbol);
    }
    const isGlobal = (name) => checker.resolveName(name, SymbolFlags.Value | SymbolFlags.Type) !== undefined;
    for (const symbol of published.values()) {
      refuseFaults(symbol.name, declarationsOf(symbol), { folder, isGlobal: isGlobal(symbol.name) });
    }
    const texts = (symbols) =>
      [...symbols.values()].map((symbol) => textOf(symbol.name, declarationsOf(symbol), folder)).sort();
    return markdownOf(entries, texts(published), texts(used));
  } finally {
    api.close();
  }
}

/** Returns a declaration with its statement. The statement of a constant is two levels above its name. */
function declarationOf(node) {
  const list = node.parent;
  const statement = list?.parent?.declarationList === list && list ? list.parent : node;
  const isTopLevel = statement.parent?.kind === SyntaxKind.SourceFile;
  return { statement, isTopLevel, path: node.getSourceFile().fileName };
}

/** Fails for a public name without a doc comment, and for one that a global of the page or the language has. */
function refuseFaults(name, declared, { folder, isGlobal }) {
  const where = `${name} (src/${relative(folder, declared[0].path).replace(/\.d\.ts$/, '.ts')})`;
  const hasDocs = declared.some(({ statement }) => statement.getFullText().trimStart().startsWith('/**'));
  const faults = [
    ...(hasDocs ? [] : [`${where} has no doc comment: say what it is for.`]),
    ...(isGlobal ? [`${where} shadows a global of that name: give it another name.`] : []),
  ];
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
}

function identifiersIn(node) {
  const found = [];
  const visit = (child) => {
    if (child.kind === SyntaxKind.Identifier) found.push(child);
    child.forEachChild(visit);
  };
  visit(node);
  return found;
}

/** Returns the text of all declarations of a name: overloads, or a schema and its type. */
function textOf(name, declared, folder) {
  const module = relative(folder, declared[0].path)
    .replaceAll('\\', '/')
    .replace(/\.d\.ts$/, '');
  const text = [...new Set(declared.map(({ statement }) => statement.getText()))]
    .join('\n')
    .replaceAll(/\/\*\*[\s\S]*?\*\/\s*/g, '')
    .replaceAll(/^\s+(?:private |#private).*\n/gm, '');
  return `### ${name} (${module})\n\n\`\`\`ts\n${text}\n\`\`\``;
}

function markdownOf(entries, published, used) {
  const lists = entries.map(
    ({ entry, names }) =>
      `### \`${entry}\`\n\n${names.map((name) => `- ${name}`).join('\n') || 'No names: it registers elements.'}`,
  );
  return [
    '# API report',
    'Generated by `npm run api`. A change here is a change of the public API: see docs/releasing.md.',
    '## Entries',
    ...lists,
    '## Declarations',
    ...published,
    '## Declarations that are used above but not exported',
    ...used,
    '',
  ].join('\n\n');
}

function write(report) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, report);
}

function compare(report) {
  const committed = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (committed === report) return console.log('The public API matches the API report.');
  const now = join(scratch, 'now.md');
  writeFileSync(now, report);
  if (committed) spawnSync('git', ['--no-pager', 'diff', '--no-index', '--no-color', file, now], { stdio: 'inherit' });
  console.error(
    'The public API differs from api/pro-widgets.api.md. If the change is intended, run `npm run api` and commit the file.',
  );
  process.exitCode = 1;
}
