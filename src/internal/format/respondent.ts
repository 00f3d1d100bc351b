import type { Person, Role } from '../../core/model/person.js';
import { localize } from '../../core/model/localized-text.js';
import { roleNameOf } from '../../core/people/roles.js';
import { isMinor, personOf } from '../../core/people/people.js';
import type { FilledInBy, OutcomeStatement } from '../../core/scoring/outcome-statement.js';
import { isOther, isUnknownRespondent, respondentOf } from '../../core/scoring/respondent.js';
import type { Audience } from '../../adapter/context.js';
import type { ScoreMessages } from '../../locales/messages/score.js';
import type { StatedDate } from '../../locales/messages/stated-date.js';
import { personText } from '../../core/people/person-text.js';
import { statedDate } from './score-and-date.js';

// Puts respondents into words for every widget, so that one person has one name on a page. It does not use the DOM.

/** The names of the people who answered or helped, each different from the others. */
export interface RespondentNames {
  /** Returns a person in a sentence: "Anna (moeder)", "iemand anders", "de patiënt". */
  readonly nameOf: (respondent: string) => string;
  /** Returns the short name of a series: "moeder", "kind". */
  readonly labelOf: (respondent: string) => string;
}

export interface RespondentWords {
  readonly messages: ScoreMessages;
  readonly language: string;
  readonly audience: Audience;
  readonly roles?: readonly Role[] | undefined;
}

/** The texts with which a respondent is named. */
export interface RespondentTexts {
  readonly messages: ScoreMessages;
  readonly language: string;
  readonly respondents: RespondentNames;
}

interface Answered {
  readonly respondent?: string | undefined;
  readonly togetherWith?: readonly string[] | undefined;
}

/** Names the respondents and helpers of measurements, whose references are those of `withRespondents`. */
export function respondentNames(
  measurements: readonly Answered[],
  people: readonly Person[],
  words: RespondentWords,
): RespondentNames {
  const references = [
    ...new Set(measurements.flatMap(({ respondent, togetherWith = [] }) => [keyOf(respondent), ...togetherWith])),
  ].toSorted((a, b) => orderAmong(people, a) - orderAmong(people, b) || (a < b ? -1 : 1));
  const respondents = references.filter((reference) =>
    measurements.some(({ respondent }) => keyOf(respondent) === reference),
  );
  const names = distinct(
    references,
    references.map((reference) => [nameIn(reference, people, words), organizationIn(reference, people, words)]),
    words.messages,
  );
  const labels = distinct(
    respondents,
    respondents.map((reference) => labelsIn(reference, people, words)),
    words.messages,
  );
  const { someoneElse } = words.messages.respondent;
  const nameOf = (respondent: string) => names.get(respondent) ?? someoneElse;
  return { nameOf, labelOf: (respondent) => labels.get(respondent) ?? nameOf(respondent) };
}

function keyOf(respondent: string | undefined): string {
  return respondentOf({ respondent });
}

/** Names for a widget without measurements. */
export const noRespondents: RespondentNames = { nameOf: () => '', labelOf: () => '' };

function orderAmong(people: readonly Person[], reference: string): number {
  const index = people.findIndex((person) => person.reference === reference);
  return index < 0 ? people.length : index;
}

/**
 * Chooses for each reference the first of its texts that no other has, after the first. Texts that stay equal get a
 * number: "iemand anders 2".
 */
function distinct(
  references: readonly string[],
  candidates: readonly (readonly (string | undefined)[])[],
  { respondent: { numbered } }: ScoreMessages,
): Map<string, string> {
  const isTaken = (text: string, index: number) =>
    candidates.some((texts, other) => other !== index && texts.filter(Boolean)[0] === text);
  const texts = candidates.map((given, index) => {
    const known = given.filter((text) => text !== undefined && text !== '') as string[];
    const [first = ''] = known;
    return isTaken(first, index) ? (known.find((text) => !isTaken(text, index)) ?? first) : first;
  });
  return new Map(
    references.map((reference, index) => {
      const text = texts[index] ?? '';
      const isAlone = texts.indexOf(text) === texts.lastIndexOf(text);
      const position = texts.slice(0, index + 1).filter((other) => other === text).length;
      return [reference, isAlone ? text : numbered(text, position)];
    }),
  );
}

function nameIn(reference: string, people: readonly Person[], words: RespondentWords): string {
  const { messages, audience } = words;
  const { you, thePatient, unknown, someoneElse } = messages.respondent;
  if (isUnknownRespondent(reference)) return unknown;
  const person = isOther(reference) ? personOf(people, reference) : people.find(({ kind }) => kind === 'patient');
  if (!isOther(reference)) return audience === 'patient' ? you : (person?.name ?? thePatient);
  return (person && personText(person, personWords(words))) || someoneElse;
}

function organizationIn(reference: string, people: readonly Person[], words: RespondentWords): string | undefined {
  const organization = personOf(people, reference)?.organization;
  const name = nameIn(reference, people, words);
  const text = organization && localize(organization, words.language);
  return text && !name.endsWith(text) ? words.messages.joined([name, text]) : undefined;
}

/** Returns short names, best first: the role, the name, both. */
function labelsIn(reference: string, people: readonly Person[], words: RespondentWords): (string | undefined)[] {
  const { messages, language, audience, roles = [] } = words;
  const { you, patient, child } = messages.respondent;
  const name = nameIn(reference, people, words);
  if (isUnknownRespondent(reference)) return [name];
  if (!isOther(reference)) {
    if (audience === 'patient') return [you];
    return [people.some((person) => person.kind === 'patient' && isMinor(person, Date.now())) ? child : patient];
  }
  const person = personOf(people, reference);
  const role = roleNameOf(person?.role, roles);
  return [role && localize(role, language), person?.name, name, organizationIn(reference, people, words)];
}

function personWords({ language, roles = [] }: RespondentWords) {
  return { language, roles };
}

/** Returns the people who helped in words: "Sem", "Anna (moeder) en Bram (vader)"; empty if there are none. */
export function helpersText(togetherWith: readonly string[], { language, respondents }: RespondentTexts): string {
  return new Intl.ListFormat(language).format(togetherWith.map(respondents.nameOf));
}

/**
 * Returns the remark on the respondent of a score: "ingevuld door Anna (moeder), samen met Sem"; "samen met Anna (moeder)"
 * if the patient answered with help; empty if the patient answered alone.
 */
export function respondentRemark({ respondent, togetherWith }: FilledInBy, texts: RespondentTexts): string {
  const { messages, respondents } = texts;
  const parts = [
    isUnknownRespondent(respondent) ? messages.byUnknown : '',
    isOther(respondent) && !isUnknownRespondent(respondent) ? messages.byPerson(respondents.nameOf(respondent)) : '',
    togetherWith.length > 0 ? messages.togetherWith(helpersText(togetherWith, texts)) : '',
  ];
  return messages.joined(parts.filter(Boolean));
}

/** Returns who answered, with the helpers: "Anna (moeder), samen met Sem", for a table. */
export function respondentText({ respondent, togetherWith }: FilledInBy, texts: RespondentTexts): string {
  const { messages, respondents } = texts;
  const together = togetherWith.length > 0 ? [messages.togetherWith(helpersText(togetherWith, texts))] : [];
  return messages.joined([respondents.nameOf(respondent), ...together]);
}

/**
 * Returns who filled in a questionnaire and when: "Ingevuld door Anna (moeder), samen met Sem, op 14 november 2026."
 *
 * @param own Formats the sentence for answers of the patient: "U vulde dit in op 14 november 2026."
 */
export function filledInText(
  filledInBy: readonly FilledInBy[],
  date: StatedDate,
  own: (date: StatedDate) => string,
  texts: RespondentTexts,
): string {
  const { messages, respondents } = texts;
  const sentences = filledInBy.flatMap(({ respondent, togetherWith }, index) => {
    const together = togetherWith.length > 0 ? helpersText(togetherWith, texts) : '';
    const isFirst = index === 0;
    const isOnlyPatient = !isOther(respondent) && filledInBy.length === 1;
    if (isOnlyPatient || (!isOther(respondent) && respondents.nameOf(respondent) === messages.respondent.you))
      return [own(date), together && messages.withHelp(together)];
    if (isUnknownRespondent(respondent))
      return [
        isFirst ? messages.filledInByUnknown(date) : messages.alsoByUnknown,
        together && messages.withHelp(together),
      ];
    const name = respondents.nameOf(respondent);
    return [isFirst ? messages.filledInBy(name, together, date) : messages.alsoFilledInBy(name, together)];
  });
  return sentences.filter(Boolean).join(' ');
}

/** Returns {@link filledInText} for the newest day; empty without a measurement. */
export function statementText(
  { date, filledInBy }: OutcomeStatement,
  own: (date: StatedDate) => string,
  texts: RespondentTexts,
): string {
  return date === undefined ? '' : filledInText(filledInBy, statedDate(date, texts.language), own, texts);
}
