// docs/openapi.json describes the requests of RestAdapter: its schemas come from the model, and its examples are valid.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import * as z from 'zod/mini';
import { openapiText, path } from '../../scripts/openapi.js';
import { parseModel } from '../../src/core/model/parse.js';

interface Body {
  readonly content?: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
}
interface Schema {
  readonly $ref?: string;
  readonly required?: readonly string[];
  readonly properties?: { readonly items?: { readonly items?: Schema } };
}
interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body & { readonly $ref?: string }>>;
}

const project = join(import.meta.dirname, '..', '..');
const text = readFileSync(path, 'utf8');
const openapi = JSON.parse(text) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const operations = Object.values(openapi.paths).flatMap((methods) => Object.values(methods));

describe('docs/openapi.json', () => {
  it('has the current schemas of the model', async () => {
    assert.ok(text === (await openapiText()), 'docs/openapi.json is out of date; run `npm run openapi`');
  });

  it('has an operation with the same name for each method of an adapter', () => {
    const source = readFileSync(join(project, 'src', 'adapter', 'adapter.ts'), 'utf8');
    const methods = [...source.matchAll(/^ {2}(\w+)(\??)\(/gm)]
      .map(([, name = '', mark]) => ({ name, isOptional: !!mark }))
      // A server without FHIR runs no FHIR searches.
      .filter(({ name }) => name !== 'runQuery');
    assert.deepEqual(
      operations.map(({ operationId, tags }) => `${operationId} ${tags.join()}`).toSorted(),
      methods.map(({ name, isOptional }) => `${name} ${isOptional ? 'optional' : 'required'}`).toSorted(),
    );
  });

  it('has no broken references', () => {
    for (const [, reference = ''] of JSON.stringify(openapi).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = reference
        .split('/')
        .reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], openapi);
      assert.ok(target, reference);
    }
  });

  it('has a valid example of every request and response body', async () => {
    const model = await modelSchemas();
    let count = 0;
    for (const { operationId, requestBody, responses } of operations) {
      for (const body of [requestBody, ...Object.values(responses)]) {
        const { schema, example } = body?.content?.['application/json'] ?? {};
        if (!schema) continue;
        count += 1;
        assert.ok(example, `${operationId} has no example`);
        const ofItems = schema.properties?.items?.items;
        const [itemSchema, examples] = ofItems
          ? [ofItems, (example as { items: unknown[] }).items]
          : [schema, [example]];
        assert.ok(examples.length > 0, operationId);
        const shape = model.get(itemSchema.$ref?.split('/').at(-1) ?? '');
        // Bodies that only the API has, such as a revision, have no schema in the model.
        for (const each of examples) {
          if (shape) parseModel(shape, each, `The example of ${operationId}`);
          else assert.deepEqual(Object.keys(each as object), itemSchema.required);
        }
      }
    }
    assert.ok(count >= 17, `${count} examples`);
  });
});

async function modelSchemas(): Promise<ReadonlyMap<string, z.ZodMiniType>> {
  const found = new Map<string, z.ZodMiniType>();
  const folder = join(project, 'src', 'core', 'model');
  for (const file of readdirSync(folder)) {
    const module = (await import(join(folder, file))) as Record<string, unknown>;
    for (const [name, schema] of Object.entries(module)) if (schema instanceof z.ZodMiniType) found.set(name, schema);
  }
  return found;
}
