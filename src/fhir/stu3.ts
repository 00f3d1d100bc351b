import { extensionValue } from './extensions.js';
import { isObject, type JsonObject } from './json.js';

/**
 * Converts an item of FHIR STU3 to R4: `option`, `options`, `initial[x]` and `enableWhen.hasAnswer`, and the extensions
 * with which STU3 forms use `enableBehavior` and the `operator` of R4 (those of Nictiz, which MedMij uses, and those of
 * HL7). An R4 or R5 item has none of these and stays unchanged, so callers need not know the version.
 */
export function fromStu3(item: JsonObject): JsonObject {
  const converted: Record<string, unknown> = { ...item };
  if ('option' in item && !('answerOption' in item)) converted['answerOption'] = item['option'];
  if ('options' in item && !('answerValueSet' in item)) {
    const { options } = item;
    converted['answerValueSet'] = isObject(options) ? options['reference'] : options;
  }
  if (!('initial' in item)) {
    const key = Object.keys(item).find((property) => /^initial[A-Z]/.test(property));
    if (key !== undefined) converted['initial'] = [{ [key.replace('initial', 'value')]: item[key] }];
  }
  const behavior = extensionValue(item, 'enableBehavior');
  if (behavior !== undefined && !('enableBehavior' in item)) converted['enableBehavior'] = behavior;
  if (Array.isArray(item['enableWhen'])) converted['enableWhen'] = item['enableWhen'].map(conditionFromStu3);
  return converted;
}

function conditionFromStu3(condition: unknown): unknown {
  if (!isObject(condition) || 'operator' in condition) return condition;
  const { hasAnswer, ...rest } = condition;
  const operator = extensionValue(condition, 'enableOperator') ?? extensionValue(condition, 'enableWhen.operator');
  if (operator !== undefined && operator !== 'exists') return { ...rest, operator };
  if (hasAnswer !== undefined) return { ...rest, operator: 'exists', answerBoolean: hasAnswer };
  return { ...rest, operator: '=' };
}
