import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';

const project = join(import.meta.dirname, '..');

/** The folders of test/ that run in Node. The others run in a browser; test/built runs after a build. */
export const foldersInNode = ['core', 'fhir', 'session', 'project', 'access', 'demo', 'hosts', 'reliability', 'server'];

/**
 * A plugin of @web/test-runner that serves data to browser tests: `/__corpus__/…` has real questionnaires from a folder
 * beside the project (404 if absent), and `/__stories__/index.json` has the paths of the story files.
 */
export const testFiles = {
  name: 'test-files',
  async serve({ path }) {
    if (path === '/__stories__/index.json')
      return json((await listFiles(join(project, 'stories'), /\.stories\.ts$/)) ?? []);
    if (!path.startsWith('/__corpus__/')) return undefined;
    const corpus = resolve(project, '..', 'shared', 'corpus');
    if (path === '/__corpus__/index.json') return json(await listFiles(corpus, /^Q--.*\.json$/));
    const file = resolve(corpus, decodeURIComponent(path.slice('/__corpus__/'.length)));
    return file.startsWith(corpus + sep) ? readFile(file, 'utf8').then(asJson, absent) : undefined;
  },
};

/** Returns the relative paths of the files whose name matches, or `undefined` if the folder does not exist. */
async function listFiles(folder, name) {
  const entries = await readdir(folder, { recursive: true }).catch(absent);
  return entries
    ?.filter((path) => name.test(basename(path)))
    .map((path) => relative(folder, join(folder, path)).split(sep).join('/'))
    .sort();
}

function json(value) {
  return value && asJson(JSON.stringify(value));
}

function asJson(body) {
  return { body, type: 'json' };
}

/** Returns `undefined`, for which the server answers 404. */
function absent() {
  return undefined;
}
