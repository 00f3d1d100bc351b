import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import {
  adapterContext,
  audienceContext,
  rolesContext,
  subjectContext,
  viewerContext,
  type Viewer,
} from '../../src/adapter/context.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import { LocaleController } from '../../src/internal/base/locale-controller.js';
import { nl } from '../../src/locales/nl.js';
import type { Locale } from '../../src/locales/context.js';
import '../../src/define/provider.js';

/** An element that exposes the values of its provider. */
class TestWidget extends LitElement {
  readonly adapter = new ContextConsumer(this, { context: adapterContext, subscribe: true });
  readonly subject = new ContextConsumer(this, { context: subjectContext, subscribe: true });
  readonly audience = new ContextConsumer(this, { context: audienceContext, subscribe: true });
  readonly viewer = new ContextConsumer(this, { context: viewerContext, subscribe: true });
  readonly roles = new ContextConsumer(this, { context: rolesContext, subscribe: true });
  readonly locale = new LocaleController(this, { common: nl.messages.common });
  renderedText = '';

  protected override render() {
    this.renderedText = `${this.locale.language} ${this.locale.direction} ${this.locale.messages.common.tryAgain}`;
    return html`${this.renderedText}`;
  }
}
customElements.define('test-widget', TestWidget);

const adapter = new MemoryAdapter();
const frisian: Locale = {
  language: 'fy',
  direction: 'ltr',
  messages: { ...nl.messages, common: { ...nl.messages.common, tryAgain: 'Besykje it nochris' } },
};

async function waitForText(widget: TestWidget, text: string): Promise<void> {
  for (let frames = 0; frames < 60 && !widget.renderedText.includes(text); frames += 1) await nextFrame();
  expect(widget.renderedText).to.include(text);
}

describe('<pro-provider>', () => {
  const renderWithWidget = async (
    template = html`<pro-provider .adapter=${adapter}><test-widget></test-widget></pro-provider>`,
  ) => {
    const provider = await fixture<ProProvider>(template);
    return { provider, widget: provider.querySelector<TestWidget>('test-widget')! };
  };

  afterEach(() => document.documentElement.removeAttribute('lang'));

  it('provides its adapter, subject and audience at any depth, and their changes', async () => {
    const { provider, widget } = await renderWithWidget(html`
      <pro-provider .adapter=${adapter} subject="Patient/1" audience="clinician">
        <div>
          <p><test-widget></test-widget></p>
        </div>
      </pro-provider>
    `);
    expect([widget.adapter.value, widget.subject.value, widget.audience.value]).to.deep.equal([
      adapter,
      'Patient/1',
      'clinician',
    ]);
    provider.subject = 'Patient/2';
    await provider.updateComplete;
    expect(widget.subject.value).to.equal('Patient/2');
  });

  it('has the audience `patient` by default', async () => {
    expect((await renderWithWidget()).widget.audience.value).to.equal('patient');
  });

  it('has no box of its own', async () => {
    expect(getComputedStyle((await renderWithWidget()).provider).display).to.equal('contents');
  });

  it('sets the language of its widgets, also after a change of the property or attribute', async () => {
    const { provider, widget } = await renderWithWidget();
    provider.lang = 'en';
    await waitForText(widget, 'en ltr Try again');
    provider.setAttribute('lang', 'ar');
    await waitForText(widget, 'ar rtl');
    provider.lang = 'nl-BE';
    await waitForText(widget, 'nl ltr Probeer opnieuw');
  });

  it('reflects its language, and adds no attribute without one', async () => {
    const { provider } = await renderWithWidget();
    expect(provider.hasAttribute('lang')).to.equal(false);
    provider.lang = 'en';
    await provider.updateComplete;
    expect(provider.getAttribute('lang')).to.equal('en');
  });

  it('prefers a locale of the host page to its language until the locale is removed', async () => {
    const { provider, widget } = await renderWithWidget();
    provider.lang = 'en';
    provider.locale = frisian;
    await waitForText(widget, 'fy ltr Besykje it nochris');
    provider.locale = undefined;
    await waitForText(widget, 'en ltr Try again');
  });

  it('shows the Dutch text if a locale for an earlier version has none', async () => {
    const { provider, widget } = await renderWithWidget();
    const { tryAgain: _, ...rest } = frisian.messages.common;
    const older = { ...frisian, messages: { common: { ...rest, loading: 'Laden' } } };
    provider.locale = older as unknown as Locale;
    await waitForText(widget, 'fy ltr Probeer opnieuw');
    expect(widget.locale.messages.common.loading).to.equal('Laden');
  });

  it('does not override the language of a widget', async () => {
    const { provider, widget } = await renderWithWidget();
    provider.lang = 'en';
    widget.lang = 'ar';
    await waitForText(widget, 'ar rtl');
  });

  it('follows the language of the page if it has none', async () => {
    const { widget } = await renderWithWidget();
    await waitForText(widget, 'nl ltr');
    document.documentElement.lang = 'en-GB';
    await waitForText(widget, 'en ltr Try again');
  });

  it('shows Dutch for an unknown language, including the name of an object property', async () => {
    const { provider, widget } = await renderWithWidget();
    provider.lang = 'en';
    await waitForText(widget, 'en ltr');
    provider.lang = 'constructor';
    await waitForText(widget, 'nl ltr');
  });

  const viewer: Viewer = {
    person: { reference: 'Practitioner/1', kind: 'professional' },
    onBehalfOf: 'Practitioner/2',
  };
  const role = { code: 'school-doctor', kind: 'professional', group: 'other', name: { nl: 'schoolarts' } } as const;

  it('provides the viewer and the roles of the host, and their changes', async () => {
    const { provider, widget } = await renderWithWidget();
    expect([widget.viewer.value, widget.roles.value]).to.deep.equal([undefined, []]);
    Object.assign(provider, { viewer, roles: [role] });
    expect([widget.viewer.value, widget.roles.value], 'at once').to.deep.equal([viewer, [role]]);
    const provided = widget.viewer.value;
    provider.viewer = structuredClone(viewer);
    expect(widget.viewer.value, 'an equal viewer is the same one').to.equal(provided);
    provider.viewer = null as never;
    expect(widget.viewer.value).to.equal(undefined);
  });

  it('reports an invalid viewer, who then sees nothing instead of everything as the patient', async () => {
    for (const [invalid, field] of [
      [{ person: { reference: '', kind: 'professional' } }, 'person.reference'],
      [{ person: { reference: 'Practitioner/1', kind: 'doctor' } }, 'person.kind'],
      [{ ...viewer, isPreview: 'yes' }, 'isPreview'],
      ['Practitioner/1', 'viewer'],
    ] as const) {
      const { provider, widget } = await renderWithWidget();
      const reported = new Promise<Error>((resolve) =>
        provider.addEventListener('pro-error', ({ error }) => resolve(error), { once: true }),
      );
      provider.viewer = invalid as never;
      expect(widget.viewer.value?.person).to.deep.equal({ reference: '', kind: 'work' });
      const error = await reported;
      expect(error.message).to.include(field).and.not.include('doctor');
      provider.viewer = viewer;
      expect(widget.viewer.value, 'a later one is valid').to.deep.equal(viewer);
    }
  });

  it('does not take a viewer that was lost as an attribute for no viewer', async () => {
    const { provider, widget } = await renderWithWidget(html`
      <pro-provider viewer="[object Object]"><test-widget></test-widget></pro-provider>
    `);
    expect(widget.viewer.value?.person.kind).to.equal('work');
    provider.viewer = viewer;
    expect(widget.viewer.value).to.deep.equal(viewer);
  });

  it('reports an invalid role, and uses the others', async () => {
    const { provider, widget } = await renderWithWidget();
    const reported = new Promise<Error>((resolve) =>
      provider.addEventListener('pro-error', ({ error }) => resolve(error), { once: true }),
    );
    provider.roles = [{ ...role, group: 'friends' } as never, role];
    expect((await reported).message).to.match(/Role.*group/);
    expect(widget.roles.value).to.deep.equal([role]);
  });
});
