import { createContext } from '@lit/context';
import type { Messages } from './messages.js';

/** A language with its texts, for hosts that add a language. */
export interface Locale {
  /** The BCP-47 tag. It also determines the format of dates and numbers. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly messages: Messages;
}

/** The locale of the host page, or the tag of a language of this library. */
export const localeContext = createContext<Locale | string | undefined>(Symbol.for('pro-widgets.locale'));
