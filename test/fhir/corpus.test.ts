import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Questionnaire } from '../../src/core/model/questionnaire.js';
import {
  canRender,
  questionnaireFromFhir,
  QuestionnaireError,
  QuestionnaireResponseError,
  responseFromFhir,
  responseToFhir,
  type Unsupported,
} from '../../src/fhir/index.js';

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const skip = existsSync(corpus) ? false : 'skipped: the folder ../shared/corpus with forms of others is not here';

describe('forms that others wrote', { skip }, () => {
  const files = skip ? [] : questionnaireFiles();

  it('can each be rendered or are refused with named reasons', (test) => {
    const reasons = new Map<string, Set<string>>();
    let rendered = 0;
    for (const file of files) {
      const json = read(file);
      const { ok, unsupported } = canRender(json);
      if (ok) {
        rendered += 1;
        const { success, error } = Questionnaire.safeParse(questionnaireFromFhir(json));
        assert.ok(success, `${file}: ${error?.message}`);
      } else {
        assert.throws(() => questionnaireFromFhir(json), QuestionnaireError, file);
        assert.ok(unsupported.every(isNamed), file);
        for (const { feature } of unsupported)
          reasons.set(kindOf(feature), (reasons.get(kindOf(feature)) ?? new Set()).add(file));
      }
    }
    assert.equal(files.length, 214);
    test.diagnostic(
      `corpus: ${files.length} questionnaires: ${rendered} can be rendered, ${files.length - rendered} refused`,
    );
    for (const [reason, refused] of [...reasons].toSorted(([, a], [, b]) => b.size - a.size)) {
      test.diagnostic(`  ${String(refused.size).padStart(3)} ${reason}`);
    }
    assert.ok(rendered >= 182, `only ${rendered} can be rendered`);
  });

  it('can all be rendered where they are PROM-like', (test) => {
    const prom = read('prom-like.json') as string[];
    for (const file of prom) assert.deepEqual(canRender(read(file)).unsupported, [], file);
    assert.equal(prom.length, 41);
    test.diagnostic(`PROM-like: ${prom.length} questionnaires, all can be rendered`);
  });

  it('give back the responses that were made with them', (test) => {
    const pairs = read('pairs.json') as { response: string; questionnaire: string }[];
    let same = 0;
    let refusedForms = 0;
    for (const { response, questionnaire: file } of pairs) {
      const form = read(file);
      if (!canRender(form).ok) {
        refusedForms += 1;
        continue;
      }
      const json = withStatus(read(response));
      const questionnaire = questionnaireFromFhir(form);
      try {
        const exported = responseToFhir(questionnaire, responseFromFhir(questionnaire, json), { version: 'R4' });
        assert.deepEqual(answersOf(exported), answersOf(json), response);
        same += 1;
      } catch (error) {
        if (!(error instanceof QuestionnaireResponseError)) throw error;
        test.diagnostic(`  ${response}: ${error.message}`);
      }
    }
    const named = pairs.length - same - refusedForms;
    test.diagnostic(
      `pairs: ${pairs.length} responses: ${same} come back the same, ${named} named errors, ${refusedForms} of refused forms`,
    );
    assert.ok(same > 0);
  });
});

function questionnaireFiles(): string[] {
  const folders = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) =>
    readdirSync(new URL(`${name}/`, corpus))
      .filter((file) => file.startsWith('Q--') && file.endsWith('.json'))
      .map((file) => `${name}/${file}`),
  );
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, corpus), 'utf8'));
}

function isNamed({ linkId, feature }: Unsupported): boolean {
  return typeof linkId === 'string' && feature !== '';
}

/** A feature without what it names, to count it. */
function kindOf(feature: string): string {
  return feature.replace(/ at item\[.*/, '').replace(/^answerValueSet \S+:/, 'answerValueSet:');
}

/** Refero's and LHC-Forms' test data say "draft" or nothing, which FHIR does not know and we refuse; here it is beside the point. */
function withStatus(json: unknown): object {
  const response = json as { status?: string };
  return response.status === undefined || response.status === 'draft'
    ? { ...response, status: 'in-progress' }
    : response;
}

/** The answers of a response as sorted lines, `path = value`: no texts, ids, or order of a multiple choice. */
function answersOf(json: unknown, path = ''): string[] {
  const { item = [], answer = [] } = json as { item?: Placed[]; answer?: Answered[] };
  const below = item.flatMap((one) => answersOf(one, `${path}/${one.linkId}`));
  const own = answer.flatMap((one) => {
    const key = Object.keys(one).find((name) => name.startsWith('value'));
    const line = key ? [`${path} = ${key} ${JSON.stringify(plain(one[key]))}`] : [];
    return [...line, ...answersOf(one, path)];
  });
  return [...own, ...below].toSorted();
}

interface Placed {
  readonly linkId: string;
}

type Answered = Readonly<Record<string, unknown>>;

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'id' && key !== 'extension');
  return Object.fromEntries(kept.toSorted(([a], [b]) => a.localeCompare(b)));
}
