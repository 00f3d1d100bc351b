import type { HostFlag, Tip, TipStep } from '../../core/model/tip.js';

/** What the consultation tips say themselves; the tips come from a pack, the names of scales from the instrument. */
export interface ConsultationTipsMessages {
  readonly title: Readonly<Record<Tip['audience'], string>>;
  readonly step: Readonly<Record<TipStep, string>>;
  /** Which answers the tips are about. */
  readonly answersOf: (date: string) => string;
  readonly tickHint: string;
  readonly notMeasured: Readonly<Record<Tip['audience'], string>>;
  readonly noProblems: string;
  /** There are scores, and of none it is known how serious it is. */
  readonly unknownMeaning: string;
  readonly nothingForStep: string;
  /** How many tips of a step are not in view. */
  readonly more: (count: number) => string;
  /** Scales that are too many to name. */
  readonly others: (count: number) => string;
  /** A scale with the word of its band: "Vertrouwen (laag)". */
  readonly withWord: (name: string, word: string) => string;
  /** Why a tip is there; which scales or answers that is about stands below it. */
  readonly reason: {
    readonly always: string;
    readonly standsOut: string;
    readonly together: string;
    readonly improved: string;
    readonly worsened: string;
    readonly flag: string;
    readonly noProblems: string;
    /** The host said so. */
    readonly hostFlag: Readonly<Record<HostFlag, string>>;
  };
  readonly source: (title: string) => string;
  readonly copy: string;
  readonly copied: string;
  readonly nothingTicked: string;
  /** The browser does not let the page copy: the text is below, to copy by hand. */
  readonly copyRefused: string;
  readonly textToCopy: string;
  /** First line of what is copied. */
  readonly recordTitle: (instrument: string) => string;
}
