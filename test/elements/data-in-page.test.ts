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

/** An element with these children, and what it told. */
async function withChildren(tag: string, ...children: Node[]) {
  const errors: Error[] = [];
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.addEventListener('pro-error', ({ error }) => errors.push(error));
  const element = document.createElement(tag) as ProTrafficLight;
  element.append(...children);
  place.append(element);
  await element.updateComplete;
  await nextFrame();
  return { element, errors, text: () => element.shadowRoot?.textContent?.replace(/\s+/g, ' ') ?? '' };
}

describe('data that stand in the page', () => {
  it('fill the widgets, which need no adapter then', async () => {
    const light = await withChildren('pro-traffic-light', dataScript(outcomes));
    expect(light.text()).to.include('Lichamelijk werkvermogen').and.to.include('6 van 10');
    const form = await withChildren(
      'pro-questionnaire',
      dataScript(JSON.stringify({ questionnaire: werkHerstelQuestionnaire })),
    );
    await waitUntil(() => form.text().includes('Beginnen'));
    expect([...light.errors, ...form.errors]).to.deep.equal([]);
  });

  it('are read when they come after the element, and again when they change', async () => {
    const { element, text } = await withChildren('pro-traffic-light');
    const script = dataScript(outcomes);
    element.append(script);
    await waitUntil(() => text().includes('6 van 10'));
    script.textContent = outcomes.replace('"value":6', '"value":9');
    await waitUntil(() => text().includes('9 van 10'));
  });

  const wrong = {
    'no JSON': [[`{"instrument": geheim`], /is no JSON/],
    'no object': [['["geheim"]'], /must be an object with properties of <pro-traffic-light>: instrument, measurements/],
    'a property that is not the element’s': [['{"audience":"geheim"}'], /It also has: audience/],
    'a property of every object': [['{"__proto__":{"geheim":1}}'], /It also has: __proto__/],
    'two of them': [['{}', '{}'], /more than once/],
  } satisfies Record<string, [string[], RegExp]>;
  for (const [what, [texts, message]] of Object.entries(wrong)) {
    it(`are refused by name, without a part of them: ${what}`, async () => {
      const { errors, text } = await withChildren('pro-traffic-light', ...texts.map(dataScript));
      await waitUntil(() => errors.length > 0);
      expect(errors[0]?.name).to.equal('EmbeddedDataError');
      expect(errors[0]?.message).to.match(message).and.not.to.include('geheim');
      expect(text(), 'in plain words').to.include('Dit kon niet worden geladen.').and.not.match(message);
    });
  }

  it('cure what was wrong', async () => {
    const script = dataScript('{');
    const { text, errors } = await withChildren('pro-traffic-light', script);
    await waitUntil(() => errors.length > 0);
    script.textContent = outcomes;
    await waitUntil(() => text().includes('6 van 10'));
  });
});

describe('an object that a framework turned into a text', () => {
  it('is said of every element, also of the adapter', async () => {
    for (const [tag, attribute] of [
      ['pro-provider', 'adapter'],
      ['pro-questionnaire', 'response'],
      ['pro-trend-card', 'measurements'],
      ['pro-answers', 'questionnaire'],
      ['pro-instrument-info', 'instrument'],
      ['pro-consultation-tips', 'packs'],
      ['pro-preparation', 'aids'],
    ] as const) {
      const place = await fixture<HTMLElement>(html`<div></div>`);
      const errors: Error[] = [];
      place.addEventListener('pro-error', ({ error }) => errors.push(error));
      const element = document.createElement(tag);
      element.setAttribute(attribute, '[object Object],[object Object]');
      place.append(element);
      await waitUntil(() => errors.length > 0, tag);
      expect(errors[0]?.name).to.equal('ObjectAttributeError');
      expect(errors[0]?.message).to.include(`<${tag} ${attribute}=`).and.to.include(`:${attribute}.prop`);
      expect(element.shadowRoot?.textContent, 'plain words').not.to.include('.prop');
    }
  });

  it('is forgotten once the property is set', async () => {
    const { element, text } = await withChildren('pro-traffic-light');
    element.setAttribute('measurements', '[object Object]');
    Object.assign(element, { instrument: werkHerstelInstrument, measurements });
    await waitUntil(() => text().includes('6 van 10'));
  });
});

describe('an attribute with a word that nobody knows', () => {
  it('counts as the default, and breaks nothing', async () => {
    for (const tag of ['pro-traffic-light', 'pro-trend-card', 'pro-instrument-info']) {
      const { element, text, errors } = await withChildren(tag);
      for (const name of ['audience', 'filter', 'order', 'range']) element.setAttribute(name, 'onzin');
      Object.assign(element, { instrument: werkHerstelInstrument, measurements });
      await waitUntil(() => text().includes('Lichamelijk werkvermogen'), tag);
      expect(errors).to.deep.equal([]);
    }
  });
});
