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

// What a page does to any element, whatever it shows: each is put where pages put things, and hidden as they hide things.

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

/** A widget with data of an adapter, in a place that the page gives. */
async function widgetIn(tag: string, around = (provider: Element): Element => provider): Promise<Widget> {
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

function inside(tag: string, style: string): (provider: Element) => Element {
  return (provider) => {
    const place = document.createElement(tag);
    place.style.cssText = style;
    place.append(provider);
    return place;
  };
}

const widthOf = (element: Element) => Math.round(element.getBoundingClientRect().width);
const textOf = (widget: Widget) =>
  widget.shadowRoot?.querySelector('.root')?.textContent?.replaceAll(/\s+/g, ' ') ?? '';

describe('in any place', () => {
  for (const tag of tags) {
    describe(tag, () => {
      it('has a width where the page leaves it to what is inside: a dialog, a float, beside something in a row', async () => {
        const dialog = await widgetIn(tag, inside('dialog', ''));
        dialog.closest('dialog')?.showModal();
        expect(widthOf(dialog), 'dialog').to.be.greaterThan(270);
        dialog.closest('dialog')?.close();
        for (const style of [
          'float: left',
          'display: inline-block',
          'position: absolute',
          'inline-size: fit-content',
        ]) {
          expect(widthOf(await widgetIn(tag, inside('div', style))), style).to.be.greaterThan(270);
        }
        expect(
          widthOf(await widgetIn(tag, inside('div', 'display: flex; inline-size: 900px'))),
          'flex',
        ).to.be.greaterThan(270);
      });

      it('takes no more than the page gives: in a narrow row, grid or float', async () => {
        for (const style of ['display: flex', 'display: grid; grid-template-columns: 1fr', 'display: flow-root']) {
          const widget = await widgetIn(tag, inside('div', `inline-size: 280px; ${style}`));
          expect(widthOf(widget), style).to.equal(280);
        }
        const floating = await widgetIn(tag, (provider) =>
          inside('div', 'inline-size: 280px')(inside('div', 'float: left')(provider)),
        );
        expect(widthOf(floating), 'float').to.equal(280);
      });

      it('is hidden as pages hide things: `hidden`, and `display: none` of a script or framework', async () => {
        const widget = await widgetIn(tag);
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

      it('looks the same in another document: moved into a frame, made for one, and back again', async () => {
        const widget = await widgetIn(tag);
        const place = widget.parentElement!.parentElement!;
        const frame = await fixture<HTMLIFrameElement>(html`<iframe width="800" height="600"></iframe>`);
        const { body } = frame.contentDocument!;
        const borderOf = (one: Widget) => {
          const card = one.shadowRoot!.querySelector('[part=card]')!;
          return one.ownerDocument.defaultView!.getComputedStyle(card).borderTopWidth;
        };
        const sheets = widget.shadowRoot!.adoptedStyleSheets.length;
        body.append(widget.parentElement!);
        await waitUntil(() => isReady(widget));
        expect(borderOf(widget), 'moved').to.equal('1px');
        expect(widget.shadowRoot!.adoptedStyleSheets.length).to.equal(sheets);
        place.append(widget.parentElement!);
        await waitUntil(() => isReady(widget));
        expect(borderOf(widget), 'back').to.equal('1px');
        expect(widget.shadowRoot!.adoptedStyleSheets.length).to.equal(sheets);

        const made = document.createElement(tag) as Widget;
        body.append(made);
        await made.updateComplete;
        await waitUntil(() => isReady(made), `${tag} is made for it`);
        expect(textOf(made)).to.include('Dit kon niet worden geladen.');
        expect(borderOf(made), 'made for it').to.equal('1px');
      });

      it('takes a property that a framework takes away as one that was never given', async () => {
        const errors: unknown[] = [];
        const note = (event: Event) => errors.push('error' in event ? event.error : event);
        window.addEventListener('pro-error', note);
        try {
          const widget = await widgetIn(tag);
          const before = textOf(widget);
          const given = tag === 'pro-questionnaire' ? 'questionnaire' : 'instrument';
          for (const [name, { state }] of (widget.constructor as typeof LitElement).elementProperties) {
            if (state || name === given || name === 'adapter') continue;
            for (const nothing of [undefined, null]) {
              Reflect.set(widget, name, nothing);
              await widget.updateComplete;
              await waitUntil(() => isReady(widget), `${tag}.${String(name)} = ${nothing}`);
              expect(textOf(widget), `${tag}.${String(name)} = ${nothing}`).to.equal(before);
            }
          }
          expect(errors).to.deep.equal([]);
          for (const nothing of [undefined, null]) {
            errors.length = 0;
            Reflect.set(widget, given, nothing);
            await widget.updateComplete;
            await nextFrame();
            await waitUntil(
              () => errors.length > 0 && textOf(widget).includes('Dit kon niet worden geladen.'),
              `${tag}.${given} = ${nothing}`,
            );
          }
          expect(errors.map((error) => (error as Error).name)).to.deep.equal(['SetupError']);
        } finally {
          window.removeEventListener('pro-error', note);
        }
      });
    });
  }
});
