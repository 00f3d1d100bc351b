import type { Messages } from '../messages.js';

export const common: Messages['common'] = {
  loading: 'Bezig met laden …',
  failed: 'Dit kon niet worden geladen.',
  tryAgain: 'Probeer opnieuw',
  retryIsNoUse: 'Opnieuw proberen helpt niet: er moet eerst iets aan deze website worden aangepast.',
};
