/** An answer in words, where it brings none of its own. */
export interface AnswerWordsMessages {
  readonly yes: string;
  readonly no: string;
  /** One file that nothing is known of. */
  readonly file: string;
  /** All types of a kind, such as `image/*`. */
  readonly fileKinds: Readonly<Record<'image' | 'audio' | 'video' | 'text' | 'other', string>>;
}
