import { expect, fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { ProAdapter } from '../../src/adapter/adapter.js';
import { ItemNode } from '../../src/core/form/form-item.js';
import type { QuestionnaireItem } from '../../src/core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import type { AnswerValue } from '../../src/core/model/value.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import type { ProErrorEvent } from '../../src/internal/base/error.event.js';
import {
  type everyQuestion,
  everything,
  matrix,
  medicines,
  questionnaireOf,
  questionOf,
} from '../../stories/every-question.js';
import { waitUntil } from '../harness/wait.js';
import {
  answersOf,
  asking,
  choose,
  drawn,
  field,
  focused,
  form,
  give,
  headingOf,
  keeping,
  next,
  pick,
  press,
  provided,
  rootOf,
  short,
  textOf,
  toReview,
  type,
} from './filling-in.js';

describe('<pro-questionnaire>', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('is accessible on every page of its flow', async () => {
    const el = await provided(keeping().adapter);
    await expect(el).to.be.accessible();
    await press(el, 'Beginnen');
    await expect(el).to.be.accessible();
    await press(el, 'Volgende');
    expect(textOf(el)).to.contain('Er klopt nog iets niet');
    await expect(el).to.be.accessible();
    await choose(el, 'Ja');
    for (let page = 0; page < 4; page += 1) await press(el, 'Volgende');
    expect(headingOf(el)).to.equal('Controleer uw antwoorden');
    await expect(el).to.be.accessible();
    await press(el, 'Versturen');
    await waitUntil(() => headingOf(el) === 'Bedankt');
    await expect(el).to.be.accessible();
  });

  it('is accessible with every kind of question, also where something is wrong with each', async () => {
    const required = everything.items.map((item): QuestionnaireItem =>
      item.type === 'display' ? item : { ...item, required: true },
    );
    for (const width of [320, 1000]) {
      await setViewport({ width, height: 800 });
      const el = await form({ ...everything, items: required }, { layout: 'list' });
      el.layout = 'list';
      await drawn(el);
      await expect(el).to.be.accessible();
      await press(el, 'Versturen');
      expect(el.shadowRoot!.querySelectorAll('.faults li').length).to.be.greaterThan(15);
      await expect(el).to.be.accessible();
    }
  });

  describe('the way through', () => {
    it('tells beforehand how many questions there are, how long they take, and which must be answered', async () => {
      const el = await form(short);
      expect(textOf(el)).to.contain('3 tot 4 vragen, ongeveer 1 minuut');
      expect(textOf(el)).to.contain('behalve als er ‘verplicht’ bij staat');
      await press(el, 'Beginnen');
      expect(headingOf(el)).to.equal('Woont u alleen? (verplicht)');
    });

    it('can be walked with the keyboard alone: arrows choose and never turn the page', async () => {
      const { adapter, sent } = keeping();
      const el = await provided(adapter);
      const untilFocused = async (words: string) => {
        for (let steps = 0; steps < 12; steps += 1) {
          if (focused(el)?.innerText?.trim().startsWith(words)) return;
          await sendKeys({ press: 'Tab' });
        }
        throw new Error(`Tab does not reach "${words}"`);
      };
      el.shadowRoot!.querySelector<HTMLElement>('.primary')!.focus();
      await sendKeys({ press: 'Enter' });
      await drawn(el);
      expect(focused(el) === el.shadowRoot!.querySelector('h2'), 'has the focus').to.equal(true);

      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'ArrowDown' });
      await drawn(el);
      expect(headingOf(el)).to.equal('Woont u alleen? (verplicht)');
      expect(answersOf(el, 'alleen')).to.deep.equal([{ type: 'boolean', value: false }]);

      await untilFocused('Volgende');
      await sendKeys({ press: 'Enter' });
      await drawn(el);
      await sendKeys({ press: 'Tab' });
      await sendKeys({ press: 'Space' });
      for (let steps = 0; steps < 7; steps += 1) await sendKeys({ press: 'ArrowRight' });
      await drawn(el);
      expect(answersOf(el, 'slaap')).to.deep.equal([{ type: 'integer', value: 7 }]);
      await untilFocused('Volgende');
      await sendKeys({ press: 'Enter' });
      await drawn(el);

      await sendKeys({ press: 'Tab' });
      await sendKeys({ type: 'Kok' });
      await sendKeys({ press: 'Enter' });
      await drawn(el);
      expect(headingOf(el)).to.equal('Controleer uw antwoorden');
      await untilFocused('Versturen');
      await sendKeys({ press: 'Enter' });
      await waitUntil(() => headingOf(el) === 'Bedankt');
      expect(sent[0]!.items.map(({ linkId }) => linkId)).to.deep.equal(['alleen', 'slaap', 'beroep']);
      expect(sent[0]).to.include({ status: 'completed', subject: 'Patient/1', questionnaire: `${short.url}|1` });
    });

    it('counts the questions that are asked, and counts again when an answer adds one', async () => {
      const el = await form(short);
      await press(el, 'Beginnen');
      expect(textOf(el)).to.contain('Vraag 1 van 3');
      await choose(el, 'Ja');
      expect(textOf(el)).to.contain('Vraag 1 van 4');
      await choose(el, 'Nee');
      await press(el, 'Volgende');
      expect(textOf(el)).to.contain('Vraag 2 van 3');
      expect(headingOf(el)).to.equal('Hoe goed heeft u geslapen?');
    });

    it('keeps the answers on the way back', async () => {
      const el = await form(short);
      await press(el, 'Beginnen');
      await choose(el, 'Nee');
      await press(el, 'Volgende');
      await choose(el, '8');
      await press(el, 'Terug');
      expect(field(el, 'Nee').checked).to.equal(true);
      await press(el, 'Volgende');
      expect(field(el, '8').checked).to.equal(true);
      await press(el, 'Terug');
      await press(el, 'Terug');
      expect(textOf(el)).to.contain('Beginnen');
    });

    it('goes from the review to one answer and back to the review', async () => {
      const el = await form(short);
      await toReview(el);
      expect(textOf(el)).to.contain('Woont u alleen? Nee Wijzig');
      expect(textOf(el)).to.contain('Wat is uw beroep? Niet ingevuld Wijzig');
      await press(el, 'Wijzig: Hoe goed');
      expect(headingOf(el)).to.equal('Hoe goed heeft u geslapen?');
      await choose(el, '3');
      await press(el, 'Naar overzicht');
      expect(headingOf(el)).to.equal('Controleer uw antwoorden');
      expect(textOf(el)).to.contain('Hoe goed heeft u geslapen? 3 Wijzig');
    });

    it('asks what a changed answer brings before it goes back to the review', async () => {
      const el = await form(short);
      await toReview(el);
      await press(el, 'Wijzig: Woont u alleen?');
      expect(textOf(el)).to.contain('Naar overzicht');
      await choose(el, 'Ja');
      await press(el, 'Volgende');
      expect(headingOf(el)).to.equal('Hoe gaat u meestal naar uw werk?');
      await press(el, 'Naar overzicht');
      expect(headingOf(el)).to.equal('Controleer uw antwoorden');
      expect(textOf(el)).to.contain('Hoe gaat u meestal naar uw werk? Niet ingevuld');
    });

    it('shows a group’s text and the texts before a question with that question', async () => {
      const el = await form(
        questionnaireOf([
          {
            linkId: 'groep',
            type: 'group',
            text: 'De afgelopen week',
            items: [
              { linkId: 'uitleg', type: 'display', text: 'Denk aan een gewone dag.' },
              { linkId: 'steeds', type: 'display', text: 'Kies wat het beste past.', instructions: true },
              questionOf('ja'),
              questionOf('cijfer'),
            ],
          },
        ]),
      );
      await press(el, 'Beginnen');
      expect(textOf(el)).to.contain(
        'De afgelopen week Denk aan een gewone dag. Kies wat het beste past. Woont u alleen?',
      );
      await press(el, 'Volgende');
      expect(textOf(el)).to.contain(
        'De afgelopen week Denk aan een gewone dag. Kies wat het beste past. Hoe goed heeft u geslapen?',
      );
    });

    it('keeps a text in view with every question that it holds for, until the next text or group', async () => {
      const text = (linkId: string, words: string): QuestionnaireItem => ({ linkId, type: 'display', text: words });
      const question = (linkId: string): QuestionnaireItem => ({ linkId, type: 'boolean', text: `Vraag ${linkId}?` });
      const group = (linkId: string, ...items: QuestionnaireItem[]): QuestionnaireItem => ({
        linkId,
        type: 'group',
        items,
      });
      const el = await form(
        questionnaireOf([
          text('a', 'De afgelopen 2 weken.'),
          question('1'),
          question('2'),
          text('b', 'Nu gaat het over vandaag.'),
          question('3'),
          group('g', question('4'), text('c', 'Tot zover dit deel.')),
          question('5'),
          text('d', 'Denk aan uw werk.'),
          group('h', question('6'), question('7')),
          group('i', question('8')),
          question('9'),
        ]),
      );
      await press(el, 'Beginnen');
      const read: string[] = [];
      for (let page = 0; page < 9; page += 1) {
        read.push(
          [...el.shadowRoot!.querySelectorAll<HTMLElement>('.context, h2, .body > .text')]
            .map((one) => one.innerText)
            .join(' '),
        );
        await press(el, 'Volgende');
      }
      expect(read).to.deep.equal([
        'De afgelopen 2 weken. Vraag 1?',
        'De afgelopen 2 weken. Vraag 2?',
        'Nu gaat het over vandaag. Vraag 3?',
        'Vraag 4? Tot zover dit deel.',
        'Vraag 5?',
        'Denk aan uw werk. Vraag 6?',
        'Denk aan uw werk. Vraag 7?',
        'Denk aan uw werk. Vraag 8?',
        'Vraag 9?',
      ]);
    });

    it('keeps the questions of a page together', async () => {
      const el = await form(
        questionnaireOf([
          {
            linkId: 'p',
            type: 'group',
            control: 'page',
            text: 'Over u',
            items: [questionOf('ja'), questionOf('regel')],
          },
          questionOf('cijfer'),
        ]),
      );
      await press(el, 'Beginnen');
      expect(headingOf(el)).to.equal('Over u');
      expect(textOf(el)).to.contain('Vraag 1 tot en met 2 van 3');
      expect(textOf(el)).to.contain('Woont u alleen?').and.to.contain('Wat is uw beroep?');
    });

    it('lets the host say what it is for and what happens next', async () => {
      const { adapter } = keeping();
      const el = await provided(adapter);
      el.innerHTML = '<p slot="intro">Voor uw afspraak op maandag.</p><p slot="thanks">Uw arts leest dit.</p>';
      await drawn(el);
      const slot = (name: string) =>
        el.shadowRoot!.querySelector<HTMLSlotElement>(`slot[name=${name}]`)!.assignedElements()[0]!.textContent;
      expect(slot('intro')).to.equal('Voor uw afspraak op maandag.');
      await toReview(el);
      await press(el, 'Versturen');
      await waitUntil(() => headingOf(el) === 'Bedankt');
      expect(slot('thanks')).to.equal('Uw arts leest dit.');
    });
  });

  describe('what is not right', () => {
    it('takes the focus to a summary that says what is wrong, and from there to the field', async () => {
      const el = await form(short);
      await press(el, 'Beginnen');
      await press(el, 'Volgende');
      expect(focused(el)?.id).to.equal('faults');
      expect(focused(el)!.querySelector('[role=alert]')).to.exist;
      const inSummary = el.shadowRoot!.querySelector<HTMLElement>('.faults li')!.innerText.trim();
      expect(inSummary).to.equal('Beantwoord deze vraag.');
      expect(el.shadowRoot!.querySelector<HTMLElement>('fieldset .fault')!.innerText.trim()).to.equal(inSummary);
      const described = el.shadowRoot!.querySelector('fieldset')!.getAttribute('aria-describedby')!.split(' ');
      expect(described.some((id) => el.shadowRoot!.getElementById(id)?.innerText.trim() === inSummary)).to.equal(true);
      await press(el, 'Beantwoord deze vraag.');
      expect(focused(el) === field(el, 'Ja'), 'has the focus').to.equal(true);
      await choose(el, 'Ja');
      expect(el.shadowRoot!.querySelectorAll('.faults').length).to.equal(0);
    });

    it('keeps what it cannot read as it was typed, and says what it needs', async () => {
      const el = await asking(questionOf('komma'));
      await type(el, 'Hoe lang bent u?', '1,8x');
      await press(el, 'Versturen');
      expect(textOf(el)).to.contain('Vul een getal in, bijvoorbeeld 2,5.');
      expect(field(el, 'Hoe lang bent u?').value).to.equal('1,8x');
      expect(answersOf(el, 'komma')).to.deep.equal([]);
      field(el, 'Hoe lang bent u?').setSelectionRange(3, 4);
      await type(el, 'Hoe lang bent u?', '5');
      expect(el.shadowRoot!.querySelectorAll('.fault').length).to.equal(0);
    });

    const refused: Record<string, [QuestionnaireItem, string, string, string]> = {
      'a date that does not exist': [questionOf('datum'), '31 2 2026', 'Dag', 'Deze datum bestaat niet.'],
      'half a date': [questionOf('datum'), '31 2', 'Dag', 'De datum is nog niet compleet.'],
      'a whole number with a comma': [
        questionOf('geheel'),
        '2,0',
        'Hoeveel trappen',
        'Vul een heel getal in, zonder punt of komma.',
      ],
      'what may be a thousand or a fraction': [
        questionOf('komma'),
        '1.000',
        'Hoe lang',
        'Vul een getal in, bijvoorbeeld 2,5.',
      ],
      'a number below the lowest': [
        questionOf('geheel', { minValue: { type: 'integer', value: 1 } }),
        '0',
        'Hoeveel trappen',
        'De laagste waarde is 1.',
      ],
      'too many decimals': [
        questionOf('komma'),
        '1,8512',
        'Hoe lang',
        'Schrijf niet meer dan 2 cijfers achter de komma.',
      ],
      'words that are not in the list': [
        questionOf('zoek'),
        'Urk',
        'In welke plaats',
        'Kies een antwoord uit de lijst.',
      ],
      'text that is too long': [
        questionOf('regel', { maxLength: 5 }),
        'Loodgieter',
        'Wat is uw beroep',
        'Schrijf niet meer dan 5 tekens.',
      ],
      'a time that does not exist': [questionOf('tijd'), '24 10', 'Uur', 'Vul een tijd in'],
    };
    for (const [what, [item, typed, name, message]] of Object.entries(refused)) {
      it(`refuses ${what}`, async () => {
        const el = await asking(item);
        field(el, name).focus();
        for (const [place, part] of typed.split(' ').entries()) {
          if (place > 0) await sendKeys({ press: 'Tab' });
          await sendKeys({ type: part });
        }
        await drawn(el);
        await press(el, 'Versturen');
        expect(textOf(el)).to.contain(message);
      });
    }

    it('refuses a number that is too large to count with, and keeps no part of it', async () => {
      const errors: string[] = [];
      const listen = ({ message }: ErrorEvent) => errors.push(message);
      addEventListener('error', listen);
      for (const [item, name] of [
        [questionOf('komma'), 'Hoe lang'],
        [questionOf('maat'), 'Aantal'],
      ] as const) {
        const el = await asking(item);
        write(el, name, '9'.repeat(320));
        await drawn(el);
        await press(el, 'Versturen');
        expect(textOf(el)).to.contain('Vul een getal in, bijvoorbeeld 2,5.');
        expect(answersOf(el, item.linkId)).to.deep.equal([]);
      }
      removeEventListener('error', listen);
      expect(errors).to.deep.equal([]);
    });

    it('says of a group that something in it must be answered, before and after, and leads to its first question', async () => {
      const group: QuestionnaireItem = {
        linkId: 'g',
        type: 'group',
        required: true,
        text: 'Over u',
        items: [questionOf('regel'), questionOf('ja')],
      };
      const list = await asking(group);
      expect(textOf(list)).to.contain('Over u (verplicht)');
      await press(list, 'Versturen');
      await press(list, 'Beantwoord hier ten minste één vraag. Over u');
      expect(focused(list) === field(list, 'Wat is uw beroep?'), 'has the focus').to.equal(true);

      const el = await form(questionnaireOf([questionOf('cijfer'), group]));
      expect(textOf(el)).to.contain('behalve als er ‘verplicht’ bij staat');
      await press(el, 'Beginnen');
      await press(el, 'Volgende');
      expect(textOf(el)).to.contain('Over u (verplicht) Wat is uw beroep?');
      await press(el, 'Volgende');
      await press(el, 'Volgende');
      await press(el, 'Versturen');
      await press(el, 'Beantwoord hier ten minste één vraag. Over u');
      expect(focused(el) === field(el, 'Wat is uw beroep?'), 'has the focus').to.equal(true);
      expect(textOf(el)).to.contain('Beantwoord hier ten minste één vraag.');
      await expect(el).to.be.accessible();
      await type(el, 'Wat is uw beroep?', 'Kok');
      await press(el, 'Naar overzicht');
      await press(el, 'Versturen');
      expect(headingOf(el)).to.equal('Bedankt');
    });

    it('does not ask for what nobody can answer: a group of which nothing is asked', async () => {
      const group: QuestionnaireItem = {
        linkId: 'g',
        type: 'group',
        required: true,
        text: 'Over uw werk',
        items: [questionOf('regel', { enableWhen: short.items[1]!.enableWhen! })],
      };
      const el = await form(questionnaireOf([questionOf('ja', { linkId: 'alleen' }), group]), { layout: 'list' });
      await choose(el, 'Nee');
      await press(el, 'Versturen');
      expect(headingOf(el)).to.equal('Bedankt');
    });

    it('asks for the words of "something else"', async () => {
      const el = await asking(questionOf('anders'));
      await choose(el, 'Anders, namelijk');
      await press(el, 'Versturen');
      expect(textOf(el)).to.contain('Schrijf uw eigen antwoord op');
      await press(el, 'Schrijf uw eigen antwoord op');
      expect(focused(el) === field(el, 'Uw eigen antwoord'), 'has the focus').to.equal(true);
    });

    it('does not send by Enter where all questions are under each other', async () => {
      const el = await asking(questionOf('regel'));
      await type(el, 'Wat is uw beroep?', 'Kok');
      await sendKeys({ press: 'Enter' });
      await drawn(el);
      expect(answersOf(el, 'regel')).to.deep.equal([{ type: 'string', value: 'Kok' }]);
      expect(textOf(el)).to.contain('Versturen');
    });
  });

  describe('answers', () => {
    const coding = (display: string): AnswerValue => ({
      type: 'coding',
      value: { code: display.toLowerCase(), display },
    });
    const kinds: Record<
      keyof typeof everyQuestion,
      { give: (el: ProQuestionnaire) => Promise<unknown>; answers: AnswerValue[] }
    > = {
      keuze: { give: (el) => choose(el, 'Lopend', 'Met de fiets'), answers: [coding('Met de fiets')] },
      cijfer: { give: (el) => choose(el, '0'), answers: [{ type: 'integer', value: 0 }] },
      lijn: { give: (el) => type(el, 'Getal', '62'), answers: [{ type: 'integer', value: 62 }] },
      weet: {
        give: (el) => choose(el, 'Wel', 'Dat weet ik niet'),
        answers: [absent('asked-unknown', 'Dat weet ik niet')],
      },
      meerWeet: {
        give: (el) => choose(el, 'Griep', 'Dat weet ik niet meer', 'Tetanus'),
        answers: [coding('Tetanus')],
      },
      cijferWeet: { give: (el) => choose(el, '3', 'Geen idee'), answers: [absent('asked-unknown', 'Geen idee')] },
      meer: {
        give: (el) => choose(el, 'Koken', 'Nergens mee', 'Boodschappen', 'Schoonmaken', 'Koken'),
        answers: ['Boodschappen', 'Koken', 'Schoonmaken'].map(coding),
      },
      ja: { give: (el) => choose(el, 'Nee'), answers: [{ type: 'boolean', value: false }] },
      lijst: { give: (el) => pick(el, 'In welke provincie', 'Utrecht'), answers: [coding('Utrecht')] },
      zoek: { give: (el) => type(el, 'In welke plaats', 'zwolle'), answers: [coding('Zwolle')] },
      anders: {
        give: (el) => choose(el, 'Mijn kind', 'Anders').then(() => type(el, 'Uw eigen antwoord', 'De buurvrouw')),
        answers: [text('De buurvrouw')],
      },
      meerAnders: {
        give: (el) => choose(el, 'Kat', 'Anders').then(() => type(el, 'Uw eigen antwoord', 'Geit')),
        answers: [coding('Kat'), text('Geit')],
      },
      lijstAnders: {
        give: (el) => pick(el, 'Welke taal', 'Een andere taal').then(() => type(el, 'Uw eigen antwoord', 'Turks')),
        answers: [text('Turks')],
      },
      geheel: { give: (el) => type(el, 'Hoeveel trappen', '12'), answers: [{ type: 'integer', value: 12 }] },
      komma: { give: (el) => type(el, 'Hoe lang', '1,85'), answers: [{ type: 'decimal', value: 1.85 }] },
      maat: {
        give: (el) => type(el, 'Aantal', '81.5').then(() => pick(el, 'Eenheid', 'pond')),
        answers: [{ type: 'quantity', value: { value: 81.5, unit: 'pond', code: '[lb_av]' } }],
      },
      datum: {
        give: async (el) => {
          await type(el, 'Dag', '3');
          await type(el, 'Maand', '11');
          await type(el, 'Jaar', '2025');
        },
        answers: [{ type: 'date', value: '2025-11-03' }],
      },
      maand: {
        give: (el) => type(el, 'Maand', '5').then(() => type(el, 'Jaar', '2024')),
        answers: [{ type: 'date', value: '2024-05' }],
      },
      tijd: {
        give: (el) => type(el, 'Uur', '9').then(() => type(el, 'Minuten', '05')),
        answers: [{ type: 'time', value: '09:05:00' }],
      },
      moment: {
        give: async (el) => {
          for (const [part, typed] of Object.entries({ Dag: '1', Maand: '7', Jaar: '2026', Uur: '8', Minuten: '30' }))
            await type(el, part, typed);
        },
        answers: [{ type: 'dateTime', value: `2026-07-01T08:30:00${zoneOf(new Date('2026-07-01T08:30:00'))}` }],
      },
      regel: { give: (el) => type(el, 'Wat is uw beroep', 'Kok '), answers: [text('Kok')] },
      regels: {
        give: async (el) => {
          await type(el, 'Antwoord 1', 'Lezen');
          await press(el, 'Nog een antwoord');
          expect(focused(el) === field(el, 'Antwoord 2'), 'has the focus').to.equal(true);
          await press(el, 'Nog een antwoord');
          await type(el, 'Antwoord 3', 'Tuinieren');
          await press(el, 'Antwoord 2 verwijderen');
        },
        answers: [text('Lezen'), text('Tuinieren')],
      },
      tekst: { give: (el) => type(el, 'Wat wilt u bespreken', 'Werk'), answers: [text('Werk')] },
      bestand: {
        give: (el) => give(el, 'bestand', new File(['hallo'], 'brief.pdf', { type: 'application/pdf' })),
        answers: [
          {
            type: 'attachment',
            value: { contentType: 'application/pdf', data: 'aGFsbG8=', size: 5, title: 'brief.pdf' },
          },
        ],
      },
      web: {
        give: (el) => type(el, 'Op welke website', 'https://example.org'),
        answers: [{ type: 'uri', value: 'https://example.org' }],
      },
    };
    for (const [linkId, { give, answers }] of Object.entries(kinds)) {
      it(`are taken and shown again: ${linkId}`, async () => {
        const item = questionOf(linkId as keyof typeof everyQuestion);
        const el = await asking(item);
        expect(answersOf(el, linkId)).to.deep.equal([]);
        await give(el);
        const inOrder = (some: AnswerValue[]) => some.map((one) => JSON.stringify(one.value)).toSorted();
        expect(inOrder(answersOf(el, linkId))).to.deep.equal(inOrder(answers));

        const again = await form(questionnaireOf([item]), { response: el.getResponse()! });
        await press(again, 'Beginnen');
        await press(again, 'Volgende');
        expect(headingOf(again)).to.equal('Controleer uw antwoorden');
        expect(answersOf(again, linkId)).to.deep.equal(answersOf(el, linkId));
      });
    }

    it('in numbers are read as each language writes them, with the digits of each keyboard', async () => {
      const read: Record<string, Record<string, number | undefined>> = {
        nl: { '62,125': 62.125, '62.125': undefined, '1.5': 1.5, '٢٫٥': 2.5, '−2': -2 },
        en: { '62.125': 62.125, '62,125': undefined, '1,5': 1.5 },
        ar: { '62.125': 62.125, '62,125': undefined, '١٫٢٥٠': 1.25, '۲٫۵': 2.5, '1,5': 1.5 },
      };
      for (const [language, numbers] of Object.entries(read)) {
        const el = await asking({ linkId: 'getal', type: 'decimal', text: 'Getal' });
        el.lang = language;
        await waitUntil(() => rootOf(el).lang === language);
        for (const [typed, value] of Object.entries(numbers)) {
          write(el, 'Getal', typed);
          expect(answersOf(el, 'getal')[0]?.value, `${typed} (${language})`).to.equal(value);
        }
      }
    });

    it('are found in a list however its spaces, capitals and accents were written', async () => {
      const names = [' Den  Haag ', 'Café', 'Zwolle'];
      const options = names.map((display) => ({
        value: { type: 'coding', value: { code: display, display } } as const,
      }));
      const el = await asking(questionOf('zoek', { options }));
      for (const [typed, code] of Object.entries({
        'den haag': ' Den  Haag ',
        'cafe\u0301': 'Café',
        ' ZWOLLE': 'Zwolle',
      })) {
        write(el, 'In welke plaats', typed);
        expect(answersOf(el, 'zoek').map(({ value }) => (value as { code: string }).code)).to.deep.equal([code]);
      }
    });

    it('are counted by the character, as the limit is', async () => {
      const el = await asking(questionOf('regel', { maxLength: 5 }));
      write(el, 'Wat is uw beroep?', '👍👍👍👍');
      await drawn(el);
      expect(textOf(el)).to.contain('Nog ruimte voor 1 teken');
      await press(el, 'Versturen');
      expect(headingOf(el)).to.equal('Bedankt');
    });

    it('of a date may stop at the month or the year, and not in its middle', async () => {
      const typed: [
        type: 'date' | 'dateTime',
        precision: QuestionnaireItem['datePrecision'],
        parts: object,
        answer: string | undefined,
      ][] = [
        ['date', undefined, { Jaar: '2024' }, '2024'],
        ['date', undefined, { Maand: '3', Jaar: '2024' }, '2024-03'],
        ['date', undefined, { Dag: '5', Jaar: '2024' }, undefined],
        ['date', undefined, { Maand: '3' }, undefined],
        ['date', 'day', { Jaar: '2024' }, undefined],
        ['date', 'month', { Jaar: '2024' }, undefined],
        ['dateTime', 'month', { Maand: '3', Jaar: '2024' }, '2024-03'],
      ];
      for (const [type, datePrecision, parts, answer] of typed) {
        const el = await asking({ linkId: 'd', type, text: 'Wanneer?', ...(datePrecision && { datePrecision }) });
        const says = textOf(el).includes('Weet u de dag of de maand niet? Laat die dan leeg.');
        expect(says, 'it is said beforehand').to.equal(type === 'date' && !datePrecision);
        for (const [part, text] of Object.entries(parts)) write(el, part, String(text));
        expect(answersOf(el, 'd')[0]?.value, JSON.stringify(parts)).to.equal(answer);
        await press(el, 'Versturen');
        if (!answer) expect(textOf(el)).to.contain('De datum is nog niet compleet.');
      }
    });

    it('can be taken back', async () => {
      const el = await asking(questionOf('ja'));
      expect(textOf(el)).not.to.contain('Antwoord wissen');
      await choose(el, 'Ja');
      await press(el, 'Antwoord wissen');
      expect(answersOf(el, 'ja')).to.deep.equal([]);
      expect(focused(el) === field(el, 'Ja'), 'has the focus').to.equal(true);
      expect(field(el, 'Ja').checked).to.equal(false);
    });

    it('that say that there is no answer stand last, apart from the others, and exclude them', async () => {
      const el = await asking(questionOf('weet'));
      const apart = el.shadowRoot!.querySelector<HTMLElement>('.options.apart')!;
      expect(apart.innerText.trim().split(/\n+/)).to.deep.equal(['Dat zeg ik liever niet', 'Dat weet ik niet']);
      expect(textOf(el)).to.contain('Wel Niet Dat zeg ik liever niet Dat weet ik niet');
      const several = await asking(questionOf('meerWeet'));
      await choose(several, 'Griep', 'Tetanus', 'Dat weet ik niet meer');
      expect(answersOf(several, 'meerWeet')).to.deep.equal([absent('asked-unknown', 'Dat weet ik niet meer')]);
      expect(field(several, 'Griep').checked).to.equal(false);
      const rating = await asking(questionOf('cijferWeet'));
      expect(rating.shadowRoot!.querySelectorAll('.rate').length).to.equal(7);
    });

    it('on a line are not there until somebody taps it, presses an arrow or types a number', async () => {
      const el = await asking(questionOf('lijn'));
      const line = el.shadowRoot!.querySelector<HTMLInputElement>('input[type=range]')!;
      const isUnset = () => line.classList.contains('unset');
      expect(textOf(el)).to.contain('Nog niet gekozen');
      expect([isUnset(), line.ariaValueText, answersOf(el, 'lijn').length]).to.deep.equal([
        true,
        'Nog niet gekozen',
        0,
      ]);

      // Where the browser has the thumb, a tap changes nothing of the field; it is an answer all the same.
      line.click();
      await drawn(el);
      expect(answersOf(el, 'lijn')).to.deep.equal([{ type: 'integer', value: 50 }]);
      expect([isUnset(), line.ariaValueText, field(el, 'Getal').value]).to.deep.equal([false, '50', '50']);
      expect(textOf(el)).not.to.contain('Nog niet gekozen');

      line.focus();
      await sendKeys({ press: 'ArrowRight' });
      await drawn(el);
      expect(field(el, 'Getal').value).to.equal('51');
      await sendKeys({ press: 'End' });
      await drawn(el);
      expect(answersOf(el, 'lijn')).to.deep.equal([{ type: 'integer', value: 100 }]);

      await press(el, 'Antwoord wissen');
      expect([isUnset(), answersOf(el, 'lijn').length, focused(el) === line]).to.deep.equal([true, 0, true]);
      await type(el, 'Getal', '7');
      expect([isUnset(), line.value]).to.deep.equal([false, '7']);
      await type(el, 'Getal', '000');
      await press(el, 'Versturen');
      expect(textOf(el)).to.contain('De hoogste waarde is 100.');
    });

    it('are not preselected, and show no code or weight', async () => {
      const el = await asking({
        linkId: 'a',
        type: 'choice',
        text: 'Vraag',
        options: [{ value: { type: 'coding', value: { code: 'LA6568-5', display: 'Nooit' }, weight: 3 } }],
      });
      expect(el.shadowRoot!.querySelectorAll(':checked').length).to.equal(0);
      expect(textOf(el)).not.to.match(/LA6568|3/);
    });

    it('make no score that is shown to who gives them, not even where an author wrote it', async () => {
      const weighed = (display: string, weight: number) =>
        ({
          prefix: String(weight),
          value: { type: 'coding', value: { code: `c${weight}`, display }, weight },
        }) as const;
      const el = await form(
        questionnaireOf([
          { linkId: 'a', type: 'choice', text: 'Vraag', options: [weighed('Nooit', 0), weighed('Soms', 1)] },
          { linkId: 'b', type: 'choice', text: 'Lijst', control: 'drop-down', options: [weighed('Nooit', 0)] },
          { linkId: 'som', type: 'decimal', text: 'Totaal', readOnly: true, calculatedExpression: '3 + 4' },
          { linkId: 'punten', type: 'decimal', text: 'Punten', units: [{ code: '{score}' }], readOnly: true },
        ]),
      );
      expect(textOf(el)).to.contain('2 vragen');
      await press(el, 'Beginnen');
      expect(textOf(el)).to.contain('Vraag Nooit Soms').and.not.to.contain('Totaal');
      await press(el, 'Volgende');
      expect(textOf(el)).to.contain('Nooit').and.not.to.contain('0 Nooit');
      await press(el, 'Volgende');
      expect(headingOf(el)).to.equal('Controleer uw antwoorden');
      expect(textOf(el)).not.to.match(/Totaal|Punten/);
    });

    it('of a matrix are one table where there is room, and a page each where there is not', async () => {
      await setViewport({ width: 1000, height: 700 });
      const el = await form(questionnaireOf([matrix]));
      await press(el, 'Beginnen');
      expect(el.shadowRoot!.querySelectorAll('tbody tr').length).to.equal(3);
      el.shadowRoot!.querySelector<HTMLElement>('tbody tr:nth-child(2) td:nth-of-type(3) input')!.click();
      await drawn(el);
      expect(el.getResponse()!.items[0]!.items!.map((one) => one.linkId)).to.deep.equal(['matrix-2']);
      await setViewport({ width: 400, height: 700 });
      await waitUntil(() => !el.shadowRoot!.querySelector('table'));
      expect(textOf(el)).to.contain('Vraag 1 van 3').and.to.contain('Hoofdpijn');
      await press(el, 'Volgende');
      expect(field(el, 'Vaak').checked).to.equal(true);
    });

    it('of a matrix become a page each when the form moves to a narrow place', async () => {
      await setViewport({ width: 1000, height: 700 });
      const el = await form(questionnaireOf([matrix]));
      await press(el, 'Beginnen');
      expect(el.shadowRoot!.querySelectorAll('tbody tr').length).to.equal(3);
      const narrow = await fixture<HTMLElement>(html`<div></div>`);
      narrow.style.width = '20em';
      narrow.append(el);
      await waitUntil(() => !el.shadowRoot!.querySelector('table'));
      expect(textOf(el)).to.contain('Vraag 1 van 3');
    });

    it('of a matrix can be taken back, a row at a time', async () => {
      await setViewport({ width: 1000, height: 700 });
      const el = await form(questionnaireOf([matrix]));
      await press(el, 'Beginnen');
      expect(textOf(el)).not.to.contain('Wissen');
      const cell = (row: number, column: number) =>
        el.shadowRoot!.querySelector<HTMLInputElement>(`tbody tr:nth-child(${row}) td:nth-of-type(${column}) input`)!;
      cell(1, 2).click();
      cell(2, 3).click();
      await drawn(el);
      await press(el, 'Wissen: Pijn in de rug');
      expect(el.getResponse()!.items[0]!.items!.map((one) => one.linkId)).to.deep.equal(['matrix-1']);
      expect(cell(2, 3).checked).to.equal(false);
      expect(focused(el) === cell(2, 1), 'has the focus').to.equal(true);
    });

    it('draw again only the question that changed, and what depends on it', async () => {
      const el = await form(short);
      el.layout = 'list';
      await drawn(el);
      // The first answer may bring a scroll bar, and with it another width.
      await choose(el, '3');
      // A question that is drawn is asked for its options.
      const options = Object.getOwnPropertyDescriptor(ItemNode.prototype, 'options')!;
      const asked = new Set<string>();
      Object.defineProperty(ItemNode.prototype, 'options', {
        ...options,
        get(this: ItemNode): unknown {
          asked.add(this.path);
          return options.get!.call(this);
        },
      });
      try {
        await choose(el, '7');
        expect([...asked]).to.deep.equal(['slaap']);
        asked.clear();
        await choose(el, 'Ja');
        expect([...asked].toSorted()).to.deep.equal(['alleen', 'reis']);
        asked.clear();
        await type(el, 'Wat is uw beroep?', 'Kok');
        expect([...asked]).to.deep.equal(['beroep']);
      } finally {
        Object.defineProperty(ItemNode.prototype, 'options', options);
      }
    });

    it('far down a long list are a link away, with all of their words for who cannot see the screen', async () => {
      const items = Array.from({ length: 80 }, (_, place): QuestionnaireItem => ({
        linkId: `v${place}`,
        type: 'boolean',
        text: `Vraag nummer ${place + 1}?`,
        required: true,
      }));
      const el = await form(questionnaireOf(items), { layout: 'list' });
      await press(el, 'Versturen');
      const links = [...el.shadowRoot!.querySelectorAll<HTMLElement>('.faults li button')];
      expect(links.length).to.equal(80);
      links.at(-1)!.click();
      await drawn(el);
      const question = focused(el)!.closest('fieldset')!;
      expect(question.textContent).to.contain('Vraag nummer 80?').and.to.contain('Beantwoord deze vraag');
      const { top, bottom, height } = focused(el)!.getBoundingClientRect();
      expect(height).to.be.greaterThan(10);
      expect(top >= 0 && bottom <= innerHeight, 'it is in view').to.equal(true);
      await expect(el).to.be.accessible();
    });

    it('of a group can be given more than once', async () => {
      const el = await asking(medicines);
      await type(el, 'Hoe heet', 'A');
      await press(el, 'Nog een toevoegen');
      expect(textOf(el)).to.contain('Medicijn (2)');
      const names = [...el.shadowRoot!.querySelectorAll<HTMLInputElement>('input')].filter(({ labels }) =>
        labels?.[0]?.innerText.startsWith('Hoe heet'),
      );
      names[1]!.focus();
      await sendKeys({ type: 'B' });
      await drawn(el);
      const review = await form(questionnaireOf([medicines]), { response: el.getResponse()!, readonly: true });
      expect(textOf(review)).to.contain('Medicijn (1) Hoe heet het medicijn? A').and.to.contain('Medicijn (2)');
      await press(el, 'Nummer 1 verwijderen');
      expect(focused(el)?.innerText, 'what is left has the focus').to.contain('Medicijn');
      expect(el.getResponse()!.items.map((group) => group.items?.[0]?.answers?.[0]?.value?.value)).to.deep.equal(['B']);
      expect(textOf(el)).not.to.contain('verwijderen');
    });
  });

  describe('sending', () => {
    it('says that it failed, loses nothing, and sends the same response again', async () => {
      const { adapter, sent } = keeping(1);
      const el = await provided(adapter);
      await toReview(el);
      const failure = next(el, 'pro-error');
      await press(el, 'Versturen');
      expect(String((await failure).error)).to.match(/^Error: submitResponse\(\) did not succeed. \w*Error: .+/);
      await drawn(el);
      expect(textOf(el)).to.contain('Versturen is niet gelukt. Uw antwoorden staan er nog.');
      await expect(el).to.be.accessible();
      await press(el, 'Probeer opnieuw');
      await waitUntil(() => headingOf(el) === 'Bedankt');
      expect(sent.length).to.equal(2);
      expect(sent[0]!.id).to.be.a('string').and.to.equal(sent[1]!.id);
      expect(sent[1]!.items).to.deep.equal(sent[0]!.items);
      expect(textOf(el)).to.contain('Uw antwoorden zijn verstuurd.');
    });

    it('sends once, however often the button is pressed', async () => {
      const { adapter, sent } = keeping();
      const el = await provided(adapter);
      await toReview(el);
      const button = el.shadowRoot!.querySelector<HTMLElement>('.footer .primary')!;
      button.click();
      button.click();
      await drawn(el);
      await waitUntil(() => headingOf(el) === 'Bedankt');
      expect(sent.length).to.equal(1);
    });

    it('without an adapter hands the response to the page, and does not say that it was sent', async () => {
      const el = await form(short);
      await toReview(el);
      const submitted = next(el, 'pro-submit');
      await press(el, 'Versturen');
      const event = await submitted;
      expect(event.questionnaire).to.equal(`${short.url}|1`);
      expect(event.response).to.equal(el.getResponse('completed')!.id);
      expect(textOf(el)).to.contain('Bedankt').and.not.to.contain('verstuurd');
    });

    it('tells the page what happens, never what was answered', async () => {
      const { adapter } = keeping();
      const el = await provided(adapter);
      const events: Event[] = [];
      for (const type of ['pro-start', 'pro-answer', 'pro-page', 'pro-submit']) {
        el.parentElement!.addEventListener(type, (event) => events.push(event));
      }
      await press(el, 'Beginnen');
      await choose(el, 'Ja');
      for (let page = 0; page < 3; page += 1) await press(el, 'Volgende');
      await type(el, 'Wat is uw beroep?', 'Geheim');
      await press(el, 'Volgende');
      await press(el, 'Versturen');
      await waitUntil(() => headingOf(el) === 'Bedankt');
      const types = events.map(({ type }) => type);
      expect(types.slice(0, 3)).to.deep.equal(['pro-start', 'pro-page', 'pro-answer']);
      expect(types.at(-1)).to.equal('pro-submit');
      expect(JSON.stringify(events.map((event) => Object.entries(event))))
        .not.to.contain('Geheim')
        .and.not.to.contain('true');
    });
  });

  describe('in its page', () => {
    it('says that it loads, that it failed, and tries again', async () => {
      let fails = true;
      const adapter: ProAdapter = {
        ...keeping().adapter,
        getQuestionnaire: () => (fails ? Promise.reject(new Error('offline')) : Promise.resolve(short)),
      };
      const el = await provided(adapter);
      expect(textOf(el)).to.equal('Dit kon niet worden geladen. Probeer opnieuw');
      fails = false;
      await press(el, 'Probeer opnieuw');
      await waitUntil(() => textOf(el).includes('Beginnen'));
      const empty = await form(questionnaireOf([]));
      expect(textOf(empty)).to.equal('Deze vragenlijst heeft geen vragen.');
    });

    it('names what is wrong with a questionnaire of another shape', async () => {
      const el = await fixture<ProQuestionnaire>(html`<pro-questionnaire></pro-questionnaire>`);
      const failure = next(el, 'pro-error');
      el.questionnaire = { items: [{ linkId: 'a', type: 'chioce' }] } as never;
      expect((await failure).error.message).to.contain('items.0.type');
    });

    it('keeps answers, focus and place when the language changes', async () => {
      const el = await form(short);
      await press(el, 'Beginnen');
      await choose(el, 'Nee');
      await press(el, 'Volgende');
      await choose(el, '6');
      field(el, '6').focus();
      el.lang = 'en';
      await waitUntil(() => textOf(el).includes('Question 2 of 3'));
      expect(headingOf(el)).to.equal('Hoe goed heeft u geslapen?');
      expect(field(el, '6').checked).to.equal(true);
      expect(focused(el) === field(el, '6'), 'has the focus').to.equal(true);
      el.lang = 'ar';
      await waitUntil(() => rootOf(el).dir === 'rtl');
      await expect(el).to.be.accessible();
    });

    it('writes a number that was typed as the new language does, so that it can be gone on with', async () => {
      const el = await asking(questionOf('maat'));
      await type(el, 'Aantal', '62,125');
      el.lang = 'en';
      await waitUntil(() => rootOf(el).lang === 'en');
      expect(field(el, 'Amount').value).to.equal('62.125');
      await pick(el, 'Unit', 'kg');
      expect(answersOf(el, 'maat')[0]?.value).to.deep.equal({ value: 62.125, unit: 'kg', code: 'kg' });
    });

    it('keeps answers when its host makes its data and adapter anew, and drops them for another person', async () => {
      const el = await provided(keeping().adapter, short);
      const provider = el.parentElement as HTMLElementTagNameMap['pro-provider'];
      await press(el, 'Beginnen');
      await choose(el, 'Ja');
      el.questionnaire = structuredClone(short);
      provider.adapter = keeping().adapter;
      await drawn(el);
      expect(field(el, 'Ja').checked).to.equal(true);
      provider.subject = 'Patient/2';
      await waitUntil(() => textOf(el).includes('Beginnen'));
      expect(answersOf(el, 'alleen')).to.deep.equal([]);
    });

    it('says where choices could not be loaded, names them to the host, and tries again', async () => {
      const item: QuestionnaireItem = {
        linkId: 'land',
        type: 'choice',
        text: 'Land',
        optionsFrom: 'https://example.org/vs/land',
      };
      let works = false;
      const adapter: ProAdapter = {
        ...keeping().adapter,
        getQuestionnaire: async () =>
          questionnaireOf([questionOf('ja'), item, { ...item, linkId: 'moet', required: true }]),
        resolveValueSet: async () => {
          if (!works) throw new Error('offline');
          return [{ value: text('Nederland') }];
        },
      };
      const errors: string[] = [];
      const listen = (event: Event) => errors.push((event as ProErrorEvent).error.message);
      document.addEventListener('pro-error', listen, { once: true });
      const el = await provided(adapter);
      expect(errors).to.deep.equal(['The options of "land", "moet" could not be loaded: https://example.org/vs/land']);
      await press(el, 'Beginnen');
      await choose(el, 'Ja');
      await press(el, 'Volgende');
      expect(textOf(el)).to.contain('konden niet worden geladen. U kunt verder zonder deze vraag.');
      await press(el, 'Volgende');
      expect(textOf(el)).to.contain('Deze vraag is verplicht. U kunt de vragenlijst nu niet versturen.');
      await press(el, 'Volgende');
      await press(el, 'Beantwoord deze vraag.');
      expect(focused(el)?.dataset['linkid'], 'the summary leads to the question').to.equal('moet');
      works = true;
      await press(el, 'Probeer opnieuw');
      await waitUntil(() => textOf(el).includes('Nederland'));
      expect(headingOf(el)).to.equal('Land (verplicht)');
      expect(answersOf(el, 'ja').length).to.equal(1);
    });

    it('says so where there is nothing to choose from at all', async () => {
      const el = await asking({ linkId: 'a', type: 'choice', text: 'Vraag', required: true, options: [] });
      expect(textOf(el)).to.contain('Deze vraag is verplicht. U kunt de vragenlijst nu niet versturen.');
    });

    it('shows the answers of a response to look back at', async () => {
      const response: QuestionnaireResponse = {
        questionnaire: `${short.url}|1`,
        status: 'completed',
        items: [{ linkId: 'slaap', answers: [{ value: { type: 'integer', value: 7 } }] }],
      };
      const el = await form(short, { response, readonly: true });
      await waitUntil(() => textOf(el).includes('Hoe goed heeft u geslapen? 7'));
      expect(textOf(el)).to.contain('Wat is uw beroep? Niet ingevuld');
      expect(el.shadowRoot!.querySelectorAll('.body :is(button, input)').length).to.equal(0);
      await expect(el).to.be.accessible();
    });

    it('fits in 280 pixels without scrolling sideways', async () => {
      const list = await form(everything);
      const place = list.parentElement!;
      place.style.setProperty('width', '280px');
      list.layout = 'list';
      await drawn(list);
      await waitUntil(() => !list.shadowRoot!.querySelector('table'));
      expect(rootOf(list).scrollWidth).to.be.at.most(280);
      const units = ['slokken', 'van een kopje of glas met ongeveer zoveel water'].map((display) => ({ display }));
      const wide = await asking(questionOf('maat', { units }));
      wide.parentElement!.style.setProperty('width', '280px');
      expect(rootOf(wide).scrollWidth, 'with units of many words').to.be.at.most(280);
      const below = await asking(questionOf('ja', { items: [questionOf('cijfer')] }));
      below.parentElement!.style.setProperty('width', '280px');
      for (const rate of below.shadowRoot!.querySelectorAll('.rate'))
        expect(rate.getBoundingClientRect().width, 'of a question below another').to.be.at.least(44);
      const targets = [
        ...list.shadowRoot!.querySelectorAll('.option, .rate, button:not([hidden]), select, input[type=text]'),
      ];
      expect(targets.length).to.be.greaterThan(50);
      for (const target of targets) {
        const { height, width } = target.getBoundingClientRect();
        expect(height, target.outerHTML).to.be.at.least(44);
        expect(width, target.outerHTML).to.be.at.least(34);
      }
    });
  });
});

/** Puts a text in a field at once, as who pastes it. */
function write(el: ProQuestionnaire, words: string, text: string): void {
  const input = field(el, words);
  input.value = text;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}

function zoneOf(moment: Date): string {
  const minutes = -moment.getTimezoneOffset();
  const [hours, rest] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

function absent(code: string, display: string): AnswerValue {
  const system = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
  return { type: 'coding', value: { system, code, display } };
}

function text(value: string): AnswerValue {
  return { type: 'string', value };
}
