import { expect } from '@open-wc/testing';
import { elements } from '../src/registry.js';
import { defineAll } from '../src/index.js';
import { register } from '../src/internal/base/register.js';
import { SetupError } from '../src/internal/data/setup-error.js';
import { version } from '../src/internal/base/version.js';

const tags = Object.keys(elements).map((name) => `pro-${name}`);
const versionKey = Symbol.for('pro-widgets.version');

/** Registers a tag as another copy of this library does; without a version, as another library. */
function registerCopy(tag: string, copyVersion?: string): CustomElementConstructor {
  const element = class extends HTMLElement {};
  if (copyVersion) Object.defineProperty(element, versionKey, { value: copyVersion });
  customElements.define(tag, element);
  return element;
}

describe('registration', () => {
  it('happens only with the import of define', async () => {
    for (const tag of tags) expect(customElements.get(tag), tag).to.equal(undefined);
    await import('../src/define.js');
    for (const tag of tags) expect(customElements.get(tag), tag).to.be.a('function');
  });

  it('changes nothing the second time', () => {
    const before = tags.map((tag) => customElements.get(tag));
    defineAll();
    expect(tags.map((tag) => customElements.get(tag))).to.deep.equal(before);
  });

  it('adds working elements with another prefix', () => {
    defineAll({ prefix: 'hospital' });
    const card = document.createElement('hospital-trend-card');
    document.body.append(card);
    expect(card.shadowRoot).not.to.equal(null);
    card.remove();
    expect(new SetupError(card, 'provider').message).to.match(/<hospital-trend-card>.*<hospital-provider>/);
  });

  it('keeps the first class of two copies with the same major version', () => {
    const [major = ''] = version.split('.');
    const first = registerCopy('x-same', `${major}.999.0`);
    register('same', class extends HTMLElement {}, { prefix: 'x' });
    expect(customElements.get('x-same')).to.equal(first);
  });

  it('throws for another major version and names both', () => {
    registerCopy('x-other', '999.1.2');
    expect(() => register('other', class extends HTMLElement {}, { prefix: 'x' })).to.throw(/999\.1\.2/);
    expect(() => register('other', class extends HTMLElement {}, { prefix: 'x' })).to.throw(version);
  });

  it('throws for a tag of another library and names the solution', () => {
    registerCopy('x-theirs');
    expect(() => register('theirs', class extends HTMLElement {}, { prefix: 'x' })).to.throw(/<x-theirs>.*prefix/);
  });
});
