import { openBackEnd } from './adapter.js';

const { storageNote, reset } = await openBackEnd();
const done = document.querySelector('#reset-done')!;
const resetButton = document.querySelector<HTMLButtonElement>('#reset')!;

document.querySelector('#place')!.textContent = storageNote;
resetButton.hidden = reset === undefined;
resetButton.addEventListener('click', () => {
  done.textContent = '';
  void reset?.().then(() => (done.textContent = 'De demo begint weer bij het begin.'));
});
