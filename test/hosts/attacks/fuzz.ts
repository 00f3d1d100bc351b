import fc from 'fast-check';
import { limits } from '../../../scripts/limits.js';
import { anyQuestionnaire } from '../../core/form/random-form.js';
import { settled } from './settled.js';

const main = document.querySelector('main')!;

const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '__proto__',
    'constructor',
    '\u202eomgekeerd\u202c',
    'مرحبا بالعالم',
    '👩🏽‍⚕️👨‍👩‍👧‍👦',
    '\ud800',
    'a'.repeat(5000),
    'Z̸͉̈́a̶l̵g̷o̵',
    '[object Object]',
    '\r\n\t',
  ),
);
const wrong = fc.oneof(
  fc.constantFrom(null, 0, -1, NaN, 1e308, true, [], {}),
  texts,
  fc.array(texts, { maxLength: 2 }),
);

/** A change of a form: the index of the changed value, counted through the form, and the new value. */
const change = (...kinds: ('text' | 'wrong' | 'gone' | 'deep')[]) =>
  fc.record({ at: fc.nat(), kind: fc.constantFrom(...kinds), text: texts, wrong });
const changes: fc.Arbitrary<Change[]> = fc.oneof(
  fc.constant<Change[]>([]),
  fc.array(change('text'), { minLength: 1, maxLength: 8 }),
  fc.array(change('text', 'wrong', 'gone', 'deep'), { minLength: 1, maxLength: 2 }),
);
const forms = fc.record({ form: anyQuestionnaire, changes, layout: fc.constantFrom('page', 'list') });

export interface Fuzzed {
  readonly drawn: number;
  readonly refused: Record<string, number>;
  readonly wrong: string[];
}

/** Renders `count` random forms. Each must render or be refused with one of our errors. */
export async function fuzz(seed: number, count: number): Promise<Fuzzed> {
  const refused: Record<string, number> = {};
  const wrongs: string[] = [];
  let drawn = 0;
  for (const [number, { form, changes: made, layout }] of fc.sample(forms, { seed, numRuns: count }).entries()) {
    const questionnaire: unknown = made.reduce<unknown>(changed, JSON.parse(JSON.stringify(form)));
    const errors: Error[] = [];
    const element = document.createElement('pro-questionnaire');
    element.addEventListener('pro-error', ({ error }) => errors.push(error));
    Object.assign(element, { questionnaire, layout });
    const start = performance.now();
    main.replaceChildren(element);
    await settled(main);
    await userFillsIn(element);
    const took = performance.now() - start;
    const name = errors[0]?.name;
    if (name === undefined && element.shadowRoot?.querySelector('.screen, .message')) drawn += 1;
    else if (name && /^(ModelError|FormError|QuestionnaireError|ObjectAttributeError|NotFoundError)$/.test(name))
      refused[name] = (refused[name] ?? 0) + 1;
    else wrongs.push(`seed ${seed}, form ${number}: ${errors[0] ? String(errors[0]) : 'neither drawn nor refused'}`);
    if (took > limits.wait) wrongs.push(`seed ${seed}, form ${number}: took ${Math.round(took)} ms`);
  }
  main.replaceChildren();
  return { drawn, refused, wrong: wrongs.slice(0, 10) };
}

/** Starts the form, fills in the first fields and continues. */
async function userFillsIn(element: HTMLElement): Promise<void> {
  const root = element.shadowRoot!;
  for (let turn = 0; turn < 2; turn += 1) {
    root.querySelector<HTMLElement>('button.primary')?.click();
    await settled(main);
    for (const field of [...root.querySelectorAll<HTMLInputElement>('input, textarea, select')].slice(0, 5)) {
      if (field.type === 'radio' || field.type === 'checkbox') field.click();
      else if (field.type !== 'file') {
        field.value = '3';
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
      }
    }
    await settled(main);
  }
}

type Change = { at: number; kind: string; text: string; wrong: unknown };

/** Returns the form with one value changed. */
function changed(form: unknown, { at, kind, text, wrong: other }: Change): unknown {
  const holders: { of: Record<string, unknown>; key: string }[] = [];
  const walk = (of: unknown): void => {
    if (typeof of !== 'object' || of === null) return;
    for (const key of Object.keys(of)) {
      holders.push({ of: of as Record<string, unknown>, key });
      walk((of as Record<string, unknown>)[key]);
    }
  };
  walk(form);
  const texts = holders.filter((holder) => typeof holder.of[holder.key] === 'string');
  const all = kind === 'text' ? texts : holders;
  const target = all[at % (all.length || 1)];
  if (!target) return form;
  if (kind === 'text') target.of[target.key] = text;
  else if (kind === 'wrong') target.of[target.key] = other;
  else if (kind === 'gone') delete target.of[target.key];
  else target.of[target.key] = deep(at % 400);
  return form;
}

function deep(levels: number): unknown {
  let items: unknown[] = [{ linkId: 'diep', type: 'string', text: 'Diep' }];
  for (let level = 0; level < levels; level += 1)
    items = [{ linkId: `diep${level}`, type: 'group', text: `${level}`, items }];
  return items;
}
