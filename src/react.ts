/**
 * The elements as React components. They set properties and listeners in each render, even if an element is defined
 * after it. The import of this module registers the elements.
 *
 * @example <ProTrendCard instrument={instrument} measurements={measurements} onProError={({ error }) => report(error)} />
 */
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import './define.js';
import { ProTipsChangeEvent } from './elements/consultation-tips/consultation-tips.events.js';
import * as tips from './elements/consultation-tips/consultation-tips.js';
import * as answers from './elements/answers/answers.js';
import * as info from './elements/instrument-info/instrument-info.js';
import { ProPreparedEvent } from './elements/preparation/preparation.events.js';
import * as preparation from './elements/preparation/preparation.js';
import * as provider from './elements/provider/provider.js';
import {
  ProAnswerEvent,
  ProPageEvent,
  ProPrefillEvent,
  ProStartEvent,
  ProSubmitEvent,
} from './elements/questionnaire/questionnaire.events.js';
import * as questionnaire from './elements/questionnaire/questionnaire.js';
import { ProShareEvent } from './elements/sharing/sharing.events.js';
import * as sharing from './elements/sharing/sharing.js';
import { ProSelectAnswersEvent, ProSelectScaleEvent } from './elements/traffic-light/traffic-light.events.js';
import * as trafficLight from './elements/traffic-light/traffic-light.js';
import { ProSaveEvent } from './elements/trend-card/trend-card.events.js';
import * as trendCard from './elements/trend-card/trend-card.js';
import { ProCopyEvent } from './internal/ui/copy.event.js';
import { ProErrorEvent } from './internal/base/error.event.js';
import { ProViewEvent } from './internal/base/view.event.js';

const onProError = named(ProErrorEvent);
const onProCopy = named(ProCopyEvent);
const onProView = named(ProViewEvent);

/** `<pro-provider>` as a React component. */
export const ProProvider = createComponent({
  react: React,
  tagName: 'pro-provider',
  elementClass: provider.ProProvider,
  events: { onProError },
});

/** `<pro-questionnaire>` as a React component. */
export const ProQuestionnaire = createComponent({
  react: React,
  tagName: 'pro-questionnaire',
  elementClass: questionnaire.ProQuestionnaire,
  events: {
    onProPrefill: named(ProPrefillEvent),
    onProStart: named(ProStartEvent),
    onProAnswer: named(ProAnswerEvent),
    onProPage: named(ProPageEvent),
    onProSubmit: named(ProSubmitEvent),
    onProError,
  },
});

/** `<pro-trend-card>` as a React component. */
export const ProTrendCard = createComponent({
  react: React,
  tagName: 'pro-trend-card',
  elementClass: trendCard.ProTrendCard,
  events: { onProSave: named(ProSaveEvent), onProView, onProError },
});

/** `<pro-traffic-light>` as a React component. */
export const ProTrafficLight = createComponent({
  react: React,
  tagName: 'pro-traffic-light',
  elementClass: trafficLight.ProTrafficLight,
  events: {
    onProSelectScale: named(ProSelectScaleEvent),
    onProSelectAnswers: named(ProSelectAnswersEvent),
    onProCopy,
    onProView,
    onProError,
  },
});

/** `<pro-answers>` as a React component. */
export const ProAnswers = createComponent({
  react: React,
  tagName: 'pro-answers',
  elementClass: answers.ProAnswers,
  events: { onProView, onProError },
});

/** `<pro-instrument-info>` as a React component. */
export const ProInstrumentInfo = createComponent({
  react: React,
  tagName: 'pro-instrument-info',
  elementClass: info.ProInstrumentInfo,
  events: { onProError },
});

/** `<pro-consultation-tips>` as a React component. */
export const ProConsultationTips = createComponent({
  react: React,
  tagName: 'pro-consultation-tips',
  elementClass: tips.ProConsultationTips,
  events: { onProTipsChange: named(ProTipsChangeEvent), onProCopy, onProView, onProError },
});

/** `<pro-preparation>` as a React component. */
export const ProPreparation = createComponent({
  react: React,
  tagName: 'pro-preparation',
  elementClass: preparation.ProPreparation,
  events: { onProPrepared: named(ProPreparedEvent), onProView, onProError },
});

/** `<pro-sharing>` as a React component. */
export const ProSharing = createComponent({
  react: React,
  tagName: 'pro-sharing',
  elementClass: sharing.ProSharing,
  events: { onProShare: named(ProShareEvent), onProError },
});

/** Returns the type of an event with its class, so that a handler has the typed fields. */
function named<Sent extends Event>(event: { readonly type: string; new (...given: never[]): Sent }): EventName<Sent> {
  return event.type as EventName<Sent>;
}
