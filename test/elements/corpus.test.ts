import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import type { Questionnaire } from '../../src/core/model/questionnaire.js';
import { openForm } from '../../src/core/form/open-form.js';
import { needsExpressions } from '../../src/core/form/expression-engine.js';
import type { FormItem } from '../../src/core/form/form-item.js';
import { loadExpressions } from '../../src/core/form/load-expressions.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { idOf } from '../../src/elements/questionnaire/context.js';
import { pagesOf, questionsOf } from '../../src/session/pages.js';
import { canRender, questionnaireFromFhir } from '../../src/fhir/index.js';
import '../../src/define/questionnaire.js';
import { waitUntil } from '../harness/wait.js';

const shares = 12;
const index = await fetch('/__corpus__/index.json');
const paths: readonly string[] = index.ok ? ((await index.json()) as string[]) : [];

describe('<pro-questionnaire> with forms that others wrote', () => {
  const forms: { path: string; questionnaire: Questionnaire }[] = [];
  let questions = 0;
  const errors: string[] = [];
  const listen = ({ message }: ErrorEvent) => errors.push(message);

  before(async function () {
    if (paths.length === 0) {
      console.log('corpus in the element: skipped, the folder ../shared/corpus with forms of others is not here');
      this.skip();
    }
    for (const path of paths) {
      const json: unknown = await (await fetch(`/__corpus__/${path}`)).json();
      if (canRender(json).ok) forms.push({ path, questionnaire: questionnaireFromFhir(json) });
    }
    addEventListener('error', listen);
  });

  after(() => {
    removeEventListener('error', listen);
    console.log(
      `corpus in the element: ${forms.length} drawn (${questions} questions), ${paths.length - forms.length} refused`,
    );
  });

  it('draws at least 100 of them', () => expect(forms.length).to.be.at.least(100));

  // A share of the forms each, so that no test takes long.
  for (let share = 0; share < shares; share += 1) {
    it(`draws each question with a named field, and has each on one page: share ${share + 1} of ${shares}`, async () => {
      const nameless: string[] = [];
      for (const { path, questionnaire } of forms.filter((_, place) => place % shares === share)) {
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
        questions += asked.length;
        el.remove();
      }
      expect(nameless).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
    });
  }
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
