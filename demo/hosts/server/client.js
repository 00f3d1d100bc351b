// Runs in the page of server/page.js.
const asked = new URLSearchParams(location.search);
if (asked.get('define') === 'late') await new Promise((resolve) => setTimeout(resolve, 200));
if (asked.get('data') === 'json') {
  await import('/pro-widgets.js');
  document.querySelector('pro-questionnaire').addEventListener('pro-start', ({ type }) => {
    document.querySelector('#heard').textContent += `${type} `;
  });
} else await import('/plain/page.js');
