/**
 * Regular expressions of questionnaires, in time that grows with the text only.
 *
 * A native RegExp may need years for `^(a+)+$` on thirty characters, and a questionnaire comes from elsewhere. So the
 * structure is run as a set of states over the text (Thompson), once, without ever going back. What one character is
 * (`[a-z]`, `\d`, `\p{L}`) is left to the native engine.
 */
export interface Pattern {
  /** Whether the text matches, as a whole unless it is a search; `undefined` where the text is too long to say within the bound. */
  matches(text: string): boolean | undefined;
}

/** What makes a pattern of its source: {@link patternFrom}. */
export type PatternReader = (source: string) => Pattern | undefined;

/** The pattern; `undefined` where it is wrong, too large, or has lookaround or a backreference. */
export function patternFrom(source: string): Pattern | undefined {
  return patternWith(source, isNative(source, 'u') ? 'u' : '', false);
}

/**
 * A pattern to look for anywhere in a text, with the flags of a native RegExp of which `i`, `m`, `s` and `u` are known;
 * `undefined` as for {@link patternFrom}.
 */
export function searchFrom(source: string, flags: string): Pattern | undefined {
  return patternWith(source, flags, true);
}

function patternWith(source: string, flags: string, isSearch: boolean): Pattern | undefined {
  if (source.length > maximumSource || !isNative(source, flags)) return undefined;
  try {
    return new StatePattern(new Parser(source, flags).parse(), flags.includes('u'), isSearch);
  } catch (error) {
    if (error instanceof NotSupported) return undefined;
    throw error;
  }
}

const maximumSource = 5000;
const maximumNesting = 50;
const maximumStates = 2000;
const maximumText = 100_000;
/** Measured: about 10 ms on a desktop. */
const maximumSteps = 200_000;

class NotSupported extends Error {}

function isNative(source: string, flags: string): boolean {
  try {
    return new RegExp(source, flags) instanceof RegExp;
  } catch {
    return false;
  }
}

type CharacterTest = (character: string) => boolean;
type PlaceTest = (characters: readonly string[], index: number) => boolean;

type Expression =
  | { readonly type: 'character'; readonly test: CharacterTest }
  | { readonly type: 'place'; readonly test: PlaceTest }
  | { readonly type: 'sequence'; readonly parts: readonly Expression[] }
  | { readonly type: 'choice'; readonly parts: readonly Expression[] }
  | { readonly type: 'repeat'; readonly part: Expression; readonly minimum: number; readonly maximum: number };

const isWord: CharacterTest = (character) => /^\w$/.test(character);
const isWordBoundary: PlaceTest = (characters, index) =>
  isWord(characters[index - 1] ?? '') !== isWord(characters[index] ?? '');

const isTextStart: PlaceTest = (_, index) => index === 0;
const isTextEnd: PlaceTest = (characters, index) => index === characters.length;
const isBreak: CharacterTest = (character) => /^[\n\r\u2028\u2029]$/.test(character);
const isLineStart: PlaceTest = (characters, index) => index === 0 || isBreak(characters[index - 1] ?? '');
const isLineEnd: PlaceTest = (characters, index) => index === characters.length || isBreak(characters[index] ?? '');

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
    if (this.#index < this.source.length) throw new NotSupported();
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
      parts.push(this.#repeated(this.#one()));
    }
    return { type: 'sequence', parts };
  }

  #repeated(part: Expression): Expression {
    const quantifier = this.#take(tokens.quantifier);
    if (!quantifier) return part;
    const [written, from, comma, to] = quantifier;
    if (from === undefined) {
      return {
        type: 'repeat',
        part,
        minimum: written.startsWith('+') ? 1 : 0,
        maximum: written.startsWith('?') ? 1 : Infinity,
      };
    }
    const minimum = Number(from);
    return { type: 'repeat', part, minimum, maximum: to ? Number(to) : comma ? Infinity : minimum };
  }

  #one(): Expression {
    if (this.#take(tokens.group)) return this.#group();
    const [token] = this.#take(tokens.class) ?? this.#take(tokens.escape) ?? this.#take(tokens.other) ?? [];
    switch (token) {
      case undefined:
        throw new NotSupported();
      case '^':
        return { type: 'place', test: this.flags.includes('m') ? isLineStart : isTextStart };
      case '$':
        return { type: 'place', test: this.flags.includes('m') ? isLineEnd : isTextEnd };
      case String.raw`\b`:
        return { type: 'place', test: isWordBoundary };
      case String.raw`\B`:
        return { type: 'place', test: (characters, index) => !isWordBoundary(characters, index) };
      default:
        return { type: 'character', test: this.#testOf(token) };
    }
  }

  #group(): Expression {
    if (++this.#nesting > maximumNesting) throw new NotSupported();
    const expression = this.#choice();
    this.#nesting--;
    if (this.source[this.#index] !== ')') throw new NotSupported();
    this.#index++;
    return expression;
  }

  #take(token: RegExp): RegExpExecArray | null {
    token.lastIndex = this.#index;
    const found = token.exec(this.source);
    if (found) this.#index = token.lastIndex;
    return found;
  }

  /** What one token takes, asked from the native engine once for each character. */
  #testOf(token: string): CharacterTest {
    let test = this.#tests.get(token);
    if (!test) {
      // Without the flag these stand for several characters.
      if (!this.flags.includes('u') && /^\\(?:p|u\{)/i.test(token)) throw new NotSupported();
      const native = new RegExp(`^(?:${'{}]'.includes(token) ? `\\${token}` : token})$`, this.flags);
      const known = new Map<string, boolean>();
      test = (character) => {
        let result = known.get(character);
        if (result === undefined) known.set(character, (result = native.test(character)));
        return result;
      };
      this.#tests.set(token, test);
    }
    return test;
  }
}

type State =
  | { readonly type: 'character'; readonly test: CharacterTest; readonly next: number }
  | { readonly type: 'place'; readonly test: PlaceTest; readonly next: number }
  | { readonly type: 'fork'; next: readonly number[] }
  | { readonly type: 'end' };

class StatePattern implements Pattern {
  readonly #states: State[] = [{ type: 'end' }];
  readonly #start: number;
  #built = 0;

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
      // What is searched for may begin at any character.
      if (this.isSearch && index > 0) current.push(this.#start);
      // The list grows while it is walked: forks and places lead on without taking a character.
      for (let at = 0; at < current.length; at++) {
        if (++steps > maximumSteps) return undefined;
        const number = current[at] as number;
        if (seen[number] === index) continue;
        seen[number] = index;
        const state = this.#states[number] as State;
        if (state.type === 'fork') current.push(...state.next);
        else if (state.type === 'place' && state.test(characters, index)) current.push(state.next);
        else if (state.type === 'end' && (this.isSearch || index === characters.length)) return true;
        else if (state.type === 'character' && index < characters.length && state.test(characters[index] as string)) {
          next.push(state.next);
        }
      }
      current = next;
    }
    return false;
  }

  /** Adds the states of an expression that lead to the state `next`; answers where it starts. */
  #build(expression: Expression, next: number): number {
    // Also bounds what adds no state, such as the copies of an empty part: {999999999} must not run.
    if (++this.#built > maximumStates * 5) throw new NotSupported();
    switch (expression.type) {
      case 'character':
      case 'place':
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
    if (this.#states.length >= maximumStates) throw new NotSupported();
    return this.#states.push(state) - 1;
  }
}
