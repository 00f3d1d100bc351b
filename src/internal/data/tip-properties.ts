import { ContextFlag, type DecisionAid, type TipPack } from '../../core/model/tip.js';
import { decisionAidFrom } from '../../core/tips/decision-aid-from.js';
import { standardTipPack } from '../../core/tips/pack.js';
import { toError } from '../base/to-error.js';
import { tipPackFrom } from '../../core/tips/tip-pack-from.js';
import { tokensOf } from '../base/attribute-values.js';

/** What a host says to the elements that show tips. What it takes away is as if it was never given. */
export interface TipInput {
  readonly packs: readonly TipPack[] | undefined;
  readonly contextFlags: string | undefined;
  readonly aids: readonly DecisionAid[] | undefined;
}

/** The same, checked. What is wrong is left out and said, the rest still works. */
export interface TipProperties {
  /** Undefined where packs were given and none of them is right. */
  readonly packs: readonly TipPack[] | undefined;
  readonly contextFlags: readonly ContextFlag[];
  readonly aids: readonly DecisionAid[];
  readonly mistakes: readonly Error[];
}

export function tipPropertiesOf({ packs, contextFlags: given, aids }: TipInput): TipProperties {
  const words = tokensOf(given);
  const contextFlags = ContextFlag.options.filter((flag) => words.includes(flag));
  const unknown = words.filter((word) => !contextFlags.some((flag) => flag === word));
  const readPacks = validEntries('packs', packs ?? [standardTipPack], (pack) =>
    pack === standardTipPack ? standardTipPack : tipPackFrom(pack),
  );
  const readAids = validEntries('aids', aids, decisionAidFrom);
  return {
    packs: readPacks.right.length === 0 && readPacks.mistakes.length > 0 ? undefined : readPacks.right,
    contextFlags,
    aids: readAids.right,
    mistakes: [
      ...unknown.map(
        (flag) => new Error(`context-flags has "${flag}", which is unknown; use ${ContextFlag.options.join(', ')}.`),
      ),
      ...readPacks.mistakes,
      ...readAids.mistakes,
    ],
  };
}

/** What of a list is right, and what is wrong with the others. */
export function validEntries<Thing>(
  property: string,
  given: unknown,
  check: (json: unknown) => Thing,
): { readonly right: Thing[]; readonly mistakes: Error[] } {
  if (!Array.isArray(given ?? []))
    return { right: [], mistakes: [new Error(`The property "${property}" must be a list.`)] };
  const right: Thing[] = [];
  const mistakes: Error[] = [];
  for (const one of (given ?? []) as readonly unknown[]) {
    try {
      right.push(check(one));
    } catch (reason) {
      mistakes.push(toError(reason));
    }
  }
  return { right, mistakes };
}
