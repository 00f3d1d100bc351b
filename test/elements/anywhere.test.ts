import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { LitElement } from 'lit';
import {
  MemoryAdapter,
  werkHerstelInstrument,
  werkHerstelQuestionnaire,
  werkHerstelScenario,
} from '../../src/index.js';
import '../../src/define.js';
import { waitUntil } from '../harness/wait.js';

// How each element behaves in the layouts, documents and hidden states of a host page.

const subject = 'Patient/1';
const { responses } = werkHerstelScenario('2026-11-22', subject);
const adapter = new MemoryAdapter({
  questionnaires: [werkHerstelQuestionnaire],
  instruments: [werkHerstelInstrument],
  responses,
});
const tags = [
  'pro-questionnaire',
  'pro-traffic-light',
  'pro-trend-card',
  'pro-answers',
  'pro-instrument-info',
  'pro-consultation-tips',
  'pro-preparation',
];

type Widget = LitElement & { readonly questionnaire?: unknown; readonly instrument?: unknown };

/** Renders a widget with data of an adapter inside a container. */
async function renderWidget(tag: string, around = (provider: Element): Element => provider): Promise<Widget> {
  const provider = Object.assign(document.createElement('pro-provider'), { adapter, subject, lang: 'nl' });
  const widget = document.createElement(tag) as Widget;
  widget.setAttribute(
    tag === 'pro-questionnaire' ? 'questionnaire' : 'instrument',
    tag === 'pro-questionnaire' ? (werkHerstelQuestionnaire.url ?? '') : werkHerstelInstrument.id,
  );
  provider.append(widget);
  await fixture(html`<div>${around(provider)}</div>`);
  await waitUntil(() => isReady(widget), `${tag} is ready`);
  return widget;
}

function isReady(widget: Element): boolean {
  const text = widget.shadowRoot?.textContent ?? '';
  return (
    text.trim() !== '' && !text.includes('Bezig met laden') && !widget.shadowRoot?.querySelector('[aria-busy=true]')
  );
}

function containerOf(tag: string, style: string): (provider: Element) => Element {
  return (provider) => {
    const container = document.createElement(tag);
    container.style.cssText = style;
    container.append(provider);
    return container;
  };
}

const widthOf = (element: Element) => Math.round(element.getBoundingClientRect().width);
const textOf = (widget: Widget) =>
  widget.shadowRoot?.querySelector('.root')?.textContent?.replaceAll(/\s+/g, ' ') ?? '';

describe('every element', () => {
  for (const tag of tags) {
    describe(tag, () => {
      it('has a width in a container that is sized by its content: a dialog, a float, a flex row', async () => {
        const dialog = await renderWidget(tag, containerOf('dialog', ''));
        dialog.closest('dialog')?.showModal();
        expect(widthOf(dialog), 'dialog').to.be.greaterThan(270);
        dialog.closest('dialog')?.close();
        for (const style of [
          'float: left',
          'display: inline-block',
          'position: absolute',
          'inline-size: fit-content',
        ]) {
          expect(widthOf(await renderWidget(tag, containerOf('div', style))), style).to.be.greaterThan(270);
        }
        expect(
          widthOf(await renderWidget(tag, containerOf('div', 'display: flex; inline-size: 900px'))),
          'flex',
        ).to.be.greaterThan(270);
      });

      it('fits in a narrow flex row, grid or float', async () => {
        for (const style of ['display: flex', 'display: grid; grid-template-columns: 1fr', 'display: flow-root']) {
          const widget = await renderWidget(tag, containerOf('div', `inline-size: 280px; ${style}`));
          expect(widthOf(widget), style).to.equal(280);
        }
        const floating = await renderWidget(tag, (provider) =>
          containerOf('div', 'inline-size: 280px')(containerOf('div', 'float: left')(provider)),
        );
        expect(widthOf(floating), 'float').to.equal(280);
      });

      it('is hidden by `hidden` and by an inline `display: none`', async () => {
        const widget = await renderWidget(tag);
        widget.style.display = 'none';
        expect(widthOf(widget), 'style').to.equal(0);
        widget.style.display = '';
        expect(widthOf(widget), 'shown again').to.be.greaterThan(0);
        widget.hidden = true;
        expect(widthOf(widget), 'hidden').to.equal(0);
        widget.hidden = false;
        widget.parentElement!.hidden = true;
        expect(widthOf(widget), 'hidden provider').to.equal(0);
      });

      it('keeps its styles in another document: moved into a frame and back, or created for a frame', async () => {
        const widget = await renderWidget(tag);
        const container = widget.parentElement!.parentElement!;
        const frame = await fixture<HTMLIFrameElement>(html`<iframe width="800" height="600"></iframe>`);
        const { body } = frame.contentDocument!;
        const borderOf = (target: Widget) => {
          const card = target.shadowRoot!.querySelector('[part=card]')!;
          return target.ownerDocument.defaultView!.getComputedStyle(card).borderTopWidth;
        };
        const sheets = widget.shadowRoot!.adoptedStyleSheets.length;
        body.append(widget.parentElement!);
        await waitUntil(() => isReady(widget));
        expect(borderOf(widget), 'moved').to.equal('1px');
        expect(widget.shadowRoot!.adoptedStyleSheets.length).to.equal(sheets);
        container.append(widget.parentElement!);
        await waitUntil(() => isReady(widget));
        expect(borderOf(widget), 'back').to.equal('1px');
        expect(widget.shadowRoot!.adoptedStyleSheets.length).to.equal(sheets);

        const created = document.createElement(tag) as Widget;
        body.append(created);
        await created.updateComplete;
        await waitUntil(() => isReady(created), `${tag} is ready`);
        expect(textOf(created)).to.include('Dit kon niet worden geladen.');
        expect(borderOf(created), 'created for it').to.equal('1px');
      });

      it('handles null and undefined as a property that was never set', async () => {
        const errors: unknown[] = [];
        const record = (event: Event) => errors.push('error' in event ? event.error : event);
        window.addEventListener('pro-error', record);
        try {
          const widget = await renderWidget(tag);
          const before = textOf(widget);
          const source = tag === 'pro-questionnaire' ? 'questionnaire' : 'instrument';
          for (const [name, { state }] of (widget.constructor as typeof LitElement).elementProperties) {
            if (state || name === source || name === 'adapter') continue;
            for (const empty of [undefined, null]) {
              Reflect.set(widget, name, empty);
              await widget.updateComplete;
              await waitUntil(() => isReady(widget), `${tag}.${String(name)} = ${empty}`);
              expect(textOf(widget), `${tag}.${String(name)} = ${empty}`).to.equal(before);
            }
          }
          expect(errors).to.deep.equal([]);
          for (const empty of [undefined, null]) {
            errors.length = 0;
            Reflect.set(widget, source, empty);
            await widget.updateComplete;
            await nextFrame();
            await waitUntil(
              () => errors.length > 0 && textOf(widget).includes('Dit kon niet worden geladen.'),
              `${tag}.${source} = ${empty}`,
            );
          }
          expect(errors.map((error) => (error as Error).name)).to.deep.equal(['SetupError']);
        } finally {
          window.removeEventListener('pro-error', record);
        }
      });
    });
  }
});
