import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import { canonicalOf, type Questionnaire } from '../../src/core/model/questionnaire.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import type { ProAnswers } from '../../src/elements/answers/answers.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import { howOften, instrument, questionnaire, responseOf, responses } from '../../stories/answers-data.js';
import { waitUntil } from '../harness/wait.js';
import { contrast } from './contrast.js';
import '../../src/define/answers.js';

const [first, now] = responses as [QuestionnaireResponse, QuestionnaireResponse];
const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const root = (el: ProAnswers) => el.shadowRoot!;
const textOf = (el: ProAnswers, selector = '.root') => clean(root(el).querySelector(selector)?.textContent);
const question = (el: ProAnswers, linkId: string) => root(el).querySelector<HTMLElement>(`[data-link-id=${linkId}]`)!;
const questionText = (el: ProAnswers, linkId: string) => clean(question(el, linkId)?.textContent);
const shown = (el: ProAnswers) =>
  [...root(el).querySelectorAll('[data-link-id]')].map((one) => one.getAttribute('data-link-id'));
const sign = (el: ProAnswers, linkId: string) => question(el, linkId).querySelector('.status-icon')?.classList[1];
const button = (el: ProAnswers, words: string) =>
  [...root(el).querySelectorAll('button')].find((one) => clean(one.textContent).includes(words))!;

async function answers(given: Partial<ProAnswers> = {}): Promise<ProAnswers> {
  const el = await fixture<ProAnswers>(html`
    <pro-answers
      lang=${given.lang ?? 'nl'}
      .instrument=${'instrument' in given ? given.instrument : instrument}
      .questionnaire=${'questionnaire' in given ? given.questionnaire : questionnaire}
      .response=${'response' in given ? given.response : now}
      .earlier=${given.earlier}
      .scale=${given.scale ?? ''}
      .filter=${given.filter ?? 'all'}
      .audience=${given.audience ?? 'clinician'}
    ></pro-answers>
  `);
  await ready(el);
  return el;
}

async function ready(el: ProAnswers): Promise<void> {
  await waitUntil(() => !root(el).querySelector('.state[role=status]'), 'the data are here');
  await waitUntil(() => root(el).querySelector('.root')?.getAttribute('lang') === (el.lang || 'nl'), 'its language');
}

async function provided(
  given: Partial<ConstructorParameters<typeof MemoryAdapter>[0]> = {},
  { audience = 'clinician', response = '' } = {},
): Promise<ProAnswers> {
  const adapter = new MemoryAdapter({
    questionnaires: [questionnaire],
    instruments: [instrument],
    responses,
    ...given,
  });
  const provider = await fixture<ProProvider>(html`
    <pro-provider .adapter=${adapter} subject="Patient/voorbeeld" audience=${audience}>
      <pro-answers lang="nl" instrument="dagen" .response=${response || undefined}></pro-answers>
    </pro-provider>
  `);
  const el = provider.querySelector('pro-answers')!;
  await ready(el);
  return el;
}

/** What the element told developers, while something was done. */
async function told(action: () => Promise<ProAnswers>): Promise<{ el: ProAnswers; errors: Error[] }> {
  const errors: Error[] = [];
  const listen = (event: Event) => errors.push((event as HTMLElementEventMap['pro-error']).error);
  addEventListener('pro-error', listen);
  const el = await action();
  await nextFrame();
  removeEventListener('pro-error', listen);
  return { el, errors };
}

describe('<pro-answers>', () => {
  afterEach(() => setViewport({ width: 800, height: 600 }));

  it('is accessible for both who look, in every language, compared and not', async () => {
    for (const lang of ['nl', 'en', 'ar']) {
      for (const audience of ['patient', 'clinician'] as const) {
        await expect(
          await answers({ lang, audience, earlier: audience === 'clinician' ? first : undefined }),
        ).to.be.accessible();
      }
    }
  });

  describe('D20 shows the whole questionnaire with the literal answers', () => {
    it('in the order asked, in its own words', async () => {
      const el = await answers();
      expect(shown(el)).to.deep.equal([
        'hoofdpijn',
        'duizelig',
        'slapen',
        'onveilig',
        'energie',
        'werk',
        'uren',
        'hulp',
        'bespreken',
      ]);
      expect(questionText(el, 'hoofdpijn')).to.equal('Hoofdpijn? Enkele dagen let op');
      expect(questionText(el, 'hulp')).to.equal('Wie helpt u? Mijn partner Een buur');
      expect(questionText(el, 'werk')).to.equal('Heeft u werk? Nee');
      expect(textOf(el, '.reading')).to.equal('De vragen gaan over de afgelopen week.');
      expect(textOf(el, '[role=heading]')).to.equal('Hoe vaak had u last van');
    });

    it('with what the ends of a scale stand for', async () => {
      expect(questionText(await answers(), 'energie')).to.equal(
        'Hoeveel energie had u? 6 (0 is geen energie, 10 is heel veel energie) matig (niet bevestigd)',
      );
    });

    it('a file by its name and size, never what is in it', async () => {
      const brief: Questionnaire = {
        url: 'https://example.org/Questionnaire/brief',
        version: '1',
        language: 'nl',
        items: [{ linkId: 'brief', type: 'attachment', text: 'Heeft u een brief?' }],
      };
      const data = btoa('<img src=x>'.repeat(100));
      const file = { type: 'attachment', value: { contentType: 'text/html', data, title: 'brief.html' } } as const;
      const el = await answers({
        instrument: undefined,
        questionnaire: brief,
        response: {
          questionnaire: canonicalOf(brief),
          status: 'completed',
          items: [{ linkId: 'brief', answers: [{ value: file }] }],
        },
      });
      expect(questionText(el, 'brief')).to.equal('Heeft u een brief? brief.html (1,1 kB)');
      expect(root(el).innerHTML).not.to.contain(data.slice(0, 12));
    });

    it('unanswered and not asked apart', async () => {
      const el = await answers();
      expect(questionText(el, 'slapen')).to.equal('Slecht slapen? niet beantwoord');
      expect(questionText(el, 'uren')).to.equal('Hoeveel uur werkt u in een week? niet gevraagd');
      expect(sign(el, 'slapen')).to.equal('noScore');
      expect(sign(el, 'uren')).to.equal(undefined);
    });

    it('never what an answer counts for', async () => {
      const list = question(await answers({ audience: 'patient' }), 'hoofdpijn');
      expect(list.textContent).not.to.match(/\d/);
      expect(list.outerHTML).not.to.include('vaak-1');
    });
  });

  describe('gives an answer a colour, a shape and a word', () => {
    it('A1 each level with a shape of its own', async () => {
      const response = responseOf('r', '2026-11-14', {
        hoofdpijn: howOften(0),
        duizelig: howOften(1),
        slapen: howOften(2),
      });
      const el = await answers({ response });
      const linkIds = ['hoofdpijn', 'duizelig', 'slapen', 'onveilig'];
      expect(linkIds.map((linkId) => sign(el, linkId))).to.deep.equal(['ok', 'attention', 'concern', 'noScore']);
      const shapes = linkIds.map((linkId) => question(el, linkId).querySelector('.status-icon')!.innerHTML);
      expect(new Set(shapes).size).to.equal(4);
      expect(
        linkIds.slice(0, 3).map((linkId) => clean(question(el, linkId).querySelector('.meaning')?.textContent)),
      ).to.deep.equal(['goed', 'let op', 'vraagt aandacht']);
    });

    it('D19 only by the instrument, with its source one step away', async () => {
      const el = await answers();
      const about = root(el).querySelector('details')!;
      expect(about.open).to.equal(false);
      about.querySelector('summary')!.click();
      expect(clean(about.textContent)).to.include('Voorbeeldstudie naar dagen.');
      expect(clean(about.textContent)).to.include('Verzonnen grenzen voor dit voorbeeld, niet bevestigd.');
      const without = await answers({ instrument: undefined });
      expect(root(without).querySelectorAll('.ok, .attention, .concern').length).to.equal(0);
    });

    it('R2 and marks the one that always needs attention', async () => {
      const el = await answers();
      expect(questionText(el, 'onveilig')).to.include('Let op dit antwoord');
      expect(sign(el, 'onveilig')).to.equal('concern');
    });
  });

  it('says in one sentence what stands out', async () => {
    expect(textOf(await answers(), '.summary')).to.equal(
      '3 antwoorden vallen op. 1 vraag is niet beantwoord. 1 vraag is niet gevraagd.',
    );
  });

  it('shows only what stands out, under its heading, and all again', async () => {
    const el = await answers();
    button(el, 'Wat opvalt (3)').focus();
    await sendKeys({ press: 'Enter' });
    await el.updateComplete;
    expect(shown(el)).to.deep.equal(['hoofdpijn', 'onveilig', 'energie']);
    expect(textOf(el, '[role=heading]')).to.equal('Hoe vaak had u last van');
    expect(button(el, 'Wat opvalt').getAttribute('aria-pressed')).to.equal('true');
    button(el, 'Alles').click();
    await el.updateComplete;
    expect(shown(el).length).to.equal(9);
  });

  it('shows only the questions of a scale, and all again', async () => {
    const el = await answers({ scale: 'energie' });
    expect(shown(el)).to.deep.equal(['energie']);
    expect(textOf(el)).to.include('Alleen de vragen van: Energie');
    button(el, 'Toon alle vragen').click();
    await el.updateComplete;
    expect(shown(el).length).to.equal(9);
  });

  describe('compares with an earlier response', () => {
    it('beside each other, with the date', async () => {
      const el = await answers({ earlier: first });
      expect(questionText(el, 'hoofdpijn')).to.equal(
        'Hoofdpijn? Enkele dagen let op 14 september 2026: Altijd vraagt aandacht',
      );
      expect(questionText(el, 'uren')).to.include('14 september 2026: 24');
    });

    it('that is chosen from those of the record', async () => {
      const el = await provided();
      const select = root(el).querySelector('select')!;
      expect([...select.options].map(({ label }) => clean(label))).to.deep.equal([
        'niet vergelijken',
        '14 september 2026',
      ]);
      select.value = 'eerst';
      select.dispatchEvent(new Event('change'));
      await el.updateComplete;
      expect(questionText(el, 'duizelig')).to.include('14 september 2026: Enkele dagen');
      select.value = '';
      select.dispatchEvent(new Event('change'));
      await el.updateComplete;
      expect(textOf(el)).not.to.include('Enkele dagen let op 14 september');
    });

    it('and can show only what is different', async () => {
      const same = responseOf('eerder', '2026-09-14', { hoofdpijn: howOften(1), duizelig: howOften(2) });
      const later = responseOf('later', '2026-11-14', { hoofdpijn: howOften(1), duizelig: howOften(0) });
      const el = await answers({ response: later, earlier: same, filter: 'changed' });
      expect(shown(el)).to.deep.equal(['duizelig']);
      el.filter = 'all';
      await el.updateComplete;
      expect(questionText(el, 'hoofdpijn')).to.include('hetzelfde');
    });

    it('R3 but not of another version', async () => {
      const other = { ...first, questionnaire: 'https://example.org/Questionnaire/dagen|0' };
      expect(textOf(await answers({ earlier: other }))).to.include(
        'De gekozen eerdere antwoorden zijn niet te vergelijken.',
      );
    });
  });

  describe('takes its data from the adapter', () => {
    it('the newest response that was sent', async () => {
      const draft = responseOf('concept', '2026-11-20', { hoofdpijn: howOften(3) }, { status: 'in-progress' });
      const el = await provided({ responses: [...responses, draft] });
      expect(textOf(el)).to.include('Ingevuld op 14 november 2026.');
    });

    it('or the one of an id', async () => {
      const el = await provided({}, { response: 'eerst' });
      expect(textOf(el)).to.include('Ingevuld op 14 september 2026.');
      expect(questionText(el, 'uren')).to.include('24');
    });

    it('and says when there is none, for each who looks', async () => {
      expect(textOf(await provided({ responses: [] }))).to.include('Nog geen antwoorden.');
      expect(textOf(await provided({ responses: [] }, { audience: 'patient' }))).to.include(
        'U heeft dit nog niet ingevuld.',
      );
    });

    it('and says in plain words that it could not be loaded', async () => {
      const { el, errors } = await told(() => provided({}, { response: 'weg' }));
      expect(textOf(el, '[role=alert]')).to.equal(
        'Dit kon niet worden geladen. Opnieuw proberen helpt niet: er moet eerst iets aan deze website worden aangepast.',
      );
      expect(errors[0]?.message).to.include('weg');
    });

    it('and shows nothing of an adapter that gives answers of somebody else', async () => {
      class Mistaken extends MemoryAdapter {
        override listResponses = async () => [...responses];
      }
      const adapter = new Mistaken({ questionnaires: [questionnaire], instruments: [instrument] });
      const { el, errors } = await told(async () => {
        const provider = await fixture<ProProvider>(html`
          <pro-provider .adapter=${adapter} subject="Patient/ander">
            <pro-answers lang="nl" instrument="dagen"></pro-answers>
          </pro-provider>
        `);
        const one = provider.querySelector('pro-answers')!;
        await ready(one);
        return one;
      });
      expect(textOf(el, '[role=alert]')).to.equal('Dit kon niet worden geladen. Probeer opnieuw');
      expect(errors[0]?.message).to.match(/^listResponses\(\) gave data of another subject/);
    });
  });

  describe('is clear about data that do not fit', () => {
    it('a draft, one that stopped, and one that was recorded by mistake', async () => {
      const withStatus = (status: QuestionnaireResponse['status']) =>
        answers({ response: responseOf('r', '2026-11-14', { hoofdpijn: howOften(2) }, { status }) });
      expect(textOf(await withStatus('in-progress'))).to.include('nog niet verstuurd');
      expect(textOf(await withStatus('stopped'))).to.include('De lijst is niet af.');
      const mistake = await withStatus('entered-in-error');
      expect(textOf(mistake)).to.include('per vergissing vastgelegd');
      expect(shown(mistake)).to.deep.equal([]);
    });

    it('a text where a number belongs: literally, without a colour', async () => {
      const response = responseOf('r', '2026-11-14', { energie: { type: 'string', value: 'zes' } });
      const el = await answers({ response });
      expect(questionText(el, 'energie')).to.equal('Hoeveel energie had u? zes');
      expect(sign(el, 'energie')).to.equal(undefined);
    });

    it('an answer without a question, and questions of another version', async () => {
      const response = responseOf(
        'r',
        '2026-11-14',
        {},
        {
          questionnaire: 'https://example.org/Questionnaire/dagen|2',
          items: [{ linkId: 'onbekend', answers: [{ value: { type: 'string', value: 'iets' } }] }],
        },
      );
      const el = await answers({ response });
      expect(textOf(el)).to.include('1 antwoord staat hier niet');
      expect(textOf(el)).to.include('De vragen zijn van een andere versie van de vragenlijst.');
    });

    it('a response to another questionnaire is refused, and the error holds no answer', async () => {
      const response = { ...now, questionnaire: 'https://example.org/Questionnaire/anders|1' };
      const { el, errors } = await told(() => answers({ response }));
      expect(textOf(el, '[role=alert]')).to.include('Dit kon niet worden geladen.');
      expect(errors[0]?.message).to.include('Questionnaire/anders').and.not.include('nachten');
    });

    it('a scale that the instrument does not have shows nothing as if it were all', async () => {
      const el = await answers({ scale: 'onbekend' });
      expect(shown(el)).to.deep.equal([]);
      expect(textOf(el)).to.include('Er is geen antwoord dat hierbij hoort.');
    });

    it('three thousand answers', async () => {
      const items = Array.from({ length: 3000 }, (_, index) => ({ linkId: `v${index}`, type: 'string' as const }));
      const long: Questionnaire = { url: 'https://example.org/Questionnaire/lang', version: '1', items };
      const response: QuestionnaireResponse = {
        questionnaire: canonicalOf(long),
        status: 'completed',
        items: items.map(({ linkId }) => ({ linkId, answers: [{ value: { type: 'string', value: 'x'.repeat(40) } }] })),
      };
      const el = await answers({ instrument: undefined, questionnaire: long, response });
      expect(shown(el).length).to.equal(3000);
    });
  });

  it('A2 has enough contrast: 3:1 for every sign, 4.5:1 for every text', async () => {
    const el = await answers({ earlier: first });
    const surface = getComputedStyle(root(el).querySelector('[part=card]')!).backgroundColor;
    for (const outline of root(el).querySelectorAll('.outline')) {
      const { fill, stroke } = getComputedStyle(outline);
      expect(contrast(fill === 'none' ? stroke : fill, surface)).to.be.at.least(3);
    }
    for (const text of root(el).querySelectorAll('p, .ends')) {
      expect(contrast(getComputedStyle(text).color, surface), clean(text.textContent)).to.be.at.least(4.5);
    }
  });

  it('A5 loses nothing at 280 px, also with a word that does not end', async () => {
    await setViewport({ width: 280, height: 800 });
    const response = responseOf('r', '2026-11-14', { bespreken: { type: 'string', value: 'x'.repeat(300) } });
    const el = await answers({ response, earlier: first });
    const { scrollWidth, clientWidth } = root(el).querySelector('[part=card]')!;
    expect(scrollWidth).to.be.at.most(clientWidth);
  });

  it('A6 speaks English and Arabic around the questionnaire, whose words stay in their language', async () => {
    expect(questionText(await answers({ lang: 'en' }), 'slapen')).to.equal('Slecht slapen? not answered');
    const el = await answers({ lang: 'ar' });
    expect(root(el).querySelector('.root')?.getAttribute('dir')).to.equal('rtl');
    const literal = question(el, 'hoofdpijn').querySelector('.literal [lang]')!;
    expect(literal.getAttribute('lang')).to.equal('nl');
    expect(literal.getAttribute('dir')).to.equal('auto');
  });
});
