// No URL class here: the core knows no browser.

/** An address of the web, where a reader may be sent to. */
export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(url);
}

/** The same, and encrypted. */
export function isSecureAddress(url: string): boolean {
  return /^https:\/\/[^\s/]/i.test(url);
}

/** Where an aid may be: a page, a mail address or a telephone number. */
export function isAidAddress(url: string): boolean {
  return isSecureAddress(url) || /^(mailto:[^\s@]+@[^\s@]+|tel:[+\d][-\d().]*)$/i.test(url);
}
