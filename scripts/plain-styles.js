/**
 * For a build: takes comments and indentation out of the styles in `css` templates. Lines stay lines, so that source maps
 * still lead to the right one.
 */
export function plainStyles() {
  return {
    name: 'plain-styles',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.ts') || !code.includes('css`')) return undefined;
      return { code: code.replace(/(?<=\bcss`)[^`]*/g, plain), map: null };
    },
  };
}

function plain(styles) {
  const withoutComments = styles.replace(/\/\*.*?\*\//gs, (comment) => '\n'.repeat(comment.split('\n').length - 1));
  return withoutComments.replace(/^ +/gm, '');
}
