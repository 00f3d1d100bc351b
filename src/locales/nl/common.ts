import type { Messages } from '../messages.js';

export const common: Messages['common'] = {
  loading: 'Bezig met laden …',
  failed: 'Dit kon niet worden geladen.',
  tryAgain: 'Probeer opnieuw',
  nothingToShow: 'Er is niets om te laten zien.',
};
