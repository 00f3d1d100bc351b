import { version } from './version.js';

// A property of the class with a registered symbol, so that a second copy of this library can read it.
const versionKey = Symbol.for('pro-widgets.version');

/**
 * Registers an element, unless the same major version has registered its tag.
 *
 * @throws Error if another library or another major version has registered the tag: one page cannot mix major versions.
 */
export function register(
  tag: string,
  element: CustomElementConstructor,
  registry: CustomElementRegistry = customElements,
): void {
  const registered: object | undefined = registry.get(tag);
  if (!registered) {
    registry.define(tag, Object.defineProperty(element, versionKey, { value: version, configurable: true }));
    return;
  }
  const otherVersion: unknown = Reflect.get(registered, versionKey);
  if (typeof otherVersion !== 'string') {
    throw new Error(`<${tag}> is already registered by another library. Use defineAll({ prefix }) for other tags.`);
  }
  if (majorOf(otherVersion) !== majorOf(version)) {
    throw new Error(
      `<${tag}> is already registered by pro-widgets ${otherVersion}, and this is pro-widgets ${version}. ` +
        'Load one major version on a page, or use defineAll({ prefix }) for the other.',
    );
  }
}

function majorOf(versionText: string): string {
  return versionText.split('.')[0] ?? '';
}
