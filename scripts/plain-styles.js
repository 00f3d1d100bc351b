/**
 * Returns a build plugin that removes comments and indentation from `css` templates. Line breaks stay, so that source
 * maps remain correct.
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
