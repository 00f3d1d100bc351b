import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import { isSameDecision, type AdapterData } from '../../src/adapter/adapter-data.js';
import type { ProAdapter } from '../../src/adapter/adapter.js';
import type { Preparation } from '../../src/core/model/preparation.js';
import { BrowserAdapter } from '../../src/adapter/browser.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import { adapterChecks, AdapterCheckError, type MakeAdapter } from '../../src/testing/index.js';

let count = 0;
const adapters: Record<string, MakeAdapter> = {
  MemoryAdapter: (data) => new MemoryAdapter(data),
  BrowserAdapter: async (data) => {
    const database = `conformance-${(count += 1)}`;
    await deleteDB(database);
    return new BrowserAdapter({ ...data, database });
  },
};

for (const [name, makeAdapter] of Object.entries(adapters)) {
  describe(`${name} passes the adapter checks`, () => {
    for (const { name: requirement, check } of adapterChecks()) {
      // These adapters are for demonstrations without a login.
      const outcome = requirement.startsWith('getDraftKey()') ? 'skipped' : 'passed';
      it(requirement, async () => expect(await check(makeAdapter)).to.equal(outcome));
    }
  });
}

describe('adapterChecks', () => {
  const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'nothing');
  const failedChecks = async (change: (adapter: MemoryAdapter, data: AdapterData) => Partial<ProAdapter>) => {
    const makeBroken: MakeAdapter = (data) => {
      const adapter = new MemoryAdapter(data);
      // The adapter with some of its methods replaced.
      return new Proxy<ProAdapter>(adapter, {
        get: (_, method) => {
          const broken = change(adapter, data);
          if (method in broken) return Reflect.get(broken, method) as unknown;
          const original: unknown = Reflect.get(adapter, method);
          return typeof original === 'function' ? (original.bind(adapter) as unknown) : original;
        },
      });
    };
    // In parallel, because some checks wait until their timeout.
    const outcomes = await Promise.allSettled(adapterChecks().map(({ check }) => check(makeBroken)));
    return outcomes.flatMap((outcome, index) =>
      outcome.status === 'rejected' ? [`${nameOf(outcome.reason)}: ${adapterChecks()[index]?.name.split(' ')[0]}`] : [],
    );
  };

  it('fails for an adapter that returns the responses of all subjects', async () => {
    const failed = await failedChecks((_, { responses = [] }) => ({ listResponses: async () => responses }));
    expect(failed).to.include('AdapterCheckError: listResponses()');
  });

  it('fails for an adapter that stores a repeated response twice', async () => {
    const failed = await failedChecks((adapter) => ({
      submitResponse: async (response, options) => {
        await adapter.submitResponse(response, options);
        await adapter.submitResponse({ ...response, id: `${response.id}-again` }, options);
        return response;
      },
      listResponses: async (query, options) =>
        (await adapter.listResponses(query, options)).map((response) => ({
          ...response,
          id: response.id?.replace('-again', ''),
        })),
    }));
    expect(failed).to.include('AdapterCheckError: submitResponse()');
  });

  it('fails for an adapter that stores one preparation for all subjects', async () => {
    let stored: Preparation | undefined;
    const failed = await failedChecks(() => ({
      getPreparation: async () => stored,
      savePreparation: async (preparation) => void (stored = preparation),
    }));
    expect(failed).to.include('AdapterCheckError: savePreparation()');
  });

  it('fails for an adapter that adds a consultation on each save', async () => {
    const failed = await failedChecks((_, { consultations = [] }) => {
      const stored = [...consultations];
      return {
        saveConsultation: async (consultation) => void stored.push(consultation),
        listConsultations: async ({ subject }) => stored.filter((consultation) => consultation.subject === subject),
      };
    });
    expect(failed).to.include('AdapterCheckError: saveConsultation()');
  });

  it('fails for an adapter that keeps one consultation for each day', async () => {
    const failed = await failedChecks((adapter) => ({
      saveConsultation: (consultation, options) =>
        adapter.saveConsultation({ ...consultation, id: consultation.date }, options),
    }));
    expect(failed).to.include('AdapterCheckError: saveConsultation()');
  });

  it('fails for an adapter that lets an old tab overwrite a decision about sharing', async () => {
    const failed = await failedChecks((_, { sharing = [] }) => {
      let stored = sharing.map((decision) => ({ ...decision, revision: '1' }));
      return {
        listSharing: async ({ subject }) => stored.filter((decision) => decision.subject === subject),
        saveSharing: async (sharing) => {
          const others = stored.filter((decision) => !isSameDecision(decision, sharing));
          const saved = { ...sharing, revision: String(stored.length + 1) };
          stored = [...others, saved];
          return saved;
        },
      };
    });
    expect(failed).to.include('AdapterCheckError: saveSharing()');
  });

  it('fails for an adapter that reports no changes', async () => {
    expect(await failedChecks(() => ({ subscribe: () => () => undefined }))).to.deep.equal([
      'AdapterCheckError: subscribe()',
      'AdapterCheckError: subscribe()',
      'AdapterCheckError: subscribe()',
    ]);
  });

  it('skips the checks of methods that an adapter does not have', async () => {
    const { getQuestionnaire, listResponses, submitResponse } = new MemoryAdapter();
    const small: ProAdapter = { getQuestionnaire, listResponses, submitResponse };
    const aboutScores = adapterChecks().find(({ name }) => name.startsWith('listScores()'));
    expect(await aboutScores?.check(() => small)).to.equal('skipped');
    expect(new AdapterCheckError('').name).to.equal('AdapterCheckError');
  });
});
