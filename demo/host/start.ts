import { openExample } from './example.js';

const done = document.querySelector('#reset-done')!;

document.querySelector('#reset')!.addEventListener('click', () => {
  done.textContent = '';
  void openExample()
    .reset()
    .then(() => (done.textContent = 'De demo begint weer bij het begin.'));
});
