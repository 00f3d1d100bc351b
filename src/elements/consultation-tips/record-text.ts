import { localize } from '../../core/model/localized-text.js';
import { hasFollowUp, type OpenConsultation } from '../../core/tips/consultation.js';
import type { FollowUp } from '../../core/model/consultation.js';
import type { PreparedTexts, TipsPanel, TipsTexts } from './tips-panel.js';

/** Returns the preparation, ticked tips, notes and follow-ups as plain text for the record. */
export function recordText(
  { instrument, about, remarks, prepared, steps }: TipsPanel,
  { consultation, carried }: OpenConsultation,
  texts: TipsTexts,
): string {
  const { messages, language } = texts;
  const discussed = new Set(consultation.discussed);
  const blocks = [
    [
      messages.recordTitle(localize(instrument.name, language)),
      ...(about ? [about] : []),
      ...remarks,
      ...(prepared ? preparedLines(prepared, texts) : []),
    ],
    block(
      messages.recordFollowedUp,
      carried
        .filter((followUp) => !hasFollowUp(consultation, followUp))
        .map((followUp) => followUpText(followUp, texts)),
    ),
    ...steps.map(({ step, tips }) => {
      const note = consultation.notes[step];
      const ticked = tips.filter(({ tip }) => discussed.has(tip.id)).map(({ text }) => text);
      return block(messages.step[step], ticked, note === undefined ? [] : [note.trim()]);
    }),
    block(
      messages.followUp,
      consultation.again.map((followUp) => followUpText(followUp, texts)),
    ),
  ];
  return blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Returns a follow-up as text: "Bespreken: de deadlines". */
export function followUpText({ step, text }: FollowUp, { messages }: TipsTexts): string {
  return text === undefined ? messages.step[step] : messages.withText(messages.step[step], text.trim());
}

function preparedLines({ topics, questions, notes }: PreparedTexts, { messages }: TipsTexts): string[] {
  return [
    ...(topics ? [`${messages.wantsToTalk} ${topics}`] : []),
    ...(questions ? [`${messages.wantsToAsk} ${questions}`] : []),
    ...(notes ? [`${messages.wantsToSay} ${notes}`] : []),
  ];
}

/** Returns a heading with its list items and lines, or no lines if there are none below it. */
function block(heading: string, items: readonly string[], lines: readonly string[] = []): string[] {
  const content = [...items.map((item) => `- ${item}`), ...lines];
  return content.length === 0 ? [] : [heading, ...content];
}
