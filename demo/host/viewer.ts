import '../../src/define.js';
import { openExample } from './example.js';

document.querySelector('pro-provider')!.adapter = openExample();

const workspace = document.querySelector('#workspace')!;
const views = [...document.querySelectorAll<HTMLButtonElement>('.choose button')];

for (const chosen of views) {
  chosen.addEventListener('click', () => {
    workspace.className = chosen.id;
    for (const view of views) view.setAttribute('aria-pressed', String(view === chosen));
  });
}
