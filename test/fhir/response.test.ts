import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { QuestionnaireItem, Questionnaire } from '../../src/core/model/questionnaire.js';
import type {
  ResponseAnswer,
  QuestionnaireResponse,
  ResponseItem,
} from '../../src/core/model/questionnaire-response.js';
import type { AnswerValue } from '../../src/core/model/value.js';
import { QuestionnaireResponseError, responseFromFhir, responseToFhir } from '../../src/fhir/index.js';
import { withInvalidValues } from './wrong-json.js';

const id = '0b8f2c1e-6b3a-4c55-9a55-0e2f3a1b4c5d';
const pain: AnswerValue = { type: 'coding', value: { system: 's', code: '2', display: 'Veel' }, weight: 2 };

const questionnaire: Questionnaire = {
  url: 'https://example.org/pain',
  version: '2',
  items: [
    { linkId: 'intro', type: 'display', text: 'Welkom' },
    {
      linkId: 'g',
      type: 'group',
      text: 'Pijn',
      repeats: true,
      items: [
        {
          linkId: 'g.pain',
          type: 'choice',
          text: 'Hoeveel pijn?',
          options: [{ value: pain }],
          items: [{ linkId: 'g.pain.where', type: 'string', text: 'Waar?' }],
        },
      ],
    },
    { linkId: 'note', type: 'text', text: 'Anders nog iets?' },
  ],
};

const response: QuestionnaireResponse = {
  id,
  questionnaire: 'https://example.org/pain|2',
  status: 'completed',
  subject: 'Patient/1',
  source: 'RelatedPerson/2',
  authored: '2026-11-22T10:00:00Z',
  items: [
    {
      linkId: 'g',
      text: 'Pijn',
      items: [
        {
          linkId: 'g.pain',
          text: 'Hoeveel pijn?',
          answers: [
            { value: pain, items: [{ linkId: 'g.pain.where', text: 'Waar?', answers: [{ value: words('knie') }] }] },
          ],
        },
      ],
    },
    { linkId: 'note', text: 'Anders nog iets?', answers: [{ value: words('nee') }] },
  ],
};

function words(value: string): AnswerValue {
  return { type: 'string', value };
}

function answered(items: readonly ResponseItem[]): QuestionnaireResponse {
  return { questionnaire: 'https://example.org/pain|2', status: 'in-progress', items: [...items] };
}

describe('responseToFhir', () => {
  it('writes the items, texts, identity and weights of a response', () => {
    const extension = [{ url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: 2 }];
    assert.deepEqual(responseToFhir(questionnaire, response, { version: 'R4' }), {
      resourceType: 'QuestionnaireResponse',
      identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` },
      questionnaire: 'https://example.org/pain|2',
      status: 'completed',
      subject: { reference: 'Patient/1' },
      authored: '2026-11-22T10:00:00Z',
      source: { reference: 'RelatedPerson/2' },
      item: [
        {
          linkId: 'g',
          text: 'Pijn',
          item: [
            {
              linkId: 'g.pain',
              text: 'Hoeveel pijn?',
              answer: [
                {
                  valueCoding: { extension, system: 's', code: '2', display: 'Veel' },
                  item: [{ linkId: 'g.pain.where', text: 'Waar?', answer: [{ valueString: 'knie' }] }],
                },
              ],
            },
          ],
        },
        { linkId: 'note', text: 'Anders nog iets?', answer: [{ valueString: 'nee' }] },
      ],
    });
  });

  it('writes and reads files, whose size is a string in R5', () => {
    const questions: Questionnaire = { ...questionnaire, items: [{ linkId: 'file', type: 'attachment' }] };
    const value = { contentType: 'text/plain', data: 'aGFsbG8=', size: 5, hash: 'AAAA', title: 'groet.txt' };
    const given = answered([{ linkId: 'file', answers: [{ value: { type: 'attachment', value } }] }]);
    const versions = [
      ['R4', 5],
      ['R5', '5'],
    ] as const;
    for (const [version, size] of versions) {
      const json = responseToFhir(questions, given, { version });
      assert.deepEqual(json.item?.[0]?.answer, [{ valueAttachment: { ...value, size } }]);
      assert.deepEqual(responseFromFhir(questions, json), given, version);
    }
  });

  it('writes the R5 identifier and the R5 extension for weights', () => {
    const { identifier, item } = responseToFhir(questionnaire, response, { version: 'R5' });
    assert.deepEqual(identifier, [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${id}` }]);
    assert.match(JSON.stringify(item), /StructureDefinition\/itemWeight/);
  });

  it('writes the order and texts of the questionnaire, and the requested status', () => {
    const items: ResponseItem[] = [
      { linkId: 'note', answers: [{ value: words('nee') }] },
      { linkId: 'g', text: 'Pain' },
      { linkId: 'g' },
    ];
    const fhir = responseToFhir(questionnaire, answered(items), { version: 'R4', status: 'amended' });
    assert.equal(fhir.status, 'amended');
    assert.deepEqual(
      fhir.item?.map(({ linkId, text }) => [linkId, text]),
      [
        ['g', 'Pain'],
        ['g', 'Pijn'],
        ['note', 'Anders nog iets?'],
      ],
    );
  });

  it('writes answers below an unanswered question in R4, and refuses them in R5', () => {
    const below: ResponseAnswer = {
      items: [{ linkId: 'g.pain.where', text: 'Waar?', answers: [{ value: words('knie') }] }],
    };
    const open = answered([{ linkId: 'g', items: [{ linkId: 'g.pain', answers: [below] }] }]);
    const [group] = responseToFhir(questionnaire, open, { version: 'R4' }).item ?? [];
    assert.deepEqual(group?.item?.[0]?.answer, [
      { item: [{ linkId: 'g.pain.where', text: 'Waar?', answer: [{ valueString: 'knie' }] }] },
    ]);
    assert.throws(() => responseToFhir(questionnaire, open, { version: 'R5' }), named('g.pain', 'R5'));
  });

  it('refuses an answer that it cannot write', () => {
    const lost: readonly (readonly [string, ResponseItem])[] = [
      ['gone', { linkId: 'gone', answers: [{ value: words('a') }] }],
      ['g.pain', { linkId: 'g.pain', answers: [{ value: pain }] }],
      ['intro', { linkId: 'intro', answers: [{ value: words('a') }] }],
      ['note', { linkId: 'note', items: [{ linkId: 'g.pain' }] }],
    ];
    for (const [linkId, item] of lost) {
      assert.throws(() => responseToFhir(questionnaire, answered([item]), { version: 'R4' }), named(linkId));
    }
    const notNumber = answered([{ linkId: 'note', answers: [{ value: { type: 'decimal', value: Number.NaN } }] }]);
    assert.throws(() => responseToFhir(questionnaire, notNumber, { version: 'R4' }), { name: 'ModelError' });
  });
});

describe('responseFromFhir', () => {
  const fhir = (item: unknown, more: object = {}) => ({
    resourceType: 'QuestionnaireResponse',
    status: 'completed',
    item,
    ...more,
  });
  const read = (item: unknown, more?: object) => responseFromFhir(questionnaire, fhir(item, more));

  it('reads a response that it wrote', () => {
    for (const version of ['R4', 'R5'] as const) {
      const json: unknown = JSON.parse(JSON.stringify(responseToFhir(questionnaire, response, { version })));
      assert.deepEqual(responseFromFhir(questionnaire, json), response);
    }
  });

  it('reads a response of STU3, which refers to its questionnaire', () => {
    assert.equal(read([], { questionnaire: { reference: 'Questionnaire/7' } }).questionnaire, 'Questionnaire/7');
    assert.equal(read([]).questionnaire, 'https://example.org/pain|2');
  });

  it('uses the id of the resource if there is no UUID identifier', () => {
    assert.equal(read([], { id: 'r1', identifier: { system: 'https://example.org', value: '7' } }).id, 'r1');
  });

  it('skips items without an answer at any position', () => {
    const item = [
      { linkId: 'help', text: 'Uitleg' },
      { linkId: 'note', answer: [{}], item: [{ linkId: 'note.help', text: 'Uitleg' }] },
    ];
    assert.deepEqual(read(item).items, [{ linkId: 'note' }]);
  });

  it('refuses a response that does not fit its questionnaire', () => {
    const cases: readonly (readonly [string, string, unknown])[] = [
      ['gone', 'is not at this position in the questionnaire', [{ linkId: 'gone', answer: [{ valueString: 'a' }] }]],
      [
        'g.pain',
        'is not at this position in the questionnaire',
        [{ linkId: 'g.pain', answer: [{ valueCoding: { code: 'a' } }] }],
      ],
      ['note', 'integer is no answer to a text question', [{ linkId: 'note', answer: [{ valueInteger: 3 }] }]],
      ['note', 'valueReference', [{ linkId: 'note', answer: [{ valueReference: {} }] }]],
      ['note', 'valueAttachment without data or url', [{ linkId: 'note', answer: [{ valueAttachment: {} }] }]],
      ['note', 'valueAttachment of the wrong type', [{ linkId: 'note', answer: [{ valueAttachment: { data: '%' } }] }]],
      [
        'note',
        'attachment is no answer to a text question',
        [{ linkId: 'note', answer: [{ valueAttachment: { data: 'AAAA' } }] }],
      ],
      ['note', 'valueString of the wrong type', [{ linkId: 'note', answer: [{ valueString: 3 }] }]],
      ['note', 'more than one value', [{ linkId: 'note', answer: [{ valueString: 'a', valueInteger: 3 }] }]],
      ['note', 'occurs more than once but does not repeat', [{ linkId: 'note' }, { linkId: 'note' }]],
      ['note', 'answer: not a list', [{ linkId: 'note', answer: {} }]],
      ['g', 'is a group and has answers', [{ linkId: 'g', answer: [{ valueString: 'a' }] }]],
      ['note', 'outside its answers', [{ linkId: 'note', item: [{ linkId: 'x', answer: [{ valueString: 'a' }] }] }]],
      ['', 'an item without a linkId', [{ linkId: 3 }]],
      ['', 'item: not a list', {}],
    ];
    for (const [linkId, problem, item] of cases) assert.throws(() => read(item), named(linkId, problem), problem);
    assert.throws(() => read([], { status: 'draft' }), named('', 'status draft'));
    assert.throws(() => read([], { status: undefined }), named('', 'status missing'));
    assert.throws(() => read([], { authored: 'yesterday' }), named('', 'authored: not a dateTime'));
    assert.throws(
      () => read([], { modifierExtension: [{ url: 'https://example.org/not' }] }),
      named('', 'modifierExtension'),
    );
    for (const json of [null, 3, 'x', [], {}, { resourceType: 'Questionnaire' }]) {
      assert.throws(() => responseFromFhir(questionnaire, json), named('', 'not a FHIR QuestionnaireResponse'));
    }
  });

  it('throws only QuestionnaireResponseErrors for invalid input', () => {
    let tried = 0;
    for (const { change, json } of withInvalidValues(responseToFhir(questionnaire, response, { version: 'R5' }))) {
      tried += 1;
      try {
        responseFromFhir(questionnaire, json);
      } catch (error) {
        assert.ok(error instanceof QuestionnaireResponseError, `${change}: ${String(error)}`);
      }
    }
    assert.ok(tried > 300);
  });

  it('names no answer in the error', () => {
    const item = [
      {
        linkId: 'note',
        answer: [{ valueUri: 'geheim' }, { valueInteger: 'geheim' }, { valueCoding: { code: ['geheim'] } }],
      },
    ];
    assert.throws(
      () => read(item),
      (error) => error instanceof QuestionnaireResponseError && !error.message.includes('geheim'),
    );
  });
});

describe('a response that is written and read back', () => {
  it('equals the original for any questionnaire and any answers', () => {
    fc.assert(
      fc.property(filledForm, fc.constantFrom('R4', 'R5'), (filled, version) => {
        const json: unknown = JSON.parse(
          JSON.stringify(responseToFhir(filled.questionnaire, filled.response, { version })),
        );
        assert.deepEqual(responseFromFhir(filled.questionnaire, json), filled.response);
      }),
      { numRuns: 1000 },
    );
  });
});

function named(linkId: string, problem = ''): (error: unknown) => boolean {
  return (error) =>
    error instanceof QuestionnaireResponseError &&
    error.problems.some((found) => found.linkId === linkId && found.problem.includes(problem));
}

const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });

function without<Shape extends object>(shape: Shape): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Shape;
}

const weighted = fc
  .record({ system: maybe(text), version: maybe(text), code: text, display: maybe(text), weight: maybe(number) })
  .map(({ weight, ...value }) => without({ type: 'coding', value: without(value), weight }) as AnswerValue);
const quantity = fc
  .record({ value: maybe(number), unit: maybe(text), system: maybe(text), code: maybe(text) })
  .map((value) => ({ type: 'quantity', value: without(value) }) as AnswerValue);

/** Generators of answers by type of question. */
const answersByType: Readonly<Partial<Record<QuestionnaireItem['type'], fc.Arbitrary<AnswerValue>>>> = {
  boolean: fc.boolean().map((value) => ({ type: 'boolean', value })),
  integer: fc.integer().map((value) => ({ type: 'integer', value })),
  decimal: number.map((value) => ({ type: 'decimal', value })),
  string: fc.string().map(words),
  text: fc.string().map(words),
  url: fc.webUrl().map((value) => ({ type: 'uri', value })),
  date: fc.constantFrom('2026', '2026-03', '2026-03-14').map((value) => ({ type: 'date', value })),
  dateTime: fc.constantFrom('2026', '2026-03-14T10:00:00Z').map((value) => ({ type: 'dateTime', value })),
  time: fc.constantFrom('10:00:00', '23:59:59.5').map((value) => ({ type: 'time', value })),
  choice: weighted,
  'open-choice': fc.oneof(weighted, fc.string().map(words)),
  quantity,
};

interface Filled {
  readonly item: QuestionnaireItem;
  readonly responseItems: readonly ResponseItem[];
}

/** Generates an item with its response items: several for a repeating group, none if it was skipped. */
function filledItem(depth: number): fc.Arbitrary<Filled> {
  const question = fc
    .tuple(
      fc.constantFrom(...(Object.keys(answersByType) as (keyof typeof answersByType)[])),
      text,
      filledItems(depth - 1),
    )
    .chain(([type, label, below]) => {
      const item = labelled(type, label, below);
      const items = responseItemsOf(below);
      const value = answersByType[type] ?? fc.constant(words(''));
      return fc.array(value, { maxLength: 3 }).map((values): Filled => {
        const answers = values.map((value): ResponseAnswer => (items.length > 0 ? { value, items } : { value }));
        return { item, responseItems: answers.length > 0 ? [{ linkId: '', text: label, answers }] : [] };
      });
    });
  const group = fc.tuple(text, filledItems(depth - 1), fc.nat({ max: 2 })).map(([label, below, times]): Filled => {
    const items = responseItemsOf(below);
    const responseItem: ResponseItem =
      items.length > 0 ? { linkId: '', text: label, items } : { linkId: '', text: label };
    return {
      item: { ...labelled('group', label, below), repeats: true },
      responseItems: Array.from({ length: times }, () => responseItem),
    };
  });
  return depth > 0 ? fc.oneof(question, group) : question;
}

function filledItems(depth: number): fc.Arbitrary<readonly Filled[]> {
  return depth < 0 ? fc.constant([]) : fc.array(filledItem(depth), { maxLength: 3 }).map(numbered);
}

/** Gives siblings unique linkIds, some of them hostile. */
function numbered(filled: readonly Filled[]): readonly Filled[] {
  const linkIds = ['__proto__', 'constructor', 'a.1'];
  return filled.map(({ item, responseItems }, index) => {
    const linkId = linkIds[index] ?? `${index}`;
    return {
      item: { ...item, linkId },
      responseItems: responseItems.map((responseItem) => ({ ...responseItem, linkId })),
    };
  });
}

describe('the people of a response', () => {
  const json = (people: object) => ({
    resourceType: 'QuestionnaireResponse',
    id: 'r',
    status: 'completed',
    subject: { reference: 'Patient/1' },
    ...people,
  });
  const read = (people: object) => {
    const { source, author, togetherWith } = responseFromFhir(questionnaire, json(people));
    return { source, author, togetherWith };
  };
  const patient = { reference: 'Patient/1' };
  const nurse = { reference: 'Practitioner/1' };
  const mother = { reference: 'RelatedPerson/2' };

  it('never takes answers of an unknown person for those of the patient', () => {
    const nobody = { source: undefined, author: undefined, togetherWith: undefined };
    assert.deepEqual(read({}), nobody, 'FHIR: without anybody the patient answered.');
    assert.deepEqual(read({ author: patient }), nobody);
    assert.deepEqual(read({ author: nurse }), { ...nobody, source: 'unknown', author: 'Practitioner/1' });
    assert.deepEqual(read({ author: { display: 'A nurse' } }), { ...nobody, source: 'unknown' });
    assert.deepEqual(read({ source: { display: 'Her mother' } }), { ...nobody, source: 'unknown' });
    const identifier = { system: 'http://fhir.nl/fhir/NamingSystem/bsn', value: '1' };
    assert.equal(read({ source: { identifier } }).source, 'http://fhir.nl/fhir/NamingSystem/bsn|1');
    assert.equal(read({ source: { reference: '#mother' } }).source, 'QuestionnaireResponse/r#mother');
  });

  it('tells who answered from who recorded', () => {
    const nobody = { togetherWith: undefined };
    assert.deepEqual(read({ source: patient, author: nurse }), {
      ...nobody,
      source: 'Patient/1',
      author: 'Practitioner/1',
    });
    assert.deepEqual(read({ source: mother, author: mother }), {
      ...nobody,
      source: 'RelatedPerson/2',
      author: undefined,
    });
  });

  it('keeps who helped in an extension, and writes an unknown respondent as such', () => {
    const people = { source: 'unknown', author: 'Practitioner/1', togetherWith: ['RelatedPerson/2', 'Patient/1'] };
    const written = responseToFhir(
      questionnaire,
      { ...answered([]), subject: 'Patient/1', ...people },
      { version: 'R4' },
    );
    assert.deepEqual(written.source, {
      extension: [{ url: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason', valueCode: 'unknown' }],
    });
    assert.deepEqual(read(written), people);
    const { source: _, ...typed } = people;
    const typedByOther = responseToFhir(
      questionnaire,
      { ...answered([]), subject: 'Patient/1', ...typed },
      { version: 'R4' },
    );
    assert.deepEqual(read(typedByOther), people);
    const local = responseToFhir(
      questionnaire,
      { ...answered([]), source: 'QuestionnaireResponse/r#m' },
      { version: 'R4' },
    );
    assert.deepEqual(local.source, { reference: '#m' });
  });
});

function labelled(type: QuestionnaireItem['type'], label: string, below: readonly Filled[]): QuestionnaireItem {
  const item: QuestionnaireItem = { linkId: '', type, text: label };
  return below.length > 0 ? { ...item, items: below.map((child) => child.item) } : item;
}

function responseItemsOf(filled: readonly Filled[]): ResponseItem[] {
  return filled.flatMap(({ responseItems }) => responseItems);
}

const filledForm = fc
  .record({
    filled: filledItems(2),
    id: maybe(fc.oneof(fc.uuid(), fc.constant('r1'))),
    status: fc.constantFrom('in-progress' as const, 'completed' as const, 'amended' as const),
    subject: maybe(fc.constant('Patient/1')),
    source: maybe(fc.constantFrom('RelatedPerson/2', 'unknown', 'http://fhir.nl/fhir/NamingSystem/big|19')),
    // An author without a source is read as an unknown source, so the two are drawn together.
    togetherWith: maybe(fc.uniqueArray(fc.constantFrom('Patient/1', 'RelatedPerson/3'), { minLength: 1 })),
    authored: maybe(fc.constant('2026-11-22T10:00:00+01:00')),
  })
  .map(({ filled, ...rest }) => ({
    questionnaire: { url: 'https://example.org/any', items: filled.map(({ item }) => item) } satisfies Questionnaire,
    response: without({
      ...rest,
      questionnaire: 'https://example.org/any',
      items: responseItemsOf(filled),
    }) as QuestionnaireResponse,
  }));
