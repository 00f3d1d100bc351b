import { expect, fixture, html } from '@open-wc/testing';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import type { Audience } from '../../src/adapter/context.js';
import type { Instrument } from '../../src/core/index.js';
import { eq5d5l } from '../../src/core/instruments/eq-5d-5l.js';
import '../../src/define.js';
import { waitUntil } from '../harness/wait.js';

const subject = 'Patient/1';
const score = (scale: string, value: number) => ({ scale, status: 'ok' as const, value });
const measurements = ['2026-03-01', '2026-09-01'].map((date, index) => ({
  date,
  scores: [score('eq-5d-5l-value-nl', index === 0 ? 0.723 : 0.321), score('eq-5d-5l-vas', index === 0 ? 60 : 71)],
}));
const tags = ['pro-traffic-light', 'pro-trend-card', 'pro-consultation-tips', 'pro-preparation', 'pro-instrument-info'];
/** What tells the value of the health state: its name, its numbers, and the sentence about values below 0. */
const valueOfHealth = /waarde van de gezondheid|0,723|0,321|0,402|-0,446|onder 0/i;

async function render(instrument: Instrument, audience: Audience): Promise<Map<string, Element>> {
  const provider = await fixture(html`
    <pro-provider subject=${subject} audience=${audience} .adapter=${new MemoryAdapter()}></pro-provider>
  `);
  for (const tag of tags) provider.append(Object.assign(document.createElement(tag), { instrument, measurements }));
  const elements = new Map([...provider.children].map((element) => [element.localName, element]));
  for (const [tag, element] of elements) await waitUntil(() => !textOf(element).includes('Bezig met laden'), tag);
  return elements;
}

function textOf(element: Element): string {
  const root = element.shadowRoot!;
  const labels = [...root.querySelectorAll('[aria-label]')].map((labelled) => labelled.getAttribute('aria-label'));
  return [...labels, ...[...root.children].map((child) => (child.localName === 'style' ? '' : child.textContent))]
    .join(' ')
    .replace(/\s+/g, ' ');
}

describe('a score for clinicians only', () => {
  it('is said to no patient, in any widget; their other scores are', async () => {
    const elements = await render(eq5d5l, 'patient');
    for (const [tag, element] of elements) expect(textOf(element), tag).not.to.match(valueOfHealth);
    for (const tag of ['pro-traffic-light', 'pro-trend-card'])
      expect(textOf(elements.get(tag)!), tag)
        .to.include('71')
        .and.to.match(/cijfer voor gezondheid/i);
    expect(textOf(elements.get('pro-instrument-info')!)).to.include('Het cijfer voor gezondheid is 0 tot 100.');
  });

  it('is shown to a clinician, with the reason why it is not for patients', async () => {
    const elements = await render(eq5d5l, 'clinician');
    for (const tag of ['pro-traffic-light', 'pro-trend-card'])
      expect(textOf(elements.get(tag)!), tag)
        .to.include('0,321')
        .and.to.match(/waarde van de gezondheid/i);
    expect(textOf(elements.get('pro-instrument-info')!)).to.include('Alleen voor zorgverleners');
  });

  it('appears and disappears with the audience of the element', async () => {
    const light = (await render(eq5d5l, 'patient')).get(
      'pro-traffic-light',
    ) as HTMLElementTagNameMap['pro-traffic-light'];
    light.audience = 'clinician';
    await light.updateComplete;
    expect(textOf(light)).to.match(valueOfHealth);
    expect(light.getText()).to.match(valueOfHealth);
    light.audience = 'patient';
    await light.updateComplete;
    expect(textOf(light)).not.to.match(valueOfHealth);
    expect(light.getText()).not.to.match(valueOfHealth);
  });

  it('is no unknown scale where the page names it', async () => {
    const card = (await render(eq5d5l, 'patient')).get('pro-trend-card') as HTMLElementTagNameMap['pro-trend-card'];
    const errors: Error[] = [];
    card.addEventListener('pro-error', ({ error }) => errors.push(error));
    card.scale = 'eq-5d-5l-value-nl eq-5d-5l-vas';
    await card.updateComplete;
    expect(errors).to.deep.equal([]);
    expect(textOf(card)).to.include('71').and.not.to.match(valueOfHealth);
  });

  it('causes no sentence about scores where a patient sees none', async () => {
    const scales = eq5d5l.scales.map((scale) => ({ ...scale, cliniciansOnly: 'Alleen voor zorgverleners.' }));
    const elements = await render({ ...eq5d5l, scales }, 'patient');
    const light = textOf(elements.get('pro-traffic-light')!);
    expect(light)
      .to.include('1 september 2026')
      .and.not.to.match(/aandacht|gezondheid|afkapwaarde|71|nog niet/i);
    for (const tag of ['pro-consultation-tips', 'pro-preparation'])
      expect(textOf(elements.get(tag)!), tag).not.to.match(/valt niets op|71|nog niets ingevuld|nog geen uitkomsten/);
  });
});
