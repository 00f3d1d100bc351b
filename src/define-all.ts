import { ProAnswers } from './elements/answers/answers.js';
import { ProConsultationTips } from './elements/consultation-tips/consultation-tips.js';
import { ProInstrumentInfo } from './elements/instrument-info/instrument-info.js';
import { ProPreparation } from './elements/preparation/preparation.js';
import { ProProvider } from './elements/provider/provider.js';
import { ProQuestionnaire } from './elements/questionnaire/questionnaire.js';
import { ProTrafficLight } from './elements/traffic-light/traffic-light.js';
import { ProTrendCard } from './elements/trend-card/trend-card.js';
import { register } from './internal/base/register.js';

/** Under which tags and where `defineAll()` registers. */
export interface DefineOptions {
  /** What the tags begin with: `hospital` makes `<hospital-trend-card>`. `pro` when left out. */
  readonly prefix?: string;
  /** Where to register, such as a scoped registry. The page's own when left out. */
  readonly registry?: CustomElementRegistry;
}

/**
 * Registers every element, as importing `pro-widgets/define` does, under a prefix and in a registry of choice.
 *
 * @throws Error when a tag is taken by something else, or by another major version of this library.
 * @example defineAll({ prefix: 'hospital' }) // <hospital-provider>, <hospital-questionnaire>, …
 */
export function defineAll({ prefix = 'pro', registry }: DefineOptions = {}): void {
  // The provider first: a consumer that is upgraded before its provider never gets the value.
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
    // A registry takes a class only once, so every further tag gets a class of its own.
    register(`${prefix}-${name}`, prefix === 'pro' && !registry ? Element : class extends Element {}, registry);
  }
}
