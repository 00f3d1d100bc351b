import { expect, fixture, html, nextFrame } from '@open-wc/testing';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import { needsOf } from '../../src/core/form/needs.js';
import type { AnswerOption, Questionnaire } from '../../src/core/model/questionnaire.js';
import { openForm } from '../../src/core/form/open-form.js';
import { needsExpressions } from '../../src/core/form/expression-engine.js';
import type { FormItem } from '../../src/core/form/form-item.js';
import { loadExpressions } from '../../src/core/form/load-expressions.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { idOf } from '../../src/elements/questionnaire/context.js';
import { pagesOf, questionsOf } from '../../src/session/pages.js';
import { canRender, questionnaireFromFhir } from '../../src/fhir/index.js';
import '../../src/define/provider.js';
import '../../src/define/questionnaire.js';
import { waitUntil } from '../harness/wait.js';

const shares = 12;
const response = await fetch('/__corpus__/index.json');
const paths: readonly string[] = response.ok ? ((await response.json()) as string[]) : [];

describe('<pro-questionnaire> with public questionnaires', () => {
  const forms: { path: string; questionnaire: Questionnaire }[] = [];
  let questions = 0;
  const errors: string[] = [];
  const listen = ({ message }: ErrorEvent) => errors.push(message);

  before(async function () {
    if (paths.length === 0) {
      console.log('corpus in the element: skipped, because the folder ../shared/corpus is missing');
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
      `corpus in the element: ${forms.length} rendered (${questions} questions), ${paths.length - forms.length} refused`,
    );
  });

  it('renders at least 100 questionnaires', () => expect(forms.length).to.be.at.least(100));

  // Each test renders a share of the forms, so that none takes long.
  for (let share = 0; share < shares; share += 1) {
    it(`renders each question on one page and with an accessible name: share ${share + 1} of ${shares}`, async () => {
      const nameless: string[] = [];
      for (const { path, questionnaire } of forms.filter((_, index) => index % shares === share)) {
        const needs = needsOf(questionnaire);
        // The host says that it has none of the resources.
        const context = Object.fromEntries(needs.map(({ name }) => [name, null]));
        const provider = await fixture(
          html`<pro-provider .adapter=${adapter}>
            <pro-questionnaire
              layout="list"
              .questionnaire=${questionnaire}
              .launchContext=${context}
            ></pro-questionnaire>
          </pro-provider>`,
        );
        const el = provider.querySelector('pro-questionnaire') as ProQuestionnaire;
        await waitUntil(() => !el.shadowRoot?.querySelector('[aria-busy]'), path);
        await nextFrame();
        const expressions = needsExpressions(questionnaire) ? await loadExpressions() : undefined;
        const valueSets = needs.filter(({ kind }) => kind === 'valueSet');
        const resolved = new Map(valueSets.map(({ name }) => [name, options]));
        const settings = { expressions, context, options: resolved };
        const enabled = enabledQuestions(openForm(questionnaire, settings).items);
        nameless.push(...enabled.filter((item) => !accessibleNameOf(el, item)).map((item) => `${path}: ${item.path}`));
        for (const widthEm of [20, 100]) {
          const { items } = openForm(questionnaire, settings);
          const onPages = pagesOf(items, widthEm).flatMap((page) => page.questions.map((question) => question.path));
          expect(onPages, path).to.deep.equal(questionsOf(items).map((question) => question.path));
        }
        questions += enabled.length;
        provider.remove();
      }
      expect(nameless).to.deep.equal([]);
      expect(errors).to.deep.equal([]);
    });
  }
});

const options: readonly AnswerOption[] = ['a', 'b'].map((code) => ({
  value: { type: 'coding', value: { code, display: code } },
}));

/** An adapter of a host that has the options of every value set. */
class ValueSetAdapter extends MemoryAdapter {
  readonly needsSubject = false;

  override async resolveValueSet(): Promise<readonly AnswerOption[]> {
    return options;
  }
}

const adapter = new ValueSetAdapter();

/** Returns every enabled question, including nested ones. */
function enabledQuestions(items: readonly FormItem[]): FormItem[] {
  return questionsOf(items).flatMap((question) => [question, ...enabledQuestions(question.items)]);
}

/** Returns the accessible name of the first field of a question, or the message if its options are missing. */
function accessibleNameOf(el: ProQuestionnaire, formItem: FormItem): string {
  const root = el.shadowRoot!;
  const field = root.getElementById(idOf(formItem)) as HTMLInputElement | null;
  if (!field) return formItem.item.optionsFrom ? (root.querySelector('.notice')?.textContent ?? '') : '';
  const labelledBy = (field.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => root.getElementById(id));
  const own = [
    field.getAttribute('aria-label'),
    ...[...labelledBy, ...(field.labels ?? [])].map((label) => label?.textContent),
  ];
  const group = field.closest('fieldset')?.querySelector('legend')?.textContent;
  const isGrouped = field.closest('fieldset') !== null && !field.hasAttribute('aria-labelledby');
  const name = own.join(' ').trim();
  return isGrouped && !group?.trim() ? '' : name;
}
