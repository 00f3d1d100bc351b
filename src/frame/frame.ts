/**
 * The page for an iframe. It shows a questionnaire for a host page that uses SMART Web Messaging for SDC and does not load
 * this package itself. See docs/frame.md.
 */
import '../define/questionnaire.js';
import type { ProAdapter } from '../adapter/adapter.js';
import type { FormNeed } from '../core/form/form-need.js';
import { canonicalOf, type Questionnaire } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { ProQuestionnaire } from '../elements/questionnaire/questionnaire.js';
import { canRender, questionnaireFromFhir } from '../fhir/questionnaire-from-fhir.js';
import { responseFromFhir } from '../fhir/response-from-fhir.js';
import { QuestionnaireResponseError } from '../fhir/response-error.js';
import { version } from '../internal/base/version.js';
import { Channel, hostOf, type Host } from './channel.js';
import { contextOf, mergedContext, emptyContext, referenceOf, resourcesOf, type FormContext } from './context.js';
import { isObject, type Json } from './json.js';
import { accepted, operationOutcome, refused } from './outcome.js';
import { ShownForm } from './shown-form.js';

interface Configuration {
  readonly language?: string;
  readonly layout?: ProQuestionnaire['layout'];
  readonly readers?: string;
}

class Frame implements ProAdapter {
  readonly #channel: Channel;
  readonly #provider = document.createElement('pro-provider');
  #configuration: Configuration = {};
  #context: FormContext = emptyContext;
  #version: 'R4' | 'R5' = 'R4';
  #form: ShownForm | undefined;
  #original: unknown;

  constructor(host: Host) {
    this.#channel = new Channel(host, (type, payload) => this.#handleRequest(type, payload));
    this.#provider.adapter = this;
    document.body.append(this.#provider);
    this.#provider.addEventListener('focusin', (event) => this.#notifyFocus(event));
    this.#channel.notify('status.handshake', { protocolVersion: '1.0', fhirVersion: 'R4' });
  }

  /** The host knows the subject of the form and need not pass it. */
  readonly needsSubject = false;

  /** Called only after a form was refused: the error makes the element say that it cannot be shown. */
  async getQuestionnaire(): Promise<Questionnaire> {
    throw new Error('The questionnaire of the host cannot be shown. See the response to its message for the reasons.');
  }

  async listResponses(): Promise<readonly QuestionnaireResponse[]> {
    return [];
  }

  /** Sends the response to the host. It counts as sent only after the host has confirmed `ui.done`. */
  async submitResponse(response: QuestionnaireResponse): Promise<QuestionnaireResponse> {
    const form = this.#form;
    if (!form || canonicalOf(form.questionnaire) !== response.questionnaire)
      throw new Error('The response is of another form than the one that is shown.');
    form.sent = response;
    try {
      this.#channel.notify('sdc.ui.changedQuestionnaireResponse', { questionnaireResponse: form.response() });
      const { status } = await this.#channel.request('ui.done', {});
      if (status === 'error') throw new Error('The host responded to ui.done with status "error".');
      return response;
    } catch (error) {
      form.sent = undefined;
      throw error;
    }
  }

  #handleRequest(type: string, payload: Json): Json {
    switch (type) {
      case 'status.handshake':
        return this.#handshake(payload);
      case 'sdc.configure':
        return this.#configure(payload);
      case 'sdc.configureContext':
        this.#context = contextOf(payload['context']);
        return accepted(...this.#ignoredContext());
      case 'sdc.displayQuestionnaire':
        this.#context = mergedContext(this.#context, contextOf(payload['context']));
        return this.#show(payload['questionnaire'], payload['questionnaireResponse'], false);
      case 'sdc.displayQuestionnaireResponse':
        return this.#showResponse(payload);
      case 'sdc.requestCurrentQuestionnaireResponse':
        return this.#currentResponse();
      case 'sdc.requestExtract':
        return { outcome: operationOutcome('error', 'not-supported', ['This renderer does not support extraction.']) };
      default:
        return refused('not-supported', 'This renderer does not support this message type.');
    }
  }

  #handshake({ fhirVersion }: Json): Json {
    this.#version = typeof fhirVersion === 'string' && fhirVersion.startsWith('R5') ? 'R5' : 'R4';
    return {
      application: { name: 'pro-widgets', version, publisher: 'pro-widgets' },
      capabilities: { extraction: false, focusChangeNotifications: true },
    };
  }

  #configure({ terminologyServer, dataServer, configuration }: Json): Json {
    if (isObject(configuration)) this.#configuration = configurationOf(configuration);
    const { language } = this.#configuration;
    if (language) document.documentElement.lang = language;
    if (this.#form) this.#applyConfiguration(this.#form.element);
    return accepted(
      ...(terminologyServer ? ['The terminology server is not called. Contain the value sets in the form.'] : []),
      ...(dataServer ? ['The data server is not called.'] : []),
    );
  }

  #showResponse({ questionnaireResponse, questionnaire }: Json): Json {
    const response = isObject(questionnaireResponse) ? questionnaireResponse : {};
    const form = questionnaire ?? containedIn(response) ?? this.#original;
    if (!form) {
      return refused(
        'not-found',
        'There is no questionnaire. Include it in the message, contain it in the response, or display it first.',
      );
    }
    return this.#show(form, response, response['status'] !== 'in-progress');
  }

  #show(json: unknown, responseJson: unknown, readonly: boolean): Json {
    this.#form = this.#original = undefined;
    const element = document.createElement('pro-questionnaire');
    const problem = this.#load(element, json, responseJson);
    // The patient reads that the form cannot be shown; the host gets the reasons.
    if (problem) element.questionnaire = 'Questionnaire/refused';
    element.readonly = readonly && !problem;
    this.#applyConfiguration(element);
    this.#provider.replaceChildren(element);
    return problem ?? accepted(...this.#ignoredContext());
  }

  /** Loads a form into the element. Returns the payload of a refusal if it cannot be shown. */
  #load(element: ProQuestionnaire, json: unknown, responseJson: unknown): Json | undefined {
    const { ok, unsupported, needs } = canRender(json);
    if (!ok)
      return refused('not-supported', ...unsupported.map(({ linkId, feature }) => formatProblem(linkId, feature)));
    const launchContext = resourcesOf(this.#context);
    const unmet = needs.filter(({ kind, name, isOptional }) => {
      return !isOptional && !(kind === 'launchContext' && launchContext[name] !== undefined);
    });
    if (unmet.length > 0) return refused('not-supported', ...unmet.flatMap(needProblems));
    const questionnaire = questionnaireFromFhir(json);
    element.launchContext = launchContext;
    try {
      if (responseJson) element.response = responseFromFhir(questionnaire, responseJson);
    } catch (error) {
      if (!(error instanceof QuestionnaireResponseError)) throw error;
      return refused('invalid', ...error.problems.map(({ linkId, problem }) => formatProblem(linkId, problem)));
    }
    element.questionnaire = questionnaire;
    this.#original = json;
    this.#connect(new ShownForm(element, questionnaire, this.#context, this.#version));
    return undefined;
  }

  #connect(form: ShownForm): void {
    const { subject, author } = this.#context;
    const authorReference = referenceOf(author);
    this.#form = form;
    this.#provider.subject = referenceOf(subject) ?? form.element.response?.subject;
    // Only a RelatedPerson counts as the respondent. Another author is merely logged in.
    if (authorReference?.includes('RelatedPerson/')) form.element.respondent = authorReference;
    form.element.addEventListener('pro-answer', ({ linkId }) => {
      form.sent = undefined;
      const questionnaireResponse = form.response();
      this.#channel.notify('sdc.ui.changedQuestionnaireResponse', { questionnaireResponse, changedLinkIds: [linkId] });
    });
  }

  #currentResponse(): Json {
    const questionnaireResponse = this.#form?.response();
    return questionnaireResponse
      ? { questionnaireResponse }
      : { outcome: operationOutcome('error', 'not-found', ['No form is shown.']) };
  }

  #applyConfiguration(element: ProQuestionnaire): void {
    const { layout, readers } = this.#configuration;
    if (layout) element.layout = layout;
    element.readers = readers;
  }

  #ignoredContext(): string[] {
    const given = Object.keys(resourcesOf(this.#context)).length;
    return this.#context.launchContext.length > given
      ? ['A launch context without contentResource is not used: this renderer loads no references.']
      : [];
  }

  #notifyFocus(event: FocusEvent): void {
    const question = event.composedPath().find((target) => target instanceof HTMLElement && target.dataset['linkid']);
    const linkId = (question as HTMLElement | undefined)?.dataset['linkid'];
    if (linkId) this.#channel.notify('sdc.ui.changedFocus', { linkId });
  }
}

function configurationOf({ language, layout, readers }: Json): Configuration {
  return {
    ...(typeof language === 'string' && /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(language) && { language }),
    ...((layout === 'page' || layout === 'list') && { layout }),
    ...(typeof readers === 'string' && { readers }),
  };
}

/** The questionnaire that is contained in its response, which then refers to it as `#id`. */
function containedIn({ contained, questionnaire }: Json): unknown {
  if (!Array.isArray(contained)) return undefined;
  return contained.find(
    (resource) =>
      isObject(resource) &&
      resource['resourceType'] === 'Questionnaire' &&
      questionnaire === `#${String(resource['id'])}`,
  );
}

const needTexts: Readonly<Record<FormNeed['kind'], string>> = {
  valueSet: 'options that are not in the form',
  launchContext: 'launch context that was not given',
  query: 'result of a search, which this renderer does not run',
  questionnaire: 'part in another questionnaire',
};

function needProblems({ kind, name, linkIds }: FormNeed): string[] {
  return linkIds.map((linkId) => formatProblem(linkId, `${needTexts[kind]}: ${name}`));
}

function formatProblem(linkId: string, problem: string): string {
  return linkId ? `${linkId}: ${problem}` : problem;
}

const host = hostOf(window);
if (host) new Frame(host);
// For developers: patients only see the page in a host page.
else document.body.append('This page is for an iframe. Add messaging_origin and messaging_handle to its address.');
