/** Any JSON object: what it holds is not known until it was looked at. */
export type JsonObject = { readonly [key: string]: unknown };

/** Called with what is wrong or cannot be processed at the place that is being read. */
export type Refuse = (feature: string) => void;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value for a message. Never `String()`: what JSON holds may not let itself be made a string. */
export function written(value: unknown): string {
  if (value === undefined || value === null) return 'missing';
  if (typeof value === 'string') return value.length > 100 ? `${value.slice(0, 100)}…` : value;
  return typeof value === 'number' || typeof value === 'boolean' ? `${value}` : 'that is not a string';
}

/** The string of a property; an empty one counts as absent. */
export function stringAt(element: JsonObject, key: string, refuse: Refuse): string | undefined {
  const value = element[key];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  refuse(`${key}: not a string`);
  return undefined;
}

/** `true`, or nothing: every boolean that we read is false where it is absent. */
export function trueAt(element: JsonObject, key: string, refuse: Refuse): true | undefined {
  const value = element[key];
  if (value === true) return true;
  if (value !== undefined && value !== null && value !== false) refuse(`${key}: not a boolean`);
  return undefined;
}

/** The objects of a list; an absent list is empty. */
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

/** The codes of a `code`, Coding or CodeableConcept. */
export function codesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (!isObject(value)) return [];
  const codings: unknown[] = Array.isArray(value['coding']) ? value['coding'] : [value];
  return codings.flatMap((coding) => (isObject(coding) && typeof coding['code'] === 'string' ? [coding['code']] : []));
}

/** The object without the properties that are undefined, as exact optional properties ask. */
export function defined<Shape extends object>(shape: Shape): Defined<Shape> {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Defined<Shape>;
}

type Defined<Shape> = {
  [Key in keyof Shape as undefined extends Shape[Key] ? never : Key]: Shape[Key];
} & {
  [Key in keyof Shape as undefined extends Shape[Key] ? Key : never]?: Exclude<Shape[Key], undefined>;
};
