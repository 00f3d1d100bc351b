/**
 * Whether a canonical is the one that is asked for; one that is asked for without a version stands for every version.
 *
 * @example meansCanonical('http://example.org/q', 'http://example.org/q|2.0') // true
 */
export function matchesCanonical(asked: string, canonical: string): boolean {
  return asked === canonical || (!asked.includes('|') && asked === canonicalUrlOf(canonical));
}

/** For sorting versions, oldest first: 9.0, 10.0-beta, 10.0. One that is absent goes before all. */
export function compareVersions(one: string | undefined, other: string | undefined): number {
  const [a, b] = [releaseOf(one ?? ''), releaseOf(other ?? '')];
  const isBefore = Number(a.before === '') - Number(b.before === '');
  return inNumbers.compare(a.release, b.release) || isBefore || inNumbers.compare(a.before, b.before);
}

// "10.0" is newer than "9.0".
const inNumbers = new Intl.Collator('en', { numeric: true });

/** What comes before a release is named after it: `2.0-alpha.1`. Not so in `2026-05-01`. */
function releaseOf(version: string): { readonly release: string; readonly before: string } {
  const [, release = version, before = ''] = /^(\d[\d.]*)-([a-z].*)$/i.exec(version) ?? [];
  return { release, before };
}

/** A canonical without its version. */
export function canonicalUrlOf(canonical: string): string {
  return canonical.split('|')[0] ?? '';
}
