export interface CopyMessages {
  readonly copy: string;
  readonly copied: string;
  /** The browser does not allow copying. The text is shown below, to copy manually. */
  readonly refused: string;
  readonly textToCopy: string;
}
