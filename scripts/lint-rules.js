/**
 * Lint rules of this project: the imports and browser APIs of each layer of src, and the content of templates and
 * styles. oxlint loads them (`jsPlugins` in .oxlintrc.json); test/project/lint.test.ts tests each rule.
 */
import { dirname, join, relative, sep } from 'node:path';
import { layers, loadedOnDemand, packagesOfFiles, restricted } from './layers.js';

const src = join(import.meta.dirname, '..', 'src');

/** Refuses imports that the layer table does not permit. */
const layersRule = {
  meta: { type: 'problem' },
  create(context) {
    const file = pathInSrc(context.filename);
    if (!file) return {};
    const here = layerOf(file);
    const permitted = layers[here];
    if (!permitted) {
      const message = `src/${here} has no entry in the layer table of scripts/layers.js; add one with the permitted imports.`;
      return { Program: (node) => context.report({ node, message }) };
    }

    function check(node, source) {
      const specifier = source?.value;
      if (typeof specifier !== 'string') return;
      const refused = specifier.startsWith('.') ? refusedLayer(specifier) : refusedPackage(specifier);
      if (refused) context.report({ node, message: `src/${here} may not import ${refused}: see scripts/layers.js.` });
    }
    function checkStatic(node, source) {
      check(node, source);
      if (typeof source?.value !== 'string' || !source.value.startsWith('.')) return;
      const target = pathInSrc(join(dirname(context.filename), source.value));
      if (loadedOnDemand.some((pattern) => pattern.test(target) && !pattern.test(file))) {
        context.report({ node, message: `${source.value} is large: load it on demand with import().` });
      }
    }
    /** Returns the name of the target if it is not permitted, else an empty string. */
    function refusedLayer(specifier) {
      const target = pathInSrc(join(dirname(context.filename), specifier));
      if (!target) return 'from outside src';
      const there = layerOf(target.replace(/\.js$/, '.ts'));
      if (there === here) return here === 'elements' && elementOf(target) !== elementOf(file) ? 'another element' : '';
      return permitted.layers.includes(there) ? '' : `src/${there}`;
    }
    function refusedPackage(specifier) {
      const ofThisFile = Object.keys(packagesOfFiles).filter((name) => packagesOfFiles[name].test(file));
      const allowed = [...permitted.packages, ...ofThisFile];
      return allowed.some((name) => specifier === name || specifier.startsWith(`${name}/`)) ? '' : specifier;
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

/** Refuses browser APIs that only other files may use. */
const restrictedRule = {
  meta: { type: 'problem' },
  create(context) {
    const file = pathInSrc(context.filename);
    if (!file) return {};
    const restrictedHere = restricted.filter(({ files }) => !files?.test(file));

    function report(node, kind, name) {
      const found = restrictedHere.find((restriction) => restriction[kind].includes(name));
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
        const builtIns = globalScope.variables.filter(({ defs }) => defs.length === 0);
        for (const { identifier } of [...globalScope.through, ...builtIns.flatMap(({ references }) => references)]) {
          report(identifier, 'globals', identifier.name);
        }
      },
    };
  },
};

/** Refuses markup in Lit templates that violates a strict content security policy or Trusted Types. */
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

/** Refuses styles that depend on the host page or violate its policy. */
const styles = inTemplates(
  ['css'],
  [
    [/\bdata:/i, 'A data: URL breaks a strict CSP: draw with inline <svg>, gradients or masks of shapes.'],
    [/\d(?:\.\d+)?rem\b/i, 'rem follows the root of the host page: use em.'],
    [/@import\b/i, 'Constructed style sheets do not take @import.'],
  ],
);

/** Returns a rule that refuses patterns in the text of tagged templates. */
function inTemplates(tags, bans) {
  return {
    meta: { type: 'problem' },
    create: (context) => ({
      TaggedTemplateExpression({ tag, quasi }) {
        if (!tags.includes(tag.name)) return;
        // Quotes in place of each expression: `style=${…}` is recognized, and adjacent words are not joined.
        const text = quasi.quasis.map(({ value }) => value.raw).join('""');
        for (const [pattern, message] of bans) {
          if (pattern.test(text)) context.report({ node: quasi, message });
        }
      },
    }),
  };
}

/** Returns a path relative to src (`adapter/memory.ts`), or an empty string for a path outside src. */
function pathInSrc(path) {
  const inside = relative(src, path);
  return inside.startsWith('..') ? '' : inside.split(sep).join('/');
}

/** Returns the top-level folder or file of a path in src. */
function layerOf(path) {
  return path.split('/')[0];
}

function elementOf(path) {
  return path.split('/')[1];
}

export default { meta: { name: 'project' }, rules: { layers: layersRule, restricted: restrictedRule, markup, styles } };
