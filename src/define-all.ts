import { ProAnswers } from './elements/answers/answers.js';
import { ProConsultationTips } from './elements/consultation-tips/consultation-tips.js';
import { ProInstrumentInfo } from './elements/instrument-info/instrument-info.js';
import { ProPreparation } from './elements/preparation/preparation.js';
import { ProProvider } from './elements/provider/provider.js';
import { ProQuestionnaire } from './elements/questionnaire/questionnaire.js';
import { ProTrafficLight } from './elements/traffic-light/traffic-light.js';
import { ProTrendCard } from './elements/trend-card/trend-card.js';
import { register } from './internal/base/register.js';

export interface DefineOptions {
  /** The prefix of the tags: `hospital` defines `<hospital-trend-card>`. Default: `pro`. */
  readonly prefix?: string;
  /** The registry, such as a scoped one. Default: that of the page. */
  readonly registry?: CustomElementRegistry;
}

/**
 * Registers every element, as the import of `pro-widgets/define` does, with a prefix and in a registry of choice.
 *
 * @throws Error if another library, or another major version of this library, has registered a tag.
 * @example defineAll({ prefix: 'hospital' }) // <hospital-provider>, <hospital-questionnaire>, …
 */
export function defineAll({ prefix = 'pro', registry }: DefineOptions = {}): void {
  // The provider is first: a consumer that is upgraded before its provider never gets the value.
  const elements: Readonly<Record<string, CustomElementConstructor>> = {
    provider: ProProvider,
    answers: ProAnswers,
    'consultation-tips': ProConsultationTips,
    'instrument-info': ProInstrumentInfo,
    preparation: ProPreparation,
    questionnaire: ProQuestionnaire,
    'traffic-light': ProTrafficLight,
    'trend-card': ProTrendCard,
  };
  for (const [name, Element] of Object.entries(elements)) {
    // A registry accepts a class only once, so each further tag gets its own class.
    register(`${prefix}-${name}`, prefix === 'pro' && !registry ? Element : class extends Element {}, registry);
  }
}
