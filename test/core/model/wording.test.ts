import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ModelError, parseModel } from '../../../src/core/model/parse.js';
import { Questionnaire, type QuestionnaireItem } from '../../../src/core/model/questionnaire.js';
import { isSafeLink, plainTextOf } from '../../../src/core/model/rich-text.js';
import { bestLanguage, localizeWording } from '../../../src/core/model/wording.js';

const strong = (text: string) => [{ content: [{ text, strong: true as const }] }];

describe('a text in the language of its reader', () => {
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

  it('is the translation, with its own marks and its own tag', () => {
    assert.deepEqual(text('en', 'nl'), { text: 'Pain', richText: strong('Pain'), language: 'en' });
    assert.deepEqual(text('en-GB', 'nl'), { text: 'Pain', richText: strong('Pain'), language: 'en' });
  });

  it('never takes marks from the text in another language', () => {
    assert.deepEqual(text('fr', 'nl'), { text: 'Douleur', richText: undefined, language: 'fr-BE' });
  });

  it('is the base text where there is no translation, or none is needed', () => {
    const base = { text: 'Pijn', richText: strong('Pijn'), language: 'nl' };
    for (const wanted of ['nl', 'nl-NL', 'nl-BE', 'de', '']) assert.deepEqual(text(wanted, 'nl'), base, wanted);
    assert.deepEqual(text('nl'), { ...base, language: undefined }, 'a form that does not say what its language is');
  });

  it('is chosen text by text: what is not translated is shown in its own language', () => {
    const help = (wanted: string) => localizeWording(item, 'help', { wanted, own: 'nl' });
    assert.equal(help('en')?.text, 'Denk aan vandaag.');
    assert.equal(help('en')?.language, 'nl');
    assert.equal(help('fr')?.text, 'Pensez à aujourd’hui.');
    assert.equal(localizeWording(item, 'prefix', { wanted: 'en', own: 'nl' }), undefined);
  });

  it('is a translation into the language of the form before a base text that is in another', () => {
    const option = { text: 'Not at all', translations: { nl: { text: 'Helemaal niet' } } };
    assert.equal(localizeWording(option, 'text', { wanted: 'nl', own: 'nl' })?.text, 'Helemaal niet');
  });

  it('is found under names that JavaScript uses itself only where they are there', () => {
    assert.equal(localizeWording({ text: 'Pijn', translations: {} }, 'text', { wanted: 'toString' })?.text, 'Pijn');
    assert.equal(localizeWording({ text: 'Pijn', translations: {} }, 'text', { wanted: '__proto__' })?.text, 'Pijn');
  });
});

describe('the best language', () => {
  it('is the tag itself, what is left without its ends, or another of the same language and script', () => {
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
  it('links to web pages over https, mail and telephone, and to nothing else', () => {
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

  it('is refused by the model where a link leads elsewhere, whoever made it', () => {
    const linked = (link: string) => ({
      items: [{ linkId: 'q', type: 'display', rich: { text: [{ content: [{ link, runs: [{ text: 'klik' }] }] }] } }],
    });
    assert.ok(parseModel(Questionnaire, linked('https://example.org'), 'it'));
    assert.throws(() => parseModel(Questionnaire, linked('javascript:alert(1)'), 'it'), ModelError);
  });

  it('has its words as plain text, a line a block, with the numbers of a list', () => {
    const text = plainTextOf([
      { content: [{ text: 'Bel ' }, { link: 'tel:112', runs: [{ text: '112', strong: true }] }] },
      { content: [{ text: 'eerst dit' }], listItem: { level: 1, number: 1 } },
      { content: [{ text: 'dan dat' }], listItem: { level: 1, number: 2 } },
      { content: [{ text: 'en dit' }], listItem: { level: 2 } },
    ]);
    assert.equal(text, 'Bel 112\n1. eerst dit\n2. dan dat\nen dit');
  });
});
