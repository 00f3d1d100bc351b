import { ContextFlag, type DecisionAid, type TipPack } from '../../core/model/tip.js';
import { decisionAidFrom } from '../../core/tips/decision-aid-from.js';
import { standardTipPack } from '../../core/tips/pack.js';
import { tipPackFrom } from '../../core/tips/tip-pack-from.js';
import { tokensOf } from '../base/attribute-values.js';
import { validEntries } from './valid-entries.js';

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
