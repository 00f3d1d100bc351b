/** Error of an adapter check. The message says what the adapter must do and what it did. */
export class AdapterCheckError extends Error {
  override readonly name = 'AdapterCheckError';
}
