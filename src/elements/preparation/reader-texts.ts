import { chosenNames, type Recipient, type RecipientTexts } from '../../internal/ui/recipients-choice.js';
import type { PreparationMessages } from '../../locales/messages/preparation.js';

/** Sentences about who can read a preparation, before and after it is saved. */
export interface ReaderTexts {
  readonly whoReads: string;
  readonly saved: string;
}

/** @param recipients References of the chosen people; undefined for everyone who sees the scores. */
export function readerTexts(
  recipients: readonly string[] | undefined,
  people: readonly Recipient[],
  { whoReads, saved }: PreparationMessages,
  texts: RecipientTexts,
): ReaderTexts {
  if (!recipients) return { whoReads, saved };
  const { recipients: messages } = texts;
  if (recipients.length === 0) return { whoReads: messages.onlyYou, saved: messages.savedForYou };
  const names = chosenNames(recipients, people, texts);
  return { whoReads: messages.whoReads(names), saved: messages.saved(names) };
}
