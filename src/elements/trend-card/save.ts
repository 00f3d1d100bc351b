import type { Instrument } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { flagText } from '../../internal/format/score-text.js';
import { paperPalette, type Palette } from './palette.js';
import type { Panel } from './panel.js';
import { pictureOf, type PicturePart } from './picture.js';
import { pictureNotes } from './trend-notes.js';
import { rowsOf, type TrendRow } from './trend-rows.js';
import { dateText, type TrendTexts } from './trend-text.js';
import type { Trend } from './trend.js';

/** Gives the user the tables as one file. */
export function saveTable(panels: readonly Panel[], instrument: Instrument, words: TrendTexts): void {
  const trends = panels.map(({ trend }) => trend);
  const content = new Blob([spreadsheetOf(trends, words)], { type: 'text/csv;charset=utf-8' });
  download(content, `${fileNameOf(panels, instrument, words)}.csv`);
}

/**
 * Gives the user the plots as one picture, with all that is said around them.
 *
 * @throws Error when the browser cannot make it.
 */
export async function savePicture(
  panels: readonly Panel[],
  instrument: Instrument,
  words: TrendTexts,
  look: Palette,
): Promise<void> {
  const canvas = pictureOf(
    panels.map((panel) => partOf(panel, instrument, words)),
    paperPalette(look),
  );
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!content) throw new Error('The browser made no picture.');
  download(content, `${fileNameOf(panels, instrument, words)}.png`);
}

function partOf({ title, summary, plot, trend, note }: Panel, { about }: Instrument, words: TrendTexts): PicturePart {
  return {
    title,
    sentence: [summary, ...trend.flags.map((flag) => `${flagText(flag, words)}.`)].join(' '),
    plot,
    notes: [note, ...pictureNotes(trend, about.notice, words)].filter(Boolean),
    events: (plot?.events ?? []).map(({ label, date }) => words.messages.joined([label, dateText(date, words)])),
  };
}

/** Makes a spreadsheet read the file as UTF-8. */
const byteOrderMark = '\uFEFF';

/** The same facts as the tables, for a spreadsheet: one row a measurement or event, with the name of its score. */
function spreadsheetOf(trends: readonly Trend[], words: TrendTexts): string {
  const { table } = words.trendCard;
  const header = [table.scale, table.date, table.score, table.meaning, table.change, table.version];
  const rows = trends.flatMap((trend) => {
    const name = localize(trend.scale.name, words.language);
    return rowsOf(trend, words).map((row) => [name, ...cellsOf(row)]);
  });
  const separator = separatorOf(words.language);
  const lines = [header, ...rows].map((cells) => cells.map((cell) => cellText(cell, separator)).join(separator));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function cellsOf(row: TrendRow): string[] {
  return 'event' in row ? [row.day, '', row.event, '', ''] : [row.day, row.score, row.meaning, row.change, row.version];
}

/** Where numbers have a decimal comma, spreadsheets expect a semicolon between cells. */
function separatorOf(language: string): string {
  return new Intl.NumberFormat(language, { numberingSystem: 'latn' }).format(0.5).includes(',') ? ';' : ',';
}

const number = /^[-−]?\d+([.,]\d+)*$/;
const startsFormula = /^[=+\-@\t\r]/;

/** A text that a spreadsheet would run as a formula gets an apostrophe before it; a number stays a number. */
function cellText(cell: string, separator: string): string {
  const safe = startsFormula.test(cell) && !number.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** "lichamelijk-werkvermogen": what the file is about, and nothing of the patient. */
function fileNameOf(panels: readonly Panel[], { name }: Instrument, { language }: TrendTexts): string {
  const [only, ...others] = panels;
  const title = only && others.length === 0 ? only.title : localize(name, language);
  return title
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Gives the user a file: it is made here, and no request leaves the page. */
function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Some browsers read it a while after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
