import { expect, oneEvent } from '@open-wc/testing';
import { ModelError } from '../../src/core/model/parse.js';
import type { ProTrendCard } from '../../src/elements/trend-card/trend-card.js';
import { incomplete, instrument, measured, measurements } from '../../stories/outcomes-data.js';
import { waitUntil } from '../harness/wait.js';
import { adapterWith, card, clean, part, provided, root, rowsOf } from './trend-cards.js';

interface File {
  readonly name: string;
  readonly address: string;
  readonly content: Blob;
}

const buttonsOf = (el: ProTrendCard) => [...root(el).querySelectorAll<HTMLButtonElement>('[part=save] button')];

/** Presses a button of the menu, and gives what the browser was asked to keep. */
async function saved(el: ProTrendCard, name: string): Promise<File> {
  const { click } = HTMLAnchorElement.prototype;
  const links: { readonly name: string; readonly address: string }[] = [];
  HTMLAnchorElement.prototype.click = function () {
    links.push({ name: this.download, address: this.href });
  };
  part(el, '[part=save] summary').click();
  buttonsOf(el)
    .find((button) => clean(button.textContent) === name)
    ?.click();
  await waitUntil(() => links.length > 0, 'there is a file');
  HTMLAnchorElement.prototype.click = click;
  const [link] = links;
  const response = await fetch(link!.address);
  return { ...link!, content: await response.blob() };
}

const csvOf = async (el: ProTrendCard, button = 'Opslaan als tabel (CSV)') => {
  const bytes = new Uint8Array(await (await saved(el, button)).content.arrayBuffer());
  expect(Array.from(bytes.subarray(0, 3)), 'UTF-8, for a spreadsheet').to.deep.equal([0xef, 0xbb, 0xbf]);
  return new TextDecoder().decode(bytes).trimEnd().split('\r\n');
};

describe('<pro-trend-card> gives what it shows', () => {
  it('in a menu of buttons that says what each does', async () => {
    const el = await card();
    expect(buttonsOf(el).map((button) => clean(button.textContent))).to.deep.equal([
      'Opslaan als afbeelding',
      'Opslaan als tabel (CSV)',
      'Hele pagina afdrukken',
    ]);
    await expect(el).to.be.accessible();
  });

  it('as a table for a spreadsheet: the facts of the table, with dates that it can sort', async () => {
    const el = await provided(adapterWith(measurements));
    expect(await csvOf(el)).to.deep.equal([
      'Schaal;Datum;Score;Betekenis;Verschil;Versie',
      'Lichamelijk werkvermogen;2026-08-12;3;laag;;1',
      'Lichamelijk werkvermogen;2026-09-05;;medicatie aangepast;;',
      'Lichamelijk werkvermogen;2026-10-03;4;laag;1 hoger, geen duidelijke verandering (niet bevestigd);1',
      'Lichamelijk werkvermogen;2026-11-14;8;goed;4 hoger, verbeterd (niet bevestigd);1',
    ]);
    expect(rowsOf(el).length).to.equal(4);
  });

  it('with the marks of its language between the cells, and a quote around what holds one', async () => {
    const el = await card({
      lang: 'en',
      scale: 'klachten',
      measurements: [measured('2026-01-01', { klachten: incomplete })],
    });
    const about = {
      ...instrument,
      scales: instrument.scales.map((scale) => ({ ...scale, name: 'So, "how" are you' })),
    };
    el.instrument = about;
    await waitUntil(() => clean(part(el, '[part=title]').textContent).startsWith('So'));
    expect(await csvOf(el, 'Save as table (CSV)')).to.deep.equal([
      'Scale,Date,Score,Meaning,Difference,Version',
      '"So, ""how"" are you",2026-01-01,no score,3 of 8 questions answered,,1',
    ]);
  });

  it('with no text that a spreadsheet would run, and a negative score as a number', async () => {
    const odd = { name: '=HYPERLINK("https://example.org")', min: -10, bandSet: undefined };
    const scales = instrument.scales.map((scale) => (scale.id === 'fysiek' ? { ...scale, ...odd } : scale));
    const el = await card({
      instrument: { ...instrument, scales },
      measurements: [measured('2026-01-01', { fysiek: -3 }, '@cmd')],
    });
    expect((await csvOf(el))[1]).to.equal(
      `"'=HYPERLINK(""https://example.org"")";2026-01-01;-3;geen afkapwaarde bekend;;'@cmd`,
    );
  });

  it('as a picture on white, sharp on paper, in the default colours even on a dark page', async () => {
    const theme = document.createElement('style');
    theme.textContent = 'pro-trend-card { --pro-color-text: #fff; --pro-color-surface: #000; }';
    document.head.append(theme);
    const el = await card({ scale: 'fysiek klachten' });
    const file = await saved(el, 'Opslaan als afbeelding');
    theme.remove();
    expect(file.content.type).to.equal('image/png');
    expect(file.name).to.equal('werk-en-herstel.png');
    const bitmap = await createImageBitmap(file.content);
    expect(bitmap.width).to.equal(1600);
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    expect([...context.getImageData(2, 2, 1, 1).data]).to.deep.equal([255, 255, 255, 255]);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const has = (red: number, green: number, blue: number) => {
      for (let at = 0; at < data.length; at += 4) {
        if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) return true;
      }
      return false;
    };
    expect(has(22, 33, 43), 'the ink of the title and the line').to.equal(true);
    expect(has(142, 27, 27), 'a mark').to.equal(true);
    expect(has(113, 128, 140), 'the line of a cut-off').to.equal(true);
  });

  it('from the page itself: no request is made, and the name of a file says nothing of the patient', async () => {
    const file = await saved(await card(), 'Opslaan als tabel (CSV)');
    expect(file.address).to.match(/^blob:/);
    expect(file.name).to.equal('lichamelijk-werkvermogen.csv');
  });

  it('on paper, with the whole page', async () => {
    const { print } = window;
    let printed = 0;
    window.print = () => (printed += 1);
    const el = await card();
    setTimeout(() => buttonsOf(el)[2]?.click());
    const { format, instrument: about } = (await oneEvent(
      el,
      'pro-save',
    )) as unknown as HTMLElementEventMap['pro-save'];
    expect([format, about]).to.deep.equal(['print', 'voorbeeld']);
    expect(printed).to.equal(1);
    window.print = print;
  });

  it('and says it when a picture could not be made', async () => {
    const { toBlob } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.toBlob = (callback) => callback(null);
    const el = await card();
    setTimeout(() => buttonsOf(el)[0]?.click());
    const { error } = (await oneEvent(el, 'pro-error')) as unknown as HTMLElementEventMap['pro-error'];
    HTMLCanvasElement.prototype.toBlob = toBlob;
    expect(error).to.not.be.instanceOf(ModelError);
    await el.updateComplete;
    expect(clean(part(el, '[part=save] [role=status]').textContent)).to.equal('Opslaan is niet gelukt.');
  });
});
