import type { LocalizedText } from '../model/localized-text.js';

/** Adds to the title of a source that its numbers are used, but that the colors are our own choice. */
export function withOwnColors({ nl, en, ar }: Record<'nl' | 'en' | 'ar', string>): LocalizedText {
  return {
    nl: `${nl}; de kleuren zijn onze keuze`,
    en: `${en}; the colours are our choice`,
    ar: `${ar}؛ والألوان من اختيارنا`,
  };
}
