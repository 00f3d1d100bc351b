/** An adapter does not keep a promise. The message says which, and what it did instead. */
export class AdapterCheckError extends Error {
  override readonly name = 'AdapterCheckError';
}
