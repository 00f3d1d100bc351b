import { expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { everything, matrix, questionnaireOf, questionOf } from '../../stories/every-question.js';
import { waitUntil } from '../harness/wait.js';
import {
  choose,
  drawn,
  field,
  form,
  headingOf,
  keeping,
  press,
  provided,
  rootOf,
  short,
  textOf,
  toReview,
  type,
} from './filling-in.js';

describe('<pro-questionnaire> for the person in front of it', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  describe('who answers', () => {
    it('is the patient, where nobody says otherwise', async () => {
      const el = await form(short);
      expect(textOf(el)).not.to.contain('iemand anders');
      expect(el.getResponse()).not.to.have.property('source');
    });

    it('can be somebody else: each page says so, and the response says who', async () => {
      const { adapter, sent } = keeping();
      const el = await provided(adapter);
      el.respondent = 'RelatedPerson/1';
      await drawn(el);
      const told = 'U vult deze vragenlijst in voor iemand anders.';
      expect(textOf(el)).to.contain(told);
      await press(el, 'Beginnen');
      expect(textOf(el)).to.contain(told);
      await choose(el, 'Nee');
      for (let page = 0; page < 3; page += 1) await press(el, 'Volgende');
      expect(textOf(el)).to.contain(told);
      await press(el, 'Versturen');
      await waitUntil(() => headingOf(el) === 'Bedankt');
      expect(sent[0]).to.include({ subject: 'Patient/1', source: 'RelatedPerson/1' });
    });

    it('is who answers now, not who answered before', async () => {
      const response: QuestionnaireResponse = {
        questionnaire: `${short.url}|1`,
        status: 'in-progress',
        source: 'RelatedPerson/1',
        items: [],
      };
      const el = await form(short, { response });
      expect(el.getResponse()).not.to.have.property('source');
      el.setAttribute('respondent', 'RelatedPerson/2');
      expect(el.getResponse()!.source).to.equal('RelatedPerson/2');
      el.removeAttribute('respondent');
      expect(el.getResponse()).not.to.have.property('source');
    });
  });

  it('says who will see the answers, and how long it takes, where the page knows', async () => {
    const el = await form(short);
    expect(textOf(el)).to.contain('ongeveer 1 minuut').and.not.to.contain('Wie de antwoorden ziet');
    el.setAttribute('readers', 'uw huisarts');
    el.setAttribute('minutes', '8');
    await drawn(el);
    expect(textOf(el)).to.contain('3 tot 4 vragen, ongeveer 8 minuten');
    expect(textOf(el)).to.contain('Wie de antwoorden ziet: uw huisarts');
    await press(el, 'Beginnen');
    await choose(el, 'Nee');
    await press(el, 'Volgende');
    expect(textOf(el)).to.contain('nog ongeveer 4 minuten');
  });

  it('says who will see the answers as the adapter knows it: never an unknown as certain, and nobody who may not', async () => {
    const readers = [
      { name: 'A. Arts', role: { nl: 'huisarts' }, access: 'shared' },
      { name: 'B. Arts', access: 'shared' },
      { name: 'Een praktijk', access: 'unknown' },
      { name: 'Een ander', access: 'notShared' },
    ] as const;
    const el = await provided(new MemoryAdapter({ readers: { 'Patient/1': readers } }), short);
    await waitUntil(() => textOf(el).includes('A. Arts'));
    expect(textOf(el)).to.contain(
      'Na versturen zien A. Arts (huisarts) en B. Arts uw antwoorden en scores. ' +
        'Wij weten niet of Een praktijk uw antwoorden ziet.',
    );
    expect(textOf(el)).not.to.contain('Een ander');
    el.readers = 'uw huisarts';
    await drawn(el);
    expect(textOf(el)).to.contain('Wie de antwoorden ziet: uw huisarts').and.not.to.contain('Arts (');
    expect(textOf(el)).not.to.contain('Een praktijk');
  });

  describe('read aloud', () => {
    const speech = Object.getOwnPropertyDescriptor(window, 'speechSynthesis');
    /** This browser has no voices, so these are ours: what a browser does with them is not tested here. */
    class Voices extends EventTarget {
      spoken: SpeechSynthesisUtterance[] = [];
      cancelled = 0;
      constructor(readonly voices: readonly object[]) {
        super();
      }
      getVoices = () => this.voices;
      speak = (utterance: SpeechSynthesisUtterance) => void this.spoken.push(utterance);
      cancel = () => void (this.cancelled += 1);
    }
    const withVoices = (...voices: object[]) => {
      const own = new Voices(voices);
      Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: own });
      // An utterance takes no voice but the browser's own.
      Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', { configurable: true, writable: true });
      return own;
    };
    const voiceProperty = Object.getOwnPropertyDescriptor(SpeechSynthesisUtterance.prototype, 'voice')!;
    afterEach(() => {
      Object.defineProperty(window, 'speechSynthesis', speech!);
      Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', voiceProperty);
    });

    it('is not offered without a voice of this device in the language of the questions', async () => {
      withVoices({ localService: false, lang: 'nl-NL' }, { localService: true, lang: 'en-GB' });
      const el = await form(short);
      expect(textOf(el)).not.to.contain('Lees voor');
    });

    it('speaks the question with its answers, and stops when the page turns', async () => {
      const own = withVoices({ localService: true, lang: 'en-GB' }, { localService: true, lang: 'nl-NL' });
      const el = await form(questionnaireOf([matrix, questionOf('keuze')]));
      el.lang = 'en';
      await waitUntil(() => textOf(el).includes('Start'));
      await press(el, 'Start');
      await press(el, 'Read aloud');
      expect(own.spoken.map(({ text }) => text).slice(0, 3)).to.deep.equal([
        'Hoe vaak had u hier de afgelopen week last van?',
        'Hoofdpijn',
        'Nooit',
      ]);
      expect(own.spoken[0]!.lang).to.equal('nl-NL');
      expect(textOf(el)).to.contain('Stop reading');
      await expect(el).to.be.accessible();
      await press(el, 'Next');
      expect(own.cancelled).to.equal(1);
      expect(textOf(el)).to.contain('Read aloud').and.not.to.contain('Stop reading');
      own.spoken = [];
      await press(el, 'Read aloud');
      own.spoken.at(-1)!.dispatchEvent(new Event('end'));
      await drawn(el);
      expect(textOf(el)).to.contain('Read aloud');
      await press(el, 'Read aloud');
      el.remove();
      expect(own.cancelled).to.equal(2);
    });
  });

  it('makes its own letters larger, in three sizes, and leaves the page alone', async () => {
    const el = await form(short);
    const size = () => Number.parseFloat(getComputedStyle(el.shadowRoot!.querySelector('.facts')!).fontSize);
    const before = size();
    expect(before).to.equal(16);
    const sizes = [...el.shadowRoot!.querySelectorAll<HTMLElement>('.text-sizes button')];
    expect(sizes.map((one) => one.ariaLabel)).to.deep.equal(['Gewone letters', 'Grote letters', 'Extra grote letters']);
    sizes[1]!.click();
    await drawn(el);
    expect([size(), sizes[1]!.ariaPressed, sizes[0]!.ariaPressed]).to.deep.equal([20, 'true', 'false']);
    sizes[2]!.click();
    await drawn(el);
    expect(size()).to.equal(24);
    expect(getComputedStyle(document.body).fontSize).to.equal('16px');
    await expect(el).to.be.accessible();
    await press(el, 'Beginnen');
    expect(Number.parseFloat(getComputedStyle(field(el, 'Ja').labels![0]!).fontSize)).to.equal(24);
    expect(localStorage.length + sessionStorage.length).to.equal(0);
  });

  it('has no scrolling sideways with the largest letters on a small screen', async () => {
    await setViewport({ width: 320, height: 600 });
    const el = await form(everything);
    el.layout = 'list';
    el.shadowRoot!.querySelector<HTMLElement>('.text-size.larger')!.click();
    await drawn(el);
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    expect(rootOf(el).scrollWidth).to.be.at.most(320);
  });

  describe('on paper', () => {
    afterEach(() => emulateMedia({ media: 'screen' }));

    it('is every question with its answer, wherever somebody is; and afterwards everything is as it was', async () => {
      const el = await form(short);
      await press(el, 'Beginnen');
      await choose(el, 'Ja');
      const chosen = field(el, 'Ja');
      chosen.focus();
      await emulateMedia({ media: 'print' });
      dispatchEvent(new Event('beforeprint'));
      await drawn(el);
      const paper = el.shadowRoot!.querySelector<HTMLElement>('.paper')!;
      expect(paper.getBoundingClientRect().top).to.be.at.most(10);
      expect(paper.innerText.replace(/\s+/g, ' ').trim()).to.equal(
        'Voorbeeld Woont u alleen? Ja Hoe gaat u meestal naar uw werk? Niet ingevuld ' +
          'Hoe goed heeft u geslapen? Niet ingevuld Wat is uw beroep? Niet ingevuld',
      );
      await emulateMedia({ media: 'screen' });
      dispatchEvent(new Event('afterprint'));
      await drawn(el);
      expect(field(el, 'Ja') === chosen, 'is the same field').to.equal(true);
      expect(el.shadowRoot!.activeElement === chosen, 'has the focus').to.equal(true);
      expect(paper.isConnected).to.equal(false);
    });
  });

  it('shows to look back when and by whom it was filled in, and the texts between the questions', async () => {
    const response: QuestionnaireResponse = {
      questionnaire: `${short.url}|1`,
      status: 'completed',
      subject: 'Patient/1',
      source: 'RelatedPerson/1',
      authored: '2026-11-03T10:15:00+01:00',
      items: [{ linkId: 'alleen', answers: [{ value: { type: 'boolean', value: true } }] }],
    };
    const text = { linkId: 'uitleg', type: 'display', text: 'De afgelopen week.' } as const;
    const el = await form({ ...short, items: [text, ...short.items] }, { response, readonly: true });
    await waitUntil(() => textOf(el).includes('Ingevuld op'));
    expect(textOf(el)).to.contain('Ingevuld op 3 november 2026 Ingevuld door iemand anders De afgelopen week. Woont u');
    el.response = { ...response, source: 'Patient/1', status: 'stopped' };
    await waitUntil(() => textOf(el).includes('Deze vragenlijst is niet afgemaakt.'));
    expect(textOf(el)).not.to.contain('iemand anders');
    el.response = { ...response, status: 'entered-in-error' };
    await waitUntil(() => textOf(el).includes('Deze antwoorden tellen niet mee.'));
    await expect(el).to.be.accessible();
  });

  describe('in a form of the page', () => {
    const around = async (name: string | undefined) => {
      const outer = await fixture<HTMLFormElement>(html`
        <form><pro-questionnaire name=${name ?? ''} .questionnaire=${short}></pro-questionnaire></form>
      `);
      const el = outer.querySelector<ProQuestionnaire>('pro-questionnaire')!;
      if (name === undefined) el.removeAttribute('name');
      await waitUntil(() => textOf(el).includes('Beginnen'));
      await press(el, 'Beginnen');
      await choose(el, 'Ja');
      await press(el, 'Volgende');
      await choose(el, 'Met de fiets');
      return { el, outer };
    };
    const fields = (outer: HTMLFormElement) => [...new FormData(outer)];

    it('adds nothing to it without a name', async () => {
      const { outer } = await around(undefined);
      expect(fields(outer)).to.deep.equal([]);
    });

    it('adds a field for each answer with one, and takes part in a reset', async () => {
      const { el, outer } = await around('prom');
      expect(fields(outer)).to.deep.equal([
        ['prom.alleen', 'true'],
        ['prom.reis', 'met de fiets'],
      ]);
      outer.reset();
      await waitUntil(() => textOf(el).includes('Beginnen'));
      await drawn(el);
      expect(fields(outer)).to.deep.equal([]);
      el.removeAttribute('name');
      await press(el, 'Beginnen');
      await choose(el, 'Ja');
      expect(fields(outer)).to.deep.equal([]);
    });

    it('does not send it by Enter in a field', async () => {
      const { el, outer } = await around('prom');
      let isSent = false;
      outer.addEventListener('submit', (event) => {
        isSent = true;
        event.preventDefault();
      });
      await press(el, 'Volgende');
      await press(el, 'Volgende');
      await type(el, 'Wat is uw beroep?', 'Kok');
      await sendKeys({ press: 'Enter' });
      await drawn(el);
      expect(headingOf(el)).to.equal('Controleer uw antwoorden');
      expect(isSent).to.equal(false);
    });
  });

  it('is printed from the review as well', async () => {
    const el = await form(short);
    await toReview(el);
    dispatchEvent(new Event('beforeprint'));
    await drawn(el);
    expect(el.shadowRoot!.querySelector('.paper')!.textContent).to.contain('Woont u alleen?');
    dispatchEvent(new Event('afterprint'));
    await drawn(el);
  });
});
