import { numberFrom, type Decimal } from './numbers.js';

/** A parsed expression. Without `of`, a name or call applies to the focus. */
export type Syntax =
  | { readonly is: 'literal'; readonly value: string | boolean | number | Decimal | undefined }
  /** A date or time without its `@`. */
  | { readonly is: 'moment'; readonly text: string }
  | { readonly is: 'quantity'; readonly value: number | Decimal; readonly unit: string }
  | { readonly is: 'variable'; readonly name: string }
  | { readonly is: '$this' | '$index' | '$total' }
  | { readonly is: 'member'; readonly of: Syntax | undefined; readonly name: string }
  | { readonly is: 'call'; readonly of: Syntax | undefined; readonly name: string; readonly args: readonly Syntax[] }
  | { readonly is: 'indexer'; readonly of: Syntax; readonly index: Syntax }
  | { readonly is: 'sign'; readonly operator: string; readonly of: Syntax }
  | { readonly is: 'binary'; readonly operator: string; readonly left: Syntax; readonly right: Syntax }
  | { readonly is: 'type'; readonly operator: 'is' | 'as'; readonly of: Syntax; readonly type: string };

/** Thrown for an expression outside the native part. fhirpath.js then decides what it means. */
export class NotNativeError extends Error {}

const token =
  /(?<skipped>\s+|\/\/[^\n\r]*|\/\*[^]*?\*\/)|(?<moment>@(?:T\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?|\d{4}(?:-\d\d(?:-\d\d)?)?(?:T(?:\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?(?:Z|[+-]\d\d:\d\d)?)?)?))|(?<number>\d+(?:\.\d+)?)|(?<text>'(?:\\.|[^'\\])*')|(?<quoted>`(?:\\.|[^`\\])*`)|(?<word>[A-Za-z_]\w*)|(?<symbol>\$this\b|\$index\b|\$total\b|<=|>=|!=|!~|[-+*/&|<>=~.,()[\]{}%])/sy;

type TokenType = 'moment' | 'number' | 'text' | 'quoted' | 'word' | 'symbol' | 'end';

interface Token {
  readonly type: TokenType;
  readonly text: string;
  /** Index after the token, to see whether two tokens touch. */
  readonly end: number;
}

/** Binary operators from weakest to strongest. */
const levels = [
  ['implies'],
  ['or', 'xor'],
  ['and'],
  ['in', 'contains'],
  ['=', '~', '!=', '!~'],
  ['<=', '<', '>', '>='],
  ['|'],
  ['is', 'as'],
  ['+', '-', '&'],
  ['*', '/', 'div', 'mod'],
];
const strengthOf = new Map(levels.flatMap((operators, level) => operators.map((operator) => [operator, level])));

const unit = /^(?:year|month|week|day|hour|minute|second|millisecond)s?$/;
/** Words of the grammar that are not names, except after a dot as in `sort`. */
const reserved = /^(?:true|false|and|or|xor|implies|div|mod|asc|desc|sort)$/;
/** Limits of what is native, for forms that would exhaust the stack. */
const maximumDepth = 200;
const maximumLength = 20_000;
const maximumOperators = 1_000;

/**
 * Parses a FHIRPath expression.
 *
 * Source: FHIRPath grammar, https://hl7.org/fhirpath/grammar.html.
 *
 * @throws NotNativeError if it is not valid, or uses syntax that is not native.
 */
export function parse(source: string): Syntax {
  if (source.length > maximumLength) throw new NotNativeError();
  return new Parser(tokensOf(source)).parse();
}

function tokensOf(source: string): Token[] {
  const tokens: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const found = token.exec(source);
    if (!found) throw new NotNativeError();
    const [type, text] = Object.entries(found.groups ?? {}).find(([, value]) => value !== undefined) ?? [];
    if (type !== 'skipped') tokens.push({ type: type as TokenType, text: text ?? '', end: token.lastIndex });
  }
  return tokens;
}

class Parser {
  #index = 0;
  #depth = 0;

  constructor(readonly tokens: readonly Token[]) {}

  parse(): Syntax {
    const syntax = this.#binary(0);
    if (this.#next.type !== 'end') throw new NotNativeError();
    return syntax;
  }

  get #next(): Token {
    return this.tokens[this.#index] ?? { type: 'end', text: '', end: -1 };
  }

  #binary(level: number): Syntax {
    if (++this.#depth > maximumDepth) throw new NotNativeError();
    let left = this.#signed();
    for (let next = this.#next, count = 0; ; next = this.#next) {
      const strength = next.type === 'word' || next.type === 'symbol' ? strengthOf.get(next.text) : undefined;
      if (strength === undefined || strength < level) break;
      if (++count > maximumOperators) throw new NotNativeError();
      this.#index++;
      const operator = next.text;
      if (operator === 'is' || operator === 'as') left = { is: 'type', operator, of: left, type: this.#typeName() };
      else left = { is: 'binary', operator, left, right: this.#binary(strength + 1) };
    }
    this.#depth--;
    return left;
  }

  #signed(): Syntax {
    const { type, text } = this.#next;
    if (type !== 'symbol' || (text !== '-' && text !== '+')) return this.#path();
    if (++this.#depth > maximumDepth) throw new NotNativeError();
    this.#index++;
    const of = this.#signed();
    this.#depth--;
    return { is: 'sign', operator: text, of };
  }

  #path(): Syntax {
    let syntax = this.#term();
    for (;;) {
      if (this.#take('.')) syntax = this.#invocation(syntax);
      else if (this.#take('[')) {
        syntax = { is: 'indexer', of: syntax, index: this.#binary(0) };
        this.#expect(']');
      } else return syntax;
    }
  }

  #term(): Syntax {
    const { type, text, end } = this.#next;
    switch (type) {
      case 'moment':
        this.#index++;
        return { is: 'moment', text: text.slice(1) };
      case 'number':
        this.#index++;
        return this.#number(text, end);
      case 'text':
        this.#index++;
        return { is: 'literal', value: unescaped(text) };
      case 'word':
        if (text !== 'true' && text !== 'false') return this.#invocation(undefined);
        this.#index++;
        return { is: 'literal', value: text === 'true' };
      case 'quoted':
        return this.#invocation(undefined);
      case 'symbol':
        return this.#symbol(text);
      case 'end':
        return notNative();
    }
  }

  #symbol(text: string): Syntax {
    this.#index++;
    switch (text) {
      case '(': {
        const syntax = this.#binary(0);
        this.#expect(')');
        return syntax;
      }
      case '{':
        this.#expect('}');
        return { is: 'literal', value: undefined };
      case '%': {
        const { type, text: name } = this.#next;
        this.#index++;
        if (type !== 'word' && type !== 'text' && type !== 'quoted') return notNative();
        return { is: 'variable', name: type === 'word' ? name : unescaped(name) };
      }
      case '$this':
      case '$index':
      case '$total':
        return { is: text };
      default:
        return notNative();
    }
  }

  #number(text: string, end: number): Syntax {
    const value = numberFrom(text);
    const next = this.#next;
    // A long number (`5L`) and a name that touches a number are not native.
    if (next.type === 'word' && next.end - next.text.length === end) return notNative();
    const isUnit = next.type === 'text' || (next.type === 'word' && unit.test(next.text));
    if (!isUnit) return { is: 'literal', value };
    this.#index++;
    return { is: 'quantity', value, unit: next.text };
  }

  #invocation(of: Syntax | undefined): Syntax {
    const { type, text } = this.#next;
    if ((type !== 'word' && type !== 'quoted') || reserved.test(text) || unit.test(text)) return notNative();
    this.#index++;
    const name = type === 'quoted' ? unescaped(text) : text;
    if (!this.#take('(')) return { is: 'member', of, name };
    const args: Syntax[] = [];
    if (!this.#take(')')) {
      do args.push(this.#binary(0));
      while (this.#take(','));
      this.#expect(')');
    }
    return { is: 'call', of, name, args };
  }

  #typeName(): string {
    const names: string[] = [];
    do {
      const { type, text } = this.#next;
      if (type !== 'word') return notNative();
      this.#index++;
      names.push(text);
    } while (this.#take('.'));
    return names.join('.');
  }

  #take(symbol: string): boolean {
    const { type, text } = this.#next;
    if (type !== 'symbol' || text !== symbol) return false;
    this.#index++;
    return true;
  }

  #expect(symbol: string): void {
    if (!this.#take(symbol)) throw new NotNativeError();
  }
}

function notNative(): never {
  throw new NotNativeError();
}

const escapes: Readonly<Record<string, string>> = { r: '\r', n: '\n', t: '\t', f: '\f' };

/** Removes the quotes and escapes of a text or a quoted name. */
function unescaped(quoted: string): string {
  return quoted
    .slice(1, -1)
    .replace(/\\(?:u([\dA-Fa-f]{4})|(.))/gs, (_, code: string | undefined, character: string) =>
      code === undefined ? (escapes[character] ?? character) : String.fromCharCode(parseInt(code, 16)),
    );
}
