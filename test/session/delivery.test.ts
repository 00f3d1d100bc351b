// The answers of a session are stored and sent without a page, by several sessions at once.
import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { SessionExpiredError, SubmitError, UnavailableError } from '../../src/adapter/errors.js';
import { forgetMemory } from '../../src/drafts/draft-store.js';
import type { DeviceStorage } from '../../src/drafts/draft-storage.js';
import { ownerOf } from '../../src/drafts/sealing.js';
import type { FormSession } from '../../src/session/form-session.js';
import { isOnlyStatusNew } from '../../src/session/form-state.js';
import { processStorage } from './process-storage.js';
import {
  answer,
  answersOf,
  closeAll,
  items,
  no,
  onPage,
  opened,
  openedSlowly,
  questionnaireOf,
  Server,
  toReview,
  until,
  yes,
} from './sessions.js';

describe('the answers of a session', () => {
  afterEach(async () => {
    closeAll();
    await forgetMemory();
  });

  describe('without drafts', () => {
    it('are sent under the id that they had from the start', async () => {
      const server = new Server();
      const { session, events } = await opened({ server });
      const { id } = session.response();
      toReview(session);
      session.submit();
      assert.equal(session.state.submission.status, 'sending');
      session.submit();
      await until(session, ({ step }) => step === 'thanks');
      assert.equal(session.state.submission.isSent, true);
      assert.deepEqual(
        server.sent.map((response) => [response.id, response.status, response.subject]),
        [[id, 'completed', 'Patient/1']],
      );
      assert.deepEqual(events.at(-1), {
        type: 'submit',
        questionnaire: 'https://example.org/Questionnaire/a|1',
        response: id,
      });
    });

    it('are ready for a host without an adapter, and not called sent', async () => {
      const { session, events } = await opened();
      toReview(session);
      session.submit();
      await until(session, ({ step }) => step === 'thanks');
      assert.equal(session.state.submission.isSent, false);
      assert.equal(events.at(-1)?.type, 'submit');
    });

    it('stay where sending fails, with the reason of a server that refuses them', async () => {
      const server = new Server();
      server.errors.push(new Error('offline'), new SubmitError('Gesloten.'), new SessionExpiredError('401'));
      const { session, events } = await opened({ server });
      toReview(session);
      for (const [status, reason] of [
        ['failed', ''],
        ['refused', 'Gesloten.'],
        ['expired', ''],
      ]) {
        session.submit();
        await until(session, ({ submission }) => submission.status === status);
        assert.equal(session.state.submission.reason, reason);
        assert.equal(session.state.step, 'review');
      }
      assert.deepEqual(
        events.slice(-3).map(({ type }) => type),
        ['error', 'error', 'expired'],
      );
      session.submit();
      await until(session, ({ step }) => step === 'thanks');
      assert.equal(new Set(server.sent.map(({ id }) => id)).size, 1);
    });

    it('are not called finished while the adapter that took them is gone, as between two logins', async () => {
      const [server, next] = [new Server(), new Server()];
      const { session } = await opened({ server });
      toReview(session);
      session.delivery.setServer(undefined);
      session.submit();
      await until(session, ({ submission }) => submission.status !== 'sending');
      assert.deepEqual([session.state.step, session.state.submission.status], ['review', 'failed']);
      session.delivery.setServer(next);
      session.submit();
      await until(session, ({ step }) => step === 'thanks');
      assert.equal(next.stored.size, 1);
    });

    it('are not sent with errors: a required question that is open', async () => {
      const server = new Server();
      const { session } = await opened({ server, firstStep: 'questions' });
      session.submit();
      assert.deepEqual(
        session.state.errors.map(({ formItem }) => formItem.path),
        ['alone'],
      );
      assert.deepEqual(server.sent, []);
    });

    it('are not sent by a closed session; a request under way tells only that it arrived', async () => {
      const server = new Server();
      const { session, events } = await opened({ server });
      toReview(session);
      let open = (): void => undefined;
      server.gate = new Promise((resolve) => (open = resolve));
      session.submit();
      session.close();
      events.length = 0;
      open();
      await until(session, ({ submission }) => submission.isSent);
      await Promise.resolve();
      assert.deepEqual(
        events.map(({ type }) => type),
        ['submit'],
      );
      assert.equal(session.state.step, 'review');
      session.submit();
      assert.equal(server.sent.length, 1);
    });
  });

  describe('with drafts', () => {
    it('are found by another session, which goes on at the first open question with the same id', async () => {
      const storage = processStorage();
      const { session } = await opened({ storage });
      session.start();
      answer(session, 'alone', no);
      await until(session, ({ draftStatus }) => draftStatus === 'device');
      session.close();
      const { session: next } = await opened({ storage });
      assert.equal(next.state.offer?.id, session.response().id);
      next.resume();
      assert.deepEqual(onPage(next), ['sleep']);
      assert.deepEqual(answersOf(next.response(), 'alone'), [false]);
      assert.equal(next.response().id, session.response().id);
    });

    it('change only the status while they are saved: nothing else needs rendering', async () => {
      const { session } = await opened({ storage: processStorage() });
      session.start();
      const changed: string[][] = [];
      session.subscribe((state, previous) =>
        changed.push(Object.keys(state).filter((key) => Reflect.get(state, key) !== Reflect.get(previous, key))),
      );
      answer(session, 'alone', no);
      await until(session, ({ draftStatus }) => draftStatus === 'device');
      assert.deepEqual(changed.slice(1), [['draftStatus']]);
    });

    it('need two renderings of the page while they are sent: on their way, and the last page', async () => {
      const { session } = await opened({ server: new Server(), storage: processStorage() });
      toReview(session);
      await until(session, ({ draftStatus }) => draftStatus === 'device');
      const rendered: string[] = [];
      session.subscribe((state, previous) => {
        if (!isOnlyStatusNew(state, previous)) rendered.push(`${state.step} ${state.submission.status}`);
      });
      session.submit();
      await until(session, ({ draftStatus }) => draftStatus === 'sent');
      assert.deepEqual(rendered, ['review sending', 'thanks idle']);
    });

    it('start again only once there is a new answer', async () => {
      const storage = processStorage();
      const { session } = await opened({ storage });
      answer(session, 'alone', no);
      await until(session, ({ draftStatus }) => draftStatus === 'device');
      session.close();
      const { session: second } = await opened({ storage });
      second.startAgain();
      assert.equal(second.state.offer, undefined);
      second.close();
      const { session: third } = await opened({ storage });
      third.startAgain();
      answer(third, 'alone', yes);
      await until(third, ({ draftStatus }) => draftStatus === 'device');
      third.close();
      const { session: fourth } = await opened({ storage });
      assert.deepEqual(answersOf(fourth.state.offer!, 'alone'), [true]);
    });

    it('are sent once, when the page is online again', async () => {
      const [server, storage] = [new Server(), processStorage()];
      server.errors.push(new Error('offline'), new Error('still offline'));
      const { session, events } = await opened({ server, storage });
      toReview(session);
      session.submit();
      await until(session, ({ step }) => step === 'thanks');
      assert.equal(session.state.submission.isSent, false);
      assert.equal(session.state.draftStatus, 'waiting');
      await session.delivery.resume();
      assert.equal(session.state.draftStatus, 'waiting');
      await session.delivery.resume();
      await until(session, ({ draftStatus }) => draftStatus === 'sent');
      assert.equal(session.state.submission.isSent, true);
      assert.deepEqual([...server.stored.keys()], [session.response().id]);
      assert.equal(events.filter(({ type }) => type === 'page').length, 5, 'the last page is shown once');
    });

    it('are sent as they were changed after sending failed', async () => {
      const [server, storage] = [new Server(), processStorage()];
      server.errors.push(new SubmitError('Kan zo niet.'));
      const { session } = await opened({ server, storage });
      toReview(session);
      session.submit();
      await until(session, ({ submission }) => submission.status === 'refused');
      session.changeAnswer('alone');
      answer(session, 'alone', yes);
      assert.equal(session.state.submission.status, 'idle');
      await until(session, ({ draftStatus }) => draftStatus === 'device');
      session.submit();
      await until(session, ({ draftStatus }) => draftStatus === 'sent');
      assert.deepEqual(answersOf([...server.stored.values()][0]!, 'alone'), [true]);
    });

    it('are not sent with a repetition that is removed after sending failed', async () => {
      const [server, storage] = [new Server(), processStorage()];
      server.errors.push(new SubmitError('Kan zo niet.'));
      const own = questionnaireOf([{ linkId: 'g', type: 'group', repeats: true, items: [items[3]!] }]);
      const { session } = await opened({ server, storage, own, firstStep: 'questions' });
      const fill = (index: number, value: string) =>
        session.answer(session.state.form.items[index]!.items[0]!, [{ type: 'string', value }]);
      fill(0, 'kok');
      session.addRepetition(session.state.form.items[0]!);
      fill(1, 'ober');
      session.submit();
      await until(session, ({ submission }) => submission.status === 'refused');
      session.removeRepetition(session.state.form.items[1]!);
      assert.equal(session.state.submission.status, 'idle', 'the answers that were refused are not these');
      session.submit();
      await until(session, ({ draftStatus }) => draftStatus === 'sent');
      const [sent] = [...server.stored.values()];
      assert.equal(sent!.items.length, 1);
    });

    for (const change of ['removed', 'put back', 'added'] as const) {
      it(`are not sent as they were, when the page is online again, if a repetition was ${change} meanwhile`, async () => {
        const server = new Server();
        server.errors.push(new UnavailableError('offline'));
        const own = questionnaireOf([{ linkId: 'g', type: 'group', repeats: true, items: [items[3]!] }]);
        const { session } = await opened({
          server,
          storage: processStorage(),
          mode: 'memory',
          own,
          firstStep: 'questions',
        });
        const groups = () => session.state.form.items;
        session.answer(groups()[0]!.items[0]!, [{ type: 'string', value: 'kok' }]);
        session.addRepetition(groups()[0]!);
        session.answer(groups()[1]!.items[0]!, [{ type: 'string', value: 'ober' }]);
        if (change === 'put back') session.removeRepetition(groups()[1]!);
        session.submit();
        await until(session, ({ submission }) => submission.status === 'failed');
        if (change === 'removed') session.removeRepetition(groups()[1]!);
        if (change === 'put back') session.putBack(session.removedBeside(groups()[0]!)!);
        if (change === 'added') session.addRepetition(groups()[1]!);
        assert.equal(session.state.submission.status, 'idle');
        await session.delivery.resume();
        assert.equal(server.stored.size, 0);
        assert.equal(session.state.step, 'questions');
      });
    }

    it('go on with the next login', async () => {
      const [server, storage] = [new Server(), processStorage()];
      server.errors.push(new SessionExpiredError('401'));
      const { session, events } = await opened({ server, storage });
      toReview(session);
      session.submit();
      await until(session, ({ submission }) => submission.status === 'expired');
      assert.ok(events.some(({ type }) => type === 'expired'));
      const next = new Server();
      session.delivery.setServer(next);
      await until(session, ({ draftStatus }) => draftStatus === 'sent');
      assert.equal(next.stored.size, 1);
      assert.equal(session.state.step, 'thanks');
    });

    it('are shown again if the server refuses them after the last page, and are changed and sent then', async () => {
      for (const firstStep of ['intro', 'questions'] as const) {
        const [server, storage] = [new Server(), processStorage()];
        server.errors.push(new UnavailableError('503'), new SubmitError('Gesloten.'));
        const { session } = await opened({ server, storage, firstStep });
        answer(session, 'alone', no);
        if (firstStep === 'intro') toReview(session);
        session.submit();
        await until(session, ({ step }) => step === 'thanks');
        await session.delivery.resume();
        const { step, submission, focus } = await until(session, (state) => state.submission.status === 'refused');
        assert.deepEqual(
          [step, submission.reason, focus?.kind],
          [firstStep === 'intro' ? 'review' : step, 'Gesloten.', 'refused'],
        );
        assert.notEqual(step, 'thanks');
        session.revise();
        assert.equal(session.state.submission.status, 'idle');
        session.submit();
        await until(session, ({ draftStatus }) => draftStatus === 'sent');
        assert.equal(server.stored.size, 1);
      }
    });

    it('that were refused are gone on with by the next session, and their older draft at the server is not offered', async () => {
      const [server, storage] = [new Server(), processStorage()];
      server.keepsDrafts = true;
      server.errors.push(new SubmitError('Gesloten.'));
      const { session } = await opened({ server, storage });
      toReview(session);
      session.delivery.flushAll();
      await until(session, ({ draftStatus }) => draftStatus === 'server');
      session.submit();
      await until(session, ({ submission }) => submission.status === 'refused');
      session.close();
      const { session: next } = await opened({ server, storage });
      assert.equal(next.state.offer, undefined);
      next.reviseUnsent(session.response().id!);
      assert.equal(next.state.step, 'review');
      assert.deepEqual(answersOf(next.response(), 'alone'), [false]);
      next.submit();
      await until(next, ({ draftStatus }) => draftStatus === 'sent');
      assert.deepEqual([...server.stored.keys()], [session.response().id]);
    });

    it('are discarded only after a question', async () => {
      const [server, storage] = [new Server(), processStorage()];
      server.errors.push(new SubmitError('Gesloten.'));
      const { session } = await opened({ server, storage });
      toReview(session);
      session.submit();
      const { unsent } = await until(session, ({ submission }) => submission.status === 'refused');
      const [{ id, reason }] = unsent as [(typeof unsent)[number]];
      assert.equal(reason, 'Gesloten.');
      session.askDiscard(id);
      assert.deepEqual(session.state.focus, { kind: 'discard', id, isAsked: true });
      session.askDiscard(undefined);
      assert.deepEqual(session.state.focus, { kind: 'discard', id, isAsked: false });
      session.discard(id);
      await until(session, (state) => state.unsent.length === 0);
      assert.equal(session.state.submission.status, 'idle');
    });

    it('are not sent beside the answers of another tab while the drafts are still opening', async () => {
      const storage = processStorage();
      const server = new Server();
      const { session: first } = await opened({ storage, server });
      first.start();
      answer(first, 'alone', yes);
      await until(first, ({ draftStatus }) => draftStatus === 'device');

      const own = questionnaireOf(items.map((item) => ({ ...item, required: false })));
      for (const isAnswered of [true, false]) {
        const { session: second, open } = await openedSlowly({ own, server, storage, firstStep: 'questions' });
        if (isAnswered) answer(second, 'alone', no);
        second.submit();
        open();
        await until(second, (state) => (isAnswered ? state.hasConflict : state.offer !== undefined));
        await until(second, ({ submission }) => submission.status === 'idle');
        assert.deepEqual(server.sent, []);
      }
    });

    describe('of another tab, where nothing is answered here', () => {
      /** A session in which nothing is answered, at one of the moments before the first answer. */
      const unanswered = {
        'on the first page': (session: FormSession) => void session,
        'on the first question': (session: FormSession) => session.start(),
        'on a later question': (session: FormSession) => {
          session.start();
          session.next();
        },
      };
      const own = questionnaireOf(items.map((item) => ({ ...item, required: false })));

      for (const [moment, go] of Object.entries(unanswered)) {
        it(`are offered to go on with, and no choice is asked: ${moment}`, async () => {
          const storage = processStorage();
          const [{ session: one }, { session: other }] = [
            await opened({ storage, own }),
            await opened({ storage, own }),
          ];
          go(other);
          answer(one, 'alone', yes);
          const { hasConflict, draftStatus } = await until(other, ({ offer }) => offer !== undefined);
          assert.equal(hasConflict, false);
          assert.equal(draftStatus, 'none');
          answer(one, 'travel', { type: 'string', value: 'fiets' });
          await until(other, ({ offer }) => offer !== undefined && answersOf(offer, 'travel')[0] === 'fiets');
          other.resume();
          await until(other, (state) => state.draftStatus === 'device');
          assert.deepEqual(onPage(other), ['sleep']);
          assert.equal(other.response().id, one.response().id);
          assert.deepEqual(answersOf(other.response(), 'travel'), ['fiets']);
        });
      }

      it('are not offered any more once that tab has sent them, and the last page is shown', async () => {
        const [server, storage] = [new Server(), processStorage()];
        const [{ session: one }, { session: other }] = [
          await opened({ server, storage }),
          await opened({ server, storage }),
        ];
        toReview(one);
        await until(other, ({ offer }) => offer !== undefined);
        one.submit();
        const { step, submission } = await until(other, ({ offer }) => offer === undefined);
        assert.deepEqual([step, submission.isSent], ['thanks', true]);
      });

      it('say nothing of an end in that tab to a patient who started anew', async () => {
        const [server, storage] = [new Server(), processStorage()];
        const [{ session: one }, { session: other }] = [
          await opened({ server, storage }),
          await opened({ server, storage }),
        ];
        toReview(one);
        await until(other, ({ offer }) => offer !== undefined);
        await until(one, ({ draftStatus }) => draftStatus === 'device');
        await other.delivery.resume();
        other.startAgain();
        one.submit();
        await until(one, ({ draftStatus }) => draftStatus === 'sent');
        await other.delivery.resume();
        assert.equal(other.state.step, 'intro');
      });

      it('are not offered again after the patient started anew, until there are newer ones', async () => {
        const storage = processStorage();
        const [{ session: one }, { session: other }] = [await opened({ storage }), await opened({ storage })];
        answer(one, 'alone', yes);
        await until(other, ({ offer }) => offer !== undefined);
        other.startAgain();
        await other.delivery.resume();
        assert.equal(other.state.offer, undefined);
        answer(other, 'alone', no);
        await until(other, ({ draftStatus }) => draftStatus === 'device');
        await until(one, ({ hasConflict }) => hasConflict);
      });

      it('are offered if the device was slow to find them, and never written over', async () => {
        const storage = processStorage();
        const { session: one } = await opened({ storage });
        answer(one, 'alone', yes);
        await until(one, ({ draftStatus }) => draftStatus === 'device');
        const { session: other, open } = await openedSlowly({ storage });
        other.start();
        open();
        await until(other, ({ offer }) => offer !== undefined);
        assert.equal(other.state.hasConflict, false);
        const { session: third, open: openThird } = await openedSlowly({ storage });
        third.start();
        answer(third, 'alone', no);
        openThird();
        await until(third, ({ hasConflict }) => hasConflict);
        assert.equal(third.state.offer, undefined);
      });

      it('are offered as they are now, although what the device had when the form opened is read last', async () => {
        const storage = processStorage();
        const { session: one } = await opened({ storage });
        answer(one, 'alone', yes);
        await until(one, ({ draftStatus }) => draftStatus === 'device');
        let release = (): void => undefined;
        const gate = new Promise<void>((resolve) => (release = resolve));
        let reads = 0;
        const recordsOf: typeof storage.main.recordsOf = async (owner) => {
          const records = await storage.main.recordsOf(owner);
          reads += 1;
          if (reads === 1) await gate;
          return records;
        };
        // The first read of the backup is as old.
        const backupOf: typeof storage.backup.recordsOf = async (owner) =>
          reads > 1 ? storage.backup.recordsOf(owner) : [];
        const {
          session: other,
          open,
          opening,
        } = await openedSlowly({
          storage: {
            ...storage,
            main: { ...storage.main, recordsOf },
            backup: { ...storage.backup, recordsOf: backupOf, write: (change) => storage.backup.write(change) },
          },
        });
        open();
        while (reads < 1) await new Promise((resolve) => setImmediate(resolve));
        answer(one, 'travel', { type: 'string', value: 'fiets' });
        await until(other, ({ offer }) => offer !== undefined);
        release();
        await opening;
        assert.deepEqual(answersOf(other.state.offer!, 'travel'), ['fiets']);
        other.resume();
        await until(other, ({ draftStatus }) => draftStatus === 'device');
        assert.deepEqual(answersOf(other.response(), 'travel'), ['fiets'], 'nothing is written over');
      });

      it('are offered when the page is back in view, if another device saved them at the server', async () => {
        const server = new Server();
        server.keepsDrafts = true;
        const [{ session: laptop }, { session: phone }] = [
          await opened({ server, storage: processStorage(), mode: 'memory' }),
          await opened({ server, storage: processStorage(), subject: 'Patient/1', mode: 'device' }),
        ];
        answer(phone, 'alone', yes);
        phone.delivery.flushAll();
        await until(phone, ({ draftStatus }) => draftStatus === 'server');
        await laptop.delivery.resume();
        assert.deepEqual(answersOf((await until(laptop, ({ offer }) => offer !== undefined)).offer!, 'alone'), [true]);
      });
    });

    it('are no conflict with themselves after the host changed how long or where they are stored', async () => {
      const [server, storage] = [new Server(), processStorage()];
      const { session } = await opened({ server, storage });
      answer(session, 'alone', no);
      await until(session, ({ draftStatus }) => draftStatus === 'device');
      for (const settings of [
        { mode: 'device', lifetime: 2 },
        { mode: 'session', lifetime: 2 },
        { mode: 'device', lifetime: 24 },
      ] as const) {
        await session.openDrafts(settings);
        const { draftStatus } = await until(session, (state) => !['none', 'saving'].includes(state.draftStatus));
        assert.equal(draftStatus, 'device', `${settings.mode}, ${settings.lifetime} hours`);
      }
      const { session: other } = await opened({ server, storage });
      answer(session, 'alone', yes);
      const { offer } = await until(other, (state) => answersOf(state.offer!, 'alone')[0] === true);
      assert.equal(offer?.id, session.response().id);
    });

    describe('once the host wants them in memory only', () => {
      /** The kinds of the records in each storage. */
      const kindsIn = async (storage: DeviceStorage) => {
        const owner = await ownerOf('Patient/1');
        const all = await Promise.all([storage.main, storage.backup].map((each) => each.recordsOf(owner)));
        return all.map((records) => records.map(({ kind }) => kind));
      };
      /** Resolves when nothing is stored on the device. */
      const emptied = async (storage: DeviceStorage) => {
        while ((await kindsIn(storage)).flat().length > 0) await new Promise((resolve) => setImmediate(resolve));
      };

      it('are removed from the device, and are all still there', async () => {
        const storage = processStorage();
        const { session } = await opened({ storage });
        answer(session, 'alone', no);
        await until(session, ({ draftStatus }) => draftStatus === 'device');
        assert.deepEqual(await kindsIn(storage), [['draft'], ['draft']]);
        await session.openDrafts({ mode: 'memory', lifetime: 24 });
        await until(session, ({ draftStatus }) => draftStatus === 'memory');
        await emptied(storage);
        assert.deepEqual(answersOf(session.response(), 'alone'), [false]);
      });

      it('are removed although the last of them was still being typed', async () => {
        const storage = processStorage();
        const { session } = await opened({ storage });
        answer(session, 'alone', no);
        await until(session, ({ draftStatus }) => draftStatus === 'device');
        answer(session, 'work', { type: 'string', value: 'kok' });
        await session.openDrafts({ mode: 'memory', lifetime: 24 });
        await until(session, ({ draftStatus }) => draftStatus === 'memory');
        await emptied(storage);
        assert.deepEqual(answersOf(session.response(), 'work'), ['kok']);
      });

      it('stay on the device while they are only offered, and are removed once the patient goes on with them', async () => {
        const storage = processStorage();
        const { session: earlier } = await opened({ storage });
        answer(earlier, 'alone', no);
        await until(earlier, ({ draftStatus }) => draftStatus === 'device');
        earlier.close();
        const { session } = await opened({ storage });
        await session.openDrafts({ mode: 'memory', lifetime: 24 });
        assert.deepEqual(await kindsIn(storage), [['draft'], ['draft']]);
        session.resume();
        await emptied(storage);
        assert.deepEqual(answersOf(session.response(), 'alone'), [false]);
      });

      it('stay on the device if another tab has newer ones', async () => {
        const storage = processStorage();
        const [{ session }, { session: other }] = [await opened({ storage }), await opened({ storage })];
        answer(other, 'alone', yes);
        await until(other, ({ draftStatus }) => draftStatus === 'device');
        answer(session, 'alone', no);
        await until(session, ({ hasConflict }) => hasConflict);
        await session.openDrafts({ mode: 'memory', lifetime: 24 });
        await until(session, ({ draftStatus }) => draftStatus === 'memory');
        answer(session, 'alone', no);
        await session.delivery.resume();
        assert.deepEqual(await kindsIn(storage), [['draft'], ['draft']]);
        // Another tab does not have the memory of this one.
        await forgetMemory();
        const { session: next } = await opened({ storage });
        assert.deepEqual(answersOf(next.state.offer!, 'alone'), [true]);
      });

      it('stay on the device if they are finished and not sent yet', async () => {
        const [server, storage] = [new Server(), processStorage()];
        server.errors.push(new UnavailableError('503', 60_000));
        const { session } = await opened({ server, storage });
        toReview(session);
        session.submit();
        await until(session, ({ draftStatus }) => draftStatus === 'waiting');
        await session.openDrafts({ mode: 'memory', lifetime: 24 });
        await session.delivery.resume();
        assert.ok((await kindsIn(storage)).every((kinds) => kinds.includes('waiting')));
      });
    });

    for (const choice of ['newer', 'these'] as const) {
      it(`never overwrite those of another tab: ${choice}`, async () => {
        const [server, storage] = [new Server(), processStorage()];
        const [{ session: one }, { session: other }] = [
          await opened({ server, storage }),
          await opened({ server, storage }),
        ];
        answer(one, 'alone', no);
        await until(one, ({ draftStatus }) => draftStatus === 'device');
        answer(other, 'alone', yes);
        await until(other, ({ hasConflict }) => hasConflict);
        other.submit();
        await until(other, ({ focus }) => focus?.kind === 'conflict');
        await other.resolveConflict(choice);
        await until(other, ({ draftStatus }) => draftStatus === 'device');
        assert.deepEqual(answersOf(other.response(), 'alone'), [choice === 'these']);
        assert.equal(other.response().id, one.response().id, 'both are one response');
        await until(one, ({ hasConflict }) => hasConflict);
        other.submit();
        await until(other, ({ draftStatus }) => draftStatus === 'sent');
        await until(one, ({ step }) => step === 'thanks');
        assert.equal(server.sent.length, 1);
      });
    }

    it('of two questionnaires in one sitting stay apart, and each session knows what waits', async () => {
      const [server, storage] = [new Server(), processStorage()];
      server.errors.push(new UnavailableError('503', 60_000));
      const own = questionnaireOf(items, { url: 'https://example.org/Questionnaire/b', title: 'Andere' });
      const [{ session: one }, { session: other }] = [
        await opened({ server, storage }),
        await opened({ server, storage, own }),
      ];
      answer(other, 'alone', yes);
      toReview(one);
      one.submit();
      await until(one, ({ draftStatus }) => draftStatus === 'waiting');
      const { unsent } = await until(other, (state) => state.unsent.length === 1);
      assert.deepEqual(
        unsent.map(({ title }) => title),
        ['Vragen'],
      );
      await until(other, ({ draftStatus }) => draftStatus === 'device');
      assert.deepEqual(answersOf(other.response(), 'alone'), [true]);
      assert.deepEqual(answersOf(one.response(), 'alone'), [false]);
      other.submit();
      await until(other, ({ draftStatus }) => draftStatus === 'sent');
      assert.equal(one.state.draftStatus, 'waiting');
    });

    it('are those of the server if they are newer, and never those of another person', async () => {
      const [server, storage] = [new Server(), processStorage()];
      const { session } = await opened({ storage });
      answer(session, 'alone', no);
      await until(session, ({ draftStatus }) => draftStatus === 'device');
      session.close();
      server.keepsDrafts = true;
      const draft = { ...session.response(), items: [{ linkId: 'alone', answers: [{ value: yes }] }] };
      const place = 'Patient/1 https://example.org/Questionnaire/a|1';
      for (const [authored, isAlone] of [
        ['2001-01-01T00:00:00Z', false],
        ['2099-01-01T00:00:00Z', true],
      ] as const) {
        server.drafts.set(place, { ...draft, authored });
        const { session: next } = await opened({ server, storage });
        assert.deepEqual(answersOf(next.state.offer!, 'alone'), [isAlone]);
        next.close();
      }
      server.drafts.set(place, { ...draft, subject: 'Patient/2' });
      const { session: last } = await opened({ server, storage: processStorage() });
      assert.equal(last.state.offer, undefined);
    });

    it('are forgotten after their lifetime', async () => {
      const storage = processStorage();
      const { session } = await opened({ storage });
      answer(session, 'alone', no);
      await until(session, ({ draftStatus }) => draftStatus === 'device');
      session.close();
      const { now } = Date;
      try {
        Date.now = () => now() + 24.1 * 3600 * 1000;
        const { session: next } = await opened({ storage });
        assert.equal(next.state.offer, undefined);
      } finally {
        Date.now = now;
      }
    });

    it('are sent by the next session with the id that they had, not before the time that the server asked for', async () => {
      const [server, storage] = [new Server(), processStorage()];
      server.errors.push(new UnavailableError('maintenance', 60_000));
      const { session } = await opened({ server, storage });
      toReview(session);
      session.submit();
      await until(session, ({ step }) => step === 'thanks');
      await session.delivery.resume();
      session.close();
      assert.equal(server.sent.length, 1);
      const { session: next } = await opened({ server, storage });
      await until(next, ({ draftStatus }) => draftStatus === 'sent');
      assert.deepEqual(server.sent[1], server.sent[0]);
    });

    it('are not called sent if the server returns another id', async () => {
      const server = new Server();
      server.submitResponse = async (response) => ({ ...response, id: 'another' });
      const { session } = await opened({ server, storage: processStorage() });
      toReview(session);
      session.submit();
      await until(session, ({ draftStatus }) => draftStatus === 'waiting');
      assert.equal(session.state.submission.isSent, false);
    });

    it('go on with the key of the next login, also if there was no adapter in between', async () => {
      const [server, next, storage] = [new Server(), new Server(), processStorage()];
      server.errors.push(new SessionExpiredError('401'));
      next.errors.push(new UnavailableError('503', 60_000));
      const { session } = await opened({ server, storage, mode: 'session' });
      toReview(session);
      session.submit();
      await until(session, ({ draftStatus }) => draftStatus === 'expired');
      session.delivery.setServer(undefined);
      assert.equal(session.state.draftStatus, 'expired');
      session.delivery.setServer(next);
      await until(session, ({ draftStatus }) => draftStatus === 'waiting');
      session.close();
      await forgetMemory();
      const { session: last } = await opened({ server: next, storage, mode: 'session' });
      await until(last, ({ draftStatus }) => draftStatus === 'sent');
      assert.deepEqual([server.stored.size, next.stored.size], [0, 1]);
    });

    it('are in memory only without a subject, and say so', async () => {
      const { session } = await opened({ storage: processStorage(), subject: undefined });
      assert.equal(session.state.draftStatus, 'none');
      answer(session, 'alone', no);
      assert.equal(session.state.draftStatus, 'memory');
    });
  });
});
