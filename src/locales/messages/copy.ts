/** What every widget says of copying a text for the record. */
export interface CopyMessages {
  readonly copy: string;
  readonly copied: string;
  /** The browser does not let this page copy: the text stands below, to be copied by hand. */
  readonly refused: string;
  readonly textToCopy: string;
}
