import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { werkHerstelInstrument, werkHerstelQuestionnaire } from '../../src/core/index.js';
import '../../src/define.js';
import type { ProTrafficLight } from '../../src/elements/traffic-light/traffic-light.js';
import { waitUntil } from '../harness/wait.js';

const measurements = [{ date: '2026-11-01', scores: [{ scale: 'fysiek', status: 'ok', value: 6 }] }];
const outcomes = JSON.stringify({ instrument: werkHerstelInstrument, measurements });

function dataScript(text: string): HTMLScriptElement {
  const script = document.createElement('script');
  script.type = 'application/json';
  script.slot = 'data';
  script.textContent = text;
  return script;
}

/** Renders an element with children and records its errors. */
async function renderWithChildren(tag: string, ...children: Node[]) {
  const errors: Error[] = [];
  const container = await fixture<HTMLElement>(html`<div></div>`);
  container.addEventListener('pro-error', ({ error }) => errors.push(error));
  const element = document.createElement(tag) as ProTrafficLight;
  element.append(...children);
  container.append(element);
  await element.updateComplete;
  await nextFrame();
  return { element, errors, text: () => element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '' };
}

describe('embedded data', () => {
  it('sets the properties of widgets without an adapter', async () => {
    const light = await renderWithChildren('pro-traffic-light', dataScript(outcomes));
    expect(light.text()).to.include('Lichamelijk werkvermogen').and.to.include('6 van 10');
    const form = await renderWithChildren(
      'pro-questionnaire',
      dataScript(JSON.stringify({ questionnaire: werkHerstelQuestionnaire })),
    );
    await waitUntil(() => form.text().includes('Beginnen'));
    expect([...light.errors, ...form.errors]).to.deep.equal([]);
  });

  it('is read if it is added after the element or changes', async () => {
    const { element, text } = await renderWithChildren('pro-traffic-light');
    const script = dataScript(outcomes);
    element.append(script);
    await waitUntil(() => text().includes('6 van 10'));
    script.textContent = outcomes.replace('"value":6', '"value":9');
    await waitUntil(() => text().includes('9 van 10'));
  });

  const invalid = {
    'invalid JSON': [[`{"instrument": geheim`], /is not valid JSON/],
    'not an object': [
      ['["geheim"]'],
      /must be an object with properties of <pro-traffic-light>: instrument, measurements/,
    ],
    'an unknown property': [['{"audience":"geheim"}'], /Remove: audience/],
    'a property of every object': [['{"__proto__":{"geheim":1}}'], /Remove: __proto__/],
    'two scripts': [['{}', '{}'], /more than once/],
  } satisfies Record<string, [string[], RegExp]>;
  for (const [what, [texts, message]] of Object.entries(invalid)) {
    it(`is rejected without a quote of the data: ${what}`, async () => {
      const { errors, text } = await renderWithChildren('pro-traffic-light', ...texts.map(dataScript));
      await waitUntil(() => errors.length > 0);
      expect(errors[0]?.name).to.equal('EmbeddedDataError');
      expect(errors[0]?.message).to.match(message).and.not.to.include('geheim');
      expect(text(), 'the shown text').to.include('Dit kon niet worden geladen.').and.not.match(message);
    });
  }

  it('is read again after a correction', async () => {
    const script = dataScript('{');
    const { text, errors } = await renderWithChildren('pro-traffic-light', script);
    await waitUntil(() => errors.length > 0);
    script.textContent = outcomes;
    await waitUntil(() => text().includes('6 van 10'));
  });
});

describe('an object that a framework turned into a text', () => {
  it('is reported by every element', async () => {
    for (const [tag, attribute] of [
      ['pro-provider', 'adapter'],
      ['pro-questionnaire', 'response'],
      ['pro-trend-card', 'measurements'],
      ['pro-answers', 'questionnaire'],
      ['pro-instrument-info', 'instrument'],
      ['pro-consultation-tips', 'packs'],
      ['pro-preparation', 'aids'],
      ['pro-sharing', 'instruments'],
    ] as const) {
      const container = await fixture<HTMLElement>(html`<div></div>`);
      const errors: Error[] = [];
      container.addEventListener('pro-error', ({ error }) => errors.push(error));
      const element = document.createElement(tag);
      element.setAttribute(attribute, '[object Object],[object Object]');
      container.append(element);
      await waitUntil(() => errors.length > 0, tag);
      expect(errors[0]?.name).to.equal('ObjectAttributeError');
      expect(errors[0]?.message).to.include(`<${tag} ${attribute}=`).and.to.include(`:${attribute}.prop`);
      expect(element.shadowRoot?.textContent, 'the shown text').not.to.include('.prop');
    }
  });

  it('is ignored after the property is set', async () => {
    const { element, text } = await renderWithChildren('pro-traffic-light');
    element.setAttribute('measurements', '[object Object]');
    Object.assign(element, { instrument: werkHerstelInstrument, measurements });
    await waitUntil(() => text().includes('6 van 10'));
  });
});

describe('an attribute with an unknown value', () => {
  it('counts as the default', async () => {
    for (const tag of ['pro-traffic-light', 'pro-trend-card', 'pro-instrument-info']) {
      const { element, text, errors } = await renderWithChildren(tag);
      for (const name of ['audience', 'filter', 'order', 'range']) element.setAttribute(name, 'onzin');
      Object.assign(element, { instrument: werkHerstelInstrument, measurements });
      await waitUntil(() => text().includes('Lichamelijk werkvermogen'), tag);
      expect(errors).to.deep.equal([]);
    }
  });
});
