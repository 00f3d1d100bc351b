import { parseAst } from 'vite';

/**
 * Returns a build plugin that removes indentation from `html`, `svg` and `css` templates, and comments from `css`. Line
 * breaks stay, so that source maps remain correct.
 */
export function plainTemplates() {
  return {
    name: 'plain-templates',
    enforce: 'pre',
    transform(code, id) {
      if (!id.endsWith('.ts') || !/\b(?:html|svg|css)`/.test(code)) return undefined;
      let plain = '';
      let end = 0;
      for (const part of templateParts(parseAst(code, { lang: 'ts' }))) {
        plain += code.slice(end, part.start) + part.plain(code.slice(part.start, part.end));
        end = part.end;
      }
      return { code: plain + code.slice(end), map: null };
    },
  };
}

const plainOf = {
  html: withoutIndentation,
  svg: withoutIndentation,
  css: (styles) => withoutIndentation(withoutComments(styles)),
};

/** Iterates over the texts of the templates in document order, each with the function that makes it plain. */
function* templateParts(node) {
  if (Array.isArray(node)) for (const child of node) yield* templateParts(child);
  if (!node?.type) return;
  if (node.type !== 'TaggedTemplateExpression') {
    for (const child of Object.values(node)) if (typeof child === 'object') yield* templateParts(child);
    return;
  }
  const plain = plainOf[node.tag.name] ?? ((text) => text);
  const { quasis, expressions } = node.quasi;
  for (const [index, { start, end }] of quasis.entries()) {
    yield { start, end, plain };
    yield* templateParts(expressions[index]);
  }
}

function withoutIndentation(text) {
  return text.replace(/^ +/gm, '');
}

function withoutComments(styles) {
  return styles.replace(/\/\*.*?\*\//gs, (comment) => '\n'.repeat(comment.split('\n').length - 1));
}
