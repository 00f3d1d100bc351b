import type { Messages } from '../messages.js';

export const common: Messages['common'] = {
  loading: 'Loading …',
  failed: 'This could not be loaded.',
  tryAgain: 'Try again',
  retryIsNoUse: 'Trying again does not help: something on this website has to be changed first.',
};
