import { expect, fixture, fixtureCleanup, html } from '@open-wc/testing';
import type { DraftQuery, ProAdapter } from '../../src/adapter/adapter.js';
import { SessionExpiredError, SubmitError, UnavailableError } from '../../src/adapter/errors.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import { forgetMemory } from '../../src/drafts/draft-store.js';
import type { DraftMode } from '../../src/core/model/draft-status.js';
import { purgeDrafts } from '../../src/drafts/purge-drafts.js';
import type { ProQuestionnaire } from '../../src/elements/questionnaire/questionnaire.js';
import { waitUntil } from '../harness/wait.js';
import {
  answersOf,
  choose,
  drawn,
  field,
  focused,
  headingOf,
  isReady,
  next,
  press,
  rootOf,
  short,
  textOf,
  type,
} from './filling-in.js';

const url = 'https://pro-widgets.example/Questionnaire/voorbeeld';

/** A server that keeps what it gets, and fails as it is told: one error for each request, then none. */
class Server {
  readonly sent: QuestionnaireResponse[] = [];
  readonly stored = new Map<string, QuestionnaireResponse>();
  readonly drafts = new Map<string, QuestionnaireResponse>();
  readonly errors: (Error | undefined)[] = [];
  key: CryptoKey | undefined;

  adapter(more: Partial<ProAdapter> = {}): ProAdapter {
    return {
      getQuestionnaire: async () => short,
      listResponses: async () => [],
      submitResponse: async (response) => {
        this.sent.push(response);
        const error = this.errors.shift();
        if (error) throw error;
        this.stored.set(response.id!, response);
        return response;
      },
      ...more,
    };
  }

  keepingDrafts(): Partial<ProAdapter> {
    const placeOf = ({ subject, questionnaire }: DraftQuery) => `${subject} ${questionnaire}`;
    return {
      loadDraft: async (query) => this.drafts.get(placeOf(query)),
      saveDraft: async (draft) => void this.drafts.set(placeOf({ ...draft, subject: draft.subject! }), draft),
      removeDraft: async (query) => void this.drafts.delete(placeOf(query)),
    };
  }

  async withKey(): Promise<Partial<ProAdapter>> {
    this.key ??= await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
    const { key } = this;
    return { getDraftKey: async () => key };
  }
}

async function opened(
  adapter: ProAdapter,
  drafts?: DraftMode,
  subject = 'Patient/1',
  layout: 'page' | 'list' = 'page',
): Promise<ProQuestionnaire> {
  const provider = await fixture(html`
    <pro-provider .adapter=${adapter} subject=${subject}
      ><pro-questionnaire .questionnaire=${url} .drafts=${drafts} .layout=${layout}></pro-questionnaire
    ></pro-provider>
  `);
  const el = provider.firstElementChild as ProQuestionnaire;
  await waitUntil(() => isReady(el));
  await drawn(el);
  return el;
}

/** As when the page is loaded again: what was in the element is gone. */
async function again(adapter: ProAdapter, drafts?: DraftMode, subject?: string): Promise<ProQuestionnaire> {
  fixtureCleanup();
  return opened(adapter, drafts, subject);
}

const providerOf = (el: ProQuestionnaire) => el.parentElement as HTMLElementTagNameMap['pro-provider'];
const status = (el: ProQuestionnaire) => rootOf(el).querySelector<HTMLElement>('[part=status]');
const stateOf = (el: ProQuestionnaire) => status(el)?.dataset['state'];
const buttonsOf = (el: ProQuestionnaire) =>
  [...rootOf(el).querySelectorAll('button')].map(({ innerText }) => innerText.trim());
const seen = (el: ProQuestionnaire, state: string) =>
  waitUntil(() => stateOf(el) === state, `the status becomes ${state}`);

async function toReview(el: ProQuestionnaire): Promise<void> {
  await press(el, 'Beginnen');
  await choose(el, 'Nee');
  for (let page = 0; page < 3; page += 1) await press(el, 'Volgende');
}

/** Everything that this address has stored, as text. */
async function onDisk(): Promise<string> {
  const records = await new Promise<unknown[]>((resolve, reject) => {
    const request = indexedDB.open('pro-widgets-drafts');
    request.onerror = () => reject(request.error!);
    request.onsuccess = () => {
      const all = request.result.transaction('records').objectStore('records').getAll();
      all.onsuccess = () => {
        request.result.close();
        resolve(all.result);
      };
    };
  });
  const decoded = records.map((record) =>
    JSON.stringify(record, (_, value: unknown) =>
      value instanceof Uint8Array ? String.fromCharCode(...value) : value,
    ),
  );
  return `${decoded.join('\n')}\n${JSON.stringify({ ...localStorage })}`;
}

describe('<pro-questionnaire> keeps answers', () => {
  let server: Server;
  beforeEach(() => (server = new Server()));
  afterEach(async () => {
    fixtureCleanup();
    await purgeDrafts();
  });

  it('says on the first page where answers stay, and is accessible in every state that it can tell', async () => {
    const el = await opened(server.adapter({ ...(await server.withKey()), ...server.keepingDrafts() }));
    expect(textOf(el)).to.contain('blijft op dit apparaat bewaard zolang u bent ingelogd. Na 24 uur wordt het gewist.');
    await press(el, 'Beginnen');
    await choose(el, 'Ja');
    await seen(el, 'device');
    await expect(el).to.be.accessible();
    const resumed = await again(server.adapter(await server.withKey()));
    await expect(resumed).to.be.accessible();
    await press(resumed, 'Verdergaan');
    server.errors.push(new SubmitError('Deze vragenlijst is gesloten.'));
    for (let page = 0; page < 3; page += 1) await press(resumed, 'Volgende');
    await press(resumed, 'Versturen');
    await seen(resumed, 'refused');
    await expect(resumed).to.be.accessible();
    await press(resumed, 'Weggooien');
    await expect(resumed).to.be.accessible();
    expect(focused(resumed)?.innerText).to.equal('Ja, weggooien');
  });

  it('stays as it was for a host that asks for nothing and an adapter that offers nothing', async () => {
    const el = await opened(server.adapter());
    await press(el, 'Beginnen');
    await choose(el, 'Ja');
    expect(status(el)).to.equal(null);
    expect(textOf(el)).not.to.contain('bewaard');
    const renewed = await again(server.adapter());
    expect(headingOf(renewed)).to.equal('Voorbeeld');
  });

  it('stores on the device from the moment that the host asks for it, and nothing more once the host does not', async () => {
    const el = await opened(server.adapter());
    el.drafts = 'device';
    await drawn(el);
    await waitUntil(() => textOf(el).includes('blijft 24 uur bewaard op dit apparaat'));
    el.draftLifetime = 2;
    await drawn(el);
    await waitUntil(() => textOf(el).includes('blijft 2 uur bewaard op dit apparaat'));
    await press(el, 'Beginnen');
    await choose(el, 'Nee');
    await seen(el, 'device');
    expect(await onDisk()).to.contain('"draft"');
    el.drafts = 'memory';
    await drawn(el);
    await seen(el, 'memory');
    await waitUntil(async () => !(await onDisk()).includes('"draft"'), 'the draft is removed from the device');
    await choose(el, 'Ja');
    await seen(el, 'memory');
    expect(await onDisk()).not.to.contain('"draft"');
    expect(answersOf(el, 'alleen')).to.deep.equal([{ type: 'boolean', value: true }]);
  });

  it('removes the draft from the device when the host no longer asks for drafts, and not between two logins', async () => {
    const el = await opened(server.adapter(), 'device');
    await press(el, 'Beginnen');
    await choose(el, 'Nee');
    await seen(el, 'device');
    providerOf(el).adapter = undefined;
    await drawn(el);
    providerOf(el).adapter = server.adapter();
    await seen(el, 'device');
    expect(await onDisk()).to.contain('"draft"');
    el.drafts = undefined;
    await waitUntil(async () => !(await onDisk()).includes('"draft"'), 'the draft is removed from the device');
    expect(status(el)).to.equal(null);
    expect(answersOf(el, 'alleen')).to.deep.equal([{ type: 'boolean', value: false }]);
  });

  it('says that answers are saved only when they are, and says so aloud only once', async () => {
    const el = await opened(server.adapter(), 'device');
    const line = status(el)!;
    expect(stateOf(el)).to.equal('none');
    const said: string[] = [];
    const spoken = () => line.querySelector('.visually-hidden')!.textContent.trim();
    new MutationObserver(() => spoken() !== said.at(-1) && said.push(spoken())).observe(line, {
      subtree: true,
      childList: true,
      characterData: true,
    });
    await press(el, 'Beginnen');
    const button = rootOf(el).querySelector<HTMLInputElement>('input')!;
    button.click();
    await el.updateComplete;
    expect(stateOf(el)).to.equal('saving');
    expect(line.innerText).to.contain('Bezig met bewaren …');
    await seen(el, 'device');
    expect(line.innerText).to.contain('Bewaard op dit apparaat.');
    await choose(el, 'Nee');
    await seen(el, 'device');
    expect(said.filter(Boolean)).to.deep.equal(['Bewaard op dit apparaat.']);
  });

  it('has the answers again after a reload, from when they were, at the first question without one', async () => {
    const el = await opened(server.adapter(), 'device');
    await press(el, 'Beginnen');
    await choose(el, 'Nee');
    await press(el, 'Volgende');
    await choose(el, '7');
    await seen(el, 'device');
    const before = el.getResponse()!;
    const resumed = await again(server.adapter(), 'device');
    expect(headingOf(resumed)).to.equal('U was al begonnen');
    const moment = new Intl.DateTimeFormat('nl', { dateStyle: 'long', timeStyle: 'short' });
    expect(textOf(resumed)).to.contain(`Er staan nog antwoorden van ${moment.format(Date.parse(before.authored!))}.`);
    await press(resumed, 'Verdergaan');
    expect(headingOf(resumed)).to.equal('Wat is uw beroep?');
    expect(focused(resumed) === rootOf(resumed).querySelector('h2'), 'the heading has the focus').to.equal(true);
    expect(resumed.getResponse()!.items).to.deep.equal(before.items);
    expect(resumed.getResponse()!.id).to.equal(before.id);
    await seen(resumed, 'device');
  });

  it('writes what is typed when the field is left, and has it after a reload', async () => {
    const el = await opened(server.adapter(), 'device');
    await press(el, 'Beginnen');
    await choose(el, 'Nee');
    await press(el, 'Volgende');
    await press(el, 'Volgende');
    await type(el, 'Wat is uw beroep?', 'Kok');
    await press(el, 'Terug');
    await seen(el, 'device');
    const resumed = await again(server.adapter(), 'device');
    await press(resumed, 'Verdergaan');
    expect(answersOf(resumed, 'beroep')).to.deep.equal([{ type: 'string', value: 'Kok' }]);
  });

  it('puts nothing readable on the device with the key of a login, and opens it for that login only', async () => {
    const key = await server.withKey();
    const el = await opened(server.adapter(key), 'session', 'Patient/geheim');
    await press(el, 'Beginnen');
    await choose(el, 'Nee');
    await press(el, 'Volgende');
    await press(el, 'Volgende');
    await type(el, 'Wat is uw beroep?', 'Kanarie');
    await seen(el, 'device');
    const disk = await onDisk();
    expect(disk).to.contain('slot');
    for (const word of ['Kanarie', 'geheim', 'alleen', 'voorbeeld']) expect(disk).not.to.contain(word);
    server.key = undefined;
    const other = await again(server.adapter(await server.withKey()), 'session', 'Patient/geheim');
    expect(headingOf(other)).to.equal('Voorbeeld');
    const same = await again(server.adapter(key), 'session', 'Patient/geheim');
    expect(headingOf(same)).to.equal('U was al begonnen');
  });

  it('shows nothing to another person, and throws the draft away when one comes', async () => {
    const el = await opened(server.adapter(), 'device');
    await press(el, 'Beginnen');
    await choose(el, 'Nee');
    await seen(el, 'device');
    providerOf(el).subject = 'Patient/2';
    await waitUntil(() => textOf(el).includes('Beginnen'));
    expect(el.getResponse()!.items).to.deep.equal([]);
    await waitUntil(async () => !(await onDisk()).includes('"draft"'));
    const back = await again(server.adapter(), 'device', 'Patient/1');
    expect(headingOf(back)).to.equal('Voorbeeld');
  });

  it('says plainly that answers are on the page only, where the device keeps nothing, and can still be finished', async () => {
    const el = await opened(server.adapter({ getDraftKey: () => Promise.reject(new Error('no key')) }), 'session');
    await press(el, 'Beginnen');
    await choose(el, 'Nee');
    await seen(el, 'memory');
    expect(textOf(el)).to.contain('Let op: uw antwoorden staan alleen op deze pagina.');
    for (let page = 0; page < 3; page += 1) await press(el, 'Volgende');
    await press(el, 'Versturen');
    await waitUntil(() => headingOf(el) === 'Bedankt');
    expect(server.stored.size).to.equal(1);
  });

  describe('at the server', () => {
    it('says so after it resolved, and goes on from there on another device', async () => {
      const el = await opened(server.adapter(server.keepingDrafts()));
      expect(textOf(el)).to.contain('Wat u invult, wordt bewaard bij uw zorgverlener.');
      await press(el, 'Beginnen');
      await choose(el, 'Nee');
      expect(stateOf(el)).to.equal('saving');
      await seen(el, 'server');
      expect(textOf(el)).to.contain('Bewaard bij uw zorgverlener.');
      await purgeDrafts();
      const elsewhere = await again(server.adapter(server.keepingDrafts()));
      await press(elsewhere, 'Verdergaan');
      expect(answersOf(elsewhere, 'alleen')).to.deep.equal([{ type: 'boolean', value: false }]);
      for (let page = 0; page < 2; page += 1) await press(elsewhere, 'Volgende');
      await press(elsewhere, 'Versturen');
      await waitUntil(() => headingOf(elsewhere) === 'Bedankt');
      await waitUntil(() => server.drafts.size === 0);
    });
  });

  describe('until they are sent', () => {
    it('says once, on the last page, that they were sent', async () => {
      const el = await opened(server.adapter(), 'device');
      await toReview(el);
      await press(el, 'Versturen');
      await waitUntil(() => headingOf(el) === 'Bedankt');
      await seen(el, 'sent');
      await drawn(el);
      expect(rootOf(el).textContent.split('Uw antwoorden zijn verstuurd.').length - 1).to.equal(1);
    });
    it('keeps them when there is no connection, says so, and sends them when there is: once', async () => {
      server.errors.push(new Error('offline'));
      const el = await opened(server.adapter(), 'device');
      await toReview(el);
      const submitted = next(el, 'pro-submit');
      await press(el, 'Versturen');
      await waitUntil(() => headingOf(el) === 'Bedankt');
      expect(stateOf(el)).to.equal('waiting');
      expect(textOf(el)).to.contain('Ze worden verstuurd zodra er verbinding is.').and.not.to.contain('zijn verstuurd');
      dispatchEvent(new Event('online'));
      await seen(el, 'sent');
      expect((await submitted).response).to.equal(server.sent[0]!.id);
      expect(textOf(el)).to.contain('Uw antwoorden zijn verstuurd.');
      expect([...server.stored.keys()]).to.deep.equal([server.sent[0]!.id]);
      const back = await again(server.adapter(), 'device');
      expect(headingOf(back)).to.equal('Voorbeeld');
      expect(server.sent.length).to.equal(2);
    });

    it('stays on the overview where nothing can be kept, and sends by itself when it can', async () => {
      server.errors.push(new Error('offline'));
      const el = await opened(server.adapter(), 'memory');
      await toReview(el);
      await press(el, 'Versturen');
      await waitUntil(() => textOf(el).includes('Versturen is niet gelukt. Uw antwoorden staan er nog.'));
      expect(headingOf(el)).to.equal('Controleer uw antwoorden');
      dispatchEvent(new Event('online'));
      await waitUntil(() => headingOf(el) === 'Bedankt');
      expect(server.stored.size).to.equal(1);
    });

    it('keeps everything when the login has ended, tells the host, and goes on after the next login', async () => {
      server.errors.push(new SessionExpiredError('401'));
      const el = await opened(server.adapter(), 'device');
      await toReview(el);
      const expired = next(el, 'pro-session-expired');
      await press(el, 'Versturen');
      await expired;
      await seen(el, 'expired');
      expect(textOf(el)).to.contain('U bent niet meer ingelogd.');
      providerOf(el).adapter = server.adapter();
      await waitUntil(() => headingOf(el) === 'Bedankt');
      expect(server.stored.size).to.equal(1);
    });

    it('keeps what waits for who answered, when somebody else logs in, and sends it when they are back', async () => {
      const theirs = new Server();
      const asked: string[] = [];
      const withKeyOf = async (one: Server): Promise<Partial<ProAdapter>> => {
        const { getDraftKey } = await one.withKey();
        return {
          getDraftKey: (query, options) => {
            if (one === theirs) asked.push(query.subject);
            return getDraftKey!(query, options);
          },
        };
      };
      server.errors.push(new SessionExpiredError('401'));
      const el = await opened(server.adapter(await withKeyOf(server)));
      await toReview(el);
      await press(el, 'Versturen');
      await seen(el, 'expired');
      providerOf(el).adapter = theirs.adapter(await withKeyOf(theirs));
      providerOf(el).subject = 'Patient/2';
      await waitUntil(() => textOf(el).includes('Beginnen'));
      expect(textOf(el)).not.to.contain('Nog niet verstuurd');
      await press(el, 'Beginnen');
      await choose(el, 'Ja');
      await seen(el, 'device');
      fixtureCleanup();
      await forgetMemory();
      await seen(await opened(server.adapter(await withKeyOf(server))), 'sent');
      expect([server.stored.size, theirs.sent.length]).to.deep.equal([1, 0]);
      expect(asked, 'the other login is asked for its own key').to.deep.equal(['Patient/2']);
    });

    for (const drafts of [undefined, 'device'] as const) {
      it(`tells who is here now nothing of a login or a page of who left: ${drafts ?? 'no drafts'}`, async () => {
        const outcomes: (() => void)[] = [];
        const submitResponse = (response: QuestionnaireResponse) =>
          new Promise<QuestionnaireResponse>((resolve, reject) => {
            outcomes.push(() => (outcomes.length === 1 ? reject(new SessionExpiredError('401')) : resolve(response)));
          });
        for (const time of [0, 1]) {
          fixtureCleanup();
          const el = await opened(server.adapter({ submitResponse }), drafts, `Patient/${time}`);
          await toReview(el);
          await press(el, 'Versturen');
          await waitUntil(() => outcomes.length === time + 1);
          const told: string[] = [];
          for (const type of ['pro-session-expired', 'pro-page']) el.addEventListener(type, () => told.push(type));
          providerOf(el).adapter = server.adapter();
          providerOf(el).subject = 'Patient/2';
          await waitUntil(() => textOf(el).includes('Beginnen'));
          outcomes[time]!();
          await drawn(el);
          expect(told).to.deep.equal([]);
          expect(headingOf(el)).to.equal('Voorbeeld');
        }
      });
    }

    it('sends nothing to the adapter of who comes, in the moment before the form is theirs', async () => {
      const theirs = new Server();
      const el = await opened(server.adapter());
      await toReview(el);
      const send = [...el.shadowRoot!.querySelectorAll('button')].find(
        ({ textContent }) => textContent.trim() === 'Versturen',
      );
      providerOf(el).adapter = theirs.adapter();
      providerOf(el).subject = 'Patient/2';
      expect(el.getResponse()!.subject, 'these are the answers of who was there').to.equal('Patient/1');
      send!.click();
      await waitUntil(() => textOf(el).includes('Beginnen'));
      expect([server.sent.length, theirs.sent.length]).to.deep.equal([0, 0]);
    });

    it('seals what is kept with the key of the new login, so that it is there after a reload too', async () => {
      server.errors.push(new SessionExpiredError('401'), new UnavailableError('503'));
      const el = await opened(server.adapter(await server.withKey()));
      await toReview(el);
      await press(el, 'Versturen');
      await seen(el, 'expired');
      server.key = undefined;
      const renewed = server.adapter(await server.withKey());
      providerOf(el).adapter = renewed;
      await seen(el, 'waiting');
      await seen(await again(renewed), 'sent');
      expect(server.stored.size).to.equal(1);
    });

    it('lists what the server refuses with its reason until somebody throws it away, over a reload', async () => {
      // As of another copy of the library: only the name is the same.
      server.errors.push(Object.assign(new Error('De vragenlijst is gesloten.'), { name: 'SubmitError' }));
      const el = await opened(server.adapter(), 'device');
      await toReview(el);
      await press(el, 'Versturen');
      await seen(el, 'refused');
      expect(textOf(el)).to.contain('Kon niet worden verstuurd. Reden: De vragenlijst is gesloten.');
      server.errors.push(new SubmitError('Nog steeds gesloten.'));
      const back = await again(server.adapter(), 'device');
      expect(server.sent.length, 'not sent again by itself').to.equal(1);
      expect(textOf(back)).to.contain('Reden: De vragenlijst is gesloten.');
      await press(back, 'Antwoorden aanpassen');
      expect(headingOf(back)).to.equal('Controleer uw antwoorden');
      await press(back, 'Versturen');
      await waitUntil(() => textOf(back).includes('Reden: Nog steeds gesloten.'));
      await press(back, 'Weggooien');
      await press(back, 'Nee, bewaren');
      expect(focused(back)?.innerText).to.equal('Weggooien');
      await press(back, 'Weggooien');
      await press(back, 'Ja, weggooien');
      await waitUntil(() => !textOf(back).includes('Nog niet verstuurd'));
      expect(textOf(await again(server.adapter(), 'device'))).not.to.contain('Nog niet verstuurd');
    });

    it('says what is so now, through a login that ended, a refusal, a server that is busy, and again', async () => {
      const busy = new UnavailableError('429', 300_000);
      server.errors.push(new SessionExpiredError('401'), new SubmitError('412'), busy, new SessionExpiredError('401'));
      const el = await opened(server.adapter(), 'memory');
      await toReview(el);
      await press(el, 'Versturen');
      await seen(el, 'expired');
      providerOf(el).adapter = server.adapter();
      await seen(el, 'refused');
      expect(textOf(el)).not.to.contain('niet meer ingelogd');
      await press(el, 'Antwoorden aanpassen');
      await press(el, 'Versturen');
      await seen(el, 'waiting');
      expect(textOf(el)).to.contain('Versturen is niet gelukt.').and.not.to.contain('Reden');
      await press(el, 'Probeer opnieuw');
      await seen(el, 'expired');
      // The server answered since it asked to wait.
      providerOf(el).adapter = server.adapter();
      await seen(el, 'sent');
      expect(headingOf(el)).to.equal('Bedankt');
      expect(server.stored.size).to.equal(1);
    });

    for (const drafts of [undefined, 'memory', 'device'] as const) {
      it(`says what helps when the server refuses, and offers no retry, which cannot succeed: ${drafts ?? 'no drafts'}`, async () => {
        server.errors.push(new SubmitError('De vragenlijst is gesloten.'));
        const el = await opened(server.adapter(), drafts);
        await toReview(el);
        await press(el, 'Versturen');
        await waitUntil(() => textOf(el).includes('Reden: De vragenlijst is gesloten.'));
        await drawn(el);
        expect(textOf(el))
          .to.contain('Uw antwoorden staan er nog. Opnieuw versturen helpt nu niet.')
          .and.to.contain('Neem contact op met uw zorgverlener')
          .and.not.to.contain('Probeer opnieuw');
        expect(textOf(el).includes('Laat deze pagina open.'), 'only if nothing else has the answers').to.equal(
          drafts !== 'device',
        );
        expect(buttonsOf(el)).not.to.include('Versturen');
        expect(focused(el)?.innerText).to.contain('Opnieuw versturen helpt nu niet.');
        await expect(el).to.be.accessible();
        await press(el, 'Antwoorden aanpassen');
        expect(answersOf(el, 'alleen')).to.deep.equal([{ type: 'boolean', value: false }]);
        await press(el, 'Versturen');
        await waitUntil(() => headingOf(el) === 'Bedankt');
        expect(server.sent.map(({ id }) => id)).to.deep.equal([server.sent[0]!.id, server.sent[0]!.id]);
      });
    }

    it('says in English and Arabic what helps when the server refuses', async () => {
      for (const [language, words, send] of [
        ['en', 'Sending them again does not help now.', 'Send'],
        ['ar', 'إعادة الإرسال لا تفيد الآن.', 'إرسال'],
      ] as const) {
        server.errors.push(new SubmitError('closed'));
        const el = await opened(server.adapter(), undefined, 'Patient/1', 'list');
        await choose(el, 'Nee');
        el.lang = language;
        await waitUntil(() => buttonsOf(el).includes(send));
        await press(el, send);
        await waitUntil(() => textOf(el).includes(words));
        fixtureCleanup();
      }
    });

    it('does not put refused answers in the place of answers that are given now', async () => {
      server.errors.push(new SubmitError('Gesloten.'));
      const el = await opened(server.adapter(), 'device', 'Patient/1', 'list');
      await choose(el, 'Nee');
      await press(el, 'Versturen');
      await seen(el, 'refused');
      fixtureCleanup();
      const back = await opened(server.adapter(), 'device', 'Patient/1', 'list');
      expect(buttonsOf(back)).to.include('Antwoorden aanpassen');
      await choose(back, 'Ja');
      expect(buttonsOf(back)).not.to.include('Antwoorden aanpassen');
      expect(buttonsOf(back)).to.include('Weggooien');
    });

    it('sends what is changed after it could not be sent, and not what it was before', async () => {
      server.errors.push(new UnavailableError('503'));
      const el = await opened(server.adapter(), 'memory', 'Patient/1', 'list');
      await choose(el, 'Nee');
      await press(el, 'Versturen');
      await seen(el, 'waiting');
      await choose(el, 'Ja');
      await seen(el, 'memory');
      expect(textOf(el)).not.to.contain('Versturen is niet gelukt.');
      await press(el, 'Versturen');
      await seen(el, 'sent');
      expect([...server.stored.values()].map(({ items }) => items[0]?.answers?.[0]?.value?.value)).to.deep.equal([
        true,
      ]);
    });

    it('has nothing to change while the answers are on their way', async () => {
      for (const layout of ['page', 'list'] as const) {
        let arrive: (() => void) | undefined;
        const submitResponse = (response: QuestionnaireResponse) =>
          new Promise<QuestionnaireResponse>((resolve) => (arrive = () => resolve(response)));
        const el = await opened(server.adapter({ submitResponse }), 'memory', 'Patient/1', layout);
        if (layout === 'page') await toReview(el);
        else await choose(el, 'Nee');
        await press(el, 'Versturen');
        await waitUntil(() => arrive !== undefined);
        const changing = [...rootOf(el).querySelectorAll<HTMLElement>('button.text, fieldset input')];
        expect(changing).not.to.be.empty;
        for (const one of changing) one.focus();
        expect(changing.some((one) => one === focused(el))).to.equal(false);
        arrive?.();
        await seen(el, 'sent');
        fixtureCleanup();
        await purgeDrafts();
      }
    });
  });

  describe('in two tabs', () => {
    async function two(): Promise<readonly [ProQuestionnaire, ProQuestionnaire]> {
      const one = await opened(server.adapter(), 'device');
      return [one, await opened(server.adapter(), 'device')];
    }

    it('never writes over newer answers: it tells of them, and goes on with them', async () => {
      const [one, other] = await two();
      await press(other, 'Beginnen');
      await press(one, 'Beginnen');
      // In one moment, so that neither tab knows of the other.
      await Promise.all([choose(one, 'Nee'), choose(other, 'Ja')]);
      await seen(other, 'newer');
      await expect(other).to.be.accessible();
      expect(stateOf(other)).to.equal('newer');
      expect(stateOf(one)).to.equal('device');
      await press(other, 'Verder met de nieuwere antwoorden');
      await waitUntil(() => answersOf(other, 'alleen')[0]?.value === false);
      expect(other.getResponse()!.id).to.equal(one.getResponse()!.id);
      await seen(one, 'newer');
    });

    it('offers the answers of the other tab where nothing is answered, and keeps the place of the focus', async () => {
      const [one, other] = await two();
      await press(one, 'Beginnen');
      await press(other, 'Beginnen');
      rootOf(other).querySelector('input')!.focus();
      field(one, 'Nee').click();
      await waitUntil(() => headingOf(other) === 'U was al begonnen');
      expect(textOf(other)).not.to.contain('In een ander tabblad');
      expect(focused(other) === rootOf(other).querySelector('h2'), 'the heading has the focus').to.equal(true);
      await expect(other).to.be.accessible();
      await press(other, 'Verdergaan');
      await seen(other, 'device');
      expect(answersOf(other, 'alleen')[0]?.value).to.equal(false);
    });

    it('leaves the focus of the page where it is when answers are offered', async () => {
      const [one, other] = await two();
      const search = await fixture<HTMLInputElement>(html`<input aria-label="Zoeken" />`);
      await press(one, 'Beginnen');
      search.focus();
      field(one, 'Nee').click();
      await waitUntil(() => headingOf(other) === 'U was al begonnen');
      expect(document.activeElement === search).to.equal(true);
    });
  });

  it('keeps nothing more after purgeDrafts(), and has nothing left', async () => {
    const el = await opened(server.adapter(), 'device');
    await press(el, 'Beginnen');
    await choose(el, 'Nee');
    await seen(el, 'device');
    await purgeDrafts();
    await seen(el, 'memory');
    await choose(el, 'Ja');
    expect(await onDisk()).to.equal('\n{}');
    expect(headingOf(await again(server.adapter(), 'device'))).to.equal('Voorbeeld');
  });
});
