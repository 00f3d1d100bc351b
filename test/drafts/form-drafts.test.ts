import { expect } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import { waitAfter } from '../../src/drafts/backoff.js';
import type { DraftEvent, DraftServer } from '../../src/drafts/draft-events.js';
import { errorKindOf } from '../../src/drafts/error-kind.js';
import { openBrowserDrafts } from '../../src/drafts/browser-drafts.js';
import type { FormDrafts, FormDraftsOptions } from '../../src/drafts/form-drafts.js';
import { purgeDrafts } from '../../src/drafts/purge-drafts.js';
import { newKey, seal, slotOf, unseal } from '../../src/drafts/sealing.js';
import { SessionExpiredError, SubmitError, UnavailableError } from '../../src/adapter/errors.js';
import { retryDelayOf } from '../../src/adapter/retry-delay.js';
import { waitUntil } from '../harness/wait.js';

const questionnaire = 'https://example.org/Questionnaire/a|1';

function answered(text: string, more: Partial<QuestionnaireResponse> = {}): QuestionnaireResponse {
  return {
    id: 'response-1',
    questionnaire,
    status: 'in-progress',
    subject: 'Patient/1',
    authored: new Date().toISOString(),
    items: [{ linkId: 'a', answers: [{ value: { type: 'string', value: text } }] }],
    ...more,
  };
}

const textOf = (response: QuestionnaireResponse | undefined) => response?.items[0]?.answers?.[0]?.value?.value;

/** The form's side of drafts, and a server that stores what it gets. */
class Form {
  readonly stored: QuestionnaireResponse[] = [];
  readonly reports: string[] = [];
  readonly sentIds: string[] = [];
  timesExpired = 0;
  /** The draft that is offered. */
  found: QuestionnaireResponse | undefined;
  /** Id of the response that another tab finished. */
  finishedId: string | undefined;
  isOnline = true;
  /** A draft at the server, which keeps drafts then. */
  atServer: QuestionnaireResponse | undefined;
  saving: () => Promise<void> = async () => undefined;
  isSaving = false;
  /** What the server does before it stores something. */
  meanwhile: () => Promise<void> = async () => undefined;
  drafts!: FormDrafts;

  /** @param options `draftKey` is what the adapter's `getDraftKey()` does. */
  static async opened(
    options: Partial<FormDraftsOptions> & { draftKey?: () => Promise<CryptoKey> } = {},
  ): Promise<Form> {
    const { draftKey = newKey, ...more } = options;
    const form = new Form();
    form.drafts = await openBrowserDrafts({
      mode: 'device',
      lifetime: 24,
      subject: 'Patient/1',
      questionnaire,
      title: 'Vragen',
      server: () => ({ ...form.server(), getDraftKey: draftKey }),
      notify: (event) => form.handle(event),
      ...more,
    });
    open.push(form.drafts);
    return form;
  }

  server = (): Omit<DraftServer, 'getDraftKey'> => ({
    keepsDrafts: this.atServer !== undefined,
    loadDraft: async () => this.atServer,
    saveDraft: () => {
      this.isSaving = true;
      return this.saving();
    },
    removeDraft: async () => undefined,
    submitResponse: async (response) => {
      if (!this.isOnline) throw new Error('offline');
      await this.meanwhile();
      this.stored.push(response);
      return response;
    },
  });

  handle(event: DraftEvent): void {
    if (event.type === 'expired') this.timesExpired += 1;
    if (event.type === 'found') this.found = event.draft;
    if (event.type === 'finished-elsewhere') this.finishedId = event.id;
    if (event.type === 'sent') this.sentIds.push(event.id);
    if (event.type === 'error') this.reports.push(event.error.message);
  }

  async save(text: string): Promise<void> {
    this.drafts.save(() => answered(text), true);
    await waitUntil(() => this.drafts.status !== 'saving', 'it is written');
  }
}

const open: FormDrafts[] = [];

/** Does something while a part of the browser is another one. */
async function having(target: object, name: string, value: unknown, work: () => Promise<void>): Promise<void> {
  const own = Object.getOwnPropertyDescriptor(target, name);
  Object.defineProperty(target, name, { configurable: true, get: () => value });
  try {
    await work();
  } finally {
    if (own) Object.defineProperty(target, name, own);
    else Reflect.deleteProperty(target, name);
  }
}

const broken = (name: string, message = 'broken') => ({
  open: () => {
    throw new DOMException(message, name);
  },
});

/** As when the database is another one, or none: also where it is open already. */
async function withDatabase(database: ReturnType<typeof broken> | undefined, work: () => Promise<void>): Promise<void> {
  const gone = broken('InvalidStateError', 'The database connection is closing.').open;
  await having(IDBDatabase.prototype, 'transaction', gone, () => having(globalThis, 'indexedDB', database, work));
}

describe('drafts', () => {
  afterEach(async () => {
    for (const drafts of open.splice(0)) drafts.close();
    await purgeDrafts();
  });

  it('are on disk when it says so: another form finds the newest, and only the newest', async () => {
    const form = await Form.opened();
    expect(await form.drafts.find()).to.equal(undefined);
    for (let time = 0; time < 30; time += 1) form.drafts.save(() => answered(`answer ${time}`), time % 3 === 0);
    await waitUntil(() => form.drafts.status === 'device');
    expect(textOf(await (await Form.opened()).drafts.find())).to.equal('answer 29');
  });

  it('never open for another subject, another version of the form, another key, or where a bit is changed', async () => {
    const form = await Form.opened();
    await form.drafts.find();
    await form.save('secret');
    for (const other of [{ subject: 'Patient/2' }, { questionnaire: `${questionnaire}.1` }]) {
      expect(await (await Form.opened(other)).drafts.find()).to.equal(undefined);
    }
    const [key, slot] = [await newKey(), await slotOf('Patient/1', questionnaire)];
    const content = await seal({ response: answered('secret') }, key, slot);
    expect(textOf((await unseal(content, [key], slot, 'Patient/1'))?.response)).to.equal('secret');
    expect(await unseal(content, [await newKey()], slot, 'Patient/1')).to.equal(undefined);
    expect(await unseal(content, [key], slot, 'Patient/2')).to.equal(undefined);
    expect(await unseal(content, [key], await slotOf('Patient/2', questionnaire), 'Patient/2')).to.equal(undefined);
    content.data[3]! ^= 1;
    expect(await unseal(content, [key], slot, 'Patient/1')).to.equal(undefined);
  });

  for (const mode of ['device', 'session'] as const) {
    it(`are there where the browser threw its database away, as Chromium does with a damaged one: ${mode}`, async () => {
      const key = await newKey();
      const more = { mode, draftKey: async () => key };
      const form = await Form.opened(more);
      await form.drafts.find();
      await form.save('a');
      await form.save('b');
      form.drafts.close();
      await deleteDB('pro-widgets-drafts');
      const next = await Form.opened(more);
      expect(textOf(await next.drafts.find())).to.equal('b');
      await next.save('c');
      expect(next.drafts.status).to.equal('device');
      expect(textOf(await (await Form.opened(more)).drafts.find())).to.equal('c');
      await next.drafts.finish(answered('c', { status: 'completed' }));
      await deleteDB('pro-widgets-drafts');
      const last = await Form.opened(more);
      expect(await last.drafts.find(), 'sent, and no draft any more').to.equal(undefined);
      expect(last.drafts.unsent).to.deep.equal([]);
      await purgeDrafts();
      expect(await caches.keys()).to.deep.equal([]);
    });
  }

  describe('where the browser keeps nothing, or no longer', () => {
    for (const [what, database] of Object.entries({
      absent: undefined,
      refused: broken('SecurityError'),
      full: broken('QuotaExceededError'),
      'lost, as on iOS': broken('UnknownError', 'Connection to Indexed Database server lost.'),
      'from the future': broken('VersionError'),
    })) {
      it(`falls back to localStorage, encrypted, and says that it is for now: IndexedDB ${what}`, async () => {
        await withDatabase(database, async () => {
          const form = await Form.opened();
          await form.drafts.find();
          await form.save('secret');
          expect(form.drafts.status).to.equal('journal');
          expect(JSON.stringify({ ...localStorage }))
            .to.contain('pro-widgets.draft.')
            .and.not.to.contain('secret');
          expect(textOf(await (await Form.opened()).drafts.find())).to.equal('secret');
        });
        // It works again: nothing is lost, and there is one draft.
        const form = await Form.opened();
        expect(textOf(await form.drafts.find())).to.equal('secret');
        await form.save('more');
        expect(form.drafts.status).to.equal('device');
        expect(Object.keys(localStorage).filter((name) => name.startsWith('pro-widgets.draft.'))).to.deep.equal([]);
      });
    }

    it('goes on where the database dies under it, and keeps the newest answer', async () => {
      const form = await Form.opened();
      await form.drafts.find();
      await form.save('before');
      expect(form.drafts.status).to.equal('device');
      // Ours hears that somebody wants it gone, closes, and opens it again for the next answer.
      await new Promise((resolve) => {
        const request = indexedDB.deleteDatabase('pro-widgets-drafts');
        request.onsuccess = resolve;
      });
      await form.save('after');
      expect(form.drafts.status).to.equal('device');
      expect(textOf(await (await Form.opened({})).drafts.find())).to.equal('after');
    });

    it('keeps them on the page where localStorage is gone too, and still sends them', async () => {
      const refused = { getItem: () => null, setItem: broken('QuotaExceededError').open, removeItem: () => undefined };
      await withDatabase(undefined, () =>
        having(globalThis, 'localStorage', refused, async () => {
          const form = await Form.opened({ mode: 'session' });
          await form.drafts.find();
          await form.save('a');
          expect(form.drafts.status).to.equal('memory');
          await form.drafts.finish(answered('a', { status: 'completed' }));
          expect(form.stored.length).to.equal(1);
          expect(form.drafts.status).to.equal('sent');
        }),
      );
    });

    it('puts nothing on the device where the page may not encrypt', async () => {
      await having(crypto, 'subtle', undefined, async () => {
        const form = await Form.opened({ mode: 'session' });
        await form.drafts.find();
        await form.save('secret');
        expect(form.drafts.status).to.equal('memory');
        expect(localStorage.length).to.equal(0);
        await form.drafts.finish(answered('secret', { status: 'completed' }));
        expect(form.stored.length).to.equal(1);
      });
    });

    it('works without locks and channels: who writes late is told, and nothing is written over', async () => {
      await having(navigator, 'locks', undefined, () =>
        having(globalThis, 'BroadcastChannel', undefined, async () => {
          const [one, other] = [await Form.opened(), await Form.opened()];
          await Promise.all([one.drafts.find(), other.drafts.find()]);
          await one.save('one');
          await other.save('other');
          expect([one.drafts.status, other.drafts.status]).to.deep.equal(['device', 'newer']);
          expect(textOf((await other.drafts.newer())?.content?.response)).to.equal('one');
          await one.drafts.finish(answered('one', { status: 'completed' }));
          await other.drafts.check();
          await waitUntil(() => other.drafts.status === 'sent');
          expect(one.stored.length + other.stored.length).to.equal(1);
        }),
      );
    });

    it('opens without what is slow, and never writes over it unseen', async () => {
      const first = await Form.opened();
      await first.drafts.find();
      await first.save('earlier');
      const second = await Form.opened();
      await withDatabase(broken('UnknownError'), () =>
        having(globalThis, 'caches', undefined, async () => {
          expect(await second.drafts.find()).to.equal(undefined);
          await second.save('later');
          expect(second.drafts.status).to.equal('journal');
        }),
      );
      await second.drafts.resume();
      await second.save('even later');
      expect(second.drafts.status).to.equal('newer');
      expect(textOf((await second.drafts.newer())?.content?.response)).to.equal('earlier');
    });

    it('finds them where the database does not work and its spare copy does', async () => {
      const first = await Form.opened();
      await first.drafts.find();
      await first.save('earlier');
      await withDatabase(broken('UnknownError'), async () => {
        const second = await Form.opened();
        expect(textOf(await second.drafts.find())).to.equal('earlier');
      });
    });
  });

  it('of who came since are not thrown away by a form of who left, that finds its own late', async () => {
    let arrive: (key: CryptoKey) => void = () => undefined;
    const left = await Form.opened({
      mode: 'session',
      draftKey: () => new Promise((resolve) => (arrive = resolve)),
    });
    const finding = left.drafts.find();
    left.drafts.close();
    const came = { mode: 'device', subject: 'Patient/2' } as const;
    const form = await Form.opened(came);
    await form.drafts.find();
    form.drafts.save(() => answered('of who came', { subject: 'Patient/2' }), true);
    await waitUntil(() => form.drafts.status === 'device');
    arrive(await newKey());
    expect(await finding).to.equal(undefined);
    expect(textOf(await (await Form.opened(came)).drafts.find())).to.equal('of who came');
  });

  it('go from the page to the device when the key comes at last, and open with the key of an earlier login', async () => {
    const [key, other] = [await newKey(), await newKey()];
    let login: CryptoKey | undefined;
    const draftKey = async () => {
      if (!login) throw new SessionExpiredError('401');
      return login;
    };
    const form = await Form.opened({ mode: 'session', draftKey });
    await form.drafts.find();
    await form.save('a');
    expect(form.drafts.status).to.equal('memory');
    for (login of [key, other, key]) {
      await form.drafts.renew();
      await waitUntil(() => form.drafts.status === 'device');
    }
    await form.save('b');
    const next = await Form.opened({ mode: 'session', draftKey: async () => key });
    expect(textOf(await next.drafts.find())).to.equal('b');
  });

  it('stay on the page with a key that only looks like one, and are sent', async () => {
    const alike = { algorithm: { name: 'AES-GCM' }, usages: ['encrypt', 'decrypt'] } as unknown as CryptoKey;
    const form = await Form.opened({ mode: 'session', draftKey: async () => alike });
    await form.drafts.find();
    await form.save('a');
    expect(form.drafts.status).to.equal('memory');
    await form.drafts.finish(answered('a', { status: 'completed' }));
    expect(form.stored.length).to.equal(1);
  });

  it('go back to IndexedDB, as they are, when it works again and the page is back in view', async () => {
    const form = await Form.opened();
    await form.drafts.find();
    await withDatabase(broken('UnknownError'), () => form.save('a'));
    expect(form.drafts.status).to.equal('journal');
    await form.drafts.resume();
    await waitUntil(() => form.drafts.status === 'device');
  });

  it('are thrown away on every page, with what is damaged', async () => {
    const form = await Form.opened({ mode: 'memory' });
    await form.drafts.find();
    await form.save('a');
    // As another tab does.
    const channel = new BroadcastChannel('pro-widgets.drafts');
    channel.postMessage({ kind: 'purged', at: Date.now() });
    form.drafts.save(() => answered('b'), true);
    await waitUntil(async () => !(await (await Form.opened({ mode: 'memory' })).drafts.find()));
    channel.close();
    localStorage.setItem('pro-widgets.draft.damaged', '{"key":');
    await purgeDrafts();
    expect(Object.keys(localStorage)).to.deep.equal([]);
  });

  it('are offered where nothing is answered, and no longer once another tab finished them', async () => {
    const [one, other] = [await Form.opened(), await Form.opened()];
    await Promise.all([one.drafts.find(), other.drafts.find()]);
    await one.save('a');
    await waitUntil(() => textOf(other.found) === 'a', 'they are offered');
    expect(other.drafts.status).to.equal('none');
    await one.drafts.finish(answered('a', { status: 'completed' }));
    await waitUntil(() => other.finishedId === 'response-1', 'there is nothing to go on with');
  });

  it('of the server are those in progress: what was finished is stored already', async () => {
    const form = await Form.opened({ mode: 'memory' });
    form.atServer = answered('a', { status: 'completed' });
    expect(await form.drafts.find()).to.equal(undefined);
    form.atServer = answered('a');
    expect(textOf(await form.drafts.find())).to.equal('a');
  });

  it('are the newest that somebody gave, also where a clock was ahead: the next draft is never older', async () => {
    const form = await Form.opened();
    form.atServer = answered('earlier', { authored: new Date(Date.now() + 365 * 24 * 3600 * 1000).toISOString() });
    expect(textOf(await form.drafts.find())).to.equal('earlier');
    await form.save('later');
    const next = await Form.opened();
    next.atServer = form.atServer;
    expect(textOf(await next.drafts.find())).to.equal('later');
  });

  it('of a third tab are not written over by who was told of the second one only', async () => {
    const [first, second, third] = [await Form.opened(), await Form.opened(), await Form.opened()];
    for (const form of [first, second, third]) await form.drafts.find();
    await second.save('of the second');
    await first.save('of the first');
    expect(first.drafts.status).to.equal('newer');
    await third.save('of the third');
    third.drafts.resolveConflict(() => answered('of the third'));
    await waitUntil(() => third.drafts.status === 'device');
    const newer = await first.drafts.newer();
    expect(textOf(newer?.content?.response)).to.equal('of the third');
    // While somebody reads that, it changes once more.
    await third.save('of the third, changed');
    first.drafts.resolveConflict(() => answered('of the third'), newer);
    await waitUntil(() => first.drafts.status === 'newer', 'who was first is asked again');
    expect(textOf((await first.drafts.newer())?.content?.response)).to.equal('of the third, changed');
  });

  describe('that are finished', () => {
    it('are sent where a page may not have locks, as in a frame of its own', async () => {
      const request = () => Promise.reject(new DOMException('sandboxed', 'SecurityError'));
      await having(navigator, 'locks', { request }, async () => {
        const form = await Form.opened();
        await form.drafts.find();
        await form.drafts.finish(answered('a', { status: 'completed' }));
        expect([form.drafts.status, form.stored.length]).to.deep.equal(['sent', 1]);
      });
    });

    it('do not wait for a draft that a server never takes', async () => {
      const form = await Form.opened({ mode: 'memory' });
      form.atServer = answered('earlier');
      await form.drafts.find();
      form.saving = () => new Promise(() => undefined);
      form.drafts.save(() => answered('a'), true);
      form.drafts.flushAll();
      await waitUntil(() => form.isSaving);
      await form.drafts.finish(answered('a', { status: 'completed' }));
      expect(form.drafts.status).to.equal('sent');
    });

    it('are sent by the next login, whatever the one before says at last', async () => {
      const form = await Form.opened();
      await form.drafts.find();
      let isUnderWay = false;
      let end: (error: Error) => void = () => undefined;
      form.meanwhile = () => {
        isUnderWay = true;
        return new Promise((_, reject) => (end = reject));
      };
      void form.drafts.finish(answered('a', { status: 'completed' }));
      await waitUntil(() => isUnderWay);
      form.meanwhile = async () => undefined;
      await form.drafts.renew();
      end(new SessionExpiredError('401'));
      await waitUntil(() => form.drafts.status === 'sent', 'it is sent');
      expect([form.stored.length, form.timesExpired]).to.deep.equal([1, 0]);
    });

    it('are not sent from the moment that somebody changes them', async () => {
      const form = await Form.opened();
      await form.drafts.find();
      form.isOnline = false;
      await form.drafts.finish(answered('a', { status: 'completed' }));
      form.isOnline = true;
      const taken = form.drafts.withdraw(() => answered('b'));
      expect(form.drafts.unsent).to.deep.equal([]);
      await form.drafts.send('response-1');
      await taken;
      expect(form.stored).to.deep.equal([]);
    });

    it('are not sent by another tab once they are taken back, or come back with a database that was away', async () => {
      const [one, other] = [await Form.opened(), await Form.opened()];
      await Promise.all([one.drafts.find(), other.drafts.find()]);
      one.isOnline = other.isOnline = false;
      await one.drafts.finish(answered('a', { status: 'completed' }));
      await waitUntil(() => other.drafts.unsent.length === 1, 'the other tab hears of it');
      await withDatabase(broken('UnknownError'), async () => {
        await one.drafts.withdraw(() => answered('b'));
        expect(one.drafts.status).to.equal('journal');
      });
      one.drafts.close();
      other.isOnline = true;
      await other.drafts.resume();
      expect([other.drafts.unsent.length, other.stored.length]).to.deep.equal([0, 0]);
      const next = await Form.opened();
      expect(textOf(await next.drafts.find())).to.equal('b');
      expect([next.drafts.unsent.length, next.stored.length]).to.deep.equal([0, 0]);
      next.drafts.save(() => answered('b'), true);
      await next.drafts.finish(answered('b', { status: 'completed' }));
      expect(next.stored.map(textOf)).to.deep.equal(['b']);
    });

    it('are not tried by a form that is closed meanwhile', async () => {
      const form = await Form.opened();
      await form.drafts.find();
      form.isOnline = false;
      await form.drafts.finish(answered('a', { status: 'completed' }));
      form.reports.length = 0;
      const resumed = form.drafts.resume();
      form.drafts.close();
      await resumed;
      expect(form.reports).to.deep.equal([]);
    });

    it('are only those: what was half done is not sent, whatever lies beside it in the clear', async () => {
      const form = await Form.opened();
      await form.drafts.find();
      await form.save('half');
      form.drafts.close();
      const database = await openDB('pro-widgets-drafts');
      const [record] = await database.getAll('records');
      await database.put('records', { ...record, kind: 'waiting', revision: 9 });
      database.close();
      const next = await Form.opened();
      await next.drafts.find();
      expect(next.drafts.unsent).to.deep.equal([]);
    });

    it('are sent once by two tabs that try at the same moment', async () => {
      const [one, other] = [await Form.opened(), await Form.opened()];
      await Promise.all([one.drafts.find(), other.drafts.find()]);
      one.isOnline = other.isOnline = false;
      await one.drafts.finish(answered('a', { status: 'completed' }));
      await waitUntil(() => other.drafts.unsent.length === 1, 'the other tab hears of it');
      one.isOnline = other.isOnline = true;
      await Promise.all([one.drafts.resume(), other.drafts.resume(), one.drafts.resume()]);
      await waitUntil(() => one.sentIds.length + other.sentIds.length === 2, 'both hear that it was sent');
      expect(one.stored.length + other.stored.length).to.equal(1);
    });

    it('are sent as they were changed, also while they were on their way', async () => {
      const form = await Form.opened();
      await form.drafts.find();
      const refuse = () => Promise.reject(new SubmitError('Vraag 1 kan zo niet.'));
      form.meanwhile = refuse;
      await form.drafts.finish(answered('a', { status: 'completed' }));
      expect(form.drafts.status).to.equal('refused');
      let arrive = (): void => undefined;
      const underWay = new Promise<void>((resolve) => {
        form.meanwhile = () => {
          resolve();
          return new Promise((arrived) => (arrive = arrived));
        };
      });
      void form.drafts.send('response-1');
      await underWay;
      form.meanwhile = async () => undefined;
      await form.drafts.withdraw(() => answered('b'));
      await form.drafts.finish(answered('b', { status: 'completed' }));
      arrive();
      await waitUntil(() => form.drafts.status === 'sent', 'it is sent');
      expect(form.stored.map(textOf)).to.deep.equal(['a', 'b']);
      expect((await Form.opened()).drafts.unsent).to.deep.equal([]);
    });

    it('stay refused, with the reason, when a login ends and another tab still has them as they were', async () => {
      const [key, nextKey] = [await newKey(), await newKey()];
      let isNextLogin = false;
      const more = { mode: 'session', draftKey: async () => (isNextLogin ? nextKey : key) } as const;
      const [one, other] = [await Form.opened(more), await Form.opened(more)];
      await Promise.all([one.drafts.find(), other.drafts.find()]);
      one.isOnline = other.isOnline = false;
      await one.drafts.finish(answered('a', { status: 'completed' }));
      await waitUntil(() => other.drafts.unsent.length === 1, 'the other tab hears of it');
      other.drafts.pause();
      one.isOnline = true;
      one.meanwhile = () => Promise.reject(new SubmitError('Vraag 1 kan zo niet.'));
      await one.drafts.resume();
      isNextLogin = true;
      await other.drafts.renew();
      await waitUntil(() => other.drafts.unsent[0]?.status === 'refused', 'the other tab says so too');
      expect([one.drafts.unsent[0]?.status, other.stored.length]).to.deep.equal(['refused', 0]);
    });

    it('are not called kept until they are sealed for the login that came', async () => {
      const keys = [Promise.resolve(await newKey())];
      const form = await Form.opened({ mode: 'session', draftKey: () => keys[0] as Promise<CryptoKey> });
      await form.drafts.find();
      form.isOnline = false;
      await form.drafts.finish(answered('a', { status: 'completed' }));
      expect(form.drafts.status).to.equal('waiting');
      let arrive: (key: CryptoKey) => void = () => undefined;
      keys[0] = new Promise((resolve) => (arrive = resolve));
      const renewed = form.drafts.renew();
      expect(form.drafts.status).to.equal('saving');
      const key = await newKey();
      arrive(key);
      await renewed;
      await waitUntil(() => form.drafts.status === 'waiting');
      const next = await Form.opened({ mode: 'session', draftKey: async () => key });
      next.isOnline = false;
      await next.drafts.find();
      expect(next.drafts.unsent.length).to.equal(1);
    });

    it('are not kept when they are refused after everything was thrown away', async () => {
      const form = await Form.opened({ mode: 'memory' });
      await form.drafts.find();
      form.meanwhile = async () => {
        await purgeDrafts();
        throw new SubmitError('Vraag 1 kan zo niet.');
      };
      await form.drafts.finish(answered('a', { status: 'completed' }));
      const next = await Form.opened({ mode: 'memory' });
      await next.drafts.find();
      expect(next.drafts.unsent).to.deep.equal([]);
    });

    it('leave nothing where everything is thrown away while they are written, sent or confirmed', async () => {
      const left = async () => {
        const cache = await caches.open('pro-widgets.drafts');
        const texts = (await cache.keys()).map(({ url }) => url);
        const database = await openDB('pro-widgets-drafts');
        const records: unknown[] = await database.getAll('records');
        database.close();
        return [...texts, ...records, ...Object.keys(localStorage)];
      };
      const writing = await Form.opened();
      await writing.drafts.find();
      writing.drafts.save(() => answered('a'), true);
      await purgeDrafts();
      expect(await left()).to.deep.equal([]);
      const sending = await Form.opened({ subject: 'Patient/2' });
      await sending.drafts.find();
      sending.meanwhile = () => purgeDrafts();
      await sending.drafts.finish(answered('a', { status: 'completed', subject: 'Patient/2' }));
      expect(await left()).to.deep.equal([]);
    });

    it('wait longer than a draft, and not for ever', async () => {
      const form = await Form.opened();
      await form.drafts.find();
      form.isOnline = false;
      await form.drafts.finish(answered('a', { status: 'completed' }));
      const now = Date.now;
      const later = async (hours: number) => {
        Date.now = () => now() + hours * 3600 * 1000;
        const next = await Form.opened();
        await next.drafts.find();
        return next;
      };
      try {
        const forgotten = await later(7.1 * 24);
        expect(forgotten.drafts.unsent).to.deep.equal([]);
      } finally {
        Date.now = now;
      }
    });

    it('are sent after a day offline, though drafts live for a day', async () => {
      const form = await Form.opened();
      await form.drafts.find();
      form.isOnline = false;
      await form.drafts.finish(answered('a', { status: 'completed' }));
      form.drafts.close();
      const now = Date.now;
      Date.now = () => now() + 30 * 3600 * 1000;
      try {
        const next = await Form.opened();
        await next.drafts.find();
        await waitUntil(() => next.stored.length === 1);
      } finally {
        Date.now = now;
      }
    });

    it('are not the draft of the next time that somebody fills in the same questionnaire', async () => {
      const form = await Form.opened();
      await form.drafts.find();
      form.isOnline = false;
      await form.drafts.finish(answered('first', { status: 'completed' }));
      const next = await Form.opened();
      next.isOnline = false;
      expect(await next.drafts.find()).to.equal(undefined);
      next.drafts.save(() => answered('second', { id: 'response-2' }), true);
      await waitUntil(() => next.drafts.status === 'device');
      next.isOnline = true;
      await next.drafts.resume();
      expect(next.stored.map(({ id }) => id)).to.deep.equal(['response-1']);
      expect(textOf(await (await Form.opened()).drafts.find())).to.equal('second');
    });
  });

  it('know an error by its name, and wait as long as the server asks', () => {
    expect(errorKindOf(new SubmitError('no'))).to.equal('refused');
    expect(errorKindOf(new SessionExpiredError('401'))).to.equal('expired');
    expect(errorKindOf(Object.assign(new Error('of another copy'), { name: 'SubmitError' }))).to.equal('refused');
    for (const other of [new UnavailableError('503'), new TypeError('Failed to fetch'), 'a text', undefined]) {
      expect(errorKindOf(other)).to.equal('later');
    }
    expect(retryDelayOf(new UnavailableError('503', 90_000))).to.equal(90_000);
    expect(retryDelayOf(Object.assign(new Error('x'), { retryAfter: Number.NaN }))).to.equal(0);
    const waits = Array.from({ length: 500 }, () => waitAfter(20, 0));
    expect(Math.max(...waits)).to.be.at.most(5 * 60_000);
    expect(Math.min(...waits)).to.be.below(60_000);
    expect(waitAfter(1, 600_000)).to.equal(600_000);
  });
});
