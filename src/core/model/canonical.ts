/**
 * Whether a canonical is the one that is asked for; one that is asked for without a version stands for every version.
 *
 * @example meansCanonical('http://example.org/q', 'http://example.org/q|2.0') // true
 */
export function meansCanonical(asked: string, canonical: string): boolean {
  return asked === canonical || (!asked.includes('|') && asked === urlOf(canonical));
}

/** A canonical without its version. */
export function urlOf(canonical: string): string {
  return canonical.split('|')[0] ?? '';
}
