/**
 * A regular expression of a questionnaire, matched in time linear in the text.
 *
 * Questionnaires are untrusted, and a native RegExp may need years for `^(a+)+$` on thirty characters. So the structure
 * runs as a set of states over the text (Thompson), without backtracking. Only single-character tests (`[a-z]`, `\d`,
 * `\p{L}`) use the native engine.
 */
export interface Pattern {
  /** Returns whether the text matches, as a whole unless it is a search; `undefined` if the text exceeds the limit. */
  matches(text: string): boolean | undefined;
}

/** A function that compiles a pattern, such as {@link patternFrom}. */
export type PatternReader = (source: string) => Pattern | undefined;

/** Compiles a pattern; `undefined` if it is invalid, too large, or has lookaround or a backreference. */
export function patternFrom(source: string): Pattern | undefined {
  return patternWith(source, isValidRegExp(source, 'u') ? 'u' : '', false);
}

/**
 * Compiles a pattern that matches anywhere in a text (flags `i`, `m`, `s`, `u`); `undefined` as {@link patternFrom}.
 */
export function searchFrom(source: string, flags: string): Pattern | undefined {
  return patternWith(source, flags, true);
}

function patternWith(source: string, flags: string, isSearch: boolean): Pattern | undefined {
  if (source.length > maximumSource || !isValidRegExp(source, flags)) return undefined;
  try {
    return new StatePattern(new Parser(source, flags).parse(), flags.includes('u'), isSearch);
  } catch (error) {
    if (error instanceof UnsupportedPatternError) return undefined;
    throw error;
  }
}

const maximumSource = 5000;
const maximumNesting = 50;
const maximumStates = 2000;
const maximumText = 100_000;
/** Measured: about 10 ms on a desktop. */
const maximumSteps = 200_000;

class UnsupportedPatternError extends Error {}

function isValidRegExp(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

type CharacterTest = (character: string) => boolean;
type AssertionTest = (characters: readonly string[], index: number) => boolean;

type Expression =
  | { readonly type: 'character'; readonly test: CharacterTest }
  | { readonly type: 'assertion'; readonly test: AssertionTest }
  | { readonly type: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly type: 'choice'; readonly parts: readonly Expression[] }
  | { readonly type: 'repeat'; readonly part: Expression; readonly minimum: number; readonly maximum: number };

const isWord: CharacterTest = (character) => /^\w$/.test(character);
const isWordBoundary: AssertionTest = (characters, index) =>
  isWord(characters[index - 1] ?? '') !== isWord(characters[index] ?? '');

const isTextStart: AssertionTest = (_, index) => index === 0;
const isTextEnd: AssertionTest = (characters, index) => index === characters.length;
const isBreak: CharacterTest = (character) => /^[\n\r\u2028\u2029]$/.test(character);
const isLineStart: AssertionTest = (characters, index) => index === 0 || isBreak(characters[index - 1] ?? '');
const isLineEnd: AssertionTest = (characters, index) => index === characters.length || isBreak(characters[index] ?? '');

const tokens = {
  quantifier: /(?:[*+?]|\{(\d+)(,?)(\d*)\})\??/y,
  group: /\((?:\?:|\?<[^=!>]+>|(?!\?))/y,
  class: /\[(?:\\.|[^\]\\])*\]/suy,
  escape: /\\(?:u\{[\da-f]+\}|u(?!d[89a-f])[\da-f]{4}|x[\da-f]{2}|c[a-z]|p\{[^}]*\}|0(?!\d)|[^\dkuxcp])/isuy,
  other: /[^\\()[|]/suy,
};

class Parser {
  readonly #tests = new Map<string, CharacterTest>();
  #index = 0;
  #nesting = 0;

  constructor(
    readonly source: string,
    readonly flags: string,
  ) {}

  parse(): Expression {
    const expression = this.#choice();
    if (this.#index < this.source.length) throw new UnsupportedPatternError();
    return expression;
  }

  #choice(): Expression {
    const parts = [this.#sequence()];
    while (this.source[this.#index] === '|') {
      this.#index++;
      parts.push(this.#sequence());
    }
    return { type: 'choice', parts };
  }

  #sequence(): Expression {
    const parts: Expression[] = [];
    while (this.#index < this.source.length && !'|)'.includes(this.source[this.#index] ?? '')) {
      parts.push(this.#repeated(this.#atom()));
    }
    return { type: 'sequence', parts };
  }

  #repeated(part: Expression): Expression {
    const quantifier = this.#match(tokens.quantifier);
    if (!quantifier) return part;
    const [text, from, comma, to] = quantifier;
    if (from === undefined) {
      return {
        type: 'repeat',
        part,
        minimum: text.startsWith('+') ? 1 : 0,
        maximum: text.startsWith('?') ? 1 : Infinity,
      };
    }
    const minimum = Number(from);
    return { type: 'repeat', part, minimum, maximum: to ? Number(to) : comma ? Infinity : minimum };
  }

  #atom(): Expression {
    if (this.#match(tokens.group)) return this.#group();
    const [token] = this.#match(tokens.class) ?? this.#match(tokens.escape) ?? this.#match(tokens.other) ?? [];
    switch (token) {
      case undefined:
        throw new UnsupportedPatternError();
      case '^':
        return { type: 'assertion', test: this.flags.includes('m') ? isLineStart : isTextStart };
      case '$':
        return { type: 'assertion', test: this.flags.includes('m') ? isLineEnd : isTextEnd };
      case String.raw`\b`:
        return { type: 'assertion', test: isWordBoundary };
      case String.raw`\B`:
        return { type: 'assertion', test: (characters, index) => !isWordBoundary(characters, index) };
      default:
        return { type: 'character', test: this.#characterTest(token) };
    }
  }

  #group(): Expression {
    if (++this.#nesting > maximumNesting) throw new UnsupportedPatternError();
    const expression = this.#choice();
    this.#nesting--;
    if (this.source[this.#index] !== ')') throw new UnsupportedPatternError();
    this.#index++;
    return expression;
  }

  #match(token: RegExp): RegExpExecArray | null {
    token.lastIndex = this.#index;
    const match = token.exec(this.source);
    if (match) this.#index = token.lastIndex;
    return match;
  }

  /** Returns the test of one token; native results are cached for each character. */
  #characterTest(token: string): CharacterTest {
    let test = this.#tests.get(token);
    if (!test) {
      // Without the `u` flag these mean several characters.
      if (!this.flags.includes('u') && /^\\(?:p|u\{)/i.test(token)) throw new UnsupportedPatternError();
      const native = new RegExp(`^(?:${'{}]'.includes(token) ? `\\${token}` : token})$`, this.flags);
      const results = new Map<string, boolean>();
      test = (character) => {
        let result = results.get(character);
        if (result === undefined) results.set(character, (result = native.test(character)));
        return result;
      };
      this.#tests.set(token, test);
    }
    return test;
  }
}

type State =
  | { readonly type: 'character'; readonly test: CharacterTest; readonly next: number }
  | { readonly type: 'assertion'; readonly test: AssertionTest; readonly next: number }
  | { readonly type: 'fork'; next: readonly number[] }
  | { readonly type: 'end' };

class StatePattern implements Pattern {
  readonly #states: State[] = [{ type: 'end' }];
  readonly #start: number;
  #buildCount = 0;

  constructor(
    expression: Expression,
    readonly isUnicode: boolean,
    readonly isSearch: boolean,
  ) {
    this.#start = this.#build(expression, 0);
  }

  matches(text: string): boolean | undefined {
    if (text.length > maximumText) return undefined;
    const characters = this.isUnicode ? Array.from(text) : text.split('');
    const seen = new Int32Array(this.#states.length).fill(-1);
    let steps = 0;
    let current: number[] = [this.#start];
    for (let index = 0; index <= characters.length; index++) {
      const next: number[] = [];
      // A search may start at any character.
      if (this.isSearch && index > 0) current.push(this.#start);
      // The list grows during iteration: forks and assertions add states without consuming a character.
      for (let position = 0; position < current.length; position++) {
        if (++steps > maximumSteps) return undefined;
        const number = current[position] as number;
        if (seen[number] === index) continue;
        seen[number] = index;
        const state = this.#states[number] as State;
        if (state.type === 'fork') current.push(...state.next);
        else if (state.type === 'assertion' && state.test(characters, index)) current.push(state.next);
        else if (state.type === 'end' && (this.isSearch || index === characters.length)) return true;
        else if (state.type === 'character' && index < characters.length && state.test(characters[index] as string)) {
          next.push(state.next);
        }
      }
      current = next;
    }
    return false;
  }

  /** Adds the states of an expression that lead to the state `next`; returns the start state. */
  #build(expression: Expression, next: number): number {
    // Also limits parts that add no state, such as copies of an empty part: {999999999} must not run.
    if (++this.#buildCount > maximumStates * 5) throw new UnsupportedPatternError();
    switch (expression.type) {
      case 'character':
      case 'assertion':
        return this.#add({ ...expression, next });
      case 'sequence':
        return expression.parts.reduceRight((after, part) => this.#build(part, after), next);
      case 'choice':
        if (expression.parts.length === 1) return this.#build(expression.parts[0] as Expression, next);
        return this.#add({ type: 'fork', next: expression.parts.map((part) => this.#build(part, next)) });
      case 'repeat':
        return this.#buildRepeat(expression, next);
    }
  }

  #buildRepeat({ part, minimum, maximum }: Extract<Expression, { type: 'repeat' }>, next: number): number {
    let start = next;
    if (maximum === Infinity) {
      const fork: State = { type: 'fork', next: [] };
      start = this.#add(fork);
      fork.next = [this.#build(part, start), next];
    }
    for (let copy = minimum; copy < maximum && maximum !== Infinity; copy++) {
      start = this.#add({ type: 'fork', next: [this.#build(part, start), next] });
    }
    for (let copy = 0; copy < minimum; copy++) start = this.#build(part, start);
    return start;
  }

  #add(state: State): number {
    if (this.#states.length >= maximumStates) throw new UnsupportedPatternError();
    return this.#states.push(state) - 1;
  }
}
