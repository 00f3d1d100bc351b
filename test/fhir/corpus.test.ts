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
  type UnsupportedFeature,
} from '../../src/fhir/index.js';

const corpus = new URL('../../../shared/corpus/', import.meta.url);
const skip = existsSync(corpus) ? false : 'skipped: the corpus folder ../shared/corpus is absent';

describe('the corpus of FHIR Questionnaires', { skip }, () => {
  const files = skip ? [] : questionnaireFiles();

  it('renders each form or refuses it with named reasons', (test) => {
    const reasons = new Map<string, Set<string>>();
    let rendered = 0;
    let withNeeds = 0;
    let withNotices = 0;
    for (const file of files) {
      const json = read(file);
      const { ok, unsupported, needs, notices } = canRender(json);
      if (ok) {
        rendered += 1;
        if (needs.some(({ isOptional }) => !isOptional)) withNeeds += 1;
        if (notices.length > 0) withNotices += 1;
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
    test.diagnostic(`  ${withNeeds} of them need something of the host, ${withNotices} have notices`);
    for (const [reason, refused] of [...reasons].toSorted(([, a], [, b]) => b.size - a.size)) {
      test.diagnostic(`  ${String(refused.size).padStart(3)} ${reason}`);
    }
    assert.ok(rendered >= 194, `only ${rendered} can be rendered`);
  });

  it('renders every PROM-like form', (test) => {
    const prom = read('prom-like.json') as string[];
    for (const file of prom) assert.deepEqual(canRender(read(file)).unsupported, [], file);
    assert.equal(prom.length, 41);
    test.diagnostic(`PROM-like: ${prom.length} questionnaires, all can be rendered`);
  });

  it('gives back the responses that belong to the forms', (test) => {
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

function isNamed({ linkId, feature }: UnsupportedFeature): boolean {
  return typeof linkId === 'string' && feature !== '';
}

function kindOf(feature: string): string {
  return feature.replace(/ at item\[.*/, '').replace(/^answerValueSet \S+:/, 'answerValueSet:');
}

/** Replaces the invalid or missing status in the test data of Refero and LHC-Forms, which this test is not about. */
function withStatus(json: unknown): object {
  const response = json as { status?: string };
  return response.status === undefined || response.status === 'draft'
    ? { ...response, status: 'in-progress' }
    : response;
}

/** The answers of a response as sorted lines `path = value`, without texts and ids. */
function answersOf(json: unknown, path = ''): string[] {
  const { item = [], answer = [] } = json as { item?: JsonItem[]; answer?: JsonAnswer[] };
  const below = item.flatMap((child) => answersOf(child, `${path}/${child.linkId}`));
  const own = answer.flatMap((answered) => {
    const key = Object.keys(answered).find((name) => name.startsWith('value'));
    const line = key ? [`${path} = ${key} ${JSON.stringify(plain(answered[key]))}`] : [];
    return [...line, ...answersOf(answered, path)];
  });
  return [...own, ...below].toSorted();
}

interface JsonItem {
  readonly linkId: string;
}

type JsonAnswer = Readonly<Record<string, unknown>>;

function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'id' && key !== 'extension');
  return Object.fromEntries(entries.toSorted(([a], [b]) => a.localeCompare(b)));
}
