// Checks every sentence of every widget against random measurements, so that no two widgets contradict each other.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Scale } from '../../../src/core/model/instrument.js';
import type { Measurement, Score } from '../../../src/core/model/score.js';
import { localize } from '../../../src/core/model/localized-text.js';
import { history, instrument, people, personByReference } from './random-history.js';
import { withRespondents } from '../../../src/core/scoring/respondent.js';
import { historiesOf, type ScoreSeries } from '../../../src/core/scoring/score-view.js';
import { statementsOf, type WidgetStatements, type ScaleStatements } from './widgets.js';

const histories = process.env['ENDURANCE'] ? 20_000 : 1_000;

/** Parses a number in Dutch notation. */
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
  lines: 0,
  several: 0,
  helped: 0,
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
/** Formats a date in Dutch, independent of the library's formatter. */
function formatDate(date: string): string {
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
const personOf = ({ respondent = 'patient' }: Measurement) => personByReference[respondent] ?? respondent;

/** The name of each person in a sentence and as the label of a line, for a clinician. */
const names: Readonly<Record<string, { readonly name: string; readonly label: string }>> = {
  patient: { name: 'de patiënt', label: 'Patiënt' },
  mother: { name: 'Anna (moeder)', label: 'Moeder' },
  teacher: { name: 'leerkracht', label: 'Leerkracht' },
  'somebody else': { name: 'iemand anders', label: 'Iemand anders' },
  unknown: { name: 'onbekend wie invulde', label: 'Onbekend wie invulde' },
};
const personIn = (row: string) =>
  /onbekend wie dit invulde/.test(row)
    ? 'unknown'
    : (Object.keys(names).find((person) => row.includes(`ingevuld door ${names[person]!.name}`)) ?? 'patient');

/** The bands for a person: own ones for the mother on one scale, and none for the others. */
const bandsFor = (scale: Scale, person: string) =>
  person === 'patient' ? scale.bandSet : person === 'mother' ? scale.otherRespondents?.[0]?.bandSet : undefined;

/** Returns the word of the last band whose cut-off is not above the shown number. */
const wordAt = (scale: Scale, person: string, value: number) =>
  bandsFor(scale, person)?.bands.findLast(({ from }) => value >= from)?.word;

const labels = Object.values(names).map(({ label }) => label);
const startsWithLabel = new RegExp(`(?<=^|[.] )(?=(?:${labels.join('|')}): )`, 'u');
/** The sentences about one person, of a summary that can be about several. */
const sentencesOf = (trend: string, person: string) => {
  const parts = trend.split(startsWithLabel);
  if (!parts.some((part) => labels.some((label) => part.startsWith(`${label}: `)))) return trend;
  return parts.filter((part) => part.startsWith(`${names[person]!.label}: `)).join(' ');
};

function checkRow(
  scale: Scale,
  statements: ScaleStatements,
  measurements: readonly Measurement[],
  dates: string,
): void {
  const { row, chip } = statements;
  const person = personIn(row);
  const isAlone = new Set(scoredOn(scale, measurements).map(({ measurement }) => personOf(measurement))).size === 1;
  const trend = isAlone ? statements.trend : sentencesOf(statements.trend, person);
  const now = /: (-?\d+(?:,\d+)?) (?:van \d+,|\()/.exec(row)?.[1];
  if (now === undefined) {
    assert.doesNotMatch(row, /hoger,|lager,|\bgelijk\b|verbeterd|verslechterd/, 'no change without a score');
    return;
  }
  const word = /(?:van \d+|\)), ([^,]+)/.exec(row)?.[1];
  if (word?.startsWith('geen afkapwaarde')) {
    assert.equal(bandsFor(scale, person), undefined, 'a score with bands has a word');
  } else if (word !== 'andere versie van de vragenlijst') {
    assert.equal(word, wordAt(scale, person, number(now)), 'the number and its word are of one band');
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

  // The date belongs to the earlier number, by the same person and of the same version.
  const since = /vergeleken met ([^,]+)/.exec(row)?.[1] ?? /Vorige keer (?:in )?(.+?)\./.exec(dates)?.[1];
  const all = scoredOn(scale, measurements);
  const latest = all.filter(({ score }) => hasValue(scale, score));
  const earlier = latest.filter(
    ({ measurement, score }) =>
      formatDate(measurement.date) === since && Math.abs((score.value ?? 0) - number(before)) <= 0.51,
  );
  assert(earlier.length > 0, `${before} is not of ${since}: ${row} / ${dates}`);
  count.dates += 1;
  const hasSameSeries = earlier.some(({ measurement }) =>
    latest.some(
      (candidate) =>
        candidate.measurement !== measurement &&
        personOf(candidate.measurement) === personOf(measurement) &&
        candidate.measurement.version === measurement.version &&
        Math.abs((candidate.score.value ?? 0) - number(after)) <= 0.51,
    ),
  );
  assert(hasSameSeries, 'two respondents or two versions are never compared');
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

/** Sentences that state that nothing stands out. */
const denials = /(Geen|Geen score) vraagt om aandacht|valt niets op|geven hier geen aanleiding/;
const standingOut =
  /verslechter|vroeg eerder|vroeg één antwoord|Eén antwoord vraagt|Niet beantwoord:|Niet gevraagd:|Niet bekend bij|vragen beantwoord|niet ingevuld\b|past niet bij/i;

function checkTogether(statements: WidgetStatements, measurements: readonly Measurement[]): void {
  const newest = measurements.toSorted((a, b) => momentOf(a.date) - momentOf(b.date)).at(-1);
  // Among dates that cannot be read, and between "2026" and "2026-01", nobody knows which is the newest.
  const isOnlyNewest = ({ date }: Measurement) =>
    measurements.every((one) => momentOf(one.date) !== momentOf(date) || one.date.slice(0, 10) === date.slice(0, 10));
  const isDated = newest !== undefined && Number.isFinite(momentOf(newest.date)) && isOnlyNewest(newest);
  const isCurrent = ({ date }: Measurement) => date.slice(0, 10) === newest?.date.slice(0, 10);
  const rows = statements.scales.map(({ row }) => row).join('\n');
  if (denials.test(statements.all)) {
    count.calm += 1;
    assert.doesNotMatch(
      rows + statements.rest + statements.tipsAbout + statements.record,
      standingOut,
      `denied: ${statements.all}`,
    );
    const others = statements.scales.flatMap(({ others }) => others).join('\n');
    assert.doesNotMatch(
      rows + others,
      /\b(geel|rood|grijs|zwart|paars|indigo)\b/,
      'a light that is not good is denied',
    );
    for (const { trend } of statements.scales) assert.doesNotMatch(trend, standingOut, `denied: ${statements.all}`);
  }
  // The newest score of a person is not hidden behind that of another one.
  for (const scale of instrument.scales) {
    const scored = scoredOn(scale, measurements);
    for (const { measurement, score } of scored) {
      const { light } =
        bandsFor(scale, personOf(measurement))?.bands.findLast(({ from }) => (score.value ?? 0) >= from + 1e-6) ?? {};
      const isNewest = scored.every(
        (other) =>
          other.measurement === measurement ||
          personOf(other.measurement) !== personOf(measurement) ||
          other.measurement.date.slice(0, 10) < measurement.date.slice(0, 10),
      );
      if (!light || light === 'ok' || !isNewest || !hasValue(scale, score) || measurement.version === '2') continue;
      count.newest += 1;
      assert.doesNotMatch(statements.all, denials, `denied: ${statements.all}`);
    }
  }
  const counted = Number(/^(\d+) (?:score )?(?:vraagt|vragen|scores)/.exec(statements.attention)?.[1] ?? 0);
  const dated = statements.scales.filter(
    ({ row }) => /\b(geel|rood|grijs|zwart|paars|indigo)\b/.test(row) && !hasOwnDate(row),
  );
  assert.equal(counted, dated.length, `as many are counted as rows of today ask for attention: ${statements.record}`);

  for (const scale of instrument.scales) {
    const name = localize(scale.name, 'nl');
    const scored = scoredOn(scale, measurements).filter(
      ({ score }) => !(scale.method.type === 'external' && score.status === 'notApplicable'),
    );
    const isOld = isDated && scored.length > 0 && !scored.some(({ measurement }) => isCurrent(measurement));
    if (isOld) {
      count.old += 1;
      const row = statements.scales.find((scale) => scale.name === name)?.row ?? '';
      assert.match(row, /\d{4}|yesterday/, 'an old score has its date');
      for (const tip of statements.tips) assert.ok(!tip.includes(name), `an old score is in no tip: ${tip}`);
      assert.doesNotMatch(
        statements.rest,
        new RegExp(`(?:erbeterd|erslechterd): [^.]*${name}`),
        'an old change is no news',
      );
    }
    const isOthers = scored.length > 0 && scored.every(({ measurement }) => personOf(measurement) !== 'patient');
    if (isOthers)
      for (const tip of statements.tips) assert.ok(!tip.includes(name), `somebody else's score is in no tip: ${tip}`);
  }
  if (measurements.some(({ flags }) => flags?.some(({ status }) => status === 'raised'))) count.flags += 1;
  const answered = measurements.filter(({ flags }) => flags);
  if (isDated && /Eén antwoord vraagt aandacht/.test(statements.record)) {
    assert(
      answered.some(
        (measurement) => isCurrent(measurement) && measurement.flags?.some(({ status }) => status === 'raised'),
      ),
      `an undated flag is of today: ${statements.record}`,
    );
  }
  assert.equal(
    /vraagt aandacht: vraag negen/.test(statements.record),
    /vraagt aandacht: vraag negen/.test(statements.tipsAbout),
    'the flag of today is in the traffic light and in the tips',
  );
}

const hasOwnDate = (row: string) =>
  row.split(', ').some((part) => /^(\d+ )?([a-z]+ )?\d{4}$|^\d\d-\d\d-\d{4}$|^yesterday$/.test(part));

function momentOf(date: string): number {
  if (!/^\d{4}(-\d\d){0,2}(T|$)/.test(date)) return Number.NEGATIVE_INFINITY;
  return Date.parse(date.includes('T') && !/(Z|[+-]\d\d:\d\d)$/.test(date) ? `${date}Z` : date);
}

const now = Date.parse('2026-12-01');
const statementsFor = (measurements: readonly Measurement[]) =>
  statementsOf(instrument, measurements, 'clinician', 'nl', now, people);
const seriesFor = (measurements: readonly Measurement[]) =>
  historiesOf(instrument, withRespondents(measurements, { subject: 'Patient/1', people }), now, people).flatMap(
    ({ scale, series }) => series.map((own) => ({ scale, ...own })),
  );

/** Everything that is said of the scores of one series. */
const contentOf = ({ respondent, views }: ScoreSeries) =>
  views.map(({ date, value, band, light, change, previous, alsoThatDay, togetherWith, flags }) => ({
    respondent,
    date,
    value,
    band,
    light,
    change,
    previous: previous && [previous.date, previous.value],
    alsoThatDay,
    togetherWith,
    flags: flags.map(({ status, respondent: answered }) => [status, answered]),
  }));

describe('the statements of all widgets', () => {
  it('are about one respondent each: no line, change, mean or sentence joins two people', () => {
    fc.assert(
      fc.property(history, (measurements) => {
        const statements = statementsFor(measurements);
        for (const [index, scale] of instrument.scales.entries()) {
          const { lines, others, trend, table } = statements.scales[index]!;
          const scored = scoredOn(scale, measurements).filter(({ score }) => hasValue(scale, score));
          const valuesOf = (person: string) =>
            scored.filter(({ measurement }) => personOf(measurement) === person).map(({ score }) => score.value!);
          const has = (person: string, shown: string | undefined) =>
            valuesOf(person).some((value) => Math.abs(value - number(shown)) <= 0.51);
          const personOfLine = (name: string) => Object.keys(names).find((person) => names[person]!.label === name)!;
          assert.equal(new Set(lines.map(({ name }) => name)).size, lines.length, 'one line for each name');
          for (const { name, label, joined } of lines) {
            const person = personOfLine(name);
            for (const [from, to] of joined) {
              count.lines += 1;
              assert.ok(valuesOf(person).includes(from) && valuesOf(person).includes(to), `${name}: ${from}–${to}`);
            }
            const end = / (-?\d[\d.,]*)$/.exec(label)?.[1];
            if (end !== undefined) assert.ok(has(person, end), `${label} is a score of ${person}`);
          }
          if (lines.length > 1) count.several += 1;
          for (const label of labels) {
            const person = personOfLine(label);
            for (const said of trend.matchAll(
              new RegExp(`${label}: van (-?[\\d.,]+\\d)[^.]*? naar (-?[\\d.,]*\\d)`, 'gu'),
            )) {
              assert.ok(has(person, said[1]) && has(person, said[2]), `${trend}: not of ${person}`);
            }
            for (const said of trend.matchAll(new RegExp(`\\b${label} (-?[\\d.,]*\\d)`, 'giu'))) {
              assert.ok(has(person, said[1]), `${said[0]} is no score of ${person}: ${trend}`);
            }
          }
          for (const text of others) {
            const value = /: (-?\d+(?:,\d+)?) (?:van \d+,|\()/.exec(text)?.[1];
            if (value !== undefined) assert.ok(has(personIn(text), value), `${text}: not of ${personIn(text)}`);
          }
          for (const row of table) if (/samen met/.test(row)) count.helped += 1;
        }
      }),
      { numRuns: histories, includeErrorInReport: true },
    );
  });

  it('stay the same for a respondent if other people answer too', () => {
    fc.assert(
      fc.property(history, fc.constantFrom(...Object.keys(names)), (measurements, person) => {
        const own = measurements.filter((measurement) => personOf(measurement) === person);
        const alone = seriesFor(own).map(contentOf);
        const keys = new Set(alone.flat().map(({ respondent }) => respondent));
        const among = seriesFor(measurements)
          .filter(({ respondent }) => keys.has(respondent))
          .map(contentOf);
        assert.deepEqual(among, alone);
      }),
      { numRuns: histories, includeErrorInReport: true },
    );
  });

  it('never contradict each other or the measurements', () => {
    fc.assert(
      fc.property(history, (measurements) => {
        count.histories += 1;
        const statements = statementsFor(measurements);
        for (const [index, scale] of instrument.scales.entries()) {
          checkRow(scale, statements.scales[index]!, measurements, statements.dates);
        }
        checkTogether(statements, measurements);
        assert.doesNotMatch(statements.all, /± (-|0 )|NaN|undefined|Infinity|\d,\d{7}/, 'no broken number');
      }),
      { numRuns: histories, includeErrorInReport: true },
    );
    console.log(`Statements: ${JSON.stringify(count)}`);
    for (const [name, times] of Object.entries(count)) {
      assert.ok(times > 0, `${name} was never tried`);
    }
  });

  it('do not depend on the order of the measurements', () => {
    fc.assert(
      fc.property(
        history.chain((given) =>
          fc.tuple(fc.constant(given), fc.shuffledSubarray([...given], { minLength: given.length })),
        ),
        ([given, shuffled]) => {
          assert.equal(
            statementsOf(instrument, shuffled, 'patient', 'nl', now, people).all,
            statementsOf(instrument, given, 'patient', 'nl', now, people).all,
          );
        },
      ),
      { numRuns: Math.round(histories / 2), includeErrorInReport: true },
    );
  });

  it("never attribute another respondent's answers to the patient, in any language", () => {
    const own = { nl: /\b(uw|u vulde|u heeft)\b/i, en: /\b(your|you)\b/i, ar: /درجتك|ملأت|إجاباتك/ };
    const byOther = history.map((given) =>
      given.map((measurement) => ({ ...measurement, respondent: 'RelatedPerson/1', togetherWith: [] })),
    );
    fc.assert(
      fc.property(byOther, fc.constantFrom('nl', 'en', 'ar'), (measurements, language) => {
        if (measurements.length === 0) return;
        const { dates, attention, rest, scales, tipsAbout } = statementsOf(
          instrument,
          measurements,
          'patient',
          language,
        );
        const measured = scales.filter(({ table }) => table.length > 0);
        const statements = [
          dates,
          attention,
          rest,
          tipsAbout,
          ...measured.flatMap(({ trend, row, table }) => [trend, row, ...table]),
        ];
        for (const text of statements) assert.doesNotMatch(text, own[language], text);
      }),
      { numRuns: Math.round(histories / 4), includeErrorInReport: true },
    );
  });
});
