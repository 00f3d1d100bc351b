/** The functions that ../stories.test.ts calls in its page. */
import { drawStory, settled, type StoryFile } from '../../harness/story.js';
import { violations } from '../violations.js';
import { waitUntil } from '../../harness/wait.js';

const files = import.meta.glob<StoryFile>('../../../stories/*.stories.ts', { eager: true });
const sheets = import.meta.glob<string>('../../../themes/*.css', { query: '?inline', import: 'default', eager: true });

const stories = new Map<string, { readonly file: StoryFile; readonly name: string }>(
  Object.values(files).flatMap((file) =>
    Object.keys(file)
      .filter((name) => name !== 'default')
      .map((name): [string, { file: StoryFile; name: string }] => [`${file.default.title}: ${name}`, { file, name }]),
  ),
);

const theme = new CSSStyleSheet();
document.adoptedStyleSheets.push(theme);

const access = {
  kinds: [...stories.keys()],

  violations,

  /** Replaces the current story by another in a language, and waits until each widget has that language. */
  async show(story: string, language: string): Promise<void> {
    const { file, name } = stories.get(story)!;
    const container = document.createElement('main');
    document.body.replaceChildren(container);
    await drawStory(container, file, name);
    const widgets = [...container.querySelectorAll<HTMLElement>('*')].filter(({ localName }) =>
      localName.startsWith('pro-'),
    );
    for (const widget of widgets) {
      // The window determines the width.
      widget.style.inlineSize = '';
      widget.lang = language;
    }
    await waitUntil(() =>
      widgets.every(
        (widget) => (widget.shadowRoot?.querySelector<HTMLElement>('.root')?.lang ?? language) === language,
      ),
    );
    await settled(container);
  },

  /** Sets the theme of the host page; an empty name removes it. */
  setTheme(name: string): void {
    const ofDarkPage = name === 'dark' ? 'body { background: #0f171f; color: #e8edf1; }' : '';
    theme.replaceSync((sheets[`../../../themes/${name}.css`] ?? '') + ofDarkPage);
  },

  /** Returns the horizontal overflow of the page in pixels. */
  sideways: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
};

export type StoriesPage = typeof access;

Object.assign(globalThis, { access });
