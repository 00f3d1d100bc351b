import { openBackEnd } from './adapter.js';

const { place, reset } = await openBackEnd();
const done = document.querySelector('#reset-done')!;
const again = document.querySelector<HTMLButtonElement>('#reset')!;

document.querySelector('#place')!.textContent = place;
again.hidden = reset === undefined;
again.addEventListener('click', () => {
  done.textContent = '';
  void reset?.().then(() => (done.textContent = 'De demo begint weer bij het begin.'));
});
