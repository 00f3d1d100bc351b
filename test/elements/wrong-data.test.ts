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

/** A widget for a clinician, with what it told. */
async function shown(tag: string, adapter: object, attributes = `instrument="${instrument.id}"`, who = subject) {
  const errors: Error[] = [];
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.addEventListener('pro-error', ({ error }) => errors.push(error));
  const markup = `<pro-provider subject="${who}" audience="clinician" lang="nl"><${tag} ${attributes}></${tag}></pro-provider>`;
  place.append(document.createRange().createContextualFragment(markup));
  place.querySelector('pro-provider')!.adapter = adapter as MemoryAdapter;
  const text = () => place.querySelector(tag)!.shadowRoot!.textContent?.replace(/\s+/g, ' ') ?? '';
  await waitUntil(() => text().trim() && !text().includes('Bezig met laden'), `${tag} is there`);
  return { errors, text };
}

/** The adapter, with another answer of one method. */
function giving(method: string, rows: readonly unknown[]): MemoryAdapter {
  return Object.assign(new MemoryAdapter(data), { [method]: () => Promise.resolve(rows) });
}

describe('one wrong row among right ones', () => {
  const wrong = {
    'a date that is none': { ...last, id: 'wrong', authored: '31-10-2026' },
    'an unknown field': { ...last, id: 'wrong', geheim: 'geheim' },
    'no object': null,
    'a questionnaire that is not there': { ...last, id: 'wrong', questionnaire: 'https://example.org/none|1' },
  };
  for (const [what, row] of Object.entries(wrong)) {
    for (const tag of ['pro-traffic-light', 'pro-trend-card', 'pro-consultation-tips']) {
      it(`${what}: <${tag}> shows the others, says that one is missing and tells which`, async () => {
        const { errors, text } = await shown(tag, giving('listResponses', [first, row, last]));
        expect(text()).to.include(leftOut).and.not.include('Dit kon niet worden geladen');
        expect(text()).to.match(/6 van 10|Van 3 naar 6|antwoorden van|Uit de antwoorden/i);
        expect(errors.length, errors.join('\n')).to.equal(1);
        expect(errors[0]!.message).not.to.include('geheim"');
      });
    }
  }

  it('names the row and the field', async () => {
    const rows = [first, { ...last, authored: '31-10-2026' }];
    const { errors } = await shown('pro-traffic-light', giving('listResponses', rows));
    expect(errors[0]!.message).to.match(/^listResponses\(\) has the wrong shape: 1\.authored/);
  });

  it('is told by <pro-answers>, which shows the others', async () => {
    const { errors, text } = await shown('pro-answers', giving('listResponses', [first, { ...last, authored: 'x' }]));
    expect(text()).to.include(leftOut);
    expect(errors.length).to.equal(1);
  });

  it('is told of measurements that the page gave', async () => {
    const place = await fixture<HTMLElement>(html`<pro-traffic-light lang="nl"></pro-traffic-light>`);
    const errors: Error[] = [];
    place.addEventListener('pro-error', ({ error }) => errors.push(error));
    const right = { date: '2026-11-01', scores: [{ scale: 'fysiek', status: 'ok', value: 6 }] };
    Object.assign(place, { instrument, measurements: [right, { ...right, scores: 'none' }] });
    await waitUntil(() => place.shadowRoot!.textContent?.includes('6 van 10'));
    expect(place.shadowRoot!.textContent).to.include(leftOut);
    expect(errors.map(({ message }) => message)).to.deep.equal([
      'measurements has the wrong shape: 1.scores: must be array',
    ]);
  });

  for (const method of ['listAssignments', 'listEvents']) {
    it(`is told of ${method}, and no questionnaire is said to be missing`, async () => {
      const { errors, text } = await shown('pro-traffic-light', giving(method, [{ wrong: true }]));
      expect(text()).to.include('6 van 10').and.not.include('staat hier niet bij');
      expect(errors.length).to.equal(1);
      expect(errors[0]!.message).to.include(`${method}()`);
    });
  }

  it('is told of scores of another system, without a count of questionnaires', async () => {
    const { errors, text } = await shown('pro-traffic-light', giving('listScores', [{ wrong: true }, { wrong: true }]));
    expect(text()).to.include('6 van 10').and.include('Niet alle scores uit een ander systeem staan hier bij');
    expect(text()).not.to.include('ingevulde vragenlijst');
    expect(errors.length).to.equal(2);
  });

  it('is no reason to say that nothing was filled in when it is the only one', async () => {
    for (const tag of ['pro-traffic-light', 'pro-trend-card', 'pro-answers', 'pro-consultation-tips']) {
      const { errors, text } = await shown(tag, giving('listResponses', [{ ...last, authored: 'x' }]));
      expect(text(), tag)
        .to.include('Dit kon niet worden geladen')
        .and.not.match(/nog (niet|geen)/);
      expect(errors.length, tag).to.equal(1);
    }
  });

  it('of somebody else still hides everything', async () => {
    const rows = [first, { ...last, subject: 'Patient/2', authored: 'x' }];
    const { text } = await shown('pro-traffic-light', giving('listResponses', rows));
    expect(text()).to.include('Dit kon niet worden geladen');
  });
});

describe('a subject that is almost right', () => {
  it('is an error that says which subject there is, and not "nothing filled in"', async () => {
    const { errors, text } = await shown('pro-traffic-light', new MemoryAdapter(data), undefined, '1');
    expect(errors.map(({ name }) => name)).to.deep.equal(['SubjectError']);
    expect(errors[0]!.message).to.include('"1"').and.include('"Patient/1"');
    expect(text()).to.include('Dit kon niet worden geladen').and.not.include('Probeer opnieuw');
  });

  it('is not what a new patient is', async () => {
    const { errors } = await shown('pro-traffic-light', new MemoryAdapter(data), undefined, 'Patient/new');
    expect(errors).to.deep.equal([]);
  });
});

describe('FHIR JSON in place of our model', () => {
  const fhir = { resourceType: 'Questionnaire', status: 'active', url: 'https://example.org/q', item: [] };

  it('is refused by the adapter in memory, with the function that reads it', () => {
    expect(() => new MemoryAdapter({ questionnaires: [questionnaire, fhir as never] }))
      .to.throw()
      .with.property('message')
      .that.includes('questionnaires.1')
      .and.includes('questionnaireFromFhir(');
    const response = { resourceType: 'QuestionnaireResponse', id: 'a', subject: { reference: subject } };
    expect(() => new MemoryAdapter({ responses: [response as never] })).to.throw(/responses\.0.*responseFromFhir\(/);
  });

  it('is said of the property of a form in one line, and in plain words on the screen', async () => {
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

  it('is said of a row that an adapter gives', async () => {
    const rows = [first, { resourceType: 'QuestionnaireResponse', id: 'a' }];
    const { errors } = await shown('pro-traffic-light', giving('listResponses', rows));
    expect(errors[0]!.message).to.match(/1\.resourceType: this is a FHIR QuestionnaireResponse/);
  });
});
