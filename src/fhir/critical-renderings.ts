import { extensionName, extensionsNamed, extensionsWithin, valueOf } from './extensions.js';
import { isObject, type JsonObject, type Refuse } from './json.js';
import { reducedRendering, renderings } from './texts.js';

const renderedTexts: ReadonlySet<string> = new Set([
  '_text',
  '_prefix',
  '_title',
  '_description',
  '_copyright',
  '_display',
  '_valueString',
  '_valueMarkdown',
]);

/** Refuses renderings that the form marks as critical, but that cannot be shown in full. */
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
    if (Array.isArray(next)) for (const child of next) waiting.push(child);
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
        if (!renderedTexts.has(key)) refuse(`critical extension ${name} on ${key.replace('_', '')}`);
        for (const tag of lost) refuse(`critical extension ${name} with <${tag}>`);
      }
    }
  }
}
