import { ProProvider, ProQuestionnaire, ProTrafficLight, ProTrendCard } from 'pro-widgets/react';
import { adapter, data, instrument, measurements, questionnaire, subject, tell, tellMistake } from '../shared/example';

/** The components bring their elements along: they are never late. */
export default function Components() {
  const given = data === 'property';
  const shown = given ? { instrument, measurements } : { instrument: instrument.id };
  return (
    <ProProvider subject={subject} lang="nl" {...(!given && { adapter })} onProError={tellMistake}>
      <div className="widgets">
        <ProQuestionnaire questionnaire={given ? questionnaire : questionnaire.url} onProStart={tell} />
        <ProTrafficLight {...shown} />
        <ProTrendCard {...shown} scale="fysiek" />
      </div>
    </ProProvider>
  );
}
