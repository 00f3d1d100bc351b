import { expect } from '@open-wc/testing';
import { elements } from '../src/registry.js';
import { defineAll } from '../src/index.js';
import { register } from '../src/internal/base/register.js';
import { SetupError } from '../src/internal/data/setup-error.js';
import { version } from '../src/internal/base/version.js';

const tags = Object.keys(elements).map((name) => `pro-${name}`);
const versionKey = Symbol.for('pro-widgets.version');

/** An element as another copy of this library, of some version, would have registered it. */
function registered(tag: string, itsVersion?: string): CustomElementConstructor {
  const element = class extends HTMLElement {};
  if (itsVersion) Object.defineProperty(element, versionKey, { value: itsVersion });
  customElements.define(tag, element);
  return element;
}

describe('registration', () => {
  it('happens only where it is asked for', async () => {
    for (const tag of tags) expect(customElements.get(tag), tag).to.equal(undefined);
    await import('../src/define.js');
    for (const tag of tags) expect(customElements.get(tag), tag).to.be.a('function');
  });

  it('is harmless a second time', () => {
    const before = tags.map((tag) => customElements.get(tag));
    defineAll();
    expect(tags.map((tag) => customElements.get(tag))).to.deep.equal(before);
  });

  it('takes another prefix, with elements that work beside the others', () => {
    defineAll({ prefix: 'hospital' });
    const card = document.createElement('hospital-trend-card');
    document.body.append(card);
    expect(card.shadowRoot).not.to.equal(null);
    card.remove();
    expect(new SetupError(card, 'provider').message).to.match(/<hospital-trend-card>.*<hospital-provider>/);
  });

  it('keeps the first of two copies with the same major version', () => {
    const [major = ''] = version.split('.');
    const first = registered('x-same', `${major}.999.0`);
    register('same', class extends HTMLElement {}, { prefix: 'x' });
    expect(customElements.get('x-same')).to.equal(first);
  });

  it('refuses to live with another major version, and names both', () => {
    registered('x-other', '999.1.2');
    expect(() => register('other', class extends HTMLElement {}, { prefix: 'x' })).to.throw(/999\.1\.2/);
    expect(() => register('other', class extends HTMLElement {}, { prefix: 'x' })).to.throw(version);
  });

  it('refuses a tag that something else has, and names the cure', () => {
    registered('x-theirs');
    expect(() => register('theirs', class extends HTMLElement {}, { prefix: 'x' })).to.throw(/<x-theirs>.*prefix/);
  });
});
