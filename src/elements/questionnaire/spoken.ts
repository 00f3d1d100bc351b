import type { FormItem } from '../../core/form/form-item.js';
import type { Questionnaire } from '../../core/model/questionnaire.js';
import { plainTextOf } from '../../core/model/rich-text.js';
import type { AnswerValue } from '../../core/model/value.js';
import { richTextOf } from '../../core/model/wording.js';
import { choicesOf, controlOf } from '../../session/control-of.js';
import { endLabelsOf, textOf, type Drawing } from './drawing.js';
import { isAsked, isDrawn } from '../../session/pages.js';

/** What is read aloud of what is on the screen: the questionnaire's own texts, since a voice speaks one language. */
export function spokenLinesOf(drawing: Drawing, questionnaire: Questionnaire, isList: boolean): string[] {
  const { flow } = drawing;
  const { title, description } = drawing.words.about(questionnaire);
  const about = [title?.text, description && plainTextOf(richTextOf(description))];
  const lines = () => {
    if (isList && (flow.step === 'intro' || flow.step === 'questions')) {
      return [...about, ...flow.form.items.flatMap((one) => linesOf(drawing, one))];
    }
    if (flow.step === 'intro') return about;
    if (flow.step !== 'questions' || !flow.page) return [];
    const { context, items } = flow.page;
    return [...context.map((one) => textOf(drawing, one)?.text), ...items.flatMap((one) => linesOf(drawing, one))];
  };
  return lines().flatMap((line) => line?.trim() || []);
}

function linesOf(drawing: Drawing, formItem: FormItem): (string | undefined)[] {
  if (!isDrawn(formItem)) return [];
  const { item } = formItem;
  return [
    textOf(drawing, formItem)?.text,
    drawing.words.text(item, 'help')?.text,
    drawing.words.text(item, 'entryFormat')?.text,
    ...(isAsked(formItem) ? choiceLinesOf(drawing, formItem) : []),
    ...formItem.items.flatMap((one) => linesOf(drawing, one)),
  ];
}

/** The answers to choose from; of a long list that is drawn folded, none. */
function choiceLinesOf(drawing: Drawing, formItem: FormItem): (string | undefined)[] {
  const { item } = formItem;
  const choices = choicesOf(formItem);
  // Yes and no are in the language of the interface.
  const isOurs = item.type === 'boolean' && !drawing.isInLanguageOfTexts;
  const control = controlOf(formItem);
  if (isOurs || control === 'dropDown' || control === 'autocomplete') return [];
  const words = choices.map((option) => drawing.words.option(option));
  if (control === 'rating' || control === 'slider') {
    const limitOf = (limit: AnswerValue | undefined) => limit && drawing.words.answer(limit);
    const [first, last] = [words[0] ?? limitOf(item.minValue), words.at(-1) ?? limitOf(item.maxValue)];
    const [lower, upper] = endLabelsOf(drawing, formItem);
    const ends = [lower && `${first}: ${lower.text}`, upper && `${last}: ${upper.text}`];
    return ends.filter(Boolean).length > 0 ? ends : words;
  }
  return [...words, item.type === 'open-choice' ? drawing.words.text(item, 'openLabel')?.text : undefined];
}
