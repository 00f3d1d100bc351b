/** The page of bench/walk.ts: a form of nine questions, one on a page, at an adapter that stores at once. */
import '../src/define/provider.js';
import '../src/define/questionnaire.js';
import type { ProAdapter } from '../src/adapter/adapter.js';
import type { DraftMode } from '../src/core/model/draft-status.js';
import { asQuestionnaire } from './peers/form.js';

const root = () => document.querySelector('pro-questionnaire')?.shadowRoot;

function show(drafts: DraftMode | undefined): void {
  const provider = document.createElement('pro-provider');
  const adapter: ProAdapter = {
    getQuestionnaire: async () => asQuestionnaire(9),
    listResponses: async () => [],
    submitResponse: async (response) => response,
  };
  provider.adapter = adapter;
  provider.subject = `Patient/${drafts ?? 'none'}`;
  const form = document.createElement('pro-questionnaire');
  form.questionnaire = 'https://example.org/Questionnaire/uw-dag';
  form.drafts = drafts;
  provider.append(form);
  document.body.replaceChildren(provider);
}

function find(tag: string, words: string): HTMLElement | undefined {
  const all = [...(root()?.querySelectorAll<HTMLElement>(tag) ?? [])];
  return all.find((one) => one.textContent.trim().startsWith(words));
}

Object.assign(globalThis, { show, find, text: () => root()?.textContent ?? '' });
