import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { werkHerstelInstrument } from '../../../src/core/instruments/index.js';
import type { Measurement } from '../../../src/core/model/score.js';
import { instrument as randomInstrument } from './random-history.js';
import { isOverdue } from '../../../src/elements/traffic-light/overview.js';
import { statementsOf } from './widgets.js';

const now = Date.parse('2026-12-01');

const [scale] = werkHerstelInstrument.scales;

/** A measurement with the best or worst possible score on the first scale. */
const measured = (date: string, end: 'best' | 'worst', fields: Partial<Measurement> = {}): Measurement => ({
  date,
  scores: [
    {
      scale: scale!.id,
      value: (scale!.direction === 'higherIsBetter') === (end === 'best') ? scale!.max : scale!.min,
      status: 'ok',
    },
  ],
  ...fields,
});

const statements = (
  measurements: readonly Measurement[],
  audience: 'patient' | 'clinician' = 'clinician',
  language: 'nl' | 'en' | 'ar' = 'nl',
) => statementsOf(werkHerstelInstrument, measurements, audience, language, now);

describe('the sentence with the date of a measurement', () => {
  const sentences = [
    ['nl', 'patient', '2026-03-14', 'U vulde dit in op 14 maart 2026.'],
    ['nl', 'patient', '2026-03', 'U vulde dit in maart 2026 in.'],
    ['nl', 'patient', '2026', 'U vulde dit in 2026 in.'],
    ['nl', 'patient', 'onbekend', 'U vulde dit in op een onbekende datum.'],
    ['nl', 'clinician', '2026-03', 'Ingevuld in maart 2026.'],
    ['nl', 'clinician', '2026', 'Ingevuld in 2026.'],
    ['nl', 'clinician', '03-2026', 'Ingevuld op een onbekende datum (03-2026).'],
    ['en', 'patient', '2026-03-14', 'You filled this in on March 14, 2026.'],
    ['en', 'patient', '2026-03', 'You filled this in in March 2026.'],
    ['en', 'clinician', '2026', 'Filled in in 2026.'],
    ['en', 'clinician', 'unknown', 'Filled in on an unknown date.'],
    ['ar', 'patient', '2026-03-14', 'ملأت هذا بتاريخ 14 مارس 2026.'],
    ['ar', 'patient', '2026-03', 'ملأت هذا في مارس 2026.'],
    ['ar', 'clinician', '2026', 'مُلئ في عام 2026.'],
    ['ar', 'clinician', 'unknown', 'مُلئ بتاريخ غير معروف.'],
  ] as const;
  for (const [language, audience, date, sentence] of sentences) {
    it(`says "${sentence}" (${language}, ${audience}) for ${date}`, () => {
      assert.equal(statements([measured(date, 'best')], audience, language).dates, sentence);
    });
  }

  it('fits the precision of the earlier date', () => {
    const measurements = [measured('2025-03', 'best'), measured('2026-03-14', 'best')];
    assert.match(statements(measurements, 'patient').dates, /De keer daarvoor was in maart 2025\.$/);
    assert.match(statements(measurements).dates, /Vorige keer in maart 2025\.$/);
    assert.match(statements(measurements, 'patient', 'en').dates, /The time before was in March 2025\.$/);
    assert.match(statements(measurements, 'patient', 'ar').dates, /المرة السابقة كانت في مارس 2025\.$/);
  });

  it('fits the precision in the tips and for another respondent', () => {
    assert.equal(statements([measured('2026-03', 'best')]).tipsAbout, 'Bij de antwoorden van maart 2026.');
    assert.equal(statements([measured('onbekend', 'best')]).tipsAbout, 'Bij de antwoorden van een onbekende datum.');
    const byOther = [measured('2026', 'best', { respondent: 'RelatedPerson/1' })];
    assert.match(statements(byOther, 'patient').dates, /^Ingevuld door iemand anders in 2026\./);
    assert.match(statements(byOther, 'patient').all, /Ingevuld door iemand anders in 2026\. De score/);
  });
});

describe('a measurement with a date in the future', () => {
  const future = [measured('2026-03-14', 'best'), measured('2031-02-10', 'worst')];
  const remarks = {
    nl: /Let op: een meting heeft een datum in de toekomst\./,
    en: /date in the future\./,
    ar: /في المستقبل\./,
  };

  for (const language of ['nl', 'en', 'ar'] as const) {
    for (const audience of ['patient', 'clinician'] as const) {
      it(`is remarked by the traffic light, its copy and the tips (${language}, ${audience})`, () => {
        const { dates, record, tipsAbout } = statements(future, audience, language);
        for (const text of [dates, record, tipsAbout]) assert.match(text, remarks[language]);
      });
    }
  }

  it('is remarked beside the score in every widget', () => {
    const [first] = statements(future).scales;
    for (const text of [first!.row, first!.trend, first!.preparation, ...first!.table.slice(1)]) {
      assert.match(text, /datum in de toekomst/i);
    }
  });

  it('gives no change, duration or verdict in any widget', () => {
    for (const audience of ['patient', 'clinician'] as const) {
      assert.doesNotMatch(
        statements(future, audience).all,
        /verslechter|verbeter|dan de vorige keer|later|hoger,|lager,|vergeleken met/i,
      );
    }
  });

  it('forbids the sentences that nothing stands out', () => {
    const { attention, tipsNote, tips } = statements([measured('2026-03-14', 'best'), measured('2031-02-10', 'best')]);
    assert.equal(attention, '');
    assert.equal(tipsNote, '');
    assert.doesNotMatch(tips.join(' '), /niets opvalt/);
  });

  it('does not hide an earlier score that needs attention', () => {
    const { rest } = statements([measured('2026-03-14', 'worst'), measured('2031-02-10', 'best')]);
    assert.match(rest, /Vraagt ook om aandacht: .*14 maart 2026/);
  });

  it('does not hide an earlier answer that needs attention', () => {
    const scores = [{ scale: 'alfa', value: 1, status: 'ok' as const }];
    const own: Measurement[] = [
      { date: '2026-03-14', scores, flags: [{ id: 'q9', status: 'raised' }] },
      { date: '2031-02-10', scores, flags: [] },
    ];
    const { record } = statementsOf(randomInstrument, own, 'clinician', 'nl', now);
    assert.match(record, /Op 14 maart 2026 vroeg één antwoord aandacht: vraag negen/);
  });

  it('leaves the comparison of the other scores as it is', () => {
    const earlier = [measured('2026-01-14', 'best'), measured('2026-03-14', 'worst')];
    const [first] = statements([...earlier, measured('2031-02-10', 'best')]).scales;
    assert.match(first!.table[1] ?? '', /verslechterd/);
  });

  it('starts after a margin of one day, because the time zone of a date is unknown', () => {
    assert.doesNotMatch(statements([measured('2026-12-02', 'best')]).all, /in de toekomst/);
    assert.match(statements([measured('2026-12-03', 'best')]).all, /in de toekomst/);
  });
});

describe('a deadline', () => {
  const isOverdueOn = (due: string, day: string) =>
    isOverdue({ id: 'a', questionnaire: 'q', status: 'sent', due }, Date.parse(`${day}T12:00:00Z`));

  it('has passed after the end of its day, month or year', () => {
    const days = [
      ['2026-03-14', '2026-03-14', '2026-03-15'],
      ['2026-03', '2026-03-31', '2026-04-01'],
      ['2026-12', '2026-12-31', '2027-01-01'],
      ['2026', '2026-12-31', '2027-01-01'],
    ] as const;
    for (const [due, last, next] of days) {
      assert.deepEqual([isOverdueOn(due, last), isOverdueOn(due, next)], [false, true], due);
    }
  });

  it('never passes if it cannot be read', () => {
    assert.equal(isOverdueOn('eind maart', '2026-12-01'), false);
  });
});
