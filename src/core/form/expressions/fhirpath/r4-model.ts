import type { Model } from 'fhirpath';
import {
  choiceTypePaths,
  path2Repeating,
  path2Type,
  pathsDefinedElsewhere,
  type2Parent,
} from './generated/r4-model-data.js';

/** The engine's model with a field that its types leave out. */
type WholeModel = Model & { readonly availableTypes: ReadonlySet<string> };

/** The FHIR R4 model of fhirpath.js, reduced to what expressions in forms use. */
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
  // Only for resolving references on a server, which forms do not.
  path2RefType: {},
  resourcesWithUrlParam: {},
};
