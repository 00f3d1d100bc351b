/**
 * Generates the SBOM of the runtime dependencies (sbom.cdx.json), their licenses (THIRD-PARTY-NOTICES.txt) and the hash of
 * the standalone file (integrity.json) in dist. The last step of `npm run build`. The files have no date, so that builds
 * are reproducible.
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

/** Reads the lock file. `npm sbom --omit=dev` would omit packages that development needs too, such as Lit. */
function neededPackages() {
  const { packages: locked } = readJson(join(project, 'package-lock.json'));
  return Object.entries(locked)
    .filter(([path, entry]) => path && !entry.dev && !entry.devOptional && !entry.optional && !entry.peer)
    .map(([path, entry]) => ({ ...entry, path, name: path.slice(path.lastIndexOf('node_modules/') + 13) }))
    .map((entry) => ({ ...entry, licence: licenceOf(entry) }));
}

/** Returns the license that a package states in one of its manifests. Throws if there is none. */
function licenceOf({ name: packageName, path }) {
  for (const file of ['package.json', 'component.json', 'bower.json'].map((manifest) =>
    join(project, path, manifest),
  )) {
    const { license: stated, licenses } = existsSync(file) ? readJson(file) : {};
    const found =
      typeof stated === 'string' ? stated : (stated?.type ?? licenses?.map(({ type }) => type).join(' OR '));
    if (found) return found;
  }
  throw new Error(`${packageName} states no license; find out its license before you bundle it.`);
}

/** Returns the SBOM in CycloneDX 1.5. */
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

/** Returns the license text of every package, or the name of the license if the package has no license file. */
function notices() {
  const texts = packages.map(({ name: packageName, version: packageVersion, path, licence }) => {
    const folder = join(project, path);
    const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
    const text = file ? readFileSync(join(folder, file), 'utf8').trim() : '(The package has no license file.)';
    return `${packageName} ${packageVersion}: ${licence}\n\n${text}\n`;
  });
  return texts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** Returns the hash for `<script integrity="…">`. */
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
