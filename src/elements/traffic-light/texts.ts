import type { Audience } from '../../adapter/context.js';
import type { ScoreTexts } from '../../internal/format/score-text.js';
import type { TrafficLightMessages } from '../../locales/messages/traffic-light.js';

export interface TrafficLightTexts extends ScoreTexts {
  readonly trafficLight: TrafficLightMessages;
  readonly audience: Audience;
}
