import type { Messages } from '../messages.js';

export const common: Messages['common'] = {
  loading: 'جارٍ التحميل…',
  failed: 'تعذّر تحميل هذا.',
  tryAgain: 'حاول مرة أخرى',
  nothingToShow: 'لا يوجد ما يُعرض.',
};
