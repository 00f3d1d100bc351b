import { fixture, html, nextFrame } from '@open-wc/testing';
import type { ConversationQuery, ProAdapter, SubjectQuery } from '../../src/adapter/adapter.js';
import type { Viewer } from '../../src/adapter/context.js';
import { MemoryAdapter } from '../../src/adapter/memory.js';
import type { AdapterData } from '../../src/adapter/adapter-data.js';
import {
  werkHerstelInstrument,
  werkHerstelQuestionnaire as questionnaire,
  werkHerstelScenario,
} from '../../src/core/instruments/index.js';
import type { Consultation } from '../../src/core/model/consultation.js';
import type { Instrument } from '../../src/core/model/instrument.js';
import type { Person } from '../../src/core/model/person.js';
import type { Preparation } from '../../src/core/model/preparation.js';
import type { QuestionnaireResponse } from '../../src/core/model/questionnaire-response.js';
import type { Sharing, SharingRule } from '../../src/core/model/sharing.js';
import type { ProProvider } from '../../src/elements/provider/provider.js';
import '../../src/define.js';
import { waitUntil } from '../harness/wait.js';

/** The instrument of the demo with a total, because its own scores are single answers, and with a flag. */
export const instrument: Instrument = {
  ...werkHerstelInstrument,
  scales: [
    ...werkHerstelInstrument.scales,
    {
      ...werkHerstelInstrument.scales[0]!,
      id: 'totaal',
      name: 'Totaal',
      max: 30,
      items: ['fysiek', 'mentaal', 'vertrouwen'].map((item) => ({ item })),
      method: { type: 'sum' },
      bandSet: undefined,
      references: undefined,
      change: undefined,
    },
  ],
  flags: [{ id: 'moe', item: 'vermoeid', from: 1, label: 'Vermoeidheid', source: { title: 'x', verified: false } }],
};

export const subject = 'Patient/1';
export const canonical = questionnaire.url!;
export const query = { subject, instrument: instrument.id };
export const { responses } = werkHerstelScenario('2026-11-22', subject);

export const patient: Person = { reference: subject, kind: 'patient', name: 'P. Patiënt' };
export const cardiologist: Person = {
  reference: 'Practitioner/cardiologist',
  kind: 'professional',
  name: 'J. Jansen',
  role: { code: 'cardiologist' },
};
export const occupational: Person = {
  reference: 'Practitioner/occupational',
  kind: 'professional',
  role: { code: 'occupational-physician' },
  organization: 'Arbodienst Voorbeeld',
};
export const team = [patient, cardiologist, occupational];

/** The decision about a person, as a rule for each questionnaire. */
export const decisionAbout = ({ reference }: Person, ...rules: readonly SharingRule[]): Sharing => ({
  subject,
  recipient: reference,
  purpose: 'care',
  decided: '2026-11-01',
  rules: [...rules],
});

export interface SharedData extends AdapterData {
  readonly people?: readonly Person[];
  readonly decisions?: readonly Sharing[];
  /** Lists that are returned as they are, also if a row is invalid. */
  readonly raw?: Readonly<Record<string, readonly unknown[]>>;
}

/** An adapter in memory that knows the care team and the decisions, and records each request. */
export class SharedAdapter {
  readonly requests: string[] = [];
  readonly adapter: ProAdapter;
  decisions: readonly Sharing[];
  consultations: readonly Consultation[];
  preparation: Preparation | undefined;
  /** Resolves before a request is answered. */
  delay: (method: string) => Promise<void> = async () => {};
  readonly #listeners = new Set<() => void>();

  constructor({ people = team, decisions = [], raw = {}, consultations = [], preparations = [], ...data }: SharedData) {
    this.decisions = decisions;
    this.consultations = consultations;
    this.preparation = preparations[0];
    const memory = new MemoryAdapter({ questionnaires: [questionnaire], instruments: [instrument], ...data });
    const own: Partial<Record<string, (query: never) => unknown>> = {
      listCareTeam: () => people,
      listSharing: () => this.decisions,
      listConsultations: (asked: ConversationQuery) =>
        this.consultations.filter((record) => record.instrument === asked.instrument),
      saveConsultation: (record: Consultation) => {
        this.consultations = [...this.consultations.filter(({ id }) => id !== record.id), structuredClone(record)];
        this.notify();
      },
      getPreparation: () => this.preparation,
      savePreparation: (preparation: Preparation) => void (this.preparation = preparation),
      ...Object.fromEntries(Object.entries(raw).map(([method, rows]) => [method, () => rows])),
    };
    this.adapter = new Proxy(memory, {
      get: (target, name: string) => {
        if (name === 'subscribe') return (_: SubjectQuery, listener: () => void) => this.#subscribe(listener);
        const method: unknown = own[name] ?? Reflect.get(target, name);
        if (typeof method !== 'function') return method;
        return async (...given: unknown[]) => {
          this.requests.push(`${name} ${JSON.stringify(given[0])}`);
          await this.delay(name);
          return Reflect.apply(method, target, given) as unknown;
        };
      },
      has: (target, name) => name in own || name in target,
    }) as unknown as ProAdapter;
  }

  notify(): void {
    for (const listener of this.#listeners) listener();
  }

  #subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

export const dataWidgets = [
  'pro-traffic-light',
  'pro-trend-card',
  'pro-answers',
  'pro-consultation-tips',
  'pro-preparation',
] as const;

export const viewerOf = (person: Person): Viewer => ({ person });

/** Renders every widget that shows data, for a viewer. */
export async function renderFor(
  viewer: Viewer | undefined,
  shared: SharedAdapter,
  { audience = 'clinician', lang = 'nl' }: { readonly audience?: string; readonly lang?: string } = {},
): Promise<ProProvider> {
  const provider = await fixture<ProProvider>(html`
    <pro-provider .adapter=${shared.adapter} .viewer=${viewer} subject=${subject} audience=${audience} lang=${lang}>
      <pro-traffic-light instrument=${instrument.id} selectable></pro-traffic-light>
      <pro-trend-card instrument=${instrument.id}></pro-trend-card>
      <pro-answers instrument=${instrument.id}></pro-answers>
      <pro-consultation-tips instrument=${instrument.id}></pro-consultation-tips>
      <pro-preparation instrument=${instrument.id}></pro-preparation>
    </pro-provider>
  `);
  await settle(provider);
  return provider;
}

export const widget = (provider: ProProvider, tag: string) => provider.querySelector(tag)!;

/** Waits until no widget is loading. */
export async function settle(provider: ProProvider): Promise<void> {
  for (const tag of dataWidgets) {
    await waitUntil(() => !isLoading(widget(provider, tag)), `${tag} is loaded`);
  }
  await nextFrame();
  await nextFrame();
}

function isLoading(element: Element): boolean {
  const root = element.shadowRoot;
  const state = root?.querySelector('.state[role=status]');
  return !root?.querySelector('.root') || (state !== null && state !== undefined);
}

/** Returns everything that is drawn: markup without its generated markers, and the values of fields. */
export function drawnIn(provider: ProProvider, tag: string): string {
  const root = widget(provider, tag).shadowRoot!;
  const fields = [...root.querySelectorAll('textarea, input, select')].map(
    (field) => Reflect.get(field, 'value') as string,
  );
  // A plot is painted when it comes near the screen, and measures colors of the page with a hidden probe.
  const markup = root.innerHTML.replace(/<!--.*?-->/g, '').replace(/ (?:style|width|height)="[^"]*"/g, '');
  return [markup, ...fields].join('\n');
}

export const textOf = (provider: ProProvider, tag: string) =>
  [...widget(provider, tag).shadowRoot!.children]
    .map((child) => (child.localName === 'style' ? '' : (child.textContent ?? '')))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim();

/** Returns the texts that the widgets copy for the record. */
export const copiedIn = (provider: ProProvider) =>
  ['pro-traffic-light', 'pro-consultation-tips'].map((tag) =>
    (widget(provider, tag) as HTMLElement & { getText(): string }).getText(),
  );

/** The canonical of every response of the example, and one of another version, which tests withhold. */
export const shownCanonical = responses[0]!.questionnaire;
export const withheldCanonical = `${canonical}|2.0`;

export const withheldResponse = (id: string, changes: Partial<QuestionnaireResponse> = {}): QuestionnaireResponse => ({
  ...structuredClone(responses[0]!),
  id,
  questionnaire: withheldCanonical,
  ...changes,
});
