import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Questionnaire } from '../../src/core/model/questionnaire.js';
import type { RichText } from '../../src/core/model/rich-text.js';
import { canRender, questionnaireFromFhir } from '../../src/fhir/index.js';
import { readMarkdown } from '../../src/fhir/markdown.js';
import { readXhtml } from '../../src/fhir/xhtml.js';
import { attacks } from './attacks.js';

const schemes = new Set(['https:', 'mailto:', 'tel:']);

/** The links of a text, each as a browser would read it on a page. */
function schemesOf(richText: RichText): string[] {
  const links = richText.flatMap(({ content }) => content.flatMap((part) => ('runs' in part ? part.link : [])));
  return links.map((link) => new URL(link, 'http://page.example/').protocol);
}

describe('hostile renderings', () => {
  const all = attacks();

  it('reduces a hostile rendering to text, marks and links to web pages, mail and telephone', (test) => {
    assert.ok(all.length >= 3000, `${all.length}`);
    let links = 0;
    for (const attack of all) {
      for (const { richText } of [readXhtml(attack), readMarkdown(attack)]) {
        // The schema knows nothing else than our own blocks, runs, marks and links.
        const items = [{ linkId: 'q', type: 'display', rich: { text: richText } }];
        assert.ok(Questionnaire.safeParse({ items }).success, attack);
        for (const scheme of schemesOf(richText)) assert.ok(schemes.has(scheme), `${scheme} of ${attack}`);
        links += schemesOf(richText).length;
      }
    }
    assert.ok(links > 0, 'safe links stay, so that this proves something');
    test.diagnostic(
      `attacks: ${all.length}, each through xhtml and markdown: 0 with another element, attribute or scheme`,
    );
  });

  it('reads or refuses a form with a hostile rendering, and throws no other error', () => {
    const url = 'http://hl7.org/fhir/StructureDefinition/rendering';
    const item = all.map((attack, index) => ({
      linkId: `${index}`,
      type: 'display',
      text: attack,
      _text: {
        extension: [
          { url: `${url}-xhtml`, valueString: attack },
          { url: `${url}-markdown`, valueMarkdown: attack },
        ],
      },
    }));
    const form = { resourceType: 'Questionnaire', item };
    assert.deepEqual(canRender(form), { ok: true, unsupported: [], needs: [], notices: [] });
    const { items } = Questionnaire.parse(questionnaireFromFhir(form));
    assert.equal(items.length, all.length);
    for (const { rich, linkId } of items) {
      for (const scheme of schemesOf(rich?.text ?? [])) assert.ok(schemes.has(scheme), linkId);
    }
    const { unsupported } = canRender({
      resourceType: 'Questionnaire',
      item: item.map(({ text: _text, ...rest }) => rest),
    });
    assert.ok(unsupported.length > 0 && unsupported.every(({ feature }) => feature.startsWith('rendering-')));
  });
});
