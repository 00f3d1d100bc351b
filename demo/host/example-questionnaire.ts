/** A small FHIR R4 questionnaire of our own, for developers without one. */
export const exampleQuestionnaire = {
  resourceType: 'Questionnaire',
  status: 'active',
  language: 'nl',
  title: 'Hoe slaapt u?',
  item: [
    {
      linkId: 'problemen',
      type: 'boolean',
      text: 'Heeft u de laatste week slecht geslapen?',
      required: true,
    },
    {
      linkId: 'nachten',
      type: 'integer',
      text: 'Hoeveel nachten?',
      enableWhen: [{ question: 'problemen', operator: '=', answerBoolean: true }],
      extension: [
        { url: 'http://hl7.org/fhir/StructureDefinition/minValue', valueInteger: 1 },
        { url: 'http://hl7.org/fhir/StructureDefinition/maxValue', valueInteger: 7 },
      ],
    },
    {
      linkId: 'oorzaak',
      type: 'open-choice',
      text: 'Waardoor sliep u slecht?',
      repeats: true,
      enableWhen: [{ question: 'problemen', operator: '=', answerBoolean: true }],
      answerOption: [{ valueString: 'Pijn' }, { valueString: 'Piekeren' }, { valueString: 'Naar het toilet' }],
    },
    { linkId: 'vragen', type: 'text', text: 'Wat wilt u hierover vragen?' },
  ],
};
