import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Scale } from '../../src/core/model/instrument.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import { parseModel } from '../../src/core/model/parse.js';
import { Measurement, type Score } from '../../src/core/model/score.js';
import { measurementsFromFhir, type CodedScale } from '../../src/fhir/scores-from-fhir.js';
import { scoreCode, scoreToFhir } from '../../src/fhir/scores-to-fhir.js';

const loinc = 'http://loinc.org';
const scaleOf = (id: string): Scale => ({
  id,
  name: id,
  direction: 'higherIsWorse',
  min: 0,
  max: 100,
  items: [],
  method: { type: 'external' },
  missing: { type: 'complete' },
});
const coded = (id: string, codes: string[], errorCodes: string[] = []): CodedScale => ({
  scale: scaleOf(id),
  codes: codes.map((code) => ({ system: loinc, code })),
  errorCodes: errorCodes.map((code) => ({ system: loinc, code })),
});
const scales = [coded('raw', ['1-1']), coded('t', ['2-2', '2-2-old'], ['3-3'])];

let made = 0;
const concept = (code: string, system = loinc) => ({
  coding: [
    { system: 'http://other.example', code: 'x' },
    { system, code },
  ],
});
const observation = (code: string, rest: object) => ({
  resourceType: 'Observation',
  id: `o${(made += 1)}`,
  status: 'final',
  code: concept(code),
  effectiveDateTime: '2026-03-14T10:00:00Z',
  ...rest,
});
const derivedFrom = [{ reference: 'QuestionnaireResponse/12/_history/3' }];
const responses = new Map([['QuestionnaireResponse/12', { id: 'our-id', version: '2.0' }]]);

function read(...observations: Readonly<Record<string, unknown>>[]) {
  const skipped: string[] = [];
  const found = measurementsFromFhir(scales, observations, responses, (problem) => skipped.push(problem));
  for (const measurement of found) parseModel(Measurement, measurement, 'measurementsFromFhir()');
  return { found, skipped, scores: found.flatMap(({ scores }) => scores) };
}

describe('measurementsFromFhir', () => {
  const values = [
    [
      'valueQuantity',
      { valueQuantity: { value: 62.2, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' } },
    ],
    ['valueInteger', { valueInteger: 12 }],
    ['valueDecimal, which only some servers have', { valueDecimal: 1.5 }],
    ['a value of zero', { valueInteger: 0 }],
    ['an alias of the code', { code: concept('2-2-old'), valueInteger: 12 }],
  ] as const;
  for (const [name, value] of values) {
    it(`reads ${name}`, () => {
      const { scores } = read(observation('2-2', value));
      const expected = 'valueQuantity' in value ? 62.2 : 'valueDecimal' in value ? 1.5 : value.valueInteger;
      assert.deepEqual(scores, [{ scale: 't', status: 'ok', value: expected }]);
    });
  }

  it('reads components, including those with the standard error', () => {
    const component = [
      { code: concept('1-1'), valueInteger: 20 },
      { code: concept('2-2'), valueQuantity: { value: 55 } },
      { code: concept('3-3'), valueQuantity: { value: 2.5 } },
    ];
    assert.deepEqual(read(observation('panel', { component })).scores, [
      { scale: 'raw', status: 'ok', value: 20 },
      { scale: 't', status: 'ok', value: 55, standardError: 2.5 },
    ]);
  });

  it('gives the members of a panel its date and response', () => {
    const member = { ...observation('2-2', { valueInteger: 50 }), effectiveDateTime: undefined };
    const panel = observation('panel', { hasMember: [{ reference: `Observation/${member.id}` }], derivedFrom });
    assert.deepEqual(read(member, panel).found, [
      {
        date: '2026-03-14T10:00:00Z',
        response: 'our-id',
        version: '2.0',
        scores: [{ scale: 't', status: 'ok', value: 50 }],
      },
    ]);
  });

  it('reads no score from a panel that has the code of its only member', () => {
    const member = observation('2-2', { valueInteger: 50 });
    const panel = observation('2-2', { hasMember: [{ reference: `Observation/${member.id}` }] });
    assert.deepEqual(read(panel, member).scores, [{ scale: 't', status: 'ok', value: 50 }]);
  });

  it('groups scores by response, else by moment', () => {
    const later = { effectiveDateTime: '2026-03-14T10:00:05Z' };
    const together = read(
      observation('1-1', { valueInteger: 20, derivedFrom }),
      observation('2-2', { valueInteger: 55, derivedFrom, ...later }),
      observation('3-3', { valueDecimal: 2, derivedFrom, ...later }),
    );
    assert.equal(together.found.length, 1);
    assert.deepEqual(together.scores[1], { scale: 't', status: 'ok', value: 55, standardError: 2 });
    const apart = read(observation('1-1', { valueInteger: 20 }), observation('2-2', { valueInteger: 55, ...later }));
    assert.equal(apart.found.length, 2);
  });

  it('reads no raw sum as a T-score, and no code of another system as its own', () => {
    assert.deepEqual(read(observation('1-1', { valueInteger: 20 })).scores, [
      { scale: 'raw', status: 'ok', value: 20 },
    ]);
    assert.deepEqual(
      read(observation('2-2', { code: concept('2-2', 'http://local.example'), valueInteger: 1 })).found,
      [],
    );
    assert.deepEqual(read(observation('9-9', { valueInteger: 20 })).found, []);
  });

  it('skips Observations that were entered in error or cancelled', () => {
    for (const status of ['entered-in-error', 'cancelled']) {
      assert.deepEqual(read(observation('2-2', { valueInteger: 50, status })).found, []);
    }
  });

  it('skips and reports Observations with a modifierExtension, which can reverse the meaning', () => {
    const modifierExtension = [{ url: 'http://other.example/not', valueBoolean: true }];
    const { found, skipped } = read(observation('2-2', { valueInteger: 50, modifierExtension }));
    assert.deepEqual(found, []);
    assert.match(skipped[0] ?? '', /^Observation\/o\d+ has a modifierExtension$/);
  });

  it('gives no value if the result is absent, below a limit, or text', () => {
    const reason = (code: string) => ({ dataAbsentReason: { coding: [{ code }] } });
    const without = [
      [reason('unknown'), 'incomplete'],
      [reason('not-asked'), 'notApplicable'],
      [reason('not-applicable'), 'notApplicable'],
      [{ valueQuantity: { value: 10, comparator: '<' } }, 'incomplete'],
      [{ valueString: '50' }, 'incomplete'],
      [{ valueQuantity: { value: '50' } }, 'incomplete'],
      [{}, 'incomplete'],
    ] as const;
    for (const [element, status] of without) {
      assert.deepEqual(read(observation('2-2', element)).scores, [{ scale: 't', status }]);
    }
  });

  it('reads the interpretation and reference range', () => {
    const [score] = read(
      observation('2-2', {
        valueInteger: 70,
        interpretation: [{ coding: [{ code: 'H', display: 'High' }] }],
        referenceRange: [{ low: { value: 40 }, high: { value: 60 }, text: '40 to 60' }],
      }),
    ).scores;
    assert.equal(score?.interpretation, 'High');
    assert.deepEqual(score?.range, { low: 40, high: 60, text: '40 to 60' });
  });

  it('uses the later of two Observations for one score', () => {
    const { scores } = read(
      observation('2-2', { valueInteger: 51, derivedFrom, issued: '2026-03-15T00:00:00Z' }),
      observation('2-2', { valueInteger: 50, derivedFrom, issued: '2026-03-14T00:00:00Z' }),
    );
    assert.deepEqual(scores, [{ scale: 't', status: 'ok', value: 51 }]);
  });

  it('orders Observations across time zones, and by storage time if issued at one moment', () => {
    const { scores } = read(
      observation('2-2', { valueInteger: 50, derivedFrom, issued: '2026-03-15T00:30:00+02:00' }),
      observation('2-2', { valueInteger: 51, derivedFrom, issued: '2026-03-14T23:30:00Z' }),
    );
    assert.deepEqual(scores, [{ scale: 't', status: 'ok', value: 51 }]);
    const issued = '2026-03-14T10:00:00Z';
    const corrected = read(
      observation('2-2', {
        valueInteger: 51,
        issued,
        status: 'corrected',
        meta: { lastUpdated: '2026-03-16T00:00:00Z' },
      }),
      observation('2-2', { valueInteger: 50, issued, meta: { lastUpdated: '2026-03-14T10:00:00Z' } }),
    );
    assert.deepEqual(corrected.scores, [{ scale: 't', status: 'ok', value: 51 }]);
  });

  it('groups one moment that is written in two time zones', () => {
    const { found } = read(
      observation('1-1', { valueInteger: 20 }),
      observation('2-2', { valueInteger: 55, effectiveDateTime: '2026-03-14T11:00:00+01:00' }),
      observation('2-2', { valueInteger: 50, effectiveDateTime: '2026-03-14' }),
    );
    assert.deepEqual(
      found.map(({ scores }) => scores.map(({ value }) => value)),
      [[20, 55], [50]],
    );
  });

  it('reads the date from each of its possible elements, and skips and reports an Observation without one', () => {
    const dates = [
      [{ effectivePeriod: { start: '2026-01-01', end: '2026-01-02' } }, '2026-01-02'],
      [{ effectiveInstant: '2026-01-03T00:00:00Z' }, '2026-01-03T00:00:00Z'],
      [{ issued: '2026-01-04T00:00:00Z' }, '2026-01-04T00:00:00Z'],
    ] as const;
    for (const [element, date] of dates) {
      const { found } = read(observation('2-2', { valueInteger: 1, effectiveDateTime: undefined, ...element }));
      assert.equal(found[0]?.date, date);
    }
    const { found, skipped } = read(observation('2-2', { valueInteger: 1, effectiveDateTime: undefined }));
    assert.deepEqual(found, []);
    assert.match(skipped[0] ?? '', /^Observation\/o\d+ has neither effectiveDateTime nor issued$/);
  });
});

describe('A score that is written and read again', () => {
  const scale = scaleOf('t');
  const response = {
    id: 'our-id',
    questionnaire: 'https://example.org/q|1',
    status: 'completed',
    subject: 'Patient/1',
    authored: '2026-03-14T10:00:00Z',
    items: [],
  } satisfies QuestionnaireResponse;
  const writtenAndRead = (score: Score, source?: string) => {
    const given = source === undefined ? response : { ...response, source };
    const resource = scoreToFhir({
      instrument: 'any',
      scale,
      score,
      response: given,
      reference: 'QuestionnaireResponse/12',
    });
    const coded: CodedScale = { scale, codes: [scoreCode('any', scale)], errorCodes: [] };
    return measurementsFromFhir([coded], [{ ...resource, id: 'o' }], new Map(), () => undefined);
  };

  it('keeps a prorated score prorated, with the number of answered questions', () => {
    const prorated = { scale: 't', status: 'prorated', value: 9.6, answered: 7, asked: 9 } as const;
    assert.deepEqual(writtenAndRead(prorated)[0]?.scores, [prorated]);
    const bare = { scale: 't', status: 'prorated', value: 9.6 } as const;
    assert.deepEqual(writtenAndRead(bare)[0]?.scores, [bare]);
    const whole = { scale: 't', status: 'ok', value: 9 } as const;
    assert.deepEqual(writtenAndRead(whole)[0]?.scores, [whole]);
  });

  it('reads the person who answered', () => {
    const score = { scale: 't', status: 'ok', value: 9 } as const;
    assert.equal(writtenAndRead(score, 'RelatedPerson/7')[0]?.respondent, 'RelatedPerson/7');
    assert.equal(writtenAndRead(score, 'Practitioner/7')[0]?.respondent, 'Practitioner/7');
    assert.equal(writtenAndRead(score)[0]?.respondent, 'Patient/1');
  });
});

describe('The respondent of a score', () => {
  const respondentsOf = (...observations: Readonly<Record<string, unknown>>[]) =>
    read(...observations).found.map(({ respondent }) => respondent);
  const performer = (reference: string) => ({ valueInteger: 5, performer: [{ reference }] });

  it('reads a patient or relative, but no laboratory or practitioner, as the respondent', () => {
    assert.deepEqual(respondentsOf(observation('2-2', performer('RelatedPerson/7'))), ['RelatedPerson/7']);
    assert.deepEqual(respondentsOf(observation('2-2', performer('https://example.org/fhir/Patient/1'))), [
      'https://example.org/fhir/Patient/1',
    ]);
    assert.deepEqual(respondentsOf(observation('2-2', performer('Organization/7'))), [undefined]);
    assert.deepEqual(respondentsOf(observation('2-2', performer('Practitioner/7'))), [undefined]);
  });

  it('separates the scores of two respondents at one moment', () => {
    const both = [observation('1-1', performer('Patient/1')), observation('2-2', performer('RelatedPerson/7'))];
    assert.deepEqual(respondentsOf(...both), ['Patient/1', 'RelatedPerson/7']);
  });

  it('keeps an unknown respondent and the people who helped in a written score', () => {
    const [{ scale }] = scales as [CodedScale];
    const write = (people: Partial<QuestionnaireResponse>) =>
      scoreToFhir({
        instrument: 'i',
        scale,
        score: { scale: 'raw', status: 'ok', value: 5 },
        response: {
          id: 'r',
          questionnaire: 'q',
          status: 'completed',
          subject: 'Patient/1',
          authored: '2026-03-14',
          items: [],
          ...people,
        },
        reference: 'QuestionnaireResponse/elsewhere',
      });
    const read = (people: Partial<QuestionnaireResponse>) => {
      const codes = [{ ...scales[0]!, codes: [scoreCode('i', scale)] }];
      const [measurement] = measurementsFromFhir(codes, [{ ...write(people), id: 'o' }], new Map(), () => {});
      return [measurement?.respondent, measurement?.togetherWith];
    };
    assert.deepEqual(read({ source: 'unknown', togetherWith: ['RelatedPerson/2'] }), ['unknown', ['RelatedPerson/2']]);
    assert.deepEqual(read({ author: 'Practitioner/1' }), ['unknown', undefined]);
    assert.deepEqual(read({}), ['Patient/1', undefined]);
  });

  it('prefers the source of the response to the performer', () => {
    const responsesBySource = new Map([['QuestionnaireResponse/12', { id: 'our-id', source: 'RelatedPerson/7' }]]);
    const scored = observation('2-2', { ...performer('Patient/1'), derivedFrom });
    assert.equal(
      measurementsFromFhir(scales, [scored], responsesBySource, () => undefined)[0]?.respondent,
      'RelatedPerson/7',
    );
  });
});
