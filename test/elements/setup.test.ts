import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import {
  werkHerstelInstrument as instrument,
  werkHerstelQuestionnaire as questionnaire,
  werkHerstelScenario,
} from '../../src/core/index.js';
import '../../src/define.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import { ar } from '../../src/locales/ar.js';
import { en } from '../../src/locales/en.js';
import { waitUntil } from '../harness/wait.js';

const subject = 'Patient/1';
const { responses } = werkHerstelScenario('2026-11-22', subject);
const adapter = new MemoryAdapter({ questionnaires: [questionnaire], instruments: [instrument], responses });
const canonical = questionnaire.url!;

const widgets = {
  'pro-questionnaire': `questionnaire="${canonical}"`,
  'pro-traffic-light': `instrument="${instrument.id}"`,
  'pro-trend-card': `instrument="${instrument.id}"`,
  'pro-answers': `instrument="${instrument.id}"`,
  'pro-consultation-tips': `instrument="${instrument.id}"`,
  'pro-preparation': `instrument="${instrument.id}"`,
};
type ReportedError = {
  readonly tag: string;
  readonly name: string;
  readonly missing: unknown;
  readonly message: string;
};

/** Renders markup and records the errors of its elements. */
async function renderPage(markup: string, set: (provider: ProProvider | null) => void = () => {}) {
  const errors: ReportedError[] = [];
  const container = await fixture<HTMLElement>(html`<div></div>`);
  container.addEventListener('pro-error', ({ target, error }) => {
    const { localName } = target as Element;
    errors.push({ tag: localName, name: error.name, message: error.message, missing: Reflect.get(error, 'missing') });
  });
  container.append(document.createRange().createContextualFragment(markup));
  const provider = container.querySelector('pro-provider');
  set(provider);
  return { container, provider: provider!, errors, textOf: (tag: string) => textOf(container.querySelector(tag)!) };
}

function textOf(element: Element): string {
  const root = element.shadowRoot!;
  return [...root.children]
    .map((child) => (child.localName === 'style' ? '' : (child.textContent ?? '')))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const all = Object.entries(widgets);
const inside = all.map(([tag, attribute]) => `<${tag} ${attribute}></${tag}>`).join('');

describe('a missing value', () => {
  it('shows no data and no form without a subject, and reports the solution for each widget', async () => {
    const { errors, textOf: text } = await renderPage(`<pro-provider>${inside}</pro-provider>`, (provider) => {
      provider!.adapter = adapter;
    });
    for (const [tag] of all) {
      await waitUntil(() => text(tag).includes('Bezig met laden'), `${tag} shows that it loads`);
    }
    for (const [tag] of all) {
      await waitUntil(() => errors.some((reported) => reported.tag === tag), `${tag} reports it`);
      const error = errors.find((reported) => reported.tag === tag)!;
      expect([error.name, error.missing]).to.deep.equal(['SetupError', 'subject']);
      expect(error.message).to.include(`<${tag}>`).and.include('subject="Patient/1"');
      await waitUntil(() => text(tag).includes('Dit kon niet worden geladen.'), tag);
      expect(text(tag)).not.to.match(/nog niet|subject|Beginnen|Probeer opnieuw/);
    }
  });

  const mistakes = {
    provider: [inside, /is not inside a <pro-provider>/],
    adapter: [`<pro-provider subject="${subject}">${inside}</pro-provider>`, /has no adapter.*\.adapter = /],
    'adapter of an inner provider': [
      `<pro-provider subject="${subject}"><pro-provider lang="nl">${inside}</pro-provider></pro-provider>`,
      /inside another provider/,
    ],
  } satisfies Record<string, [string, RegExp]>;
  for (const [what, [markup, message]] of Object.entries(mistakes)) {
    it(`shows a failure and reports the solution without this value: ${what}`, async () => {
      const { errors, textOf: text } = await renderPage(markup, (provider) => {
        if (what !== 'adapter' && provider) provider.adapter = adapter;
      });
      for (const [tag] of all) {
        await waitUntil(() => errors.some((reported) => reported.tag === tag), `${tag} reports it`);
        const error = errors.find((reported) => reported.tag === tag)!;
        expect([error.name, error.missing]).to.deep.equal(['SetupError', what.split(' ')[0]]);
        expect(error.message).to.match(message);
        await waitUntil(() => text(tag).includes('Dit kon niet worden geladen.'), tag);
      }
      expect(errors.length, 'number of errors').to.equal(all.length);
    });
  }

  it('reports the property that is not set: instrument, questionnaire or response', async () => {
    const bare = [...all, ['pro-instrument-info', '']].map(([tag]) => `<${tag}></${tag}>`).join('');
    const { errors } = await renderPage(`<pro-provider subject="${subject}">${bare}</pro-provider>`, (provider) => {
      provider!.adapter = adapter;
    });
    await waitUntil(() => errors.length === all.length + 1, 'all errors are reported');
    const missing = Object.fromEntries(errors.map((error) => [error.tag, error.missing]));
    expect(missing).to.deep.equal({
      'pro-questionnaire': 'questionnaire',
      'pro-traffic-light': 'instrument',
      'pro-trend-card': 'instrument',
      'pro-answers': 'response',
      'pro-consultation-tips': 'instrument',
      'pro-preparation': 'instrument',
      'pro-instrument-info': 'instrument',
    });
  });

  it('shows the failure in English and Arabic', async () => {
    const { container } = await renderPage(
      '<pro-trend-card lang="en"></pro-trend-card><pro-questionnaire lang="ar"></pro-questionnaire>',
    );
    const [card, form] = [...container.children];
    await waitUntil(() => textOf(card!).includes(en.messages.common.retryIsNoUse), 'English');
    await waitUntil(() => textOf(form!).includes(ar.messages.common.retryIsNoUse), 'Arabic');
  });
});

describe('a late value', () => {
  it('shows the outcomes after a late subject, without an error before', async () => {
    const {
      errors,
      provider,
      textOf: text,
    } = await renderPage(`<pro-provider>${inside}</pro-provider>`, (found) => {
      found!.adapter = adapter;
    });
    await waitUntil(() => text('pro-traffic-light').includes('Bezig met laden'));
    provider.subject = subject;
    await waitUntil(() => text('pro-traffic-light').includes('6 van 10'), 'the outcomes');
    await waitUntil(() => text('pro-questionnaire').includes('Beginnen'), 'the form');
    expect(errors).to.deep.equal([]);
  });

  it('waits while the provider is loading', async () => {
    const { errors, provider, textOf: text } = await renderPage(`<pro-provider loading>${inside}</pro-provider>`);
    // Longer than the grace period of a provider that is not loading.
    await aTimeout(1500);
    for (const [tag] of all) expect(text(tag), tag).to.include('Bezig met laden');
    expect(errors).to.deep.equal([]);
    Object.assign(provider, { adapter, subject, loading: false });
    await waitUntil(() => text('pro-traffic-light').includes('6 van 10'), 'the outcomes');
  });

  it('reports a missing value when the loading ends', async () => {
    const { errors, provider } = await renderPage(
      `<pro-provider loading><pro-trend-card instrument="x"></pro-trend-card></pro-provider>`,
    );
    provider.loading = false;
    await waitUntil(() => errors.length > 0, 'an error is reported');
    expect(errors[0]!.missing).to.equal('adapter');
  });

  it('recovers from the error inside another provider', async () => {
    const {
      errors,
      container,
      provider,
      textOf: text,
    } = await renderPage(
      `<pro-provider></pro-provider><pro-traffic-light instrument="${instrument.id}"></pro-traffic-light>`,
    );
    await waitUntil(() => errors.length > 0, 'an error is reported');
    provider.adapter = adapter;
    provider.append(container.querySelector('pro-traffic-light')!);
    provider.subject = subject;
    await waitUntil(() => text('pro-traffic-light').includes('6 van 10'), 'the outcomes');
  });
});

describe('a page without a subject', () => {
  it('shows outcomes, an instrument and a form that the page sets as properties', async () => {
    const {
      errors,
      container,
      textOf: text,
    } = await renderPage(
      '<pro-traffic-light></pro-traffic-light><pro-instrument-info></pro-instrument-info><pro-questionnaire></pro-questionnaire>',
    );
    const measurements = [{ date: '2026-11-01', scores: [{ scale: 'fysiek', status: 'ok', value: 6 }] }];
    for (const element of container.children) Object.assign(element, { instrument, measurements, questionnaire });
    await waitUntil(() => text('pro-traffic-light').includes('6 van 10'), 'the outcomes');
    await waitUntil(() => text('pro-instrument-info').toLowerCase().includes('vragen'));
    await waitUntil(() => text('pro-questionnaire').includes('Beginnen'), 'the form');
    expect(errors).to.deep.equal([]);
  });

  it('shows a form if the adapter needs no subject', async () => {
    const { errors, textOf: text } = await renderPage(
      `<pro-provider><pro-questionnaire ${widgets['pro-questionnaire']}></pro-questionnaire></pro-provider>`,
      (provider) => {
        provider!.adapter = Object.assign(new MemoryAdapter({ questionnaires: [questionnaire] }), {
          needsSubject: false,
        });
      },
    );
    await waitUntil(() => text('pro-questionnaire').includes('Beginnen'), 'the form');
    expect(errors).to.deep.equal([]);
  });
});

describe('a form during a logout', () => {
  it('keeps the answers on the screen between two logins', async () => {
    const {
      provider,
      container,
      textOf: text,
    } = await renderPage(
      `<pro-provider subject="${subject}"><pro-questionnaire ${widgets['pro-questionnaire']}></pro-questionnaire></pro-provider>`,
      (found) => {
        found!.adapter = adapter;
      },
    );
    await waitUntil(() => text('pro-questionnaire').includes('Beginnen'), 'the form');
    const form = container.querySelector('pro-questionnaire')!;
    form.shadowRoot!.querySelector<HTMLElement>('.primary')!.click();
    await waitUntil(() => text('pro-questionnaire').includes('Volgende'));
    const errorEvent = new Promise<Event>((resolve) => form.addEventListener('pro-error', resolve, { once: true }));
    provider.adapter = undefined;
    await errorEvent;
    await form.updateComplete;
    expect(text('pro-questionnaire')).to.include('Volgende');
  });
});

describe('a retry button', () => {
  const failingAdapter = (error: Error) =>
    Object.assign(new MemoryAdapter(), {
      getInstrument: () => Promise.reject(error),
      getQuestionnaire: () => Promise.reject(error),
    });
  const errorNamed = (name: string) => Object.assign(new Error('x'), { name });
  const tags = ['pro-questionnaire', 'pro-trend-card', 'pro-answers', 'pro-instrument-info'];

  for (const [name, canHelp] of [
    ['NotFoundError', false],
    ['ModelError', false],
    ['UnavailableError', true],
    ['TypeError', true],
  ] as const) {
    it(`${canHelp ? 'shows' : 'does not show'} a retry button after a ${name}`, async () => {
      // One attribute for each element: the form would fail twice, because it also requests the minutes of an instrument.
      const attributeOf = (tag: string) => (tag === 'pro-questionnaire' ? 'questionnaire="b"' : 'instrument="a"');
      const markup = tags.map((tag) => `<${tag} ${attributeOf(tag)}></${tag}>`).join('');
      const { errors, container } = await renderPage(
        `<pro-provider subject="${subject}">${markup}</pro-provider>`,
        (provider) => {
          provider!.adapter = failingAdapter(errorNamed(name));
        },
      );
      await waitUntil(() => errors.length === tags.length);
      for (const tag of tags) {
        const element = container.querySelector(tag)!;
        await waitUntil(() => textOf(element).includes('Dit kon niet worden geladen.'), tag);
        expect(Boolean(element.shadowRoot!.querySelector('button')), tag).to.equal(canHelp);
        expect(textOf(element).includes('Opnieuw proberen helpt niet'), tag).to.equal(!canHelp);
      }
    });
  }
});

describe('the property debug of a provider', () => {
  /** Records the console output of the library. */
  async function recordConsole(work: () => Promise<void>): Promise<string[]> {
    const lines: string[] = [];
    const levels = ['info', 'warn', 'error'] as const;
    const own = levels.map((level) => console[level]);
    for (const level of levels) console[level] = (...parts: unknown[]) => void lines.push(parts.map(String).join(' '));
    try {
      await work();
    } finally {
      levels.forEach((level, index) => (console[level] = own[index]!));
    }
    return lines.filter((line) => line.startsWith('pro-widgets:'));
  }

  const light = `<pro-traffic-light instrument="${instrument.id}"></pro-traffic-light>`;
  const renderWithSubject = (debug: string, subjectId: string) => async () => {
    const { textOf: text } = await renderPage(
      `<pro-provider ${debug} subject="${subjectId}">${light}</pro-provider>`,
      (found) => {
        found!.adapter = adapter;
      },
    );
    await waitUntil(() => text('pro-traffic-light').includes('Werk'));
  };

  it('logs each request and the number of results, without an answer', async () => {
    const lines = (await recordConsole(renderWithSubject('debug', subject))).join('\n');
    expect(lines).to.include('adapter: set; subject: "Patient/1"');
    expect(lines).to.match(/listResponses\(subject: "Patient\/1".*\) gave \d+ rows/);
    expect(lines).not.to.match(/fysiek|valueInteger|linkId/);
  });

  it('logs the viewer without the name', async () => {
    const viewer = { person: { reference: 'Practitioner/1', kind: 'professional', name: 'J. Jansen' } } as const;
    const lines = await recordConsole(async () => {
      await renderPage('<pro-provider debug></pro-provider>', (provider) => Object.assign(provider!, { viewer }));
    });
    expect(lines.join('\n')).to.include('viewer: professional "Practitioner/1"').and.not.include('Jansen');
  });

  it('logs each error with its element', async () => {
    const lines = await recordConsole(async () => {
      const { errors } = await renderPage('<pro-provider debug><pro-trend-card></pro-trend-card></pro-provider>');
      await waitUntil(() => errors.length > 0, 'an error is reported');
    });
    expect(lines.join('\n')).to.include('<pro-trend-card>: SetupError: <pro-trend-card> has no instrument.');
  });

  it('logs nothing without the property', async () => {
    expect(await recordConsole(renderWithSubject('', subject))).to.deep.equal([]);
  });
});
