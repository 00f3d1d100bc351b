import type { LocalizedText } from '../model/localized-text.js';

export const bandWords = {
  minimal: { nl: 'minimaal', en: 'minimal', ar: 'ضئيل' },
  normal: { nl: 'normaal', en: 'normal', ar: 'طبيعي' },
  mild: { nl: 'licht', en: 'mild', ar: 'خفيف' },
  moderate: { nl: 'matig', en: 'moderate', ar: 'متوسط' },
  moderatelySevere: { nl: 'matig ernstig', en: 'moderately severe', ar: 'متوسط إلى شديد' },
  severe: { nl: 'ernstig', en: 'severe', ar: 'شديد' },
  low: { nl: 'laag', en: 'low', ar: 'منخفض' },
  raised: { nl: 'verhoogd', en: 'raised', ar: 'مرتفع' },
  good: { nl: 'goed', en: 'good', ar: 'جيد' },
  none: { nl: 'geen', en: 'none', ar: 'لا يوجد' },
  little: { nl: 'weinig', en: 'little', ar: 'قليل' },
  much: { nl: 'veel', en: 'much', ar: 'كثير' },
} as const satisfies Record<string, LocalizedText>;
