// What outsiders found untrue on 2026-11-30 and only shows on the page. The F numbers are theirs.
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

const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const textOf = (el: HTMLElement, selector = '.root') => clean(el.shadowRoot?.querySelector(selector)?.textContent);
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

function responseWith(answers: readonly (number | null)[], rest: Partial<QuestionnaireResponse> = {}) {
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
    ...rest,
  } satisfies QuestionnaireResponse;
}

async function shown(
  tag: TemplateResult,
  responses: readonly QuestionnaireResponse[],
  audience: string,
): Promise<HTMLElement> {
  const adapter = new MemoryAdapter({ questionnaires: [questionnaire], instruments: [instrument], responses });
  const provider = await fixture(html`
    <pro-provider .adapter=${adapter} subject=${subject} audience=${audience} lang="nl">${tag}</pro-provider>
  `);
  return settled(provider.firstElementChild as HTMLElement);
}

async function settled(el: HTMLElement): Promise<HTMLElement> {
  await waitUntil(() => el.shadowRoot?.querySelector('.root'), 'it is drawn');
  await waitUntil(() => !el.shadowRoot?.querySelector('.state[role=status]'), 'the data are here');
  return el;
}

const answersTag = html`<pro-answers instrument="phq-9"></pro-answers>`;

describe('the answers card', () => {
  it('F21 says why an answer stands out while the total does not', async () => {
    for (const audience of ['patient', 'clinician']) {
      const el = await shown(answersTag, [responseWith([1, 1, 1, 1, 0, 0, 0, 0, 0])], audience);
      if (/antwoorden vallen op/.test(textOf(el))) {
        expect(textOf(el)).to.include(
          'Een kleur gaat over dat ene antwoord. De totaalscore kan iets anders betekenen.',
        );
      }
      const good = await shown(answersTag, [responseWith([0, 0, 0, 0, 0, 0, 0, 0, 0])], audience);
      expect(textOf(good)).not.to.include('Een kleur gaat over');
    }
  });

  it('F23 counts only answers that were given', async () => {
    const el = await shown(answersTag, [responseWith([3, 3, 3, 3, 3, 3, 3, 3, null])], 'clinician');
    expect(textOf(el, '.summary')).to.equal('8 antwoorden vallen op. 1 vraag is niet beantwoord.');
  });

  it('F23 does not say that no answer stands out beside a question of a flag that was not answered', async () => {
    const el = await shown(answersTag, [responseWith([0, 0, 0, 0, 0, 0, 0, 0, null])], 'clinician');
    expect(textOf(el, '.summary')).to.equal('1 vraag is niet beantwoord.');
  });

  it('F07 never calls the answers of somebody else those of the patient, and compares them with none of the patient', async () => {
    const own = responseWith([1, 1, 1, 1, 1, 1, 1, 1, 0], { id: 'own', authored: '2026-01-10T10:00:00Z' });
    const before = { ...own, id: 'before', authored: '2025-01-10T10:00:00Z' };
    const other = responseWith([3, 3, 3, 3, 3, 3, 3, 3, 0], { source: 'RelatedPerson/7' });
    const el = await shown(answersTag, [before, own, other], 'patient');
    expect(textOf(el, 'h2')).to.equal('Antwoorden');
    expect(textOf(el)).to.include('Ingevuld door iemand anders op 10 maart 2026.').and.not.include('U vulde');
    expect(el.shadowRoot?.querySelector('select'), 'nothing to compare with').to.equal(null);
    const self = await shown(answersTag, [{ ...other, source: subject }], 'patient');
    expect(textOf(self, 'h2')).to.equal('Uw antwoorden');
  });
});

describe('a raised flag', () => {
  const response = responseWith([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  const help = html`<p slot="help">Bel 113</p>`;
  const tags: readonly [name: string, tag: TemplateResult][] = [
    ['traffic light', html`<pro-traffic-light instrument="phq-9">${help}</pro-traffic-light>`],
    ['trend card', html`<pro-trend-card instrument="phq-9">${help}</pro-trend-card>`],
    ['answers', html`<pro-answers instrument="phq-9">${help}</pro-answers>`],
    ['tips', html`<pro-consultation-tips instrument="phq-9">${help}</pro-consultation-tips>`],
  ];
  for (const [name, tag] of tags) {
    it(`has the host page's own help line beside it in the ${name}, for both who look, and only then`, async () => {
      for (const audience of ['patient', 'clinician']) {
        const el = await shown(tag, [response], audience);
        const line = el.querySelector('p')!;
        await waitUntil(() => line.assignedSlot, 'the help line is shown');
        expect(line.offsetHeight).to.be.greaterThan(0);
        expect(textOf(el)).not.to.match(/Geen (score )?vraagt om aandacht|valt niets op|Geen antwoord valt op/);
        const calm = await shown(tag, [{ ...response, items: response.items.slice(0, 8) }], audience);
        expect(calm.querySelector('p')!.assignedSlot, 'without a raised flag').to.equal(null);
      }
    });
  }
});

describe('answers of somebody else', () => {
  it('F07 are told apart from those that the page gives with the patient as respondent', async () => {
    const measurements: Measurement[] = [
      {
        date: '2026-01-10',
        respondent: subject,
        scores: [{ scale: 'phq-9-total', status: 'ok', value: 2 }],
        flags: [],
      },
      { date: '2026-02-10', scores: [{ scale: 'phq-9-total', status: 'ok', value: 12 }], flags: [] },
    ];
    const el = await shown(
      html`<pro-traffic-light .instrument=${instrument} .measurements=${measurements}></pro-traffic-light>`,
      [],
      'patient',
    );
    expect(textOf(el)).to.include('U vulde dit in op 10 februari 2026.').and.include('10 hoger');
  });
});
