import { expect, fixture, html } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import type { QuestionnaireItem } from '../../src/core/model/questionnaire.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { everyQuestion, questionnaireOf, questionOf } from '../../stories/every-question.js';
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
  isReady,
  next,
  press,
  textOf,
} from './filling-in.js';

const pdf = (name: string, content = 'hallo') => new File([content], name, { type: 'application/pdf' });
const namesOf = (el: ProQuestionnaire) =>
  answersOf(el, 'bestand').map((answer) => answer.type === 'attachment' && answer.value.title);
const letters = questionOf('bestand', { repeats: true, maxOccurs: 2 });

describe('<pro-questionnaire> that asks for a file', () => {
  after(() => setViewport({ width: 800, height: 600 }));

  it('is accessible before, with a file, and with one that was refused', async () => {
    const el = await asking(letters);
    await expect(el).to.be.accessible();
    await give(el, 'bestand', pdf('brief.pdf'));
    await expect(el).to.be.accessible();
    await give(el, 'bestand', new File(['a'], 'lied.mp3', { type: 'audio/mpeg' }));
    await expect(el).to.be.accessible();
    await press(el, 'Versturen');
    await expect(el).to.be.accessible();
  });

  it('says beforehand which files it takes', async () => {
    const hintOf = async (more: Partial<QuestionnaireItem>, lang = 'nl') => {
      const el = await asking({ linkId: 'bestand', type: 'attachment', text: 'Welke?', ...more });
      el.lang = lang;
      await waitUntil(() => el.shadowRoot!.querySelector(`[lang=${lang}]`));
      await drawn(el);
      const described = el.shadowRoot!.querySelector('[type=file]')!.getAttribute('aria-describedby')!.split(' ')[0]!;
      return el.shadowRoot!.getElementById(described)!.innerText.replace(/\s+/g, ' ').trim();
    };
    const { mimeTypes, maxSize } = everyQuestion.bestand;
    expect(await hintOf({ mimeTypes, maxSize })).to.equal(
      'Kies een bestand: PDF of JPG. Het mag ten hoogste 2 MB groot zijn.',
    );
    expect(await hintOf({ mimeTypes: ['image/*', 'application/msword'], maxSize: 5000 })).to.equal(
      'Kies een bestand: foto of DOC. Het mag ten hoogste 4,9 kB groot zijn.',
    );
    expect(await hintOf({}), 'any file').to.equal('Het bestand mag ten hoogste 10 MB groot zijn.');
    expect(await hintOf({ mimeTypes }, 'en')).to.equal('Choose a file: PDF or JPG. It may be at most 10 MB.');
    const el = await asking(questionOf('bestand'));
    expect(el.shadowRoot!.querySelector('input')!.accept).to.equal('application/pdf,image/jpeg');
  });

  it('shows its name and size, and nothing of what is in it', async () => {
    const el = await asking(questionOf('bestand'));
    await give(el, 'bestand', new File(['<img src=x onerror=alert(1)>'], 'brief<b>.pdf', { type: 'application/pdf' }));
    expect(textOf(el)).to.contain('brief<b>.pdf (28 byte)').and.to.contain('Kies een ander bestand');
    const { shadowRoot } = el;
    expect(shadowRoot!.querySelectorAll('img, iframe, object, embed, [src], [href^=blob], b').length).to.equal(0);
    expect(shadowRoot!.innerHTML).not.to.contain(btoa('<img src=x'));
  });

  it('takes another in its place, and takes it away with the focus back on the field', async () => {
    const el = await asking(questionOf('bestand'));
    await give(el, 'bestand', pdf('een.pdf'));
    await give(el, 'bestand', pdf('twee.pdf'));
    expect(namesOf(el)).to.deep.equal(['twee.pdf']);
    await press(el, 'Verwijderen: twee.pdf');
    expect(namesOf(el)).to.deep.equal([]);
    expect(focused(el)?.id).to.equal('q-bestand');
    await give(el, 'bestand', pdf('twee.pdf'));
    expect(namesOf(el), 'the same file again').to.deep.equal(['twee.pdf']);
  });

  it('takes several where it may, up to as many as it asks for', async () => {
    const el = await asking(letters);
    await give(el, 'bestand', pdf('een.pdf'), pdf('twee.pdf'));
    expect(namesOf(el)).to.deep.equal(['een.pdf', 'twee.pdf']);
    expect(el.shadowRoot!.querySelectorAll('[type=file]').length, 'no more').to.equal(0);
    await press(el, 'Verwijderen: een.pdf');
    expect(namesOf(el)).to.deep.equal(['twee.pdf']);
    expect(focused(el)?.id).to.equal('q-bestand');
  });

  const refused: Record<string, [File, string]> = {
    'of another type': [
      new File(['a'], 'lied.mp3', { type: 'audio/mpeg' }),
      'Dit soort bestand kan hier niet. Kies: PDF of JPG.',
    ],
    'whose type nobody knows': [new File(['a'], 'iets'), 'Dit soort bestand kan hier niet. Kies: PDF of JPG.'],
    'that is too large': [
      new File([new Uint8Array(2 * 1024 * 1024 + 1)], 'scan.pdf', { type: 'application/pdf' }),
      'Dit bestand is te groot. Kies een bestand van ten hoogste 2 MB.',
    ],
    'that is empty': [pdf('leeg.pdf', ''), 'Dit bestand is leeg of beschadigd. Kies een ander bestand.'],
  };
  for (const [what, [file, message]] of Object.entries(refused)) {
    it(`refuses a file ${what}: at once, with the cure, and does not let it pass unseen`, async () => {
      const el = await form(questionnaireOf([questionOf('bestand'), questionOf('ja')]));
      await press(el, 'Beginnen');
      await give(el, 'bestand', pdf('goed.pdf'));
      await give(el, 'bestand', file);
      expect(textOf(el)).to.contain(message);
      expect(el.shadowRoot!.querySelector('.files')!.getAttribute('aria-live'), 'is heard').to.equal('polite');
      expect(namesOf(el), 'what was there stays').to.deep.equal(['goed.pdf']);
      await press(el, 'Volgende');
      expect(focused(el)?.id).to.equal('faults');
      expect(textOf(el).split(message).length, 'in the summary and at the field').to.equal(3);
      await press(el, message);
      expect(focused(el)?.id).to.equal('q-bestand');
      await press(el, 'Verder zonder dit bestand');
      expect(textOf(el)).not.to.contain(message);
      await press(el, 'Volgende');
      expect(headingOf(el)).to.contain('Woont u alleen?');
    });
  }

  it('knows types that a browser may not, by the name', async () => {
    const el = await asking(questionOf('bestand', { mimeTypes: ['image/heic'] }));
    await give(el, 'bestand', new File(['a'], 'IMG_1.HEIC'));
    expect(namesOf(el)).to.deep.equal(['IMG_1.HEIC']);
  });

  it('says that a file which is required is missing', async () => {
    const el = await asking(questionOf('bestand', { required: true }));
    await press(el, 'Versturen');
    expect(textOf(el)).to.contain('Beantwoord deze vraag.');
    await give(el, 'bestand', pdf('brief.pdf'));
    expect(el.shadowRoot!.querySelectorAll('.fault').length).to.equal(0);
  });

  it('does not go on while a file is read', async () => {
    const el = await form(questionnaireOf([questionOf('bestand'), questionOf('ja')]));
    await press(el, 'Beginnen');
    const given = give(el, 'bestand', pdf('brief.pdf', 'a'.repeat(1_500_000)));
    el.shadowRoot!.querySelector<HTMLElement>('.footer .primary')!.click();
    await el.updateComplete;
    expect(textOf(el)).to.contain('Wacht tot het bestand is toegevoegd.');
    await given;
    await waitUntil(() => namesOf(el).length === 1);
    await drawn(el);
    expect(el.shadowRoot!.querySelectorAll('.fault').length).to.equal(0);
  });

  it('drops a file that is read too late: the group that asked for it is gone', async () => {
    const group: QuestionnaireItem = {
      linkId: 'brieven',
      type: 'group',
      text: 'Brief',
      repeats: true,
      items: [{ linkId: 'b', type: 'attachment', text: 'Welke?' }],
    };
    const el = await asking(group);
    await press(el, 'Nog een toevoegen');
    const [, input] = el.shadowRoot!.querySelectorAll<HTMLInputElement>('[type=file]');
    const chosen = new DataTransfer();
    chosen.items.add(pdf('brief.pdf', 'a'.repeat(1_500_000)));
    input!.files = chosen.files;
    input!.dispatchEvent(new Event('change'));
    await press(el, 'Nummer 2 verwijderen');
    await waitUntil(() => !textOf(el).includes('Bestand toevoegen'));
    expect(JSON.stringify(el.getResponse())).not.to.contain('brief.pdf');
  });

  it('is looked back at by name and size, on the review and after', async () => {
    const el = await form(questionnaireOf([questionOf('bestand')]));
    await press(el, 'Beginnen');
    await give(el, 'bestand', pdf('brief.pdf', 'a'.repeat(3000)));
    await press(el, 'Volgende');
    expect(textOf(el)).to.contain('brief.pdf (2,9 kB)').and.to.contain('Wijzig');
    const back = await form(questionnaireOf([questionOf('bestand')]), { response: el.getResponse()!, readonly: true });
    expect(textOf(back)).to.contain('brief.pdf (2,9 kB)');
    const nameless = {
      type: 'attachment',
      value: { contentType: 'image/jpeg', url: 'https://example.org/1' },
    } as const;
    const elsewhere = await form(questionnaireOf([questionOf('bestand')]), {
      readonly: true,
      response: {
        questionnaire: 'https://pro-widgets.example/Questionnaire/voorbeeld|1',
        status: 'completed',
        items: [{ linkId: 'bestand', answers: [{ value: nameless }] }],
      },
    });
    expect(textOf(elsewhere)).to.contain('JPG').and.not.to.contain('example.org');
  });

  it('names no file in its events', async () => {
    const el = await asking(questionOf('bestand'));
    const answered = next(el, 'pro-answer');
    await give(el, 'bestand', pdf('brief.pdf'));
    expect(JSON.stringify({ ...(await answered) })).not.to.contain('brief');
  });

  it('gives the form of the page the file itself', async () => {
    const outer = await fixture<HTMLFormElement>(html`
      <form>
        <pro-questionnaire
          name="prom"
          layout="list"
          .questionnaire=${questionnaireOf([questionOf('bestand'), questionOf('ja')])}
        ></pro-questionnaire>
      </form>
    `);
    const el = outer.querySelector('pro-questionnaire')!;
    await waitUntil(() => isReady(el));
    await drawn(el);
    await give(el, 'bestand', pdf('brief.pdf'));
    await choose(el, 'Ja');
    const file = new FormData(outer).get('prom.bestand') as File;
    expect([file.name, file.type, await file.text()]).to.deep.equal(['brief.pdf', 'application/pdf', 'hallo']);
  });

  it('has its field where a person taps, at least 44 pixels high on the smallest screen', async () => {
    await setViewport({ width: 280, height: 600 });
    const el = await asking(questionOf('bestand'));
    await give(el, 'bestand', pdf(`${'lange-naam-'.repeat(12)}.pdf`));
    const input = el.shadowRoot!.querySelector('input')!;
    // Nothing is found at a point below the window, which is lower in some engines than in others.
    input.scrollIntoView({ block: 'center' });
    const { x, y, width, height } = input.getBoundingClientRect();
    expect(height).to.be.at.least(44);
    expect(el.shadowRoot!.elementFromPoint(x + width / 2, y + height / 2) === input).to.equal(true);
    expect(document.documentElement.scrollWidth).to.be.at.most(280);
    expect(field(el, 'Heeft u een brief').id).to.equal('q-bestand');
  });
});
