import { ItemType, type Item, type ItemTextField } from '../core/model/questionnaire.js';
import { enableWhenFrom } from './conditions-from-fhir.js';
import { isMatrix, withChildren, type ReadItem } from './displays.js';
import { expressionsFrom, type Scope } from './expressions-from-fhir.js';
import { extensionValue } from './extensions.js';
import { defined, objectsAt, trueAt, written, stringAt, type JsonObject, type Refuse } from './json.js';
import { hasOptions, optionsFrom } from './options-from-fhir.js';
import { mediaOf, pictureFrom } from './pictures-from-fhir.js';
import {
  codingFrom,
  constraintsFrom,
  controlsOf,
  initialFrom,
  presentationFrom,
  textsFrom,
  unitsFrom,
} from './question-from-fhir.js';
import { fromStu3 } from './stu3.js';
import { textAt, withTexts } from './texts.js';
import { refuseExtensions, type Refusals } from './unsupported.js';
import type { ValueSets } from './value-sets.js';
import { answerTypesOf } from './values.js';

/** What the items of one form share while they are read. */
export interface Reading {
  readonly refusals: Refusals;
  readonly valueSets: ValueSets;
  readonly linkIds: Set<string>;
  /** The names that expressions know at this place. */
  readonly scope: Scope;
}

const deepest = 100;
const children: ReadonlySet<string> = new Set(['item']);

/** The items of a form, or of an item. Items that cannot be read are refused and left out. */
export function itemsFrom(parent: JsonObject, reading: Reading, refuse: Refuse, path = '', depth = 1): ReadItem[] {
  return objectsAt(parent, 'item', refuse).flatMap((json, at) => {
    const read = itemFrom(json, reading, `${path}item[${at}]`, depth);
    return read ? [read] : [];
  });
}

function itemFrom(json: JsonObject, reading: Reading, path: string, depth: number): ReadItem | undefined {
  const linkId = typeof json['linkId'] === 'string' ? json['linkId'] : '';
  const refuse = reading.refusals.at(linkId);
  if (linkId === '') refuse(`no linkId at ${path}`);
  else if (reading.linkIds.has(linkId)) refuse('duplicate linkId');
  reading.linkIds.add(linkId);
  if (depth > deepest) {
    refuse(`nested more than ${deepest} deep`);
    return undefined;
  }
  const source = fromStu3(json);
  const controls = controlsOf(source);
  const type = typeFrom(source, controls, refuse);
  const { fields, read, scope } = expressionsFrom(json, type ?? 'group', reading.scope, refuse);
  refuseExtensions(json, children, refuse, new Set([...read, ...mediaOf(source)]));
  const below = itemsFrom(source, { ...reading, scope }, refuse, `${path}.`, depth + 1);
  if (!type) return undefined;

  const item = { ...ownFrom(source, linkId, type, reading.valueSets, refuse), ...fields };
  if (type === 'group' || type === 'display') return { item: groupFrom(item, below, controls), controls };
  return { item: withChildren(item, below), controls };
}

/** Everything of an item but its children. */
function ownFrom(source: JsonObject, linkId: string, type: ItemType, valueSets: ValueSets, refuse: Refuse): Item {
  const enableWhen = enableWhenFrom(source, refuse);
  const code = objectsAt(source, 'code', refuse).filter((one) => Boolean(one['code'] ?? one['display']));
  const texts = {
    text: textAt(source, 'text', refuse),
    prefix: textAt(source, 'prefix', refuse),
    ...textsFrom(source, refuse),
  };
  const shown: Item = {
    ...withTexts<ItemTextField, Item>({ linkId, type }, texts),
    ...defined({
      code: code.length > 0 ? code.flatMap((one) => codingFrom(one, 'code', refuse)) : undefined,
      enableWhen: enableWhen.length > 0 ? enableWhen : undefined,
      enableBehavior: enableBehaviorFrom(source, refuse),
    }),
    ...presentationFrom(source, type, refuse),
    ...defined({ picture: pictureFrom(source, 'itemMedia', refuse) }),
  };
  if (type === 'display') return shown;

  const asked: Item = {
    ...shown,
    ...defined({
      required: trueAt(source, 'required', refuse),
      repeats: trueAt(source, 'repeats', refuse),
      readOnly: trueAt(source, 'readOnly', refuse),
    }),
    ...(type === 'choice' || type === 'open-choice' ? choicesFrom(source, valueSets, refuse) : {}),
  };
  const units = unitsFrom(source, type, valueSets, refuse);
  const question: Item = { ...asked, ...(units.length > 0 ? { units } : {}) };
  const initial = initialFrom(source, question, refuse);
  return { ...question, ...(initial.length > 0 ? { initial } : {}), ...constraintsFrom(source, question, refuse) };
}

function choicesFrom(source: JsonObject, valueSets: ValueSets, refuse: Refuse): Partial<Item> {
  const { type } = source;
  const isListed = hasOptions(source) || extensionValue(source, 'answerExpression') !== undefined;
  if (type === 'choice' && !isListed) refuse('choice without options');
  if (type === 'coding' && !isListed) refuse('coding without options');
  const plain = ItemType.safeParse(type);
  const types = plain.success && !chosen.has(plain.data) ? answerTypesOf({ linkId: '', type: plain.data }) : undefined;
  return optionsFrom(source, types, valueSets, refuse);
}

/** A group with its children. One without any has only its text to show; a text with children is a group. */
function groupFrom(item: Item, below: readonly ReadItem[], controls: readonly string[]): Item {
  const items = below.map((one) => one.item);
  if (items.length === 0) {
    if (item.type === 'display' || item.text === undefined) return item;
    const { required: _required, repeats: _repeats, readOnly: _readOnly, control: _control, ...text } = item;
    return { ...text, type: 'display' };
  }
  const control = isMatrix(item, controls, items) ? { control: 'matrix' as const } : {};
  return { ...item, type: 'group', ...control, items: controls.includes('tab-container') ? items.map(asTab) : items };
}

/** What a group of tabs holds: each group in it is a page, where it is nothing else. */
function asTab(item: Item): Item {
  return item.type === 'group' && !item.control ? { ...item, control: 'page' } : item;
}

const chosen: ReadonlySet<ItemType> = new Set(['choice', 'open-choice']);
const withoutOptions: ReadonlySet<ItemType> = new Set(['group', 'display', 'boolean', 'attachment']);

// Helsenorge writes a text to read as a `text` item with one of these controls.
const textsToRead = ['help', 'flyover', 'inline', 'highlight'];

/** The type of the model: R5 `coding`, and any type that offers options, is a choice whose answers have that type. */
function typeFrom(source: JsonObject, controls: readonly string[], refuse: Refuse): ItemType | undefined {
  const raw = source['type'];
  if (raw === undefined) {
    refuse('no type');
    return undefined;
  }
  const type = raw === 'coding' ? 'choice' : ItemType.options.find((one) => one === raw);
  if (!type) {
    refuse(`type ${written(raw)}`);
    return undefined;
  }
  if (type === 'text' && textsToRead.some((code) => controls.includes(code)) && !hasOptions(source)) return 'display';
  const open = type === 'open-choice' || allowsOther(source, type, refuse);
  if (chosen.has(type)) return open ? 'open-choice' : 'choice';
  if (!hasOptions(source)) return type;
  if (withoutOptions.has(type)) {
    refuse(`options on type ${type}`);
    return type;
  }
  return open ? 'open-choice' : 'choice';
}

/** Whether other answers than the options are allowed. We can take down words only, not another coding or number. */
function allowsOther(source: JsonObject, type: ItemType, refuse: Refuse): boolean {
  const constraint = stringAt(source, 'answerConstraint', refuse) ?? extensionValue(source, 'answerConstraint');
  switch (constraint) {
    case undefined:
    case 'optionsOnly':
      return false;
    case 'optionsOrString':
      return true;
    case 'optionsOrType':
      if (type === 'string' || type === 'text') return true;
      refuse(`answerConstraint optionsOrType on type ${written(source['type'])}`);
      return false;
    default:
      refuse(`answerConstraint ${written(constraint)}`);
      return false;
  }
}

function enableBehaviorFrom(source: JsonObject, refuse: Refuse): 'any' | 'all' | undefined {
  const behavior = stringAt(source, 'enableBehavior', refuse);
  if (behavior === undefined || behavior === 'any' || behavior === 'all') return behavior;
  refuse(`enableBehavior ${written(behavior)}`);
  return undefined;
}
