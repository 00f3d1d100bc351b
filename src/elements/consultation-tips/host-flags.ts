import { HostFlag } from '../../core/model/tip.js';

/** The host flags of an attribute, and the words in it that are none. */
export function hostFlagsOf(attribute: string): { readonly known: HostFlag[]; readonly unknown: string[] } {
  const words = attribute.split(/\s+/).filter(Boolean);
  const known = HostFlag.options.filter((flag) => words.includes(flag));
  return { known, unknown: words.filter((word) => !known.some((flag) => flag === word)) };
}
