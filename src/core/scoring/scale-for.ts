import type { Person } from '../model/person.js';
import type { OtherRespondents, Scale } from '../model/instrument.js';
import { personOf } from '../people/people.js';
import { isOther, isUnknownRespondent, unknownRespondent } from './respondent.js';

/**
 * Returns a scale with the meaning that it has for the answers of a respondent. Bands, change rules and reference groups
 * of a scale are for answers of the patient. Those of other respondents are another measure, so they have a meaning only
 * if the instrument gives one for their role. If it is unknown who answered, there is none.
 *
 * @param respondent Key of the respondent, as in `ScoreView`.
 * @returns The same object for the same meaning.
 */
export function scaleFor(scale: Scale, respondent: string, people: readonly Person[]): Scale {
  if (!isOther(respondent)) return scale;
  const role = personOf(people, respondent)?.role?.code;
  const meaning = isUnknownRespondent(respondent)
    ? undefined
    : scale.otherRespondents?.find(({ roles }) => !roles || (role !== undefined && roles.includes(role)));
  const cache = scales.get(scale) ?? new Map<OtherRespondents | undefined, Scale>();
  scales.set(scale, cache);
  const known = cache.get(meaning) ?? withMeaning(scale, meaning);
  cache.set(meaning, known);
  return known;
}

const scales = new WeakMap<Scale, Map<OtherRespondents | undefined, Scale>>();

function withMeaning(scale: Scale, meaning: OtherRespondents | undefined): Scale {
  const { bandSet: _bands, change: _change, references: _references, ...rest } = scale;
  const { roles: _roles, ...given } = meaning ?? {};
  return { ...rest, ...given };
}

/** Returns the scale with the meaning that several respondents share. If it differs, a scale without any. */
export function sharedScale(scale: Scale, scales: readonly Scale[]): Scale {
  const [first = scale, ...others] = scales;
  return others.every((other) => other === first) ? first : scaleFor(scale, unknownRespondent, []);
}
