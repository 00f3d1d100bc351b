import { readdir, readFile } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';

const project = join(import.meta.dirname, '..');

/** The folders of test/ that run in Node; the others run in a browser, test/built runs after a build. */
export const foldersInNode = ['core', 'fhir', 'session', 'project', 'access', 'demo', 'hosts', 'reliability', 'server'];

/**
 * What browser tests may read beyond the modules that they import, as a plugin of @web/test-runner:
 * `/__corpus__/…`, real questionnaires beside the project (not found where there are none), and
 * `/__stories__/index.json`, the paths of the story files.
 */
export const testFiles = {
  name: 'test-files',
  async serve({ path }) {
    if (path === '/__stories__/index.json')
      return json((await paths(join(project, 'stories'), /\.stories\.ts$/)) ?? []);
    if (!path.startsWith('/__corpus__/')) return undefined;
    const corpus = resolve(project, '..', 'shared', 'corpus');
    if (path === '/__corpus__/index.json') return json(await paths(corpus, /^Q--.*\.json$/));
    const file = resolve(corpus, decodeURIComponent(path.slice('/__corpus__/'.length)));
    return file.startsWith(corpus + sep) ? readFile(file, 'utf8').then(asJson, absent) : undefined;
  },
};

/** The files of a folder whose name fits, as paths inside it; nothing where there is no such folder. */
async function paths(folder, name) {
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

/** The server answers "not found" where a plugin has nothing. */
function absent() {
  return undefined;
}
