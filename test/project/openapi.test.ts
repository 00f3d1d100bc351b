// docs/openapi.json says what RestAdapter asks: its schemas are those of the model, and its examples are right.
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
const written = readFileSync(path, 'utf8');
const openapi = JSON.parse(written) as {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};
const operations = Object.values(openapi.paths).flatMap((methods) => Object.values(methods));

describe('docs/openapi.json', () => {
  it('has the schemas of today: run `npm run openapi` after a change of the model', async () => {
    assert.ok(written === (await openapiText()), 'docs/openapi.json is out of date');
  });

  it('has an operation for each method of an adapter, of its name', () => {
    const source = readFileSync(join(project, 'src', 'adapter', 'adapter.ts'), 'utf8');
    const methods = [...source.matchAll(/^ {2}(\w+)(\??)\(/gm)].map(([, name = '', mark]) => ({
      name,
      isOptional: !!mark,
    }));
    assert.deepEqual(
      operations.map(({ operationId, tags }) => `${operationId} ${tags.join()}`).toSorted(),
      methods.map(({ name, isOptional }) => `${name} ${isOptional ? 'optional' : 'required'}`).toSorted(),
    );
  });

  it('refers only to what it has', () => {
    for (const [, reference = ''] of JSON.stringify(openapi).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = reference
        .split('/')
        .reduce<unknown>((part, key) => (part as Record<string, unknown>)?.[key], openapi);
      assert.ok(target, reference);
    }
  });

  it('has a right example of everything that is sent and answered', async () => {
    const model = await modelSchemas();
    let count = 0;
    for (const { operationId, requestBody, responses } of operations) {
      for (const body of [requestBody, ...Object.values(responses)]) {
        const { schema, example } = body?.content?.['application/json'] ?? {};
        if (!schema) continue;
        count += 1;
        assert.ok(example, `${operationId} has no example`);
        const ofItems = schema.properties?.items?.items;
        const [one, examples] = ofItems ? [ofItems, (example as { items: unknown[] }).items] : [schema, [example]];
        assert.ok(examples.length > 0, operationId);
        const shape = model.get(one.$ref?.split('/').at(-1) ?? '');
        // Without a schema of the model: what is only about the wire, such as a revision.
        for (const each of examples) {
          if (shape) parseModel(shape, each, `The example of ${operationId}`);
          else assert.deepEqual(Object.keys(each as object), one.required);
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
