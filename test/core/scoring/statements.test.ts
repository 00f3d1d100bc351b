// Whatever was measured, no two widgets say different things of it: every sentence is held against the raw measurements.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Scale } from '../../../src/core/model/instrument.js';
import type { Measurement, Score } from '../../../src/core/model/score.js';
import { localize } from '../../../src/core/model/localized-text.js';
import { history, instrument } from './random-history.js';
import { saidOf, type Said, type SaidOfScale } from './widgets.js';

const histories = process.env['ENDURANCE'] ? 20_000 : 1_000;

/** A number as it is written in Dutch. */
const number = (text: string | undefined) => Number((text ?? '').replace('.', '').replace(',', '.'));
const ten = (value: number) => Math.round(value * 1e8) / 1e8;
const verdictIn = (text: string) => /(?:mogelijk )?(?:verbeterd|verslechterd)/i.exec(text)?.[0].toLowerCase();
const count = {
  histories: 0,
  compared: 0,
  calm: 0,
  estimates: 0,
  unconfirmed: 0,
  old: 0,
  flags: 0,
  dates: 0,
  newest: 0,
};

const months = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
];
/** A day as it is written in Dutch, without the app's own formatter. */
function written(date: string): string {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  if (!/^\d{4}(-\d\d){0,2}(T|$)/.test(date) || !year) return date;
  const name = month ? `${months[month - 1]} ` : '';
  return `${day ? `${day} ` : ''}${name}${year}`;
}

const scoredOn = (scale: Scale, measurements: readonly Measurement[]) =>
  measurements.flatMap((measurement) =>
    measurement.scores.filter((score) => score.scale === scale.id).map((score) => ({ measurement, score })),
  );
const hasValue = (scale: Scale, { status, value }: Score) =>
  (status === 'ok' || status === 'prorated') &&
  value !== undefined &&
  value >= scale.min - 1e-9 &&
  value <= scale.max + 1e-9;
const personOf = ({ respondent = 'patient' }: Measurement) => respondent;

/** The word of the last band whose line is not above the number as it is read. */
const wordAt = ({ bandSet }: Scale, value: number) => bandSet?.bands.findLast(({ from }) => value >= from)?.word;

function checkRow(scale: Scale, said: SaidOfScale, measurements: readonly Measurement[], dates: string): void {
  const { row, trend, chip } = said;
  const now = /: (-?\d+(?:,\d+)?) (?:van \d+,|\()/.exec(row)?.[1];
  if (now === undefined) {
    assert.doesNotMatch(row, /hoger,|lager,|\bgelijk\b|verbeterd|verslechterd/, 'no change without a score');
    return;
  }
  const word = /(?:van \d+|\)), ([^,]+)/.exec(row)?.[1];
  if (scale.bandSet && word !== 'andere versie van de vragenlijst') {
    assert.equal(word, wordAt(scale, number(now)), 'the number and its word are of one band');
  }
  assert.equal(
    verdictIn(row),
    verdictIn(trend.replace('verbetering', 'verbeterd').replace('verslechtering', 'verslechterd')),
    'one verdict',
  );
  assert.equal(verdictIn(row), verdictIn(chip), 'one verdict in the chip');
  for (const text of [row, chip]) {
    if (/\bgelijk\b/.test(text)) assert.equal(verdictIn(text), undefined, 'nothing improved that is equal');
  }

  const pair = /[Vv]an (-?\d+(?:,\d+)?)( \(geschat\))? naar (-?\d+(?:,\d+)?)/.exec(trend);
  const difference = /(\d+(?:,\d+)?) (hoger|lager)/.exec(row);
  if (!pair) {
    if (difference) assert.fail(`a difference without a pair: ${row} / ${trend}`);
    return;
  }
  count.compared += 1;
  const [, before, estimate, after] = pair;
  assert.equal(after, now, 'one number now');
  assert(difference, `a pair without a difference: ${row} / ${trend}`);
  const sign = difference[2] === 'hoger' ? 1 : -1;
  assert.equal(ten(number(after) - number(before)), sign * number(difference[1]), 'the difference of what is shown');

  // The date beside it belongs to the earlier number, which the same person gave to the same version.
  const since = /vergeleken met ([^,]+)/.exec(row)?.[1] ?? /Vorige keer (.+?)\./.exec(dates)?.[1];
  const all = scoredOn(scale, measurements);
  const latest = all.filter(({ score }) => hasValue(scale, score));
  const earlier = latest.filter(
    ({ measurement, score }) =>
      written(measurement.date) === since && Math.abs((score.value ?? 0) - number(before)) <= 0.51,
  );
  assert(earlier.length > 0, `${before} is not of ${since}: ${row} / ${dates}`);
  count.dates += 1;
  const isSame = earlier.some(({ measurement }) =>
    latest.some(
      (one) =>
        one.measurement !== measurement &&
        personOf(one.measurement) === personOf(measurement) &&
        one.measurement.version === measurement.version &&
        Math.abs((one.score.value ?? 0) - number(after)) <= 0.51,
    ),
  );
  assert(isSame, 'two respondents or two versions are never compared');
  assert(
    measurements.every(({ date }) => date.slice(0, 10) !== since),
    'a date is written out',
  );
  const isEstimate = earlier.every(({ score }) => score.status === 'prorated');
  if (isEstimate) {
    assert(estimate, 'an estimate is called one');
    assert.match(row, /geschat/);
    count.estimates += 1;
  }
  if (verdictIn(row) && scale.change?.some(({ source }) => !source.verified)) {
    if (/niet bevestigd/.test(chip)) count.unconfirmed += 1;
    assert.equal(/niet bevestigd/.test(chip), /\(niet bevestigd\)\./.test(trend), 'unconfirmed in both');
    if (scale.id === 'gamma') assert.match(chip, /niet bevestigd/);
  }
}

/** Sentences that deny that anything stands out. */
const denials = /(Geen|Geen score) vraagt om aandacht|valt niets op|geven hier geen aanleiding/;
const standingOut =
  /verslechter|vroeg eerder|vroeg één antwoord|Eén antwoord vraagt|Niet beantwoord:|Niet gevraagd:|Niet bekend bij|vragen beantwoord|niet ingevuld\b|past niet bij/i;

function checkTogether(said: Said, measurements: readonly Measurement[]): void {
  const newest = measurements.toSorted((a, b) => momentOf(a.date) - momentOf(b.date)).at(-1);
  // Among dates that cannot be read, and between "2026" and "2026-01", nobody knows which is the newest.
  const isOnlyNewest = ({ date }: Measurement) =>
    measurements.every((one) => momentOf(one.date) !== momentOf(date) || one.date.slice(0, 10) === date.slice(0, 10));
  const isDated = newest !== undefined && Number.isFinite(momentOf(newest.date)) && isOnlyNewest(newest);
  const isCurrent = ({ date }: Measurement) => date.slice(0, 10) === newest?.date.slice(0, 10);
  const rows = said.scales.map(({ row }) => row).join('\n');
  if (denials.test(said.all)) {
    count.calm += 1;
    assert.doesNotMatch(rows + said.rest + said.tipsAbout + said.record, standingOut, `denied: ${said.all}`);
    assert.doesNotMatch(rows, /\b(geel|rood|grijs|zwart)\b/, 'a light that is not good is denied');
    for (const { trend } of said.scales) assert.doesNotMatch(trend, standingOut, `denied: ${said.all}`);
  }
  // The newest score of a person is not hidden behind that of another one.
  for (const scale of instrument.scales) {
    const scored = scoredOn(scale, measurements);
    for (const { measurement, score } of scored) {
      const { light } = scale.bandSet?.bands.findLast(({ from }) => (score.value ?? 0) >= from + 1e-6) ?? {};
      const isNewest = scored.every(
        (other) =>
          other.measurement === measurement ||
          personOf(other.measurement) !== personOf(measurement) ||
          other.measurement.date.slice(0, 10) < measurement.date.slice(0, 10),
      );
      if (!light || light === 'ok' || !isNewest || !hasValue(scale, score) || measurement.version === '2') continue;
      count.newest += 1;
      assert.doesNotMatch(said.all, denials, `denied: ${said.all}`);
    }
  }
  const counted = Number(/^(\d+) (?:score )?(?:vraagt|vragen|scores)/.exec(said.attention)?.[1] ?? 0);
  const dated = said.scales.filter(({ row }) => /\b(geel|rood|grijs|zwart)\b/.test(row) && !hasOwnDate(row));
  assert.equal(counted, dated.length, `as many are counted as rows of today ask for attention: ${said.record}`);

  for (const scale of instrument.scales) {
    const name = localize(scale.name, 'nl');
    const scored = scoredOn(scale, measurements).filter(
      ({ score }) => !(scale.method.type === 'external' && score.status === 'notApplicable'),
    );
    const isOld = isDated && scored.length > 0 && !scored.some(({ measurement }) => isCurrent(measurement));
    if (isOld) {
      count.old += 1;
      const row = said.scales.find((one) => one.name === name)?.row ?? '';
      assert.match(row, /\d{4}|yesterday/, 'an old score has its date');
      for (const tip of said.tips) assert.ok(!tip.includes(name), `an old score is in no tip: ${tip}`);
      assert.doesNotMatch(said.rest, new RegExp(`(?:erbeterd|erslechterd): [^.]*${name}`), 'an old change is no news');
    }
    const isOthers = scored.length > 0 && scored.every(({ measurement }) => personOf(measurement) !== 'patient');
    if (isOthers)
      for (const tip of said.tips) assert.ok(!tip.includes(name), `somebody else's score is in no tip: ${tip}`);
  }
  if (measurements.some(({ flags }) => flags?.some(({ status }) => status === 'raised'))) count.flags += 1;
  const answered = measurements.filter(({ flags }) => flags);
  if (isDated && /Eén antwoord vraagt aandacht/.test(said.record)) {
    assert(
      answered.some((one) => isCurrent(one) && one.flags?.some(({ status }) => status === 'raised')),
      `an undated flag is of today: ${said.record}`,
    );
  }
  assert.equal(
    /vraagt aandacht: vraag negen/.test(said.record),
    /vraagt aandacht: vraag negen/.test(said.tipsAbout),
    'the flag of today is in the traffic light and in the tips',
  );
}

const hasOwnDate = (row: string) =>
  row.split(', ').some((part) => /^(\d+ )?([a-z]+ )?\d{4}$|^\d\d-\d\d-\d{4}$|^yesterday$/.test(part));

function momentOf(date: string): number {
  if (!/^\d{4}(-\d\d){0,2}(T|$)/.test(date)) return Number.NEGATIVE_INFINITY;
  return Date.parse(date.includes('T') && !/(Z|[+-]\d\d:\d\d)$/.test(date) ? `${date}Z` : date);
}

describe('the sentences of all widgets', () => {
  it('do not contradict each other or the measurements, whatever was measured', () => {
    fc.assert(
      fc.property(history, (measurements) => {
        count.histories += 1;
        const said = saidOf(instrument, measurements, 'clinician');
        for (const [index, scale] of instrument.scales.entries()) {
          checkRow(scale, said.scales[index]!, measurements, said.dates);
        }
        checkTogether(said, measurements);
        assert.doesNotMatch(said.all, /± (-|0 )|NaN|undefined|Infinity|\d,\d{7}/, 'no broken number');
      }),
      { numRuns: histories, includeErrorInReport: true },
    );
    console.log(`Statements: ${JSON.stringify(count)}`);
    for (const [name, times] of Object.entries(count)) {
      assert.ok(times > 0, `${name} was never tried`);
    }
  });

  it('do not depend on the order in which measurements are given', () => {
    fc.assert(
      fc.property(
        history.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
        ),
        ([given, shuffled]) => {
          assert.equal(saidOf(instrument, shuffled, 'patient').all, saidOf(instrument, given, 'patient').all);
        },
      ),
      { numRuns: Math.round(histories / 2), includeErrorInReport: true },
    );
  });

  it('never call the answers of somebody else those of the patient, in any language', () => {
    const own = { nl: /\b(uw|u vulde|u heeft)\b/i, en: /\b(your|you)\b/i, ar: /درجتك|ملأت|إجاباتك/ };
    const byOther = history.map((given) => given.map((one) => ({ ...one, respondent: 'RelatedPerson/1' })));
    fc.assert(
      fc.property(byOther, fc.constantFrom('nl', 'en', 'ar'), (measurements, language) => {
        if (measurements.length === 0) return;
        const { dates, attention, rest, scales, tipsAbout } = saidOf(instrument, measurements, 'patient', language);
        const measured = scales.filter(({ table }) => table.length > 0);
        const said = [
          dates,
          attention,
          rest,
          tipsAbout,
          ...measured.flatMap(({ trend, row, table }) => [trend, row, ...table]),
        ];
        for (const text of said) assert.doesNotMatch(text, own[language], text);
      }),
      { numRuns: Math.round(histories / 4), includeErrorInReport: true },
    );
  });
});
