import { expect, fixture, html } from '@open-wc/testing';
import type { Questionnaire } from '../../src/core/model/questionnaire.js';
import '../../src/define/provider.js';
import '../../src/define/questionnaire.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import type { ProPrefillEvent } from '../../src/elements/questionnaire/questionnaire.events.js';
import type { ProErrorEvent } from '../../src/internal/base/error.event.js';
import { waitUntil } from '../harness/wait.js';

const patient = { resourceType: 'Patient', id: '1', gender: 'male', name: [{ text: 'Anna' }] };
const questionnaire: Questionnaire = {
  url: 'http://example.org/form',
  items: [
    { linkId: 'name', type: 'string', text: 'Uw naam', initialExpression: '%patient.name.text' },
    { linkId: 'doctor', type: 'string', text: 'Uw arts', initialExpression: '%user.name.text' },
    { linkId: 'cql', type: 'string', text: 'Uw medicijn', notPrefilled: 'initialExpression in text/cql' },
    { linkId: 'beard', type: 'boolean', text: 'Heeft u een baard?', enableWhenExpression: `%patient.gender = 'male'` },
  ],
};
const note = 'Dit antwoord is alvast voor u ingevuld.';

describe('a questionnaire that uses data of the patient', () => {
  let el: ProQuestionnaire;
  let events: Event[];
  const shown = () => el.shadowRoot?.querySelector('.root')?.textContent?.replaceAll(/\s+/g, ' ') ?? '';
  const fieldOf = (linkId: string) =>
    el.shadowRoot?.querySelector<HTMLInputElement>(`[data-linkid="${linkId}"] input`) ?? undefined;

  let forms = 0;

  async function opened(adapter: MemoryAdapter, launchContext?: Readonly<Record<string, unknown>>) {
    events = [];
    // Each test has a form of its own, so that none offers the draft of another.
    const own = { ...questionnaire, url: `http://example.org/form-${forms++}` };
    const listen = (event: Event) => events.push(event);
    const provider = await fixture(
      html`<pro-provider .adapter=${adapter} subject="Patient/1" @pro-prefill=${listen} @pro-error=${listen}>
        <pro-questionnaire
          lang="nl"
          layout="list"
          .questionnaire=${own}
          .launchContext=${launchContext}
        ></pro-questionnaire>
      </pro-provider>`,
    );
    el = provider.querySelector('pro-questionnaire') as ProQuestionnaire;
  }

  it('fills in from the host, marks it until it is changed, and tells the host what is open', async () => {
    await opened(new MemoryAdapter(), { patient });
    await waitUntil(() => shown().includes('Uw naam'));
    expect(fieldOf('name')?.value).to.equal('Anna');
    expect(shown().split(note).length, 'one answer is marked').to.equal(2);
    const described = fieldOf('name')?.getAttribute('aria-describedby') ?? '';
    expect(el.shadowRoot?.getElementById(described.split(' ')[0] ?? '')?.textContent).to.contain(note);
    await expect(el).to.be.accessible();
    const [event] = events as ProPrefillEvent[];
    expect(events.map(({ type }) => type)).to.deep.equal(['pro-prefill']);
    expect([event?.filled, event?.notFilled]).to.deep.equal([['name'], ['cql', 'doctor']]);
    const field = fieldOf('name');
    if (!field) throw new Error('There is no field.');
    field.value = 'Els';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await waitUntil(() => !shown().includes(note));
    expect(el.getResponse()?.items[0]?.answers).to.deep.equal([
      { value: { type: 'string', value: 'Els' }, origin: 'changed' },
    ]);
  });

  it('asks the adapter, and is not shown without what decides its questions', async () => {
    await opened(new MemoryAdapter({ launchContexts: { 'Patient/1': { patient } } }));
    await waitUntil(() => shown().includes('Heeft u een baard?'));
    await opened(new MemoryAdapter());
    await waitUntil(() => events.length > 0);
    const { error } = events[0] as ProErrorEvent;
    expect(error.name).to.equal('FormNeedsError');
    expect(error.message).to.contain('%patient').and.contain('"beard"');
    expect(shown()).to.contain('Opnieuw proberen helpt niet').and.not.contain('Uw naam');
    el.launchContext = { patient };
    await waitUntil(() => shown().includes('Uw naam'));
  });
});
