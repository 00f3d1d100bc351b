import { html, nothing, type TemplateResult } from 'lit';
import type { FormItem } from '../../../core/form/form-item.js';
import type { AnswerValue } from '../../../core/model/value.js';
import { describedBy, idOf, type Drawing } from '../drawing.js';
import { attachmentFrom, refusalOf } from '../files.js';
import { faultSign } from '../parts.js';

export { styles } from './file.styles.js';

/**
 * A file from the person's own device: its name and size, never its content. What is inside is not ours to open, and a
 * preview would draw in the page of the host what nobody has looked at.
 */
export function renderFile(drawing: Drawing, formItem: FormItem): TemplateResult {
  const files = filesOf(formItem);
  return html`
    <div class="files" aria-live="polite">
      ${
        files.length > 0
          ? html`<ul>
              ${files.map((file, place) => renderOne(drawing, formItem, file, place))}
            </ul>`
          : nothing
      }
      ${renderState(drawing, formItem)}
    </div>
    ${files.length < mostOf(formItem) || !formItem.item.repeats ? renderPicker(drawing, formItem, files.length > 0) : nothing}
  `;
}

function renderOne(drawing: Drawing, formItem: FormItem, file: AnswerValue, place: number): TemplateResult {
  const name = drawing.words.answer(file);
  const remove = () => {
    drawing.answer(formItem, filesOf(formItem).toSpliced(place, 1));
    drawing.host.focus(idOf(formItem));
  };
  return html`
    <li class="file">
      <span class="file-name" dir="auto">${name}</span>
      <button type="button" class="text" @click=${remove}>
        ${drawing.texts.removeFile}<span class="visually-hidden">: ${name}</span>
      </button>
    </li>
  `;
}

/** What becomes of the file that was chosen last, told at once: it is not in the list, and its chooser must know why. */
function renderState(drawing: Drawing, formItem: FormItem) {
  const problem = drawing.entries.fileProblemOf(formItem);
  if (problem === 'fileBusy') return html`<p class="muted">${drawing.texts.readingFile}</p>`;
  if (!problem) return nothing;
  const dismiss = () => {
    drawing.entries.noteFile(formItem, undefined);
    drawing.flow.revisions.note([formItem]);
    drawing.host.focus(idOf(formItem));
  };
  return html`
    ${
      // Once it was reported it is said above the field.
      drawing.faultOf(formItem)
        ? nothing
        : html`<p class="fault">${faultSign}<span>${drawing.words.unreadable(problem, formItem.item)}</span></p>`
    }
    <button type="button" class="text" @click=${dismiss}>${drawing.texts.withoutFile}</button>
  `;
}

/** The browser's own field covers what is drawn, so that its words, which nobody can translate, are not on the screen. */
function renderPicker(drawing: Drawing, formItem: FormItem, hasFiles: boolean): TemplateResult {
  const { item } = formItem;
  const { texts } = drawing;
  const id = idOf(formItem);
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    // So that the same file can be chosen again after it was removed.
    input.value = '';
    void take(drawing, formItem, files);
  };
  return html`
    <div class="file-picker">
      <input
        type="file"
        id=${id}
        accept=${item.mimeTypes?.join(',') ?? nothing}
        ?multiple=${item.repeats}
        aria-labelledby="${id}-label ${id}-choose"
        aria-describedby=${describedBy(drawing, formItem)}
        aria-invalid=${drawing.faultOf(formItem) ? 'true' : nothing}
        @change=${choose}
      />
      <span id="${id}-choose" aria-hidden="true">
        ${hasFiles ? (item.repeats ? texts.addFile : texts.chooseOtherFile) : texts.chooseFile}
      </span>
    </div>
  `;
}

/** Reads the chosen files one after the other. A file that is refused leaves the answer as it was. */
async function take(drawing: Drawing, formItem: FormItem, files: readonly File[]): Promise<void> {
  const { entries } = drawing;
  const note = (problem: Parameters<typeof entries.noteFile>[1]) => {
    entries.noteFile(formItem, problem);
    drawing.flow.revisions.note([formItem]);
    drawing.host.changed();
  };
  for (const file of files) {
    const refusal = refusalOf(formItem.item, file);
    if (refusal) return note(refusal);
    note('fileBusy');
    const attachment = await attachmentFrom(file).catch(() => undefined);
    // The form may have been opened again meanwhile, or the group that it is in taken away.
    const present = drawing.flow.form.at(formItem.path);
    if (!present) return note(undefined);
    if (!attachment) return note('file');
    note(undefined);
    const kept = present.item.repeats ? filesOf(present) : [];
    drawing.answer(present, [...kept, { type: 'attachment', value: attachment }]);
  }
}

function filesOf({ answers }: FormItem): AnswerValue[] {
  return answers.flatMap(({ value }) => value ?? []);
}

function mostOf({ item }: FormItem): number {
  return item.maxOccurs ?? Infinity;
}
