import { controlOf } from '../../session/control-of.js';
import type { FocusTarget, ValidationError } from '../../session/form-state.js';
import { idOf, rowIdOf } from './context.js';

/** Returns the id of the element that gets the focus; the heading of a page has none. */
export function focusIdOf(target: Exclude<FocusTarget, { readonly kind: 'heading' }>): string {
  switch (target.kind) {
    case 'errors':
      return 'faults';
    case 'conflict':
      return 'newer';
    case 'unsent':
      return 'unsent';
    case 'refused':
      return 'refused';
    case 'discard':
      return target.isAsked ? 'discard-yes' : `discard-${target.id}`;
    case 'item':
      return rowIdOf(target.formItem, target.index ?? 0);
    case 'error':
      return fieldIdOf(target.error);
    default:
      return '';
  }
}

function fieldIdOf({ formItem, index, problem }: ValidationError): string {
  if (problem.key === 'unreadable' && problem.unreadable === 'other') return `${idOf(formItem)}-other`;
  // The text was typed beside the line of a slider.
  if (problem.key === 'unreadable' && controlOf(formItem) === 'slider') return `${idOf(formItem)}-number`;
  return rowIdOf(formItem, index);
}
