import '../../../src/define.js';
import type { QuestionnaireItem, Questionnaire, QuestionnaireResponse } from '../../../src/core/index.js';
import { werkHerstelInstrument, werkHerstelQuestionnaire, werkHerstelScenario } from '../../../src/core/index.js';
import type { ProAdapter } from '../../../src/adapter/adapter.js';
import { MemoryAdapter } from '../../../src/adapter/memory.js';
import type { ProConsultationTips } from '../../../src/elements/consultation-tips/consultation-tips.js';
import type { ProQuestionnaire } from '../../../src/elements/questionnaire/questionnaire.js';
import { exampleFor } from './example.js';

declare global {
  var adapter: ProAdapter;
  var canonical: string;
  var form: ProQuestionnaire;
  var item: QuestionnaireItem;
  /** JSON from a server: the JSON block above on the page, else a FHIR questionnaire. */
  var json: unknown;
  var questionnaire: Questionnaire;
  var report: (error: Error) => void;
  var response: QuestionnaireResponse;
  var setDone: (isDone: boolean) => void;
  var tips: ProConsultationTips;
}

const question: QuestionnaireItem = {
  linkId: 'hoe',
  type: 'string',
  text: 'Hoe gaat het?',
  translations: { en: { text: 'How are you?' } },
};
/** A questionnaire with an expression, so that the expression engine is loaded too. */
const withExpression: Questionnaire = {
  ...werkHerstelQuestionnaire,
  items: [
    ...werkHerstelQuestionnaire.items,
    { linkId: 'som', type: 'integer', text: 'Som', readOnly: true, calculatedExpression: '1 + 1' },
  ],
};
const fhir = {
  resourceType: 'Questionnaire',
  status: 'active',
  url: 'https://example.org/Questionnaire/hoe',
  item: [{ linkId: question.linkId, type: 'string', text: question.text }],
};

/**
 * Defines the global variables that the code of the docs assumes.
 *
 * @param json The JSON block above the code, if there is one.
 */
export function defineGlobals(json: unknown = fhir): void {
  const [form, tips, iframe] = [
    document.createElement('pro-questionnaire'),
    document.createElement('pro-consultation-tips'),
    document.createElement('iframe'),
  ];
  form.questionnaire = werkHerstelQuestionnaire;
  Object.assign(tips, { instrument: werkHerstelInstrument, measurements: [] });
  document.body.append(form, tips, iframe, document.createElement('pro-provider'));
  Object.assign(globalThis, {
    adapter: new MemoryAdapter(exampleFor([])),
    canonical: werkHerstelQuestionnaire.url,
    form,
    item: question,
    json,
    questionnaire: withExpression,
    report: () => undefined,
    response: werkHerstelScenario('2026-11-22').responses[0],
    setDone: () => undefined,
    tips,
  });
}
