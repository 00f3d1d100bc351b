import { expect } from '@open-wc/testing';
import type { QuestionnaireItem, ItemPicture } from '../../src/core/model/questionnaire.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { matrix, questionnaireOf, questionOf } from '../../stories/every-question.js';
import { waitUntil } from '../harness/wait.js';
import { drawn, form, press, rootOf, textOf } from './filling-in.js';

/** A picture of one colour, as a questionnaire holds it. */
function pictureOf(color: string, alt?: string): ItemPicture {
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [40, 20];
  const context = canvas.getContext('2d')!;
  context.fillStyle = color;
  context.fillRect(0, 0, 40, 20);
  const [, data = ''] = canvas.toDataURL('image/png').split(',');
  return { contentType: 'image/png', data, ...(alt && { alt }) };
}

const canvases = (el: ProQuestionnaire) => [...rootOf(el).querySelectorAll('canvas')];
const isDrawn = (el: ProQuestionnaire) => waitUntil(() => canvases(el).every(({ width }) => width > 0), 'is drawn');
const colorOf = (canvas: HTMLCanvasElement) => [...canvas.getContext('2d')!.getImageData(20, 10, 1, 1).data];

async function begun(...items: readonly QuestionnaireItem[]): Promise<ProQuestionnaire> {
  const el = await form(questionnaireOf(items));
  await press(el, 'Beginnen');
  return el;
}

describe('<pro-questionnaire> with pictures', () => {
  it('draws that of a question and those of its options, named by their words, and is accessible', async () => {
    const { options = [], ...question } = questionOf('keuze');
    const colors = ['rgb(255, 0, 0)', 'rgb(0, 255, 0)', 'rgb(0, 0, 255)'];
    const el = await begun({
      ...question,
      control: 'drop-down',
      picture: pictureOf('rgb(9, 9, 9)', 'Een weg'),
      options: options.map((option, place) => ({ ...option, picture: pictureOf(colors[place]!, `Plaatje ${place}`) })),
    });
    await isDrawn(el);
    expect(canvases(el).map((one) => [one.getAttribute('aria-label'), colorOf(one).join()])).to.deep.equal([
      ['Een weg', '9,9,9,255'],
      ['Plaatje 0', '255,0,0,255'],
      ['Plaatje 1', '0,255,0,255'],
      ['Plaatje 2', '0,0,255,255'],
    ]);
    expect(rootOf(el).querySelectorAll('img, [src], [style]').length, 'nothing that a policy forbids').to.equal(0);
    expect(rootOf(el).querySelectorAll('label.option').length).to.equal(3);
    await expect(el).to.be.accessible();
  });

  it('keeps it in view with a text that holds for several questions', async () => {
    const text: QuestionnaireItem = {
      linkId: 't',
      type: 'display',
      text: 'Kijk naar het plaatje.',
      picture: pictureOf('red'),
    };
    const el = await begun(text, questionOf('ja'), questionOf('regel'));
    await isDrawn(el);
    expect(canvases(el).map((one) => one.getAttribute('aria-label'))).to.deep.equal(['Afbeelding']);
    await press(el, 'Volgende');
    expect(textOf(el)).to.contain('Wat is uw beroep?');
    await isDrawn(el);
    expect(canvases(el).length).to.equal(1);
  });

  it('draws the picture that is there now', async () => {
    const el = await begun(
      questionOf('ja', { picture: pictureOf('rgb(255, 0, 0)') }),
      questionOf('geheel', { picture: pictureOf('rgb(0, 0, 255)') }),
    );
    await isDrawn(el);
    await press(el, 'Volgende');
    await waitUntil(() => colorOf(canvases(el)[0]!).join() === '0,0,255,255');
  });

  it('shows the words of a picture that is none', async () => {
    const svg = btoa('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)" width="9" height="9"></svg>');
    const el = await begun(questionOf('ja', { picture: { contentType: 'image/png', data: svg, alt: 'Een huis' } }));
    await waitUntil(() => textOf(el).includes('Afbeelding: Een huis'));
    expect(canvases(el)[0]!.hidden).to.equal(true);
    const broken = await begun(questionOf('ja', { picture: { contentType: 'image/gif', data: '%', alt: 'Een boom' } }));
    await waitUntil(() => textOf(broken).includes('Afbeelding: Een boom'));
  });

  it('asks nothing of a server for one on the web: it is a link', async () => {
    const url = 'https://pictures.example/huis.png';
    const el = await begun(questionOf('ja', { picture: { contentType: 'image/png', url, alt: 'Een huis' } }));
    await drawn(el);
    const link = rootOf(el).querySelector<HTMLAnchorElement>('.picture a')!;
    expect(link.innerText).to.equal('Bekijk de afbeelding: Een huis');
    expect([link.href, link.target, link.rel]).to.deep.equal([url, '_blank', 'noopener noreferrer']);
    expect(performance.getEntriesByType('resource').filter(({ name }) => name === url).length).to.equal(0);
    await expect(el).to.be.accessible();
  });

  it('does not make a row of a table of a question that has one', async () => {
    const items = matrix.items!.map((item, place) => (place === 1 ? { ...item, picture: pictureOf('red') } : item));
    const el = await begun({ ...matrix, items });
    expect(rootOf(el).querySelectorAll('table').length).to.equal(0);
  });
});
