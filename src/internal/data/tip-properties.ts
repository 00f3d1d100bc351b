import { ContextFlag, type DecisionAid, type TipPack } from '../../core/model/tip.js';
import { decisionAidFrom } from '../../core/tips/decision-aid-from.js';
import { standardTipPack } from '../../core/tips/pack.js';
import { toError } from '../base/to-error.js';
import { tipPackFrom } from '../../core/tips/tip-pack-from.js';
import { tokensOf } from '../base/attribute-values.js';

/** The properties of elements that show tips, as the host page set them. `undefined` and `null` count as not set. */
export interface TipInput {
  readonly packs: readonly TipPack[] | undefined;
  readonly contextFlags: string | undefined;
  readonly aids: readonly DecisionAid[] | undefined;
}

/** The checked properties. Invalid entries are skipped and reported in `errors`. */
export interface TipProperties {
  /** Undefined if packs were set and none of them is valid. */
  readonly packs: readonly TipPack[] | undefined;
  readonly contextFlags: readonly ContextFlag[];
  readonly aids: readonly DecisionAid[];
  readonly errors: readonly Error[];
}

export function tipPropertiesOf({ packs, contextFlags: given, aids }: TipInput): TipProperties {
  const tokens = tokensOf(given);
  const contextFlags = ContextFlag.options.filter((flag) => tokens.includes(flag));
  const unknown = tokens.filter((token) => !contextFlags.some((flag) => flag === token));
  const checkedPacks = validEntries('packs', packs ?? [standardTipPack], (pack) =>
    pack === standardTipPack ? standardTipPack : tipPackFrom(pack),
  );
  const checkedAids = validEntries('aids', aids, decisionAidFrom);
  return {
    packs: checkedPacks.valid.length === 0 && checkedPacks.errors.length > 0 ? undefined : checkedPacks.valid,
    contextFlags,
    aids: checkedAids.valid,
    errors: [
      ...unknown.map(
        (flag) =>
          new Error(
            `context-flags has the unknown flag "${flag}"; remove it or use one of: ${ContextFlag.options.join(', ')}.`,
          ),
      ),
      ...checkedPacks.errors,
      ...checkedAids.errors,
    ],
  };
}

/** Returns the valid entries of a list property, and the errors of the others. */
export function validEntries<Entry>(
  property: string,
  entries: unknown,
  check: (json: unknown) => Entry,
): { readonly valid: Entry[]; readonly errors: Error[] } {
  if (!Array.isArray(entries ?? []))
    return { valid: [], errors: [new Error(`The property "${property}" is not a list; set it to an array.`)] };
  const valid: Entry[] = [];
  const errors: Error[] = [];
  for (const entry of (entries ?? []) as readonly unknown[]) {
    try {
      valid.push(check(entry));
    } catch (reason) {
      errors.push(toError(reason));
    }
  }
  return { valid, errors };
}
