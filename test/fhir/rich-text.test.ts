import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Questionnaire, type Item } from '../../src/core/model/questionnaire.js';
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

function readItem(item: Json, more?: Json): Item {
  return Questionnaire.parse(questionnaireFromFhir(form(item, more))).items[0] as Item;
}

function refused(item: Json, more?: Json): string[] {
  return canRender(form(item, more)).unsupported.map(({ linkId, feature }) => `${linkId}: ${feature}`);
}

/** A rich text as one line a block: *strong*, /emphasis/, _underline_, ^superscript^, ~subscript~, [words](link), and list signs. */
function written(richText: RichText): string[] {
  const signs = { strong: '*', emphasis: '/', underline: '_', superscript: '^', subscript: '~' } as const;
  const run = ({ text, ...marks }: TextRun): string =>
    (Object.keys(signs) as (keyof typeof signs)[]).reduce(
      (inner, mark) => (marks[mark] ? `${signs[mark]}${inner}${signs[mark]}` : inner),
      text,
    );
  return richText.map(({ content, listItem }) => {
    const sign = listItem ? `${'  '.repeat(listItem.level - 1)}${listItem.number ? `${listItem.number}.` : '-'} ` : '';
    const words = content.map((one) => ('runs' in one ? `[${one.runs.map(run).join('')}](${one.link})` : run(one)));
    return sign + words.join('');
  });
}

describe('XHTML', () => {
  const reads = (source: string, ...blocks: string[]) => {
    const { richText, lost } = readXhtml(source);
    assert.deepEqual(written(richText), blocks, source);
    assert.deepEqual(lost, [], source);
  };

  it('keeps marks of words', () => {
    reads('<p>Hoe gaat het <b>nu</b>?</p>', 'Hoe gaat het *nu*?');
    reads('<strong>a</strong> <em>b</em> <i>c</i> <u>d</u>', '*a* /b/ /c/ _d_');
    reads('m<sup>2</sup> en H<sub>2</sub>O', 'm^2^ en H~2~O');
    reads('<b>a <i>b</i></b>', '*a */*b*/');
    reads('<B>A</B>', '*A*');
  });

  it('makes paragraphs of blocks and strong ones of headings, and breaks lines', () => {
    reads(
      '<div xmlns="http://www.w3.org/1999/xhtml"><h2>Kop</h2><p>een</p><p>twee<br/>drie</p></div>',
      '*Kop*',
      'een',
      'twee\ndrie',
    );
    reads('<table><tr><td>a</td><td>b</td></tr></table>', 'a', 'b');
    reads('<br/><p> </p>');
  });

  it('makes lists with levels and numbers', () => {
    reads('<ul><li>een</li><li>twee<ul><li>drie</li></ul></li></ul>na', '- een', '- twee', '  - drie', 'na');
    reads('<ol start="3"><li>drie</li><li><p>vier</p><p>b</p></li></ol>', '3. drie', '4. vier\nb');
    reads('<li>los</li>', '- los');
  });

  it('counts white space as one space, and none at the ends of a block', () => {
    reads('<p>\r\n\t een   <b> twee </b>\n drie </p>', 'een *twee *drie');
    reads('a&nbsp; b', 'a\u00a0 b');
  });

  it('reads entities once', () => {
    reads('a &lt;b&gt; &amp;lt; &eacute;&#233;&#xE9; &euro; &#146; &onzin;', 'a <b> &lt; ééé € ’ &onzin;');
    reads('&#0;&#xD800;&#x110000;', '\ufffd\ufffd\ufffd');
  });

  it('keeps the words of a link, and its address where it is a safe one', () => {
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

  it('leaves out what is of looks alone', () => {
    reads('<head><title>x</title><style>p > a {}</style></head><p style="color: red" class="a">ja</p>', 'ja');
    reads('<!-- niet > dit --><?php x ?><!DOCTYPE html>wel <![CDATA[a < b]]>', 'wel a < b');
  });

  it('takes signs that are no markup as signs', () => {
    reads('5 < 6 en 7 > 6', '5 < 6 en 7 > 6');
    reads('een <b', 'een <b');
    reads('een <!-- zonder eind', 'een <!-- zonder eind');
  });

  it('drops what is in scripts, forms and frames, and names every element that is more than words', () => {
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

describe('markdown', () => {
  const reads = (source: string, ...blocks: string[]) => {
    const { richText, lost } = readMarkdown(source);
    assert.deepEqual(written(richText), blocks, source);
    assert.deepEqual(lost, [], source);
  };

  it('keeps emphasis', () => {
    reads('**a** *b* __c__ _d_ ***e***', '*a* /b/ *c* /d/ /*e*/');
    reads('een**twee**drie', 'een*twee*drie');
    reads('snake_case_naam, 2 * 3 * 4, *los, **', 'snake_case_naam, 2 * 3 * 4, *los, **');
    reads('\\*geen\\* `*code*`', '*geen* *code*');
  });

  it('makes paragraphs, headings, quotes and lines', () => {
    reads('een\ntwee\n\ndrie', 'een twee', 'drie');
    reads('een  \ntwee\\\ndrie', 'een\ntwee\ndrie');
    reads('# Kop #\ntekst\n## Kop **twee**', '*Kop*', 'tekst', '*Kop twee*');
    reads('> een\n> twee\n\n---\ndrie', 'een twee', 'drie');
  });

  it('makes lists with levels and numbers', () => {
    reads('- een\n- twee\n  * drie\n\nna', '- een', '- twee', '  - drie', 'na');
    reads('3. drie\n4) vier\n   nog vier', '3. drie', '4. vier nog vier');
    reads('tekst\n+ een', 'tekst', '- een');
  });

  it('keeps links to safe addresses, and the words of others', () => {
    reads(
      '[hier **nu**](https://example.org "titel") en <tel:112>',
      '[hier *nu*](https://example.org) en [tel:112](tel:112)',
    );
    reads('[klik](javascript:alert(1)) [a] [b][c] [d](http://example.org)', '[klik](javascript:alert(1)) [a] [b][c] d');
    reads('[klik](javascript:x) [klik](javascript&colon;x)', 'klik klik');
  });

  it('reads tags and entities as XHTML does', () => {
    reads('a<br>b <u>c</u> &lt;d&gt; 5 < 6', 'a\nb _c_ <d> 5 < 6');
  });

  it('names what is more than words: images, tables, and tags that do things', () => {
    assert.deepEqual(readMarkdown('a ![b](c.png)').lost, ['img']);
    assert.deepEqual(readMarkdown('a | b\n--- | ---\n1 | 2').lost, ['table']);
    const { richText, lost } = readMarkdown('# Dit is een <script>Ja</script> kop');
    assert.deepEqual([written(richText), lost], [['*Dit is een kop*'], ['script']]);
  });
});

describe('no text', () => {
  it('makes its reading hang: the time grows with its length, not with its square', () => {
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

describe('the rendering of a text', () => {
  it('stands beside the plain text, which stays what a response says', () => {
    const item = readItem({ text: 'Pijn', _text: { extension: [xhtml('<b>Pijn</b>')] } });
    assert.equal(item.text, 'Pijn');
    assert.deepEqual(written(item.rich?.text ?? []), ['*Pijn*']);
  });

  it('is that of XHTML where there is markdown as well', () => {
    const item = readItem({ text: 'Pijn', _text: { extension: [markdown('*Pijn*'), xhtml('<b>Pijn</b>')] } });
    assert.deepEqual(written(item.rich?.text ?? []), ['*Pijn*']);
  });

  it('is not kept where it says nothing that the plain text does not', () => {
    assert.equal(
      readItem({ text: 'Hoe is het?', _text: { extension: [xhtml('<div>Hoe  is\nhet?</div>')] } }).rich,
      undefined,
    );
  });

  it('is read for prefixes, options and the title, and of the description and copyright themselves', () => {
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
    assert.deepEqual(written(item.rich?.prefix ?? []), ['/A:/']);
    assert.deepEqual(
      item.options?.map(({ rich }) => written(rich?.text ?? [])),
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
      Object.entries(rich ?? {}).map(([field, text]) => [field, written(text)]),
      [
        ['title', ['*Pijn*']],
        ['description', ['Over /pijn/']],
        ['copyright', ['Zie [hier](https://example.org)']],
      ],
    );
  });

  it('goes along when a display child becomes the help of its question', () => {
    const help = {
      linkId: 'h',
      type: 'display',
      extension: [{ url: `${core}/questionnaire-itemControl`, valueCodeableConcept: { coding: [{ code: 'help' }] } }],
      _text: { extension: [markdown('Denk aan:\n- nu\n- straks')] },
    };
    const sublabel = { url: 'http://helsenorge.no/fhir/StructureDefinition/sdf-sublabel', valueMarkdown: 'Eerlijk' };
    const item = readItem({ type: 'string', text: 'Pijn', item: [help], extension: [sublabel] });
    assert.equal(item.help, 'Eerlijk\nDenk aan:\nnu\nstraks');
    assert.deepEqual(written(item.rich?.help ?? []), ['Eerlijk', 'Denk aan:', '- nu', '- straks']);
  });

  it('gives way to the plain text where it is more than words, and to markdown that is not', () => {
    const image = '<b>Pijn</b><img src="x"/>';
    assert.deepEqual(readItem({ text: 'Pijn', _text: { extension: [xhtml(image)] } }).rich, undefined);
    const both = readItem({ text: 'Pijn', _text: { extension: [xhtml(image), markdown('*Pijn*')] } });
    assert.deepEqual(written(both.rich?.text ?? []), ['/Pijn/']);
  });

  it('is refused where it is more than words and there is no plain text', () => {
    assert.deepEqual(refused({ _text: { extension: [xhtml('<img src="x"/>')] } }), ['q: rendering-xhtml with <img>']);
    assert.deepEqual(refused({ _text: { extension: [markdown('![a](b)')] } }), ['q: rendering-markdown with <img>']);
    const display = { code: 'a', _display: { extension: [xhtml('<svg/>')] } };
    assert.deepEqual(refused({ type: 'choice', answerOption: [{ valueCoding: display }] }), [
      'q: rendering-xhtml with <svg>',
    ]);
  });
});

describe('a form that calls renderings critical', () => {
  const text = (markup: string) => ({ text: 'Pijn', _text: { extension: [xhtml(markup)] } });

  it('is shown where they are shown', () => {
    assert.deepEqual(refused(text('<b>Pijn</b>'), critical('rendering-xhtml')), []);
    assert.deepEqual(
      refused({ text: 'Pijn', _text: { extension: [markdown('**Pijn**')] } }, critical('rendering-markdown')),
      [],
    );
  });

  it('is refused where one of them would be left out', () => {
    const image = text('<b>Pijn</b><img src="x"/>');
    assert.deepEqual(refused(image, critical('rendering-xhtml')), [': critical extension rendering-xhtml with <img>']);
    assert.deepEqual(refused(image, critical('rendering-markdown')), []);
    const elsewhere = { code: [{ code: 'a', _system: { extension: [xhtml('<b>s</b>')] } }] };
    assert.deepEqual(refused(elsewhere, critical('rendering-xhtml')), [
      ': critical extension rendering-xhtml on system',
    ]);
  });
});
