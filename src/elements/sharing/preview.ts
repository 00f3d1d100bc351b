import { ContextProvider } from '@lit/context';
import { html } from 'lit';
import { audienceContext, viewerContext } from '../../adapter/context.js';
import type { Person } from '../../core/model/person.js';
import { personAccess } from '../../core/sharing/choice.js';
import { titleOf, type SharingContext } from './texts.js';
import type { InstrumentSource } from './load-sharing.js';

/** A widget of the preview: its tag and the data that it shows. */
export interface PreviewWidget {
  readonly tag: string;
  readonly instrument?: InstrumentSource;
  /** `id` of a response. */
  readonly response?: string;
}

/**
 * Returns the widgets of the preview: the scores and answers of each instrument, and the answers of other responses.
 *
 * @param responses `id`s of responses to questionnaires of no instrument.
 * @param tagOf Returns the tag of an element of this library.
 */
export function previewWidgets(
  instruments: readonly InstrumentSource[],
  responses: readonly string[],
  tagOf: (name: 'traffic-light' | 'answers') => string,
): PreviewWidget[] {
  return [
    ...instruments.flatMap((instrument) => [
      { tag: tagOf('traffic-light'), instrument },
      { tag: tagOf('answers'), instrument },
    ]),
    ...responses.map((response) => ({ tag: tagOf('answers'), response })),
  ];
}

/**
 * Returns a box in which the widgets show what a person sees: a provider inside the page's provider with that person as
 * the viewer. The widgets are those of the recipient's own page, so that both show the same.
 */
export function previewBox(owner: Document, person: Person, widgets: readonly PreviewWidget[]): HTMLElement {
  const box = owner.createElement('div');
  box.className = 'recipient';
  new ContextProvider(box, { context: viewerContext, initialValue: { person, isPreview: true } });
  new ContextProvider(box, { context: audienceContext, initialValue: 'clinician' });
  for (const type of ['click', 'mousedown', 'pointerdown', 'keydown', 'input', 'change']) {
    box.addEventListener(type, makeInert, { capture: true });
  }
  box.append(...widgets.map(({ tag, ...data }) => Object.assign(owner.createElement(tag), data)));
  return box;
}

const controls = 'button, input, select, textarea, a, label';
/** Keys that do nothing to a control. */
const keys = ['Tab', 'Shift', 'Escape'];

/**
 * Stops what a control would do. The attribute `inert` would hide the preview from screen readers. Texts that are folded
 * still unfold, because the person can read them too.
 */
function makeInert(event: Event): void {
  const path = event.composedPath();
  const isOn = (selector: string) => path.some((target) => target instanceof Element && target.matches(selector));
  if (isOn('summary') || !isOn(controls)) return;
  if (event instanceof KeyboardEvent && keys.includes(event.key)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

export interface PreviewOptions {
  readonly person: Person;
  readonly name: string;
  readonly box: HTMLElement;
  readonly onStop: () => void;
}

/**
 * Renders the view of another person with a bar above it, and below it what that person does not see. The region can have
 * the focus, so that Escape works after a press on its text.
 */
export function renderPreview(context: SharingContext, { person, name, box, onStop }: PreviewOptions) {
  const { messages } = context;
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onStop();
  };
  return html`
    <div class="preview" part="preview" role="region" aria-labelledby="preview-bar" tabindex="-1" @keydown=${onKey}>
      <div class="bar" id="preview-start" tabindex="-1">
        <p>
          <strong id="preview-bar">${messages.previewBar(name)}</strong>
          <span class="small">${messages.previewHint}</span>
        </p>
        <button type="button" @click=${onStop}>${messages.stopPreview}</button>
      </div>
      ${box.childElementCount > 0 ? box : html`<p class="block">${messages.previewEmpty}</p>`}
    </div>
    <div class="block not-seen">
      <h3>${messages.notSeen(name)}</h3>
      ${renderNotSeen(person, context)}
    </div>
  `;
}

/** Renders, for the patient only, what the person does not see. */
function renderNotSeen(person: Person, context: SharingContext) {
  const { messages, groups, sharing = [], now, patient } = context;
  const { groups: accesses } = personAccess(person, groups, sharing, { now, patient });
  const lines = groups.flatMap((group) => {
    const level = accesses.get(group.id)?.level ?? 'unknown';
    return level === 'answers' ? [] : [messages.notSeenLevels[level](titleOf(group, context))];
  });
  if (lines.length === 0) return html`<p>${messages.notSeenNothing}</p>`;
  return html`<ul>
    ${lines.map((line) => html`<li>${line}</li>`)}
  </ul>`;
}
