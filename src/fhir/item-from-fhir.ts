import { ItemType, type QuestionnaireItem, type ItemTextField } from '../core/model/questionnaire.js';
import { enableWhenFrom } from './conditions-from-fhir.js';
import { isMatrix, withChildren, type ReadItem } from './displays.js';
import { expressionsFrom, type Queries } from './expressions-from-fhir.js';
import { extensionsNamed, extensionValue, valueOf } from './extensions.js';
import { defined, objectsAt, trueAt, describeValue, stringAt, type JsonObject, type Refuse } from './json.js';
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
import { withoutQuotes } from './lenient.js';
import { fromStu3 } from './stu3.js';
import { textAt, withTexts } from './texts.js';
import { refuseExtensions, type Refusals } from './unsupported.js';
import type { ValueSets } from './value-sets.js';
import { answerTypesOf } from './values.js';

export interface ReadContext {
  readonly refusals: Refusals;
  readonly valueSets: ValueSets;
  /** The linkIds that were read already. */
  readonly linkIds: Set<string>;
  /** All linkIds of the form. */
  readonly allLinkIds: ReadonlySet<string>;
  readonly queries: Queries;
}

const maximumDepth = 100;
const children: ReadonlySet<string> = new Set(['item']);

export function itemsFrom(parent: JsonObject, context: ReadContext, refuse: Refuse, path = '', depth = 1): ReadItem[] {
  return objectsAt(parent, 'item', refuse).flatMap((json, index) => {
    const read = itemFrom(json, context, `${path}item[${index}]`, depth);
    return read ? [read] : [];
  });
}

function itemFrom(json: JsonObject, context: ReadContext, path: string, depth: number): ReadItem | undefined {
  const linkId = typeof json['linkId'] === 'string' ? json['linkId'] : '';
  const refuse = context.refusals.at(linkId);
  if (linkId === '') refuse(`no linkId at ${path}`);
  else if (context.linkIds.has(linkId)) refuse('duplicate linkId');
  context.linkIds.add(linkId);
  if (depth > maximumDepth) {
    refuse(`nested more than ${maximumDepth} deep`);
    return undefined;
  }
  const source = fromStu3(withoutQuotes(json, children, refuse));
  const controls = controlsOf(source);
  const type = typeFrom(source, controls, refuse);
  const names = { queries: context.queries, linkIds: context.allLinkIds };
  const subQuestionnaire = subQuestionnaireFrom(source, type, refuse);
  const { fields, read } = expressionsFrom(source, type ?? 'group', names, refuse);
  refuseExtensions(source, children, refuse, new Set([...read, ...mediaOf(source), ...partsOf(source)]));
  const below = itemsFrom(source, context, refuse, `${path}.`, depth + 1);
  if (!type) return undefined;

  const own = itemWithoutChildren(source, linkId, type, context.valueSets, refuse);
  const item = { ...own, ...fields, ...defined({ subQuestionnaire }) };
  if (type === 'group' || type === 'display') return { item: groupFrom(item, below, controls), controls };
  return { item: withChildren(item, below), controls };
}

/** The canonical of the questionnaire whose items take the place of an item. */
function subQuestionnaireFrom(source: JsonObject, type: ItemType | undefined, refuse: Refuse): string | undefined {
  const [extension, ...others] = partsOf(source);
  if (!extension) return undefined;
  const canonical = valueOf(extension);
  if (others.length > 0) refuse('more than one subQuestionnaire');
  else if (typeof canonical !== 'string' || canonical === '') refuse('subQuestionnaire without a canonical');
  else if (type !== 'display' && type !== 'group') refuse(`subQuestionnaire on type ${type ?? 'missing'}`);
  else if (Array.isArray(source['item']) && source['item'].length > 0) refuse('subQuestionnaire on a group with items');
  else return canonical;
  return undefined;
}

function partsOf(source: JsonObject): JsonObject[] {
  return extensionsNamed(source, 'subQuestionnaire');
}

function itemWithoutChildren(
  source: JsonObject,
  linkId: string,
  type: ItemType,
  valueSets: ValueSets,
  refuse: Refuse,
): QuestionnaireItem {
  const enableWhen = enableWhenFrom(source, refuse);
  const code = objectsAt(source, 'code', refuse).filter((coding) => Boolean(coding['code'] ?? coding['display']));
  const texts = {
    text: textAt(source, 'text', refuse),
    prefix: textAt(source, 'prefix', refuse),
    ...textsFrom(source, refuse),
  };
  const display: QuestionnaireItem = {
    ...withTexts<ItemTextField, QuestionnaireItem>({ linkId, type }, texts),
    ...defined({
      code: code.length > 0 ? code.flatMap((coding) => codingFrom(coding, 'code', refuse)) : undefined,
      enableWhen: enableWhen.length > 0 ? enableWhen : undefined,
      enableBehavior: enableBehaviorFrom(source, refuse),
    }),
    ...presentationFrom(source, type, refuse),
    ...defined({ picture: pictureFrom(source, 'itemMedia', refuse) }),
  };
  if (type === 'display') return display;

  const answerable: QuestionnaireItem = {
    ...display,
    ...defined({
      required: trueAt(source, 'required', refuse),
      repeats: trueAt(source, 'repeats', refuse),
      readOnly: trueAt(source, 'readOnly', refuse),
    }),
    ...(type === 'choice' || type === 'open-choice' ? choicesFrom(source, valueSets, refuse) : {}),
  };
  const units = unitsFrom(source, type, valueSets, refuse);
  const question: QuestionnaireItem = { ...answerable, ...(units.length > 0 ? { units } : {}) };
  const initial = initialFrom(source, question, refuse);
  return { ...question, ...(initial.length > 0 ? { initial } : {}), ...constraintsFrom(source, question, refuse) };
}

function choicesFrom(source: JsonObject, valueSets: ValueSets, refuse: Refuse): Partial<QuestionnaireItem> {
  const { type } = source;
  const isListed = hasOptions(source) || extensionValue(source, 'answerExpression') !== undefined;
  if (type === 'choice' && !isListed) refuse('choice without options');
  if (type === 'coding' && !isListed) refuse('coding without options');
  const itemType = ItemType.safeParse(type);
  const types =
    itemType.success && !choiceTypes.has(itemType.data)
      ? answerTypesOf({ linkId: '', type: itemType.data })
      : undefined;
  return optionsFrom(source, types, valueSets, refuse);
}

/** A group with its children. A group without children becomes a display; a display with children becomes a group. */
function groupFrom(
  item: QuestionnaireItem,
  below: readonly ReadItem[],
  controls: readonly string[],
): QuestionnaireItem {
  const items = below.map((child) => child.item);
  if (items.length === 0) {
    if (item.type === 'display' || item.text === undefined) return item;
    const { required: _required, repeats: _repeats, readOnly: _readOnly, control: _control, ...text } = item;
    return { ...text, type: 'display' };
  }
  const control = isMatrix(item, controls, items) ? { control: 'matrix' as const } : {};
  return { ...item, type: 'group', ...control, items: controls.includes('tab-container') ? items.map(asTab) : items };
}

/** A child of a tab container: a group without a control becomes a page. */
function asTab(item: QuestionnaireItem): QuestionnaireItem {
  return item.type === 'group' && !item.control ? { ...item, control: 'page' } : item;
}

const choiceTypes: ReadonlySet<ItemType> = new Set(['choice', 'open-choice']);
const withoutOptions: ReadonlySet<ItemType> = new Set(['group', 'display', 'boolean', 'attachment']);

// Helsenorge writes display texts as `text` items with one of these controls.
const displayControls = ['help', 'flyover', 'inline', 'highlight'];

/** The item type of our model. R5 `coding`, and any type with options, becomes a choice. */
function typeFrom(source: JsonObject, controls: readonly string[], refuse: Refuse): ItemType | undefined {
  const raw = source['type'];
  if (raw === undefined) {
    refuse('no type');
    return undefined;
  }
  const type = raw === 'coding' ? 'choice' : ItemType.options.find((supported) => supported === raw);
  if (!type) {
    refuse(`type ${describeValue(raw)}`);
    return undefined;
  }
  if (type === 'text' && displayControls.some((code) => controls.includes(code)) && !hasOptions(source))
    return 'display';
  const open = type === 'open-choice' || allowsFreeText(source, type, refuse);
  if (choiceTypes.has(type)) return open ? 'open-choice' : 'choice';
  if (!hasOptions(source)) return type;
  if (withoutOptions.has(type)) {
    refuse(`options on type ${type}`);
    return type;
  }
  return open ? 'open-choice' : 'choice';
}

/** Tests whether free text is allowed beside the options. Free answers of other types are not supported. */
function allowsFreeText(source: JsonObject, type: ItemType, refuse: Refuse): boolean {
  const constraint = stringAt(source, 'answerConstraint', refuse) ?? extensionValue(source, 'answerConstraint');
  switch (constraint) {
    case undefined:
    case 'optionsOnly':
      return false;
    case 'optionsOrString':
      return true;
    case 'optionsOrType':
      if (type === 'string' || type === 'text') return true;
      refuse(`answerConstraint optionsOrType on type ${describeValue(source['type'])}`);
      return false;
    default:
      refuse(`answerConstraint ${describeValue(constraint)}`);
      return false;
  }
}

function enableBehaviorFrom(source: JsonObject, refuse: Refuse): 'any' | 'all' | undefined {
  const behavior = stringAt(source, 'enableBehavior', refuse);
  if (behavior === undefined || behavior === 'any' || behavior === 'all') return behavior;
  refuse(`enableBehavior ${describeValue(behavior)}`);
  return undefined;
}
