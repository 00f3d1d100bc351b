/**
 * `npm run openapi`: writes the schemas of docs/openapi.json from those of src/core/model, under the same names. Its paths
 * and the rest are written by hand. test/project/openapi.test.ts fails when it was forgotten.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import * as z from 'zod/mini';

const project = join(import.meta.dirname, '..');
const model = join(project, 'src', 'core', 'model');
export const path = join(project, 'docs', 'openapi.json');

/** Of the schemas, those that are only about the wire. */
const byHand = ['Cursor', 'Problem'];

/** The document with the schemas of today, as it is to be written. */
export async function openapiText() {
  const document = JSON.parse(readFileSync(path, 'utf8'));
  const { schemas } = document.components;
  const kept = byHand.map((name) => [name, schemas[name]]);
  document.components.schemas = { ...Object.fromEntries(kept), ...used(document.paths, await modelSchemas()) };
  return format(JSON.stringify(document), { ...(await resolveConfig(path)), filepath: path });
}

/** Name -> schema of everything in the model, each referring to the others. */
async function modelSchemas() {
  const registry = z.registry();
  for (const file of readdirSync(model)) {
    for (const [id, schema] of Object.entries(await import(pathToFileURL(join(model, file)).href))) {
      if (schema instanceof z.ZodMiniType) registry.add(schema, { id });
    }
  }
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  // Each says where it stands and in which language, which is said of all of them in the document.
  for (const schema of Object.values(schemas)) {
    delete schema.$id;
    delete schema.$schema;
  }
  return schemas;
}

/** Only what the paths refer to, and what that refers to, in the order of their names. */
function used(paths, schemas) {
  const names = new Set();
  const follow = (part) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (names.has(name) || !schemas[name]) continue;
      names.add(name);
      follow(schemas[name]);
    }
  };
  follow(paths);
  return Object.fromEntries([...names].sort((a, b) => (a < b ? -1 : 1)).map((name) => [name, schemas[name]]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(path, await openapiText());
