import {
  itemsOf,
  type ExpressionVariable,
  type Questionnaire,
  type QuestionnaireItem,
} from '../model/questionnaire.js';
import type { CalculationInputs } from './unfinished.js';
import type { InputsReader } from './expression-engine.js';
import type { FormItem } from './form-item.js';
import { namesIn } from './needs.js';

/**
 * Prepares the count of the answers that each calculated item of a questionnaire reads, by linkId. An author's score of
 * nothing at all can look like a severe result: a sum of no answers is empty, and a chain of conditions then falls
 * through to its last value.
 *
 * An expression reads the items whose linkIds are in its text or in its variables, and all below them; another
 * calculated item among these stands for what it reads itself. An expression that names none reads every question that
 * has a number.
 *
 * @returns A function of the items of a form. Without an expression engine it is unknown whether an expression asked a
 *   question, so unanswered questions of that kind do not count.
 */
export function calculationInputsReader(questionnaire: Questionnaire): InputsReader {
  const inputs = inputsOf(questionnaire);
  if (inputs.size === 0) return () => new Map();
  return (items, hasEngine) => {
    const counts = new Map<string, CalculationInputs>();
    const collect = (formItems: readonly FormItem[], isUncertain: boolean) => {
      for (const formItem of formItems) {
        const { item, enabled, answers } = formItem;
        const mayBeSkipped = isUncertain || (!hasEngine && item.enableWhenExpression !== undefined);
        const isGiven = answers.some(({ value }) => value !== undefined);
        if (enabled && (isGiven || !mayBeSkipped)) {
          const { given, needed } = counts.get(item.linkId) ?? { given: 0, needed: 0 };
          counts.set(item.linkId, { given: given + (isGiven ? 1 : 0), needed: needed + 1 });
        }
        collect(formItem.items, mayBeSkipped);
      }
    };
    collect(items, false);
    return new Map(
      Array.from(inputs, ([linkId, needed]) => {
        const found = [...needed].map((input) => counts.get(input) ?? { given: 0, needed: 0 });
        return [linkId, { given: sumOf(found, 'given'), needed: sumOf(found, 'needed') }] as const;
      }),
    );
  };
}

function sumOf(counts: readonly CalculationInputs[], key: keyof CalculationInputs): number {
  return counts.reduce((sum, count) => sum + count[key], 0);
}

/** The questions that each calculated item reads, by linkId. */
function inputsOf(questionnaire: Questionnaire): ReadonlyMap<string, ReadonlySet<string>> {
  const items = new Map(Array.from(itemsOf(questionnaire), (item) => [item.linkId, item]));
  const calculated = [...items.values()].filter(({ calculatedExpression }) => calculatedExpression !== undefined);
  if (calculated.length === 0) return new Map();
  const texts = new Map<string, string>();
  const addTexts = (siblings: readonly QuestionnaireItem[], outer: readonly ExpressionVariable[]) => {
    for (const item of siblings) {
      const variables = [...(item.variables ?? []), ...outer];
      if (item.calculatedExpression !== undefined) {
        texts.set(item.linkId, textWithVariables(item.calculatedExpression, variables));
      }
      addTexts(item.items ?? [], variables);
    }
  };
  addTexts(questionnaire.items, questionnaire.variables ?? []);

  const everyNumber = [...items.values()].filter(hasNumber).map(({ linkId }) => linkId);
  const readBy = (linkId: string, seen: ReadonlySet<string>): Set<string> => {
    const named = namedIn(texts.get(linkId) ?? '', items);
    const found = new Set<string>();
    for (const name of named.length > 0 ? named : everyNumber) {
      if (name === linkId || seen.has(name)) continue;
      const item = items.get(name);
      if (!item) continue;
      if (item.calculatedExpression === undefined) found.add(name);
      else for (const below of readBy(name, new Set([...seen, linkId]))) found.add(below);
    }
    return found;
  };
  return new Map(calculated.map(({ linkId }) => [linkId, readBy(linkId, new Set())]));
}

/** The text of an expression with those of the variables that it uses. */
function textWithVariables(expression: string, variables: readonly ExpressionVariable[]): string {
  const texts = [expression];
  const used = new Set<string>();
  for (const text of texts) {
    for (const name of namesIn(text)) {
      const variable = variables.find((candidate) => candidate.name === name);
      if (!variable || used.has(name)) continue;
      used.add(name);
      texts.push(variable.expression);
    }
  }
  return texts.join('\n');
}

const literal = String.raw`'((?:[^'\\]|\\.)*)'`;
const literals = new RegExp(literal, 'gs');
/** Comparisons with a linkId: `linkId = 'a'`, `linkId in ('a' | 'b')`. */
const comparisons = new RegExp(String.raw`linkId\s*(?:=|~|in)\s*\(?\s*${literal}(?:\s*\|\s*${literal})*`, 'gs');
const beginnings = new RegExp(String.raw`linkId\s*\.\s*startsWith\(\s*${literal}`, 'gs');

/** The questions whose linkIds a text compares, or else has as literals, or that begin with one in `startsWith()`. */
function namedIn(text: string, items: ReadonlyMap<string, QuestionnaireItem>): string[] {
  const compared = Array.from(text.matchAll(comparisons), ([comparison]) => literalsIn(comparison)).flat();
  const known = compared.some((linkId) => items.has(linkId)) ? compared : literalsIn(text);
  const starts = Array.from(text.matchAll(beginnings), ([, start = '']) => unescaped(start));
  const begun = starts.length > 0 ? [...items.keys()].filter((id) => starts.some((start) => id.startsWith(start))) : [];
  const found = new Set([...known.filter((linkId) => items.has(linkId)), ...begun]);
  return [...found].flatMap((linkId) => {
    const item = items.get(linkId);
    if (!item) return [];
    return item.type === 'group' ? [...itemsOf(item)].filter(isQuestion).map((below) => below.linkId) : [linkId];
  });
}

function literalsIn(text: string): string[] {
  return Array.from(text.matchAll(literals), ([, inner = '']) => unescaped(inner));
}

function isQuestion({ type }: QuestionnaireItem): boolean {
  return type !== 'group' && type !== 'display';
}

function hasNumber(item: QuestionnaireItem): boolean {
  if (item.calculatedExpression !== undefined) return false;
  if (item.type === 'integer' || item.type === 'decimal' || item.optionsFrom !== undefined) return true;
  return item.options?.some(({ value }) => 'weight' in value && value.weight !== undefined) ?? false;
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, '$1');
}
