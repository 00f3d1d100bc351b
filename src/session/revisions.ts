import type { FormItem } from '../core/form/form-item.js';

/** How often each item changed, so that only what changed is drawn again. */
export class Revisions {
  readonly #counts = new WeakMap<FormItem, number>();

  of(formItem: FormItem): number {
    return this.#counts.get(formItem) ?? 0;
  }

  /** An item is drawn by what it is part of, so that changes too. */
  note(changed: Iterable<FormItem>): void {
    const all = new Set<FormItem>();
    for (const one of changed) {
      for (let each: FormItem | undefined = one; each && !all.has(each); each = each.parent) all.add(each);
    }
    for (const one of all) this.#counts.set(one, this.of(one) + 1);
  }
}
