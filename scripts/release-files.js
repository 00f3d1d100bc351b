/**
 * The papers of a build, beside it in dist: what the package needs when it runs (sbom.cdx.json), the licences of those
 * packages (THIRD-PARTY-NOTICES.txt), and the hash to load the standalone file by (integrity.json). The last step of
 * `npm run build`. Two builds give the same bytes, so nothing here has a date.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const project = join(import.meta.dirname, '..');
const dist = join(project, 'dist');
const { name, version, license, description } = readJson(join(project, 'package.json'));
const packages = neededPackages();

writeJson('sbom.cdx.json', billOfMaterials());
writeFileSync(join(dist, 'THIRD-PARTY-NOTICES.txt'), notices());
writeJson('integrity.json', integrityOf('standalone/pro-widgets.js'));

/** Of the lock file, and not of `npm sbom --omit=dev`: that leaves out what development needs as well, such as Lit. */
function neededPackages() {
  const { packages: locked } = readJson(join(project, 'package-lock.json'));
  return Object.entries(locked)
    .filter(([path, entry]) => path && !entry.dev && !entry.devOptional && !entry.optional && !entry.peer)
    .map(([path, entry]) => ({ ...entry, path, name: path.slice(path.lastIndexOf('node_modules/') + 13) }))
    .map((entry) => ({ ...entry, licence: licenceOf(entry) }));
}

/** What the package says of its licence, in whichever of its files; without a word of it, nothing is built. */
function licenceOf({ name: packageName, path }) {
  for (const file of ['package.json', 'component.json', 'bower.json'].map((one) => join(project, path, one))) {
    const { license: said, licenses } = existsSync(file) ? readJson(file) : {};
    const found = typeof said === 'string' ? said : (said?.type ?? licenses?.map(({ type }) => type).join(' OR '));
    if (found) return found;
  }
  throw new Error(`${packageName} does not say its licence: find it out before it is built in.`);
}

/** CycloneDX 1.5. */
function billOfMaterials() {
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { ...component({ name, version, licence: license }), description } },
    components: packages.map(component),
  };
}

function component({ name: packageName, version: packageVersion, licence, integrity }) {
  const purl = `pkg:npm/${packageName.replace('@', '%40')}@${packageVersion}`;
  return {
    type: 'library',
    'bom-ref': purl,
    name: packageName,
    version: packageVersion,
    purl,
    licenses: [/ (OR|AND) /.test(licence) ? { expression: licence } : { license: { name: licence } }],
    ...(integrity && { hashes: [sha512Of(integrity)] }),
  };
}

function sha512Of(integrity) {
  const content = Buffer.from(integrity.replace('sha512-', ''), 'base64').toString('hex');
  return { alg: 'SHA-512', content };
}

/** The licence text of every package as it came with it, or what it says in a word. */
function notices() {
  const texts = packages.map(({ name: packageName, version: packageVersion, path, licence }) => {
    const folder = join(project, path);
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '(It came without a licence file.)';
    return `${packageName} ${packageVersion}: ${licence}\n\n${text}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** For `<script integrity="…">`. */
function integrityOf(file) {
  const hash = createHash('sha384')
    .update(readFileSync(join(dist, file)))
    .digest('base64');
  return { [file]: `sha384-${hash}` };
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

function writeJson(file, data) {
  writeFileSync(join(dist, file), `${JSON.stringify(data, null, 2)}\n`);
}
