import { setCustomElementsManifest, type Preview } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import manifest from '../custom-elements.json';
import canvas from './canvas.css?inline';
import darkCanvas from './dark-canvas.css?inline';
import designSystem from '../stories/example-municipality.css?inline';
import dark from '../themes/dark.css?inline';
import highContrast from '../themes/high-contrast.css?inline';
import utrecht from '../themes/utrecht.css?inline';

setCustomElementsManifest(manifest);

/** What each element is for, how to use it and what not to do: docs/elements, on top of the element's page. */
const guides = import.meta.glob<string>('../docs/elements/*.md', { query: '?raw', import: 'default', eager: true });

/** The style sheets of a host page that chose the theme. */
const themes: Readonly<Record<string, string>> = {
  light: '',
  dark: dark + darkCanvas,
  highContrast,
  designSystem: designSystem + utrecht,
};

const canvasSheet = new CSSStyleSheet();
const themeSheet = new CSSStyleSheet();
canvasSheet.replaceSync(canvas);
document.adoptedStyleSheets.push(canvasSheet, themeSheet);

export default {
  tags: ['autodocs'],
  parameters: {
    a11y: { test: 'error' },
    layout: 'padded',
    options: {
      storySort: {
        order: ['The story', 'Theme', 'Provider', 'Questionnaire', 'Traffic light', 'Trend card', 'Answers'],
      },
    },
    // On the page of an element too, a story is seen at the step that it is about.
    docs: { extractComponentDescription: guideOf, story: { autoplay: true }, toc: { headingSelector: 'h2, h3' } },
  },
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
    theme: {
      description: 'Theme of the host page',
      toolbar: {
        icon: 'paintbrush',
        dynamicTitle: true,
        items: [
          { value: 'light', title: 'Light (no theme)' },
          { value: 'dark', title: 'Dark' },
          { value: 'highContrast', title: 'High contrast' },
          { value: 'designSystem', title: 'NL Design System (example)' },
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
          { value: '1280px', title: '1280 px' },
        ],
      },
    },
  },
  argTypesEnhancers: [onlyWhatCanBeSet],
  initialGlobals: { locale: '', theme: 'light', audience: '', width: '' },
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

/** The guide of an element below its own sentence from the manifest; what has no element has no guide. */
function guideOf(tag: string | undefined): string {
  const element = manifest.modules
    .flatMap(({ declarations = [] }: { declarations?: { tagName?: string; description?: string }[] }) => declarations)
    .find(({ tagName }) => tag !== undefined && tagName === tag);
  const guide = guides[`../docs/elements/${tag?.replace('pro-', '')}.md`];
  return [element?.description, guide].filter(Boolean).join('\n\n');
}

/** Events, slots, parts and tokens stand in the table of an element, but a story has nothing to set there. */
function onlyWhatCanBeSet({ argTypes }: { argTypes: Record<string, ArgType> }): Record<string, ArgType> {
  const isSet = ({ table }: ArgType) => [undefined, 'attributes', 'properties'].includes(table?.category);
  return Object.fromEntries(
    Object.entries(argTypes).map(([name, type]) => [name, isSet(type) ? type : { ...type, control: false }]),
  );
}

interface ArgType {
  readonly table?: { readonly category?: string };
  readonly control?: unknown;
}

/** What is chosen in the toolbar goes before what the story sets; what is not chosen is left alone. */
function applyToolbar(place: HTMLElement, { locale, theme, audience, width }: Record<string, string>): void {
  themeSheet.replaceSync(themes[theme ?? ''] ?? '');
  place.style.inlineSize = width ?? '';
  for (const widget of place.querySelectorAll<HTMLElement>('*')) {
    if (!widget.localName.startsWith('pro-')) continue;
    if (width && widget.localName !== 'pro-provider') widget.style.inlineSize = '';
    if (locale) widget.lang = locale;
    if (audience && 'audience' in widget) widget.audience = audience;
  }
}
