import { toValues } from './compiled.js';
import { AnswerElement, Element, isObject, JsonElement, type Json } from './elements.js';
import { EvaluationError } from './equality.js';
import type { FunctionEntry } from './function-table.js';
import { fromNumber } from './numbers.js';
import { aNumber, has, Kind, type ResponseShapes } from './shape.js';
import { NotNativeError } from './syntax.js';

/** The two names of the extension with the weight of an option. */
export const weightUrl = /^http:\/\/hl7\.org\/fhir\/StructureDefinition\/(?:ordinalValue|itemWeight)$/;

/**
 * `weight()` of answers and their values. An answer has the weight of its option; one without a weight would need a
 * terminology server, which is an error.
 */
export const weight: FunctionEntry = {
  least: 0,
  most: 0,
  compile: ({ input, compiler: { shapes } }) => {
    // A value of the questionnaire needs the place where it is.
    if (has(input.shape, Kind.untyped) || !isKnown(shapes)) throw new NotNativeError();
    const hasOriginal = shapes.questionnaire.original !== undefined;
    return {
      shape: aNumber,
      run: (frame) =>
        input.run(frame).flatMap((element) => {
          if (!(element instanceof Element)) return [];
          const value = element instanceof AnswerElement ? element.get('value')[0] : element;
          if (!(value instanceof JsonElement) || !value.data) return [];
          const own = weightIn(value.extra) ?? weightIn(value.data);
          if (own !== undefined) return toValues(fromNumber(own));
          const isCoded = isObject(value.data) && value.data['system'] !== undefined;
          if (!hasOriginal || (isCoded && value.type === 'Coding')) throw new EvaluationError();
          return [];
        }),
    };
  },
};

function weightIn(json: unknown): number | undefined {
  const extensions: unknown = isObject(json) ? json['extension'] : undefined;
  if (!Array.isArray(extensions)) return undefined;
  const found = (extensions as Json[]).find(({ url }) => weightUrl.test(String(url)))?.['valueDecimal'];
  return typeof found === 'number' ? found : undefined;
}

/** Returns whether every weight is in the options, so that none has to be looked up in a value set of the form. */
function isKnown({ byLinkId, questionnaire: { original } }: ResponseShapes): boolean {
  const isLookedUp = original?.['contained'] !== undefined;
  for (const { type, options = [], optionsFrom, answerExpression } of byLinkId.values()) {
    if (type !== 'choice' && type !== 'open-choice') continue;
    if (answerExpression !== undefined) return false;
    const isComplete =
      options.length > 0 && options.every(({ value }) => 'weight' in value && value.weight !== undefined);
    if ((isLookedUp || optionsFrom !== undefined) && !isComplete) return false;
  }
  return true;
}
