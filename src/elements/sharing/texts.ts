import { localize } from '../../core/model/localized-text.js';
import type { Person, Role } from '../../core/model/person.js';
import type { Sharing } from '../../core/model/sharing.js';
import { personOf } from '../../core/people/people.js';
import { isPermission, type Access } from '../../core/sharing/access.js';
import { decisionsAbout, endedOn, isAbout, personAccess } from '../../core/sharing/choice.js';
import { endOf, endOfRule } from '../../core/sharing/end-of-rule.js';
import type { QuestionnaireGroup } from '../../core/sharing/questionnaire-groups.js';
import { personText } from '../../core/people/person-text.js';
import { statedDate } from '../../internal/format/score-and-date.js';
import type { SharingMessages } from '../../locales/messages/sharing.js';

/** Everything that sentences about sharing depend on. */
export interface SharingContext {
  readonly messages: SharingMessages;
  readonly language: string;
  readonly roles: readonly Role[];
  readonly people: readonly Person[];
  readonly patient: Person | undefined;
  readonly groups: readonly QuestionnaireGroup[];
  /** Undefined if the decisions are unknown. */
  readonly sharing: readonly Sharing[] | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Returns the titles of a group in words. */
export function titleOf({ titles }: QuestionnaireGroup, { language, messages }: SharingContext): string {
  return titles.length > 0
    ? listText(
        titles.map((title) => localize(title, language)),
        language,
      )
    : messages.untitled;
}

export function listText(texts: readonly string[], language: string): string {
  return new Intl.ListFormat(language).format(texts);
}

/** Returns what a person sees now, in sentences: "Ziet alleen de scores van alles tot en met 31 december 2026." */
export function stateText(person: Person, context: SharingContext): string {
  const { messages, groups, sharing, now, patient } = context;
  if (person.kind === 'work') return messages.locked;
  if (!sharing) return messages.seesAll.unknown('');
  const { groups: accesses, others } = personAccess(person, groups, sharing, { now, patient });
  const parts = partsOf(groups, accesses);
  const endOf = (access: Access) => endText(access, person, context);
  if (parts.length === 0) return messages.seesAll[others.level](endOf(others));
  const [first] = parts;
  const sentences =
    parts.length === 1 && first
      ? [messages.seesAll[first.access.level](endOf(first.access))]
      : parts.map(({ access, members }) =>
          messages.sees[access.level](
            listText(
              members.map((group) => titleOf(group, context)),
              context.language,
            ),
            endOf(access),
          ),
        );
  // "Sees nothing" holds for later questionnaires too, unless they are shared.
  const isLaterSaid = isPermission(others.level) || parts.some(({ access }) => access.level !== others.level);
  return [...sentences, ...(isLaterSaid ? [messages.seesLater[others.level]] : [])].join(' ');
}

/** Returns who decided and when, or when sharing ended; undefined if nobody decided about this person. */
export function historyText(person: Person, context: SharingContext): string | undefined {
  const { messages, language, sharing = [], groups, now, patient, people, roles } = context;
  const decision = decisionsAbout(person, sharing).toSorted((a, b) => (a.decided < b.decided ? 1 : -1))[0];
  if (!decision || person.kind === 'work') return undefined;
  const access = personAccess(person, groups, sharing, { now, patient });
  const isNothing = [...access.groups.values(), access.others].every(({ level }) => level === 'nothing');
  const end = isNothing ? endedOn(person, sharing, { now, patient }) : undefined;
  if (end !== undefined) return messages.ended(statedDate(end, language));
  const date = statedDate(decision.decided, language);
  if (decision.decidedBy === undefined) return messages.decided(date);
  const by = personOf(people, decision.decidedBy);
  return messages.decidedBy(by && personText(by, { language, roles }), date);
}

/** Groups of questionnaires with the same access. */
interface Part {
  readonly access: Access;
  readonly members: readonly QuestionnaireGroup[];
}

function partsOf(groups: readonly QuestionnaireGroup[], accesses: ReadonlyMap<string, Access>): Part[] {
  return groups.reduce<Part[]>((parts, group) => {
    const access = accesses.get(group.id) ?? { level: 'unknown' };
    const isSame = (part: Part) => part.access.level === access.level && part.access.until === access.until;
    return parts.some(isSame)
      ? parts.map((part) => (isSame(part) ? { ...part, members: [...part.members, group] } : part))
      : [...parts, { access, members: [group] }];
  }, []);
}

function endText(
  { until }: Access,
  person: Person,
  { messages, language, sharing = [], patient }: SharingContext,
): string {
  if (until === undefined) return '';
  // A birthday, on which a parent's view ends, is the first day without access; a date of a decision is the last with it.
  const isBirthday = sharing.some((decision) =>
    decision.rules.some((rule) => {
      const end = isAbout(person, decision) ? endOfRule(rule, decision, person, { patient }) : undefined;
      return end?.text === until && end.time !== endOf(until);
    }),
  );
  return messages.end(statedDate(until, language), !until.includes('T') && !isBirthday);
}
