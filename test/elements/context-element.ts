import { ContextProvider } from '@lit/context';
import { html, type TemplateResult } from 'lit';
import { render } from 'lit';
import { viewerContext, type Viewer } from '../../src/adapter/context.js';

/** Returns a box that provides a viewer to its content; the content itself without a viewer. */
export function contextElement(viewer: Viewer | undefined, content: TemplateResult): unknown {
  if (!viewer) return content;
  const box = document.createElement('div');
  new ContextProvider(box, { context: viewerContext, initialValue: viewer });
  render(content, box);
  return html`${box}`;
}
