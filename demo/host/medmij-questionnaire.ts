/**
 * A questionnaire of our own with the structure of MedMij Vragenlijsten (FHIR STU3, Nictiz): options with codes of their
 * own, without a system or weights, and conditions with the extensions that Nictiz took over from R4.
 */
const nictiz = 'http://nictiz.nl/fhir/StructureDefinition';

const option = ['NOO', 'SOM', 'VAA', 'ALT'].map((code, index) => ({
  valueCoding: { code, display: ['Nooit', 'Soms', 'Vaak', 'Altijd'][index] },
}));
const question = (linkId: string, text: string) => ({ linkId, text, type: 'choice', required: true, option });

export const medmijQuestionnaire = {
  resourceType: 'Questionnaire',
  meta: { profile: [`${nictiz}/vl-Questionnaire`] },
  language: 'nl-NL',
  url: 'https://pro-widgets.example/Questionnaire/uitrusten--20261130',
  version: '20261130',
  status: 'active',
  title: 'Uitrusten',
  subjectType: ['Patient'],
  item: [
    {
      linkId: 'uitrusten',
      text: 'Hoe was het in de afgelopen 7 dagen?',
      type: 'group',
      item: [
        question('1', 'Ik werd moe wakker.'),
        question('2', 'Ik had te weinig tijd om uit te rusten.'),
        { linkId: '3', text: 'Hoeveel uur sliep u de afgelopen nacht?', type: 'integer' },
        {
          linkId: '4',
          text: 'Wat hield u wakker?',
          type: 'string',
          extension: [{ url: `${nictiz}/questionnaire-enableBehavior`, valueCode: 'all' }],
          enableWhen: [
            {
              extension: [{ url: `${nictiz}/questionnaire-enableOperator`, valueCode: '<' }],
              question: '3',
              answerInteger: 6,
            },
            {
              extension: [{ url: `${nictiz}/questionnaire-enableOperator`, valueCode: '!=' }],
              question: '1',
              answerCoding: { code: 'NOO' },
            },
          ],
        },
      ],
    },
  ],
};
