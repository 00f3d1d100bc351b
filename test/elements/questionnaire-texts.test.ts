import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { AnswerOption, QuestionnaireItem, Questionnaire } from '../../src/core/model/questionnaire.js';
import type { RichText } from '../../src/core/model/rich-text.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { questionnaireFromFhir } from '../../src/fhir/index.js';
import { readMarkdown } from '../../src/fhir/markdown.js';
import { readXhtml } from '../../src/fhir/xhtml.js';
import { attacks, trace } from '../fhir/attacks.js';
import '../../src/define/questionnaire.js';
import { waitUntil } from '../harness/wait.js';

const rootOf = (el: ProQuestionnaire) => el.shadowRoot!.querySelector<HTMLElement>('.root')!;
const textOf = (el: ProQuestionnaire) => rootOf(el).innerText.replace(/\s+/g, ' ').trim();
const all = (el: ProQuestionnaire, selector: string) => [...el.shadowRoot!.querySelectorAll<HTMLElement>(selector)];

async function drawn(el: ProQuestionnaire): Promise<void> {
  await waitUntil(() => !rootOf(el).querySelector('[aria-busy]'), 'the form opens');
  await el.updateComplete;
  await nextFrame();
}

async function list(questionnaire: Questionnaire, lang = 'nl'): Promise<ProQuestionnaire> {
  const el = await fixture<ProQuestionnaire>(
    html`<pro-questionnaire layout="list" lang=${lang} .questionnaire=${questionnaire}></pro-questionnaire>`,
  );
  await drawn(el);
  return el;
}

/** The element that holds a text of the questionnaire. */
function said(el: ProQuestionnaire, words: string): HTMLElement {
  const found = all(el, '.said').find((one) => one.innerText.replace(/\s+/g, ' ').trim() === words);
  if (!found) throw new Error(`Nothing says "${words}" in: ${textOf(el)}`);
  return found;
}

const rich = (markdown: string): RichText => readMarkdown(markdown).richText;
const option = (display: string, more: Partial<AnswerOption> = {}): AnswerOption => ({
  value: { type: 'coding', value: { system: 's', code: display, display } },
  ...more,
});

const marked: Questionnaire = {
  language: 'nl',
  title: 'Over pijn',
  rich: { title: rich('Over **pijn**') },
  items: [
    {
      linkId: 'lees',
      type: 'display',
      text: 'Lees dit eerst: eerlijk zijn, rustig blijven. Meer weten?',
      rich: {
        text: rich('Lees dit *eerst*:\n\n1. eerlijk zijn\n2. rustig blijven\n\n[Meer weten?](https://example.org)'),
      },
    },
    {
      linkId: 'pijn',
      type: 'string',
      prefix: '1.',
      text: 'Waar heeft u nu pijn?',
      help: 'Denk aan: rug, nek',
      rich: {
        prefix: rich('*1\\.*'),
        text: rich('Waar heeft u **nu** pijn?'),
        help: rich('Denk aan:\n- rug\n  - onder\n- nek'),
      },
    },
    {
      linkId: 'soort',
      type: 'choice',
      text: 'Wat voor pijn?',
      options: [option('Stekend', { rich: { text: rich('**Stek**end') } }), option('Zeurend')],
    },
  ],
};

describe('<pro-questionnaire> with marked texts', () => {
  it('draws paragraphs, lists, emphasis and links, and is accessible', async () => {
    const el = await list(marked);
    await expect(el).to.be.accessible();
    const [text] = all(el, '.text .said');
    expect(text!.querySelector('em')!.textContent).to.equal('eerst');
    const items = [...text!.querySelectorAll('[role=list] > [role=listitem]')];
    expect(items.map((one) => one.textContent!.replace(/\s+/g, ' '))).to.deep.equal([
      '1. eerlijk zijn',
      '2. rustig blijven',
    ]);
    expect(all(el, 'h2 strong').map((one) => one.textContent)).to.deep.equal(['pijn']);
    expect(all(el, '.hint [aria-level="2"]').map((one) => one.innerText.trim())).to.deep.equal(['•\nonder']);
    expect(all(el, '.option strong').map((one) => one.textContent)).to.deep.equal(['Stek']);
  });

  it('links to a web page beside the form, and tells that page nothing', async () => {
    const el = await list(marked);
    const [link] = all(el, '.text a') as HTMLAnchorElement[];
    expect(link!.href).to.equal('https://example.org/');
    expect([link!.target, link!.rel, link!.referrerPolicy]).to.deep.equal([
      '_blank',
      'noopener noreferrer',
      'no-referrer',
    ]);
    const call = { content: [{ link: 'tel:112', runs: [{ text: '112' }] }] };
    const phone = await list({ items: [{ linkId: 'a', type: 'display', text: '112', rich: { text: [call] } }] });
    expect((all(phone, 'a')[0] as HTMLAnchorElement).target).to.equal('');
  });

  it('calls a question and its options by their plain words', async () => {
    const el = await list(marked);
    const named = (label: string) =>
      all(el, 'label').find((one) => one.innerText.replace(/\s+/g, ' ').trim().startsWith(label));
    expect((named('1. Waar heeft u nu pijn?') as HTMLLabelElement).control!.matches('input[type=text]')).to.equal(true);
    expect((named('Stekend') as HTMLLabelElement).control!.matches('input[type=radio]')).to.equal(true);
  });

  it('sends the plain text', async () => {
    const el = await list(marked);
    const [input] = all(el, 'input[type=text]') as HTMLInputElement[];
    input!.value = 'rug';
    input!.dispatchEvent(new Event('input'));
    const { items } = el.getResponse('completed')!;
    expect(items).to.deep.equal([
      { linkId: 'pijn', text: 'Waar heeft u nu pijn?', answers: [{ value: { type: 'string', value: 'rug' } }] },
    ]);
  });
});

const translated: Questionnaire = {
  language: 'nl',
  title: 'Over pijn',
  translations: { en: { title: 'About pain' } },
  items: [
    {
      linkId: 'pijn',
      type: 'choice',
      text: 'Heeft u pijn?',
      rich: { text: rich('Heeft u **pijn**?') },
      translations: { en: { text: 'Are you in pain?' } },
      options: [
        option('Ja', { translations: { en: { text: 'Yes I am' } } }),
        option('Nee', { translations: { en: { text: 'No I am not' } } }),
      ],
    },
    {
      linkId: 'sinds',
      type: 'date',
      text: 'Sinds wanneer?',
      translations: { en: { text: 'Since when?', help: 'About.' } },
    },
    { linkId: 'waar', type: 'string', text: 'Waar?' },
    {
      linkId: 'zin',
      type: 'string',
      text: 'Zin',
      entryFormat: 'een zin',
      pattern: '[A-Z].*',
      translations: { en: { text: 'Sentence', entryFormat: 'a sentence' } },
    },
  ],
};

describe('<pro-questionnaire> with texts in several languages', () => {
  it('shows each text in the language of the element where its author gave it in that, and says which it is', async () => {
    const el = await list(translated, 'en-GB');
    await waitUntil(() => rootOf(el).lang === 'en');
    await expect(el).to.be.accessible();
    for (const words of ['About pain', 'Are you in pain?', 'Yes I am', 'Since when?', 'About.', 'a sentence'])
      expect(said(el, words).lang, words).to.equal('en');
    expect(said(el, 'Waar?').lang).to.equal('nl');
    expect(textOf(el)).not.to.contain('Heeft u');
    expect(all(el, '.said strong'), 'marks belong to the words of their own language').to.deep.equal([]);
  });

  it('keeps what was answered and typed when the language changes, and sends the texts of the form itself', async () => {
    const el = await list(translated);
    const [yes] = all(el, 'input[type=radio]') as HTMLInputElement[];
    yes!.click();
    const [day] = all(el, '.date-part.day input') as HTMLInputElement[];
    day!.focus();
    day!.value = '3';
    day!.dispatchEvent(new Event('input'));
    await drawn(el);

    el.lang = 'en';
    await waitUntil(() => rootOf(el).lang === 'en');
    await drawn(el);
    expect(said(el, 'Are you in pain?').lang).to.equal('en');
    expect((all(el, 'input[type=radio]')[0] as HTMLInputElement).checked).to.equal(true);
    expect((all(el, '.date-part.day input')[0] as HTMLInputElement).value, 'half a date').to.equal('3');
    expect(el.shadowRoot!.activeElement, 'the focus stays').to.equal(day);
    const answer = { type: 'coding', value: { system: 's', code: 'Ja', display: 'Ja' } };
    expect(el.getResponse('completed')!.items).to.deep.equal([
      { linkId: 'pijn', text: 'Heeft u pijn?', answers: [{ value: answer }] },
    ]);

    el.lang = 'nl';
    await waitUntil(() => rootOf(el).lang === 'nl');
    await drawn(el);
    expect(said(el, 'Heeft u pijn?').querySelector('strong')!.textContent).to.equal('pijn');
  });

  it('shows a language that the widgets do not speak themselves', async () => {
    const items: QuestionnaireItem[] = [
      { linkId: 'a', type: 'string', text: 'Pijn?', translations: { tr: { text: 'Ağrı?' } } },
    ];
    const el = await list({ language: 'nl', items }, 'tr');
    expect(said(el, 'Ağrı?').lang).to.equal('tr');
    expect(rootOf(el).lang, 'its own words are Dutch then').to.equal('nl');
  });

  it('looks back at answers in the words that the reader knows', async () => {
    const el = await list(translated, 'en');
    (all(el, 'input[type=radio]')[1] as HTMLInputElement).click();
    const response = el.getResponse('completed')!;
    const back = await fixture<ProQuestionnaire>(
      html`<pro-questionnaire
        lang="en"
        readonly
        .questionnaire=${translated}
        .response=${response}
      ></pro-questionnaire>`,
    );
    await drawn(back);
    await waitUntil(() => rootOf(back).lang === 'en');
    await drawn(back);
    expect(textOf(back)).to.contain('Are you in pain? No I am not');
  });
});

describe('<pro-questionnaire> with texts that attack', () => {
  const tags = new Set(['SPAN', 'STRONG', 'EM', 'U', 'SUP', 'SUB', 'BR', 'A']);
  const attributes = new Set(['class', 'role', 'aria-level', 'aria-hidden', 'href', 'target', 'rel', 'referrerpolicy']);
  const schemes = new Set(['https:', 'mailto:', 'tel:']);

  /** What is in the texts of a form that should not be there. */
  function strangersIn(el: ProQuestionnaire): string[] {
    return all(el, '.said *').flatMap((node) => {
      const strange = [...node.attributes].filter(({ name }) => !attributes.has(name)).map(({ name }) => name);
      const isLeading = node instanceof HTMLAnchorElement && !schemes.has(node.protocol);
      return tags.has(node.tagName) && strange.length === 0 && !isLeading ? [] : [node.outerHTML.slice(0, 200)];
    });
  }

  async function attacked(
    questionnaire: Questionnaire,
  ): Promise<{ strangers: string[]; links: number; texts: number }> {
    const el = await list(questionnaire);
    const dangers = all(
      el,
      'script, img, iframe, object, embed, svg:not(.fault-sign), style, link, meta, base, video, audio',
    );
    const result = {
      strangers: [...strangersIn(el), ...dangers.map((node) => node.outerHTML.slice(0, 200))],
      links: all(el, '.said a').length,
      texts: all(el, '.said').length,
    };
    for (const node of all(el, '.said *'))
      for (const type of ['mouseover', 'focus', 'error', 'load']) node.dispatchEvent(new Event(type));
    el.remove();
    await nextFrame();
    return result;
  }

  it('draws none of them as anything but words, marks and safe links, and executes none', async () => {
    const payloads = attacks();
    expect(payloads.length).to.be.at.least(3000);
    const rendered = payloads.map((attack, place): QuestionnaireItem => ({
      linkId: `${place}`,
      type: 'display',
      text: attack,
      rich: { text: [...readXhtml(attack).richText, ...readMarkdown(attack).richText, { content: [{ text: '.' }] }] },
    }));
    const half = Math.ceil(rendered.length / 2);
    const results = [];
    for (const items of [rendered.slice(0, half), rendered.slice(half)]) results.push(await attacked({ items }));
    results.push(await attacked(questionnaireFromFhir(plainForm(payloads))));
    expect(results.flatMap(({ strangers }) => strangers)).to.deep.equal([]);
    expect(results.reduce((sum, { links }) => sum + links, 0)).to.be.above(50);
    expect(results.reduce((sum, { texts }) => sum + texts, 0)).to.be.above(1.5 * payloads.length);
    expect(trace in globalThis).to.equal(false);
    console.log(`attacks in the element: ${payloads.length} drawn, 0 executed, 0 unexpected nodes`);
  });

  /** The attacks as the plain texts of a form, in every place that shows one. */
  function plainForm(payloads: readonly string[]): unknown {
    const at = (place: number) => payloads[place % payloads.length] ?? '';
    const child = (linkId: string, code: string, text: string) => ({
      linkId,
      type: 'display',
      text,
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
          valueCodeableConcept: { coding: [{ code }] },
        },
      ],
    });
    const item = Array.from({ length: Math.ceil(payloads.length / 8) }, (_, group) => {
      const place = group * 8;
      return {
        linkId: `q${place}`,
        type: 'choice',
        text: at(place),
        prefix: at(place + 1),
        answerOption: [{ valueCoding: { code: 'a', display: at(place + 2) } }, { valueString: at(place + 3) }],
        item: [
          child(`h${place}`, 'help', at(place + 4)),
          child(`p${place}`, 'prompt', at(place + 5)),
          { linkId: `d${place}`, type: 'display', text: at(place + 6) },
          { linkId: `s${place}`, type: 'string', text: at(place + 7) },
        ],
      };
    });
    return { resourceType: 'Questionnaire', title: at(1), description: at(2), copyright: at(3), item };
  }
});
