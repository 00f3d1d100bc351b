// The built declarations, as a TypeScript user of the package sees them.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

const project = join(import.meta.dirname, '..', '..');
const tsc = join(project, 'node_modules', 'typescript', 'bin', 'tsc');
const run = promisify(execFile);

describe('the types of the package', () => {
  let folder = '';

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pro-widgets-types-'));
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
    await run(process.execPath, [tsc, '-p', join(project, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')]);
  });

  after(() => rmSync(folder, { recursive: true }));

  /** Returns the compiler's errors in a program. */
  async function errorsOf(name: string, code: string): Promise<string> {
    writeFileSync(join(folder, `${name}.ts`), code);
    const flags = '--noEmit --strict --target es2022 --module esnext --moduleResolution bundler'.split(' ');
    const output = (error: { readonly stdout: string }) => error.stdout;
    const result = await run(process.execPath, [tsc, ...flags, `${name}.ts`], { cwd: folder }).then(() => '', output);
    return result;
  }

  it('include the events of every element after an import of define', async () => {
    const code = `import './dist/define.js';
const [form, tips] = [document.createElement('pro-questionnaire'), document.createElement('pro-consultation-tips')];
form.addEventListener('pro-error', ({ error }) => error.message);
form.addEventListener('pro-submit', ({ response }) => response.length);
form.addEventListener('pro-answer', ({ linkId }) => linkId.length);
form.addEventListener('pro-page', ({ step }) => step.length);
tips.addEventListener('pro-tips-change', (event) => event.discussed);
tips.addEventListener('pro-copy', (event) => event.instrument);
document.createElement('pro-trend-card').addEventListener('pro-save', ({ format }) => format.length);
document.createElement('pro-traffic-light').addEventListener('pro-select-scale', ({ scale }) => scale.length);
document.createElement('pro-preparation').addEventListener('pro-prepared', ({ instrument }) => instrument.length);
document.createElement('pro-sharing').addEventListener('pro-share', ({ purpose }) => purpose.length);
document.querySelector('pro-provider')!.addEventListener('pro-error', ({ error }) => error.name);
document.addEventListener('pro-error', ({ error }) => error.name);
window.addEventListener('pro-error', ({ error }) => error.name);
`;
    assert.equal(await errorsOf('events', code), '');
  });

  it('include pro-error after an import of one element', async () => {
    const code = `import './dist/define/instrument-info.js';
document.createElement('pro-instrument-info').addEventListener('pro-error', ({ error }) => error.message);
`;
    assert.equal(await errorsOf('one', code), '');
  });

  it('name the expected and the actual type in errors, without expanding their shapes', async () => {
    const code = `import './dist/define.js';
import type { Instrument, Measurement, Questionnaire, QuestionnaireResponse } from './dist/index.js';
declare const given: [Instrument, Measurement, Questionnaire, QuestionnaireResponse];
const [instrument, measurement, questionnaire, response] = given;
document.createElement('pro-trend-card').instrument = questionnaire;
document.createElement('pro-trend-card').measurements = [measurement, instrument];
document.createElement('pro-questionnaire').questionnaire = instrument;
document.createElement('pro-questionnaire').response = questionnaire;
document.createElement('pro-answers').questionnaire = response;
`;
    const errors = await errorsOf('mistakes', code);
    for (const [is, wanted] of [
      ['Questionnaire', 'Instrument'],
      ['Instrument', 'Measurement'],
      ['Instrument', 'Questionnaire'],
      ['Questionnaire', 'QuestionnaireResponse'],
      ['QuestionnaireResponse', 'Questionnaire'],
    ] as const) {
      assert.match(errors, new RegExp(`Type '${is}' is .*'.*\\b${wanted}\\b`), `${is} for ${wanted}`);
    }
    assert.doesNotMatch(errors, /'\{/, 'no shape is expanded');
  });
});
