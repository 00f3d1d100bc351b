/** `npm run check:same-build`: builds again, and fails if a file of the package differs. */
import { execSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');
const before = hashes();
if (before.size === 0) throw new Error('No build to compare with; run `npm run build` first.');
execSync('npm run --silent build', { cwd: project, stdio: ['ignore', 'ignore', 'inherit'] });
const after = hashes();

const different = [...new Set([...before.keys(), ...after.keys()])].filter(
  (file) => before.get(file) !== after.get(file),
);
for (const file of different) console.error(`different in a second build: ${file}`);
console.log(`${after.size} files built twice, ${different.length} different`);
process.exit(different.length > 0 ? 1 : 0);

function hashes() {
  const built = readdirSync(join(project, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    [...built, join(project, 'custom-elements.json')]
      .filter(existsSync)
      .map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]),
  );
}
