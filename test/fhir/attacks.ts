/** The global variable that a successful attack sets. */
export const trace = 'attacked';
const script = `globalThis.${trace}=1`;

const tags = (
  'script img svg iframe object embed form input button a b p li div style link meta base math video audio details ' +
  'body textarea template noscript table xss'
).split(' ');
const handlers = 'onerror onload onclick onfocus onmouseover ontoggle onbegin onanimationstart'.split(' ');
const addresses = [
  'javascript:',
  'JaVaScRiPt:',
  'java\tscript:',
  'java\nscript:',
  '\u0001javascript:',
  ' javascript:',
  'java\0script:',
  'javascript&colon;',
  '&#106;avascript:',
  '&#x6A;avascript:',
  'javascript\u200b:',
  '\ufeffjavascript:',
  'jav&Tab;ascript:',
  'vbscript:',
  'data:text/html,<script>',
  'data:text/html;base64,',
  'blob:https://example.org/',
  'file:///',
  'view-source:',
  '//example.org/',
  '/\\example.org/',
  'http://example.org/',
  'https:javascript:',
  'https://example.org/',
  'mailto:',
  'tel:',
].map((scheme) => `${scheme}${script}`);

/** Obfuscations that a careless parser lets pass. */
const encodings: readonly ((attack: string) => string)[] = [
  (attack) => attack,
  (attack) => attack.toUpperCase().replaceAll('GLOBALTHIS', 'globalThis').replaceAll('ATTACKED', trace),
  (attack) =>
    [...attack].map((character) => (/[<>"'()]/.test(character) ? `&#${character.charCodeAt(0)};` : character)).join(''),
  (attack) =>
    [...attack]
      .map((character) => (/[<>"']/.test(character) ? `&#x${character.charCodeAt(0).toString(16)};` : character))
      .join(''),
  (attack) => attack.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('&', '&amp;'),
  (attack) => attack.replaceAll('<', '<\0'),
  (attack) => attack.replace('<', '<<'),
  (attack) => attack.replaceAll(' ', '/'),
  (attack) => attack.replace(/>[^>]*$/, ''),
  (attack) => `<p title="${attack}">${attack}</p>`,
  (attack) => `<![CDATA[${attack}]]>`,
  (attack) => `<!--><p>--!>${attack}-->`,
  (attack) => `**[${attack}](https://example.org "${attack}")**`,
];

/** Terminators of contexts that an attack may break out of. */
const breakouts = [
  '">',
  "'>",
  '-->',
  ']]>',
  '</p>',
  '</title>',
  '</style>',
  '</script>',
  '</textarea>',
  '</svg>',
  '`',
  '](x)',
];

/** More than 3,000 attacks. The list is deterministic. */
export function attacks(): string[] {
  const handled = tags.flatMap((tag) =>
    handlers.map((handler) => `<${tag} src="x" ${handler}="${script}" autofocus tabindex="1">${script}</${tag}>`),
  );
  const linked = addresses.flatMap((address) => [
    `<a href="${address}">klik</a>`,
    `<a href='${address}'>klik</a>`,
    `<a href=${address}>klik</a>`,
    `<svg><a xlink:href="${address}"><text>klik</text></a></svg>`,
    `<iframe src="${address}"></iframe>`,
    `<form action="${address}"><button formaction="${address}">klik</button></form>`,
    `[klik](${address})`,
    `[klik](<${address}> "titel")`,
    `![klik](${address})`,
    `<${address}>`,
    `<meta http-equiv="refresh" content="0;url=${address}">`,
    `<base href="${address}"><a href="x">klik</a>`,
  ]);
  const broken = breakouts.flatMap((breakout) =>
    tags.map((tag) => `${breakout}<${tag} onload=${script} src=x onerror=${script}>`),
  );
  const nested = tags.map((tag) => `<${tag.slice(0, 1)}<${tag}>${tag.slice(1)} onload="${script}">`);
  const plain = [...handled, ...linked, ...broken, ...nested];
  const encoded = plain.flatMap((attack, index) => {
    const others = [index, index * 7 + 3, index * 5 + 1].map(
      (multiple) => encodings[multiple % encodings.length]?.(attack) ?? '',
    );
    return [attack, ...others];
  });
  return [...new Set([...encoded, ...spliced(encoded, 1000)])];
}

/** Splices pairs of attacks at pseudo-random, deterministic positions. */
function spliced(all: readonly string[], count: number): string[] {
  let seed = 20261122;
  const next = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  return Array.from({ length: count }, () => {
    const [head = '', tail = ''] = [all[next(all.length)], all[next(all.length)]];
    return head.slice(0, next(head.length)) + tail.slice(next(tail.length));
  });
}
