import type { Person } from '../../core/model/person.js';
import type { Sharing } from '../../core/model/sharing.js';
import { personAccess, type SharingChoice } from '../../core/sharing/choice.js';
import { secondaryAnswer, secondaryDecision, type SecondaryPurpose } from '../../core/sharing/secondary-use.js';
import { withStored, type DecisionChange } from './decisions-controller.js';
import { decisionsOf } from './edit.js';
import { stateText, type SharingContext } from './texts.js';

/** The patient whose decision it is, and the person who decides for the patient. */
export interface Decider {
  readonly subject: string;
  /** Reference of the person. Undefined: the patient decides. */
  readonly decidedBy: string | undefined;
}

/** A choice about one person that is to be stored. */
export interface PersonChoice {
  readonly person: Person;
  /** The person in words. */
  readonly name: string;
  readonly choice: SharingChoice;
  /** The decisions that the choice replaces. */
  readonly base: readonly Sharing[];
}

/** Returns the change for a choice about one person. Its statement is what the patient then reads as the state. */
export function personChange(
  { person, name, choice, base }: PersonChoice,
  context: SharingContext,
  decider: Decider,
): DecisionChange {
  const { messages, groups, now, patient } = context;
  const decisions = (statement: string) => decisionsOf(person, { choice, base }, context, { ...decider, statement });
  const stateWith = (sharing: readonly Sharing[]) => stateText(person, { ...context, sharing });
  const expected = withStored(context.sharing ?? [], decisions(''));
  const seesNothing = (sharing: readonly Sharing[]) => {
    const access = personAccess(person, groups, sharing, { now, patient });
    return [...access.groups.values(), access.others].every(({ level }) => level === 'nothing');
  };
  return {
    about: person.reference,
    purpose: 'care',
    decisions: decisions(`${name}: ${stateWith(expected)}`),
    done: (sharing) => (seesNothing(sharing) ? messages.stopped(name) : messages.saved(stateWith(sharing))),
    conflict: (sharing) => messages.conflict(stateWith(sharing)),
    failed: messages.notSaved,
  };
}

/** Returns the change for an answer about a secondary use. */
export function secondaryChange(
  purpose: SecondaryPurpose,
  isAllowed: boolean,
  { messages, sharing = [], now }: SharingContext,
  decider: Decider,
): DecisionChange {
  const { secondaryQuestions, secondaryStates, secondaryConflict, yes, no, notSaved } = messages;
  const statement = `${secondaryQuestions[purpose]} ${isAllowed ? yes : no}`;
  const stateWith = (stored: readonly Sharing[]) => secondaryStates[secondaryAnswer(purpose, stored, now)];
  return {
    about: purpose,
    purpose,
    decisions: [secondaryDecision(purpose, isAllowed, sharing, now, { ...decider, statement })],
    done: stateWith,
    conflict: (stored) => `${secondaryConflict} ${stateWith(stored)}`,
    failed: notSaved,
  };
}
