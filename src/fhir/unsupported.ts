import { extensionName, extensionsWithin, readExtensions, valueOf } from './extensions.js';
import { describeValue, type JsonObject, type Refuse } from './json.js';

/** A feature of a form that cannot be shown or processed. `linkId` is empty for the form as a whole. */
export interface UnsupportedFeature {
  readonly linkId: string;
  readonly feature: string;
}

/** A part of a form that was read in another way than it is written, or not used; the form asks the same questions. */
export interface RenderNotice {
  readonly linkId: string;
  readonly notice: string;
}

const maximumListed = 10;

/** Error for a form that is refused as a whole. `unsupported` lists everything that cannot be shown or processed. */
export class QuestionnaireError extends Error {
  override readonly name = 'QuestionnaireError';

  constructor(readonly unsupported: readonly UnsupportedFeature[]) {
    const first = unsupported
      .slice(0, maximumListed)
      .map(({ linkId, feature }) => (linkId ? `${linkId}: ${feature}` : feature));
    const more = unsupported.length > maximumListed ? `; and ${unsupported.length - maximumListed} more` : '';
    super(`This questionnaire cannot be shown: ${first.join('; ')}${more}`);
  }
}

export class Refusals {
  readonly #found = new Map<string, UnsupportedFeature>();
  readonly #notices = new Map<string, RenderNotice>();

  at(linkId: string): Refuse {
    const refuse = (feature: string) => void this.#found.set(JSON.stringify([linkId, feature]), { linkId, feature });
    const note = (notice: string) => void this.#notices.set(JSON.stringify([linkId, notice]), { linkId, notice });
    return Object.assign(refuse, { note });
  }

  get list(): UnsupportedFeature[] {
    return [...this.#found.values()];
  }

  get notices(): RenderNotice[] {
    return [...this.#notices.values()];
  }
}

const always = (): boolean => true;

/**
 * Extensions that change what is asked, shown or answered, but are not processed. The predicate tells for which values.
 * Extensions for pre-population or extraction only (launchContext, itemPopulationContext, observationExtract and others)
 * are absent, because a form asks the same questions without them.
 */
const refusedExtensions: ReadonlyMap<string, (value: unknown) => boolean> = new Map<
  string,
  (value: unknown) => boolean
>([
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
  ['targetConstraint', always],
  ['externallydefined', always],
  ['lookupQuestionnaire', always],
  ['questionnaireAdaptive', (value) => value !== false],
  ['subQuestionnaire', always],
  ['itemAnswerMedia', always],
  ['itemMedia', always],
  ['signatureRequired', always],
  ['unitOpen', (value) => value !== 'optionsOnly'],
  ['entryMode', (value) => value !== 'random'],
  ['usageMode', (value) => value === 'display' || value === 'display-non-empty'],
]);

const understoodExtensions: ReadonlySet<string> = new Set(readExtensions);

/** Refuses unsupported extensions at any depth of an element, except in `skipped` properties and those `read` already. */
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
      const critical = extensionName(value) ?? describeValue(value);
      if (!understoodExtensions.has(critical)) refuse(`critical extension ${critical}`);
    } else if (modifies) {
      refuse(`modifierExtension ${name ?? describeValue(extension['url'])}`);
    } else if (name !== undefined && refusedExtensions.get(name)?.(value)) {
      refuse(name);
    }
  }
}
