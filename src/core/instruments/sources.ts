import type { LocalizedText } from '../model/localized-text.js';

/** The title of a source of the numbers of bands, from which their colours were not taken. */
export function withOwnColours({ nl, en, ar }: Record<'nl' | 'en' | 'ar', string>): LocalizedText {
  return {
    nl: `${nl}; de kleuren zijn onze keuze`,
    en: `${en}; the colours are our choice`,
    ar: `${ar}؛ والألوان من اختيارنا`,
  };
}
