import type { Audience } from '../../adapter/context.js';
import type { ScoreWords } from '../../internal/score-text.js';
import type { InstrumentInfoMessages } from '../../locales/messages/instrument-info.js';

/** What the card speaks with. */
export interface InstrumentInfoWords extends ScoreWords {
  readonly info: InstrumentInfoMessages;
  readonly audience: Audience;
}
