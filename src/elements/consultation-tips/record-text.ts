import { localize } from '../../core/model/localized-text.js';
import { hasFollowUp, type OpenConsultation } from '../../core/tips/consultation.js';
import type { FollowUp } from '../../core/model/consultation.js';
import type { TipsPanel, TipsTexts, Wish } from './tips-panel.js';

/** What was prepared, discussed, written and put off, as plain text for the record. */
export function recordText(
  { instrument, about, remarks, wish, steps }: TipsPanel,
  { consultation, carried }: OpenConsultation,
  words: TipsTexts,
): string {
  const { messages, language } = words;
  const discussed = new Set(consultation.discussed);
  const blocks = [
    [
      messages.recordTitle(localize(instrument.name, language)),
      ...(about ? [about] : []),
      ...remarks,
      ...(wish ? wishLines(wish, words) : []),
    ],
    block(
      messages.recordCarried,
      carried.filter((one) => !hasFollowUp(consultation, one)).map((one) => againText(one, words)),
    ),
    ...steps.map(({ step, tips }) => {
      const note = consultation.notes[step];
      const ticked = tips.filter(({ tip }) => discussed.has(tip.id)).map(({ text }) => text);
      return block(messages.step[step], ticked, note === undefined ? [] : [note.trim()]);
    }),
    block(
      messages.again,
      consultation.again.map((one) => againText(one, words)),
    ),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** "Bespreken: de deadlines" */
export function againText({ step, text }: FollowUp, { messages }: TipsTexts): string {
  return text === undefined ? messages.step[step] : messages.withText(messages.step[step], text.trim());
}

function wishLines({ topics, questions, notes }: Wish, { messages }: TipsTexts): string[] {
  return [
    ...(topics ? [`${messages.wantsToTalk} ${topics}`] : []),
    ...(questions ? [`${messages.wantsToAsk} ${questions}`] : []),
    ...(notes ? [`${messages.wantsToSay} ${notes}`] : []),
  ];
}

/** A heading with its lines; nothing where there are none. */
function block(heading: string, points: readonly string[], lines: readonly string[] = []): string[] {
  const all = [...points.map((point) => `- ${point}`), ...lines];
  return all.length === 0 ? [] : [heading, ...all];
}
