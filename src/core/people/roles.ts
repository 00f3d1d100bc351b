import type { LocalizedText } from '../model/localized-text.js';
import type { Person, PersonRole, Role, RoleGroup } from '../model/person.js';

/** UZI role codes of the Dutch CIBG; source: Nictiz-R4-zib2020, CodeSystem RoleCodeNLZorgverlenertypen 9.8. */
const uzi = 'http://fhir.nl/fhir/NamingSystem/uzi-rolcode';
/** AGB codes of Vektis for specialties; source: Nictiz-R4-zib2020, CodeSystem COD016-VEKT. */
const agb = 'urn:oid:2.16.840.1.113883.2.4.6.7';
const snomed = 'http://snomed.info/sct';
const relation = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode';
/** Contact roles of HL7 version 2. */
const contactRole = 'http://terminology.hl7.org/CodeSystem/v2-0131';
/** Roles that the zib ContactPerson adds to those of Vektis (ExtraRolcodes). */
const zibCarer = 'urn:oid:2.16.840.1.113883.2.4.3.11.60.40.4.23.1';
/** Relations to a client (COD472-VEKT). Codes below 10 were published without their zero until 2020. */
const vektisRelation = 'urn:oid:2.16.840.1.113883.2.4.3.11.22.472';

const inSystem = (system: string, ...codes: readonly string[]) => codes.map((code) => ({ system, code }));

/** The AGB codes of physiotherapists, 0400 to 0478, without those who work for an employer (0411). */
const agbPhysiotherapy = Array.from({ length: 79 }, (_, index) => `04${String(index).padStart(2, '0')}`).filter(
  (code) => code !== '0411',
);

/**
 * The roles that the library knows. Work roles have no national code and are recognized by their own slug only. A host
 * adds roles with the property `roles` of its provider.
 */
export const standardRoles: readonly Role[] = [
  {
    code: 'general-practitioner',
    kind: 'professional',
    group: 'treatment',
    name: { nl: 'huisarts', en: 'general practitioner', ar: 'طبيب الأسرة' },
    codings: [
      ...inSystem(uzi, '01.004', '01.015'),
      ...inSystem(agb, '0100', '0101', '0102', '0110', '0111', '0112'),
      ...inSystem(snomed, '62247001'),
    ],
  },
  {
    code: 'cardiologist',
    kind: 'professional',
    group: 'treatment',
    name: { nl: 'cardioloog', en: 'cardiologist', ar: 'طبيب القلب' },
    explanation: { nl: 'hartarts', en: 'heart doctor', ar: 'طبيب مختص بالقلب' },
    codings: [...inSystem(uzi, '01.010'), ...inSystem(agb, '0320'), ...inSystem(snomed, '17561000')],
  },
  {
    code: 'hospital-specialist',
    kind: 'professional',
    group: 'treatment',
    name: { nl: 'specialist in het ziekenhuis', en: 'hospital specialist', ar: 'طبيب مختص في المستشفى' },
    codings: [...inSystem(uzi, '01.041', '01.042'), ...inSystem(agb, '0300', '0324', '0327')],
  },
  {
    code: 'nurse-practitioner',
    kind: 'professional',
    group: 'treatment',
    name: { nl: 'verpleegkundig specialist', en: 'nurse practitioner', ar: 'ممرض ممارس' },
    explanation: {
      nl: 'verpleegkundige die ook behandelt',
      en: 'nurse who also treats',
      ar: 'ممرض يقدم العلاج أيضا',
    },
    codings: [
      ...inSystem(uzi, '30.065', '30.066', '30.067', '30.068', '30.069', '30.076'),
      ...inSystem(agb, '9130', '9131', '9132', '9133', '9134', '9140', '9141', '9142', '9143', '9144'),
      ...inSystem(snomed, '224571005'),
    ],
  },
  {
    code: 'physiotherapist',
    kind: 'professional',
    group: 'treatment',
    name: { nl: 'fysiotherapeut', en: 'physiotherapist', ar: 'اختصاصي العلاج الطبيعي' },
    codings: [...inSystem(uzi, '04.000'), ...inSystem(agb, ...agbPhysiotherapy), ...inSystem(snomed, '36682004')],
  },
  {
    code: 'occupational-physician',
    kind: 'professional',
    group: 'work',
    name: { nl: 'bedrijfsarts', en: 'occupational physician', ar: 'طبيب العمل' },
    explanation: { nl: 'dokter voor werk en gezondheid', en: 'doctor for work and health', ar: 'طبيب للعمل والصحة' },
    codings: [...inSystem(uzi, '01.008'), ...inSystem(agb, '1402', '1410', '9902'), ...inSystem(snomed, '158973009')],
  },
  {
    code: 'insurance-physician',
    kind: 'professional',
    group: 'work',
    name: { nl: 'verzekeringsarts', en: 'insurance physician', ar: 'طبيب التأمين' },
    explanation: {
      nl: 'kijkt voor een uitkering wat u kunt',
      en: 'looks at what you can do, for a benefit',
      ar: 'ينظر في ما تستطيع فعله من أجل إعانة',
    },
    codings: [...inSystem(uzi, '01.048'), ...inSystem(agb, '1403')],
  },
  {
    code: 'hospital-work-physician',
    kind: 'professional',
    group: 'work',
    name: {
      nl: 'dokter in het ziekenhuis voor vragen over werk',
      en: 'hospital doctor for work questions',
      ar: 'طبيب في المستشفى لأسئلة العمل',
    },
  },
  {
    code: 'return-to-work-coach',
    kind: 'professional',
    group: 'work',
    name: { nl: 're-integratiecoach', en: 'return-to-work coach', ar: 'مدرب العودة إلى العمل' },
    explanation: {
      nl: 'helpt bij terug naar werk',
      en: 'helps with going back to work',
      ar: 'يساعد على العودة إلى العمل',
    },
  },
  {
    code: 'labour-expert',
    kind: 'professional',
    group: 'work',
    name: { nl: 'arbeidsdeskundige', en: 'labour expert', ar: 'خبير العمل' },
    explanation: { nl: 'kijkt welk werk past', en: 'looks at which work fits', ar: 'ينظر أي عمل يناسب' },
  },
  {
    code: 'case-manager',
    kind: 'professional',
    group: 'treatment',
    name: { nl: 'casemanager', en: 'case manager', ar: 'منسق الرعاية' },
    codings: inSystem(snomed, '768832004'),
  },
  {
    code: 'employer',
    kind: 'work',
    group: 'work',
    name: { nl: 'werkgever of leidinggevende', en: 'employer or manager', ar: 'صاحب العمل أو المدير' },
    codings: [...inSystem(contactRole, 'E'), ...inSystem(snomed, '394571004')],
  },
  {
    code: 'mother',
    kind: 'related',
    group: 'family',
    name: { nl: 'moeder', en: 'mother', ar: 'الأم' },
    codings: inSystem(relation, 'MTH', 'MTHFOST', 'NMTH', 'ADOPTM'),
  },
  {
    code: 'father',
    kind: 'related',
    group: 'family',
    name: { nl: 'vader', en: 'father', ar: 'الأب' },
    codings: inSystem(relation, 'FTH', 'FTHFOST', 'NFTH', 'ADOPTF'),
  },
  {
    code: 'parent',
    kind: 'related',
    group: 'family',
    name: { nl: 'ouder', en: 'parent', ar: 'أحد الوالدين' },
    codings: [
      ...inSystem(relation, 'PRN', 'PRNFOST', 'NPRN', 'ADOPTP', 'STPPRN', 'STPMTH', 'STPFTH'),
      ...inSystem(snomed, '40683002'),
    ],
  },
  {
    code: 'partner',
    kind: 'related',
    group: 'family',
    name: { nl: 'partner', en: 'partner', ar: 'الشريك' },
    codings: inSystem(relation, 'SPS', 'DOMPART', 'HUSB', 'WIFE'),
  },
  {
    code: 'carer',
    kind: 'related',
    group: 'family',
    name: { nl: 'mantelzorger', en: 'informal carer', ar: 'مقدم رعاية من المقربين' },
    explanation: {
      nl: 'iemand die voor u zorgt',
      en: 'someone who cares for you',
      ar: 'شخص يعتني بك',
    },
    codings: [...inSystem(zibCarer, '100001'), ...inSystem(snomed, '407542009')],
  },
  {
    code: 'legal-representative',
    kind: 'related',
    group: 'family',
    name: { nl: 'wettelijk vertegenwoordiger', en: 'legal representative', ar: 'الممثل القانوني' },
    explanation: {
      nl: 'iemand die voor u mag beslissen',
      en: 'someone who may decide for you',
      ar: 'شخص يحق له أن يقرر عنك',
    },
    codings: [...inSystem(vektisRelation, '24', '03', '3', '11', '15'), ...inSystem(snomed, '310391000146105')],
  },
  {
    code: 'teacher',
    kind: 'related',
    group: 'other',
    name: { nl: 'leerkracht', en: 'teacher', ar: 'المعلم' },
  },
];

/** Returns the role of a person, of the roles of the host or else of the library; undefined if it is unknown. */
export function roleOf(role: PersonRole | undefined, ofHost: readonly Role[] = []): Role | undefined {
  return [...ofHost, ...standardRoles].find(({ code }) => code === role?.code);
}

/** Returns the role that a code of another system stands for. */
export function roleByCoding(
  coding: { readonly system?: string | undefined; readonly code?: string | undefined },
  ofHost: readonly Role[] = [],
): Role | undefined {
  return [...ofHost, ...standardRoles].find(({ codings = [] }) =>
    codings.some(({ system, code }) => system === coding.system && code === coding.code),
  );
}

/** Returns the words for a role: those of the known role, else the text that came with it. */
export function roleNameOf(role: PersonRole | undefined, ofHost: readonly Role[] = []): LocalizedText | undefined {
  return roleOf(role, ofHost)?.name ?? role?.text;
}

/** Returns the group under which a person is listed. An unknown role belongs to no group of rights: `other`. */
export function groupOf({ role, kind }: Person, ofHost: readonly Role[] = []): RoleGroup {
  return roleOf(role, ofHost)?.group ?? (kind === 'work' ? 'work' : kind === 'related' ? 'family' : 'other');
}

/** Returns whether a person belongs to the employer, by kind or by role. A role of the host cannot lift that. */
export function isOfWork({ kind, role }: Person, ofHost: readonly Role[] = []): boolean {
  return kind === 'work' || roleOf(role)?.kind === 'work' || roleOf(role, ofHost)?.kind === 'work';
}

/** Returns whether a person is a parent, whose view ends on birthdays of the child. */
export function isParent({ role }: Person): boolean {
  return role?.code !== undefined && isParentRole(role.code);
}

/** Returns whether the code of a role is that of a parent. */
export function isParentRole(code: string): boolean {
  return ['mother', 'father', 'parent'].includes(code);
}
