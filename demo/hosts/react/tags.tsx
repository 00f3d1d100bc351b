import type {} from 'pro-widgets/types/jsx';
import { adapter, data, instrument, measurements, questionnaire, subject, tell, tellMistake } from '../shared/example';

export function Tags() {
  const given = data === 'property';
  const shown = given ? { instrument, measurements } : data === 'adapter' ? { instrument: instrument.id } : {};
  return (
    <pro-provider subject={subject} lang="nl" {...(data === 'adapter' && { adapter })} onpro-error={tellMistake}>
      <div className="widgets">
        <pro-questionnaire
          {...(given ? { questionnaire } : data === 'adapter' ? { questionnaire: questionnaire.url } : {})}
          onpro-start={tell}
        >
          {data === 'json' && <Data json={{ questionnaire }} />}
        </pro-questionnaire>
        <pro-traffic-light {...shown}>
          {data === 'json' && <Data json={{ instrument, measurements }} />}
        </pro-traffic-light>
        <pro-trend-card {...shown} scale="fysiek">
          {data === 'json' && <Data json={{ instrument, measurements }} />}
        </pro-trend-card>
      </div>
    </pro-provider>
  );
}

function Data({ json }: { json: object }) {
  return (
    <script type="application/json" slot="data">
      {JSON.stringify(json)}
    </script>
  );
}
