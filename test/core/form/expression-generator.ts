import type { Random } from './generated-answers.js';

type Kind = 'number' | 'text' | 'boolean' | 'moment' | 'coding' | 'any';

const linkIds: Readonly<Record<Kind, readonly string[]>> = {
  number: ['g.1', 'g.2', 'g.3', 'r.1', 'n'],
  text: ['r.2', 'b.1', 's', 't', 'u'],
  boolean: ['b'],
  moment: ['d', 'dt', 'ti'],
  coding: ['g.4', 'g.5'],
  any: ['g.1', 'r.1', 's', 'd', 'g.4', 'n', 'b'],
};

/** Generates expressions of a known kind, so that most of them have a result. Few operands are of another kind. */
export class ExpressionGenerator {
  constructor(readonly random: Random) {}

  any(depth = 3): string {
    return this.of(this.random.of(['number', 'number', 'boolean', 'boolean', 'text', 'moment', 'any'] as const), depth);
  }

  of(kind: Kind, depth: number): string {
    const { random } = this;
    const actual = random.chance(0.03) ? random.of(['number', 'text', 'boolean', 'moment', 'any'] as const) : kind;
    if (depth <= 0) return this.#leaf(actual);
    switch (actual) {
      case 'number':
        return this.#number(depth - 1);
      case 'text':
        return this.#text(depth - 1);
      case 'boolean':
        return this.#boolean(depth - 1);
      case 'moment':
        return this.#moment(depth - 1);
      case 'coding':
        return this.#leaf('coding');
      case 'any':
        return this.#any(depth - 1);
    }
  }

  #leaf(kind: Kind): string {
    const { random } = this;
    if (random.chance(0.04)) return '{}';
    switch (kind) {
      case 'number':
        return random.chance(0.4)
          ? random.of(['0', '1', '2', '3.5', '0.1', '0.2', '10', '1.0', '007'])
          : this.#single(kind);
      case 'text':
        return random.chance(0.4)
          ? random.of([`'a'`, `'A B'`, `''`, `'12'`, `'it\\'s'`, `'2026-03'`])
          : this.#single(kind);
      case 'boolean':
        return random.chance(0.4) ? random.of(['true', 'false']) : this.#single(kind);
      case 'moment':
        return random.chance(0.4)
          ? random.of([
              '@2026',
              '@2026-03',
              '@2026-03-14',
              '@2026-03-14T10:00:00Z',
              '@T10:30',
              '@2024-02-29',
              'today()',
            ])
          : this.#single(kind);
      case 'coding':
        return this.#single(kind);
      case 'any':
        return this.#values('any');
    }
  }

  /** A path to the values of one question. */
  #single(kind: Kind): string {
    const values = this.#values(kind);
    return this.random.chance(0.6) ? `${values}.first()` : values;
  }

  #values(kind: Kind): string {
    const { random } = this;
    const linkId = random.of(linkIds[kind]);
    const value = kind === 'number' && random.chance(0.15) ? random.of(['valueInteger', 'valueDecimal']) : 'value';
    return `${this.#items(linkId)}.answer.${value}`;
  }

  #items(linkId: string): string {
    const { random } = this;
    // Answers of other types only where no order is compared: that of codings differs (see docs/expressions.md).
    const isMixed = linkId === 'b' || linkIds.coding.includes(linkId);
    const filter = random.of([
      `where(linkId = '${linkId}')`,
      `where(linkId in ('${linkId}' | 'g.2'))`,
      `where(linkId.startsWith('${isMixed ? linkId.slice(0, 1) : linkId}'))`,
      `where('${linkId}' = linkId)`,
      `where(linkId.matches('^${linkId.replace('.', String.raw`\\.`)}$'))`,
      isMixed ? `where(linkId != '${linkId}')` : `where(linkId = '${linkId}')`,
      `where(linkId = '${linkId}' or linkId = 'r.1')`,
    ]);
    const root =
      linkId.includes('.') && random.chance(0.3) ? `item.where(linkId = '${linkId.slice(0, 1)}')` : undefined;
    if (root && linkId !== 'b.1') return `%resource.${root}.item.${filter}`;
    return `%resource.${random.of(['descendants()', 'item', 'repeat(item)', 'item.item', 'repeat(item | answer.item)', 'item.descendants()'])}.${filter}`;
  }

  #number(depth: number): string {
    const { random } = this;
    const one = () => this.of('number', depth);
    const many = () => this.#values('number');
    return random.of<() => string>([
      () => `(${one()} ${random.of(['+', '-', '*', '/', 'div', 'mod'])} ${one()})`,
      () => `(${one()} ${random.of(['+', '-', '*', '/'])} ${one()})`,
      () =>
        `${many()}.${random.of(['sum()', 'min()', 'max()', 'avg()', 'count()', 'first()', 'last()', 'distinct().count()'])}`,
      () => `${this.#values('any')}.count()`,
      () => `iif(${this.of('boolean', depth)}, ${one()}, ${one()})`,
      () => `(${one()}).round(${random.below(4)})`,
      () =>
        `(${one()}).${random.of(['abs()', 'ceiling()', 'floor()', 'truncate()', 'toInteger()', 'toDecimal()', 'round()'])}`,
      () => `(${one()}).power(${random.of(['2', '3', '0'])})`,
      () => `(${many()} | ${many()} | ${one()}).sum()`,
      () => `${many()}.aggregate($this + $total, 0)`,
      () =>
        `%resource.descendants().where(linkId in ('g.1' | 'r.1' | 'n')).answer.value.aggregate(iif($total.empty(), $this, iif($this > $total, $this, $total)))`,
      () => `${this.#items('g.4')}.answer.weight().sum()`,
      () => `${this.#items('g.5')}.answer.value.ordinal().max()`,
      () =>
        `${this.#items('g.4')}.answer.value.extension.where(url = 'http://hl7.org/fhir/StructureDefinition/ordinalValue').value.sum()`,
      () => `(${this.of('text', depth)}).${random.of(['length()', `indexOf('a')`, 'toInteger()', 'toDecimal()'])}`,
      () => `(-${one()})`,
      () => `${many()}.where($this > ${one()}).sum()`,
      () => `${many()}.select($this * 2 + $index).sum()`,
      () => `${many()}.${random.of(['take(2)', 'skip(1)', 'tail()'])}.sum()`,
      () => `${many()}[${random.below(3)}]`,
      () => `(${many()}.combine(${one()})).sum()`,
    ])();
  }

  #text(depth: number): string {
    const { random } = this;
    const one = () => this.of('text', depth);
    return random.of<() => string>([
      () => `(${one()} ${random.of(['+', '&'])} ${one()})`,
      () => `(${this.of(random.of(['number', 'boolean', 'moment', 'text'] as const), depth)}).toString()`,
      () =>
        `(${one()}).${random.of(['upper()', 'lower()', 'trim()', 'substring(1)', 'substring(0, 2)', `replace('a', 'x')`])}`,
      () => `iif(${this.of('boolean', depth)}, ${one()}, ${one()})`,
      () => `${this.#values('text')}.join(', ')`,
      () => `${this.#values('coding')}.${random.of(['code', 'display', 'system'])}.first()`,
      () => `${this.#items(random.of(linkIds.any))}.${random.of(['linkId', 'text'])}.first()`,
      () => `(${one()}).split('a').first()`,
      () => `(${one()}).toChars().last()`,
      () => `${this.#values('text')}.min()`,
    ])();
  }

  #boolean(depth: number): string {
    const { random } = this;
    const one = () => this.of('boolean', depth);
    const kind = random.of(['number', 'number', 'text', 'moment'] as const);
    const [left, right] = [this.of(kind, depth), this.of(kind, depth)];
    return random.of<() => string>([
      () => `(${left} ${random.of(['=', '!=', '~', '!~'])} ${right})`,
      () => `(${left} ${random.of(['<', '>', '<=', '>='])} ${right})`,
      () => `(${left} ${random.of(['<', '>', '<=', '>='])} ${right})`,
      () => `(${one()} ${random.of(['and', 'or', 'xor', 'implies'])} ${one()})`,
      () => `(${one()}).not()`,
      () =>
        `${this.#values('any')}.${random.of(['exists()', 'empty()', 'hasValue()', 'isDistinct()', 'exists($this = 1)'])}`,
      () => `(${left} in ${this.#values(kind)})`,
      () => `(${this.#values(kind)} contains ${right})`,
      () => `${this.#values('number')}.all($this > ${right})`,
      () => `${this.#values('boolean')}.${random.of(['allTrue()', 'anyTrue()', 'allFalse()', 'anyFalse()'])}`,
      () =>
        `(${this.of('text', depth)}).${random.of([`startsWith('a')`, `endsWith('b')`, `contains('a')`, `matches('^[a-z]+$')`, `matchesFull('[0-9]+')`])}`,
      () =>
        `(${this.of('any', depth)}).${random.of(['convertsToInteger()', 'convertsToDecimal()', 'convertsToBoolean()', 'convertsToDate()', 'convertsToString()'])}`,
      () => `(${this.of('text', depth)}).toBoolean()`,
      () => `${this.#values('number')}.${random.of(['subsetOf', 'supersetOf'])}(${this.#values('number')})`,
      () =>
        `(${this.#values('any')}.first() is ${random.of(['integer', 'string', 'Coding', 'decimal', 'Integer', 'date'])})`,
      () => `(${this.#values('coding')}.code contains ${random.of([`'c1'`, `'c9'`])})`,
      () => `${this.#values('coding')}.where(code in ('c1' | 'c2')).exists()`,
      () => `(${one()}.intersect(${one()}))`,
      () => `iif(${one()}, ${one()})`,
    ])();
  }

  #moment(depth: number): string {
    const { random } = this;
    const one = () => this.of('moment', depth);
    return random.of<() => string>([
      () =>
        `(${this.#date()} ${random.of(['+', '-'])} ${random.of(['1 year', '13 months', '2 weeks', '30 days', '1 day'])})`,
      () => `iif(${this.of('boolean', depth)}, ${one()}, ${one()})`,
      () => `(${this.of('text', depth)}).${random.of(['toDate()', 'toDateTime()', 'toTime()'])}`,
      () => `(${one()}).toDate()`,
      () => one(),
    ])();
  }

  #date(): string {
    return this.random.of([
      'today()',
      '@2026-03-31',
      '@2024-02-29',
      '@2026',
      '@2026-03',
      `${this.#items('d')}.answer.value.first()`,
    ]);
  }

  #any(depth: number): string {
    const { random } = this;
    const any = () => this.#values('any');
    return random.of<() => string>([
      any,
      () => `(${any()} | ${any()})`,
      () => `${any()}.${random.of(['union', 'combine', 'exclude', 'intersect'])}(${any()})`,
      () => `${any()}.${random.of(['distinct()', 'first()', 'last()', 'tail()'])}`,
      () => `${any()}.ofType(${random.of(['integer', 'decimal', 'string', 'Coding', 'boolean', 'date', 'String'])})`,
      () => `${this.#items(random.of(linkIds.any))}.select(answer.value)`,
      () => `${this.#items(random.of(linkIds.any))}.select(linkId | text)`,
      () => `%resource.item.children().where($this is string)`,
      () => `%resource.${random.of(['repeat(item)', 'repeat(item | answer)', 'descendants()', 'item'])}.answer.value`,
      () => `%context.descendants().answer.value`,
      () => `%questionnaire.item.where(linkId = 'g').item.${random.of(['linkId', 'type'])}`,
      () => `item.where(linkId = 'g.1').answer.value`,
      () => this.of(random.of(['number', 'text', 'boolean', 'moment'] as const), depth),
    ])();
  }
}
