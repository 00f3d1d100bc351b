// The built package in plain Node: run `npm run build`, then `npm run check:package`.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { describe, it } from 'node:test';

const dist = join(import.meta.dirname, '..', '..', 'dist');
const { exports } = JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8'));

describe('the built package', () => {
  it('exports its core to Node', async () => {
    const core = await import('pro-widgets/core');
    const names = ['openForm', 'validateResponse', 'instrumentFrom', 'scoresOf', 'bandOf', 'changeBetween'];
    assert.deepEqual(missing(core, names), []);
  });

  it('exports its FHIR conversion to Node', async () => {
    const fhir = await import('pro-widgets/fhir');
    assert.deepEqual(missing(fhir, ['canRender', 'questionnaireFromFhir', 'responseToFhir', 'responseFromFhir']), []);
  });

  it('can be imported without a page, every entry', async () => {
    // pro-widgets/react needs React, which this project does not have: demo/hosts tests it.
    const isOfReact = (entry) => entry === './react';
    const modules = Object.keys(exports).filter((entry) => exports[entry].default && !isOfReact(entry));
    assert.ok(modules.length > 10);
    for (const entry of modules) {
      const entered = await import(entry.replace('.', 'pro-widgets'));
      assert.ok(entered, entry);
    }
    assert.equal(typeof window, 'undefined');
  });

  it('publishes only its entries', () => {
    const isPublished = (path) => Object.values(exports).some((target) => target.default === `./dist/${path}`);
    const modules = readdirSync(dist, { recursive: true })
      .map((path) => path.split(sep).join('/'))
      .filter((path) => /^(?!standalone|frame).*\.js$/.test(path) && !isPublished(path));
    assert.ok(modules.length > 100, `${modules.length}`);
    for (const path of modules) {
      for (const specifier of [path, path.replace(/\.js$/, ''), `dist/${path}`]) {
        const resolve = () => import.meta.resolve(`pro-widgets/${specifier}`);
        assert.throws(resolve, { code: 'ERR_PACKAGE_PATH_NOT_EXPORTED' }, specifier);
      }
    }
  });

  it('has the file of every entry', () => {
    const targets = Object.values(exports).flatMap((target) => (target.types ? Object.values(target) : [target]));
    assert.deepEqual(
      targets.filter((path) => !existsSync(join(dist, '..', path))),
      [],
    );
  });

  it('describes every tag for editors and type checkers', () => {
    const tags = readdirSync(join(dist, 'define')).filter((name) => name.endsWith('.js'));
    for (const file of [
      'web-types.json',
      'vscode.html-data.json',
      'types/jsx.d.ts',
      'types/vue.d.ts',
      'types/svelte.d.ts',
    ]) {
      const text = read(file);
      for (const name of tags) assert.ok(text.includes(`pro-${name.replace(/\.js$/, '')}`), `${file} lacks ${name}`);
    }
    const wrapped = read('react.js');
    for (const name of tags) assert.ok(wrapped.includes(`pro-${name.replace(/\.js$/, '')}`), `react.js lacks ${name}`);
  });

  it('registers elements only on import of define', () => {
    const tags = new Set(readdirSync(join(dist, 'define')).filter((name) => name.endsWith('.js')));
    assert.ok(tags.size > 0);
    for (const name of tags) assert.match(read(`define/${name}`), /\bregister\("/);
    assert.match(read('define.js'), /\bdefineAll\(\)/);
    assert.doesNotMatch(read('index.js'), /"\.\/define(\.js|\/)/);
  });

  it('leaves dependencies to the bundler of the host page', () => {
    assert.match(read('elements/provider/provider.js'), /from "lit"/);
  });

  it('is complete in the standalone file, with its own Trusted Types policy', () => {
    const files = readdirSync(join(dist, 'standalone')).filter((name) => name.endsWith('.js'));
    assert.deepEqual(files, ['pro-widgets.js']);
    const code = read('standalone/pro-widgets.js');
    assert.ok(!/(^|;)import[\s{*"'`]|\bimport\(/m.test(code), 'it has imports');
    assert.ok(/createPolicy\(.pro-widgets-lit./.test(code), 'it does not create its policy');
  });

  it('has a page for an iframe that needs only its own folder and allows no connections', () => {
    const page = read('frame/index.html');
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address);
    assert.ok(addresses.length > 0);
    for (const address of addresses) {
      assert.match(address, /^\.\//);
      assert.ok(read(`frame/${address}`).length > 0);
    }
    assert.match(page, /default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'/);
    assert.doesNotMatch(page, /<script(?![^>]*\ssrc=)|<style|\sstyle=/);
  });

  it('has an SBOM, license notices and the hash of the standalone file', () => {
    const { dependencies } = JSON.parse(readFileSync(join(dist, '..', 'package.json'), 'utf8'));
    const { components } = JSON.parse(read('sbom.cdx.json'));
    const names = components.map(({ name }) => name);
    for (const needed of [...Object.keys(dependencies), 'lit-html']) {
      assert.ok(names.includes(needed), `the SBOM does not list ${needed}`);
      assert.ok(read('THIRD-PARTY-NOTICES.txt').includes(`${needed} `), `the notices do not list ${needed}`);
    }
    const hash = createHash('sha384').update(read('standalone/pro-widgets.js')).digest('base64');
    assert.deepEqual(JSON.parse(read('integrity.json')), { 'standalone/pro-widgets.js': `sha384-${hash}` });
  });
});

function missing(module, names) {
  return names.filter((name) => typeof module[name] !== 'function');
}

function read(path) {
  return readFileSync(join(dist, path), 'utf8');
}
