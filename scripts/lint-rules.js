/**
 * Lint rules of this project that no ready-made rule can express: which layer of src may import and use what, and what
 * templates and styles may hold. oxlint loads them (`jsPlugins` in .oxlintrc.json); test/project proves each one.
 */
import { dirname, join, relative, sep } from 'node:path';
import { layers, loadedOnDemand, packagesOfFiles, restricted } from './layers.js';

const src = join(import.meta.dirname, '..', 'src');

/** Refuses imports that the table of layers does not permit. */
const layersRule = {
  meta: { type: 'problem' },
  create(context) {
    const file = pathInSrc(context.filename);
    if (!file) return {};
    const here = layerOf(file);
    const permitted = layers[here];
    if (!permitted) {
      const message = `src/${here} has no entry in scripts/layers.js; add it with what it may import.`;
      return { Program: (node) => context.report({ node, message }) };
    }

    function check(node, source) {
      const specifier = source?.value;
      if (typeof specifier !== 'string') return;
      const wrong = specifier.startsWith('.') ? wrongLayer(specifier) : wrongPackage(specifier);
      if (wrong) context.report({ node, message: `src/${here} may not import ${wrong}: see scripts/layers.js.` });
    }
    function checkStatic(node, source) {
      check(node, source);
      if (typeof source?.value !== 'string' || !source.value.startsWith('.') || loadedOnDemand.test(file)) return;
      if (loadedOnDemand.test(pathInSrc(join(dirname(context.filename), source.value)))) {
        context.report({ node, message: `${source.value} is large: load it with import() when it is needed.` });
      }
    }
    function wrongLayer(specifier) {
      const target = pathInSrc(join(dirname(context.filename), specifier));
      if (!target) return 'from outside src';
      const there = layerOf(target.replace(/\.js$/, '.ts'));
      if (there === here) return here === 'elements' && elementOf(target) !== elementOf(file) ? 'another element' : '';
      return permitted.layers.includes(there) ? '' : `src/${there}`;
    }
    function wrongPackage(specifier) {
      const ofThisFile = Object.keys(packagesOfFiles).filter((name) => packagesOfFiles[name].test(file));
      const known = [...permitted.packages, ...ofThisFile];
      return known.some((name) => specifier === name || specifier.startsWith(`${name}/`)) ? '' : specifier;
    }

    return {
      ImportDeclaration: (node) => checkStatic(node, node.source),
      ExportNamedDeclaration: (node) => checkStatic(node, node.source),
      ExportAllDeclaration: (node) => checkStatic(node, node.source),
      ImportExpression: (node) => check(node, node.source),
      TSImportType: (node) => check(node, node.source ?? node.argument?.literal),
    };
  },
};

/** Refuses what a browser offers and only other files may use. */
const restrictedRule = {
  meta: { type: 'problem' },
  create(context) {
    const file = pathInSrc(context.filename);
    if (!file) return {};
    const here = restricted.filter(({ files }) => !files?.test(file));

    function report(node, kind, name) {
      const found = here.find((one) => one[kind].includes(name));
      if (found) context.report({ node, message: `${name}: ${found.message} See scripts/layers.js.` });
      return Boolean(found);
    }

    return {
      MemberExpression(node) {
        const name = node.computed ? node.property.value : node.property.name;
        const isOfWindow = ['window', 'globalThis', 'self'].includes(node.object.name);
        if (!report(node, 'properties', name) && isOfWindow) report(node, 'globals', name);
      },
      ObjectPattern(node) {
        for (const { key, computed } of node.properties) report(node, 'properties', computed ? undefined : key?.name);
      },
      'Program:exit'() {
        const { scopeManager } = context.sourceCode;
        const [globalScope] = scopeManager.scopes;
        const ofKnownGlobals = globalScope.variables.filter(({ defs }) => defs.length === 0);
        for (const { identifier } of [...globalScope.through, ...ofKnownGlobals.flatMap((one) => one.references)]) {
          report(identifier, 'globals', identifier.name);
        }
      },
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

/** The folder right under src, or the file itself if it lies there. */
function layerOf(path) {
  return path.split('/')[0];
}

function elementOf(path) {
  return path.split('/')[1];
}

export default { meta: { name: 'project' }, rules: { layers: layersRule, restricted: restrictedRule, markup, styles } };
