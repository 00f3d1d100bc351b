export interface AnswerWordsMessages {
  readonly yes: string;
  readonly no: string;
  /** In place of a calculated answer that lacks answers: "nog geen uitkomst (3 van 9 antwoorden)". */
  readonly unfinished: (given: number, needed: number) => string;
  /** Remark on a calculated answer: "berekend uit 9 van 9 antwoorden". */
  readonly calculatedFrom: (given: number, needed: number) => string;
  /** A file without a known name or type. */
  readonly file: string;
  /** Names for all types of a kind, such as `image/*`. */
  readonly fileKinds: Readonly<Record<'image' | 'audio' | 'video' | 'text' | 'other', string>>;
}
