import { extensionName, extensionsNamed, extensionsWithin, valueOf } from './extensions.js';
import { isObject, type JsonObject, type Refuse } from './json.js';
import { reducedRendering, renderings } from './texts.js';

/** The texts whose renderings are drawn. */
const drawn: ReadonlySet<string> = new Set([
  '_text',
  '_prefix',
  '_title',
  '_description',
  '_copyright',
  '_display',
  '_valueString',
  '_valueMarkdown',
]);

/** Refuses the renderings that a form calls critical and that are not drawn as they are: those may not be left out. */
export function refuseCriticalRenderings(form: JsonObject, refuse: Refuse): void {
  const critical = new Set<string | undefined>();
  for (const { extension } of extensionsWithin(form, new Set(['item', 'contained']))) {
    const isCritical = extensionName(extension['url']) === 'rendering-criticalExtension';
    if (isCritical) critical.add(extensionName(valueOf(extension)));
  }
  const names = renderings.filter((name) => critical.has(name));
  const waiting: unknown[] = names.length > 0 ? [form] : [];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (Array.isArray(next)) for (const one of next) waiting.push(one);
    else if (isObject(next)) {
      for (const [key, value] of Object.entries(next)) {
        waiting.push(value);
        if (isObject(value)) refuseIn(key, value);
      }
    }
  }

  function refuseIn(key: string, element: JsonObject): void {
    for (const name of names) {
      for (const extension of extensionsNamed(element, name)) {
        const { lost } = reducedRendering(name, valueOf(extension));
        if (!drawn.has(key)) refuse(`critical extension ${name} on ${key.replace('_', '')}`);
        for (const one of lost) refuse(`critical extension ${name} with <${one}>`);
      }
    }
  }
}
