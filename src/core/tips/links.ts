// No URL class, because the core has no DOM.

export function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(url);
}

export function isSecureAddress(url: string): boolean {
  return /^https:\/\/[^\s/]/i.test(url);
}

/** Returns whether an address may be that of a decision aid: a web page, mail address or telephone number. */
export function isAidAddress(url: string): boolean {
  return isSecureAddress(url) || /^(mailto:[^\s@]+@[^\s@]+|tel:[+\d][-\d().]*)$/i.test(url);
}
