import type { Instrument } from '../../core/model/instrument.js';
import { localize } from '../../core/model/localized-text.js';
import { flagText } from '../../internal/format/score-text.js';
import { defaultPalette, type Palette } from './palette.js';
import type { Panel } from './panel.js';
import { drawPicture, type PictureSection } from './picture.js';
import { pictureNotes } from './trend-notes.js';
import { hasRespondents, rowsOf, type TrendRow } from './trend-rows.js';
import { dateText, type TrendTexts } from './trend-text.js';
import type { Trend } from './trend.js';

export function saveTable(panels: readonly Panel[], instrument: Instrument, texts: TrendTexts): void {
  const trends = panels.map(({ trend }) => trend);
  const content = new Blob([csvText(trends, texts)], { type: 'text/csv;charset=utf-8' });
  download(content, `${fileName(panels, instrument, texts)}.csv`);
}

/** Downloads the plots with their texts as one PNG file. Rejects if the browser cannot create it. */
export async function savePicture(
  panels: readonly Panel[],
  instrument: Instrument,
  texts: TrendTexts,
  pagePalette: Palette,
): Promise<void> {
  const canvas = drawPicture(
    panels.map((panel) => pictureSection(panel, instrument, texts)),
    defaultPalette(pagePalette),
  );
  const content = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!content) throw new Error('The browser could not encode the PNG, so nothing was saved; save the table instead.');
  download(content, `${fileName(panels, instrument, texts)}.png`);
}

function pictureSection(
  { title, summary, plot, trend, note }: Panel,
  { about }: Instrument,
  texts: TrendTexts,
): PictureSection {
  return {
    title,
    sentence: [summary, ...trend.flags.map((flag) => `${flagText(flag, texts)}.`)].join(' '),
    plot,
    notes: [note, ...pictureNotes(trend, about.notice, texts)].filter(Boolean),
    events: (plot?.events ?? []).map(({ label, date }) => texts.messages.joined([label, dateText(date, texts)])),
  };
}

/** Needed for spreadsheets to read the file as UTF-8. */
const byteOrderMark = '\uFEFF';

function csvText(trends: readonly Trend[], texts: TrendTexts): string {
  const { table } = texts.trendCard;
  const withRespondents = trends.some(hasRespondents);
  const header = [
    table.scale,
    table.date,
    table.score,
    table.meaning,
    table.change,
    table.version,
    ...(withRespondents ? [table.respondent] : []),
  ];
  const rows = trends.flatMap((trend) => {
    const name = localize(trend.scale.name, texts.language);
    return rowsOf(trend, texts).map((row) => [name, ...cellsOf(row, withRespondents)]);
  });
  const separator = csvSeparator(texts.language);
  const lines = [header, ...rows].map((cells) => cells.map((cell) => escapeCell(cell, separator)).join(separator));
  return `${byteOrderMark}${lines.join('\r\n')}\r\n`;
}

function cellsOf(row: TrendRow, withRespondents: boolean): string[] {
  const cells =
    'event' in row ? [row.day, '', row.event, '', ''] : [row.day, row.score, row.meaning, row.change, row.version];
  return withRespondents ? [...cells, 'event' in row ? '' : row.respondent] : cells;
}

/** The separator that spreadsheets expect: a semicolon in languages with a decimal comma. */
function csvSeparator(language: string): string {
  return new Intl.NumberFormat(language, { numberingSystem: 'latn' }).format(0.5).includes(',') ? ';' : ',';
}

const numberPattern = /^[-−]?\d+([.,]\d+)*$/;
const formulaPattern = /^[=+\-@\t\r]/;

/** Quotes a cell. An apostrophe keeps spreadsheets from running a text as a formula; numbers are left as they are. */
function escapeCell(cell: string, separator: string): string {
  const safe = formulaPattern.test(cell) && !numberPattern.test(cell) ? `'${cell}` : cell;
  return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** A name such as "lichamelijk-werkvermogen", which contains nothing about the patient. */
function fileName(panels: readonly Panel[], { name }: Instrument, { language }: TrendTexts): string {
  const [only, ...others] = panels;
  const title = only && others.length === 0 ? only.title : localize(name, language);
  return title
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
}

/** Downloads a file that exists only in the page, without a request. */
function download(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  // Some browsers read the URL some time after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
