import { version } from './version.js';

// A property of the class with a registered symbol, so that a second copy of this library can read it.
const versionKey = Symbol.for('pro-widgets.version');

/** The prefixes under which classes were registered. */
const prefixes = new WeakMap<object, string>();

/** Under which tag and where an element is registered. */
interface RegisterOptions {
  readonly prefix?: string;
  readonly registry?: CustomElementRegistry | undefined;
}

/**
 * Registers an element, unless the same major version has registered its tag.
 *
 * @param name The tag without its prefix, such as `trend-card`.
 * @throws Error if another library or another major version has registered the tag: one page cannot mix major versions.
 */
export function register(
  name: string,
  element: CustomElementConstructor,
  { prefix = 'pro', registry = customElements }: RegisterOptions = {},
): void {
  const tag = `${prefix}-${name}`;
  const registered: object | undefined = registry.get(tag);
  if (!registered) {
    prefixes.set(element, prefix);
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

/** Returns the prefix of the tag of an element; `pro` for a class that the host page registered itself. */
export function prefixOf(element: Element): string {
  return prefixes.get(element.constructor) ?? 'pro';
}

function majorOf(versionText: string): string {
  return versionText.split('.')[0] ?? '';
}
