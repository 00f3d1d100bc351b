// A page without a bundler: everything comes from one file.
const asked = new URLSearchParams(location.search);
if (asked.get('define') === 'late') await new Promise((resolve) => setTimeout(resolve, 200));
const { MemoryAdapter, measurementOf, werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } =
  await import('../pro-widgets.js');

const provider = document.querySelector('pro-provider');
const form = document.querySelector('pro-questionnaire');
const widgets = document.querySelectorAll('pro-traffic-light, pro-trend-card');
const { responses } = werkHerstelScenario('2026-11-22', provider.subject);

if (asked.get('data') === 'property') {
  form.questionnaire = werkHerstelQuestionnaire;
  for (const widget of widgets) {
    widget.instrument = werkHerstelInstrument;
    widget.measurements = responses.map((one) => measurementOf(werkHerstelInstrument, werkHerstelQuestionnaire, one));
  }
} else {
  provider.adapter = new MemoryAdapter({
    questionnaires: [werkHerstelQuestionnaire],
    instruments: [werkHerstelInstrument],
    responses,
  });
  form.questionnaire = werkHerstelQuestionnaire.url;
  for (const widget of widgets) widget.instrument = werkHerstelInstrument.id;
}

form.addEventListener('pro-start', ({ type }) => (document.querySelector('#heard').textContent += `${type} `));
provider.addEventListener('pro-error', ({ error }) => {
  document.querySelector('#mistakes').textContent += `${error.name}: ${error.message}\n`;
});
