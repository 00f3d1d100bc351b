// What outsiders found untrue on 2026-11-30, in the words that a reader sees. The F numbers are theirs.
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
import { saidOf, type Said } from './widgets.js';
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

function clinician(instrument: Instrument, ...measurements: Measurement[]): Said {
  return saidOf(instrument, measurements, 'clinician');
}

function patient(instrument: Instrument, ...measurements: Measurement[]): Said {
  return saidOf(instrument, measurements, 'patient');
}

const rowOf = (said: Said, name: string) => said.scales.find((one) => one.name === name)?.row ?? '';
const nameOf = ({ name }: Scale) => (typeof name === 'string' ? name : (name['nl'] ?? ''));

/** A T-score of another system: whole numbers are shown, and both rules are of a source. */
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
  it('F01 name a score that got worse, and never say that nothing stands out', () => {
    const said = clinician(tScore, at('2026-01-10', { t: withError(41) }), at('2026-03-10', { t: withError(54) }));
    assert.match(rowOf(said, 'Angst'), /13 hoger, verslechterd/);
    assert.ok(said.tips.some((tip) => /minder goed gaat dan eerder: Angst\..*Omdat dit is verslechterd/.test(tip)));
    assert.doesNotMatch(said.all, /valt niets op|Geen vraagt|geen aanleiding/);
  });

  it('F01 do so for a change that is only possible, and without cut-offs', () => {
    const [scale] = tScore.scales;
    const possibly = {
      ...tScore,
      scales: [{ ...scale!, bandSet: undefined, change: [{ type: 'important', points: 6, source }] }],
    };
    const said = clinician(possibly as Instrument, at('2026-01-10', { t: 41 }), at('2026-03-10', { t: 54 }));
    assert.ok(said.tips.some((tip) => /mogelijk minder goed gaat dan eerder: Angst\./.test(tip)));
    assert.doesNotMatch(said.all, /valt niets op|geen aanleiding|niet bekend hoe ernstig/);
  });

  it('F02 name every score with a light that is not good, also where its band has no grade', () => {
    for (const [instrument, scores] of [
      [workAbilityScore, { 'work-ability-score': 3 }],
      [who5, { [who5.scales[0]!.id]: 20 }],
    ] as const) {
      const said = clinician(instrument, at('2026-03-10', scores));
      assert.match(said.attention, /^1 vraagt om aandacht/);
      const name = nameOf(instrument.scales[0]!);
      assert.ok(
        said.tips.some((tip) => tip.startsWith(`In uw antwoorden valt mij dit op: ${name}.`)),
        said.tips.join('\n'),
      );
      assert.doesNotMatch(said.all, /geen aanleiding|niet bekend hoe ernstig/);
    }
  });

  it('F02 name the part that stands out, and not the total that holds another part too', () => {
    const scores = { 'phq-4-total': 5, 'phq-4-anxiety': 5, 'phq-4-depression': 0 };
    const said = clinician(phq4, at('2026-03-10', scores));
    const example = said.tips.find((tip) => tip.startsWith('In uw antwoorden'));
    assert.match(example ?? '', /^In uw antwoorden valt mij dit op: Angst\. Herkent u dat\?/);
    assert.ok(
      said.tips.every((tip) => !/depressie/i.test(tip)),
      said.tips.join('\n'),
    );
  });

  it('F05 never say "in your answers" of a score of another day', () => {
    const pain = nrs.scales[0]!;
    const distress = nrs.scales[2]!;
    const said = clinician(nrs, at('2025-01-10', { [pain.id]: 9 }), at('2026-03-10', { [distress.id]: 1 }));
    assert.ok(
      said.tips.every((tip) => !tip.includes(nameOf(pain))),
      said.tips.join('\n'),
    );
    assert.match(said.tipsAbout, /Uit een andere meting: Pijn \(veel, 10 januari 2025\)/);
    assert.doesNotMatch(said.attention, /vraagt om aandacht/);
    assert.match(said.rest, /Vroeg eerder om aandacht: Pijn \(veel, 10 januari 2025\)\./);
    assert.match(rowOf(said, nameOf(pain)), /10 januari 2025/);
  });
});

describe('a score that could not be made', () => {
  const incomplete = {
    status: 'incomplete',
    answered: 8,
    asked: 9,
    trace: '3 + 3 + 3 + 3 + 3 + 3 + 3 + 3 + –',
  } as const;
  const notAnswered = { flags: [{ id: 'phq-9-item-9', status: 'notAnswered' as const }] };

  it('F03 has no claim on cut-offs or reasons beside it', () => {
    for (const score of [incomplete, { status: 'notApplicable' } as const, { status: 'ok', value: 99 } as const]) {
      const said = clinician(phq9, at('2026-03-10', { 'phq-9-total': score }, notAnswered));
      assert.doesNotMatch(said.all, /geen afkapwaarde bekend|geen aanleiding|Geen vraagt|valt niets op|hoe ernstig/i);
    }
    assert.match(
      rowOf(clinician(phq9, at('2026-03-10', { 'phq-9-total': incomplete })), 'Depressieve klachten'),
      /8 van 9 vragen beantwoord/,
    );
  });
});

describe('a flag', () => {
  const raised = [{ id: 'phq-9-item-9', status: 'raised' as const }];

  it('F04 of an older measurement is dated by every widget, and the newest one says that it is unknown', () => {
    const said = [clinician, patient].map((of) =>
      of(
        phq9,
        at('2025-01-10', { 'phq-9-total': 14 }, { response: 'r1', flags: raised }),
        at('2026-01-10', { 'phq-9-total': 3 }, { flags: undefined }),
      ),
    );
    for (const { record, tipsAbout, tips, all } of said) {
      for (const text of [record, tipsAbout]) {
        assert.match(text, /Op 10 januari 2025 vroeg één antwoord aandacht: vraag 9/);
        assert.match(text, /Niet bekend bij de nieuwste meting: vraag 9/);
      }
      assert.doesNotMatch(all, /Eén antwoord vraagt aandacht: [^|]*"|Geen (score )?vraagt om aandacht|valt niets op/);
      assert.ok(tips.every((tip) => !/Eén van de antwoorden vraagt/.test(tip)));
    }
  });

  it('F04 without a date that can be read is never left out because of newer answers', () => {
    const measurements = [
      at('10-01-2026', { 'phq-9-total': 3 }, { flags: raised }),
      at('2026-03-10', { 'phq-9-total': 3 }),
    ];
    for (const given of [measurements, measurements.toReversed()]) {
      const said = clinician(phq9, ...given);
      assert.match(said.record, /Op 10-01-2026 vroeg één antwoord aandacht: vraag 9/);
      assert.doesNotMatch(said.all, /Geen vraagt om aandacht|valt niets op/);
    }
  });

  it('F11 of a question that was not asked is called so', () => {
    const notAsked = [{ id: 'phq-9-item-9', status: 'notAsked' as const }];
    const { record } = patient(
      phq9,
      at('2026-03-10', { 'phq-9-total': { status: 'notApplicable' } }, { flags: notAsked }),
    );
    assert.match(record, /Niet gevraagd: vraag 9/);
    assert.doesNotMatch(record, /Niet beantwoord/);
  });

  it('F11 is called so too where only the score says that the question was not there', () => {
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

  it('F12 is not denied by the first sentence, nor by the tips', () => {
    for (const of of [clinician, patient]) {
      const said = of(phq9, at('2026-03-10', { 'phq-9-total': 1 }, { flags: raised }));
      assert.match(said.record, /Eén antwoord vraagt aandacht: vraag 9/);
      assert.doesNotMatch(said.all, /Geen (score )?vraagt om aandacht|geen aanleiding|valt niets op/);
    }
  });
});

describe('a comparison', () => {
  it('F06 says the date of the score that is compared with', () => {
    for (const between of [
      at('2026-02-10', { 'gad-7-total': { status: 'incomplete', answered: 5, asked: 7 } }),
      at('2026-02-10', { 'gad-7-total': 20 }, { version: 'other' }),
    ]) {
      const measurements = [at('2026-01-10', { 'gad-7-total': 14 }), between, at('2026-03-10', { 'gad-7-total': 8 })];
      assert.match(clinician(gad7, ...measurements).dates, /Vorige keer 10 januari 2026\./);
      assert.match(patient(gad7, ...measurements).dates, /De keer daarvoor was 10 januari 2026\./);
    }
  });

  it('F06 says it in each row where the rows differ', () => {
    const [pain, fatigue] = nrs.scales;
    const said = clinician(
      nrs,
      at('2026-01-10', { [pain!.id]: 8 }),
      at('2026-02-10', { [fatigue!.id]: 8 }),
      at('2026-03-10', { [pain!.id]: 2, [fatigue!.id]: 3 }),
    );
    assert.doesNotMatch(said.dates, /Vorige keer/);
    assert.match(rowOf(said, nameOf(pain!)), /vergeleken met 10 januari 2026/);
    assert.match(rowOf(said, nameOf(fatigue!)), /vergeleken met 10 februari 2026/);
  });

  it('F07 is never made between two people, and the patient is not told that they filled it in', () => {
    const pain = nrs.scales[0]!;
    const said = patient(
      nrs,
      at('2026-01-10', { [pain.id]: 2 }),
      at('2026-02-10', { [pain.id]: 8 }, { respondent: 'RelatedPerson/7' }),
    );
    const { trend, row, table } = said.scales[0]!;
    assert.equal(said.dates, 'Ingevuld door iemand anders op 10 februari 2026.');
    assert.doesNotMatch(trend + row + said.rest, /slechter|\bUw\b|U vulde|hoger,/);
    assert.match(row, /ingevuld door iemand anders.*niet vergeleken: vorige keer ingevuld door een ander/);
    assert.match(table[1] ?? '', /ingevuld door iemand anders/);
    assert.ok(said.tips.every((tip) => !tip.includes('Pijn')));
  });

  it('F07 leaves the newest score of each respondent known: that of another one does not take it away', () => {
    const pain = nrs.scales[0]!.id;
    const other = { respondent: 'RelatedPerson/7' };
    const histories: [Measurement[], RegExp][] = [
      [
        [at('2026-03-10T10:00:00Z', { [pain]: 9 }), at('2026-03-10T11:00:00Z', { [pain]: 2 }, other)],
        /ook om aandacht: Pijn \(veel, 10 maart 2026\)/,
      ],
      [
        [at('2026-01-10', { [pain]: 9 }), at('2026-03-10', { [pain]: 2 }, other)],
        /eerder om aandacht: Pijn \(veel, 10 januari 2026\)/,
      ],
      [
        [at('2026-01-10', { [pain]: 9 }, other), at('2026-03-10', { [pain]: 2 })],
        /eerder om aandacht: Pijn \(veel, ingevuld door iemand anders, 10 januari 2026\)/,
      ],
    ];
    for (const [given, expected] of histories) {
      for (const of of [clinician, patient]) {
        const said = of(nrs, ...given);
        assert.match(said.rest, expected);
        assert.doesNotMatch(said.all, /Geen (score )?vraagt om aandacht|valt niets op/);
      }
    }
  });

  it('F07 keeps the tips and subjects about the own answers of the patient, also if another person answered later that day', () => {
    const pain = nrs.scales[0]!.id;
    const own = at('2026-03-10T10:00:00Z', { [pain]: 9 });
    const said = clinician(nrs, own, at('2026-03-10T11:00:00Z', { [pain]: 2 }, { respondent: 'RelatedPerson/7' }));
    assert.ok(said.tips.some((tip) => /In uw antwoorden valt mij dit op: Pijn\./.test(tip)));
    assert.match(said.scales[0]!.preparation, /^veel/);
  });

  it('F09 shows the difference of the numbers that are shown', () => {
    const pairs = [
      [52.1, 52.4, 'gelijk', 'Gebleven op 52 (normaal)'],
      [47.5, 44.4, '4 lager', 'Van 48 naar 44 (normaal)'],
      [49.4, 49.6, '1 hoger', 'Van 49 naar 50 (normaal)'],
    ] as const;
    for (const [before, after, difference, trend] of pairs) {
      const said = clinician(tScore, at('2026-01-10', { t: before }), at('2026-03-10', { t: after }));
      assert.ok(rowOf(said, 'Angst').includes(`, ${difference}`), rowOf(said, 'Angst'));
      assert.ok(said.scales[0]!.trend.startsWith(trend), said.scales[0]!.trend);
    }
  });

  it('F09 never says that a score improved which is the same to a reader', () => {
    const tiny = {
      ...tScore,
      scales: [{ ...tScore.scales[0]!, change: [{ type: 'reliableFromErrors' as const, source }] }],
    };
    const said = clinician(
      tiny,
      at('2026-01-10', { t: withError(52.1, 0.05) }),
      at('2026-03-10', { t: withError(52.4, 0.05) }),
    );
    assert.match(rowOf(said, 'Angst'), /gelijk$/);
    assert.doesNotMatch(said.all, /verslechter|verbeter/i);
  });

  it('F10 names an estimate wherever it is compared: sentence, row, chip, table and plot', () => {
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

  it('F10 names the newest one as an estimate too', () => {
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

  it('F15 says of a change rule that was not checked that it is not confirmed, to the patient too', () => {
    const measurements = [at('2026-01-10', { 'gad-7-total': 0 }), at('2026-03-10', { 'gad-7-total': 4 })];
    for (const of of [clinician, patient]) {
      const said = of(gad7, ...measurements);
      assert.match(said.scales[0]!.chip, /verslechterd \(niet bevestigd\)/);
      assert.match(said.scales[0]!.trend, /erslechter\w+ \(niet bevestigd\)\./);
      assert.match(said.rest, /Verslechterd: Angstklachten \(niet bevestigd\)\./);
    }
    const demo = clinician(werkHerstelInstrument, at('2026-01-10', { fysiek: 3 }), at('2026-04-10', { fysiek: 6 }));
    assert.match(demo.scales[0]!.chip, /verbeterd \(niet bevestigd\)/);
  });

  it('F24 is said in words that fit names in the singular and the plural', () => {
    const said = clinician(gad7, at('2026-01-10', { 'gad-7-total': 14 }), at('2026-03-10', { 'gad-7-total': 2 }));
    assert.match(said.rest, /^Verbeterd: Angstklachten/);
    assert.doesNotMatch(said.rest, /Angstklachten is/);
  });

  it('F27 never hides half a year', () => {
    const trendOf = (before: string, after: string) =>
      clinician(gad7, at(before, { 'gad-7-total': 14 }), at(after, { 'gad-7-total': 8 })).scales[0]!.trend;
    assert.match(trendOf('2023-09-10', '2026-03-10'), /2,5 jaar later/);
    assert.match(trendOf('2024-03-10', '2026-03-10'), /2 jaar later/);
    assert.match(trendOf('2025-03-10', '2026-03-10'), /12 maanden later/);
    assert.match(trendOf('2026-01-10', '2026-01-17'), /7 dagen later/);
  });
});

describe('two scores on one day', () => {
  const scores = (one: string, other: string) =>
    [at(one, { 'gad-7-total': 3 }), at(other, { 'gad-7-total': 18 })] as const;

  it('F14 are said to be of one day', () => {
    const { trend } = clinician(gad7, ...scores('2026-01-10T07:30:00+01:00', '2026-01-10T21:00:00+01:00')).scales[0]!;
    assert.match(trend, /^Van 3 naar 18 \(ernstig\), later op dezelfde dag\./);
  });

  it('F14 are not said to be of one day where another zone gives the later one an earlier day', () => {
    const { trend } = clinician(gad7, ...scores('2026-03-11T00:30:00+02:00', '2026-03-10T23:30:00Z')).scales[0]!;
    assert.match(trend, /^Van 3 naar 18 \(ernstig\)\./);
  });

  it('F14 are not compared where nobody knows which was first, in whatever order they are given', () => {
    for (const other of ['2026-01-10', '2026-01-10T16:00:00+01:00']) {
      const both = scores('2026-01-10', other);
      const [given, turned] = [clinician(gad7, ...both), clinician(gad7, ...both.toReversed())];
      assert.equal(given.all, turned.all);
      assert.doesNotMatch(given.all, /slechter|beter|hoger,|lager,/i);
      assert.match(given.scales[0]!.row, /op dezelfde dag ook 3/);
    }
  });

  it('F14 does not hide a score that stands out behind one of which nobody knows whether it is later', () => {
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
  it('F22 of an error that cannot be is not shown', () => {
    for (const error of [0, -9]) {
      const said = clinician(
        tScore,
        at('2026-01-10', { t: withError(60, error) }),
        at('2026-03-10', { t: withError(54, error) }),
      );
      assert.doesNotMatch(said.all, /meetonzekerheid/);
    }
  });

  it('F29 is never rounded over a line', () => {
    for (const value of [9.9999999, 9.97, 9.6]) {
      const said = clinician(phq9, at('2026-01-01', { 'phq-9-total': value }));
      assert.match(rowOf(said, 'Depressieve klachten'), /: 9,\d+ van 27, licht/);
    }
    // What only computing made smaller is the number itself, and of its band.
    const said = clinician(phq9, at('2026-01-01', { 'phq-9-total': 10 - 1e-12 }));
    assert.match(rowOf(said, 'Depressieve klachten'), /: 10 van 27, matig/);
  });
});
