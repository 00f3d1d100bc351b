import { nothing } from 'lit';
import type { Person } from '../../core/model/person.js';
import { mergedPeople } from '../../core/people/merged-people.js';
import { isSamePerson } from '../../core/people/people.js';
import { recipientsChoice, recipientsOf, type RecipientTexts } from '../../internal/ui/recipients-choice.js';
import type { EditableNotes } from './tip-list.js';

/** Renders the choice who may read the notes, if it is known who writes and who else there is. An employer never may. */
export function renderNoteReaders(
  author: Person | undefined,
  team: readonly Person[],
  { consultation, onChange }: EditableNotes,
  texts: RecipientTexts,
) {
  const others = mergedPeople(team, texts.roles).filter(
    (person) => person.kind !== 'work' && author && !isSamePerson(person, author),
  );
  if (others.length === 0) return nothing;
  return recipientsChoice(
    {
      legend: texts.recipients.notes,
      people: recipientsOf(others, texts),
      recipients: consultation.recipients,
      onChange: (recipients) => onChange((current) => ({ ...current, recipients })),
    },
    texts,
  );
}
