import { expect } from '@open-wc/testing';
import { deleteDB, openDB } from 'idb';
import { BrowserAdapter } from '../../src/adapter/browser.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import { adapterExampleData as data } from '../../src/testing/index.js';
import { exampleConsultation, examplePreparation, exampleResponse, subject } from '../../src/testing/example-data.js';

const options = { signal: new AbortController().signal };
const rejectionOf = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => new Error('the promise did not reject'),
    (error: Error) => error,
  );

describe('MemoryAdapter', () => {
  it('lists the available questionnaires in the error for an unknown one', async () => {
    const error = await rejectionOf(new MemoryAdapter(data).getQuestionnaire('https://example.org/unknown', options));
    expect(error.name).to.equal('NotFoundError');
    expect(error.message).to.include('https://example.org/unknown').and.to.include('Questionnaire/walking|10.0');
  });

  it('finds a questionnaire without a url by its id', async () => {
    const adapter = new MemoryAdapter({ questionnaires: [{ id: 'mine', items: [] }] });
    expect(await adapter.getQuestionnaire('Questionnaire/mine', options)).to.deep.equal({ id: 'mine', items: [] });
  });

  it('rejects a response without an id or subject, with a cure in the message', async () => {
    const { id: _id, ...withoutId } = exampleResponse('one');
    const { subject: _subject, ...withoutSubject } = exampleResponse('one');
    const adapter = new MemoryAdapter();
    expect((await rejectionOf(adapter.submitResponse(withoutId, options))).message).to.match(
      /no id.*when the form starts/,
    );
    expect((await rejectionOf(adapter.submitResponse(withoutSubject, options))).message).to.match(/no subject/);
    expect(() => new MemoryAdapter({ responses: [withoutId] })).to.throw(/no id/);
  });

  it('stores a response if a listener throws', async () => {
    const adapter = new MemoryAdapter();
    const failures: string[] = [];
    const recordFailure = (event: ErrorEvent) => {
      event.preventDefault();
      failures.push(event.message);
    };
    // The error reaches the page as an uncaught one. Mocha's own handler must not fail the test for it.
    const mochaHandler = window.onerror;
    window.onerror = null;
    addEventListener('error', recordFailure);
    adapter.subscribe({ subject }, () => {
      throw new Error('listener broke');
    });
    const stored = await adapter.submitResponse(exampleResponse('one'), options);
    await new Promise((resolve) => setTimeout(resolve));
    removeEventListener('error', recordFailure);
    window.onerror = mochaHandler;
    expect(stored.id).to.equal('one');
    expect(failures.join()).to.include('listener broke');
  });
});

describe('BrowserAdapter', () => {
  let database = '';
  let count = 0;

  beforeEach(async () => {
    database = `browser-adapter-${(count += 1)}`;
    await deleteDB(database);
  });

  const idsIn = async (adapter: BrowserAdapter) =>
    (await adapter.listResponses({ subject }, options)).map(({ id }) => id).toSorted();

  it('keeps submitted responses for the next page, which does not fill the database again', async () => {
    const first = new BrowserAdapter({ database, ...data });
    await first.submitResponse(exampleResponse('sent'), options);
    const second = new BrowserAdapter({ database, ...data, responses: [exampleResponse('another-start')] });
    expect(await idsIn(second))
      .to.include('sent')
      .and.not.to.include('another-start');
    const assignments = await second.listAssignments({ subject }, options);
    expect(assignments.map(({ status }) => status).toSorted()).to.deep.equal(['completed', 'sent', 'sent']);
  });

  it('fills the database once if two pages open it at the same time', async () => {
    const [first, second] = await Promise.all([1, 2].map(() => idsIn(new BrowserAdapter({ database, ...data }))));
    expect(first).to.have.length(3).and.to.deep.equal(second);
  });

  it('notifies the listeners in other tabs of a response until they unsubscribe', async () => {
    const here = new BrowserAdapter({ database, ...data });
    const elsewhere = new BrowserAdapter({ database, ...data });
    let stoppedCalls = 0;
    elsewhere.subscribe({ subject }, () => (stoppedCalls += 1))();
    const notified = new Promise<void>((resolve) => elsewhere.subscribe({ subject }, resolve));
    await here.submitResponse(exampleResponse('sent'), options);
    await notified;
    expect(await idsIn(elsewhere)).to.include('sent');
    expect(stoppedCalls).to.equal(0);
  });

  it('restores its initial data on reset and notifies listeners', async () => {
    const adapter = new BrowserAdapter({ database, ...data });
    await adapter.submitResponse(exampleResponse('sent'), options);
    const notified = new Promise<void>((resolve) => adapter.subscribe({ subject }, resolve));
    await adapter.reset();
    await notified;
    expect(await idsIn(adapter))
      .to.have.length(3)
      .and.not.to.include('sent');
    const assignments = await adapter.listAssignments({ subject }, options);
    expect(assignments.every(({ status }) => status === 'sent')).to.equal(true);
  });

  it('upgrades a database of an earlier version and keeps its data', async () => {
    const earlier = await openDB(database, 1, {
      upgrade: (opened) => {
        opened.createObjectStore('responses', { keyPath: 'id' }).createIndex('subject', 'subject');
        opened.createObjectStore('assignments');
      },
    });
    await earlier.put('responses', exampleResponse('of-before'));
    earlier.close();
    const adapter = new BrowserAdapter({ database, ...data });
    expect(await idsIn(adapter)).to.deep.equal(['of-before']);
    await adapter.savePreparation(examplePreparation(), options);
    const query = { subject, instrument: examplePreparation().instrument };
    expect(await adapter.getPreparation(query, options)).to.deep.equal(examplePreparation());
    expect(await adapter.listConsultations(query, options)).to.deep.equal([]);
  });

  it('keeps the consultations of version 3, where the date was their key, beside new ones of that day', async () => {
    const earlier = await openDB(database, 3, {
      upgrade: (opened) => {
        opened.createObjectStore('responses', { keyPath: 'id' }).createIndex('subject', 'subject');
        opened.createObjectStore('assignments');
        opened.createObjectStore('preparations', { keyPath: ['subject', 'instrument'] });
        opened
          .createObjectStore('consultations', { keyPath: ['subject', 'instrument', 'date'] })
          .createIndex('conversation', ['subject', 'instrument']);
        opened.createObjectStore('drafts', { keyPath: ['subject', 'questionnaire'] });
      },
    });
    await earlier.put('consultations', exampleConsultation('2026-11-22'));
    earlier.close();
    const adapter = new BrowserAdapter({ database, ...data });
    await adapter.saveConsultation(exampleConsultation('2026-11-22', { id: 'of-another-author' }), options);
    const query = { subject, instrument: examplePreparation().instrument };
    const found = await adapter.listConsultations(query, options);
    expect(found.map(({ id, date }) => [id, date])).to.have.deep.members([
      [undefined, '2026-11-22'],
      ['of-another-author', '2026-11-22'],
    ]);
    expect(await adapter.listSharing?.({ subject }, options)).to.have.length(2);
  });

  it('deletes saved preparations and consultations on reset', async () => {
    const adapter = new BrowserAdapter({ database, ...data });
    const query = { subject, instrument: examplePreparation().instrument };
    await adapter.savePreparation(examplePreparation({ questions: 'new' }), options);
    await adapter.saveConsultation(exampleConsultation('2026-11-22'), options);
    await adapter.reset();
    expect((await adapter.getPreparation(query, options))?.questions).to.equal('How far may I walk?');
    expect(await adapter.listConsultations(query, options)).to.have.length(2);
  });

  it('names the cure in the error if the browser blocks storage', async () => {
    const originalOpen = IDBFactory.prototype.open;
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    const adapter = new BrowserAdapter({ database, ...data });
    const error = await rejectionOf(adapter.listResponses({ subject }, options));
    IDBFactory.prototype.open = originalOpen;
    expect(error.name).to.equal('StorageError');
    expect(error.message).to.match(/Allow site data.*MemoryAdapter/);
    expect(await idsIn(adapter), 'when the browser allows storage again').to.have.length(3);
  });

  it('names the database in the error if it has a newer version', async () => {
    (await openDB(database, 7)).close();
    const error = await rejectionOf(new BrowserAdapter({ database }).listAssignments({ subject }, options));
    expect(error.name).to.equal('StorageError');
    expect(error.message).to.include(database).and.to.include('newer version');
  });

  it('closes the database if a page deletes it, and opens it again afterwards', async () => {
    const adapter = new BrowserAdapter({ database, ...data });
    await adapter.submitResponse(exampleResponse('sent'), options);
    await deleteDB(database);
    expect(await idsIn(adapter))
      .to.have.length(3)
      .and.not.to.include('sent');
  });
});
