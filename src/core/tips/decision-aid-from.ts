import { ModelError, parseModel } from '../model/parse.js';
import { isEmptyText } from '../model/localized-text.js';
import { DecisionAid } from '../model/tip.js';
import { isAidAddress } from './links.js';

/**
 * Parses a decision aid.
 *
 * @throws ModelError that names the field: no title, or an address that is not `https:`, `mailto:` or `tel:`.
 */
export function decisionAidFrom(json: unknown): DecisionAid {
  const aid = parseModel(DecisionAid, json, 'DecisionAid');
  if (isEmptyText(aid.title)) throw new ModelError('DecisionAid', [{ field: 'title', problem: 'must not be empty' }]);
  if (!isAidAddress(aid.url)) {
    throw new ModelError('DecisionAid', [{ field: 'url', problem: 'must start with https://, mailto: or tel:' }]);
  }
  return aid;
}
