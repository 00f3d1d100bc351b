/**
 * The `pro-widgets` entry: every public name except the FHIR and REST adapters. It has no side effects: importing
 * `pro-widgets/define` registers the elements, or `defineAll()` does so under a prefix.
 */

// Two entries of their own, which are lists of public names too.
export * from './core/index.js';
export * from './fhir/index.js';

// Adapters.
export type { AdapterData } from './adapter/adapter-data.js';
export type {
  ConversationQuery,
  DraftQuery,
  FormQuery,
  LaunchContextQuery,
  ProAdapter,
  ReaderQuery,
  RequestOptions,
  ResponseQuery,
  ScoreQuery,
  SubjectQuery,
} from './adapter/adapter.js';
export { BrowserAdapter, type BrowserAdapterData } from './adapter/browser.js';
export {
  adapterContext,
  audienceContext,
  rolesContext,
  subjectContext,
  viewerContext,
  type Audience,
  type Viewer,
} from './adapter/context.js';
export {
  ConflictError,
  NotFoundError,
  SessionExpiredError,
  StorageError,
  SubjectError,
  SubmitError,
  UnavailableError,
} from './adapter/errors.js';
export { MemoryAdapter } from './adapter/memory.js';

// Drafts: unsent answers.
export type { DraftMode, DraftStatus } from './core/model/draft-status.js';
export { purgeDrafts } from './drafts/purge-drafts.js';

// Languages.
export { localeContext, type Locale } from './locales/context.js';
export type { Messages } from './locales/messages.js';

// Elements and their events.
export { defineAll, type DefineOptions } from './define-all.js';
export type { ElementTagNames } from './registry.js';
export { ProAnswers } from './elements/answers/answers.js';
export { ProTipsChangeEvent } from './elements/consultation-tips/consultation-tips.events.js';
export { ProConsultationTips } from './elements/consultation-tips/consultation-tips.js';
export { ProInstrumentInfo } from './elements/instrument-info/instrument-info.js';
export { ProPreparedEvent } from './elements/preparation/preparation.events.js';
export { ProPreparation } from './elements/preparation/preparation.js';
export { ProProvider } from './elements/provider/provider.js';
export {
  ProAnswerEvent,
  ProPageEvent,
  ProPrefillEvent,
  ProSessionExpiredEvent,
  ProStartEvent,
  ProSubmitEvent,
} from './elements/questionnaire/questionnaire.events.js';
export { ProQuestionnaire } from './elements/questionnaire/questionnaire.js';
export { ProShareEvent } from './elements/sharing/sharing.events.js';
export { ProSharing } from './elements/sharing/sharing.js';
export { ProSelectAnswersEvent, ProSelectScaleEvent } from './elements/traffic-light/traffic-light.events.js';
export { ProTrafficLight } from './elements/traffic-light/traffic-light.js';
export { ProSaveEvent } from './elements/trend-card/trend-card.events.js';
export { ProTrendCard } from './elements/trend-card/trend-card.js';
export { ProCopyEvent } from './internal/ui/copy.event.js';
export { EmbeddedDataError } from './internal/data/embedded-data-controller.js';
export { ProErrorEvent } from './internal/base/error.event.js';
export { ProViewEvent, type ViewIdentity, type ViewKind } from './internal/base/view.event.js';
export { ObjectAttributeError } from './internal/base/object-attributes.js';
export { SetupError, type Missing } from './internal/data/setup-error.js';
export { version } from './internal/base/version.js';
