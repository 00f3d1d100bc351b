import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../../core/form/form-item.js';
import type { AnswerValue } from '../../../core/model/value.js';
import { idOf, type RenderContext } from '../context.js';
import { valuesOf } from '../../../session/typed-answer.js';
import type { UnreadableKey } from '../../../core/form/unreadable.js';
import { describedBy, errorSign } from '../fragments.js';
import { attachmentFrom, refusalOf } from '../files.js';

export { styles } from './file.styles.js';

/**
 * A file from the person's own device: its name and size, never its content. What is inside is not ours to open, and a
 * preview would draw in the page of the host what nobody has looked at.
 */
export function renderFile(context: RenderContext, formItem: FormItem): TemplateResult {
  const files = valuesOf(formItem);
  return html`
    <div class="files" aria-live="polite">
      ${
        files.length > 0
          ? html`<ul>
              ${files.map((file, place) => renderOne(context, formItem, file, place))}
            </ul>`
          : nothing
      }
      ${renderState(context, formItem)}
    </div>
    ${files.length < mostOf(formItem) || !formItem.item.repeats ? renderPicker(context, formItem, files.length > 0) : nothing}
  `;
}

function renderOne(context: RenderContext, formItem: FormItem, file: AnswerValue, place: number): TemplateResult {
  const name = context.formatter.answer(file);
  const remove = () => {
    context.session.answer(formItem, valuesOf(formItem).toSpliced(place, 1));
    context.session.focus({ kind: 'item', formItem });
  };
  return html`
    <li class="file">
      <span class="file-name" dir="auto">${name}</span>
      <button type="button" class="text" @click=${remove}>
        ${context.texts.removeFile}<span class="visually-hidden">: ${name}</span>
      </button>
    </li>
  `;
}

/** Renders the state of the file that was chosen last. It is not in the list, so the patient must see why. */
function renderState(context: RenderContext, formItem: FormItem) {
  const problem = context.session.entries.fileProblemOf(formItem);
  if (problem === 'fileBusy') return html`<p class="muted">${context.texts.readingFile}</p>`;
  if (!problem) return nothing;
  const dismiss = () => {
    context.session.setFileProblem(formItem, undefined);
    context.session.focus({ kind: 'item', formItem });
  };
  return html`
    ${
      // Once it was reported it is said above the field.
      context.errorOf(formItem)
        ? nothing
        : html`<p class="fault">${errorSign}<span>${context.formatter.unreadable(problem, formItem.item)}</span></p>`
    }
    <button type="button" class="text" @click=${dismiss}>${context.texts.withoutFile}</button>
  `;
}

/** The browser's own field covers what is drawn, so that its words, which nobody can translate, are not on the screen. */
function renderPicker(context: RenderContext, formItem: FormItem, hasFiles: boolean): TemplateResult {
  const { item } = formItem;
  const { texts } = context;
  const id = idOf(formItem);
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // So that the same file can be chosen again after it was removed.
    input.value = '';
    void take(context, formItem, files);
  };
  return html`
    <div class="file-picker">
      <input
        type="file"
        id=${id}
        accept=${item.mimeTypes?.join(',') ?? nothing}
        ?multiple=${item.repeats}
        aria-labelledby="${id}-label ${id}-choose"
        aria-describedby=${describedBy(context, formItem)}
        aria-invalid=${context.errorOf(formItem) ? 'true' : nothing}
        @change=${choose}
      />
      <span id="${id}-choose" aria-hidden="true">
        ${hasFiles ? (item.repeats ? texts.addFile : texts.chooseOtherFile) : texts.chooseFile}
      </span>
    </div>
  `;
}

/** Reads the chosen files one after the other. A file that is refused leaves the answer as it was. */
async function take(context: RenderContext, formItem: FormItem, files: readonly File[]): Promise<void> {
  const { session } = context;
  const note = (problem: UnreadableKey | undefined) => session.setFileProblem(formItem, problem);
  for (const file of files) {
    const refusal = refusalOf(formItem.item, file);
    if (refusal) return note(refusal);
    note('fileBusy');
    const attachment = await attachmentFrom(file).catch(() => undefined);
    // The form may have been opened again meanwhile, or the group that it is in taken away.
    const present = session.state.form.at(formItem.path);
    if (!present) return note(undefined);
    if (!attachment) return note('file');
    note(undefined);
    const kept = present.item.repeats ? valuesOf(present) : [];
    session.answer(present, [...kept, { type: 'attachment', value: attachment }]);
  }
}

function mostOf({ item }: FormItem): number {
  return item.maxOccurs ?? Infinity;
}
