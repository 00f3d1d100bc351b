import { describe, it } from 'node:test';
import assert from 'node:assert/strict';
import { nl } from '../../src/locales/nl.js';

const mostWords = 15;
/** Words of forms and files that plain Dutch does without; what to write instead. */
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
/** People who fill in a form are addressed with u, all the way. */
const informal = /\b(je|jij|jou|jouw|jullie)\b/i;

/** Every text of the Dutch locale; of a function what it says with small, large, textual and missing values. */
function* textsOf(part: unknown, name: string): Generator<readonly [string, string]> {
  if (typeof part === 'string') yield [name, part];
  else if (typeof part === 'function') {
    for (const sample of samples) {
      for (const said of saidBy(part as (...given: unknown[]) => unknown, sample)) yield [name, said];
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

/** A sample of the wrong type says nothing of the text. */
function saidBy(message: (...given: unknown[]) => unknown, sample: readonly unknown[]): string[] {
  try {
    const said = message(...sample);
    return typeof said === 'string' ? [said] : [];
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

describe('the Dutch of the widgets', () => {
  const texts = Object.entries(nl.messages).flatMap(([name, part]) => [...textsOf(part, name)]);
  const sentences = texts.flatMap(([name, text]) => sentencesOf(text).map((sentence) => [name, sentence] as const));

  it('is read by this test from every part', () => {
    const parts = new Set(texts.map(([name]) => name.split('.')[0]));
    assert.deepEqual([...parts].sort(), Object.keys(nl.messages).sort());
    assert.ok(sentences.length > 200, `${sentences.length} sentences`);
    console.log(`Dutch: ${sentences.length} sentences, of at most ${mostWords} words`);
  });

  it(`has at most ${mostWords} words in a sentence`, () => {
    const long = sentences.filter(([, sentence]) => wordsOf(sentence).length > mostWords);
    assert.deepEqual(long, []);
  });

  it('has no hard words', () => {
    const found = sentences.flatMap(([name, sentence]) =>
      wordsOf(sentence).flatMap((word) => (hardWords[word.toLowerCase()] ? [`${name}: ${word}`] : [])),
    );
    assert.deepEqual([...new Set(found)], []);
  });

  it('says u', () => {
    assert.deepEqual([...new Set(sentences.filter(([, one]) => informal.test(one)).map(([name]) => name))], []);
  });
});
