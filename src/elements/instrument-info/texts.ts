import type { Audience } from '../../adapter/context.js';
import type { Role } from '../../core/model/person.js';
import type { ScoreTexts } from '../../internal/format/score-text.js';
import type { InstrumentInfoMessages } from '../../locales/messages/instrument-info.js';

export interface InstrumentInfoTexts extends ScoreTexts {
  readonly info: InstrumentInfoMessages;
  readonly audience: Audience;
  /** The roles of the host page. */
  readonly roles: readonly Role[];
}
