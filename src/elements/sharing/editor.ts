import { html, nothing } from 'lit';
import type { Person } from '../../core/model/person.js';
import type { SharingLevel } from '../../core/model/sharing.js';
import { allowsAnything, commonLevel, levelsOf, offeredLevels, type ChosenLevel } from '../../core/sharing/choice.js';
import { dayAfterMonths, monthChoices } from '../../core/sharing/default-end.js';
import type { QuestionnaireGroup } from '../../core/sharing/questionnaire-groups.js';
import { statedDate } from '../../internal/format/score-and-date.js';
import { chooseLevel, chooseLevelOf, type Edit } from './edit.js';
import { listText, titleOf, type SharingContext } from './texts.js';

export interface EditorOptions {
  readonly id: string;
  /** The person in words. */
  readonly name: string;
  readonly isBusy: boolean;
  readonly onEdit: (edit: Edit) => void;
  readonly onSave: () => void;
}

/** Renders the choice for one person: one level for everything, the last day, and other levels per questionnaire. */
export function renderEditor(person: Person, edit: Edit, context: SharingContext, options: EditorOptions) {
  const { messages, groups } = context;
  const { id, name, isBusy, onSave } = options;
  const isGiving = allowsAnything(edit.choice);
  return html`
    <div class="editor" id=${id}>
      <fieldset part="choice">
        <legend>${messages.question(name)}</legend>
        ${renderLevels(edit, context, options)} ${renderHints(edit, context)}
      </fieldset>
      ${groups.length > 0 ? renderDetails(edit, context, options) : nothing}
      ${isGiving ? renderEnd(edit, context, options) : nothing}
      <button type="button" class="primary" aria-disabled=${isBusy ? 'true' : nothing} @click=${onSave}>
        ${isBusy ? messages.saving : messages.save}
      </button>
    </div>
  `;
}

function renderLevels(edit: Edit, context: SharingContext, { id, onEdit }: EditorOptions) {
  const { messages, groups } = context;
  const chosen = commonLevel(edit.choice, groups);
  return offeredLevels(groups).map(
    (level) => html`
      <label class="level">
        <input
          type="radio"
          name=${`${id}-level`}
          .checked=${level === chosen}
          @change=${() => onEdit(chooseLevel(edit, level, context))}
        />
        <span>${messages.levels[level]}</span>
      </label>
    `,
  );
}

function renderHints(edit: Edit, context: SharingContext) {
  const { messages, groups, language } = context;
  const chosen = commonLevel(edit.choice, groups);
  const single = groups.filter(({ isSingleAnswer }) => isSingleAnswer).map((group) => titleOf(group, context));
  return html`
    ${chosen === undefined ? html`<p class="small">${messages.mixed}</p>` : nothing}
    ${
      single.length > 0 && single.length < groups.length
        ? html`<p class="small muted">${messages.singleAnswer(listText(single, language))}</p>`
        : nothing
    }
  `;
}

function renderDetails(edit: Edit, context: SharingContext, options: EditorOptions) {
  const { messages, groups } = context;
  const { id, onEdit } = options;
  return html`
    <div>
      <button
        type="button"
        class="text toggle"
        aria-expanded=${edit.isDetailed ? 'true' : 'false'}
        aria-controls="${id}-details"
        @click=${() => onEdit({ ...edit, isDetailed: !edit.isDetailed })}
      >
        ${messages.perQuestionnaire}
      </button>
      <div id="${id}-details" class="details" ?hidden=${!edit.isDetailed}>
        ${
          edit.isDetailed
            ? html`${groups.map((group, index) => renderGroupLevel(group, index, edit, context, options))}
              ${renderLevelOf(
                `${id}-later`,
                messages.later,
                levelsOf({ isSingleAnswer: false }),
                edit.choice.others,
                messages,
                (level) => onEdit(chooseLevelOf(edit, undefined, level)),
              )}`
            : nothing
        }
      </div>
    </div>
  `;
}

function renderGroupLevel(
  group: QuestionnaireGroup,
  index: number,
  edit: Edit,
  context: SharingContext,
  { id, onEdit }: EditorOptions,
) {
  const level = edit.choice.levels.get(group.id) ?? 'unknown';
  return renderLevelOf(`${id}-${index}`, titleOf(group, context), levelsOf(group), level, context.messages, (chosen) =>
    onEdit(chooseLevelOf(edit, group.id, chosen)),
  );
}

function renderLevelOf(
  id: string,
  label: string,
  levels: readonly ChosenLevel[],
  chosen: SharingLevel,
  messages: SharingContext['messages'],
  onChoose: (level: SharingLevel) => void,
) {
  return html`
    <div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} @change=${(event: Event) => onChoose((event.target as HTMLSelectElement).value as SharingLevel)}>
        ${
          // Unknown stays unchosen, so that the patient does not read it as a choice.
          chosen === 'unknown' ? html`<option value="unknown" selected>${messages.choose}</option>` : nothing
        }
        ${levels.map(
          (level) => html`<option value=${level} .selected=${level === chosen}>${messages.levels[level]}</option>`,
        )}
      </select>
    </div>
  `;
}

function renderEnd(edit: Edit, context: SharingContext, { id, onEdit }: EditorOptions) {
  const { messages, language, now } = context;
  const { until } = edit.choice;
  const months = monthChoices.map((count) => ({ count, day: dayAfterMonths(count, now) }));
  const isListed = months.some(({ day }) => day === until);
  const chosen = edit.isOtherDate ? 'other' : (until ?? 'none');
  const option = (value: string, text: string) =>
    html`<option value=${value} .selected=${value === chosen}>${text}</option>`;
  const choose = (value: string) => {
    const isOtherDate = value === 'other';
    const day = value === 'none' ? undefined : isOtherDate ? until : value;
    onEdit({ ...edit, isOtherDate, isDateWrong: false, choice: { ...edit.choice, until: day } });
  };
  return html`
    <div class="field">
      <label for="${id}-end">${messages.until}</label>
      <select id="${id}-end" @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        ${isListed || until === undefined || edit.isOtherDate ? nothing : option(until, messages.untilDate(statedDate(until, language)))}
        ${months.map(({ count, day }) => option(day, messages.months(count, statedDate(day, language))))}
        ${option('other', messages.otherDate)} ${option('none', messages.noEnd)}
      </select>
      ${edit.isOtherDate ? renderDate(edit, context, id, onEdit) : nothing}
    </div>
  `;
}

function renderDate(edit: Edit, { messages }: SharingContext, id: string, onEdit: EditorOptions['onEdit']) {
  const type = (event: Event) =>
    onEdit({
      ...edit,
      isDateWrong: false,
      choice: { ...edit.choice, until: (event.target as HTMLInputElement).value },
    });
  return html`
    <label for="${id}-date">${messages.lastDay}</label>
    <input
      type="date"
      id="${id}-date"
      .value=${edit.choice.until?.slice(0, 10) ?? ''}
      aria-invalid=${edit.isDateWrong ? 'true' : 'false'}
      aria-describedby="${id}-date-error"
      @change=${type}
    />
    <p id="${id}-date-error" class="error" role="alert">${edit.isDateWrong ? messages.dateWrong : nothing}</p>
  `;
}
