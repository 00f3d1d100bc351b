import type { FormItem } from '../core/form/form-item.js';
import { canonicalOf } from '../core/model/questionnaire.js';
import type { QuestionnaireResponse, ResponseStatus } from '../core/model/questionnaire-response.js';
import type { DraftServer } from '../drafts/draft-events.js';
import { isTyped } from './control-of.js';
import { Delivery, type DeliveryEvent, type DraftSettings, type OpenDrafts } from './delivery.js';
import { FormAnswers } from './form-answers.js';
import {
  after,
  atFirstOpenQuestion,
  atItem,
  atPage,
  before,
  firstPosition,
  pageIndexOf,
  returnsToReview,
  type Position,
} from './form-navigation.js';
import {
  isSameState,
  type FocusTarget,
  type FormState,
  type SessionEvent,
  type ValidationError,
} from './form-state.js';
import { isSameQuestionnaire, type LoadedQuestionnaire } from './load-questionnaire.js';
import { newId } from './new-id.js';
import { questionsOf } from './pages.js';
import { questionWithError } from './validation.js';

export interface FormSessionOptions {
  readonly questionnaire: LoadedQuestionnaire;
  /** Answers to go on with. */
  readonly response?: QuestionnaireResponse | undefined;
  /** Reference to the patient, such as `Patient/1`. */
  readonly subject?: string | undefined;
  /** The first step: `questions` for a form that shows all questions at once. */
  readonly firstStep?: 'intro' | 'questions';
  /** The adapter that takes the finished response; without one, the host takes it after the event `submit`. */
  readonly server?: DraftServer | undefined;
  /** Storage for {@link FormSession.openDrafts}. */
  readonly openDrafts?: OpenDrafts | undefined;
  /** Called after the state has been computed; also for a closed session whose response arrives late. */
  readonly notify?: (event: SessionEvent) => void;
}

/**
 * A response being filled in, from the first page until it is sent. The session does not depend on a page: an element
 * subscribes to `state`, renders it, and calls the verbs. Several sessions can exist at once.
 *
 * @example
 * const loaded = await loadQuestionnaire(questionnaire, adapter, signal);
 * const session = new FormSession({ questionnaire: loaded, subject: 'Patient/1', server: adapter });
 * session.subscribe((state) => render(state));
 * session.start();
 */
export class FormSession extends FormAnswers {
  /** Reference to the person who answers for the patient; undefined if the patient answers. */
  respondent: string | undefined;
  /** Drafts and the sending of the answers. */
  readonly delivery: Delivery;

  readonly #firstStep: 'intro' | 'questions';
  #loaded: LoadedQuestionnaire;
  #id: string;
  #subject: string | undefined;
  #position: Position;
  #offer: QuestionnaireResponse | undefined;
  #discarding: string | undefined;
  #focus: FocusTarget | undefined;
  #isStarted = false;
  /** The patient answered, or went on with earlier answers. */
  #isAnswered = false;
  #isTakingNewer = false;
  /** The server refused the answers, as far as the state says. */
  #isRefused = false;

  constructor({ questionnaire, response, subject, firstStep = 'intro', ...options }: FormSessionOptions) {
    super(questionnaire.formWith(response), options.notify);
    this.#loaded = questionnaire;
    this.#id = response?.id ?? newId();
    this.#subject = subject;
    this.#firstStep = firstStep;
    this.#position = firstPosition(firstStep);
    this.delivery = new Delivery({
      server: options.server,
      openDrafts: options.openDrafts,
      response: (status) => this.response(status),
      notify: (event) => this.#handle(event),
    });
    if (!response) this.#tellPrefill();
  }

  get subject(): string | undefined {
    return this.#subject;
  }

  /** Returns the answers as a response; `completed` without questions that are not asked or not answered. */
  response(status: ResponseStatus = 'in-progress'): QuestionnaireResponse {
    // The person who answered an earlier draft is not the one who answers now.
    const { source: _, ...response } = this.form.response({
      status,
      id: this.#id,
      subject: this.#subject,
      authored: new Date().toISOString(),
    });
    return this.respondent ? { ...response, source: this.respondent } : response;
  }

  /** Goes from the first page to the questions. */
  start(): void {
    this.change(() => {
      this.#start();
      this.#turnTo(atPage(this.pages, 0));
    });
  }

  /** Goes to the next page, unless this page has errors; these are then in the state. */
  next(): void {
    this.change(() => {
      const { pages } = this;
      const page = pages[pageIndexOf(this.#position, pages)];
      if (this.isValid(page?.items ?? [])) this.#turnTo(after(this.#position, pages));
    });
  }

  back(): void {
    this.change(() => {
      this.delivery.withdraw();
      this.report([]);
      this.#turnTo(before(this.#position, this.pages));
    });
  }

  /** Goes from the review to the page of one item. */
  changeAnswer(path: string): void {
    this.change(() => {
      this.delivery.withdraw();
      this.#turnTo(atItem(path, this.pages) ?? this.#position);
    });
  }

  /** Goes to the field that has an error. */
  correct(error: ValidationError): void {
    this.change(() => {
      const formItem = questionWithError(error);
      if (this.#position.step === 'review') this.changeAnswer(formItem.path);
      this.focus({ kind: 'error', error: { ...error, formItem } });
    });
  }

  /** Asks for the focus on an element once it is rendered. */
  focus(target: FocusTarget): void {
    this.change(() => (this.#focus = target));
  }

  /** Sends the answers, unless they have errors; these are then in the state. */
  submit(): void {
    if (this.delivery.submission.status === 'sending' || this.delivery.isClosed) return;
    this.change(() => {
      if (this.isValid(this.form.items)) this.delivery.submit();
    });
  }

  /** Goes back to the answers after the server refused them: a changed response may be accepted. */
  revise(): void {
    this.change(() => {
      this.delivery.withdraw();
      this.focus({ kind: 'heading' });
    });
  }

  /** Goes on with an earlier response that the server refused, unless there are answers already. */
  reviseUnsent(id: string): void {
    const response = this.delivery.unsentResponse(id);
    if (!response || this.#isAnswered || this.#offer) return;
    // It was finished: all questions that have no answer were skipped.
    this.change(() => this.#goOnWith(response, () => firstPosition('review')));
  }

  /** Asks the patient whether to discard an unsent response; undefined cancels. */
  askDiscard(id: string | undefined): void {
    this.change(() => {
      this.focus({ kind: 'discard', id: id ?? this.#discarding ?? '', isAsked: id !== undefined });
      this.#discarding = id;
    });
  }

  /** Removes an unsent response. */
  discard(id: string): void {
    this.change(() => {
      this.#discarding = undefined;
      this.delivery.discard(id);
      this.focus({ kind: 'heading' });
    });
  }

  /** Opens the storage of drafts; undefined closes it. Drafts need a subject. See {@link Delivery.open}. */
  openDrafts(settings: DraftSettings | undefined): Promise<void> {
    const { questionnaire } = this.#loaded;
    const { title } = questionnaire;
    const subject = this.#subject;
    const all = settings && subject && { ...settings, subject, questionnaire: canonicalOf(questionnaire), title };
    return this.delivery.open(all || undefined, () => this.#isAnswered);
  }

  /** Resumes the earlier draft that is offered. */
  resume(): void {
    const offer = this.#offer;
    if (!offer) return;
    this.change(() => {
      this.delivery.acceptFound();
      this.#goOnWith(offer);
      // No choice against what another tab wrote since the draft was found: the patient is asked then.
      this.delivery.save(true);
    });
  }

  /** Starts without the earlier draft, which stays until there is an answer. */
  startAgain(): void {
    this.change(() => {
      this.delivery.acceptFound();
      this.#offer = undefined;
      this.focus({ kind: 'heading' });
    });
  }

  /** Resolves a conflict with another tab: goes on with the answers of that tab, or with these. */
  async resolveConflict(choice: 'newer' | 'these'): Promise<void> {
    if (choice === 'these') {
      this.change(() => {
        this.#id = this.delivery.newerId ?? this.#id;
        this.delivery.resolveConflict();
        this.focus({ kind: 'heading' });
      });
      return;
    }
    // Once, however often the button is pressed: a second time would overwrite the answers given since.
    if (this.#isTakingNewer) return;
    this.#isTakingNewer = true;
    const newer = await this.delivery.newer().finally(() => (this.#isTakingNewer = false));
    if (!newer || this.delivery.isClosed) return;
    this.change(() => {
      // Without content it was discarded meanwhile, or sealed for another login: these answers are all there is.
      if (newer.content) this.#goOnWith(newer.content.response);
      this.delivery.resolveConflict(newer);
    });
  }

  /**
   * Goes on with the same answers in a questionnaire that was loaded again, such as after its options failed or for
   * another adapter. An equal questionnaire keeps its form, with the entries that are no answers and a removed repetition.
   *
   * @param subject The subject, if it was unknown before.
   */
  reopen(questionnaire: LoadedQuestionnaire, subject: string | undefined): void {
    this.change(() => {
      this.#subject = subject;
      if (isSameQuestionnaire(questionnaire, this.#loaded)) return;
      this.#loaded = questionnaire;
      this.setForm(questionnaire.formWith(this.response()), true);
    });
  }

  /** Ends the session, because another person or form comes. */
  close(): void {
    this.delivery.close();
  }

  protected answered(formItem: FormItem): void {
    this.#isAnswered = true;
    this.delivery.withdraw();
    this.#start();
    this.delivery.save(!isTyped(formItem));
    this.emit({ type: 'answer', linkId: formItem.item.linkId, path: formItem.path });
  }

  protected repetitionsChanged(): void {
    this.#isAnswered = true;
    this.delivery.withdraw();
    this.#start();
  }

  protected answersChanged(): void {
    this.delivery.save(false);
  }

  protected nextState(previous: FormState | undefined): FormState {
    const { delivery } = this;
    const { submission } = delivery;
    const { step } = this.#position;
    const { pages } = this;
    const draftStatus = delivery.status ?? (this.#isStarted ? 'memory' : 'none');
    const state: FormState = {
      revision: this.revision,
      id: this.#id,
      questionnaire: this.#loaded.questionnaire,
      form: this.form,
      failures: this.#loaded.failures,
      step,
      widthEm: this.widthEm,
      pages,
      pageIndex: pageIndexOf(this.#position, pages),
      questionCount: pages === previous?.pages ? previous.questionCount : questionsOf(this.form.items).length,
      returnsToReview: returnsToReview(this.#position, pages),
      errors: this.errors,
      submission,
      draftStatus,
      hasConflict: draftStatus === 'newer',
      isOnDevice: delivery.isOnDevice,
      unsent: sameOr(
        previous?.unsent,
        delivery.unsent.filter(({ id, status }) => id !== this.#id || status === 'refused'),
      ),
      awaitsSending: step === 'thanks' && !submission.isSent && delivery.unsent.some(({ id }) => id === this.#id),
      offer: this.#offer,
      isAnswered: this.#isAnswered,
      discarding: this.#discarding,
      focus: this.#focus,
    };
    return previous && isSameState(state, previous) ? previous : state;
  }

  /** Tells the host what was filled in beforehand, and what was not. */
  #tellPrefill(): void {
    const filled = prefilledIn(this.form.items).map(({ item }) => item.linkId);
    const failed = this.form.reports.filter(({ key }) => key === 'initialExpression');
    const notFilled = failed.flatMap(({ linkIds }) => linkIds);
    if (filled.length === 0 && notFilled.length === 0) return;
    this.emit({ type: 'prefill', filled: [...new Set(filled)], notFilled: [...new Set(notFilled)] });
  }

  #start(): void {
    if (this.#isStarted) return;
    this.#isStarted = true;
    this.emit({ type: 'start', questionnaire: canonicalOf(this.#loaded.questionnaire) });
  }

  #turnTo(position: Position): void {
    const { pages } = this;
    const { step } = position;
    this.#position = position;
    this.focus({ kind: 'heading' });
    const page = step === 'questions' ? pageIndexOf(position, pages) + 1 : 0;
    this.emit({ type: 'page', step, page, pages: pages.length });
  }

  #handle(event: DeliveryEvent): void {
    this.change(() => {
      this.#checkRefused();
      switch (event.type) {
        case 'changed':
          return;
        case 'found':
          if (!this.#isAnswered) this.#offer = event.draft;
          return;
        case 'conflict':
          return this.focus({ kind: this.#offer ? 'heading' : 'conflict' });
        case 'finished':
          return this.#thank();
        case 'finished-elsewhere':
          this.#offer = undefined;
          this.#id = event.id;
          this.delivery.finish(!this.delivery.unsent.some(({ id }) => id === event.id));
          return this.#thank();
        case 'submitted':
          return this.emit({
            type: 'submit',
            questionnaire: event.response.questionnaire,
            response: event.response.id ?? '',
          });
        case 'sent':
          if (event.id === this.#id) {
            this.delivery.finish(true);
            if (this.#position.step !== 'thanks') this.#thank();
          }
          return this.emit({ type: 'submit', questionnaire: event.questionnaire, response: event.id });
        default:
          return this.emit(event);
      }
    });
  }

  /** Shows a refusal. One that comes after the last page was shown goes back to the answers: they are not sent. */
  #checkRefused(): void {
    const { submission, unsent, isClosed } = this.delivery;
    const own = unsent.find(({ id, status }) => id === this.#id && status === 'refused');
    const isLate = own !== undefined && this.#position.step === 'thanks' && !isClosed;
    if (isLate) {
      this.delivery.refuse(own);
      this.#turnTo(firstPosition(this.#firstStep === 'intro' ? 'review' : 'questions'));
    }
    const isRefused = isLate || submission.status === 'refused';
    if (isRefused && !this.#isRefused) this.focus({ kind: 'refused' });
    this.#isRefused = isRefused;
  }

  #thank(): void {
    // Another person is at the screen after the session is closed.
    if (!this.delivery.isClosed) this.#turnTo(firstPosition('thanks'));
  }

  #goOnWith(response: QuestionnaireResponse, positionIn = atFirstOpenQuestion): void {
    this.#offer = undefined;
    this.#isAnswered = true;
    this.#id = response.id ?? this.#id;
    this.setForm(this.#loaded.formWith(response), false);
    this.#start();
    this.#turnTo(this.#firstStep === 'intro' ? positionIn(this.pages) : firstPosition('questions'));
  }
}

function prefilledIn(items: readonly FormItem[]): FormItem[] {
  return items.flatMap((formItem) => [...(formItem.isPrefilled ? [formItem] : []), ...prefilledIn(formItem.items)]);
}

function sameOr<Value>(previous: Value | undefined, value: Value): Value {
  return JSON.stringify(previous) === JSON.stringify(value) ? (previous ?? value) : value;
}
