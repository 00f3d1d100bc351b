import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Person } from '../../../src/core/model/person.js';
import type { Measurement } from '../../../src/core/model/score.js';
import { answersOf, questionsOf } from '../../../src/core/scoring/answer-view.js';
import { outcomeStatement } from '../../../src/core/scoring/outcome-statement.js';
import { personKey, respondentOfResponse, withRespondents } from '../../../src/core/scoring/respondent.js';
import { historiesOf } from '../../../src/core/scoring/score-view.js';
import { measurementOf } from '../../../src/core/scoring/scores.js';
import { respondentNames } from '../../../src/internal/format/respondent.js';
import { ar } from '../../../src/locales/ar.js';
import { en } from '../../../src/locales/en.js';
import { nl } from '../../../src/locales/nl.js';
import { exampleInstrument, questionnaireFor, responseWith, source } from './examples.js';
import { statementsOf } from './widgets.js';

const patient: Person = { reference: 'Patient/1', alsoAs: ['Person/p'], kind: 'patient', birthDate: '1980-01-01' };
const mother: Person = {
  reference: 'RelatedPerson/1',
  alsoAs: ['Person/m'],
  kind: 'related',
  role: { code: 'mother' },
};
const people = [patient, mother];
const context = { subject: 'Patient/1', people };

const bands = (word: string) => ({
  source,
  bands: [
    { from: 0, word: 'weinig', light: 'ok' as const },
    { from: 8, word, light: 'concern' as const },
  ],
});
const instrument = exampleInstrument({
  bandSet: bands('veel'),
  otherRespondents: [{ roles: ['mother', 'father'], bandSet: bands('veel volgens ouder') }],
});
const scale = instrument.scales[0]!;
const measured = (date: string, value: number, more: Partial<Measurement> = {}): Measurement => ({
  date,
  scores: [{ scale: scale.id, status: 'ok', value }],
  flags: [],
  ...more,
});
const historyOf = (measurements: readonly Measurement[], all: readonly Person[] = people) =>
  historiesOf(instrument, withRespondents(measurements, { ...context, people: all }), Infinity, all)[0]!;

describe('the respondent of answers', () => {
  it('is one person for each of their references, also through a record in between', () => {
    const records: Person[] = [
      { reference: 'PractitionerRole/1', alsoAs: ['Practitioner/1'], kind: 'professional' },
      { reference: 'PractitionerRole/2', alsoAs: ['Practitioner/1'], kind: 'professional' },
    ];
    for (const reference of ['PractitionerRole/1', 'PractitionerRole/2', 'Practitioner/1'])
      assert.equal(personKey(reference, { people: records }), 'PractitionerRole/1');
    assert.equal(personKey('Person/p', context), 'patient');
    assert.equal(personKey('RelatedPerson/7', context), 'RelatedPerson/7');
  });

  it('is never one person because of an equal name', () => {
    const named = [1, 2].map((number): Person => ({
      reference: `RelatedPerson/${number}`,
      kind: 'related',
      name: 'Anna',
    }));
    assert.notEqual(personKey('RelatedPerson/1', { people: named }), personKey('RelatedPerson/2', { people: named }));
  });

  it('is unknown if only another author is known, and never the patient', () => {
    const of = (response: Parameters<typeof respondentOfResponse>[0]) => respondentOfResponse(response, context);
    assert.equal(of({}), 'patient');
    assert.equal(of({ author: 'Person/p' }), 'patient');
    assert.equal(of({ author: 'Practitioner/1' }), 'unknown');
    assert.equal(of({ author: 'Practitioner/1', source: 'Patient/1' }), 'patient');
    assert.equal(of({ source: 'unknown' }), 'unknown');
    assert.equal(of({ source: '' }), 'unknown');
    const response = { ...responseWith({}), subject: 'Patient/1', authored: '2026-01-10', author: 'Practitioner/1' };
    assert.equal(measurementOf(instrument, questionnaireFor(instrument), response).respondent, 'unknown');
    const { all, dates } = statementsOf(instrument, [measured('2026-01-10', 9, { respondent: 'unknown' })], 'patient');
    assert.equal(dates, 'Ingevuld op 10 januari 2026. Het is onbekend wie dit invulde.');
    assert.doesNotMatch(all, /\bUw\b|U vulde|\bveel\b/);
  });

  it('does not hide who helped, and counts no helper as a respondent', () => {
    const response = {
      ...responseWith({}),
      authored: '2026-01-10',
      source: 'Person/m',
      togetherWith: ['Patient/1', 'Person/p', 'RelatedPerson/1'],
    };
    const measurement = measurementOf(instrument, questionnaireFor(instrument), response, context);
    assert.equal(measurement.respondent, 'RelatedPerson/1');
    assert.deepEqual(measurement.togetherWith, ['patient']);
    const own = statementsOf(
      instrument,
      [measured('2026-01-10', 9, { togetherWith: ['Person/m'] })],
      'patient',
      'nl',
      Infinity,
      people,
    );
    assert.equal(own.dates, 'U vulde dit in op 10 januari 2026. Samen met moeder.');
    assert.match(own.scales[0]!.row, /samen met moeder/);
    assert.match(own.scales[0]!.trend, /Samen met moeder\. Uw score is 9/);
    assert.match(own.tipsAbout, /Samen met moeder\./);
  });

  it('is that of the response for scores that another system computed from it', () => {
    const computed = [measured('2026-01-10', 3, { response: 'r1', respondent: 'RelatedPerson/1' })];
    const { flags: _, ...external } = measured('2026-01-10', 3, { response: 'r1' });
    const [, score] = withRespondents([...computed, external], context, computed);
    assert.equal(score?.respondent, 'RelatedPerson/1');
  });
});

describe('the series of a scale', () => {
  it('are one for each person, with the patient first, and are never compared', () => {
    const { series } = historyOf([
      measured('2026-01-10', 9, { respondent: 'RelatedPerson/1' }),
      measured('2026-02-10', 2),
      measured('2026-03-10', 4, { respondent: 'Person/m' }),
      measured('2026-04-10', 5, { respondent: 'RelatedPerson/7' }),
    ]);
    assert.deepEqual(
      series.map(({ respondent, views }) => [respondent, views.map(({ value }) => value)]),
      [
        ['patient', [2]],
        ['RelatedPerson/1', [9, 4]],
        ['RelatedPerson/7', [5]],
      ],
    );
    assert.deepEqual(
      series.map(({ latest }) => latest.previous?.value),
      [undefined, 9, undefined],
    );
  });

  it('have bands only if the instrument has them for the respondent', () => {
    const lightOf = (respondent: string | undefined, all?: readonly Person[]) =>
      historyOf([measured('2026-01-10', 9, respondent === undefined ? {} : { respondent })], all).latest;
    assert.equal(lightOf(undefined)?.band?.word, 'veel');
    assert.equal(lightOf('RelatedPerson/1')?.band?.word, 'veel volgens ouder');
    for (const [respondent, all] of [
      ['RelatedPerson/7', people],
      ['unknown', people],
      ['RelatedPerson/1', []],
    ] as const) {
      const view = lightOf(respondent, all);
      assert.deepEqual(
        [view?.band, view?.light, view?.change, view?.lacksBands],
        [undefined, undefined, undefined, true],
      );
    }
  });

  it('say of no score without a meaning that it asks for no attention', () => {
    const own = measured('2026-01-10', 2);
    const other = measured('2026-01-10', 9, { respondent: 'RelatedPerson/7' });
    assert.match(statementsOf(instrument, [own], 'clinician').attention, /Geen vraagt om aandacht/);
    const { all, scales } = statementsOf(instrument, [own, other], 'clinician');
    assert.doesNotMatch(all, /Geen (score )?vraagt om aandacht|geen aanleiding/);
    assert.match(scales[0]!.others[0] ?? '', /ingevuld door iemand anders: 9 van \d+, geen afkapwaarde bekend/);
  });

  it('give each respondent the flags of their own answers', () => {
    const flagged = { ...instrument, flags: [{ id: 'a', item: 'a', from: 1, label: 'vraag a', source }] };
    const raised = [{ id: 'a', status: 'raised' as const }];
    const { flags: _, ...external } = measured('2026-01-10', 2);
    const measurements = [external, measured('2026-01-10', 2, { respondent: 'RelatedPerson/1', flags: raised })];
    const histories = historiesOf(flagged, measurements, Infinity, people);
    const { flags } = outcomeStatement(flagged, measurements, histories);
    assert.deepEqual(
      flags.map(({ respondent, status }) => [respondent, status]),
      [
        ['patient', 'unknown'],
        ['RelatedPerson/1', 'raised'],
      ],
    );
  });

  it('color a single answer of another person by no level for the patient', () => {
    const levels = { source, levels: [{ from: 0, light: 'concern' as const }] };
    const withLevels = {
      ...instrument,
      items: instrument.items.map((item) => ({ ...item, levelSet: levels })),
    };
    const questionnaire = questionnaireFor(withLevels);
    const lights = (more: object) =>
      [...questionsOf(answersOf(withLevels, questionnaire, { ...responseWith({ a: 1 }), ...more }).views)].map(
        ({ given }) => given.meaning?.light,
      );
    assert.ok(lights({}).includes('concern'));
    assert.ok(!lights({ source: 'RelatedPerson/1' }).includes('concern'));
  });

  it('compare no answers of two people', () => {
    const questionnaire = questionnaireFor(instrument);
    const by = (given: Record<string, number>, who?: string) => ({
      ...responseWith(given),
      ...(who && { source: who }),
    });
    const changed = (...[now, before]: ReturnType<typeof by>[]) =>
      [...questionsOf(answersOf(instrument, questionnaire, now!, before, context).views)].some(
        ({ earlier }) => earlier,
      );
    assert.equal(changed(by({ a: 1 }), by({ a: 2 }, 'RelatedPerson/1')), false);
    assert.equal(changed(by({ a: 1 }, 'Person/m'), by({ a: 2 }, 'RelatedPerson/1')), true);
  });
});

describe('the names of respondents', () => {
  const words = { messages: nl.messages.score, language: 'nl', audience: 'clinician' as const };
  const namesOf = (respondents: readonly string[], all: readonly Person[], more: Partial<typeof words> = {}) => {
    const measurements = respondents.map((respondent) => ({ respondent }));
    const names = respondentNames(measurements, all, { ...words, ...more });
    return respondents.map((respondent) => [names.nameOf(respondent), names.labelOf(respondent)]);
  };

  it('differ for each person: by organization, else by number', () => {
    const teacher = (reference: string, organization?: string): Person => ({
      reference,
      kind: 'related',
      role: { code: 'teacher' },
      ...(organization && { organization }),
    });
    assert.deepEqual(namesOf(['a', 'b'], [teacher('a', 'School A'), teacher('b', 'School B')]), [
      ['leerkracht (School A)', 'leerkracht (School A)'],
      ['leerkracht (School B)', 'leerkracht (School B)'],
    ]);
    assert.deepEqual(namesOf(['a', 'b'], [teacher('a'), teacher('b')]), [
      ['leerkracht 1', 'leerkracht 1'],
      ['leerkracht 2', 'leerkracht 2'],
    ]);
    assert.deepEqual(namesOf(['RelatedPerson/8', 'RelatedPerson/9'], []), [
      ['iemand anders 1', 'iemand anders 1'],
      ['iemand anders 2', 'iemand anders 2'],
    ]);
  });

  it('are the role in the plot, and the name if two people have one role', () => {
    const parent = (name: string): Person => ({ reference: name, kind: 'related', name, role: { code: 'parent' } });
    assert.deepEqual(namesOf(['Anna'], [parent('Anna')]), [['Anna (ouder)', 'ouder']]);
    assert.deepEqual(namesOf(['Anna', 'Bram'], [parent('Anna'), parent('Bram')]), [
      ['Anna (ouder)', 'Anna'],
      ['Bram (ouder)', 'Bram'],
    ]);
  });

  it('call the patient "u" or by name, a child a child, and never somebody of whom nothing is known', () => {
    const child: Person = { reference: 'Patient/1', kind: 'patient', name: 'Sem', birthDate: '2020-01-01' };
    assert.deepEqual(namesOf(['patient'], [child]), [['Sem', 'kind']]);
    assert.deepEqual(namesOf(['patient'], [patient]), [['de patiënt', 'patiënt']]);
    assert.deepEqual(namesOf(['patient'], [child], { audience: 'patient' as never }), [['u', 'u']]);
    assert.deepEqual(namesOf(['unknown'], people), [['onbekend wie invulde', 'onbekend wie invulde']]);
  });

  it('are in the language of the page, with the roles of the host', () => {
    const aunt: Person = { reference: 'a', kind: 'related', role: { code: 'aunt' } };
    const roles = [
      { code: 'aunt', kind: 'related', group: 'family', name: { nl: 'tante', en: 'aunt', ar: 'خالة' } } as const,
    ];
    for (const [language, locale, name] of [
      ['nl', nl, 'tante'],
      ['en', en, 'aunt'],
      ['ar', ar, 'خالة'],
    ] as const) {
      const names = respondentNames([{ respondent: 'a' }], [aunt], {
        ...words,
        messages: locale.messages.score,
        language,
        roles,
      });
      assert.equal(names.nameOf('a'), name);
    }
  });
});
