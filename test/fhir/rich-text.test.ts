import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Questionnaire, type QuestionnaireItem } from '../../src/core/model/questionnaire.js';
import { plainTextOf, type RichText, type TextRun } from '../../src/core/model/rich-text.js';
import { canRender, questionnaireFromFhir } from '../../src/fhir/index.js';
import { readMarkdown } from '../../src/fhir/markdown.js';
import { readXhtml } from '../../src/fhir/xhtml.js';

type Json = Readonly<Record<string, unknown>>;

const core = 'http://hl7.org/fhir/StructureDefinition';
const sdc = 'http://hl7.org/fhir/uv/sdc/StructureDefinition';

const xhtml = (valueString: string) => ({ url: `${core}/rendering-xhtml`, valueString });
const markdown = (valueMarkdown: string) => ({ url: `${core}/rendering-markdown`, valueMarkdown });
const critical = (name: string) => ({
  modifierExtension: [{ url: `${sdc}/sdc-rendering-criticalExtension`, valueCanonical: `${core}/${name}` }],
});

function form(item: Json, more: Json = {}): Json {
  return {
    resourceType: 'Questionnaire',
    status: 'active',
    item: [{ linkId: 'q', type: 'display', ...item }],
    ...more,
  };
}

function readItem(item: Json, more?: Json): QuestionnaireItem {
  return Questionnaire.parse(questionnaireFromFhir(form(item, more))).items[0] as QuestionnaireItem;
}

function refused(item: Json, more?: Json): string[] {
  return canRender(form(item, more)).unsupported.map(({ linkId, feature }) => `${linkId}: ${feature}`);
}

/** Formats a rich text, one line per block: *strong*, /emphasis/, _underline_, ^superscript^, ~subscript~, [text](link). */
function formatBlocks(richText: RichText): string[] {
  const signs = { strong: '*', emphasis: '/', underline: '_', superscript: '^', subscript: '~' } as const;
  const run = ({ text, ...marks }: TextRun): string =>
    (Object.keys(signs) as (keyof typeof signs)[]).reduce(
      (inner, mark) => (marks[mark] ? `${signs[mark]}${inner}${signs[mark]}` : inner),
      text,
    );
  return richText.map(({ content, listItem }) => {
    const marker = listItem
      ? `${'  '.repeat(listItem.level - 1)}${listItem.number ? `${listItem.number}.` : '-'} `
      : '';
    const text = content.map((part) => ('runs' in part ? `[${part.runs.map(run).join('')}](${part.link})` : run(part)));
    return marker + text.join('');
  });
}

describe('readXhtml', () => {
  const reads = (source: string, ...blocks: string[]) => {
    const { richText, lost } = readXhtml(source);
    assert.deepEqual(formatBlocks(richText), blocks, source);
    assert.deepEqual(lost, [], source);
  };

  it('keeps marks', () => {
    reads('<p>Hoe gaat het <b>nu</b>?</p>', 'Hoe gaat het *nu*?');
    reads('<strong>a</strong> <em>b</em> <i>c</i> <u>d</u>', '*a* /b/ /c/ _d_');
    reads('m<sup>2</sup> en H<sub>2</sub>O', 'm^2^ en H~2~O');
    reads('<b>a <i>b</i></b>', '*a */*b*/');
    reads('<B>A</B>', '*A*');
  });

  it('reads blocks as paragraphs, headings as strong paragraphs, and line breaks', () => {
    reads(
      '<div xmlns="http://www.w3.org/1999/xhtml"><h2>Kop</h2><p>een</p><p>twee<br/>drie</p></div>',
      '*Kop*',
      'een',
      'twee\ndrie',
    );
    reads('<table><tr><td>a</td><td>b</td></tr></table>', 'a', 'b');
    reads('<br/><p> </p>');
  });

  it('reads lists with levels and numbers', () => {
    reads('<ul><li>een</li><li>twee<ul><li>drie</li></ul></li></ul>na', '- een', '- twee', '  - drie', 'na');
    reads('<ol start="3"><li>drie</li><li><p>vier</p><p>b</p></li></ol>', '3. drie', '4. vier\nb');
    reads('<li>los</li>', '- los');
  });

  it('collapses white space, and removes it at the ends of a block', () => {
    reads('<p>\r\n\t een   <b> twee </b>\n drie </p>', 'een *twee *drie');
    reads('a&nbsp; b', 'a\u00a0 b');
  });

  it('decodes entities once', () => {
    reads('a &lt;b&gt; &amp;lt; &eacute;&#233;&#xE9; &euro; &#146; &onzin;', 'a <b> &lt; ééé € ’ &onzin;');
    reads('&#0;&#xD800;&#x110000;', '\ufffd\ufffd\ufffd');
  });

  it('keeps the text of a link, and its address if it is safe', () => {
    reads(
      '<a href="https://example.org/?a=1&amp;b=2">hier <b>nu</b></a>.',
      '[hier *nu*](https://example.org/?a=1&b=2).',
    );
    reads(
      "<a href='tel:112'>112</a> <a href=mailto:a@example.org>mail</a>",
      '[112](tel:112) [mail](mailto:a@example.org)',
    );
    reads(
      '<a href="javascript:alert(1)">klik</a> <a href="http://example.org">hier</a> <a name="x">x</a>',
      'klik hier x',
    );
  });

  it('drops presentational elements', () => {
    reads('<head><title>x</title><style>p > a {}</style></head><p style="color: red" class="a">ja</p>', 'ja');
    reads('<!-- niet > dit --><?php x ?><!DOCTYPE html>wel <![CDATA[a < b]]>', 'wel a < b');
  });

  it('reads characters that are no markup as text', () => {
    reads('5 < 6 en 7 > 6', '5 < 6 en 7 > 6');
    reads('een <b', 'een <b');
    reads('een <!-- zonder eind', 'een <!-- zonder eind');
  });

  it('drops the content of scripts, forms and frames, and reports every dropped element', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      ['a<script>alert("</b>")</script>b', 'ab', 'script'],
      ['a<script/>b', 'ab', 'script'],
      ['a<script>if (1<c && d == "e</script>b', 'ab', 'script'],
      ['a<iframe src="x"><b>c</b></iframe>b', 'ab', 'iframe'],
      ['a<form><form>c</form>d</form>b', 'ab', 'form'],
      ['a<svg><svg/><a>c</a></svg>b', 'ab', 'svg'],
      ['a<img src="x" onerror="y"/>b', 'ab', 'img'],
      ['a<script>b', 'a', 'script'],
      ['a <s>niet</s>', 'a niet', 's'],
      ['a <pro-questionnaire>b</pro-questionnaire>', 'a b', 'pro-questionnaire'],
    ];
    for (const [source, words, element] of cases) {
      const { richText, lost } = readXhtml(source);
      assert.equal(plainTextOf(richText), words, source);
      assert.deepEqual(lost, [element], source);
    }
  });
});

describe('readMarkdown', () => {
  const reads = (source: string, ...blocks: string[]) => {
    const { richText, lost } = readMarkdown(source);
    assert.deepEqual(formatBlocks(richText), blocks, source);
    assert.deepEqual(lost, [], source);
  };

  it('keeps emphasis', () => {
    reads('**a** *b* __c__ _d_ ***e***', '*a* /b/ *c* /d/ /*e*/');
    reads('een**twee**drie', 'een*twee*drie');
    reads('snake_case_naam, 2 * 3 * 4, *los, **', 'snake_case_naam, 2 * 3 * 4, *los, **');
    reads('\\*geen\\* `*code*`', '*geen* *code*');
  });

  it('reads paragraphs, headings, quotes and line breaks', () => {
    reads('een\ntwee\n\ndrie', 'een twee', 'drie');
    reads('een  \ntwee\\\ndrie', 'een\ntwee\ndrie');
    reads('# Kop #\ntekst\n## Kop **twee**', '*Kop*', 'tekst', '*Kop twee*');
    reads('> een\n> twee\n\n---\ndrie', 'een twee', 'drie');
  });

  it('reads lists with levels and numbers', () => {
    reads('- een\n- twee\n  * drie\n\nna', '- een', '- twee', '  - drie', 'na');
    reads('3. drie\n4) vier\n   nog vier', '3. drie', '4. vier nog vier');
    reads('tekst\n+ een', 'tekst', '- een');
  });

  it('keeps links to safe addresses, and only the text of other links', () => {
    reads(
      '[hier **nu**](https://example.org "titel") en <tel:112>',
      '[hier *nu*](https://example.org) en [tel:112](tel:112)',
    );
    reads('[klik](javascript:alert(1)) [a] [b][c] [d](http://example.org)', '[klik](javascript:alert(1)) [a] [b][c] d');
    reads('[klik](javascript:x) [klik](javascript&colon;x)', 'klik klik');
  });

  it('reads tags and entities as XHTML', () => {
    reads('a<br>b <u>c</u> &lt;d&gt; 5 < 6', 'a\nb _c_ <d> 5 < 6');
  });

  it('reports images, tables and active elements as lost', () => {
    assert.deepEqual(readMarkdown('a ![b](c.png)').lost, ['img']);
    assert.deepEqual(readMarkdown('a | b\n--- | ---\n1 | 2').lost, ['table']);
    const { richText, lost } = readMarkdown('# Dit is een <script>Ja</script> kop');
    assert.deepEqual([formatBlocks(richText), lost], [['*Dit is een kop*'], ['script']]);
  });
});

describe('hostile texts', () => {
  it('reads any text in a time that grows with its length, not with its square', () => {
    const parts = [
      '<',
      '<!--',
      '<a ',
      '<a "',
      '&#',
      '<b>',
      '<ul>',
      '<li>',
      '<br>',
      '*',
      '**a ',
      '_a ',
      '`',
      '`a``',
      '[',
      '](',
    ];
    for (const part of [
      ...parts,
      '![a](',
      '](a "',
      '- a\n',
      '\\',
      ' ',
      '](          ',
      '> ',
      '- ',
      '<script>',
      '</p>',
    ]) {
      const text = part.repeat(50_000);
      for (const { richText } of [readXhtml(text), readMarkdown(text)]) assert.ok(Array.isArray(richText));
    }
  });
});

describe('renderings', () => {
  it('keeps the rendering beside the plain text, which is the text in responses', () => {
    const item = readItem({ text: 'Pijn', _text: { extension: [xhtml('<b>Pijn</b>')] } });
    assert.equal(item.text, 'Pijn');
    assert.deepEqual(formatBlocks(item.rich?.text ?? []), ['*Pijn*']);
  });

  it('prefers an XHTML rendering to markdown', () => {
    const item = readItem({ text: 'Pijn', _text: { extension: [markdown('*Pijn*'), xhtml('<b>Pijn</b>')] } });
    assert.deepEqual(formatBlocks(item.rich?.text ?? []), ['*Pijn*']);
  });

  it('drops a rendering that adds nothing to the plain text', () => {
    assert.equal(
      readItem({ text: 'Hoe is het?', _text: { extension: [xhtml('<div>Hoe  is\nhet?</div>')] } }).rich,
      undefined,
    );
  });

  it('reads renderings of prefixes, options and the title, and markdown in description and copyright', () => {
    const item = readItem({
      type: 'choice',
      prefix: 'A:',
      _prefix: { extension: [xhtml('<i>A:</i>')] },
      answerOption: [
        { valueCoding: { code: 'y', display: 'Ja', _display: { extension: [xhtml('<b>Ja</b>')] } } },
        { valueString: 'Nee', _valueString: { extension: [markdown('*Nee*')] } },
        { valueCoding: { code: 'z', _display: { extension: [xhtml('<b>Misschien</b>')] } } },
      ],
    });
    assert.deepEqual(formatBlocks(item.rich?.prefix ?? []), ['/A:/']);
    assert.deepEqual(
      item.options?.map(({ rich }) => formatBlocks(rich?.text ?? [])),
      [['*Ja*'], ['/Nee/'], ['*Misschien*']],
    );
    assert.deepEqual(item.options?.[2]?.value, { type: 'coding', value: { code: 'z', display: 'Misschien' } });

    const { rich, title } = questionnaireFromFhir(
      form(
        {},
        {
          title: 'Pijn',
          _title: { extension: [markdown('**Pijn**')] },
          description: 'Over *pijn*',
          copyright: 'Zie [hier](https://example.org)',
        },
      ),
    );
    assert.equal(title, 'Pijn');
    assert.deepEqual(
      Object.entries(rich ?? {}).map(([field, text]) => [field, formatBlocks(text)]),
      [
        ['title', ['*Pijn*']],
        ['description', ['Over /pijn/']],
        ['copyright', ['Zie [hier](https://example.org)']],
      ],
    );
  });

  it('keeps the rendering of a display child that becomes help', () => {
    const help = {
      linkId: 'h',
      type: 'display',
      extension: [{ url: `${core}/questionnaire-itemControl`, valueCodeableConcept: { coding: [{ code: 'help' }] } }],
      _text: { extension: [markdown('Denk aan:\n- nu\n- straks')] },
    };
    const sublabel = { url: 'http://helsenorge.no/fhir/StructureDefinition/sdf-sublabel', valueMarkdown: 'Eerlijk' };
    const item = readItem({ type: 'string', text: 'Pijn', item: [help], extension: [sublabel] });
    assert.equal(item.help, 'Eerlijk\nDenk aan:\nnu\nstraks');
    assert.deepEqual(formatBlocks(item.rich?.help ?? []), ['Eerlijk', 'Denk aan:', '- nu', '- straks']);
  });

  it('uses the plain text or markdown if the XHTML rendering cannot be shown in full', () => {
    const image = '<b>Pijn</b><img src="x"/>';
    assert.deepEqual(readItem({ text: 'Pijn', _text: { extension: [xhtml(image)] } }).rich, undefined);
    const both = readItem({ text: 'Pijn', _text: { extension: [xhtml(image), markdown('*Pijn*')] } });
    assert.deepEqual(formatBlocks(both.rich?.text ?? []), ['/Pijn/']);
  });

  it('refuses a rendering that cannot be shown in full if there is no plain text', () => {
    assert.deepEqual(refused({ _text: { extension: [xhtml('<img src="x"/>')] } }), ['q: rendering-xhtml with <img>']);
    assert.deepEqual(refused({ _text: { extension: [markdown('![a](b)')] } }), ['q: rendering-markdown with <img>']);
    const display = { code: 'a', _display: { extension: [xhtml('<svg/>')] } };
    assert.deepEqual(refused({ type: 'choice', answerOption: [{ valueCoding: display }] }), [
      'q: rendering-xhtml with <svg>',
    ]);
  });
});

describe('critical renderings', () => {
  const text = (markup: string) => ({ text: 'Pijn', _text: { extension: [xhtml(markup)] } });

  it('accepts critical renderings that are shown in full', () => {
    assert.deepEqual(refused(text('<b>Pijn</b>'), critical('rendering-xhtml')), []);
    assert.deepEqual(
      refused({ text: 'Pijn', _text: { extension: [markdown('**Pijn**')] } }, critical('rendering-markdown')),
      [],
    );
  });

  it('refuses critical renderings that are not shown in full', () => {
    const image = text('<b>Pijn</b><img src="x"/>');
    assert.deepEqual(refused(image, critical('rendering-xhtml')), [': critical extension rendering-xhtml with <img>']);
    assert.deepEqual(refused(image, critical('rendering-markdown')), []);
    const elsewhere = { code: [{ code: 'a', _system: { extension: [xhtml('<b>s</b>')] } }] };
    assert.deepEqual(refused(elsewhere, critical('rendering-xhtml')), [
      ': critical extension rendering-xhtml on system',
    ]);
  });
});
