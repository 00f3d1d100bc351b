import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import manifest from '../custom-elements.json';

setCustomElementsManifest(manifest);

export default {
  tags: ['autodocs'],
  parameters: { a11y: { test: 'error' }, layout: 'padded' },
  globalTypes: {
    locale: {
      description: 'Language of the widgets',
      toolbar: {
        icon: 'globe',
        dynamicTitle: true,
        items: [
          { value: '', title: 'Language' },
          { value: 'nl', title: 'Nederlands' },
          { value: 'en', title: 'English' },
          { value: 'ar', title: 'العربية' },
        ],
      },
    },
    audience: {
      description: 'Who looks',
      toolbar: {
        icon: 'user',
        dynamicTitle: true,
        items: [
          { value: '', title: 'Audience' },
          { value: 'patient', title: 'Patient' },
          { value: 'clinician', title: 'Clinician' },
        ],
      },
    },
    width: {
      description: 'Width of the place that the host page gives',
      toolbar: {
        icon: 'component',
        dynamicTitle: true,
        items: [
          { value: '', title: 'Width' },
          { value: '280px', title: '280 px' },
          { value: '480px', title: '480 px' },
          { value: '720px', title: '720 px' },
        ],
      },
    },
  },
  initialGlobals: { locale: '', audience: '', width: '' },
  decorators: [
    (story, { globals }) => html`
      <div
        ${ref((place) => {
          // The story itself is drawn after this call.
          if (place) queueMicrotask(() => applyToolbar(place as HTMLElement, globals));
        })}
      >
        ${story()}
      </div>
    `,
  ],
} satisfies Preview;

/** What is chosen in the toolbar goes before what the story sets; what is not chosen is left alone. */
function applyToolbar(place: HTMLElement, { locale, audience, width }: Record<string, string>): void {
  place.style.inlineSize = width ?? '';
  for (const widget of place.querySelectorAll<HTMLElement>('*')) {
    if (!widget.localName.startsWith('pro-')) continue;
    if (locale) widget.lang = locale;
    if (audience && 'audience' in widget) widget.audience = audience;
  }
}
