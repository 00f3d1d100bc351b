/**
 * Returns whether a canonical matches the requested one. A requested canonical without a version matches every version.
 *
 * @example matchesCanonical('http://example.org/q', 'http://example.org/q|2.0') // true
 */
export function matchesCanonical(asked: string, canonical: string): boolean {
  return asked === canonical || (!asked.includes('|') && asked === canonicalUrlOf(canonical));
}

/** Orders versions, oldest first: 9.0, 10.0-beta, 10.0. An absent version comes first. */
export function compareVersions(first: string | undefined, second: string | undefined): number {
  const [a, b] = [releaseOf(first ?? ''), releaseOf(second ?? '')];
  const isBefore = Number(a.before === '') - Number(b.before === '');
  return numericOrder.compare(a.release, b.release) || isBefore || numericOrder.compare(a.before, b.before);
}

const numericOrder = new Intl.Collator('en', { numeric: true });

/** Splits off the pre-release part: `2.0-alpha.1` is before `2.0`. `2026-05-01` has no such part. */
function releaseOf(version: string): { readonly release: string; readonly before: string } {
  const [, release = version, before = ''] = /^(\d[\d.]*)-([a-z].*)$/i.exec(version) ?? [];
  return { release, before };
}

/** Returns a canonical without its version. */
export function canonicalUrlOf(canonical: string): string {
  return canonical.split('|')[0] ?? '';
}
