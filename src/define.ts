import { defineAll } from './define-all.js';
import type { ElementTagNames } from './index.js';

defineAll();

declare global {
  interface HTMLElementTagNameMap extends ElementTagNames {}
}
