import type { Messages } from '../messages.js';

export const common: Messages['common'] = {
  loading: 'جارٍ التحميل…',
  failed: 'تعذّر تحميل هذا.',
  tryAgain: 'حاول مرة أخرى',
  retryIsNoUse: 'لن تفيد المحاولة مرة أخرى: يجب أولًا تعديل شيء في هذا الموقع.',
};
