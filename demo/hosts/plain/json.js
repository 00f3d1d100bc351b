const isLate = new URLSearchParams(location.search).get('define') === 'late';
if (isLate) await new Promise((resolve) => setTimeout(resolve, 200));
await import('../pro-widgets.js');

document.querySelector('pro-questionnaire').addEventListener('pro-start', ({ type }) => {
  document.querySelector('#heard').textContent += `${type} `;
});
