import { extensionName, extensionsWithin, readExtensions, valueOf } from './extensions.js';
import { written, type JsonObject, type Refuse } from './json.js';

/** Something in a form that cannot be shown or processed, and where. `linkId` is empty for the form as a whole. */
export interface Unsupported {
  readonly linkId: string;
  readonly feature: string;
}

const named = 10;

/** A FHIR Questionnaire that is refused as a whole, with everything in it that cannot be shown or processed. */
export class QuestionnaireError extends Error {
  override readonly name = 'QuestionnaireError';

  constructor(readonly unsupported: readonly Unsupported[]) {
    const first = unsupported
      .slice(0, named)
      .map(({ linkId, feature }) => (linkId ? `${linkId}: ${feature}` : feature));
    const more = unsupported.length > named ? `; and ${unsupported.length - named} more` : '';
    super(`This questionnaire cannot be shown: ${first.join('; ')}${more}`);
  }
}

/** Collects what is refused while a form is read; each feature counts once a linkId. */
export class Refusals {
  readonly #found = new Map<string, Unsupported>();

  at(linkId: string): Refuse {
    return (feature) => this.#found.set(JSON.stringify([linkId, feature]), { linkId, feature });
  }

  get list(): Unsupported[] {
    return [...this.#found.values()];
  }
}

const always = (): boolean => true;

/**
 * The extensions that change what is asked, shown or answered and that we do not process yet, with the values for which
 * that is so. Extensions that only serve pre-population or extraction (variable, launchContext, itemPopulationContext,
 * observationExtract, templateExtract and others) are not here: without them a form asks the same questions.
 */
const refusedExtensions: ReadonlyMap<string, (value: unknown) => boolean> = new Map<
  string,
  (value: unknown) => boolean
>([
  // expressions, except those that were read at a place where they belong
  ['answerExpression', always],
  ['answerOptionsToggleExpression', always],
  ['calculatedExpression', always],
  ['candidateExpression', always],
  ['constraint', always],
  ['contextExpression', always],
  ['cqf-calculatedValue', always],
  ['cqf-expression', always],
  ['dataControl', always],
  ['enableWhenExpression', always],
  ['initialExpression', always],
  ['targetConstraint', always],
  // forms whose questions, or parts of them, are elsewhere
  ['assemble-expectation', (value) => value === 'assemble-root' || value === 'assemble-child'],
  ['externallydefined', always],
  ['lookupQuestionnaire', always],
  ['questionnaireAdaptive', (value) => value !== false],
  ['subQuestionnaire', always],
  // what we cannot draw or ask
  ['itemAnswerMedia', always],
  ['itemMedia', always],
  ['signatureRequired', always],
  ['unitOpen', (value) => value !== 'optionsOnly'],
  // how it must be filled in
  ['entryMode', (value) => value !== 'random'],
  ['usageMode', (value) => value === 'display' || value === 'display-non-empty'],
]);

const understood: ReadonlySet<string> = new Set(readExtensions);

/** Refuses what the extensions of an element ask for, at any depth of it except the skipped properties and those read. */
export function refuseExtensions(
  element: JsonObject,
  skipped: ReadonlySet<string>,
  refuse: Refuse,
  read: ReadonlySet<JsonObject> = new Set(),
): void {
  for (const { extension, modifies } of extensionsWithin(element, skipped)) {
    if (read.has(extension)) continue;
    const name = extensionName(extension['url']);
    const value = valueOf(extension);
    if (name === 'rendering-criticalExtension') {
      const critical = extensionName(value) ?? written(value);
      if (!understood.has(critical)) refuse(`critical extension ${critical}`);
    } else if (modifies) {
      refuse(`modifierExtension ${name ?? written(extension['url'])}`);
    } else if (name !== undefined && refusedExtensions.get(name)?.(value)) {
      refuse(name);
    }
  }
}
