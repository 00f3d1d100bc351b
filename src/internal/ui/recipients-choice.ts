import { css, html, nothing } from 'lit';
import type { Person, Role } from '../../core/model/person.js';
import { isSamePerson, referencesOf } from '../../core/people/people.js';
import type { RecipientsMessages } from '../../locales/messages/recipients.js';
import { personTexts } from '../../core/people/person-text.js';

/** A person to choose, in words. */
export interface Recipient {
  readonly reference: string;
  readonly references: readonly string[];
  readonly text: string;
}

export interface RecipientTexts {
  readonly recipients: RecipientsMessages;
  readonly language: string;
  readonly roles: readonly Role[];
}

/** Returns the people of a team in words, each once. */
export function recipientsOf(team: readonly Person[], texts: RecipientTexts): Recipient[] {
  const people = team.filter((person, index) => team.findIndex((other) => isSamePerson(other, person)) === index);
  return personTexts(people, texts).map((text, index) => {
    const person = people[index]!;
    const name = person.kind === 'patient' ? texts.recipients.patient : (text ?? texts.recipients.unnamed);
    return { reference: person.reference, references: referencesOf(person), text: name };
  });
}

/** Returns the names of the chosen people, as in a sentence. */
export function chosenNames(
  recipients: readonly string[],
  people: readonly Recipient[],
  { recipients: messages, language }: RecipientTexts,
): string {
  const names = recipients.map(
    (reference) => people.find(({ references }) => references.includes(reference))?.text ?? messages.unnamed,
  );
  return new Intl.ListFormat(language).format(names);
}

interface RecipientsChoiceOptions {
  readonly legend: string;
  readonly people: readonly Recipient[];
  /** References of the chosen people; undefined for everyone who sees the scores. */
  readonly recipients: readonly string[] | undefined;
  readonly onChange: (recipients: string[] | undefined) => void;
}

/** Renders the choice between everyone and chosen people. */
export function recipientsChoice(
  { legend, people, recipients, onChange }: RecipientsChoiceOptions,
  { recipients: messages }: RecipientTexts,
) {
  const toggle = ({ reference, references }: Recipient, isChosen: boolean) => {
    const others = (recipients ?? []).filter((other) => !references.includes(other));
    onChange(isChosen ? [...others, reference] : others);
  };
  return html`
    <fieldset class="recipients">
      <legend>${legend}</legend>
      ${radio(messages.everyone, recipients === undefined, () => onChange(undefined))}
      ${radio(messages.chosen, recipients !== undefined, () => onChange([...(recipients ?? [])]))}
      ${
        recipients
          ? html`
              <div class="people" role="group" aria-label=${messages.chosen}>
                ${people.map(
                  (person) => html`
                    <label>
                      <input
                        type="checkbox"
                        .checked=${person.references.some((reference) => recipients.includes(reference))}
                        @change=${(event: Event) => toggle(person, (event.target as HTMLInputElement).checked)}
                      />
                      <span>${person.text}</span>
                    </label>
                  `,
                )}
              </div>
            `
          : nothing
      }
      ${recipients?.length === 0 ? html`<p class="small">${messages.nobody}</p>` : nothing}
    </fieldset>
  `;
}

function radio(text: string, isChecked: boolean, onChoose: () => void) {
  return html`
    <label>
      <input type="radio" name="recipients" .checked=${isChecked} @change=${onChoose} />
      <span>${text}</span>
    </label>
  `;
}

export const recipientsStyles = css`
  .recipients {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    overflow-wrap: anywhere;
  }

  .recipients legend {
    padding: 0;
    font-weight: 650;
  }

  .recipients label {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.75em;
    align-items: center;
    min-block-size: 2.75em;
    cursor: pointer;
  }

  .recipients .people {
    max-block-size: 14em;
    padding-inline-start: 2em;
    overflow: auto;
  }
`;
