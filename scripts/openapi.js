/**
 * `npm run openapi`: generates the schemas of docs/openapi.json from src/core/model, under the same names. The paths and
 * the other fields are handwritten. test/project/openapi.test.ts fails if the file is out of date.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { format, resolveConfig } from 'prettier';
import * as z from 'zod/mini';

const project = join(import.meta.dirname, '..');
const model = join(project, 'src', 'core', 'model');
export const path = join(project, 'docs', 'openapi.json');

/** The handwritten schemas, which the model does not have. */
const handwritten = ['Cursor', 'Problem'];

/** Returns the formatted document with the current schemas. */
export async function openapiText() {
  const document = JSON.parse(readFileSync(path, 'utf8'));
  const { schemas } = document.components;
  const kept = handwritten.map((name) => [name, schemas[name]]);
  document.components.schemas = { ...Object.fromEntries(kept), ...usedSchemas(document.paths, await modelSchemas()) };
  return format(JSON.stringify(document), { ...(await resolveConfig(path)), filepath: path });
}

/** Returns every schema of the model by name, with references between them. */
async function modelSchemas() {
  const registry = z.registry();
  for (const file of readdirSync(model)) {
    for (const [id, schema] of Object.entries(await import(pathToFileURL(join(model, file)).href))) {
      if (schema instanceof z.ZodMiniType) registry.add(schema, { id });
    }
  }
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  // The document states the id and the dialect once for all schemas.
  for (const schema of Object.values(schemas)) {
    delete schema.$id;
    delete schema.$schema;
  }
  return schemas;
}

/** Returns the schemas that the paths refer to, directly or indirectly, sorted by name. */
function usedSchemas(paths, schemas) {
  const names = new Set();
  const collect = (part) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      if (names.has(name) || !schemas[name]) continue;
      names.add(name);
      collect(schemas[name]);
    }
  };
  collect(paths);
  return Object.fromEntries([...names].sort((a, b) => (a < b ? -1 : 1)).map((name) => [name, schemas[name]]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(path, await openapiText());
