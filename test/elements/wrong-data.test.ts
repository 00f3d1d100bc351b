import { expect, fixture, html } from '@open-wc/testing';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import {
  werkHerstelInstrument as instrument,
  werkHerstelQuestionnaire as questionnaire,
  werkHerstelScenario,
  type QuestionnaireResponse,
} from '../../src/core/index.js';
import '../../src/define.js';
import { waitUntil } from '../harness/wait.js';

const subject = 'Patient/1';
const { responses } = werkHerstelScenario('2026-11-22', subject);
const [first, last] = responses as [QuestionnaireResponse, QuestionnaireResponse];
const data = { questionnaires: [questionnaire], instruments: [instrument], responses };
const leftOut = 'Eén ingevulde vragenlijst staat hier niet bij';

/** Renders a widget for a clinician and records its errors. */
async function renderWidget(
  tag: string,
  adapter: object,
  attributes = `instrument="${instrument.id}"`,
  subjectId = subject,
) {
  const errors: Error[] = [];
  const container = await fixture<HTMLElement>(html`<div></div>`);
  container.addEventListener('pro-error', ({ error }) => errors.push(error));
  const markup = `<pro-provider subject="${subjectId}" audience="clinician" lang="nl"><${tag} ${attributes}></${tag}></pro-provider>`;
  container.append(document.createRange().createContextualFragment(markup));
  container.querySelector('pro-provider')!.adapter = adapter as MemoryAdapter;
  const text = () => container.querySelector(tag)!.shadowRoot!.textContent?.replace(/\s+/g, ' ') ?? '';
  await waitUntil(() => text().trim() && !text().includes('Bezig met laden'), `${tag} is loaded`);
  return { errors, text };
}

/** Creates an adapter with other rows for one method. */
function adapterWithRows(method: string, rows: readonly unknown[]): MemoryAdapter {
  return Object.assign(new MemoryAdapter(data), { [method]: () => Promise.resolve(rows) });
}

describe('an invalid row among valid ones', () => {
  const wrong = {
    'an invalid date': { ...last, id: 'wrong', authored: '31-10-2026' },
    'an unknown field': { ...last, id: 'wrong', geheim: 'geheim' },
    'no object': null,
    'a missing questionnaire': { ...last, id: 'wrong', questionnaire: 'https://example.org/none|1' },
  };
  for (const [what, row] of Object.entries(wrong)) {
    for (const tag of ['pro-traffic-light', 'pro-trend-card', 'pro-consultation-tips']) {
      it(`is skipped and reported by <${tag}>, which shows the others: ${what}`, async () => {
        const { errors, text } = await renderWidget(tag, adapterWithRows('listResponses', [first, row, last]));
        expect(text()).to.include(leftOut).and.not.include('Dit kon niet worden geladen');
        expect(text()).to.match(/6 van 10|Van 3 naar 6|antwoorden van|Uit de antwoorden/i);
        expect(errors.length, errors.join('\n')).to.equal(1);
        expect(errors[0]!.message).not.to.include('geheim"');
      });
    }
  }

  it('is reported with its index and field', async () => {
    const rows = [first, { ...last, authored: '31-10-2026' }];
    const { errors } = await renderWidget('pro-traffic-light', adapterWithRows('listResponses', rows));
    expect(errors[0]!.message).to.match(/^listResponses\(\) has the wrong shape: 1\.authored/);
  });

  it('is reported by <pro-answers>, which shows the others', async () => {
    const { errors, text } = await renderWidget(
      'pro-answers',
      adapterWithRows('listResponses', [first, { ...last, authored: 'x' }]),
    );
    expect(text()).to.include(leftOut);
    expect(errors.length).to.equal(1);
  });

  it('is reported for measurements that the page sets', async () => {
    const container = await fixture<HTMLElement>(html`<pro-traffic-light lang="nl"></pro-traffic-light>`);
    const errors: Error[] = [];
    container.addEventListener('pro-error', ({ error }) => errors.push(error));
    const right = { date: '2026-11-01', scores: [{ scale: 'fysiek', status: 'ok', value: 6 }] };
    Object.assign(container, { instrument, measurements: [right, { ...right, scores: 'none' }] });
    await waitUntil(() => container.shadowRoot!.textContent?.includes('6 van 10'));
    expect(container.shadowRoot!.textContent).to.include(leftOut);
    expect(errors.map(({ message }) => message)).to.deep.equal([
      'measurements has the wrong shape: 1.scores: must be array',
    ]);
  });

  for (const method of ['listAssignments', 'listEvents']) {
    it(`is reported for ${method}, without a text about missing questionnaires`, async () => {
      const { errors, text } = await renderWidget('pro-traffic-light', adapterWithRows(method, [{ wrong: true }]));
      expect(text()).to.include('6 van 10').and.not.include('staat hier niet bij');
      expect(errors.length).to.equal(1);
      expect(errors[0]!.message).to.include(`${method}()`);
    });
  }

  it('is reported for scores of another system, without a number of questionnaires', async () => {
    const { errors, text } = await renderWidget(
      'pro-traffic-light',
      adapterWithRows('listScores', [{ wrong: true }, { wrong: true }]),
    );
    expect(text()).to.include('6 van 10').and.include('Niet alle scores uit een ander systeem staan hier bij');
    expect(text()).not.to.include('ingevulde vragenlijst');
    expect(errors.length).to.equal(2);
  });

  it('shows a failure if it is the only row, and not that nothing was filled in', async () => {
    for (const tag of ['pro-traffic-light', 'pro-trend-card', 'pro-answers', 'pro-consultation-tips']) {
      const { errors, text } = await renderWidget(tag, adapterWithRows('listResponses', [{ ...last, authored: 'x' }]));
      expect(text(), tag)
        .to.include('Dit kon niet worden geladen')
        .and.not.match(/nog (niet|geen)/);
      expect(errors.length, tag).to.equal(1);
    }
  });

  it('hides all rows if it is of another subject', async () => {
    const rows = [first, { ...last, subject: 'Patient/2', authored: 'x' }];
    const { text } = await renderWidget('pro-traffic-light', adapterWithRows('listResponses', rows));
    expect(text()).to.include('Dit kon niet worden geladen');
  });
});

describe('a subject without data', () => {
  it('reports a subject with a similar notation, instead of showing that nothing was filled in', async () => {
    const { errors, text } = await renderWidget('pro-traffic-light', new MemoryAdapter(data), undefined, '1');
    expect(errors.map(({ name }) => name)).to.deep.equal(['SubjectError']);
    expect(errors[0]!.message).to.include('"1"').and.include('"Patient/1"');
    expect(text()).to.include('Dit kon niet worden geladen').and.not.include('Probeer opnieuw');
  });

  it('reports no error for a new patient', async () => {
    const { errors } = await renderWidget('pro-traffic-light', new MemoryAdapter(data), undefined, 'Patient/new');
    expect(errors).to.deep.equal([]);
  });
});

describe('FHIR JSON instead of the model', () => {
  const fhir = { resourceType: 'Questionnaire', status: 'active', url: 'https://example.org/q', item: [] };

  it('is rejected by the adapter in memory, with the function that reads it', () => {
    expect(() => new MemoryAdapter({ questionnaires: [questionnaire, fhir as never] }))
      .to.throw()
      .with.property('message')
      .that.includes('questionnaires.1')
      .and.includes('questionnaireFromFhir(');
    const response = { resourceType: 'QuestionnaireResponse', id: 'a', subject: { reference: subject } };
    expect(() => new MemoryAdapter({ responses: [response as never] })).to.throw(/responses\.0.*responseFromFhir\(/);
  });

  it('is reported for the property of a form, which shows a failure', async () => {
    const form = await fixture<HTMLElement>(html`<pro-questionnaire lang="nl"></pro-questionnaire>`);
    const errors: Error[] = [];
    form.addEventListener('pro-error', ({ error }) => errors.push(error));
    Object.assign(form, { questionnaire: fhir });
    await waitUntil(() => errors.length > 0);
    expect(errors[0]!.message).to.equal(
      'questionnaire has the wrong shape: resourceType: this is a FHIR Questionnaire; give it to ' +
        'questionnaireFromFhir(json) of pro-widgets/fhir first',
    );
    await waitUntil(() => form.shadowRoot!.textContent?.includes('Dit kon niet worden geladen.'));
  });

  it('is reported for a row of an adapter', async () => {
    const rows = [first, { resourceType: 'QuestionnaireResponse', id: 'a' }];
    const { errors } = await renderWidget('pro-traffic-light', adapterWithRows('listResponses', rows));
    expect(errors[0]!.message).to.match(/1\.resourceType: this is a FHIR QuestionnaireResponse/);
  });
});
