export interface AnswerWordsMessages {
  readonly yes: string;
  readonly no: string;
  /** A file without a known name or type. */
  readonly file: string;
  /** Names for all types of a kind, such as `image/*`. */
  readonly fileKinds: Readonly<Record<'image' | 'audio' | 'video' | 'text' | 'other', string>>;
}
