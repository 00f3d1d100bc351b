import { valueToFhir } from '../../../model/value-to-fhir.js';
import type { AnswerValue } from '../../../model/value.js';
import type { AnswerNode, ItemNode } from '../../form-item.js';
import type { ItemTree } from '../../tree.js';
import { isAnswered } from '../../values.js';
import type { Moment } from './moment.js';
import { fromNumber, type Decimal } from './numbers.js';

/** An amount with a unit: a word of time, or UCUM in quotes. */
export class Quantity {
  constructor(
    readonly value: number | Decimal,
    readonly unit: string,
  ) {}

  toString(): string {
    return `${String(this.value)} ${this.unit}`;
  }
}

/** A value without a place in a resource. */
export type Plain = string | boolean | number | Decimal | Moment | Quantity;
export type Value = Plain | Element;
/** A collection. Never changed once made, because literals and variables share theirs. */
export type Values = readonly Value[];

export type Json = Readonly<Record<string, unknown>>;

/** A part of a resource. */
export abstract class Element {
  /** Elements of a name; none if there are none. */
  abstract get(name: string): readonly Element[];
  abstract children(): readonly Element[];
  abstract get json(): unknown;
  /** The FHIR type of an answer's value, else undefined. */
  readonly type?: string | undefined;
  /** Id and extensions of a primitive value. */
  readonly extra: unknown = undefined;
}

const none: readonly Element[] = [];
/** Names of elements with a value of several types in FHIR R4, and the suffixes of those types. */
const choices =
  /^(?:value|answer|onset|abatement|effective|occurrence|deceased|multipleBirth|medication|performed|reported|born|age)$/;
const suffixes =
  /^(?:Address|Age|Annotation|Attachment|Base64Binary|Boolean|Canonical|Code|CodeableConcept|Coding|ContactPoint|Count|Date|DateTime|Decimal|Distance|Duration|HumanName|Id|Identifier|Instant|Integer|Markdown|Money|Oid|Period|PositiveInt|Quantity|Range|Ratio|Reference|SampledData|Signature|String|Time|Timing|UnsignedInt|Uri|Url|Uuid|Expression|Meta)$/;

/** JSON of a resource, or the value of an answer. */
export class JsonElement extends Element {
  /**
   * @param isTyped True in a resource, where `value` means `valueString` and so on.
   * @param type FHIR type, only of an answer's value.
   * @param moment The date or time that the data stands for.
   */
  constructor(
    readonly data: unknown,
    override readonly extra: unknown,
    readonly isTyped: boolean,
    override readonly type?: string | undefined,
    readonly moment?: Moment | undefined,
  ) {
    super();
  }

  get json(): unknown {
    return this.data;
  }

  get(name: string): readonly Element[] {
    const { data, extra, isTyped } = this;
    if (!isObject(data)) return isObject(extra) ? this.#elements(extra[name], undefined) : none;
    if (data['resourceType'] === name) return [this];
    const [value, more] = [data[name], data[`_${name}`]];
    if (value !== undefined || more !== undefined) return this.#elements(value, more);
    if (!isTyped || !choices.test(name)) return none;
    for (const key in data) {
      const plain = key.replace(/^_/, '');
      if (!plain.startsWith(name) || !suffixes.test(plain.slice(name.length))) continue;
      return this.#elements(data[plain], data[`_${plain}`]);
    }
    return none;
  }

  children(): readonly Element[] {
    const source = isObject(this.data) ? this.data : this.extra;
    if (!isObject(source)) return none;
    const names = Object.keys(source).map((key) =>
      key.startsWith('_') && !(key.slice(1) in source) ? key.slice(1) : key,
    );
    return names.flatMap((name) => (name === 'resourceType' || name.startsWith('_') ? none : this.get(name)));
  }

  #elements(value: unknown, more: unknown): readonly Element[] {
    if (!Array.isArray(value) && !Array.isArray(more))
      return isNothing(value, more) ? none : [this.#element(value, more)];
    const [values, extras] = [asArray(value), asArray(more)];
    const count = Math.max(values.length, extras.length);
    return Array.from({ length: count }, (_, index) => this.#element(values[index], extras[index]));
  }

  #element(value: unknown, extra: unknown): JsonElement {
    return new JsonElement(value ?? undefined, extra ?? undefined, this.isTyped || isResource(value));
  }
}

/** The response as its elements see it. */
export interface ElementView {
  readonly head: { readonly questionnaire: string; readonly status: string };
  readonly tree: ItemTree;
  readonly roots: readonly ItemNode[];
  /** FHIR version whose name of the weight extension the expressions use. */
  readonly version: 'R4' | 'R5';
  readonly readMoment: ((type: string, text: string) => Moment | undefined) | undefined;
  /** Returns the elements of the items that the response has. */
  present(nodes: readonly ItemNode[]): ItemElement[];
  answers(node: ItemNode): AnswerElement[];
  isPresent(node: ItemNode): boolean;
}

/** The response as a whole. */
export class ResponseElement extends Element {
  constructor(readonly view: ElementView) {
    super();
  }

  get json(): unknown {
    const item = jsonOf(this.get('item'));
    return { resourceType: 'QuestionnaireResponse', ...this.view.head, ...(item.length > 0 && { item }) };
  }

  get(name: string): readonly Element[] {
    const { questionnaire, status } = this.view.head;
    switch (name) {
      case 'QuestionnaireResponse':
        return [this];
      case 'item':
        return this.view.present(this.view.roots);
      case 'questionnaire':
        return [new JsonElement(questionnaire, undefined, true)];
      case 'status':
        return [new JsonElement(status, undefined, true)];
      default:
        return none;
    }
  }

  children(): readonly Element[] {
    return ['questionnaire', 'status', 'item'].flatMap((name) => this.get(name));
  }
}

/** An item of the response. */
export class ItemElement extends Element {
  constructor(
    readonly view: ElementView,
    readonly node: ItemNode,
  ) {
    super();
  }

  get json(): unknown {
    const { linkId } = this.node.item;
    const [text, answer, item] = ['text', 'answer', 'item'].map((name) => jsonOf(this.get(name)));
    return {
      linkId,
      ...(text?.length && { text: text[0] }),
      ...(item?.length && { item }),
      ...(answer?.length && { answer }),
    };
  }

  get(name: string): readonly Element[] {
    const { node, view } = this;
    switch (name) {
      case 'linkId':
        return [new JsonElement(node.item.linkId, undefined, true)];
      case 'text':
        // An item that is not asked is only its linkId.
        return node.text === undefined || !view.isPresent(node) ? none : [new JsonElement(node.text, undefined, true)];
      case 'answer':
        return view.answers(node);
      case 'item':
        return node.item.type === 'group' && view.isPresent(node) ? view.present(node.children) : none;
      default:
        return none;
    }
  }

  children(): readonly Element[] {
    return ['linkId', 'text', 'item', 'answer'].flatMap((name) => this.get(name));
  }
}

/** An answer of the response, with the items below it. */
export class AnswerElement extends Element {
  constructor(
    readonly view: ElementView,
    readonly node: ItemNode,
    readonly answer: AnswerNode,
  ) {
    super();
  }

  get json(): unknown {
    const { items, value } = this.answer;
    const below = jsonOf(this.view.present(items));
    return {
      ...(isAnswered(value) && valueToFhir(value, this.view.version)),
      ...(below.length > 0 && { item: below }),
    };
  }

  get value(): AnswerValue | undefined {
    return isAnswered(this.answer.value) ? this.answer.value : undefined;
  }

  get(name: string): readonly Element[] {
    if (name === 'item') return this.view.present(this.answer.items);
    const { value } = this;
    if (!value || !name.startsWith('value')) return none;
    const type =
      value.type === 'coding' || value.type === 'quantity' || value.type === 'attachment'
        ? value.type.charAt(0).toUpperCase() + value.type.slice(1)
        : value.type;
    const suffix = name.slice('value'.length);
    if (suffix && suffix !== type.charAt(0).toUpperCase() + type.slice(1)) return none;
    const json = valueToFhir(value, this.view.version);
    const [key = ''] = Object.keys(json);
    const data = json[key];
    const moment = typeof data === 'string' ? this.view.readMoment?.(type, data) : undefined;
    return [new JsonElement(data, json[`_${key}`], true, type, moment)];
  }

  children(): readonly Element[] {
    return ['value', 'item'].flatMap((name) => this.get(name));
  }
}

function jsonOf(elements: readonly Element[]): readonly unknown[] {
  return elements.map(({ json }) => json);
}

/** Converts a value of the host page: resources become elements, other values stay plain. */
export function hostValues(value: unknown): Values {
  return asArray(value).flatMap((single): Values => {
    if (isObject(single)) return [new JsonElement(single, undefined, isResource(single))];
    if (typeof single === 'number') return [fromNumber(single)];
    return typeof single === 'string' || typeof single === 'boolean' ? [single] : [];
  });
}

/** Returns a value as operators read it: dates, numbers and UCUM quantities of elements become values. */
export function plainOf(value: Value): Plain | Element | undefined {
  if (!(value instanceof Element)) return value;
  if (!(value instanceof JsonElement)) return value;
  const { data, moment } = value;
  if (moment) return moment;
  if (typeof data === 'number') return fromNumber(data);
  return typeof data === 'string' || typeof data === 'boolean' ? data : data === undefined ? undefined : value;
}

/** Returns a value as text functions read it: a date of an element is text. */
export function dataOf(value: Value): Plain | Element | undefined {
  if (value instanceof JsonElement && typeof value.data === 'string') return value.data;
  return plainOf(value);
}

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function isResource(value: unknown): boolean {
  return isObject(value) && typeof value['resourceType'] === 'string';
}

function isNothing(value: unknown, more: unknown): boolean {
  return (value === undefined || value === null) && (more === undefined || more === null);
}

function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}
