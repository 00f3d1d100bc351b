/** What the test of the stories calls in its page; see ../stories.test.ts. */
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

  /** Shows a story in place of what was there, in a language: each widget says that it has it. */
  async show(story: string, language: string): Promise<void> {
    const { file, name } = stories.get(story)!;
    const place = document.createElement('main');
    document.body.replaceChildren(place);
    await drawStory(place, file, name);
    const widgets = [...place.querySelectorAll<HTMLElement>('*')].filter(({ localName }) =>
      localName.startsWith('pro-'),
    );
    for (const widget of widgets) {
      // The width is that of the window here.
      widget.style.inlineSize = '';
      widget.lang = language;
    }
    await waitUntil(() =>
      widgets.every(
        (widget) => (widget.shadowRoot?.querySelector<HTMLElement>('.root')?.lang ?? language) === language,
      ),
    );
    await settled(place);
  },

  /** The style sheet that the host page links; an empty name is none. */
  setTheme(name: string): void {
    const ofDarkPage = name === 'dark' ? 'body { background: #0f171f; color: #e8edf1; }' : '';
    theme.replaceSync((sheets[`../../../themes/${name}.css`] ?? '') + ofDarkPage);
  },

  /** How far the page can be scrolled sideways. */
  sideways: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
};

export type StoriesPage = typeof access;

Object.assign(globalThis, { access });
