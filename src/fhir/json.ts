export type JsonObject = { readonly [key: string]: unknown };

/** Refuses the form because of a feature. `note` tells a reading that its author should know of; the form is read. */
export interface Refuse {
  (feature: string): void;
  readonly note?: (notice: string) => void;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Describes a value in a message. Does not use `String()`, which throws for some objects. */
export function describeValue(value: unknown): string {
  if (value === undefined || value === null) return 'missing';
  if (typeof value === 'string') return value.length > 100 ? `${value.slice(0, 100)}…` : value;
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : 'that is not a string';
}

export function stringAt(element: JsonObject, key: string, refuse: Refuse): string | undefined {
  const value = element[key];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  refuse(`${key}: not a string`);
  return undefined;
}

/** The value of a boolean property that is false by default: `true` or undefined. */
export function trueAt(element: JsonObject, key: string, refuse: Refuse): true | undefined {
  const value = element[key];
  if (value === true) return true;
  if (value !== undefined && value !== null && value !== false) refuse(`${key}: not a boolean`);
  return undefined;
}

export function objectsAt(element: JsonObject, key: string, refuse: Refuse): JsonObject[] {
  const value = element[key];
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) {
    refuse(`${key}: not a list`);
    return [];
  }
  const objects = value.filter(isObject);
  if (objects.length < value.length) refuse(`${key}: not a list of objects`);
  return objects;
}

export function codesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (!isObject(value)) return [];
  const codings: unknown[] = Array.isArray(value['coding']) ? value['coding'] : [value];
  return codings.flatMap((coding) => (isObject(coding) && typeof coding['code'] === 'string' ? [coding['code']] : []));
}

/** The object without its undefined properties, for `exactOptionalPropertyTypes`. */
export function defined<Shape extends object>(shape: Shape): Defined<Shape> {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Defined<Shape>;
}

type Defined<Shape> = {
  [Key in keyof Shape as undefined extends Shape[Key] ? never : Key]: Shape[Key];
} & {
  [Key in keyof Shape as undefined extends Shape[Key] ? Key : never]?: Exclude<Shape[Key], undefined>;
};
