/** Whatever was thrown, as an Error. */
export function errorFrom(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
