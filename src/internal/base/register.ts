import { version } from './version.js';

// On the class, under a registered symbol, so that a second copy of this library can read it too.
const versionKey = Symbol.for('pro-widgets.version');

/**
 * Registers an element, unless its tag is taken: by the same major version, and the first one stays, since both do the
 * same; by anything else, and it throws, because half of the page would then speak another version.
 */
export function register(
  tag: string,
  element: CustomElementConstructor,
  registry: CustomElementRegistry = customElements,
): void {
  const present: object | undefined = registry.get(tag);
  if (!present) {
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

function majorOf(one: string): string {
  return one.split('.')[0] ?? '';
}
