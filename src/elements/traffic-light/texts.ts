import type { Audience } from '../../adapter/context.js';
import type { RespondentTexts } from '../../internal/format/respondent.js';
import type { TrafficLightMessages } from '../../locales/messages/traffic-light.js';

export interface TrafficLightTexts extends RespondentTexts {
  readonly trafficLight: TrafficLightMessages;
  readonly audience: Audience;
}
