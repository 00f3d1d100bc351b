import { createContext } from '@lit/context';
import type { Messages } from './messages.js';

/** A language with its texts. */
export interface Locale {
  /** BCP-47 tag, which also formats dates and numbers. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly messages: Messages;
}

/** The texts of a host's own language, or the tag of one that the widgets bring. */
export const localeContext = createContext<Locale | string | undefined>(Symbol.for('pro-widgets.locale'));
