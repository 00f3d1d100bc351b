/**
 * A page for in an iframe: shows a questionnaire to the patient for a host that speaks SMART Web Messaging for SDC and
 * loads nothing of ours itself. docs/frame.md says how to embed it.
 */
import '../define/questionnaire.js';
import type { ProAdapter } from '../adapter/adapter.js';
import { canonicalOf, itemsOf, type Questionnaire } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../core/model/questionnaire-response.js';
import type { ProQuestionnaire } from '../elements/questionnaire/questionnaire.js';
import { canRender, questionnaireFromFhir } from '../fhir/questionnaire-from-fhir.js';
import { responseFromFhir } from '../fhir/response-from-fhir.js';
import { QuestionnaireResponseError } from '../fhir/response-error.js';
import { version } from '../internal/version.js';
import { Channel, hostOf, type Host } from './channel.js';
import { contextOf, mergedContext, noContext, referenceOf, type FormContext } from './context.js';
import { isObject, type Json } from './json.js';
import { accepted, outcomeOf, refused } from './outcome.js';
import { ShownForm } from './shown-form.js';

/** What `configuration` of `sdc.configure` may hold. */
interface Configuration {
  readonly language?: string;
  readonly layout?: ProQuestionnaire['layout'];
  readonly readers?: string;
}

class Frame implements ProAdapter {
  readonly #channel: Channel;
  readonly #provider = document.createElement('pro-provider');
  #configuration: Configuration = {};
  #context: FormContext = noContext;
  #version: 'R4' | 'R5' = 'R4';
  #form: ShownForm | undefined;
  /** Its questionnaire, as it came. */
  #original: unknown;

  constructor(host: Host) {
    this.#channel = new Channel(host, (type, payload) => this.#answer(type, payload));
    this.#provider.adapter = this;
    document.body.append(this.#provider);
    this.#provider.addEventListener('focusin', (event) => this.#focused(event));
    this.#channel.tell('status.handshake', { protocolVersion: '1.0', fhirVersion: 'R4' });
  }

  /** The host knows whose form it shows, and need not say it. */
  readonly needsSubject = false;

  /** Only for a form that was refused: it says that it cannot be shown. */
  async getQuestionnaire(): Promise<Questionnaire> {
    throw new Error('The host gave a questionnaire that cannot be shown; it was told why.');
  }

  async listResponses(): Promise<readonly QuestionnaireResponse[]> {
    return [];
  }

  /** "Sent" is only true when the host says so: it gets the answers, may ask for them again, and answers `ui.done`. */
  async submitResponse(response: QuestionnaireResponse): Promise<QuestionnaireResponse> {
    const form = this.#form;
    if (!form || canonicalOf(form.questionnaire) !== response.questionnaire)
      throw new Error('Another form is shown now.');
    form.sent = response;
    try {
      this.#channel.tell('sdc.ui.changedQuestionnaireResponse', { questionnaireResponse: form.response() });
      const { status } = await this.#channel.ask('ui.done', {});
      if (status === 'error') throw new Error('The host did not take the answers.');
      return response;
    } catch (error) {
      form.sent = undefined;
      throw error;
    }
  }

  #answer(type: string, payload: Json): Json {
    switch (type) {
      case 'status.handshake':
        return this.#shakeHands(payload);
      case 'sdc.configure':
        return this.#configure(payload);
      case 'sdc.configureContext':
        this.#context = contextOf(payload['context']);
        return accepted(...this.#undone());
      case 'sdc.displayQuestionnaire':
        this.#context = mergedContext(this.#context, contextOf(payload['context']));
        return this.#show(payload['questionnaire'], payload['questionnaireResponse'], false);
      case 'sdc.displayQuestionnaireResponse':
        return this.#showResponse(payload);
      case 'sdc.requestCurrentQuestionnaireResponse':
        return this.#currentResponse();
      case 'sdc.requestExtract':
        return { outcome: outcomeOf('error', 'not-supported', ['This renderer does not extract.']) };
      default:
        return refused('not-supported', 'This renderer does not know this type of message.');
    }
  }

  #shakeHands({ fhirVersion }: Json): Json {
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
    if (this.#form) this.#dress(this.#form.element);
    return accepted(
      ...(terminologyServer ? ['The terminology server is not called: contain the value sets in the form.'] : []),
      ...(dataServer ? ['The data server is not called.'] : []),
    );
  }

  #showResponse({ questionnaireResponse, questionnaire }: Json): Json {
    const response = isObject(questionnaireResponse) ? questionnaireResponse : {};
    const form = questionnaire ?? containedIn(response) ?? this.#original;
    if (!form) {
      return refused('not-found', 'There is no questionnaire: give it along, contain it, or display it first.');
    }
    return this.#show(form, response, response['status'] !== 'in-progress');
  }

  #show(json: unknown, responseJson: unknown, readonly: boolean): Json {
    this.#form = this.#original = undefined;
    const element = document.createElement('pro-questionnaire');
    const problem = this.#fill(element, json, responseJson);
    // Refused whole: the patient reads that it cannot be shown, the host reads why.
    if (problem) element.questionnaire = 'Questionnaire/refused';
    element.readonly = readonly && !problem;
    this.#dress(element);
    this.#provider.replaceChildren(element);
    return problem ?? accepted(...this.#undone());
  }

  /** Why it cannot be shown; undefined where it can. */
  #fill(element: ProQuestionnaire, json: unknown, responseJson: unknown): Json | undefined {
    const { ok, unsupported } = canRender(json);
    if (!ok) return refused('not-supported', ...unsupported.map(({ linkId, feature }) => lineOf(linkId, feature)));
    const questionnaire = questionnaireFromFhir(json);
    const elsewhere = [...itemsOf(questionnaire)].filter(({ optionsFrom }) => optionsFrom);
    if (elsewhere.length > 0) {
      return refused(
        'not-supported',
        ...elsewhere.map(({ linkId, optionsFrom }) =>
          lineOf(linkId, `options that are not in the form: ${optionsFrom}`),
        ),
      );
    }
    try {
      if (responseJson) element.response = responseFromFhir(questionnaire, responseJson);
    } catch (error) {
      if (!(error instanceof QuestionnaireResponseError)) throw error;
      return refused('invalid', ...error.problems.map(({ linkId, problem }) => lineOf(linkId, problem)));
    }
    element.questionnaire = questionnaire;
    this.#original = json;
    this.#follow(new ShownForm(element, questionnaire, this.#context, this.#version));
    return undefined;
  }

  #follow(form: ShownForm): void {
    const { subject, author } = this.#context;
    const by = referenceOf(author);
    this.#form = form;
    this.#provider.subject = referenceOf(subject) ?? form.element.response?.subject;
    // Who fills in for the patient is who answers; anybody else who is logged in is not.
    if (by?.includes('RelatedPerson/')) form.element.respondent = by;
    form.element.addEventListener('pro-answer', ({ linkId }) => {
      form.sent = undefined;
      const questionnaireResponse = form.response();
      this.#channel.tell('sdc.ui.changedQuestionnaireResponse', { questionnaireResponse, changedLinkIds: [linkId] });
    });
  }

  #currentResponse(): Json {
    const questionnaireResponse = this.#form?.response();
    return questionnaireResponse
      ? { questionnaireResponse }
      : { outcome: outcomeOf('error', 'not-found', ['No form is shown.']) };
  }

  #dress(element: ProQuestionnaire): void {
    const { layout, readers } = this.#configuration;
    if (layout) element.layout = layout;
    element.readers = readers;
  }

  #undone(): string[] {
    return this.#context.launchContext.length > 0
      ? ['The launch context is not used: nothing is filled in beforehand.']
      : [];
  }

  #focused(event: FocusEvent): void {
    const question = event.composedPath().find((one) => one instanceof HTMLElement && one.dataset['linkid']);
    const linkId = (question as HTMLElement | undefined)?.dataset['linkid'];
    if (linkId) this.#channel.tell('sdc.ui.changedFocus', { linkId });
  }
}

function configurationOf({ language, layout, readers }: Json): Configuration {
  return {
    ...(typeof language === 'string' && /^[a-z]{2,3}(-[a-z\d]{1,8})*$/i.test(language) && { language }),
    ...((layout === 'page' || layout === 'list') && { layout }),
    ...(typeof readers === 'string' && { readers }),
  };
}

/** A questionnaire that lies in its response, which then names it as `#id`. */
function containedIn({ contained, questionnaire }: Json): unknown {
  if (!Array.isArray(contained)) return undefined;
  return contained.find(
    (one) => isObject(one) && one['resourceType'] === 'Questionnaire' && questionnaire === `#${String(one['id'])}`,
  );
}

function lineOf(linkId: string, problem: string): string {
  return linkId ? `${linkId}: ${problem}` : problem;
}

const host = hostOf(window);
if (host) new Frame(host);
// For who embeds it; a patient never sees a page that was not opened by a portal.
else document.body.append('This page is for an iframe: give it messaging_origin and messaging_handle in its address.');
