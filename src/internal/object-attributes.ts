/**
 * Throws where an attribute reads "[object Object]": React and Vue write an object so when the element was not yet
 * defined at their first render, and the object itself is lost.
 */
export function refuseObjectAttributes(element: Element): void {
  for (const { name, value } of element.attributes) {
    if (!value.startsWith('[object Object]')) continue;
    throw new Error(
      `<${element.localName} ${name}="[object Object]">: an object was given before the element was defined, and is lost. ` +
        `Import 'pro-widgets/define' before the page is first drawn, or set the property: element.${name} = ….`,
    );
  }
}
