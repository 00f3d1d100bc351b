import type { CopyMessages } from '../messages/copy.js';

export const copy: CopyMessages = {
  copy: 'Copy for the record',
  copied: 'Copied. You can paste the text into the record now.',
  refused: 'The browser does not allow copying here. Copy the text below yourself, with Ctrl+C.',
  textToCopy: 'Text for the record',
};
