import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CheckedFormAdapter } from '../../src/internal/data/checked-form-adapter.js';
import { MemoryAdapter, type ProAdapter } from '../../src/index.js';
import { FormNeedsError, type Questionnaire, type QuestionnaireItem } from '../../src/core/index.js';
import { loadQuestionnaire, type LoadOptions } from '../../src/session/load-questionnaire.js';

const subject = 'Patient/1';
const patient = { resourceType: 'Patient', id: '1', gender: 'male', birthDate: '1958-05-17' };
const asked: QuestionnaireItem = { linkId: 'a', type: 'string', enableWhenExpression: `%patient.gender = 'male'` };
const filled: QuestionnaireItem = { linkId: 'b', type: 'string', initialExpression: '%user.name.text' };

function questionnaireWith(items: QuestionnaireItem[], more: Partial<Questionnaire> = {}): Questionnaire {
  return { url: 'https://example.org/q', version: '1', items, ...more };
}

/** An adapter that has only these methods besides the required ones, and what it was asked. */
function adapterWith(methods: Partial<ProAdapter>): ProAdapter {
  const { getQuestionnaire, listResponses, submitResponse } = new MemoryAdapter();
  return { getQuestionnaire, listResponses, submitResponse, ...methods };
}

async function load(questionnaire: Questionnaire, methods: Partial<ProAdapter> = {}, options: LoadOptions = {}) {
  const server = new CheckedFormAdapter(adapterWith(methods));
  const { signal } = new AbortController();
  const loaded = await loadQuestionnaire(questionnaire, server, signal, { subject, ...options });
  assert.ok(loaded);
  return loaded;
}

describe('the launch context of a questionnaire', () => {
  it('comes from the host first, and the adapter is asked for the absent names only', async () => {
    const queries: unknown[] = [];
    const getLaunchContext: ProAdapter['getLaunchContext'] = async (query) => {
      queries.push(query);
      return { user: { resourceType: 'Practitioner', name: [{ text: 'A' }] }, other: null };
    };
    const { formWith } = await load(
      questionnaireWith([asked, filled]),
      { getLaunchContext },
      { launchContext: { patient } },
    );
    const form = formWith(undefined);
    assert.equal(form.at('a')?.enabled, true);
    assert.deepEqual(form.at('b')?.answers[0]?.value, { type: 'string', value: 'A' });
    assert.deepEqual(queries, [{ subject, questionnaire: 'https://example.org/q|1', names: ['user'] }]);
  });

  it('is not asked for by a questionnaire that uses none', async () => {
    const getLaunchContext = () => assert.fail('was asked');
    await load(questionnaireWith([{ linkId: 'a', type: 'string' }]), { getLaunchContext });
  });

  it('is required if it decides what is asked, and the error names it', async () => {
    await assert.rejects(load(questionnaireWith([asked, filled])), (error) => {
      assert.ok(error instanceof FormNeedsError);
      assert.deepEqual(error.needs, [{ kind: 'launchContext', name: 'patient', linkIds: ['a'], isOptional: false }]);
      return true;
    });
  });

  it('does not keep a form from opening if it only fills in and cannot be loaded', async () => {
    const getLaunchContext = async () => {
      throw new Error('offline');
    };
    const { formWith, prefillFailures } = await load(questionnaireWith([filled]), { getLaunchContext });
    assert.deepEqual(
      prefillFailures.map(({ message }) => message),
      ['offline'],
    );
    assert.deepEqual(
      formWith(undefined).reports.map(({ key, linkIds }) => `${key} ${linkIds.join()}`),
      ['initialExpression b'],
    );
    await assert.rejects(load(questionnaireWith([asked]), { getLaunchContext }), /offline/);
  });

  it('is refused if it is of another patient', async () => {
    const getLaunchContext = async () => ({ patient: { ...patient, id: '2' } });
    await assert.rejects(load(questionnaireWith([asked]), { getLaunchContext }), { name: 'OtherSubjectError' });
  });
});

describe('the searches of a questionnaire', () => {
  const query = 'Observation?code=29463-7&patient={{%patient.id}}';
  const weighed: QuestionnaireItem = {
    linkId: 'w',
    type: 'decimal',
    initialExpression: '%weight.entry.first().resource.value.value',
  };
  const questionnaire = questionnaireWith([weighed], { queries: [{ name: 'weight', query }] });
  const found = {
    resourceType: 'Bundle',
    entry: [{ resource: { resourceType: 'Observation', valueQuantity: { value: 71.5 } } }],
  };

  it('run on the adapter, with the launch context filled in and encoded', async () => {
    const queries: unknown[] = [];
    const runQuery: ProAdapter['runQuery'] = async (wanted) => {
      queries.push(wanted);
      return found;
    };
    const launchContext = { patient: { ...patient, id: '1&code=x' } };
    const { formWith } = await load(questionnaire, { runQuery }, { launchContext });
    assert.deepEqual(formWith(undefined).at('w')?.answers[0]?.value, { type: 'decimal', value: 71.5 });
    assert.deepEqual(queries, [{ subject, query: 'Observation?code=29463-7&patient=1%26code%3Dx' }]);
  });

  it('may use any FHIRPath expression', async () => {
    const encoded = query.replace('%patient.id', `%patient.id.encode('hex')`);
    const queries: string[] = [];
    const runQuery: ProAdapter['runQuery'] = async (wanted) => {
      queries.push(wanted.query);
      return found;
    };
    await load(
      { ...questionnaire, queries: [{ name: 'weight', query: encoded }] },
      { runQuery },
      { launchContext: { patient } },
    );
    assert.deepEqual(queries, ['Observation?code=29463-7&patient=31']);
  });

  it('do not run without their launch context, because they would find data of others', async () => {
    const runQuery = () => assert.fail('was run');
    for (const launchContext of [undefined, { patient: null }, { patient: { resourceType: 'Patient' } }]) {
      await load(questionnaire, { runQuery }, { launchContext });
    }
  });

  it('may be answered by the host itself', async () => {
    const runQuery = () => assert.fail('was run');
    const { formWith } = await load(questionnaire, { runQuery }, { launchContext: { weight: found } });
    assert.equal(formWith(undefined).at('w')?.answers[0]?.value?.value, 71.5);
  });
});

describe('the options of a questionnaire', () => {
  const choice = questionnaireWith([{ linkId: 'a', type: 'choice', optionsFrom: 'https://example.org/vs' }]);

  it('are refused by name before anybody starts if nothing can give them', async () => {
    await assert.rejects(load(choice), /https:\/\/example.org\/vs.*resolveValueSet\(\).*"a"/);
    await assert.rejects(loadQuestionnaire(choice, undefined, new AbortController().signal), {
      name: 'FormNeedsError',
    });
  });

  it('are not needed to look back at answers', async () => {
    await load(choice, {}, { isReadOnly: true });
  });
});
