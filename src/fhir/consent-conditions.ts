import { matchesCanonical } from '../core/model/canonical.js';
import type { SharingPurpose } from '../core/model/sharing.js';
import { isListOfObjects } from './consent-provisions.js';
import { isObject, type JsonObject } from './json.js';
import { codingsOf, objectsOf, referenceOf, stringOf } from './resource.js';

/** What a code in a consent stands for: questionnaires, or only the scores on them. */
export interface CodedContent {
  readonly questionnaires: readonly string[];
  readonly isScore: boolean;
}

/** Resolves what consents refer to. */
export interface ContentSources {
  /** Reference of the patient. */
  readonly patient: string;
  /** The canonical of a Questionnaire by its reference, such as `Questionnaire/1`. */
  readonly questionnaires: ReadonlyMap<string, string>;
  /** Content by the code in `provision.code`, as `system|code`. */
  readonly codes: ReadonlyMap<string, CodedContent>;
}

/** The conditions of one provision element, as far as they can be evaluated here. */
export interface Conditions {
  /** Canonicals. Undefined: every questionnaire. */
  readonly questionnaires?: readonly string[];
  /** The purposes that are named. Undefined: none is named. */
  readonly purposes?: readonly SharingPurpose[];
  /** True if the condition is about scores only. */
  readonly isScore?: boolean;
  /** True if it is certainly about other data, actions or purposes. */
  readonly isAboutOthers?: boolean;
  /** True if it cannot be evaluated: what it covers is unknown. */
  readonly isUnclear?: boolean;
  /** True if the unclear part is which answers it is about: those to any questionnaire may be among them. */
  readonly isContentUnclear?: boolean;
  /** True if it also covers something that cannot be evaluated. */
  readonly hasUnclearRest?: boolean;
}

/** The elements of a provision that are read. Any other element makes its meaning unclear. */
const readElements = new Set(
  'id extension modifierExtension type period actor action purpose class code data provision'.split(' '),
);

/** The conditions of a provision: those of its elements, all of which must hold. */
export function conditionsOf(elements: readonly JsonObject[], sources: ContentSources): Conditions {
  return elements
    .flatMap((element) => [
      Object.keys(element).some((key) => !readElements.has(key) && !key.startsWith('_')) ? unclear : {},
      fromList(element['action'], (action) => actionCondition(action)),
      fromList(element['purpose'], (purpose) => purposeCondition(purpose)),
      fromList(element['class'], (coding) => classCondition(coding)),
      fromList(element['code'], (code) => codeCondition(code, sources), unclearContent),
      fromList(element['data'], (data) => dataCondition(data, sources), unclearContent),
    ])
    .reduce(both, {});
}

const unclear: Conditions = { isUnclear: true };
const unclearContent: Conditions = { isUnclear: true, isContentUnclear: true };
const aboutOthers: Conditions = { isAboutOthers: true };

/** The condition of a list, of which any entry may hold. */
function fromList(list: unknown, conditionOf: (entry: JsonObject) => Conditions, doubt = unclear): Conditions {
  if (list === undefined) return {};
  const relevant = objectsOf(list)
    .map(conditionOf)
    .filter(({ isAboutOthers }) => !isAboutOthers);
  const clear = relevant.filter(({ isUnclear }) => !isUnclear);
  const hasUnclear = clear.length < relevant.length || !isListOfObjects(list);
  if (clear.length === 0) return hasUnclear ? doubt : aboutOthers;
  // An entry for everything makes the others superfluous.
  const isForAll = clear.some(({ questionnaires }) => questionnaires === undefined);
  const purposes = clear.flatMap((condition) => condition.purposes ?? []);
  const hasRest = hasUnclear && (purposes.length > 0 ? !purposes.includes('care') : !isForAll);
  return {
    ...(!isForAll && { questionnaires: clear.flatMap(({ questionnaires }) => questionnaires ?? []) }),
    ...(purposes.length > 0 && { purposes }),
    ...(clear.some(({ isScore }) => isScore) && { isScore: true }),
    ...(hasRest && { hasUnclearRest: true }),
  };
}

function both(a: Conditions, b: Conditions): Conditions {
  const [first, second] = [a.questionnaires, b.questionnaires];
  const questionnaires = first && second ? common(first, second) : (first ?? second);
  const purposes = a.purposes && b.purposes ? a.purposes.filter((p) => b.purposes?.includes(p)) : undefined;
  const isEmpty = questionnaires?.length === 0 || purposes?.length === 0;
  return {
    ...(questionnaires && { questionnaires }),
    ...((purposes ?? a.purposes ?? b.purposes) && { purposes: purposes ?? a.purposes ?? b.purposes ?? [] }),
    ...((a.isScore || b.isScore) && { isScore: true }),
    ...((a.isAboutOthers || b.isAboutOthers || isEmpty) && { isAboutOthers: true }),
    ...((a.isUnclear || b.isUnclear) && { isUnclear: true }),
    ...((a.isContentUnclear || b.isContentUnclear) && { isContentUnclear: true }),
    ...((a.hasUnclearRest || b.hasUnclearRest) && { hasUnclearRest: true }),
  };
}

/** The canonicals in both lists, with a version where one of the two has it. */
function common(first: readonly string[], second: readonly string[]): string[] {
  const versions = new Set(second);
  return [
    ...first.filter(
      (canonical) => versions.has(canonical) || second.some((other) => matchesCanonical(other, canonical)),
    ),
    ...second.filter((canonical) => first.some((other) => other !== canonical && matchesCanonical(other, canonical))),
  ];
}

function actionCondition(action: JsonObject): Conditions {
  const codes = codingsOf(action).map(({ code }) => code ?? '');
  if (codes.some((code) => ['access', 'use', 'disclose'].includes(code))) return {};
  return codes.some((code) => ['collect', 'correct'].includes(code)) ? aboutOthers : unclear;
}

const actReason = 'http://terminology.hl7.org/CodeSystem/v3-ActReason';
const careCodes = 'TREAT CAREMGT COC'.split(' ');
const researchCodes = 'HRESCH BIORCH CLINTRCH CLINTRCHNPC CLINTRCHPC PRECLINTRCH DSRCH POARCH TRANSRCH'.split(' ');
const purposeOf: ReadonlyMap<string, SharingPurpose> = new Map([
  ...careCodes.map((code) => [code, 'care'] as const),
  ...researchCodes.map((code) => [code, 'research'] as const),
  ['HQUALIMP', 'quality'],
]);
/** Purposes that are neither care nor a secondary use that the patient decides on here, such as payment or emergency. */
const otherPurposes = new Set(
  'HPAYMT CLMATTCH COVAUTH COVERAGE ELIGDTRM ELIGVER ENROLLM REMITADV HMARKT HLEGAL ETREAT ERTREAT BTG PUBHLTH DISASTER '
    .concat('THREAT PATRQT FAMRQT PWATRNY SUPNWK')
    .split(' '),
);

function purposeCondition({ system, code }: JsonObject): Conditions {
  const known = system === undefined || system === actReason ? stringOf(code) : undefined;
  if (known !== undefined && otherPurposes.has(known)) return aboutOthers;
  const purpose = purposeOf.get(known ?? '');
  return purpose === undefined ? unclear : { purposes: [purpose] };
}

/** Types of which a resource never is, and never holds, answers or scores. */
const otherData =
  /^(Allergy|Appointment|Condition|Device|Imaging|Immunization|Medication|Procedure|Specimen)[A-Za-z]*(?=\/|$)/;

const resourceTypes = 'http://hl7.org/fhir/resource-types';

function classCondition({ system, code }: JsonObject): Conditions {
  if (code === 'QuestionnaireResponse') return {};
  // Answers and scores both can be Observations, so a class alone does not say which.
  if (typeof code !== 'string' || ['Observation', 'Resource', 'DomainResource'].includes(code)) return unclear;
  const isOtherType = system === undefined ? otherData.test(code) : system === resourceTypes && /^[A-Z]/.test(code);
  return isOtherType ? aboutOthers : unclear;
}

function codeCondition(concept: JsonObject, { codes }: ContentSources): Conditions {
  for (const { system, code = '' } of codingsOf(concept)) {
    if (system === 'urn:ietf:rfc:3986' && code.includes('/Questionnaire/')) return { questionnaires: [code] };
    const content = codes.get(`${system ?? ''}|${code}`);
    if (content) return { questionnaires: content.questionnaires, ...(content.isScore && { isScore: true }) };
  }
  return unclear;
}

function dataCondition({ meaning, reference }: JsonObject, { patient, questionnaires }: ContentSources): Conditions {
  const target = referenceOf(reference);
  const canonical = canonicalOf(reference) ?? (target === undefined ? undefined : questionnaires.get(target));
  if (canonical !== undefined) return meaning === 'dependents' ? { questionnaires: [canonical] } : unclear;
  if (target === patient && meaning === 'dependents') return {};
  return target !== undefined && meaning === 'instance' && otherData.test(target) ? aboutOthers : unclear;
}

/** The canonical of a Questionnaire that a Reference means by its address or identifier. */
function canonicalOf(reference: unknown): string | undefined {
  if (!isObject(reference)) return undefined;
  const { identifier, type } = reference;
  const isUri = isObject(identifier) && identifier['system'] === 'urn:ietf:rfc:3986' && type === 'Questionnaire';
  if (isUri) return stringOf(identifier['value']);
  const address = stringOf(reference['reference']);
  return address !== undefined && /^https?:.*\/Questionnaire\//.test(address) ? address : undefined;
}
