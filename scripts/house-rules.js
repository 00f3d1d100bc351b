/**
 * Lint rules of this house that no ready-made rule can say: which folder of src may import what, and what may stand in
 * templates and styles. oxlint loads them (`jsPlugins` in .oxlintrc.json); test/house/lint.test.ts proves each one.
 */
import { dirname, join, relative, sep } from 'node:path';

const src = join(import.meta.dirname, '..', 'src');

/** Each room of src, with the rooms and the packages that it may import besides itself. */
const rooms = {
  core: { rooms: [], packages: ['zod/mini'] },
  fhir: { rooms: ['core'], packages: [] },
  adapter: { rooms: ['core', 'fhir'], packages: ['@lit/context'] },
  drafts: { rooms: ['core', 'fhir', 'adapter'], packages: ['idb'] },
  session: { rooms: ['core', 'adapter', 'drafts'], packages: [] },
  locales: { rooms: ['core'], packages: ['@lit/context'] },
  internal: { rooms: ['core', 'adapter', 'locales'], packages: ['lit', '@lit', 'zod/mini'] },
  elements: {
    rooms: ['core', 'fhir', 'adapter', 'drafts', 'session', 'locales', 'internal'],
    packages: ['lit', '@lit'],
  },
  define: { rooms: ['elements', 'internal'], packages: [] },
  frame: { rooms: ['core', 'fhir', 'adapter', 'internal', 'elements', 'define'], packages: [] },
  testing: { rooms: ['core', 'fhir', 'adapter', 'drafts', 'locales'], packages: ['zod/mini'] },
  'define.ts': { rooms: ['define'], packages: [] },
  'define-all.ts': { rooms: ['elements', 'internal'], packages: [] },
  'index.ts': {
    rooms: ['core', 'fhir', 'adapter', 'drafts', 'locales', 'internal', 'elements', 'define-all.ts'],
    packages: [],
  },
  'react.ts': { rooms: ['internal', 'elements', 'define.ts'], packages: ['react', '@lit/react'] },
  'standalone.ts': { rooms: ['define.ts', 'index.ts', 'adapter'], packages: [] },
};

/** The files that may know a package which their room may not. */
const specialists = {
  idb: /^adapter\/browser[^/]*$/,
  'chart.js': /^elements\/trend-card\/line-chart\.ts$/,
  fhirpath: /^core\/form\/expressions\//,
};

/** The folder of the expression engine, which is large: from outside it is only loaded when a form needs it. */
const loadedLate = /^core\/form\/expressions\//;

/** An import may only go to a room below, and to a package that the room is meant to know. */
const floors = {
  meta: { type: 'problem' },
  create(context) {
    const file = pathInSrc(context.filename);
    if (!file) return {};
    const here = roomOf(file);
    const allowed = rooms[here];
    if (!allowed) return { Program: (node) => context.report({ node, message: `src/${here} has no floor yet.` }) };

    function check(node, source) {
      const specifier = source?.value;
      if (typeof specifier !== 'string') return;
      const wrong = specifier.startsWith('.') ? wrongRoom(specifier) : wrongPackage(specifier);
      if (wrong) context.report({ node, message: `src/${here} may not import ${wrong}.` });
    }
    function checkNow(node, source) {
      check(node, source);
      if (typeof source?.value !== 'string' || !source.value.startsWith('.') || loadedLate.test(file)) return;
      if (loadedLate.test(pathInSrc(join(dirname(context.filename), source.value)))) {
        context.report({ node, message: `${source.value} is large: load it with import() when it is needed.` });
      }
    }
    function wrongRoom(specifier) {
      const target = pathInSrc(join(dirname(context.filename), specifier));
      if (!target) return 'from outside src';
      const there = roomOf(target.replace(/\.js$/, '.ts'));
      if (there === here) return here === 'elements' && elementOf(target) !== elementOf(file) ? 'another element' : '';
      return allowed.rooms.includes(there) ? '' : `src/${there}`;
    }
    function wrongPackage(specifier) {
      const special = Object.keys(specialists).filter((name) => specialists[name].test(file));
      const known = [...allowed.packages, ...special];
      return known.some((name) => specifier === name || specifier.startsWith(`${name}/`)) ? '' : specifier;
    }

    return {
      ImportDeclaration: (node) => checkNow(node, node.source),
      ExportNamedDeclaration: (node) => checkNow(node, node.source),
      ExportAllDeclaration: (node) => checkNow(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
    };
  },
};

/** What a strict content security policy or Trusted Types refuses, in a template of Lit. */
const markup = inTemplates(
  ['html', 'svg', 'mathml'],
  [
    [/[\s"'}]style\s*=/i, 'A style attribute breaks a strict CSP: use a class, or style.setProperty() in updated().'],
    [/<style[\s>]/i, 'A <style> in a template breaks a strict CSP: use static styles.'],
    [/<script[\s>]/i, 'A <script> does not belong in a template.'],
    [/[\s"'}]on[a-z]+\s*=/i, 'An inline handler breaks a strict CSP: use @event=${…}.'],
    [/\.(?:inner|outer)HTML\s*=|\bsrcdoc\s*=/i, 'Markup from a string breaks Trusted Types: use a template.'],
    [/=\s*["']?\s*(?:data|javascript):/i, 'A data: or javascript: URL breaks a strict CSP.'],
  ],
);

/** What a guest may not have in its styles. */
const styles = inTemplates(
  ['css'],
  [
    [/\bdata:/i, 'A data: URL breaks a strict CSP: draw with inline <svg>, gradients or masks of shapes.'],
    [/\d(?:\.\d+)?rem\b/i, 'rem follows the root of the host page: use em.'],
    [/@import\b/i, 'Constructed style sheets do not take @import.'],
  ],
);

/** A rule that holds the text of tagged templates against patterns. */
function inTemplates(tags, bans) {
  return {
    meta: { type: 'problem' },
    create: (context) => ({
      TaggedTemplateExpression({ tag, quasi }) {
        if (!tags.includes(tag.name)) return;
        // An expression may stand where a value does, so that `style=${…}` is seen; quotes keep it from joining words.
        const text = quasi.quasis.map(({ value }) => value.raw).join('""');
        for (const [pattern, message] of bans) {
          if (pattern.test(text)) context.report({ node: quasi, message });
        }
      },
    }),
  };
}

/** `adapter/memory.ts` of a path in src; nothing for a path elsewhere. */
function pathInSrc(path) {
  const inside = relative(src, path);
  return inside.startsWith('..') ? '' : inside.split(sep).join('/');
}

/** The folder right under src, or the file itself where it lies there. */
function roomOf(path) {
  return path.split('/')[0];
}

function elementOf(path) {
  return path.split('/')[1];
}

export default { meta: { name: 'house' }, rules: { floors, markup, styles } };
