import { version } from './version.js';

// On the class, under a registered symbol, so that a second copy of this library can read it too.
const versionKey = Symbol.for('pro-widgets.version');

/** The prefixes under which classes were registered. */
const prefixes = new WeakMap<object, string>();

/** Under which tag and where an element is registered. */
interface RegisterOptions {
  readonly prefix?: string;
  readonly registry?: CustomElementRegistry | undefined;
}

/**
 * Registers an element, unless its tag is taken: by the same major version, and the first one stays, since both do the
 * same; by anything else, and it throws, because half of the page would then speak another version.
 *
 * @param name The tag without its prefix, such as `trend-card`.
 */
export function register(
  name: string,
  element: CustomElementConstructor,
  { prefix = 'pro', registry = customElements }: RegisterOptions = {},
): void {
  const tag = `${prefix}-${name}`;
  const present: object | undefined = registry.get(tag);
  if (!present) {
    prefixes.set(element, prefix);
    registry.define(tag, Object.defineProperty(element, versionKey, { value: version, configurable: true }));
    return;
  }
  const presentVersion: unknown = Reflect.get(present, versionKey);
  if (typeof presentVersion !== 'string') {
    throw new Error(
      `<${tag}> is already an element that is not of pro-widgets. Use defineAll({ prefix }) for other tags.`,
    );
  }
  if (majorOf(presentVersion) !== majorOf(version)) {
    throw new Error(
      `<${tag}> is already registered by pro-widgets ${presentVersion}, and this is pro-widgets ${version}. ` +
        'Load one major version on a page, or use defineAll({ prefix }) for the other.',
    );
  }
}

/** The prefix of the tag of an element; `pro` for a class that a host registered itself. */
export function prefixOf(element: Element): string {
  return prefixes.get(element.constructor) ?? 'pro';
}

function majorOf(one: string): string {
  return one.split('.')[0] ?? '';
}
