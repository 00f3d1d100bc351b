import type { Model } from 'fhirpath';
import {
  choiceTypePaths,
  path2Repeating,
  path2Type,
  pathsDefinedElsewhere,
  type2Parent,
} from './generated/r4-model-data.js';

/** The engine's own knowledge of a model, which its types leave out. */
type WholeModel = Model & { readonly availableTypes: ReadonlySet<string> };

/** FHIR R4 as fhirpath.js knows it, as far as expressions in forms come across it. */
export const r4Model: WholeModel = {
  version: 'r4',
  score: {
    extensionURI: [
      'http://hl7.org/fhir/StructureDefinition/ordinalValue',
      'http://hl7.org/fhir/StructureDefinition/itemWeight',
    ],
  },
  choiceTypePaths,
  pathsDefinedElsewhere,
  type2Parent,
  path2Type,
  path2Repeating,
  path2TypeWithoutElements: Object.fromEntries(
    Object.entries(path2Type).filter(([, type]) => type !== 'Element' && type !== 'BackboneElement'),
  ),
  availableTypes: new Set(Object.entries(type2Parent).flat()),
  // Only for looking up resources on a server, which forms do not.
  path2RefType: {},
  resourcesWithUrlParam: {},
};
