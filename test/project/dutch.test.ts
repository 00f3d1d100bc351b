import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { nl } from '../../src/locales/nl.js';

const mostWords = 15;
/** Official words that plain Dutch avoids, with their replacement. */
const hardWords: Readonly<Record<string, string>> = {
  aanvangen: 'beginnen',
  additioneel: 'extra',
  alsmede: 'en',
  betreffende: 'over',
  conform: 'volgens',
  derhalve: 'daarom',
  dient: 'moet',
  dienen: 'moeten',
  echter: 'maar',
  foutief: 'fout',
  frequentie: 'hoe vaak',
  gaarne: 'graag',
  gelieve: 'wilt u',
  indien: 'als',
  initieel: 'eerste',
  invoer: 'wat u invult',
  middels: 'met',
  mits: 'als',
  momenteel: 'nu',
  obligatoir: 'verplicht',
  ongeldig: 'klopt niet',
  optioneel: 'niet verplicht',
  parameter: 'waarde',
  reeds: 'al',
  respondent: 'wie invult',
  selecteer: 'kies',
  selecteren: 'kiezen',
  teneinde: 'om',
  tevens: 'ook',
  thans: 'nu',
  valide: 'goed',
  vereist: 'verplicht',
  verifieer: 'controleer',
  voorts: 'verder',
  wenst: 'wilt',
  zulks: 'dit',
};
/** Informal pronouns: the texts address the reader with "u". */
const informal = /\b(je|jij|jou|jouw|jullie)\b/i;

/** Yields every text of the Dutch locale; calls functions with small, large, textual and empty values. */
function* textsOf(part: unknown, name: string): Generator<readonly [string, string]> {
  if (typeof part === 'string') yield [name, part];
  else if (typeof part === 'function') {
    for (const sample of samples) {
      for (const text of callMessage(part as (...given: unknown[]) => unknown, sample)) yield [name, text];
    }
  } else if (typeof part === 'object' && part !== null) {
    for (const [key, inside] of Object.entries(part)) yield* textsOf(inside, `${name}.${key}`);
  }
}

const samples: readonly (readonly unknown[])[] = [
  [1, 1, 1, 1],
  [2, 12, 3, 4],
  [-3, 4, 1, 1],
  ['1', '2', '3', '4'],
  ['7', '10', '3 november 2026', '2'],
  ['', '', '', ''],
  [['pijn', 'slaap', 'werk'], ['moe'], 'x', 'y'],
];

/** Calls a message function. A sample of the wrong type gives no text. */
function callMessage(message: (...given: unknown[]) => unknown, sample: readonly unknown[]): string[] {
  try {
    const text = message(...sample);
    return typeof text === 'string' ? [text] : [];
  } catch {
    return [];
  }
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?:;])\s+/).filter((sentence) => sentence.trim());
}

function wordsOf(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}][\p{L}\p{N}’'-]*/gu) ?? [];
}

describe('the Dutch interface texts', () => {
  const texts = Object.entries(nl.messages).flatMap(([name, part]) => [...textsOf(part, name)]);
  const sentences = texts.flatMap(([name, text]) => sentencesOf(text).map((sentence) => [name, sentence] as const));

  it('are read from every group of messages', () => {
    const parts = new Set(texts.map(([name]) => name.split('.')[0]));
    assert.deepEqual([...parts].sort(), Object.keys(nl.messages).sort());
    assert.ok(sentences.length > 200, `${sentences.length} sentences`);
    console.log(`Dutch: ${sentences.length} sentences, of at most ${mostWords} words`);
  });

  it(`have at most ${mostWords} words per sentence`, () => {
    const long = sentences.filter(([, sentence]) => wordsOf(sentence).length > mostWords);
    assert.deepEqual(long, []);
  });

  it('contain no difficult words', () => {
    const found = sentences.flatMap(([name, sentence]) =>
      wordsOf(sentence).flatMap((word) => (hardWords[word.toLowerCase()] ? [`${name}: ${word}`] : [])),
    );
    assert.deepEqual([...new Set(found)], []);
  });

  it('address the reader with "u"', () => {
    assert.deepEqual(
      [...new Set(sentences.filter(([, sentence]) => informal.test(sentence)).map(([name]) => name))],
      [],
    );
  });
});
