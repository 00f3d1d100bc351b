import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import { canonicalOf, type Questionnaire } from '../../src/core/model/questionnaire.js';
import { phq9 } from '../../src/core/instruments/phq-9.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import type { ProAnswers } from '../../src/elements/answers/answers.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import { howOften, instrument, questionnaire, responseOf, responses } from '../../stories/answers-data.js';
import { waitUntil } from '../harness/wait.js';
import { contrast } from './contrast.js';
import '../../src/define/answers.js';

const [first, latest] = responses as [QuestionnaireResponse, QuestionnaireResponse];
const normalizeText = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const root = (el: ProAnswers) => el.shadowRoot!;
const getText = (el: ProAnswers, selector = '.root') => normalizeText(root(el).querySelector(selector)?.textContent);
const getQuestion = (el: ProAnswers, linkId: string) =>
  root(el).querySelector<HTMLElement>(`[data-link-id=${linkId}]`)!;
const getQuestionText = (el: ProAnswers, linkId: string) => normalizeText(getQuestion(el, linkId)?.textContent);
const getLinkIds = (el: ProAnswers) =>
  [...root(el).querySelectorAll('[data-link-id]')].map((element) => element.getAttribute('data-link-id'));
const getStatus = (el: ProAnswers, linkId: string) =>
  getQuestion(el, linkId).querySelector('.status-icon')?.classList[1];
const getButton = (el: ProAnswers, name: string) =>
  [...root(el).querySelectorAll('button')].find((button) => normalizeText(button.textContent).includes(name))!;

async function renderAnswers(given: Partial<ProAnswers> = {}): Promise<ProAnswers> {
  const el = await fixture<ProAnswers>(html`
    <pro-answers
      lang=${given.lang ?? 'nl'}
      .instrument=${'instrument' in given ? given.instrument : instrument}
      .questionnaire=${'questionnaire' in given ? given.questionnaire : questionnaire}
      .response=${'response' in given ? given.response : latest}
      .earlier=${given.earlier}
      .scale=${given.scale ?? ''}
      .filter=${given.filter ?? 'all'}
      .audience=${given.audience ?? 'clinician'}
    ></pro-answers>
  `);
  await waitForData(el);
  return el;
}

async function waitForData(el: ProAnswers): Promise<void> {
  await waitUntil(() => !root(el).querySelector('.state[role=status]'), 'the data are loaded');
  await waitUntil(
    () => root(el).querySelector('.root')?.getAttribute('lang') === (el.lang || 'nl'),
    'the language is loaded',
  );
}

async function renderInProvider(
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
  await waitForData(el);
  return el;
}

/** Runs an action, and collects the errors that the element reports meanwhile. */
async function collectErrors(action: () => Promise<ProAnswers>): Promise<{ el: ProAnswers; errors: Error[] }> {
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

  it('is accessible to both audiences in every language, with and without a comparison', async () => {
    for (const lang of ['nl', 'en', 'ar']) {
      for (const audience of ['patient', 'clinician'] as const) {
        await expect(
          await renderAnswers({ lang, audience, earlier: audience === 'clinician' ? first : undefined }),
        ).to.be.accessible();
      }
    }
  });

  describe('questions and literal answers (D20)', () => {
    it('shows every question in order, with the wording of the questionnaire', async () => {
      const el = await renderAnswers();
      expect(getLinkIds(el)).to.deep.equal([
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
      expect(getQuestionText(el, 'hoofdpijn')).to.equal('Hoofdpijn? Enkele dagen let op');
      expect(getQuestionText(el, 'hulp')).to.equal('Wie helpt u? Mijn partner Een buur');
      expect(getQuestionText(el, 'werk')).to.equal('Heeft u werk? Nee');
      expect(getText(el, '.reading')).to.equal('De vragen gaan over de afgelopen week.');
      expect(getText(el, '[role=heading]')).to.equal('Hoe vaak had u last van');
    });

    it('shows the labels of the ends of a scale', async () => {
      expect(getQuestionText(await renderAnswers(), 'energie')).to.equal(
        'Hoeveel energie had u? 6 (0 is geen energie, 10 is heel veel energie) matig (niet bevestigd)',
      );
    });

    it('shows the name and size of a file, never its content', async () => {
      const letter: Questionnaire = {
        url: 'https://example.org/Questionnaire/brief',
        version: '1',
        language: 'nl',
        items: [{ linkId: 'brief', type: 'attachment', text: 'Heeft u een brief?' }],
      };
      const data = btoa('<img src=x>'.repeat(100));
      const file = { type: 'attachment', value: { contentType: 'text/html', data, title: 'brief.html' } } as const;
      const el = await renderAnswers({
        instrument: undefined,
        questionnaire: letter,
        response: {
          questionnaire: canonicalOf(letter),
          status: 'completed',
          items: [{ linkId: 'brief', answers: [{ value: file }] }],
        },
      });
      expect(getQuestionText(el, 'brief')).to.equal('Heeft u een brief? brief.html (1,1 kB)');
      expect(root(el).innerHTML).not.to.contain(data.slice(0, 12));
    });

    it('distinguishes unanswered from not asked', async () => {
      const el = await renderAnswers();
      expect(getQuestionText(el, 'slapen')).to.equal('Slecht slapen? niet beantwoord');
      expect(getQuestionText(el, 'uren')).to.equal('Hoeveel uur werkt u in een week? niet gevraagd');
      expect(getStatus(el, 'slapen')).to.equal('noScore');
      expect(getStatus(el, 'uren')).to.equal(undefined);
    });

    it('never shows the points of an answer', async () => {
      const item = getQuestion(await renderAnswers({ audience: 'patient' }), 'hoofdpijn');
      expect(item.textContent).not.to.match(/\d/);
      expect(item.outerHTML).not.to.include('vaak-1');
    });
  });

  describe('meaning of an answer', () => {
    it('gives each level its own shape (A1)', async () => {
      const response = responseOf('r', '2026-11-14', {
        hoofdpijn: howOften(0),
        duizelig: howOften(1),
        slapen: howOften(2),
      });
      const el = await renderAnswers({ response });
      const linkIds = ['hoofdpijn', 'duizelig', 'slapen', 'onveilig'];
      expect(linkIds.map((linkId) => getStatus(el, linkId))).to.deep.equal(['ok', 'attention', 'concern', 'noScore']);
      const shapes = linkIds.map((linkId) => getQuestion(el, linkId).querySelector('.status-icon')!.innerHTML);
      expect(new Set(shapes).size).to.equal(4);
      expect(
        linkIds
          .slice(0, 3)
          .map((linkId) => normalizeText(getQuestion(el, linkId).querySelector('.meaning')?.textContent)),
      ).to.deep.equal(['goed', 'let op', 'vraagt aandacht']);
    });

    it('shows colors only if the instrument defines them, with a collapsed source (D19)', async () => {
      const el = await renderAnswers();
      const about = root(el).querySelector('details')!;
      expect(about.open).to.equal(false);
      about.querySelector('summary')!.click();
      expect(normalizeText(about.textContent)).to.include('Voorbeeldstudie naar dagen.');
      expect(normalizeText(about.textContent)).to.include('Verzonnen grenzen voor dit voorbeeld, niet bevestigd.');
      const without = await renderAnswers({ instrument: undefined });
      expect(root(without).querySelectorAll('.ok, .attention, .concern').length).to.equal(0);
    });

    it('marks an answer that always needs attention (R2)', async () => {
      const el = await renderAnswers();
      expect(getQuestionText(el, 'onveilig')).to.include('Let op dit antwoord');
      expect(getStatus(el, 'onveilig')).to.equal('concern');
    });
  });

  it('counts in the summary what stands out', async () => {
    expect(getText(await renderAnswers(), '.summary')).to.equal(
      '3 antwoorden vallen op. 1 vraag is niet beantwoord. 1 vraag is niet gevraagd.',
    );
  });

  it('filters the answers that stand out, with their heading, and shows all again', async () => {
    const el = await renderAnswers();
    getButton(el, 'Wat opvalt (3)').focus();
    await sendKeys({ press: 'Enter' });
    await el.updateComplete;
    expect(getLinkIds(el)).to.deep.equal(['hoofdpijn', 'onveilig', 'energie']);
    expect(getText(el, '[role=heading]')).to.equal('Hoe vaak had u last van');
    expect(getButton(el, 'Wat opvalt').getAttribute('aria-pressed')).to.equal('true');
    getButton(el, 'Alles').click();
    await el.updateComplete;
    expect(getLinkIds(el).length).to.equal(9);
  });

  it('filters the questions of a scale, and shows all again', async () => {
    const el = await renderAnswers({ scale: 'energie' });
    expect(getLinkIds(el)).to.deep.equal(['energie']);
    expect(getText(el)).to.include('Alleen de vragen van: Energie');
    getButton(el, 'Toon alle vragen').click();
    await el.updateComplete;
    expect(getLinkIds(el).length).to.equal(9);
  });

  describe('comparison with an earlier response', () => {
    it('shows the earlier answer with its date beside the current one', async () => {
      const el = await renderAnswers({ earlier: first });
      expect(getQuestionText(el, 'hoofdpijn')).to.equal(
        'Hoofdpijn? Enkele dagen let op 14 september 2026: Altijd vraagt aandacht',
      );
      expect(getQuestionText(el, 'uren')).to.include('14 september 2026: 24');
    });

    it('offers the earlier responses of the adapter', async () => {
      const el = await renderInProvider();
      const select = root(el).querySelector('select')!;
      expect([...select.options].map(({ label }) => normalizeText(label))).to.deep.equal([
        'niet vergelijken',
        '14 september 2026',
      ]);
      select.value = 'eerst';
      select.dispatchEvent(new Event('change'));
      await el.updateComplete;
      expect(getQuestionText(el, 'duizelig')).to.include('14 september 2026: Enkele dagen');
      select.value = '';
      select.dispatchEvent(new Event('change'));
      await el.updateComplete;
      expect(getText(el)).not.to.include('Enkele dagen let op 14 september');
    });

    it('filters the answers that are different', async () => {
      const earlier = responseOf('eerder', '2026-09-14', { hoofdpijn: howOften(1), duizelig: howOften(2) });
      const later = responseOf('later', '2026-11-14', { hoofdpijn: howOften(1), duizelig: howOften(0) });
      const el = await renderAnswers({ response: later, earlier, filter: 'changed' });
      expect(getLinkIds(el)).to.deep.equal(['duizelig']);
      el.filter = 'all';
      await el.updateComplete;
      expect(getQuestionText(el, 'hoofdpijn')).to.include('hetzelfde');
    });

    it('does not compare another version (R3)', async () => {
      const other = { ...first, questionnaire: 'https://example.org/Questionnaire/dagen|0' };
      expect(getText(await renderAnswers({ earlier: other }))).to.include(
        'De gekozen eerdere antwoorden zijn niet te vergelijken.',
      );
    });
  });

  describe('data from the adapter', () => {
    it('shows the newest response that was sent', async () => {
      const draft = responseOf('concept', '2026-11-20', { hoofdpijn: howOften(3) }, { status: 'in-progress' });
      const el = await renderInProvider({ responses: [...responses, draft] });
      expect(getText(el)).to.include('Ingevuld op 14 november 2026.');
    });

    it('says when a response was filled in as precisely as its date', async () => {
      const inMonth = await renderAnswers({ response: { ...latest, authored: '2026-11' }, audience: 'patient' });
      expect(getText(inMonth)).to.include('U vulde dit in november 2026 in.');
    });

    it('remarks a date in the future', async () => {
      const el = await renderAnswers({ response: { ...latest, authored: '2231-02-10' }, audience: 'patient' });
      expect(getText(el)).to.include(
        'U vulde dit in op 10 februari 2231. Let op: een meting heeft een datum in de toekomst.',
      );
    });

    it('shows the response with the given id', async () => {
      const el = await renderInProvider({}, { response: 'eerst' });
      expect(getText(el)).to.include('Ingevuld op 14 september 2026.');
      expect(getQuestionText(el, 'uren')).to.include('24');
    });

    it('says to each audience that there are no answers yet', async () => {
      expect(getText(await renderInProvider({ responses: [] }))).to.include('Nog geen antwoorden.');
      expect(getText(await renderInProvider({ responses: [] }, { audience: 'patient' }))).to.include(
        'U heeft dit nog niet ingevuld.',
      );
    });

    it('says in plain words that the data could not be loaded', async () => {
      const { el, errors } = await collectErrors(() => renderInProvider({}, { response: 'weg' }));
      expect(getText(el, '[role=alert]')).to.equal(
        'Dit kon niet worden geladen. Opnieuw proberen helpt niet: er moet eerst iets aan deze website worden aangepast.',
      );
      expect(errors[0]?.message).to.include('weg');
    });

    it('shows nothing if the adapter returns answers of another subject', async () => {
      class MistakenAdapter extends MemoryAdapter {
        override listResponses = async () => [...responses];
      }
      const adapter = new MistakenAdapter({ questionnaires: [questionnaire], instruments: [instrument] });
      const { el, errors } = await collectErrors(async () => {
        const provider = await fixture<ProProvider>(html`
          <pro-provider .adapter=${adapter} subject="Patient/ander">
            <pro-answers lang="nl" instrument="dagen"></pro-answers>
          </pro-provider>
        `);
        const el = provider.querySelector('pro-answers')!;
        await waitForData(el);
        return el;
      });
      expect(getText(el, '[role=alert]'))
        .to.match(/^Dit kon niet worden geladen\. /)
        .and.not.contain('Probeer opnieuw');
      expect(errors[0]?.message).to.match(/^listResponses\(\) gave data of another subject/);
    });
  });

  describe('incomplete or invalid data', () => {
    it('says that a response is a draft, stopped, or entered in error', async () => {
      const withStatus = (status: QuestionnaireResponse['status']) =>
        renderAnswers({ response: responseOf('r', '2026-11-14', { hoofdpijn: howOften(2) }, { status }) });
      expect(getText(await withStatus('in-progress'))).to.include('nog niet verstuurd');
      expect(getText(await withStatus('stopped'))).to.include('De lijst is niet af.');
      const mistake = await withStatus('entered-in-error');
      expect(getText(mistake)).to.include('per vergissing vastgelegd');
      expect(getLinkIds(mistake)).to.deep.equal([]);
    });

    it('shows a text in place of a number literally and without a color', async () => {
      const response = responseOf('r', '2026-11-14', { energie: { type: 'string', value: 'zes' } });
      const el = await renderAnswers({ response });
      const unknown = 'Hoeveel energie had u? zes de waarde van dit antwoord is niet bekend';
      expect(getQuestionText(el, 'energie')).to.equal(unknown);
      expect(getStatus(el, 'energie')).to.equal('noScore');
    });

    it('reports an answer without a question, and questions of another version', async () => {
      const response = responseOf(
        'r',
        '2026-11-14',
        {},
        {
          questionnaire: 'https://example.org/Questionnaire/dagen|2',
          items: [{ linkId: 'onbekend', answers: [{ value: { type: 'string', value: 'iets' } }] }],
        },
      );
      const el = await renderAnswers({ response });
      expect(getText(el)).to.include('1 antwoord staat hier niet');
      expect(getText(el)).to.include('De vragen zijn van een andere versie van de vragenlijst.');
    });

    it('refuses a response to another questionnaire, with an error that contains no answer', async () => {
      const response = { ...latest, questionnaire: 'https://example.org/Questionnaire/anders|1' };
      const { el, errors } = await collectErrors(() => renderAnswers({ response }));
      expect(getText(el, '[role=alert]')).to.include('Dit kon niet worden geladen.');
      expect(errors[0]?.message).to.include('Questionnaire/anders').and.not.include('nachten');
    });

    it('shows no questions for a scale that the instrument does not have', async () => {
      const el = await renderAnswers({ scale: 'onbekend' });
      expect(getLinkIds(el)).to.deep.equal([]);
      expect(getText(el)).to.include('Er is geen antwoord dat hierbij hoort.');
    });

    it('shows three thousand answers', async () => {
      const items = Array.from({ length: 3000 }, (_, index) => ({ linkId: `v${index}`, type: 'string' as const }));
      const long: Questionnaire = { url: 'https://example.org/Questionnaire/lang', version: '1', items };
      const response: QuestionnaireResponse = {
        questionnaire: canonicalOf(long),
        status: 'completed',
        items: items.map(({ linkId }) => ({ linkId, answers: [{ value: { type: 'string', value: 'x'.repeat(40) } }] })),
      };
      const el = await renderAnswers({ instrument: undefined, questionnaire: long, response });
      expect(getLinkIds(el).length).to.equal(3000);
    });
  });

  it('has a contrast of 3:1 for icons and 4.5:1 for texts (A2)', async () => {
    const el = await renderAnswers({ earlier: first });
    const surface = getComputedStyle(root(el).querySelector('[part=card]')!).backgroundColor;
    for (const outline of root(el).querySelectorAll('.outline')) {
      const { fill, stroke } = getComputedStyle(outline);
      expect(contrast(fill === 'none' ? stroke : fill, surface)).to.be.at.least(3);
    }
    for (const text of root(el).querySelectorAll('p, .ends')) {
      expect(contrast(getComputedStyle(text).color, surface), normalizeText(text.textContent)).to.be.at.least(4.5);
    }
  });

  it('fits in 280 px, even with a very long word (A5)', async () => {
    await setViewport({ width: 280, height: 800 });
    const response = responseOf('r', '2026-11-14', { bespreken: { type: 'string', value: 'x'.repeat(300) } });
    const el = await renderAnswers({ response, earlier: first });
    const { scrollWidth, clientWidth } = root(el).querySelector('[part=card]')!;
    expect(scrollWidth).to.be.at.most(clientWidth);
  });

  it('supports English and Arabic around a questionnaire that keeps its own language (A6)', async () => {
    expect(getQuestionText(await renderAnswers({ lang: 'en' }), 'slapen')).to.equal('Slecht slapen? not answered');
    const el = await renderAnswers({ lang: 'ar' });
    expect(root(el).querySelector('.root')?.getAttribute('dir')).to.equal('rtl');
    const literal = getQuestion(el, 'hoofdpijn').querySelector('.literal [lang]')!;
    expect(literal.getAttribute('lang')).to.equal('nl');
    expect(literal.getAttribute('dir')).to.equal('auto');
  });
});

describe('answers that are no result', () => {
  const national = canonicalOf({ url: 'https://example.org/national', version: '1', items: [] });
  const own = ['GEEN', 'WEINIG', 'VEEL', 'STEEDS'].map((code) => ({
    value: { type: 'coding' as const, value: { code, display: code.toLowerCase() } },
  }));

  it('are shown literally, and their value is said to be unknown', async () => {
    const questionnaire: Questionnaire = {
      url: 'https://example.org/national',
      version: '1',
      items: phq9.items.map(({ key, codes }) => ({
        linkId: key,
        type: 'choice',
        text: key,
        ...(codes && { code: codes }),
        options: own,
      })),
    };
    const items = phq9.items.map(({ key }) => ({ linkId: key, answers: [{ value: own[1]!.value }] }));
    const response: QuestionnaireResponse = { id: 'n', questionnaire: national, status: 'completed', items };
    const el = await renderAnswers({ instrument: phq9, questionnaire, response });
    expect(getQuestionText(el, 'phq-9')).to.equal(
      'phq-9 weinig de waarde van dit antwoord is niet bekend Let op dit antwoord',
    );
    expect(getText(el)).to.contain('De waarde van 9 antwoorden is niet bekend.').and.not.contain('niet beantwoord');
    expect(getText(el)).not.to.contain('Geen antwoord valt op');
  });

  it('are said to be unfinished if the questionnaire calculated them from too few answers', async () => {
    const score = `%resource.item.where(linkId in ('a' | 'b')).answer.value.ordinal().sum()`;
    const questionnaire: Questionnaire = {
      url: 'https://example.org/national',
      version: '1',
      items: [
        ...['a', 'b'].map((linkId) => ({ linkId, type: 'choice' as const, text: linkId, options: own })),
        {
          linkId: 't',
          type: 'decimal',
          text: 'T',
          readOnly: true,
          calculatedExpression: `iif(${score} = 3, 44, 75.7)`,
        },
      ],
    };
    const given = (linkId: string) => ({ linkId, answers: [{ value: own[1]!.value }] });
    const total = { linkId: 't', answers: [{ value: { type: 'decimal' as const, value: 75.7 } }] };
    const response = (...linkIds: string[]): QuestionnaireResponse => ({
      id: 'n',
      questionnaire: national,
      status: 'completed',
      items: [...linkIds.map(given), total],
    });
    for (const audience of ['patient', 'clinician'] as const) {
      const el = await renderAnswers({ instrument: undefined, questionnaire, response: response('a'), audience });
      expect(getQuestionText(el, 't')).to.equal('T Nog geen uitkomst (1 van 2 antwoorden)');
      expect(getText(el)).not.to.contain('75,7');
    }
    const el = await renderAnswers({ instrument: undefined, questionnaire, response: response('a', 'b') });
    expect(getQuestionText(el, 't')).to.equal('T 75,7 Berekend uit 2 van 2 antwoorden');
  });
});
