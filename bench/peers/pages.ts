/** The pages of bench/peers.ts and their server, which compresses them like a production server. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Rollup } from 'vite';
import { asHtml, htmlStyles } from './form.js';

const here = import.meta.dirname;
const lhcForms = join(here, 'node_modules/lforms/dist/lforms');

export interface Subject {
  readonly name: string;
  /** JavaScript expression for the root that holds the radios. */
  readonly root: string;
  readonly head: string;
  readonly body: (count: number) => string;
}

type Files = Map<string, string | Uint8Array>;

/** Markup that <pro-questionnaire> has rendered, by number of questions. bench/peers.ts fills it before it measures. */
export const copies = new Map<number, string>();

/** A script that reads the markup and styles of our form as static HTML in a declarative shadow root. */
export const readCopy = `(() => {
  const root = document.querySelector('pro-questionnaire').shadowRoot;
  const rules = root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules].map(({ cssText }) => cssText));
  const markup = root.innerHTML.replaceAll(/<!--.*?-->/gs, '');
  const template = '<template shadowrootmode="open"><style>' + rules.join(' ') + '</style>' + markup + '</template>';
  return '<div id="copy">' + template + '</div>';
})()`;

/** Styles of the host page around the form, which has an element of each kind. */
const hostStyles = `
  body { margin: 2em; font: 17px/1.6 Georgia, serif; color: #222; background: #fbfaf7; }
  h1 { font-size: 2em; color: #253; } h2 { color: #364; } a { color: #063; }
  table { border-collapse: collapse; } td, th { padding: 4px 8px; border: 1px solid #ccc; }
  button { padding: 6px 12px; border: 2px solid #253; border-radius: 3px; background: #fff; color: #253; }
  input, select, textarea { padding: 4px; border: 1px solid #888; font: inherit; }
`;
const hostElements = `
  <h1>Mijn dossier</h1> <h2>Afspraken</h2> <p>Een <a href="#a">link</a>, <strong>sterk</strong> en <code>code</code>.</p>
  <ul><li>een</li></ul> <blockquote>citaat</blockquote> <hr>
  <table><tr><th>dag</th><td>uur</td></tr></table>
  <fieldset><legend>Zoeken</legend><label>naam <input type="text"></label>
  <select><option>alles</option></select><textarea></textarea><button type="button">Zoek</button></fieldset>
`;
const hostTags = 'h1 h2 p a strong code ul li blockquote hr table th td fieldset legend label input button'.split(' ');
const hostProperties = (
  'color background-color font-family font-size font-weight line-height letter-spacing text-align text-decoration-line ' +
  'margin-top margin-bottom padding-top padding-left border-top-width border-top-color border-radius display ' +
  'box-sizing outline-width list-style-type'
).split(' ');

/** A script that lists the computed styles of the elements of the host page. */
export const readHostStyles = `
  ${JSON.stringify(hostTags)}.flatMap((tag) => {
    const style = getComputedStyle(document.querySelector('#host ' + tag));
    return ${JSON.stringify(hostProperties)}.map((name) => tag + ' ' + name + ': ' + style.getPropertyValue(name));
  })`;

export function installPeers(): void {
  if (existsSync(lhcForms) && existsSync(join(here, 'node_modules/survey-js-ui'))) return;
  console.log('Installing the peers into bench/peers/node_modules (npm ci, from your own registry).');
  const install = ['ci', '--omit=peer', '--ignore-scripts', '--no-audit', '--no-fund'];
  const { status } = spawnSync('npm', install, { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('The peers could not be installed.');
}

/** Builds all subjects for production and starts a server of their pages, such as `/<name>?count=9`. */
export async function servePages(): Promise<{
  subjects: Subject[];
  origin: string;
  sent: () => number;
  server: Server;
}> {
  const files: Files = new Map();
  const empty = { root: 'document', body: () => '<div id="place"></div>' };
  const subjects: Subject[] = [
    { name: 'static HTML', root: 'document', head: `<style>${htmlStyles}</style>`, body: asHtml },
    { name: 'static HTML, our markup', root: copyRoot, head: '', body: (count) => copies.get(count) ?? '' },
    { ...empty, name: 'pro-widgets', root: ourRoot, head: await buildHead('pro-widgets.ts', files) },
    { ...empty, name: 'pro-widgets from FHIR', root: ourRoot, head: await buildHead('pro-widgets-fhir.ts', files) },
    { ...empty, name: 'SurveyJS', head: await buildHead('survey-js.js', files) },
    { ...empty, name: 'LHC-Forms', head: lhcFormsHead(files) + (await buildHead('lhc-forms.js', files)) },
  ];
  const { server, sent } = serverOf(subjects, files);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { subjects, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, sent, server };
}

const copyRoot = "document.querySelector('#copy')?.shadowRoot";
const ourRoot = "document.querySelector('pro-questionnaire')?.shadowRoot";

/** Builds the module of a page. Returns the tags for the head that load it. */
async function buildHead(input: string, files: Files): Promise<string> {
  const folder = `${input.replace(/\W/g, '-')}`;
  const result = (await build({
    root: here,
    base: `/${folder}/`,
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: join(here, input) },
    },
  })) as Rollup.RollupOutput;
  for (const file of result.output)
    files.set(`/${folder}/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);
  const entry = result.output.find((file) => file.type === 'chunk' && file.isEntry);
  if (entry?.type !== 'chunk') throw new Error(`${input} gave no entry.`);
  const styles = result.output.filter(({ fileName }) => fileName.endsWith('.css'));
  return [
    ...styles.map(({ fileName }) => `<link rel="stylesheet" href="/${folder}/${fileName}">`),
    ...entry.imports.map((fileName) => `<link rel="modulepreload" href="/${folder}/${fileName}">`),
    `<script type="module" src="/${folder}/${entry.fileName}"></script>`,
  ].join('\n');
}

/** The tags for LHC-Forms, which is published as script files, with one of its FHIR libraries. */
function lhcFormsHead(files: Files): string {
  const scripts = ['webcomponent/assets/lib/zone.min.js', 'webcomponent/lhc-forms.js', 'fhir/R4/lformsFHIR.min.js'];
  const more = [
    'webcomponent/styles.css',
    'webcomponent/down_arrow_gray_10_10.png',
    'webcomponent/magnifying_glass.png',
  ];
  for (const path of [...scripts, ...more]) files.set(`/lforms/${path}`, readFileSync(join(lhcForms, path)));
  return [
    '<link rel="stylesheet" href="/lforms/webcomponent/styles.css">',
    ...scripts.map((path) => `<script defer src="/lforms/${path}"></script>`),
  ].join('\n');
}

/** Creates a server that compresses files in advance, so that compression takes no time, and disables caching. */
function serverOf(subjects: readonly Subject[], files: Files): { server: Server; sent: () => number } {
  const compressed = new Map<string, Uint8Array>();
  let bytes = 0;
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(pathname);
    const address = `${path}?${files.has(path) ? '' : searchParams.toString()}`;
    const subject = subjects.find(({ name }) => path === `/${name}`);
    const content =
      files.get(path) ??
      (subject ? pageOf(subject.head, subject.body(Number(searchParams.get('count')))) : undefined) ??
      (path === '/host' ? pageOf('', '') : undefined);
    if (content === undefined) return void response.writeHead(404).end();
    const body = compressed.get(address) ?? gzipSync(content, { level: 9 });
    compressed.set(address, body);
    bytes += body.length;
    const type = types[extname(path)] ?? 'text/html; charset=utf-8';
    response.writeHead(200, { 'Content-Type': type, 'Content-Encoding': 'gzip', 'Cache-Control': 'no-store' });
    response.end(body);
  });
  // Returns the bytes since the previous call.
  const sent = () => {
    const sentBytes = bytes;
    bytes = 0;
    return sentBytes;
  };
  return { server, sent };
}

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
};

function pageOf(head: string, body: string): string {
  return `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Mijn dossier</title>
    <link rel="icon" href="data:,"><style>${hostStyles}</style>${head}</head>
    <body><main>${body}</main><div id="host">${hostElements}</div></body></html>`;
}
