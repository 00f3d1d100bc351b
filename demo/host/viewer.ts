import '../../src/define.js';
import type { Person } from '../../src/core/index.js';
import { openBackEnd } from './adapter.js';
import { viewers } from './team.js';

const { adapter, subject, about } = await openBackEnd();
const person = await viewerOf(new URLSearchParams(location.search).get('kijker') ?? 'bedrijfsarts');
Object.assign(document.querySelector('pro-provider')!, {
  adapter,
  subject,
  viewer: person && { person },
  loading: false,
});
document.querySelector('#about')!.textContent = about;

const workspace = document.querySelector<HTMLElement>('#workspace')!;
const views = [...document.querySelectorAll<HTMLButtonElement>('.choose button')];

for (const chosen of views) {
  chosen.addEventListener('click', () => {
    workspace.className = chosen.id;
    for (const view of views) view.setAttribute('aria-pressed', String(view === chosen));
  });
}

// Opens the trend or the answers of a tile.
const trends = document.querySelector('.trends')!;
const answers = document.querySelector('pro-answers')!;

workspace.addEventListener('pro-select-scale', ({ scale }) => {
  show([...trends.querySelectorAll('pro-trend-card')].find((card) => card.scale === scale) ?? newTrend(scale));
});

workspace.addEventListener('pro-select-answers', ({ scale, response }) => {
  answers.scale = scale;
  answers.response = response;
  show(answers);
});

function newTrend(scale: string): HTMLElement {
  const card = document.createElement('pro-trend-card');
  card.instrument = 'werk-herstel-demo';
  card.scale = scale;
  trends.append(card);
  return card;
}

function show(element: HTMLElement): void {
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'start' });
}

/**
 * Returns the member of the care team who looks; undefined for a name that is none of the viewers, who sees nothing. In a
 * real portal that is who is logged in.
 */
async function viewerOf(name: string): Promise<Person | undefined> {
  const wanted = Object.hasOwn(viewers, name) ? viewers[name] : undefined;
  const team = (await adapter.listCareTeam?.({ subject }, { signal: new AbortController().signal })) ?? [];
  for (const link of document.querySelectorAll<HTMLAnchorElement>('#viewers a')) {
    if (link.search === `?kijker=${name}`) link.setAttribute('aria-current', 'page');
  }
  return wanted && (team.find(({ role }) => role?.code === wanted.role?.code) ?? wanted);
}
