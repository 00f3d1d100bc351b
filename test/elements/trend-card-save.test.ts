import { expect, oneEvent } from '@open-wc/testing';
import { ModelError } from '../../src/core/model/parse.js';
import type { ProTrendCard } from '../../src/elements/trend-card/trend-card.js';
import { incomplete, instrument, measured, measurements } from '../../stories/outcomes-data.js';
import { waitUntil } from '../harness/wait.js';
import {
  createAdapter,
  renderCard,
  normalizeText,
  getElement,
  renderInProvider,
  root,
  getRows,
} from './trend-card-helpers.js';

interface SavedFile {
  readonly name: string;
  readonly address: string;
  readonly content: Blob;
}

const getButtons = (el: ProTrendCard) => [...root(el).querySelectorAll<HTMLButtonElement>('[part=save] button')];

/** Clicks a button of the menu, and returns the file that the browser would save. */
async function clickSave(el: ProTrendCard, name: string): Promise<SavedFile> {
  const { click } = HTMLAnchorElement.prototype;
  const links: { readonly name: string; readonly address: string }[] = [];
  HTMLAnchorElement.prototype.click = function () {
    links.push({ name: this.download, address: this.href });
  };
  getElement(el, '[part=save] summary').click();
  getButtons(el)
    .find((button) => normalizeText(button.textContent) === name)
    ?.click();
  await waitUntil(() => links.length > 0, 'a file is saved');
  HTMLAnchorElement.prototype.click = click;
  const [link] = links;
  const response = await fetch(link!.address);
  return { ...link!, content: await response.blob() };
}

const saveCsv = async (el: ProTrendCard, button = 'Opslaan als tabel (CSV)') => {
  const bytes = new Uint8Array(await (await clickSave(el, button)).content.arrayBuffer());
  expect(Array.from(bytes.subarray(0, 3)), 'byte order mark of UTF-8').to.deep.equal([0xef, 0xbb, 0xbf]);
  return new TextDecoder().decode(bytes).trimEnd().split('\r\n');
};

describe('<pro-trend-card> save menu', () => {
  it('names the action of each button', async () => {
    const el = await renderCard();
    expect(getButtons(el).map((button) => normalizeText(button.textContent))).to.deep.equal([
      'Opslaan als afbeelding',
      'Opslaan als tabel (CSV)',
      'Hele pagina afdrukken',
    ]);
    await expect(el).to.be.accessible();
  });

  it('saves the table as CSV, with dates that a spreadsheet can sort', async () => {
    const el = await renderInProvider(createAdapter(measurements));
    expect(await saveCsv(el)).to.deep.equal([
      'Schaal;Datum;Score;Betekenis;Verschil;Versie',
      'Lichamelijk werkvermogen;2026-08-12;3;laag;;1',
      'Lichamelijk werkvermogen;2026-09-05;;medicatie aangepast;;',
      'Lichamelijk werkvermogen;2026-10-03;4;laag;1 hoger, geen duidelijke verandering (niet bevestigd);1',
      'Lichamelijk werkvermogen;2026-11-14;8;goed;4 hoger, verbeterd (niet bevestigd);1',
    ]);
    expect(getRows(el).length).to.equal(4);
  });

  it('separates cells as the language does, and quotes a cell that contains the separator', async () => {
    const el = await renderCard({
      lang: 'en',
      scale: 'klachten',
      measurements: [measured('2026-01-01', { klachten: incomplete })],
    });
    const about = {
      ...instrument,
      scales: instrument.scales.map((scale) => ({ ...scale, name: 'So, "how" are you' })),
    };
    el.instrument = about;
    await waitUntil(() => normalizeText(getElement(el, '[part=title]').textContent).startsWith('So'));
    expect(await saveCsv(el, 'Save as table (CSV)')).to.deep.equal([
      'Scale,Date,Score,Meaning,Difference,Version',
      '"So, ""how"" are you",2026-01-01,no score,3 of 8 questions answered,,1',
    ]);
  });

  it('escapes texts that a spreadsheet would run, but not negative scores', async () => {
    const formulaScale = { name: '=HYPERLINK("https://example.org")', min: -10, bandSet: undefined };
    const scales = instrument.scales.map((scale) => (scale.id === 'fysiek' ? { ...scale, ...formulaScale } : scale));
    const el = await renderCard({
      instrument: { ...instrument, scales },
      measurements: [measured('2026-01-01', { fysiek: -3 }, '@cmd')],
    });
    expect((await saveCsv(el))[1]).to.equal(
      `"'=HYPERLINK(""https://example.org"")";2026-01-01;-3;geen afkapwaarde bekend;;'@cmd`,
    );
  });

  it('saves a picture in print quality with the default colors, even on a dark page', async () => {
    const theme = document.createElement('style');
    theme.textContent = 'pro-trend-card { --pro-color-text: #fff; --pro-color-surface: #000; }';
    document.head.append(theme);
    const el = await renderCard({ scale: 'fysiek klachten' });
    const file = await clickSave(el, 'Opslaan als afbeelding');
    theme.remove();
    expect(file.content.type).to.equal('image/png');
    expect(file.name).to.equal('werk-en-herstel.png');
    const bitmap = await createImageBitmap(file.content);
    expect(bitmap.width).to.equal(1600);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    expect([...context.getImageData(2, 2, 1, 1).data]).to.deep.equal([255, 255, 255, 255]);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const hasColor = (red: number, green: number, blue: number) => {
      for (let index = 0; index < data.length; index += 4) {
        if (data[index] === red && data[index + 1] === green && data[index + 2] === blue) return true;
      }
      return false;
    };
    expect(hasColor(22, 33, 43), 'the color of the title and the line').to.equal(true);
    expect(hasColor(142, 27, 27), 'a mark').to.equal(true);
    expect(hasColor(113, 128, 140), 'the line of a cut-off').to.equal(true);
  });

  it('makes no request, and keeps the patient out of the file name', async () => {
    const file = await clickSave(await renderCard(), 'Opslaan als tabel (CSV)');
    expect(file.address).to.match(/^blob:/);
    expect(file.name).to.equal('lichamelijk-werkvermogen.csv');
  });

  it('prints the page, and fires `pro-save`', async () => {
    const { print } = window;
    let printed = 0;
    window.print = () => (printed += 1);
    const el = await renderCard();
    setTimeout(() => getButtons(el)[2]?.click());
    const { format, instrument: about } = (await oneEvent(
      el,
      'pro-save',
    )) as unknown as HTMLElementEventMap['pro-save'];
    expect([format, about]).to.deep.equal(['print', 'voorbeeld']);
    expect(printed).to.equal(1);
    window.print = print;
  });

  it('shows an error if the picture cannot be created', async () => {
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = (callback) => callback(null);
    const el = await renderCard();
    setTimeout(() => getButtons(el)[0]?.click());
    const { error } = (await oneEvent(el, 'pro-error')) as unknown as HTMLElementEventMap['pro-error'];
    HTMLCanvasElement.prototype.toBlob = toBlob;
    expect(error).to.not.be.instanceOf(ModelError);
    await el.updateComplete;
    expect(normalizeText(getElement(el, '[part=save] [role=status]').textContent)).to.equal('Opslaan is niet gelukt.');
  });
});
