/** Texts of the choice who may read a note or a preparation. */
export interface RecipientsMessages {
  readonly notes: string;
  readonly preparation: string;
  /** Everyone who sees the scores. */
  readonly everyone: string;
  readonly chosen: string;
  /** Nobody was chosen, so nobody but the writer reads it. */
  readonly nobody: string;
  /** The patient as a reader of a note. */
  readonly patient: string;
  /** A person of whom neither name nor role is known. */
  readonly unnamed: string;
  /** Heading of the notes that others wrote. */
  readonly others: string;
  readonly moreOthers: (count: number) => string;
  readonly authorUnknown: string;
  /** Readers of a preparation, before and after saving. */
  readonly whoReads: (names: string) => string;
  readonly onlyYou: string;
  readonly saved: (names: string) => string;
  readonly savedForYou: string;
}
