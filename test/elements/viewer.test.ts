import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import type { Consultation } from '../../src/core/model/consultation.js';
import type { Person } from '../../src/core/model/person.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import type { SharingLevel } from '../../src/core/model/sharing.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import type { ProViewEvent } from '../../src/internal/base/view.event.js';
import { waitUntil } from '../harness/wait.js';
import {
  canonical,
  cardiologist,
  copiedIn,
  dataWidgets,
  decisionAbout,
  drawnIn,
  occupational,
  patient,
  query,
  renderFor,
  responses,
  settle,
  SharedAdapter,
  shownCanonical,
  subject,
  team,
  textOf,
  viewerOf,
  widget,
  withheldCanonical,
  withheldResponse,
  type SharedData,
} from './shared-data.js';

const constantLine = 'U ziet wat met u gedeeld is. Dat hoeft niet alles te zijn.';
/** The date of the newest answers, in every widget that shows data. */
const anyDate = /8 nov(ember)? 2026/;
const sharedWith = (person: Person, level: SharingLevel, until?: string) =>
  decisionAbout(person, { questionnaires: [shownCanonical], level, ...(until && { until }) });
const allVersionsWith = (person: Person, level: SharingLevel) =>
  decisionAbout(person, { questionnaires: [canonical], level });

/** Records the events that a host page receives. Ids and times differ by themselves. */
function recordEvents(): { readonly events: string[]; stop(): void } {
  const events: string[] = [];
  const onError = ({ error }: { readonly error: Error }) => void events.push(`${error.name}: ${error.message}`);
  const onView = ({ kinds, element, viewer, preview }: ProViewEvent) =>
    void events.push(`view: ${JSON.stringify({ kinds, element, viewer, preview })}`);
  addEventListener('pro-error', onError);
  addEventListener('pro-view', onView);
  return {
    events,
    stop: () => {
      removeEventListener('pro-error', onError);
      removeEventListener('pro-view', onView);
    },
  };
}

/** Everything that can be noticed of a page: markup, texts to copy, events and requests. */
async function noticed(data: SharedData, viewer: Person, audience?: string) {
  const shared = new SharedAdapter(data);
  const { events, stop } = recordEvents();
  const provider = await renderFor(viewerOf(viewer), shared, audience ? { audience } : {});
  const drawn = dataWidgets.map((tag) => drawnIn(provider, tag));
  stop();
  return { drawn, copied: copiedIn(provider), events: events.toSorted(), requests: shared.requests.toSorted() };
}

/** Compares what can be noticed of two pages, and names the first difference. */
function expectSame(page: Awaited<ReturnType<typeof noticed>>, other: Awaited<ReturnType<typeof noticed>>): void {
  for (const part of ['drawn', 'copied', 'events', 'requests'] as const) {
    const [text, otherText] = [page[part].join('\n'), other[part].join('\n')];
    const start = Math.max(0, [...text].findIndex((letter, index) => letter !== otherText[index]) - 40);
    if (text !== otherText) expect(text.slice(start, start + 200), part).to.equal(otherText.slice(start, start + 200));
  }
}

const note = (author: Person | undefined, text: string, changes: Partial<Consultation> = {}): Consultation => ({
  ...query,
  id: `note-${text}`,
  date: '2026-11-01',
  written: '2026-11-01T10:00:00Z',
  ...(author && { author }),
  discussed: [],
  notes: { discuss: text },
  again: [],
  ...changes,
});

describe('a viewer who sees what was shared', () => {
  it('draws the same page whether or not something is withheld, byte for byte', async () => {
    const decisions = [sharedWith(occupational, 'answers')];
    const visible = { decisions, responses };
    const withMore: SharedData = {
      ...visible,
      responses: [...responses, withheldResponse('secret')],
      assignments: { [subject]: [{ id: 'secret', questionnaire: withheldCanonical, status: 'sent' }] },
      consultations: [note(cardiologist, 'secret', { recipients: [] })],
      preparations: [
        {
          ...query,
          written: '2026-11-20',
          topics: ['stress'],
          questions: 'secret',
          recipients: ['Practitioner/other'],
        },
      ],
    };
    expectSame(await noticed(withMore, occupational), await noticed(visible, occupational));
  });

  const hidden = fc.record({
    responses: fc.array(
      fc.record({
        questionnaire: fc.constantFrom(withheldCanonical, 'https://example.org/other', 7, undefined),
        subject: fc.constantFrom(subject, 'Patient/2', undefined),
        status: fc.constantFrom('completed', 'in-progress', 'unreadable'),
        authored: fc.constantFrom('2026-11-29T10:00:00Z', '2030-01-01T10:00:00Z', 'unreadable', undefined),
        items: fc.constantFrom(responses[0]!.items, [], 'unreadable'),
        id: fc.constantFrom('secret', 'also-secret', undefined),
      }),
      { maxLength: 3 },
    ),
    assignments: fc.array(
      fc.record({
        id: fc.constantFrom('secret', 7),
        questionnaire: fc.constantFrom(withheldCanonical, 'https://example.org/other', undefined),
        status: fc.constantFrom('sent', 'completed', 'unreadable'),
      }),
      { maxLength: 2 },
    ),
    scores: fc.array(
      fc.record({
        date: fc.constantFrom('2026-11-29', 'unreadable'),
        response: fc.constantFrom('secret', undefined),
        scores: fc.constantFrom([{ scale: 'totaal', status: 'ok', value: 3 }], [{ scale: 'item-9' }], 'unreadable'),
        flags: fc.constantFrom([{ id: 'moe', status: 'raised' }], undefined),
      }),
      { maxLength: 2 },
    ),
    note: fc.constantFrom(undefined, [], ['Practitioner/other'], 'unreadable'),
  });

  for (const level of ['answers', 'scores', 'nothing'] as const) {
    for (const audience of ['clinician', 'patient']) {
      it(`cannot notice hidden data of any shape: level ${level}, on a screen for a ${audience}`, async () => {
        const decisions = [sharedWith(occupational, level), sharedWith(cardiologist, 'answers')];
        const visible = level === 'nothing' ? [] : responses;
        const pageOf = (rows: Partial<typeof hidden extends fc.Arbitrary<infer T> ? T : never>) =>
          noticed(
            {
              decisions,
              raw: {
                listResponses: [...(rows.responses ?? []), ...visible],
                listAssignments: rows.assignments ?? [],
                listScores: rows.scores ?? [],
                listConsultations:
                  rows.note === undefined ? [] : [note(cardiologist, 'secret', { recipients: rows.note as string[] })],
              },
            },
            occupational,
            audience,
          );
        const expected = await pageOf({});
        await fc.assert(
          fc.asyncProperty(hidden, async (rows) => {
            expectSame(await pageOf(rows), expected);
          }),
          { numRuns: 8 },
        );
      });
    }
  }

  it('cannot notice answers if only scores are shared', async () => {
    const decisions = [sharedWith(occupational, 'scores')];
    // The total stays the same.
    const [first, ...others] = structuredClone(responses);
    const values: Readonly<Record<string, number>> = { fysiek: 7, mentaal: 3, stress: 0, vermoeid: 0 };
    const items = first!.items.map((item) => {
      const value = values[item.linkId];
      return value === undefined ? item : { ...item, answers: [{ value: { type: 'integer' as const, value } }] };
    });
    const changed = { ...first!, items };
    const page = (list: readonly QuestionnaireResponse[]) => noticed({ decisions, responses: list }, occupational);
    const before = await page([first!, ...others]);
    expect(before.drawn.join()).to.include('Totaal');
    expectSame(await page([changed, ...others]), before);
  });

  it('says the constant line in every widget, with data, without, and after a failure', async () => {
    const examples: [string, SharedData, string?][] = [
      ['data', { decisions: [sharedWith(occupational, 'answers')], responses }],
      ['no data', { decisions: [sharedWith(occupational, 'answers')] }],
      ['nothing shared', { responses }],
      ['failure', { decisions: [sharedWith(occupational, 'answers')], responses }, 'listResponses'],
    ];
    for (const [name, data, failing] of examples) {
      const shared = new SharedAdapter(data);
      if (failing) shared.delay = async (method) => Promise[method === failing ? 'reject' : 'resolve'](new Error('x'));
      const provider = await renderFor(viewerOf(occupational), shared);
      for (const tag of dataWidgets) {
        expect(textOf(provider, tag).split(constantLine).length, `${tag}: ${name}`).to.equal(2);
      }
    }
  });

  it('never reads that something does not exist, in three languages', async () => {
    const claims = {
      nl: /nog niet|nog geen|nog niets|eerste|één meting|vorige keer|zonder score\.|alle metingen/,
      en: /not .*\byet\b|no .*\byet\b|one measurement|last time|without a score|all measurements/i,
      ar: /بعد\b.*لم|لم تملأ|لا يوجد قياس بعد|قياس واحد|المرة السابقة\b(?! التي)|كل القياسات/,
    };
    for (const [lang, claim] of Object.entries(claims)) {
      for (const audience of ['clinician', 'patient']) {
        for (const visible of [[], responses.slice(0, 1), responses]) {
          const shared = new SharedAdapter({ decisions: [sharedWith(occupational, 'scores')], responses: visible });
          const provider = await renderFor(viewerOf(occupational), shared, { audience, lang });
          await waitUntil(() =>
            dataWidgets.every(
              (tag) => widget(provider, tag).shadowRoot!.querySelector('.root')!.getAttribute('lang') === lang,
            ),
          );
          for (const tag of ['pro-traffic-light', 'pro-trend-card', 'pro-answers', 'pro-consultation-tips'])
            expect(textOf(provider, tag), `${tag}, ${audience}`).not.to.match(claim);
        }
      }
    }
  });

  it('is shown the scores without answers, flags, calculations and a way to the answers', async () => {
    const shared = new SharedAdapter({ decisions: [sharedWith(occupational, 'scores')], responses });
    const provider = await renderFor(viewerOf(occupational), shared);
    const light = textOf(provider, 'pro-traffic-light');
    expect(light).to.include('Totaal');
    expect(light).not.to.match(/Optelling|Eén antwoord vraagt aandacht/);
    expect(widget(provider, 'pro-traffic-light').shadowRoot!.querySelector('button.answers')).to.equal(null);
    expect(textOf(provider, 'pro-answers')).to.include('Hier zijn geen antwoorden te zien.');
    const rows = [...widget(provider, 'pro-traffic-light').shadowRoot!.querySelectorAll('[part=row]')];
    const [single] = rows.filter((row) => (row as HTMLElement).dataset['scale'] === 'fysiek');
    expect(single!.textContent).to.include('geen score te zien');
  });

  it('does not learn from an id whether a response exists', async () => {
    const page = async (list: readonly QuestionnaireResponse[]) => {
      const shared = new SharedAdapter({ decisions: [sharedWith(occupational, 'answers')], responses: list });
      const { events, stop } = recordEvents();
      const provider = await renderFor(viewerOf(occupational), shared);
      (widget(provider, 'pro-answers') as HTMLElement & { response: string }).response = 'secret';
      await waitUntil(() => textOf(provider, 'pro-answers').includes('Hier zijn geen antwoorden te zien.'));
      stop();
      return [drawnIn(provider, 'pro-answers'), ...events];
    };
    expect(await page([...responses, withheldResponse('secret')])).to.deep.equal(await page(responses));
  });
});

describe('who looks', () => {
  it('is the patient without a viewer on a screen for patients, who sees everything', async () => {
    const shared = new SharedAdapter({ responses, decisions: [] });
    for (const viewer of [undefined, viewerOf(patient)]) {
      const provider = await renderFor(viewer, shared, { audience: 'patient' });
      expect(textOf(provider, 'pro-answers')).to.include('Uw antwoorden').and.not.to.include(constantLine);
      expect(textOf(provider, 'pro-traffic-light')).to.include('U vulde dit in');
    }
  });

  it('must be known on a screen for clinicians if the adapter knows decisions', async () => {
    const shared = new SharedAdapter({ responses, decisions: [sharedWith(occupational, 'answers')] });
    const { events, stop } = recordEvents();
    const provider = await renderFor(viewerOf(occupational), shared);
    provider.viewer = undefined;
    await waitUntil(() => events.filter((event) => event.startsWith('SetupError')).length === dataWidgets.length);
    stop();
    expect(events.find((event) => event.startsWith('SetupError')))
      .to.include('.viewer = {')
      .and.include('listSharing()');
    for (const tag of dataWidgets) expect(drawnIn(provider, tag), tag).not.to.match(anyDate);
  });

  it('is the server without decisions in the adapter, as before', async () => {
    const shared = new SharedAdapter({ responses });
    const adapter = new Proxy(shared.adapter, {
      get: (target, name) => (name === 'listSharing' ? undefined : (Reflect.get(target, name) as unknown)),
    });
    const provider = await renderFor(undefined, Object.assign(Object.create(shared) as SharedAdapter, { adapter }));
    for (const tag of dataWidgets)
      expect(textOf(provider, tag), tag).to.match(anyDate).and.not.to.include(constantLine);
  });

  it('sees nothing after a failure to read the decisions or the care team', async () => {
    for (const failing of ['listSharing', 'listCareTeam']) {
      const shared = new SharedAdapter({ responses, decisions: [sharedWith(occupational, 'answers')] });
      shared.delay = async (method) => Promise[method === failing ? 'reject' : 'resolve'](new Error('x'));
      const provider = await renderFor(viewerOf(occupational), shared);
      for (const tag of dataWidgets) expect(drawnIn(provider, tag), tag).not.to.match(anyDate);
    }
  });

  it('sees nothing as an employer, and nothing as a viewer that cannot be read', async () => {
    const shared = new SharedAdapter({ responses, decisions: [sharedWith(occupational, 'answers')] });
    const employer = viewerOf({ reference: occupational.reference, kind: 'work' });
    for (const viewer of [employer, { person: { reference: 7 } } as never, 'Practitioner/1' as never]) {
      const { events, stop } = recordEvents();
      const provider = await renderFor(viewer, shared, { audience: 'patient' }).catch(() => undefined);
      await waitUntil(() => viewer === employer || events.some((event) => event.startsWith('ModelError: viewer')));
      stop();
      for (const tag of dataWidgets) expect(drawnIn(provider!, tag), tag).not.to.match(anyDate);
    }
  });

  it('is found in the care team by another reference, and there is an employer if the team says so', async () => {
    const known: Person = { ...occupational, reference: 'PractitionerRole/9', alsoAs: [occupational.reference] };
    const decisions = [sharedWith(known, 'answers')];
    const provider = await renderFor(
      viewerOf(occupational),
      new SharedAdapter({ responses, decisions, people: [patient, known] }),
    );
    expect(textOf(provider, 'pro-traffic-light')).to.include('Ingevuld');
    const work: Person = { ...known, kind: 'work' };
    const other = await renderFor(
      viewerOf(occupational),
      new SharedAdapter({ responses, decisions, people: [patient, work] }),
    );
    expect(textOf(other, 'pro-traffic-light')).not.to.include('Ingevuld');
  });
});

describe('a change of viewer', () => {
  const decisions = [allVersionsWith(cardiologist, 'answers'), sharedWith(occupational, 'scores')];

  it('leaves nothing of the former viewer, also not in what is copied at once', async () => {
    const consultations = [note(cardiologist, 'van de hartarts', { date: today(), recipients: [] })];
    const shared = new SharedAdapter({ responses, decisions, consultations });
    const provider = await renderFor(viewerOf(cardiologist), shared);
    expect(drawnIn(provider, 'pro-consultation-tips')).to.include('van de hartarts');
    const light = widget(provider, 'pro-traffic-light') as HTMLElement & { earlier: string };
    provider.viewer = viewerOf(occupational);
    expect(copiedIn(provider)[0], 'before any update').to.equal('');
    await settle(provider);
    const fresh = await renderFor(viewerOf(occupational), shared);
    for (const tag of dataWidgets) expect(drawnIn(provider, tag), tag).to.equal(drawnIn(fresh, tag));
    expect(light.earlier).to.equal('');
    expect(copiedIn(provider)).to.deep.equal(copiedIn(fresh));
  });

  it('drops an answer that comes late, and asks again', async () => {
    const shared = new SharedAdapter({ responses, decisions });
    let release = () => {};
    const late = new Promise<void>((resolve) => (release = resolve));
    const provider = await renderFor(viewerOf(occupational), shared);
    let waiting = 0;
    shared.delay = async (method) => {
      if (method !== 'listResponses') return;
      waiting += 1;
      await late;
    };
    provider.viewer = viewerOf(cardiologist);
    await waitUntil(() => waiting > 0, 'the data of the cardiologist is asked for');
    shared.delay = async () => {};
    provider.viewer = viewerOf(occupational);
    await settle(provider);
    release();
    await settle(provider);
    expect(textOf(provider, 'pro-answers')).to.include('Hier zijn geen antwoorden te zien.');
  });

  it('keeps the choice of a comparison of the host page, and drops that of the former viewer', async () => {
    const shared = new SharedAdapter({ responses, decisions });
    const provider = await renderFor(viewerOf(cardiologist), shared);
    const element = widget(provider, 'pro-answers') as HTMLElement & { earlier: string | undefined };
    const select = element.shadowRoot!.querySelector('select')!;
    select.value = select.options[1]!.value;
    select.dispatchEvent(new Event('change'));
    expect(element.earlier).to.be.a('string');
    provider.viewer = viewerOf(occupational);
    await settle(provider);
    expect(element.earlier).to.equal(undefined);
    element.earlier = 'of the page';
    provider.viewer = viewerOf(cardiologist);
    await settle(provider);
    expect(element.earlier).to.equal('of the page');
  });

  it('does not reload for an equal viewer', async () => {
    const shared = new SharedAdapter({ responses, decisions });
    const provider = await renderFor(viewerOf(cardiologist), shared);
    const { length } = shared.requests;
    provider.viewer = structuredClone(viewerOf(cardiologist));
    await settle(provider);
    expect(shared.requests.length).to.equal(length);
  });
});

describe('a change of what is shared', () => {
  it('shows what is given and removes what is withdrawn', async () => {
    const shared = new SharedAdapter({ responses });
    const provider = await renderFor(viewerOf(occupational), shared);
    expect(textOf(provider, 'pro-answers')).to.include('Hier zijn geen antwoorden te zien.');
    shared.decisions = [sharedWith(occupational, 'answers')];
    shared.notify();
    await waitUntil(() => textOf(provider, 'pro-answers').includes('Ingevuld op'));
    shared.decisions = [sharedWith(occupational, 'nothing')];
    shared.notify();
    await waitUntil(() => textOf(provider, 'pro-answers').includes('Hier zijn geen antwoorden te zien.'));
  });

  it('removes the data on an open page when a rule ends', async () => {
    const until = new Date(Date.now() + 4000).toISOString();
    const shared = new SharedAdapter({ responses, decisions: [sharedWith(occupational, 'answers', until)] });
    const provider = await renderFor(viewerOf(occupational), shared);
    for (const tag of ['pro-answers', 'pro-traffic-light', 'pro-trend-card', 'pro-consultation-tips'])
      await waitUntil(() => !/Ingevuld op|Van 3 naar|Bij de antwoorden/.test(textOf(provider, tag)), tag);
    expect(Date.now()).to.be.at.least(Date.parse(until));
  });

  it('removes the data after the device slept through the end of a rule', async () => {
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const shared = new SharedAdapter({ responses, decisions: [sharedWith(occupational, 'answers', until)] });
    const provider = await renderFor(viewerOf(occupational), shared);
    expect(textOf(provider, 'pro-answers')).to.include('Ingevuld op');
    const { now } = Date;
    Date.now = () => now() + 7_200_000;
    try {
      expect(copiedIn(provider)[0], 'not copied, also before the page is visible').to.equal('');
      document.dispatchEvent(new Event('visibilitychange'));
      await waitUntil(() => textOf(provider, 'pro-answers').includes('Hier zijn geen antwoorden te zien.'));
      await settle(provider);
      expect(textOf(provider, 'pro-traffic-light')).to.include('Hier zijn geen scores te zien.');
    } finally {
      Date.now = now;
    }
  });
});

describe('pro-view', () => {
  const views = async (act: () => Promise<unknown>) => {
    const found: ProViewEvent[] = [];
    const listener = (event: ProViewEvent) => void found.push(event);
    addEventListener('pro-view', listener);
    await act();
    removeEventListener('pro-view', listener);
    return found;
  };
  const decisions = [sharedWith(occupational, 'scores'), allVersionsWith(cardiologist, 'answers')];
  const kindsOf = (events: readonly ProViewEvent[]) =>
    Object.fromEntries(events.map(({ element, kinds }) => [element, kinds.join(' ')]));

  it('is fired once for each element and kind that is drawn, with the viewer and the patient', async () => {
    const shared = new SharedAdapter({
      responses,
      decisions,
      events: { [subject]: [{ date: '2026-09-01', label: 'x' }] },
    });
    let provider!: ProProvider;
    const viewer = { person: { ...cardiologist, organization: 'Ziekenhuis' }, onBehalfOf: 'Practitioner/chief' };
    const found = await views(async () => (provider = await renderFor(viewer, shared)));
    expect(kindsOf(found)).to.deep.equal({
      'pro-traffic-light': 'scores answers',
      'pro-trend-card': 'scores answers events',
      'pro-answers': 'answers',
      'pro-consultation-tips': 'scores answers',
      'pro-preparation': 'scores',
    });
    for (const event of found) {
      expect(event.subject).to.equal(subject);
      expect(event.viewer).to.deep.equal({
        reference: cardiologist.reference,
        role: { code: 'cardiologist' },
        organization: 'Ziekenhuis',
        onBehalfOf: 'Practitioner/chief',
      });
      expect([event.preview, event.bubbles, event.composed]).to.deep.equal([false, true, true]);
      expect(Date.parse(event.at)).to.be.a('number').and.not.NaN;
    }
    const again = await views(async () => {
      shared.notify();
      await settle(provider);
      provider.lang = 'en';
      await settle(provider);
    });
    expect(again).to.deep.equal([]);
    const back = await views(async () => {
      provider.viewer = viewerOf(occupational);
      await settle(provider);
      provider.viewer = viewer;
      await settle(provider);
    });
    expect(
      back.filter(({ element }) => element === 'pro-traffic-light').map(({ kinds }) => kinds.join(' ')),
    ).to.deep.equal(['scores', 'scores answers']);
  });

  it('is fired for the patient, and names the patient during a preview', async () => {
    const shared = new SharedAdapter({ responses, decisions });
    const own = await views(() => renderFor(undefined, shared, { audience: 'patient' }));
    expect(own[0]!.viewer).to.deep.equal({ reference: subject });
    const preview = await views(() => renderFor({ person: occupational, isPreview: true }, shared));
    expect(preview.map(({ viewer, preview: isPreview }) => [viewer?.reference, isPreview])).to.deep.equal(
      preview.map(() => [subject, true]),
    );
  });

  it('is not fired for what is not drawn', async () => {
    expect(await views(() => renderFor(viewerOf(occupational), new SharedAdapter({ responses })))).to.deep.equal([]);
    expect(await views(() => renderFor(viewerOf(cardiologist), new SharedAdapter({ decisions })))).to.deep.equal([]);
  });

  it('holds no value, title or count', async () => {
    const canary = 'kanarie';
    const found = await views(() =>
      renderFor(
        viewerOf(cardiologist),
        new SharedAdapter({
          decisions,
          responses: JSON.parse(JSON.stringify(responses)) as QuestionnaireResponse[],
          assignments: { [subject]: [{ id: canary, questionnaire: shownCanonical, title: canary, status: 'sent' }] },
          events: { [subject]: [{ date: '2026-09-01', label: canary }] },
          consultations: [note(occupational, canary)],
          preparations: [{ ...query, written: '2026-11-20', topics: [], questions: canary }],
        }),
      ),
    );
    const texts = found.map((event) => JSON.stringify([event, ...Object.values(event)]));
    expect(texts.join()).not.to.match(/kanarie|werk-herstel|totaal|fysiek/);
    const known = new Set(['scores', 'answers', 'assignments', 'events', 'notes', 'preparation']);
    for (const { kinds } of found) expect(kinds.every((kind) => known.has(kind))).to.equal(true);
    expect(team.length).to.equal(3);
  });
});

function today(): string {
  const now = new Date();
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((number) => String(number).padStart(2, '0'));
  return `${now.getFullYear()}-${month}-${day}`;
}
