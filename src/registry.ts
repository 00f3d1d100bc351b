import { ProAnswers } from './elements/answers/answers.js';
import { ProConsultationTips } from './elements/consultation-tips/consultation-tips.js';
import { ProInstrumentInfo } from './elements/instrument-info/instrument-info.js';
import { ProPreparation } from './elements/preparation/preparation.js';
import { ProProvider } from './elements/provider/provider.js';
import { ProQuestionnaire } from './elements/questionnaire/questionnaire.js';
import { ProSharing } from './elements/sharing/sharing.js';
import { ProTrafficLight } from './elements/traffic-light/traffic-light.js';
import { ProTrendCard } from './elements/trend-card/trend-card.js';

/**
 * The list of elements: the class of each tag, without the prefix. An element is added here; test/project/project.test.ts
 * names each file that it needs besides. The provider comes first: a consumer that is upgraded before its provider never
 * gets the value.
 */
export const elements = {
  provider: ProProvider,
  answers: ProAnswers,
  'consultation-tips': ProConsultationTips,
  'instrument-info': ProInstrumentInfo,
  preparation: ProPreparation,
  questionnaire: ProQuestionnaire,
  sharing: ProSharing,
  'traffic-light': ProTrafficLight,
  'trend-card': ProTrendCard,
} as const;

/**
 * The class of each element by its tag, for a host that declares tags under a prefix of its own.
 *
 * @example interface HTMLElementTagNameMap extends ElementTagNames<'hospital'> {}
 */
export type ElementTagNames<Prefix extends string = 'pro'> = {
  [Name in keyof typeof elements as `${Prefix}-${Name}`]: InstanceType<(typeof elements)[Name]>;
};
