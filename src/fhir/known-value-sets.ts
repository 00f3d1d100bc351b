import type { AnswerOption } from '../core/model/questionnaire.js';

interface KnownCode {
  readonly system: string;
  readonly code: string;
  readonly nl: string;
  readonly en: string;
}

const gender = 'http://hl7.org/fhir/administrative-gender';
const yesNo = 'http://terminology.hl7.org/CodeSystem/v2-0532';
const nullFlavor = 'http://terminology.hl7.org/CodeSystem/v3-NullFlavor';

/**
 * Short standard ValueSets that forms refer to without containing them, with our own displays. ValueSets whose codes differ
 * between FHIR releases (yesnodontknow) or whose displays are copyrighted (LOINC) are left to the adapter.
 */
const knownValueSets: ReadonlyMap<string, readonly KnownCode[]> = new Map([
  [
    'http://hl7.org/fhir/ValueSet/administrative-gender',
    [
      { system: gender, code: 'male', nl: 'Man', en: 'Male' },
      { system: gender, code: 'female', nl: 'Vrouw', en: 'Female' },
      { system: gender, code: 'other', nl: 'Anders', en: 'Other' },
      { system: gender, code: 'unknown', nl: 'Onbekend', en: 'Unknown' },
    ],
  ],
  [
    'http://terminology.hl7.org/ValueSet/yes-no-unknown-not-applicable',
    [
      { system: yesNo, code: 'Y', nl: 'Ja', en: 'Yes' },
      { system: yesNo, code: 'N', nl: 'Nee', en: 'No' },
      { system: nullFlavor, code: 'UNK', nl: 'Onbekend', en: 'Unknown' },
      { system: nullFlavor, code: 'NA', nl: 'Niet van toepassing', en: 'Not applicable' },
    ],
  ],
]);

/** The options of a standard ValueSet, in Dutch and English; undefined if it or the language is not supported. */
export function knownOptions(canonical: string, language = 'en'): AnswerOption[] | undefined {
  const [url = ''] = canonical.split('|');
  const [primary] = language.toLowerCase().split('-');
  if (primary !== 'nl' && primary !== 'en') return undefined;
  const other = primary === 'nl' ? 'en' : 'nl';
  return knownValueSets.get(url)?.map(({ system, code, [primary]: display, [other]: text }) => ({
    value: { type: 'coding', value: { system, code, display } },
    translations: { [other]: { text } },
  }));
}
