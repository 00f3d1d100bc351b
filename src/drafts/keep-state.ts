/** How an element wants answers kept that were not sent yet. */
export type DraftMode = 'memory' | 'session' | 'device';

/**
 * Where the answers of this time are now.
 *
 * - `none`: there is nothing to keep yet, or nobody asked for it.
 * - `saving`: the newest answer is on its way.
 * - `device`: all of them would survive a crash of the browser.
 * - `journal`: all of them are in this browser, in a place that a crash within seconds may empty.
 * - `server`: all of them are with the adapter.
 * - `memory`: they are on this page only.
 * - `newer`: another tab kept newer ones; these are not kept until somebody chooses.
 * - `sending`: finished, and on their way to the adapter.
 * - `waiting`: finished, and not sent yet.
 * - `expired`: the same, because the login ended.
 * - `refused`: finished, and the server does not take them.
 * - `sent`: the server has them.
 */
export type KeepState =
  | 'none'
  | 'saving'
  | 'device'
  | 'journal'
  | 'server'
  | 'memory'
  | 'newer'
  | 'sending'
  | 'waiting'
  | 'expired'
  | 'refused'
  | 'sent';
