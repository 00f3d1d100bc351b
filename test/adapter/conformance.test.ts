import { expect } from '@open-wc/testing';
import { deleteDB } from 'idb';
import type { AdapterData } from '../../src/adapter/adapter-data.js';
import type { ProAdapter } from '../../src/adapter/adapter.js';
import type { Preparation } from '../../src/core/model/preparation.js';
import { BrowserAdapter } from '../../src/adapter/browser.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import { adapterChecks, AdapterCheckError, type MakeAdapter } from '../../src/testing/index.js';

let made = 0;
const adapters: Record<string, MakeAdapter> = {
  MemoryAdapter: (data) => new MemoryAdapter(data),
  BrowserAdapter: async (data) => {
    const database = `conformance-${(made += 1)}`;
    await deleteDB(database);
    return new BrowserAdapter({ ...data, database });
  },
};

for (const [name, makeAdapter] of Object.entries(adapters)) {
  describe(`${name} keeps the promises of an adapter`, () => {
    for (const { name: promise, check } of adapterChecks()) {
      // They are for demonstrations, where nobody logs in.
      const outcome = promise.startsWith('getDraftKey()') ? 'skipped' : 'passed';
      it(promise, async () => expect(await check(makeAdapter)).to.equal(outcome));
    }
  });
}

describe('the adapter checks', () => {
  const nameOf = (error: unknown) => (error instanceof Error ? error.name : 'nothing');
  const failuresOf = async (change: (adapter: ProAdapter, data: AdapterData) => Partial<ProAdapter>) => {
    const makeBroken: MakeAdapter = (data) => {
      const adapter = new MemoryAdapter(data);
      // What the adapter does, unless the broken part says otherwise.
      return new Proxy<ProAdapter>(adapter, {
        get: (_, method) => {
          const broken = change(adapter, data);
          if (method in broken) return Reflect.get(broken, method) as unknown;
          const whole: unknown = Reflect.get(adapter, method);
          return typeof whole === 'function' ? (whole.bind(adapter) as unknown) : whole;
        },
      });
    };
    // At the same time: some checks wait for what never comes.
    const outcomes = await Promise.allSettled(adapterChecks().map(({ check }) => check(makeBroken)));
    return outcomes.flatMap((outcome, place) =>
      outcome.status === 'rejected' ? [`${nameOf(outcome.reason)}: ${adapterChecks()[place]?.name.split(' ')[0]}`] : [],
    );
  };

  it('find an adapter that gives the responses of everybody', async () => {
    const failed = await failuresOf((_, { responses = [] }) => ({ listResponses: async () => responses }));
    expect(failed).to.include('AdapterCheckError: listResponses()');
  });

  it('find an adapter that stores a repeated response twice', async () => {
    const failed = await failuresOf((adapter) => ({
      submitResponse: async (response, options) => {
        await adapter.submitResponse(response, options);
        await adapter.submitResponse({ ...response, id: `${response.id}-again` }, options);
        return response;
      },
      listResponses: async (query, options) =>
        (await adapter.listResponses(query, options)).map((one) => ({ ...one, id: one.id?.replace('-again', '') })),
    }));
    expect(failed).to.include('AdapterCheckError: submitResponse()');
  });

  it('find an adapter that keeps one preparation for everybody', async () => {
    let kept: Preparation | undefined;
    const failed = await failuresOf(() => ({
      getPreparation: async () => kept,
      savePreparation: async (preparation) => void (kept = preparation),
    }));
    expect(failed).to.include('AdapterCheckError: savePreparation()');
  });

  it('find an adapter that adds a consultation each time it is saved', async () => {
    const failed = await failuresOf((_, { consultations = [] }) => {
      const kept = [...consultations];
      return {
        saveConsultation: async (consultation) => void kept.push(consultation),
        listConsultations: async ({ subject }) => kept.filter((one) => one.subject === subject),
      };
    });
    expect(failed).to.include('AdapterCheckError: saveConsultation()');
  });

  it('find an adapter that never tells of a change', async () => {
    expect(await failuresOf(() => ({ subscribe: () => () => undefined }))).to.deep.equal([
      'AdapterCheckError: subscribe()',
      'AdapterCheckError: subscribe()',
    ]);
  });

  it('skip what an adapter does not have', async () => {
    const { getQuestionnaire, listResponses, submitResponse } = new MemoryAdapter();
    const small: ProAdapter = { getQuestionnaire, listResponses, submitResponse };
    const aboutScores = adapterChecks().find(({ name }) => name.startsWith('listScores()'));
    expect(await aboutScores?.check(() => small)).to.equal('skipped');
    expect(new AdapterCheckError('').name).to.equal('AdapterCheckError');
  });
});
