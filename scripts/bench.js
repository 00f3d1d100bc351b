/** `npm run bench`: runs every benchmark sequentially. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');
const scripts = readdirSync(join(project, 'bench')).filter(
  (name) => name.endsWith('.ts') && !name.endsWith('-page.ts'),
);
let failed = 0;

for (const script of scripts) {
  console.log(`\n== bench/${script}`);
  const node = ['--import', 'tsx', join('bench', script)];
  if (spawnSync(process.execPath, node, { cwd: project, stdio: 'inherit' }).status !== 0) failed += 1;
}
process.exit(failed);
