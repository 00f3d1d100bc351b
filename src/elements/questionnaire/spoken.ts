import type { FormItem } from '../../core/form/form-item.js';
import { plainTextOf } from '../../core/model/rich-text.js';
import type { AnswerValue } from '../../core/model/value.js';
import { richTextOf } from '../../core/model/wording.js';
import { choicesOf, controlOf } from '../../session/control-of.js';
import { isAsked, isDrawn } from '../../session/pages.js';
import type { RenderContext } from './context.js';
import { endLabelsOf, textOf } from './fragments.js';

/** Returns the lines to read aloud: the questionnaire's own texts on the screen, because a voice speaks one language. */
export function spokenLinesOf(context: RenderContext): string[] {
  const { page, info } = context;
  const { questionnaire, step, form } = context.state;
  const { title, description } = context.formatter.about(questionnaire);
  const about = [title?.text, description && plainTextOf(richTextOf(description))];
  const lines = () => {
    if (info.isList && (step === 'intro' || step === 'questions')) {
      return [...about, ...form.items.flatMap((one) => linesOf(context, one))];
    }
    if (step === 'intro') return about;
    if (step !== 'questions' || !page) return [];
    const { above, items } = page;
    return [...above.map((item) => textOf(context, item)?.text), ...items.flatMap((one) => linesOf(context, one))];
  };
  return lines().flatMap((line) => line?.trim() || []);
}

function linesOf(context: RenderContext, formItem: FormItem): (string | undefined)[] {
  if (!isDrawn(formItem)) return [];
  const { item } = formItem;
  return [
    textOf(context, formItem)?.text,
    context.formatter.text(item, 'help')?.text,
    context.formatter.text(item, 'entryFormat')?.text,
    ...(isAsked(formItem) ? choiceLinesOf(context, formItem) : []),
    ...formItem.items.flatMap((one) => linesOf(context, one)),
  ];
}

/** The answers to choose from; of a long list that is drawn folded, none. */
function choiceLinesOf(context: RenderContext, formItem: FormItem): (string | undefined)[] {
  const { item } = formItem;
  const choices = choicesOf(formItem);
  // Yes and no are in the language of the interface.
  const isOurs = item.type === 'boolean' && !context.isInLanguageOfTexts;
  const control = controlOf(formItem);
  if (isOurs || control === 'dropDown' || control === 'autocomplete') return [];
  const words = choices.map((option) => context.formatter.option(option));
  if (control === 'rating' || control === 'slider') {
    const limitOf = (limit: AnswerValue | undefined) => limit && context.formatter.answer(limit);
    const [first, last] = [words[0] ?? limitOf(item.minValue), words.at(-1) ?? limitOf(item.maxValue)];
    const [lower, upper] = endLabelsOf(context, formItem);
    const ends = [lower && `${first}: ${lower.text}`, upper && `${last}: ${upper.text}`];
    return ends.filter(Boolean).length > 0 ? ends : words;
  }
  return [...words, item.type === 'open-choice' ? context.formatter.text(item, 'openLabel')?.text : undefined];
}
