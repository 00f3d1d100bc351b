/** Yields copies of a JSON tree in which one value is replaced by an unexpected one. */
export function* withInvalidValues(json: unknown): Generator<{ readonly change: string; readonly json: unknown }> {
  const values: unknown[] = [null, true, 3, -1.5, '', 'x', [], [[]], [null], {}, { toString: 1, valueOf: 1 }];
  values.push(JSON.parse('{"__proto__": {"a": 1}}'));
  for (const path of pathsOf(json)) {
    for (const value of values) {
      yield { change: `${path.join('.')} = ${JSON.stringify(value)}`, json: replaced(json, path, value) };
    }
  }
}

function pathsOf(json: unknown, path: string[] = []): string[][] {
  if (typeof json !== 'object' || json === null) return [path];
  return [path, ...Object.entries(json).flatMap(([key, value]) => pathsOf(value, [...path, key]))];
}

function replaced(json: unknown, [key, ...path]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(json))
    return json.map((element, index) => (`${index}` === key ? replaced(element, path, value) : element));
  const object = json as Readonly<Record<string, unknown>>;
  return { ...object, [key]: replaced(object[key], path, value) };
}
