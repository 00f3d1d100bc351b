import type { CopyMessages } from '../messages/copy.js';

export const copy: CopyMessages = {
  copy: 'نسخ إلى الملف الطبي',
  copied: 'تم النسخ. يمكنك الآن لصق النص في الملف.',
  refused: 'لا يسمح المتصفح بالنسخ هنا. انسخ النص أدناه بنفسك باستخدام Ctrl+C.',
  textToCopy: 'نص للملف الطبي',
};
