import type { Audience } from '../../adapter/context.js';
import { hasNotes, type OpenConsultation } from '../../core/tips/consultation.js';
import type { ViewKind } from '../../internal/base/view.event.js';
import type { Records } from './records.js';
import type { TipsPanel } from './tips-panel.js';

/** Returns the kinds of data that the panel shows. */
export function shownKinds(
  panel: TipsPanel | undefined,
  { carried, others, consultation }: OpenConsultation,
  audience: Audience,
  records: Records | undefined,
): ViewKind[] {
  if (!panel) return [];
  const isMeasured = panel.note !== 'notMeasured';
  const isStored = records?.consultations.some(({ id }) => id === consultation.id) ?? false;
  const hasOwn = audience === 'clinician' && (isStored || carried.length > 0);
  return [
    ...(isMeasured ? (['scores'] as const) : []),
    ...(panel.isFlagged ? (['answers'] as const) : []),
    ...(panel.prepared ? (['preparation'] as const) : []),
    ...(isMeasured && (hasOwn || others.some(hasNotes)) ? (['notes'] as const) : []),
  ];
}
