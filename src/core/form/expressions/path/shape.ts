import { itemsOf, type Questionnaire, type QuestionnaireItem } from '../../../model/questionnaire.js';

/**
 * The kinds of values that an expression may have, known before it runs. It decides whether an expression is native: where
 * fhirpath.js would read a FHIR type that we do not have, the answer must be that it never occurs.
 */
export interface Shape {
  /** A set of {@link Kind}. */
  readonly kinds: number;
  /** linkIds of the items; all if undefined. */
  readonly items?: ReadonlySet<string> | undefined;
  /** Name of the last step of a path. */
  readonly name?: string | undefined;
}

export const Kind = {
  boolean: 1,
  number: 2,
  text: 4,
  moment: 8,
  quantity: 16,
  /** An element with parts. */
  complex: 32,
  /** An element of a resource, not a value that was computed. */
  element: 64,
  /** An element whose FHIR type is not known. */
  untyped: 128,
  root: 256,
  item: 512,
  answer: 1024,
  /** The value of an answer, whose type is known. */
  answerValue: 2048,
  /** A date of an answer, of which only the text is read. */
  momentText: 4096,
} as const;

const {
  boolean,
  number,
  text,
  moment,
  quantity,
  complex,
  element,
  untyped,
  root,
  item,
  answer,
  answerValue,
  momentText,
} = Kind;
const plain = boolean | number | text;

export const nothing: Shape = { kinds: 0 };
export const aBoolean: Shape = { kinds: boolean };
export const aNumber: Shape = { kinds: number };
export const aText: Shape = { kinds: text };
export const aMoment: Shape = { kinds: moment };
export const theResponse: Shape = { kinds: root | complex | element };
export const hostShape: Shape = { kinds: plain | complex | element | untyped };
export const questionnaireShape: Shape = { kinds: complex | element | untyped };

export function has(shape: Shape, kinds: number): boolean {
  return (shape.kinds & kinds) !== 0;
}

export function either(...shapes: readonly Shape[]): Shape {
  const [only] = shapes;
  if (only && shapes.length === 1) return only;
  const kinds = shapes.reduce((all, shape) => all | shape.kinds, 0);
  const places = shapes.filter((shape) => has(shape, item | answer | answerValue));
  const isKnown = places.length > 0 && places.every(({ items }) => items);
  return { kinds, ...(isKnown && { items: new Set(places.flatMap(({ items }) => [...(items ?? [])])) }) };
}

/**
 * Names of elements that are neither a date nor a quantity anywhere in FHIR R4, so that operators may use them without
 * their type. A test compares this list with the model.
 */
export const safeNames: ReadonlySet<string> = new Set(
  (
    'id linkId text display code coding system version url use family given prefix suffix gender active status type ' +
    'category unit reference identifier telecom address line city district state postalCode country language name ' +
    'relationship resource entry item answerOption valueCoding valueString valueCode valueInteger valueDecimal ' +
    'valueBoolean valueUri extension contained component link qualification specialty communication preferred rank ' +
    'contact maritalStatus clinicalStatus verificationStatus severity bodySite method interpretation ' +
    'valueCodeableConcept managingOrganization organization practitioner role'
  ).split(' '),
);

/** Stands for an extension with the weight of an option. */
export const weightName = 'weight';
/** Names whose `value` is a text or a number. */
const withPlainValue: ReadonlySet<string> = new Set(['value', 'valueQuantity', 'identifier', 'telecom', weightName]);

const valueKinds: Readonly<Record<QuestionnaireItem['type'], number>> = {
  group: 0,
  display: 0,
  boolean,
  decimal: number,
  integer: number,
  date: moment | text,
  dateTime: moment | text,
  time: moment | text,
  string: text,
  text,
  url: text,
  choice: complex | text | number | moment,
  'open-choice': complex | text | number | moment,
  quantity: quantity | complex,
  attachment: complex,
};

/** The place of an item in the response. */
export interface Position {
  /** Number of elements above, by which `descendants()` is ordered. */
  readonly level: number;
  /** True if only groups are above. */
  readonly isInGroups: boolean;
  /** Index in document order. */
  readonly order: number;
}

/** The items of a questionnaire, and the shapes of paths through its response. */
export class ResponseShapes {
  readonly byLinkId: ReadonlyMap<string, QuestionnaireItem>;
  readonly positions: ReadonlyMap<string, Position>;
  readonly #top: ReadonlySet<string>;

  /** @param hasMoments False if a date of an answer is only text. */
  constructor(
    readonly questionnaire: Questionnaire,
    readonly hasMoments: boolean,
  ) {
    this.byLinkId = new Map(Array.from(itemsOf(questionnaire), (found) => [found.linkId, found]));
    this.positions = positionsIn(questionnaire.items);
    this.#top = new Set(questionnaire.items.map(({ linkId }) => linkId));
  }

  itemShape(items: ReadonlySet<string> | undefined): Shape {
    return { kinds: item | complex | element, items };
  }

  /** The shape of the elements of a name. */
  member(shape: Shape, name: string): Shape {
    const shapes: Shape[] = [];
    if (has(shape, root)) {
      if (name === 'item') shapes.push(this.itemShape(this.#top));
      if (name === 'QuestionnaireResponse') shapes.push(shape);
      if (name === 'questionnaire' || name === 'status') shapes.push({ kinds: text | element | untyped });
    }
    if (has(shape, item)) {
      if (name === 'item') shapes.push(this.itemShape(this.#childrenOf(shape.items)));
      if (name === 'answer') shapes.push({ kinds: answer | complex | element, items: shape.items });
      if (name === 'linkId' || name === 'text') shapes.push({ kinds: text | element | untyped });
    }
    if (has(shape, answer)) {
      if (name === 'item') shapes.push(this.itemShape(this.#childrenOf(shape.items)));
      if (name.startsWith('value')) shapes.push(this.answerValueShape(shape.items, name));
    }
    // The parts of a coding, a quantity or a file, and extensions of any value.
    if (has(shape, answerValue)) shapes.push({ kinds: this.#partKinds(name) | element | untyped });
    if (has(shape, untyped)) shapes.push({ kinds: this.#untypedKinds(shape.name, name) | element | untyped });
    const { kinds, items } = either(...shapes);
    // The only extension of an answer is its weight.
    const isWeight = name === 'extension' && has(shape, answerValue) && !has(shape, untyped);
    return { kinds, items, name: isWeight ? weightName : name };
  }

  answerValueShape(items: ReadonlySet<string> | undefined, name = 'value'): Shape {
    let kinds = answerValue | element;
    for (const linkId of items ?? this.byLinkId.keys()) kinds |= kindsOf(this.byLinkId.get(linkId));
    if (has({ kinds }, moment) && !this.hasMoments) kinds |= momentText;
    if (name === 'valueQuantity') kinds &= quantity | complex | answerValue | element;
    else if (name !== 'value') kinds &= ~quantity;
    return { kinds, items };
  }

  /** The shape of all elements below. */
  descendants(shape: Shape): Shape {
    if (!has(shape, root | item | answer))
      return { kinds: shape.kinds | plain | moment | quantity | complex | untyped };
    const items = this.below(shape);
    return either(this.itemShape(items), { kinds: answer, items }, this.answerValueShape(undefined), {
      kinds: plain | moment | complex | untyped,
    });
  }

  /** linkIds of the items below, at any depth. */
  below(shape: Shape): ReadonlySet<string> | undefined {
    if (has(shape, root) || !shape.items) return undefined;
    return new Set(
      [...shape.items].flatMap((linkId) =>
        Array.from(itemsOf(this.byLinkId.get(linkId) ?? {}), (found) => found.linkId),
      ),
    );
  }

  #childrenOf(items: ReadonlySet<string> | undefined): ReadonlySet<string> | undefined {
    if (!items) return undefined;
    return new Set(
      [...items].flatMap((linkId) => (this.byLinkId.get(linkId)?.items ?? []).map((child) => child.linkId)),
    );
  }

  #partKinds(name: string): number {
    if (name === 'creation') return text | moment;
    if (name === 'value') return number;
    return plain | complex;
  }

  #untypedKinds(parent: string | undefined, name: string): number {
    const isSafe = safeNames.has(name) || (name === 'value' && parent !== undefined && withPlainValue.has(parent));
    if (isSafe) return plain | complex;
    return plain | complex | (/Date(?:Time)?$/.test(name) ? moment : moment | quantity);
  }
}

/** Returns what the answers of a question may be; those of a choice are its options. */
function kindsOf(question: QuestionnaireItem | undefined): number {
  if (!question) return 0;
  const { type, options, optionsFrom, answerExpression } = question;
  if (type !== 'choice' || !options || optionsFrom !== undefined || answerExpression !== undefined)
    return valueKinds[type];
  return options.reduce((kinds, { value }) => kinds | (value.type === 'coding' ? complex : valueKinds.choice), 0);
}

/** Returns the positions of all items. */
function positionsIn(
  items: readonly QuestionnaireItem[],
  level = 0,
  isInGroups = true,
  positions = new Map<string, Position>(),
): ReadonlyMap<string, Position> {
  for (const item of items) {
    positions.set(item.linkId, { level, isInGroups, order: positions.size });
    const isGroup = item.type === 'group';
    positionsIn(item.items ?? [], level + (isGroup ? 1 : 2), isInGroups && isGroup, positions);
  }
  return positions;
}
