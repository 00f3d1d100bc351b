import type { FormItem } from '../core/form/form-item.js';

/** Counts the changes of each item, so that only changed items are rendered again. */
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
