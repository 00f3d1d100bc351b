import type { CopyMessages } from '../messages/copy.js';

export const copy: CopyMessages = {
  copy: 'Kopieer voor dossier',
  copied: 'Gekopieerd. U kunt de tekst nu in het dossier plakken.',
  refused: 'De browser laat kopiëren hier niet toe. Kopieer de tekst hieronder zelf, met Ctrl+C.',
  textToCopy: 'Tekst voor het dossier',
};
