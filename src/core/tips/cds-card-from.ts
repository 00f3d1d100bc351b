import { ModelError, parseModel } from '../model/parse.js';
import { CdsCard } from '../model/tip.js';
import { isSecureAddress } from './links.js';

/**
 * Parses a CDS Hooks card, without the fields that are never shown. A source URL that is not `https:` is dropped.
 *
 * @see https://cds-hooks.hl7.org/2.0/#card-attributes
 * @throws ModelError that names the field: no summary, or no source label.
 */
export function cdsCardFrom(json: unknown): CdsCard {
  const { summary, detail, source } = parseModel(CdsCard, json, 'Card');
  if (summary.trim() === '') throw new ModelError('Card', [{ field: 'summary', problem: 'must not be empty' }]);
  if (source.label.trim() === '') {
    throw new ModelError('Card', [{ field: 'source.label', problem: 'must not be empty' }]);
  }
  const { label, url } = source;
  return { summary, detail, source: { label, url: url !== undefined && isSecureAddress(url) ? url : undefined } };
}
