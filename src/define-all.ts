import { elements } from './registry.js';
import { register } from './internal/base/register.js';

/** Under which tags and where `defineAll()` registers. */
export interface DefineOptions {
  /** The prefix of the tags: `hospital` defines `<hospital-trend-card>`. Default: `pro`. */
  readonly prefix?: string;
  /** The registry, such as a scoped one. Default: that of the page. */
  readonly registry?: CustomElementRegistry;
}

/**
 * Registers every element, as the import of `pro-widgets/define` does, with a prefix and in a registry of choice.
 *
 * @throws Error if another library, or another major version of this library, has registered a tag.
 * @example defineAll({ prefix: 'hospital' }) // <hospital-provider>, <hospital-questionnaire>, …
 */
export function defineAll({ prefix = 'pro', registry }: DefineOptions = {}): void {
  for (const [name, Element] of Object.entries<CustomElementConstructor>(elements)) {
    // A registry accepts a class only once, so each further tag gets its own class.
    register(name, prefix === 'pro' && !registry ? Element : class extends Element {}, { prefix, registry });
  }
}
