import type { Audience } from '../../adapter/context.js';
import type { ScoreWords } from '../../internal/score-text.js';
import type { TrafficLightMessages } from '../../locales/messages/traffic-light.js';

/** What the card speaks with. */
export interface TrafficLightWords extends ScoreWords {
  readonly trafficLight: TrafficLightMessages;
  readonly audience: Audience;
}
