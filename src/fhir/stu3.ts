import { isObject, type JsonObject } from './json.js';

/**
 * An item of FHIR STU3 as R4 writes it: `option`, `options`, `initial[x]` and `enableWhen.hasAnswer`. An R4 or R5 item
 * has none of these and is returned as it is, so a form may mix them and nobody has to tell which version it is.
 */
export function fromStu3(item: JsonObject): JsonObject {
  const converted: Record<string, unknown> = { ...item };
  if ('option' in item && !('answerOption' in item)) converted['answerOption'] = item['option'];
  if ('options' in item && !('answerValueSet' in item)) {
    const { options } = item;
    converted['answerValueSet'] = isObject(options) ? options['reference'] : options;
  }
  if (!('initial' in item)) {
    const key = Object.keys(item).find((one) => /^initial[A-Z]/.test(one));
    if (key !== undefined) converted['initial'] = [{ [key.replace('initial', 'value')]: item[key] }];
  }
  if (Array.isArray(item['enableWhen'])) converted['enableWhen'] = item['enableWhen'].map(conditionFromStu3);
  return converted;
}

function conditionFromStu3(condition: unknown): unknown {
  if (!isObject(condition) || 'operator' in condition) return condition;
  const { hasAnswer, ...rest } = condition;
  if (hasAnswer !== undefined) return { ...rest, operator: 'exists', answerBoolean: hasAnswer };
  return { ...rest, operator: '=' };
}
