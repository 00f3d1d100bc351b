import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ModelError, parseModel } from '../../../src/core/model/parse.js';
import { Questionnaire, type QuestionnaireItem } from '../../../src/core/model/questionnaire.js';
import { isSafeLink, plainTextOf } from '../../../src/core/model/rich-text.js';
import { bestLanguage, localizeWording } from '../../../src/core/model/wording.js';

const strong = (text: string) => [{ content: [{ text, strong: true as const }] }];

describe('localizeWording', () => {
  const item: QuestionnaireItem = {
    linkId: 'q',
    type: 'string',
    text: 'Pijn',
    help: 'Denk aan vandaag.',
    rich: { text: strong('Pijn') },
    translations: {
      en: { text: 'Pain', rich: { text: strong('Pain') } },
      'fr-BE': { text: 'Douleur', help: 'Pensez à aujourd’hui.' },
    },
  };
  const text = (wanted: string, own?: string) => localizeWording(item, 'text', { wanted, own });

  it('returns the translation with its own formatting and tag', () => {
    assert.deepEqual(text('en', 'nl'), { text: 'Pain', richText: strong('Pain'), language: 'en' });
    assert.deepEqual(text('en-GB', 'nl'), { text: 'Pain', richText: strong('Pain'), language: 'en' });
  });

  it('never uses formatting from another language', () => {
    assert.deepEqual(text('fr', 'nl'), { text: 'Douleur', richText: undefined, language: 'fr-BE' });
  });

  it('returns the base text without a translation, or if none is needed', () => {
    const base = { text: 'Pijn', richText: strong('Pijn'), language: 'nl' };
    for (const wanted of ['nl', 'nl-NL', 'nl-BE', 'de', '']) assert.deepEqual(text(wanted, 'nl'), base, wanted);
    assert.deepEqual(text('nl'), { ...base, language: undefined }, 'a form that does not say what its language is');
  });

  it('chooses each text separately, and shows untranslated texts in their own language', () => {
    const help = (wanted: string) => localizeWording(item, 'help', { wanted, own: 'nl' });
    assert.equal(help('en')?.text, 'Denk aan vandaag.');
    assert.equal(help('en')?.language, 'nl');
    assert.equal(help('fr')?.text, 'Pensez à aujourd’hui.');
    assert.equal(localizeWording(item, 'prefix', { wanted: 'en', own: 'nl' }), undefined);
  });

  it("prefers a translation into the form's language to a base text in another", () => {
    const option = { text: 'Not at all', translations: { nl: { text: 'Helemaal niet' } } };
    assert.equal(localizeWording(option, 'text', { wanted: 'nl', own: 'nl' })?.text, 'Helemaal niet');
  });

  it('finds translations named like JavaScript built-ins only if they are present', () => {
    assert.equal(localizeWording({ text: 'Pijn', translations: {} }, 'text', { wanted: 'toString' })?.text, 'Pijn');
    assert.equal(localizeWording({ text: 'Pijn', translations: {} }, 'text', { wanted: '__proto__' })?.text, 'Pijn');
  });
});

describe('bestLanguage', () => {
  it('returns the tag itself, its prefix, or another of the same language and script', () => {
    const cases: readonly (readonly [readonly string[], string, string | undefined])[] = [
      [['nl', 'nl-BE'], 'nl-BE', 'nl-BE'],
      [['nl', 'nl-BE'], 'nl-NL', 'nl'],
      [['NL'], 'nl-nl', 'NL'],
      [['nl-NL'], 'nl', 'nl-NL'],
      [['nl-NL'], 'nl-BE', 'nl-NL'],
      [['sr-Cyrl'], 'sr-Latn-RS', undefined],
      [['zh-Hans', 'zh-Hant'], 'zh-Hant-TW', 'zh-Hant'],
      [['en'], 'nl', undefined],
      [[], 'nl', undefined],
    ];
    for (const [tags, wanted, best] of cases)
      assert.equal(bestLanguage(tags, wanted), best, `${wanted} of ${tags.join()}`);
  });
});

describe('a rich text', () => {
  it('allows links to https, mailto and tel only', () => {
    for (const safe of [
      'https://example.org/a?b=1#c',
      'HTTPS://example.org',
      'mailto:a@example.org',
      'tel:+31881234567',
    ])
      assert.ok(isSafeLink(safe), safe);
    const unsafe = [
      'http://example.org',
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'data:text/html,x',
      'vbscript:x',
      'file:///x',
      'blob:https://example.org/x',
      '//example.org',
      '/a',
      '#a',
      '',
      'https:',
      'https://',
      'https://a b',
      'https://a\tb',
      'https://a\u202eb',
      ' https://example.org',
      'java\nscript:alert(1)',
      'https:javascript:alert(1)',
    ];
    for (const address of unsafe) assert.ok(!isSafeLink(address), JSON.stringify(address));
  });

  it('is refused by the model with any other link', () => {
    const linked = (link: string) => ({
      items: [{ linkId: 'q', type: 'display', rich: { text: [{ content: [{ link, runs: [{ text: 'klik' }] }] }] } }],
    });
    assert.ok(parseModel(Questionnaire, linked('https://example.org'), 'it'));
    assert.throws(() => parseModel(Questionnaire, linked('javascript:alert(1)'), 'it'), ModelError);
  });

  it('converts to plain text, one line for each block, with list numbers', () => {
    const text = plainTextOf([
      { content: [{ text: 'Bel ' }, { link: 'tel:112', runs: [{ text: '112', strong: true }] }] },
      { content: [{ text: 'eerst dit' }], listItem: { level: 1, number: 1 } },
      { content: [{ text: 'dan dat' }], listItem: { level: 1, number: 2 } },
      { content: [{ text: 'en dit' }], listItem: { level: 2 } },
    ]);
    assert.equal(text, 'Bel 112\n1. eerst dit\n2. dan dat\nen dit');
  });
});
