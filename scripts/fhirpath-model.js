/**
 * Writes src/core/form/expressions/r4-model-data.ts: the part of the R4 model of fhirpath.js that expressions of a form
 * can reach. The whole model is ten times as large. Run this script after an update of fhirpath.js;
 * test/core/form/expressions-model.test.ts fails if the file is out of date.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import whole from 'fhirpath/fhir-context/r4';

/** The root resources of expressions, including those of the launch context of SDC. */
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

/** The TypeScript type of the values of each table. */
const valueTypes = {
  choiceTypePaths: 'string[]',
  pathsDefinedElsewhere: 'string',
  type2Parent: 'string',
  path2Type: 'string',
  path2Repeating: 'true',
};

const target = join(import.meta.dirname, '..', 'src', 'core', 'form', 'expressions', 'r4-model-data.ts');

export function trimmedModel() {
  const { choiceTypePaths, pathsDefinedElsewhere, type2Parent, path2Type, path2Repeating } = whole;
  const types = reachableTypes();
  const kept = (table) => Object.fromEntries(Object.entries(table).filter(([path]) => types.has(typeOf(path))));
  return {
    choiceTypePaths: kept(choiceTypePaths),
    pathsDefinedElsewhere: kept(pathsDefinedElsewhere),
    // Complete, because it defines which names are types.
    type2Parent,
    path2Type: kept(path2Type),
    path2Repeating: kept(path2Repeating),
  };
}

/** Returns the resources and the types of all their elements. */
function reachableTypes() {
  const used = new Map();
  const use = (path, type) => used.set(typeOf(path), [...(used.get(typeOf(path)) ?? []), type]);
  for (const [path, type] of Object.entries(whole.path2Type)) use(path, type);
  for (const [path, choices] of Object.entries(whole.choiceTypePaths)) {
    // An extension may have a value of any type, which would reach the whole model.
    if (path !== 'Extension.value') for (const type of choices) use(path, type);
  }
  const reached = new Set(resources);
  // The set grows during the iteration.
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
