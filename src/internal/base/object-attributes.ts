/** An object was given to an element that was not yet defined, and became the text "[object Object]". */
export class ObjectAttributeError extends Error {
  override readonly name = 'ObjectAttributeError';

  constructor({ localName }: Element, attribute: string) {
    super(
      `<${localName} ${attribute}="[object Object]">: an object was given before the element was defined, and is lost. ` +
        `Import 'pro-widgets/define' before the page is first drawn, or set the property: element.${attribute} = … ` +
        `(in React use 'pro-widgets/react', in Vue write :${attribute}.prop).`,
    );
  }
}

/**
 * Says where an attribute reads "[object Object]": React and Vue write an object so when the element was not yet
 * defined at their first render, and the object itself is lost. Not where the property was set since.
 *
 * @param defaults What the properties are before anybody sets them; undefined where left out.
 */
export function objectAttributeErrorOf(
  element: Element,
  defaults: Readonly<Record<string, unknown>> = {},
): ObjectAttributeError | undefined {
  for (const { name, value } of element.attributes) {
    if (!value.startsWith('[object Object]')) continue;
    const now: unknown = Reflect.get(element, name);
    if (typeof now === 'string' || now === defaults[name]) return new ObjectAttributeError(element, name);
  }
  return undefined;
}
