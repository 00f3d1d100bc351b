import { elements } from './registry.js';
import { register } from './internal/base/register.js';

/** Under which tags and where `defineAll()` registers. */
export interface DefineOptions {
  /** What the tags begin with: `hospital` makes `<hospital-trend-card>`. `pro` when left out. */
  readonly prefix?: string;
  /** Where to register, such as a scoped registry. The page's own when left out. */
  readonly registry?: CustomElementRegistry;
}

/**
 * Registers every element, as importing `pro-widgets/define` does, under a prefix and in a registry of choice.
 *
 * @throws Error when a tag is taken by something else, or by another major version of this library.
 * @example defineAll({ prefix: 'hospital' }) // <hospital-provider>, <hospital-questionnaire>, …
 */
export function defineAll({ prefix = 'pro', registry }: DefineOptions = {}): void {
  for (const [name, Element] of Object.entries<CustomElementConstructor>(elements)) {
    // A registry takes a class only once, so every further tag gets a class of its own.
    register(name, prefix === 'pro' && !registry ? Element : class extends Element {}, { prefix, registry });
  }
}
