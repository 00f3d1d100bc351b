import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { ContextConsumer } from '@lit/context';
import { LitElement } from 'lit';
import { adapterContext, audienceContext, subjectContext } from '../../src/adapter/context.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import { LocaleController } from '../../src/internal/base/locale-controller.js';
import { nl } from '../../src/locales/nl.js';
import type { Locale } from '../../src/locales/context.js';
import '../../src/define/provider.js';

/** A widget that says what it is given. */
class TestWidget extends LitElement {
  readonly adapter = new ContextConsumer(this, { context: adapterContext, subscribe: true });
  readonly subject = new ContextConsumer(this, { context: subjectContext, subscribe: true });
  readonly audience = new ContextConsumer(this, { context: audienceContext, subscribe: true });
  readonly locale = new LocaleController(this, { common: nl.messages.common });
  drawnIn = '';

  protected override render() {
    this.drawnIn = `${this.locale.language} ${this.locale.direction} ${this.locale.messages.common.tryAgain}`;
    return html`${this.drawnIn}`;
  }
}
customElements.define('test-widget', TestWidget);

const adapter = new MemoryAdapter();
const frisian: Locale = {
  language: 'fy',
  direction: 'ltr',
  messages: { ...nl.messages, common: { ...nl.messages.common, tryAgain: 'Besykje it nochris' } },
};

async function drawn(widget: TestWidget, words: string): Promise<void> {
  for (let frames = 0; frames < 60 && !widget.drawnIn.includes(words); frames += 1) await nextFrame();
  expect(widget.drawnIn).to.include(words);
}

describe('<pro-provider>', () => {
  const withWidget = async (
    template = html`<pro-provider .adapter=${adapter}><test-widget></test-widget></pro-provider>`,
  ) => {
    const provider = await fixture<ProProvider>(template);
    return { provider, widget: provider.querySelector<TestWidget>('test-widget')! };
  };

  afterEach(() => document.documentElement.removeAttribute('lang'));

  it('hands its adapter, subject and audience to a widget at any depth, and follows their changes', async () => {
    const { provider, widget } = await withWidget(html`
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

  it('takes the reader for a patient until it is told otherwise', async () => {
    expect((await withWidget()).widget.audience.value).to.equal('patient');
  });

  it('takes no room of its own', async () => {
    expect(getComputedStyle((await withWidget()).provider).display).to.equal('contents');
  });

  it('makes its widgets speak its language, and another when that changes as property or attribute', async () => {
    const { provider, widget } = await withWidget();
    provider.lang = 'en';
    await drawn(widget, 'en ltr Try again');
    provider.setAttribute('lang', 'ar');
    await drawn(widget, 'ar rtl');
    provider.lang = 'nl-BE';
    await drawn(widget, 'nl ltr Probeer opnieuw');
  });

  it('reflects its language, so that the page knows it too, and adds nothing when it has none', async () => {
    const { provider } = await withWidget();
    expect(provider.hasAttribute('lang')).to.equal(false);
    provider.lang = 'en';
    await provider.updateComplete;
    expect(provider.getAttribute('lang')).to.equal('en');
  });

  it('takes a locale of the host before its language, and goes back when it is taken away', async () => {
    const { provider, widget } = await withWidget();
    provider.lang = 'en';
    provider.locale = frisian;
    await drawn(widget, 'fy ltr Besykje it nochris');
    provider.locale = undefined;
    await drawn(widget, 'en ltr Try again');
  });

  it('says in Dutch what a locale of the host does not have, as one that was made for an earlier version', async () => {
    const { provider, widget } = await withWidget();
    const { tryAgain: _, ...rest } = frisian.messages.common;
    const older = { ...frisian, messages: { common: { ...rest, loading: 'Laden' } } };
    provider.locale = older as unknown as Locale;
    await drawn(widget, 'fy ltr Probeer opnieuw');
    expect(widget.locale.messages.common.loading).to.equal('Laden');
  });

  it('lets a widget with a language of its own keep that', async () => {
    const { provider, widget } = await withWidget();
    provider.lang = 'en';
    widget.lang = 'ar';
    await drawn(widget, 'ar rtl');
  });

  it('leaves the language to the page where it has none, and follows the page', async () => {
    const { widget } = await withWidget();
    await drawn(widget, 'nl ltr');
    document.documentElement.lang = 'en-GB';
    await drawn(widget, 'en ltr Try again');
  });

  it('speaks Dutch for a language that it does not know, whatever it is called', async () => {
    const { provider, widget } = await withWidget();
    provider.lang = 'en';
    await drawn(widget, 'en ltr');
    provider.lang = 'constructor';
    await drawn(widget, 'nl ltr');
  });
});
