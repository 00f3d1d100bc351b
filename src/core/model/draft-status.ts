/** The storage that a host wants for answers that are not sent yet. */
export type DraftMode = 'memory' | 'session' | 'device';

/**
 * The place of the answers of a form at present. The session, the texts and `data-state` of the status line all use this type.
 *
 * - `none`: there is nothing to store yet, or no host asked for it.
 * - `saving`: the newest answer is being written.
 * - `device`: all answers survive a crash of the browser.
 * - `journal`: all answers are in localStorage, which a crash within seconds may empty.
 * - `server`: the adapter has all answers.
 * - `memory`: the answers are on this page only.
 * - `newer`: another tab wrote newer answers; nothing is written until the patient chooses.
 * - `sending`: finished, and being sent to the adapter.
 * - `waiting`: finished, and not sent yet.
 * - `expired`: finished, and not sent because the login ended.
 * - `refused`: finished, and the server does not accept them.
 * - `sent`: the server has them.
 */
export type DraftStatus =
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

/** The statuses of a finished response that the server does not have. */
export type UnsentStatus = Extract<DraftStatus, 'sending' | 'waiting' | 'expired' | 'refused'>;
