// A page that a server writes: what is to be seen before any script runs, and the data that the elements take over.
import { measurementOf, werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from 'pro-widgets/core';

const subject = 'Patient/voorbeeld';
const { responses } = werkHerstelScenario('2026-11-22', subject);
const measurements = responses.map((one) => measurementOf(werkHerstelInstrument, werkHerstelQuestionnaire, one));

/** @param {{ data: string }} asked `json`: the data are in the page. Else the page's script brings them. */
export function renderPage({ data }) {
  const given = (json) => (data === 'json' ? dataScript(json) : '');
  const outcomes = given({ instrument: werkHerstelInstrument, measurements });
  return `<!doctype html>
<html lang="nl">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Van de server</title>
    <link rel="icon" href="/shared/icon.svg" />
    <link rel="stylesheet" href="/shared/page.css" />
    <script type="module" src="/server/client.js"></script>
  </head>
  <body>
    <h1>Van de server</h1>
    <main>
      <pro-provider subject="${subject}" lang="nl">
        <div class="widgets">
          <pro-questionnaire>
            <p class="fallback">De vragenlijst wordt geladen. Lukt dat niet? <a href="/papier">Vul hem op papier in.</a></p>
            ${given({ questionnaire: werkHerstelQuestionnaire })}
          </pro-questionnaire>
          <pro-traffic-light>
            <p class="fallback">${fallback(measurements)}</p>
            ${outcomes}
          </pro-traffic-light>
          <pro-trend-card scale="fysiek">
            <p class="fallback">Hier komt uw verloop.</p>
            ${outcomes}
          </pro-trend-card>
        </div>
      </pro-provider>
    </main>
    <footer>Gehoord: <output id="heard"></output> <output id="mistakes"></output></footer>
  </body>
</html>
`;
}

/** No text of the data may end the script: every "<" is written as JSON can, too. */
function dataScript(json) {
  return `<script type="application/json" slot="data">${JSON.stringify(json).replaceAll('<', '\\u003c')}</script>`;
}

function fallback(all) {
  return `U heeft ${all.length} keer een vragenlijst ingevuld. Bekijk de uitslag later hier.`;
}
