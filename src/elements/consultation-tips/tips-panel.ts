import type { Instrument } from '../../core/model/instrument.js';
import type { Preparation } from '../../core/model/preparation.js';
import { textIn } from '../../core/model/text.js';
import type { HostFlag, Tip, TipPack } from '../../core/model/tip.js';
import { newestOf, situationOf } from '../../core/tips/situation-of.js';
import { isWithoutProblems } from '../../core/tips/tip-reason.js';
import { listed, tipsFor, type TipsOfStep } from '../../core/tips/tips-for.js';
import { formatDate } from '../../internal/format.js';
import type { Outcomes } from '../../internal/outcomes-controller.js';
import type { ConsultationTipsMessages } from '../../locales/messages/consultation-tips.js';

export interface TipsWords {
  readonly messages: ConsultationTipsMessages;
  readonly language: string;
}

/** What the element draws. */
export interface TipsPanel {
  readonly instrument: Instrument;
  /** Of the newest answers, written out. */
  readonly date: string | undefined;
  readonly wish: Wish | undefined;
  readonly steps: readonly TipsOfStep[];
  /** What the scores say as a whole, where that is all there is to say. */
  readonly note: 'notMeasured' | 'noProblems' | 'unknownMeaning' | undefined;
}

/** What the patient prepared, in words. */
export interface Wish {
  /** Written out. */
  readonly date: string;
  /** Names of the subjects; empty where none was chosen. */
  readonly topics: string;
  readonly questions: string;
  readonly notes: string;
}

export interface TipsPanelOptions {
  readonly packs: readonly TipPack[];
  readonly hostFlags: readonly HostFlag[];
  readonly audience: Tip['audience'];
  readonly preparation: Preparation | undefined;
  readonly words: TipsWords;
}

export function tipsPanelOf(outcomes: Outcomes, options: TipsPanelOptions): TipsPanel {
  const { packs, hostFlags, audience, preparation, words } = options;
  const { instrument, histories, measurements } = outcomes;
  const { messages, language } = words;
  const situation = situationOf(histories, measurements, hostFlags);
  const steps = tipsFor({ packs, situation, audience, language, others: messages.others });
  const newest = newestOf(situation.views);
  const base = {
    instrument,
    date: newest && formatDate(newest.date, language),
    wish: preparation && wishOf(preparation, instrument, words),
  };
  if (!newest) return { ...base, steps: [], note: 'notMeasured' };
  if (isWithoutProblems(situation)) return { ...base, steps, note: 'noProblems' };
  const isKnown = situation.views.some(({ grade }) => grade) || situation.flags.length > 0;
  return { ...base, steps, note: isKnown ? undefined : 'unknownMeaning' };
}

/** Nothing where every part was left empty. */
function wishOf(preparation: Preparation, { scales }: Instrument, words: TipsWords): Wish | undefined {
  const { messages, language } = words;
  const chosen = preparation.topics.flatMap((id) => scales.find((scale) => scale.id === id) ?? []);
  const topics = listed(
    chosen.map(({ name }) => textIn(name, language)),
    { language, others: messages.others },
  );
  const [questions = '', notes = ''] = [preparation.questions?.trim(), preparation.notes?.trim()];
  if (topics === '' && questions === '' && notes === '') return undefined;
  return { date: formatDate(preparation.written, language), topics, questions, notes };
}
