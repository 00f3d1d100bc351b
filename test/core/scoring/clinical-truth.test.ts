// Regression tests for untrue statements that external reviewers found, in the words that a reader sees.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  gad7,
  nrs,
  phq4,
  phq9,
  rand36,
  werkHerstelInstrument,
  who5,
  workAbilityScore,
} from '../../../src/core/instruments/index.js';
import type { Instrument, Scale } from '../../../src/core/model/instrument.js';
import type { Measurement, Score } from '../../../src/core/model/score.js';
import { statementsOf, type WidgetStatements } from './widgets.js';
import { source } from './examples.js';

type Given = number | Omit<Score, 'scale'>;

function at(date: string, scores: Record<string, Given>, rest: Partial<Measurement> = {}): Measurement {
  return {
    date,
    scores: Object.entries(scores).map(([scale, given]) =>
      typeof given === 'number' ? { scale, status: 'ok', value: given } : { scale, ...given },
    ),
    flags: [],
    ...rest,
  };
}

function clinician(instrument: Instrument, ...measurements: Measurement[]): WidgetStatements {
  return statementsOf(instrument, measurements, 'clinician');
}

function patient(instrument: Instrument, ...measurements: Measurement[]): WidgetStatements {
  return statementsOf(instrument, measurements, 'patient');
}

const rowOf = (statements: WidgetStatements, name: string) =>
  statements.scales.find((candidate) => candidate.name === name)?.row ?? '';
const nameOf = ({ name }: Scale) => (typeof name === 'string' ? name : (name['nl'] ?? ''));

/** A T-score of another system: shown in whole numbers, with two sourced change rules. */
const tScore: Instrument = {
  ...werkHerstelInstrument,
  id: 't',
  name: 'T',
  about: { ...werkHerstelInstrument.about, notice: undefined },
  items: [],
  scales: [
    {
      id: 't',
      name: 'Angst',
      direction: 'higherIsWorse',
      min: 10,
      max: 90,
      items: [],
      method: { type: 'external' },
      missing: { type: 'complete' },
      bandSet: {
        source,
        bands: [
          { from: 10, word: 'normaal', light: 'ok', grade: 'none' },
          { from: 55.5, word: 'licht', light: 'attention', grade: 'light' },
        ],
      },
      change: [
        { type: 'reliableFromErrors', source },
        { type: 'important', points: 6, source },
      ],
    },
  ],
};
const withError = (value: number, standardError = 2) => ({ status: 'ok', value, standardError }) as const;

describe('the tips', () => {
  it('name a worsened score, and never state that nothing stands out', () => {
    const statements = clinician(
      tScore,
      at('2026-01-10', { t: withError(41) }),
      at('2026-03-10', { t: withError(54) }),
    );
    assert.match(rowOf(statements, 'Angst'), /13 hoger, verslechterd/);
    assert.ok(
      statements.tips.some((tip) => /minder goed gaat dan eerder: Angst\..*Omdat dit is verslechterd/.test(tip)),
    );
    assert.doesNotMatch(statements.all, /valt niets op|Geen vraagt|geen aanleiding/);
  });

  it('name a possibly worsened score, also without cut-offs', () => {
    const [scale] = tScore.scales;
    const possibly = {
      ...tScore,
      scales: [{ ...scale!, bandSet: undefined, change: [{ type: 'important', points: 6, source }] }],
    };
    const statements = clinician(possibly as Instrument, at('2026-01-10', { t: 41 }), at('2026-03-10', { t: 54 }));
    assert.ok(statements.tips.some((tip) => /mogelijk minder goed gaat dan eerder: Angst\./.test(tip)));
    assert.doesNotMatch(statements.all, /valt niets op|geen aanleiding|niet bekend hoe ernstig/);
  });

  it('name every score with a light other than ok, also if its band has no grade', () => {
    for (const [instrument, scores] of [
      [workAbilityScore, { 'work-ability-score': 3 }],
      [who5, { [who5.scales[0]!.id]: 20 }],
    ] as const) {
      const statements = clinician(instrument, at('2026-03-10', scores));
      assert.match(statements.attention, /^1 vraagt om aandacht/);
      const name = nameOf(instrument.scales[0]!);
      assert.ok(
        statements.tips.some((tip) => tip.startsWith(`In uw antwoorden valt mij dit op: ${name}.`)),
        statements.tips.join('\n'),
      );
      assert.doesNotMatch(statements.all, /geen aanleiding|niet bekend hoe ernstig/);
    }
  });

  it('name the subscale that stands out, and not its total', () => {
    const scores = { 'phq-4-total': 5, 'phq-4-anxiety': 5, 'phq-4-depression': 0 };
    const statements = clinician(phq4, at('2026-03-10', scores));
    const example = statements.tips.find((tip) => tip.startsWith('In uw antwoorden'));
    assert.match(example ?? '', /^In uw antwoorden valt mij dit op: Angst\. Herkent u dat\?/);
    assert.ok(
      statements.tips.every((tip) => !/depressie/i.test(tip)),
      statements.tips.join('\n'),
    );
  });

  it('never say "in your answers" of a score of another day', () => {
    const pain = nrs.scales[0]!;
    const distress = nrs.scales[2]!;
    const statements = clinician(nrs, at('2025-01-10', { [pain.id]: 9 }), at('2026-03-10', { [distress.id]: 1 }));
    assert.ok(
      statements.tips.every((tip) => !tip.includes(nameOf(pain))),
      statements.tips.join('\n'),
    );
    assert.match(statements.tipsAbout, /Uit een andere meting: Pijn \(veel, 10 januari 2025\)/);
    assert.doesNotMatch(statements.attention, /vraagt om aandacht/);
    assert.match(statements.rest, /Vroeg eerder om aandacht: Pijn \(veel, 10 januari 2025\)\./);
    assert.match(rowOf(statements, nameOf(pain)), /10 januari 2025/);
  });
});

describe('a score that could not be computed', () => {
  const incomplete = {
    status: 'incomplete',
    answered: 8,
    asked: 9,
    trace: '3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + –',
  } as const;
  const notAnswered = { flags: [{ id: 'phq-9-item-9', status: 'notAnswered' as const }] };

  it('has no statement on cut-offs or reasons beside it', () => {
    for (const score of [incomplete, { status: 'notApplicable' } as const, { status: 'ok', value: 99 } as const]) {
      const statements = clinician(phq9, at('2026-03-10', { 'phq-9-total': score }, notAnswered));
      assert.doesNotMatch(
        statements.all,
        /geen afkapwaarde bekend|geen aanleiding|Geen vraagt|valt niets op|hoe ernstig/i,
      );
    }
    assert.match(
      rowOf(clinician(phq9, at('2026-03-10', { 'phq-9-total': incomplete })), 'Depressieve klachten'),
      /8 van 9 vragen beantwoord/,
    );
  });
});

describe('a flag', () => {
  const raised = [{ id: 'phq-9-item-9', status: 'raised' as const }];

  it('of an older measurement is dated by every widget, and the newest is stated as unknown', () => {
    const statements = [clinician, patient].map((of) =>
      of(
        phq9,
        at('2025-01-10', { 'phq-9-total': 14 }, { response: 'r1', flags: raised }),
        at('2026-01-10', { 'phq-9-total': 3 }, { flags: undefined }),
      ),
    );
    for (const { record, tipsAbout, tips, all } of statements) {
      for (const text of [record, tipsAbout]) {
        assert.match(text, /Op 10 januari 2025 vroeg één antwoord aandacht: vraag 9/);
        assert.match(text, /Niet bekend bij de nieuwste meting: vraag 9/);
      }
      assert.doesNotMatch(all, /Eén antwoord vraagt aandacht: [^|]*"|Geen (score )?vraagt om aandacht|valt niets op/);
      assert.ok(tips.every((tip) => !/Eén van de antwoorden vraagt/.test(tip)));
    }
  });

  it('without a readable date is never left out because of newer answers', () => {
    const measurements = [
      at('10-01-2026', { 'phq-9-total': 3 }, { flags: raised }),
      at('2026-03-10', { 'phq-9-total': 3 }),
    ];
    for (const given of [measurements, measurements.toReversed()]) {
      const statements = clinician(phq9, ...given);
      assert.match(statements.record, /Op een onbekende datum \(10-01-2026\) vroeg één antwoord aandacht: vraag 9/);
      assert.doesNotMatch(statements.all, /Geen vraagt om aandacht|valt niets op/);
    }
  });

  it('of a question that was not asked is stated as such', () => {
    const notAsked = [{ id: 'phq-9-item-9', status: 'notAsked' as const }];
    const { record } = patient(
      phq9,
      at('2026-03-10', { 'phq-9-total': { status: 'notApplicable' } }, { flags: notAsked }),
    );
    assert.match(record, /Niet gevraagd: vraag 9/);
    assert.doesNotMatch(record, /Niet beantwoord/);
  });

  it('is called so too where only the score says that the question was not there', () => {
    const given = at(
      '2026-03-10',
      {
        'phq-9-total': {
          status: 'notApplicable',
          answered: 8,
          asked: 9,
          missing: [{ item: 'phq-9', why: 'notFound' }],
        },
      },
      { flags: [{ id: 'phq-9-item-9', status: 'notAnswered' }] },
    );
    for (const of of [clinician, patient]) {
      const { all } = of(phq9, given);
      assert.match(all, /Niet gevraagd: vraag 9/);
      assert.doesNotMatch(all, /Niet beantwoord/);
    }
  });

  it('is not contradicted by the first sentence or the tips', () => {
    for (const of of [clinician, patient]) {
      const statements = of(phq9, at('2026-03-10', { 'phq-9-total': 1 }, { flags: raised }));
      assert.match(statements.record, /Eén antwoord vraagt aandacht: vraag 9/);
      assert.doesNotMatch(statements.all, /Geen (score )?vraagt om aandacht|geen aanleiding|valt niets op/);
    }
  });
});

describe('a comparison', () => {
  it('states the date of the earlier score', () => {
    for (const between of [
      at('2026-02-10', { 'gad-7-total': { status: 'incomplete', answered: 5, asked: 7 } }),
      at('2026-02-10', { 'gad-7-total': 20 }, { version: 'other' }),
    ]) {
      const measurements = [at('2026-01-10', { 'gad-7-total': 14 }), between, at('2026-03-10', { 'gad-7-total': 8 })];
      assert.match(clinician(gad7, ...measurements).dates, /Vorige keer 10 januari 2026\./);
      assert.match(patient(gad7, ...measurements).dates, /De keer daarvoor was 10 januari 2026\./);
    }
  });

  it('states the date in each row if the rows differ', () => {
    const [pain, fatigue] = nrs.scales;
    const statements = clinician(
      nrs,
      at('2026-01-10', { [pain!.id]: 8 }),
      at('2026-02-10', { [fatigue!.id]: 8 }),
      at('2026-03-10', { [pain!.id]: 2, [fatigue!.id]: 3 }),
    );
    assert.doesNotMatch(statements.dates, /Vorige keer/);
    assert.match(rowOf(statements, nameOf(pain!)), /vergeleken met 10 januari 2026/);
    assert.match(rowOf(statements, nameOf(fatigue!)), /vergeleken met 10 februari 2026/);
  });

  it('is never made between two people, and the patient is not named as the respondent', () => {
    const pain = nrs.scales[0]!;
    const statements = patient(
      nrs,
      at('2026-01-10', { [pain.id]: 2 }),
      at('2026-02-10', { [pain.id]: 8 }, { respondent: 'RelatedPerson/7' }),
    );
    const { trend, row, table } = statements.scales[0]!;
    assert.equal(statements.dates, 'Ingevuld door iemand anders op 10 februari 2026.');
    assert.doesNotMatch(trend + row + statements.rest, /slechter|\bUw\b|U vulde|hoger,/);
    assert.match(row, /ingevuld door iemand anders.*niet vergeleken: vorige keer ingevuld door een ander/);
    assert.match(table[1] ?? '', /\| iemand anders \|/);
    assert.ok(statements.tips.every((tip) => !tip.includes('Pijn')));
  });

  it('leaves the newest score of each respondent known: that of another one does not take it away', () => {
    const pain = nrs.scales[0]!.id;
    const other = { respondent: 'RelatedPerson/7' };
    const histories: [Measurement[], RegExp][] = [
      [
        [at('2026-03-10T10:00:00Z', { [pain]: 9 }), at('2026-03-10T11:00:00Z', { [pain]: 2 }, other)],
        /- Pijn: 9 van 10, veel.*\n- Pijn, ingevuld door iemand anders: 2 van 10, geen afkapwaarde/,
      ],
      [
        [at('2026-01-10', { [pain]: 9 }), at('2026-03-10', { [pain]: 2 }, other)],
        /eerder om aandacht: Pijn \(veel, 10 januari 2026\)/,
      ],
      [
        [at('2026-01-10', { [pain]: 9 }, other), at('2026-03-10', { [pain]: 2 })],
        /\n- Pijn, ingevuld door iemand anders: 9 van 10, geen afkapwaarde .*10 januari 2026/,
      ],
    ];
    for (const [given, expected] of histories) {
      for (const of of [clinician, patient]) {
        const statements = of(nrs, ...given);
        assert.match(statements.record, expected);
        assert.doesNotMatch(statements.all, /Geen (score )?vraagt om aandacht|valt niets op/);
      }
    }
  });

  it('keeps the tips and subjects about the own answers of the patient, also if another person answered later that day', () => {
    const pain = nrs.scales[0]!.id;
    const own = at('2026-03-10T10:00:00Z', { [pain]: 9 });
    const statements = clinician(
      nrs,
      own,
      at('2026-03-10T11:00:00Z', { [pain]: 2 }, { respondent: 'RelatedPerson/7' }),
    );
    assert.ok(statements.tips.some((tip) => /In uw antwoorden valt mij dit op: Pijn\./.test(tip)));
    assert.match(statements.scales[0]!.preparation, /^veel/);
  });

  it('shows the difference of the shown numbers', () => {
    const pairs = [
      [52.1, 52.4, 'gelijk', 'Gebleven op 52 (normaal)'],
      [47.5, 44.4, '4 lager', 'Van 48 naar 44 (normaal)'],
      [49.4, 49.6, '1 hoger', 'Van 49 naar 50 (normaal)'],
    ] as const;
    for (const [before, after, difference, trend] of pairs) {
      const statements = clinician(tScore, at('2026-01-10', { t: before }), at('2026-03-10', { t: after }));
      assert.ok(rowOf(statements, 'Angst').includes(`, ${difference}`), rowOf(statements, 'Angst'));
      assert.ok(statements.scales[0]!.trend.startsWith(trend), statements.scales[0]!.trend);
    }
  });

  it('never states an improvement between equal shown numbers', () => {
    const tiny = {
      ...tScore,
      scales: [{ ...tScore.scales[0]!, change: [{ type: 'reliableFromErrors' as const, source }] }],
    };
    const statements = clinician(
      tiny,
      at('2026-01-10', { t: withError(52.1, 0.05) }),
      at('2026-03-10', { t: withError(52.4, 0.05) }),
    );
    assert.match(rowOf(statements, 'Angst'), /gelijk$/);
    assert.doesNotMatch(statements.all, /verslechter|verbeter/i);
  });

  it('names an estimate everywhere: sentence, row, chip, table and plot', () => {
    const estimate = { status: 'prorated', value: 17.36, answered: 7, asked: 9 } as const;
    for (const of of [clinician, patient]) {
      const { row, trend, chip, points, table } = of(
        phq9,
        at('2026-01-10', { 'phq-9-total': estimate }),
        at('2026-03-10', { 'phq-9-total': 9 }),
      ).scales[0]!;
      assert.match(trend, /van 17 \(geschat\) naar 9/i);
      assert.match(row, /de eerdere score is geschat/);
      assert.match(chip, /verbeterd.*de eerdere score is geschat/);
      assert.match(table[1] ?? '', /de eerdere score is geschat/);
      assert.match(points[0] ?? '', /^17.*geschat$/);
    }
  });

  it('names the newest score as an estimate too', () => {
    const scale = rand36.scales[0]!;
    const estimate = { status: 'prorated', value: 100, answered: 1, asked: 10 } as const;
    const { trend, row } = patient(
      rand36,
      at('2026-01-10', { [scale.id]: 35 }),
      at('2026-03-10', { [scale.id]: estimate }),
    ).scales[0]!;
    assert.match(trend, /naar 100 \(geschat\)/);
    assert.match(row, /deze score is geschat/);
  });

  it('states to everyone that an unverified change rule is not confirmed', () => {
    const measurements = [at('2026-01-10', { 'gad-7-total': 0 }), at('2026-03-10', { 'gad-7-total': 4 })];
    for (const of of [clinician, patient]) {
      const statements = of(gad7, ...measurements);
      assert.match(statements.scales[0]!.chip, /verslechterd \(niet bevestigd\)/);
      assert.match(statements.scales[0]!.trend, /erslechter\w+ \(niet bevestigd\)\./);
      assert.match(statements.rest, /Verslechterd: Angstklachten \(niet bevestigd\)\./);
    }
    const demo = clinician(werkHerstelInstrument, at('2026-01-10', { fysiek: 3 }), at('2026-04-10', { fysiek: 6 }));
    assert.match(demo.scales[0]!.chip, /verbeterd \(niet bevestigd\)/);
  });

  it('is worded for names in the singular and the plural', () => {
    const statements = clinician(gad7, at('2026-01-10', { 'gad-7-total': 14 }), at('2026-03-10', { 'gad-7-total': 2 }));
    assert.match(statements.rest, /^Verbeterd: Angstklachten/);
    assert.doesNotMatch(statements.rest, /Angstklachten is/);
  });

  it('never hides half a year', () => {
    const trendOf = (before: string, after: string) =>
      clinician(gad7, at(before, { 'gad-7-total': 14 }), at(after, { 'gad-7-total': 8 })).scales[0]!.trend;
    assert.match(trendOf('2023-09-10', '2026-03-10'), /2,5 jaar later/);
    assert.match(trendOf('2024-03-10', '2026-03-10'), /2 jaar later/);
    assert.match(trendOf('2025-03-10', '2026-03-10'), /12 maanden later/);
    assert.match(trendOf('2026-01-10', '2026-01-17'), /7 dagen later/);
  });
});

describe('two scores on one day', () => {
  const scores = (firstDate: string, other: string) =>
    [at(firstDate, { 'gad-7-total': 3 }), at(other, { 'gad-7-total': 18 })] as const;

  it('are stated to be of one day', () => {
    const { trend } = clinician(gad7, ...scores('2026-01-10T07:30:00+01:00', '2026-01-10T21:00:00+01:00')).scales[0]!;
    assert.match(trend, /^Van 3 naar 18 \(ernstig\), later op dezelfde dag\./);
  });

  it('are not statements to be of one day where another zone gives the later one an earlier day', () => {
    const { trend } = clinician(gad7, ...scores('2026-03-11T00:30:00+02:00', '2026-03-10T23:30:00Z')).scales[0]!;
    assert.match(trend, /^Van 3 naar 18 \(ernstig\)\./);
  });

  it('are not compared if their order is unknown, in any input order', () => {
    for (const other of ['2026-01-10', '2026-01-10T16:00:00+01:00']) {
      const both = scores('2026-01-10', other);
      const [given, turned] = [clinician(gad7, ...both), clinician(gad7, ...both.toReversed())];
      assert.equal(given.all, turned.all);
      assert.doesNotMatch(given.all, /slechter|beter|hoger,|lager,/i);
      assert.match(given.scales[0]!.row, /op dezelfde dag ook 3/);
    }
  });

  it('does not hide a score that stands out behind one of which nobody knows whether it is later', () => {
    for (const [first, second] of [
      ['2026-01-10', '2026-01-10T16:00:00+01:00'],
      ['2026-01', '2026-01-10'],
      ['10-01-2026', '2026-01-10'],
    ] as const) {
      const said = clinician(gad7, at(first, { 'gad-7-total': 18 }), at(second, { 'gad-7-total': 3 }));
      assert.match(said.rest, /Vraagt ook om aandacht: Angstklachten \(ernstig, /);
      assert.match(said.tipsAbout, /Uit een andere meting: Angstklachten \(ernstig, /);
      assert.doesNotMatch(said.all, /Geen vraagt om aandacht|valt niets op|binnen een dag/);
    }
  });
});

describe('a number', () => {
  it('of an impossible error is not shown', () => {
    for (const error of [0, -9]) {
      const statements = clinician(
        tScore,
        at('2026-01-10', { t: withError(60, error) }),
        at('2026-03-10', { t: withError(54, error) }),
      );
      assert.doesNotMatch(statements.all, /meetonzekerheid/);
    }
  });

  it('is never rounded across a cut-off', () => {
    for (const value of [9.9999999, 9.97, 9.6]) {
      const statements = clinician(phq9, at('2026-01-01', { 'phq-9-total': value }));
      assert.match(rowOf(statements, 'Depressieve klachten'), /: 9,\d+ van 27, licht/);
    }
    // A floating-point error below a cut-off is the cut-off itself, with its band.
    const statements = clinician(phq9, at('2026-01-01', { 'phq-9-total': 10 - 1e-12 }));
    assert.match(rowOf(statements, 'Depressieve klachten'), /: 10 van 27, matig/);
  });
});
