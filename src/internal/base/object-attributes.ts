/** Error for an object that became the text "[object Object]", because the element was not defined yet. */
export class ObjectAttributeError extends Error {
  override readonly name = 'ObjectAttributeError';

  constructor({ localName }: Element, attribute: string) {
    super(
      `<${localName} ${attribute}="[object Object]">: an object was set before the element was defined, and was lost. ` +
        `Import 'pro-widgets/define' before the page is first drawn, or set the property: element.${attribute} = … ` +
        `(in React use 'pro-widgets/react', in Vue write :${attribute}.prop).`,
    );
  }
}

/**
 * Returns an error for the first attribute with the text "[object Object]" whose property was not set since. React and
 * Vue write an object so if the element is not defined at their first render.
 *
 * @param defaults The initial values of the properties. Default: `undefined` for each.
 */
export function objectAttributeErrorOf(
  element: Element,
  defaults: Readonly<Record<string, unknown>> = {},
): ObjectAttributeError | undefined {
  for (const { name, value } of element.attributes) {
    if (!value.startsWith('[object Object]')) continue;
    const current: unknown = Reflect.get(element, name);
    if (typeof current === 'string' || current === defaults[name]) return new ObjectAttributeError(element, name);
  }
  return undefined;
}
