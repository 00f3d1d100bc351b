/**
 * Writes src/core/form/expressions/generated/r4-model-data.ts: of the R4 model of fhirpath.js, what the expressions of a form can
 * come across. The whole model is ten times as large. Run it when fhirpath.js gets a new version;
 * test/core/form/expressions-model.test.ts holds the two together.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import whole from 'fhirpath/fhir-context/r4';

/** What is answered, what is asked, and what a host may give along: the subjects of SDC's launch context. */
const resources = [
  'QuestionnaireResponse',
  'Questionnaire',
  'Observation',
  'Patient',
  'Practitioner',
  'PractitionerRole',
  'RelatedPerson',
  'Encounter',
  'Bundle',
];

/** Of the values of each table. */
const valueTypes = {
  choiceTypePaths: 'string[]',
  pathsDefinedElsewhere: 'string',
  type2Parent: 'string',
  path2Type: 'string',
  path2Repeating: 'true',
};

const target = join(import.meta.dirname, '..', 'src', 'core', 'form', 'expressions', 'generated', 'r4-model-data.ts');

export function trimmedModel() {
  const { choiceTypePaths, pathsDefinedElsewhere, type2Parent, path2Type, path2Repeating } = whole;
  const types = reachableTypes();
  const kept = (table) => Object.fromEntries(Object.entries(table).filter(([path]) => types.has(typeOf(path))));
  return {
    choiceTypePaths: kept(choiceTypePaths),
    pathsDefinedElsewhere: kept(pathsDefinedElsewhere),
    // Whole: it says which names are types at all.
    type2Parent,
    path2Type: kept(path2Type),
    path2Repeating: kept(path2Repeating),
  };
}

/** The resources, and the types of everything in them. */
function reachableTypes() {
  const used = new Map();
  const use = (path, type) => used.set(typeOf(path), [...(used.get(typeOf(path)) ?? []), type]);
  for (const [path, type] of Object.entries(whole.path2Type)) use(path, type);
  for (const [path, choices] of Object.entries(whole.choiceTypePaths)) {
    // Any type may be the value of an extension, and of nothing else here that is asked about.
    if (path !== 'Extension.value') for (const type of choices) use(path, type);
  }
  const reached = new Set(resources);
  // Grows while it is walked.
  for (const type of reached) {
    for (const next of [...(used.get(type) ?? []), whole.type2Parent[type]]) if (used.has(next)) reached.add(next);
  }
  return reached;
}

function typeOf(path) {
  return path.split('.')[0];
}

export function moduleText() {
  const tables = Object.entries(trimmedModel()).map(
    ([name, table]) => `export const ${name}: Record<string, ${valueTypes[name]}> = ${JSON.stringify(table)};\n`,
  );
  return ['// Made by scripts/fhirpath-model.js from the R4 model of fhirpath.js. Not to be edited.\n', ...tables].join(
    '\n',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(target, moduleText());
