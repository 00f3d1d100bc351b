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
type Told = { readonly tag: string; readonly name: string; readonly missing: unknown; readonly message: string };

/** Adds a page of markup, and notes what its elements tell. */
async function page(markup: string, set: (provider: ProProvider | null) => void = () => {}) {
  const told: Told[] = [];
  const place = await fixture<HTMLElement>(html`<div></div>`);
  place.addEventListener('pro-error', ({ target, error }) => {
    const { localName } = target as Element;
    told.push({ tag: localName, name: error.name, message: error.message, missing: Reflect.get(error, 'missing') });
  });
  place.append(document.createRange().createContextualFragment(markup));
  const provider = place.querySelector('pro-provider');
  set(provider);
  return { place, provider: provider!, told, textOf: (tag: string) => textOf(place.querySelector(tag)!) };
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

describe('what a page forgot', () => {
  it('without a subject: claims nothing, asks no question, and each widget tells its cure', async () => {
    const { told, textOf: text } = await page(`<pro-provider>${inside}</pro-provider>`, (provider) => {
      provider!.adapter = adapter;
    });
    for (const [tag] of all) {
      await waitUntil(() => text(tag).includes('Bezig met laden'), `${tag} loads`);
    }
    for (const [tag] of all) {
      await waitUntil(() => told.some((one) => one.tag === tag), `${tag} tells it`);
      const error = told.find((one) => one.tag === tag)!;
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
    it(`without a ${what}: says so on the screen in plain words, and to the host with the cure`, async () => {
      const { told, textOf: text } = await page(markup, (provider) => {
        if (what !== 'adapter' && provider) provider.adapter = adapter;
      });
      for (const [tag] of all) {
        await waitUntil(() => told.some((one) => one.tag === tag), `${tag} tells it`);
        const error = told.find((one) => one.tag === tag)!;
        expect([error.name, error.missing]).to.deep.equal(['SetupError', what.split(' ')[0]]);
        expect(error.message).to.match(message);
        await waitUntil(() => text(tag).includes('Dit kon niet worden geladen.'), tag);
      }
      expect(told.length, 'each tells it once').to.equal(all.length);
    });
  }

  it('without an instrument, questionnaire or response: names the property that is not set', async () => {
    const bare = [...all, ['pro-instrument-info', '']].map(([tag]) => `<${tag}></${tag}>`).join('');
    const { told } = await page(`<pro-provider subject="${subject}">${bare}</pro-provider>`, (provider) => {
      provider!.adapter = adapter;
    });
    await waitUntil(() => told.length === all.length + 1, 'all tell it');
    const missing = Object.fromEntries(told.map((one) => [one.tag, one.missing]));
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

  it('is said in English and Arabic too', async () => {
    const { place } = await page(
      '<pro-trend-card lang="en"></pro-trend-card><pro-questionnaire lang="ar"></pro-questionnaire>',
    );
    const [card, form] = [...place.children];
    await waitUntil(() => textOf(card!).includes(en.messages.common.retryIsNoUse), 'English');
    await waitUntil(() => textOf(form!).includes(ar.messages.common.retryIsNoUse), 'Arabic');
  });
});

describe('what a page gives late', () => {
  it('a subject after the login: no error, nothing claimed before, and then the outcomes', async () => {
    const {
      told,
      provider,
      textOf: text,
    } = await page(`<pro-provider>${inside}</pro-provider>`, (found) => {
      found!.adapter = adapter;
    });
    await waitUntil(() => text('pro-traffic-light').includes('Bezig met laden'));
    provider.subject = subject;
    await waitUntil(() => text('pro-traffic-light').includes('6 van 10'), 'the outcomes');
    await waitUntil(() => text('pro-questionnaire').includes('Beginnen'), 'the form');
    expect(told).to.deep.equal([]);
  });

  it('waits for as long as the provider says that it is loading', async () => {
    const { told, provider, textOf: text } = await page(`<pro-provider loading>${inside}</pro-provider>`);
    // Longer than a page that does not say so is waited for.
    await aTimeout(1500);
    for (const [tag] of all) expect(text(tag), tag).to.include('Bezig met laden');
    expect(told).to.deep.equal([]);
    Object.assign(provider, { adapter, subject, loading: false });
    await waitUntil(() => text('pro-traffic-light').includes('6 van 10'), 'the outcomes');
  });

  it('tells what is missing when the loading ends without it', async () => {
    const { told, provider } = await page(
      `<pro-provider loading><pro-trend-card instrument="x"></pro-trend-card></pro-provider>`,
    );
    provider.loading = false;
    await waitUntil(() => told.length > 0, 'told');
    expect(told[0]!.missing).to.equal('adapter');
  });

  it('recovers from the error once it is there, and in another place of the page', async () => {
    const {
      told,
      place,
      provider,
      textOf: text,
    } = await page(
      `<pro-provider></pro-provider><pro-traffic-light instrument="${instrument.id}"></pro-traffic-light>`,
    );
    await waitUntil(() => told.length > 0, 'told');
    provider.adapter = adapter;
    provider.append(place.querySelector('pro-traffic-light')!);
    provider.subject = subject;
    await waitUntil(() => text('pro-traffic-light').includes('6 van 10'), 'the outcomes');
  });
});

describe('what needs no subject', () => {
  it('outcomes, an instrument and a form that the page gave itself', async () => {
    const {
      told,
      place,
      textOf: text,
    } = await page(
      '<pro-traffic-light></pro-traffic-light><pro-instrument-info></pro-instrument-info><pro-questionnaire></pro-questionnaire>',
    );
    const measurements = [{ date: '2026-11-01', scores: [{ scale: 'fysiek', status: 'ok', value: 6 }] }];
    for (const element of place.children) Object.assign(element, { instrument, measurements, questionnaire });
    await waitUntil(() => text('pro-traffic-light').includes('6 van 10'), 'the outcomes');
    await waitUntil(() => text('pro-instrument-info').toLowerCase().includes('vragen'));
    await waitUntil(() => text('pro-questionnaire').includes('Beginnen'), 'the form');
    expect(told).to.deep.equal([]);
  });

  it('a form whose adapter says that its back end knows the subject', async () => {
    const { told, textOf: text } = await page(
      `<pro-provider><pro-questionnaire ${widgets['pro-questionnaire']}></pro-questionnaire></pro-provider>`,
      (provider) => {
        provider!.adapter = Object.assign(new MemoryAdapter({ questionnaires: [questionnaire] }), {
          needsSubject: false,
        });
      },
    );
    await waitUntil(() => text('pro-questionnaire').includes('Beginnen'), 'the form');
    expect(told).to.deep.equal([]);
  });
});

describe('answers on the screen', () => {
  it('stay while a portal is between two logins', async () => {
    const {
      provider,
      place,
      textOf: text,
    } = await page(
      `<pro-provider subject="${subject}"><pro-questionnaire ${widgets['pro-questionnaire']}></pro-questionnaire></pro-provider>`,
      (found) => {
        found!.adapter = adapter;
      },
    );
    await waitUntil(() => text('pro-questionnaire').includes('Beginnen'), 'the form');
    const form = place.querySelector('pro-questionnaire')!;
    form.shadowRoot!.querySelector<HTMLElement>('.primary')!.click();
    await waitUntil(() => text('pro-questionnaire').includes('Volgende'));
    const told = new Promise<Event>((resolve) => form.addEventListener('pro-error', resolve, { once: true }));
    provider.adapter = undefined;
    await told;
    await form.updateComplete;
    expect(text('pro-questionnaire')).to.include('Volgende');
  });
});

describe('a button to try again', () => {
  const failing = (error: Error) =>
    Object.assign(new MemoryAdapter(), {
      getInstrument: () => Promise.reject(error),
      getQuestionnaire: () => Promise.reject(error),
    });
  const named = (name: string) => Object.assign(new Error('x'), { name });
  const tags = ['pro-questionnaire', 'pro-trend-card', 'pro-answers', 'pro-instrument-info'];

  for (const [name, helps] of [
    ['NotFoundError', false],
    ['ModelError', false],
    ['UnavailableError', true],
    ['TypeError', true],
  ] as const) {
    it(`is ${helps ? 'there' : 'not there'} after a ${name}`, async () => {
      // The form asks for an instrument too, for its minutes: it would fail twice.
      const asked = (tag: string) => (tag === 'pro-questionnaire' ? 'questionnaire="b"' : 'instrument="a"');
      const markup = tags.map((tag) => `<${tag} ${asked(tag)}></${tag}>`).join('');
      const { told, place } = await page(`<pro-provider subject="${subject}">${markup}</pro-provider>`, (provider) => {
        provider!.adapter = failing(named(name));
      });
      await waitUntil(() => told.length === tags.length);
      for (const tag of tags) {
        const element = place.querySelector(tag)!;
        await waitUntil(() => textOf(element).includes('Dit kon niet worden geladen.'), tag);
        expect(Boolean(element.shadowRoot!.querySelector('button')), tag).to.equal(helps);
        expect(textOf(element).includes('Opnieuw proberen helpt niet'), tag).to.equal(!helps);
      }
    });
  }
});

describe('the debug of a provider', () => {
  /** What the page writes to the console meanwhile. */
  async function written(work: () => Promise<void>): Promise<string[]> {
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
  const shows = (debug: string, asked: string) => async () => {
    const { textOf: text } = await page(
      `<pro-provider ${debug} subject="${asked}">${light}</pro-provider>`,
      (found) => {
        found!.adapter = adapter;
      },
    );
    await waitUntil(() => text('pro-traffic-light').includes('Werk'));
  };

  it('writes what was asked and how much came back, never an answer', async () => {
    const lines = (await written(shows('debug', subject))).join('\n');
    expect(lines).to.include('adapter: set; subject: "Patient/1"');
    expect(lines).to.match(/listResponses\(subject: "Patient\/1".*\) gave \d+ rows/);
    expect(lines).not.to.match(/fysiek|valueInteger|linkId/);
  });

  it('writes every error with its element', async () => {
    const lines = await written(async () => {
      const { told } = await page('<pro-provider debug><pro-trend-card></pro-trend-card></pro-provider>');
      await waitUntil(() => told.length > 0, 'told');
    });
    expect(lines.join('\n')).to.include('<pro-trend-card>: SetupError: <pro-trend-card> has no instrument.');
  });

  it('is silent when it is not set', async () => {
    expect(await written(shows('', subject))).to.deep.equal([]);
  });
});
