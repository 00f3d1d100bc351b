import type { Messages } from '../messages.js';

export const common: Messages['common'] = {
  loading: 'Loading …',
  failed: 'This could not be loaded.',
  tryAgain: 'Try again',
  nothingToShow: 'There is nothing to show.',
};
