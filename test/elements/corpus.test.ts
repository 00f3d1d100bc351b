import { expect, fixture, html, nextFrame, waitUntil } from '@open-wc/testing';
import { openForm } from '../../src/core/form/open-form.js';
import { needsExpressions } from '../../src/core/form/expression-engine.js';
import type { FormItem } from '../../src/core/form/form-item.js';
import { loadExpressions } from '../../src/core/form/load-expressions.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { idOf } from '../../src/elements/questionnaire/context.js';
import { pagesOf, questionsOf } from '../../src/session/pages.js';
import { canRender, questionnaireFromFhir } from '../../src/fhir/index.js';
import '../../src/define/questionnaire.js';

const index = await fetch('/__corpus__/index.json');
const paths: readonly string[] = index.ok ? ((await index.json()) as string[]) : [];

describe('<pro-questionnaire> with forms that others wrote', () => {
  it('draws each question with a field that has a name, and has each on one page, or refuses the form', async function () {
    if (paths.length === 0) {
      console.log('corpus in the element: skipped, the folder ../shared/corpus with forms of others is not here');
      this.skip();
    }
    this.timeout(240_000);
    const errors: string[] = [];
    const listen = ({ message }: ErrorEvent) => errors.push(message);
    addEventListener('error', listen);
    let drawn = 0;
    let questions = 0;
    const nameless: string[] = [];
    for (const path of paths) {
      const json: unknown = await (await fetch(`/__corpus__/${path}`)).json();
      if (!canRender(json).ok) continue;
      const questionnaire = questionnaireFromFhir(json);
      const el = await fixture<ProQuestionnaire>(
        html`<pro-questionnaire layout="list" .questionnaire=${questionnaire}></pro-questionnaire>`,
      );
      await waitUntil(() => !el.shadowRoot?.querySelector('[aria-busy]'), path);
      await nextFrame();
      const expressions = needsExpressions(questionnaire) ? await loadExpressions() : undefined;
      const asked = allAsked(openForm(questionnaire, { expressions }).items);
      nameless.push(...asked.filter((one) => !nameOf(el, one)).map((one) => `${path}: ${one.path}`));
      for (const room of [20, 100]) {
        const { items } = openForm(questionnaire, { expressions });
        const onPages = pagesOf(items, room).flatMap((page) => page.questions.map((one) => one.path));
        expect(onPages, path).to.deep.equal(questionsOf(items).map((one) => one.path));
      }
      drawn += 1;
      questions += asked.length;
      el.remove();
    }
    removeEventListener('error', listen);
    console.log(`corpus in the element: ${drawn} drawn (${questions} questions), ${paths.length - drawn} refused`);
    expect(errors).to.deep.equal([]);
    expect(nameless).to.deep.equal([]);
    expect(drawn).to.be.at.least(100);
  });
});

/** Every question that is asked, also those below another. */
function allAsked(items: readonly FormItem[]): FormItem[] {
  return questionsOf(items).flatMap((one) => [one, ...allAsked(one.items)]);
}

/** What assistive technology calls the question's first field, or the message where its choices are missing. */
function nameOf(el: ProQuestionnaire, formItem: FormItem): string {
  const root = el.shadowRoot!;
  const field = root.getElementById(idOf(formItem)) as HTMLInputElement | null;
  if (!field) return formItem.item.optionsFrom ? (root.querySelector('.notice')?.textContent ?? '') : '';
  const labelledBy = (field.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => root.getElementById(id));
  const own = [
    field.getAttribute('aria-label'),
    ...[...labelledBy, ...(field.labels ?? [])].map((one) => one?.textContent),
  ];
  const group = field.closest('fieldset')?.querySelector('legend')?.textContent;
  const isGrouped = field.closest('fieldset') !== null && !field.hasAttribute('aria-labelledby');
  const name = own.join(' ').trim();
  return isGrouped && !group?.trim() ? '' : name;
}
