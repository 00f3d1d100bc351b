// Regression tests for clinically wrong statements that only show on a page. The F numbers are those of the reports.
import { expect, fixture, html } from '@open-wc/testing';
import type { TemplateResult } from 'lit';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import { phq9 } from '../../src/core/instruments/index.js';
import type { Questionnaire } from '../../src/core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import type { Measurement } from '../../src/core/model/score.js';
import '../../src/define/answers.js';
import '../../src/define/consultation-tips.js';
import '../../src/define/provider.js';
import '../../src/define/traffic-light.js';
import '../../src/define/trend-card.js';
import { waitUntil } from '../harness/wait.js';

const normalizeText = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const getText = (el: HTMLElement, selector = '.root') =>
  normalizeText(el.shadowRoot?.querySelector(selector)?.textContent);
const subject = 'Patient/1';

const integer = (value: number) => ({ type: 'integer', value }) as const;
const questionnaire: Questionnaire = {
  url: 'https://example.org/phq9',
  version: '1',
  items: Array.from({ length: 9 }, (_, index) => ({
    linkId: `q${index + 1}`,
    type: 'integer' as const,
    text: `Vraag ${index + 1}`,
    minValue: integer(0),
    maxValue: integer(3),
  })),
};
const instrument = { ...phq9, questionnaires: ['https://example.org/phq9'] };

function createResponse(answers: readonly (number | null)[], overrides: Partial<QuestionnaireResponse> = {}) {
  return {
    id: 'now',
    questionnaire: 'https://example.org/phq9|1',
    status: 'completed',
    subject,
    authored: '2026-03-10T10:00:00Z',
    items: answers.map((value, index) => ({
      linkId: `q${index + 1}`,
      ...(value === null ? {} : { answers: [{ value: integer(value) }] }),
    })),
    ...overrides,
  } satisfies QuestionnaireResponse;
}

async function renderInProvider(
  tag: TemplateResult,
  responses: readonly QuestionnaireResponse[],
  audience: string,
): Promise<HTMLElement> {
  const adapter = new MemoryAdapter({ questionnaires: [questionnaire], instruments: [instrument], responses });
  const provider = await fixture(html`
    <pro-provider .adapter=${adapter} subject=${subject} audience=${audience} lang="nl">${tag}</pro-provider>
  `);
  return waitForData(provider.firstElementChild as HTMLElement);
}

async function waitForData(el: HTMLElement): Promise<HTMLElement> {
  await waitUntil(() => el.shadowRoot?.querySelector('.root'), 'the element is rendered');
  await waitUntil(() => !el.shadowRoot?.querySelector('.state[role=status]'), 'the data are loaded');
  return el;
}

const answersTag = html`<pro-answers instrument="phq-9"></pro-answers>`;

describe('<pro-answers>', () => {
  it('explains why an answer can stand out while the total does not (F21)', async () => {
    for (const audience of ['patient', 'clinician']) {
      const el = await renderInProvider(answersTag, [createResponse([1, 1, 1, 1, 0, 0, 0, 0, 0])], audience);
      if (/antwoorden vallen op/.test(getText(el))) {
        expect(getText(el)).to.include(
          'Een kleur gaat over dat ene antwoord. De totaalscore kan iets anders betekenen.',
        );
      }
      const calm = await renderInProvider(answersTag, [createResponse([0, 0, 0, 0, 0, 0, 0, 0, 0])], audience);
      expect(getText(calm)).not.to.include('Een kleur gaat over');
    }
  });

  it('counts only answers that were given (F23)', async () => {
    const el = await renderInProvider(answersTag, [createResponse([3, 3, 3, 3, 3, 3, 3, 3, null])], 'clinician');
    expect(getText(el, '.summary')).to.equal('8 antwoorden vallen op. 1 vraag is niet beantwoord.');
  });

  it('does not say that no answer stands out if the question of a flag was not answered (F23)', async () => {
    const el = await renderInProvider(answersTag, [createResponse([0, 0, 0, 0, 0, 0, 0, 0, null])], 'clinician');
    expect(getText(el, '.summary')).to.equal('1 vraag is niet beantwoord.');
  });

  it('never presents answers of another person as those of the patient, nor compares the two (F07)', async () => {
    const own = createResponse([1, 1, 1, 1, 1, 1, 1, 1, 0], { id: 'own', authored: '2026-01-10T10:00:00Z' });
    const before = { ...own, id: 'before', authored: '2025-01-10T10:00:00Z' };
    const other = createResponse([3, 3, 3, 3, 3, 3, 3, 3, 0], { source: 'RelatedPerson/7' });
    const el = await renderInProvider(answersTag, [before, own, other], 'patient');
    expect(getText(el, 'h2')).to.equal('Antwoorden');
    expect(getText(el)).to.include('Ingevuld door iemand anders op 10 maart 2026.').and.not.include('U vulde');
    expect(el.shadowRoot?.querySelector('select'), 'nothing to compare with').to.equal(null);
    const self = await renderInProvider(answersTag, [{ ...other, source: subject }], 'patient');
    expect(getText(self, 'h2')).to.equal('Uw antwoorden');
  });
});

describe('raised flag', () => {
  const response = createResponse([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  const help = html`<p slot="help">Bel 113</p>`;
  const tags: readonly [name: string, tag: TemplateResult][] = [
    ['traffic light', html`<pro-traffic-light instrument="phq-9">${help}</pro-traffic-light>`],
    ['trend card', html`<pro-trend-card instrument="phq-9">${help}</pro-trend-card>`],
    ['answers', html`<pro-answers instrument="phq-9">${help}</pro-answers>`],
    ['tips', html`<pro-consultation-tips instrument="phq-9">${help}</pro-consultation-tips>`],
  ];
  for (const [name, tag] of tags) {
    it(`shows the help of the host page in the ${name} to both audiences, only with a raised flag`, async () => {
      for (const audience of ['patient', 'clinician']) {
        const el = await renderInProvider(tag, [response], audience);
        const helpText = el.querySelector('p')!;
        await waitUntil(() => helpText.assignedSlot, 'the help is shown');
        expect(helpText.offsetHeight).to.be.greaterThan(0);
        expect(getText(el)).not.to.match(/Geen (score )?vraagt om aandacht|valt niets op|Geen antwoord valt op/);
        const calm = await renderInProvider(tag, [{ ...response, items: response.items.slice(0, 8) }], audience);
        expect(calm.querySelector('p')!.assignedSlot, 'without a raised flag').to.equal(null);
      }
    });
  }
});

describe('answers of another person', () => {
  it('recognizes the patient as the respondent of given measurements (F07)', async () => {
    const measurements: Measurement[] = [
      {
        date: '2026-01-10',
        respondent: subject,
        scores: [{ scale: 'phq-9-total', status: 'ok', value: 2 }],
        flags: [],
      },
      { date: '2026-02-10', scores: [{ scale: 'phq-9-total', status: 'ok', value: 12 }], flags: [] },
    ];
    const el = await renderInProvider(
      html`<pro-traffic-light .instrument=${instrument} .measurements=${measurements}></pro-traffic-light>`,
      [],
      'patient',
    );
    expect(getText(el)).to.include('U vulde dit in op 10 februari 2026.').and.include('10 hoger');
  });
});

describe('answers that cannot be used for a score', () => {
  it('are not called "not filled in"', async () => {
    const tag = html`<pro-traffic-light instrument="phq-9"></pro-traffic-light>`;
    for (const answers of [Array.from({ length: 9 }, () => 7), [7, 0, 0, 0, 0, 0, 0, 0, 0]]) {
      for (const audience of ['patient', 'clinician']) {
        const text = getText(await renderInProvider(tag, [createResponse(answers)], audience));
        expect(text).to.match(/9 van 9 vragen beantwoord, \d antwoord(en)? zonder bekende waarde/);
        expect(text).not.to.include('niet ingevuld');
      }
    }
  });
});
