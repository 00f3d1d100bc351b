import type { Json } from './plain-expressions.js';

/** Resources under the names that forms of the corpus use. */
export const hostResources: Json = (() => {
  const coding = [
    { system: 'http://loinc.org', code: '72166-2' },
    { system: 'http://snomed.info/sct', code: '44054006' },
  ];
  const observation = (value: number): Json => ({
    resourceType: 'Observation',
    status: 'final',
    category: [{ coding: [{ code: 'vital-signs' }] }],
    code: { coding },
    effectiveDateTime: '2026-03-14',
    valueQuantity: { value, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
    component: ['8480-6', '8462-4', '8459-0'].map((code) => ({
      code: { coding: [{ code }] },
      valueQuantity: { value: 95 },
    })),
  });
  const bundle = (...resources: readonly Json[]): Json => ({
    resourceType: 'Bundle',
    entry: resources.map((resource) => ({ resource })),
  });
  const patient: Json = {
    resourceType: 'Patient',
    id: 'p1',
    active: true,
    gender: 'female',
    birthDate: '1958-05-17',
    identifier: [
      { system: 'http://ns.electronichealth.net.au/id/dva', value: 'X1', type: { coding: [{ code: 'NI' }] } },
    ],
    name: [{ use: 'official', family: 'Example', given: ['Ann', 'Bo'], prefix: ['Ms'], text: 'Ann Example' }],
    telecom: [
      { system: 'phone', use: 'mobile', value: '1' },
      { system: 'phone', use: 'home', value: '2' },
    ],
    address: [{ city: 'Utrecht', country: 'NL', line: ['Street 1'] }],
    extension: [{ url: 'http://example.org/x', valueCoding: { code: 'c' } }],
  };
  const allergy: Json = {
    resourceType: 'AllergyIntolerance',
    clinicalStatus: { coding: [{ code: 'active' }] },
    onsetDateTime: '2020-01',
    reaction: [{ manifestation: [{ coding }], severity: 'mild' }],
  };
  const smoking: Json = { ...observation(1), valueQuantity: undefined, valueCodeableConcept: { coding } };
  const names = [
    'ObservationSmokingStatus',
    'ObservationWeight',
    'ObservationHeartRate',
    'ObservationRespirationRate',
    'ObservationBP',
  ];
  const vital = [
    'ObsRespRate',
    'ObsTemperature',
    'ObsHeartRate',
    'ObsBloodPressure',
    'ObsOxygenSaturation',
    'ObsTotalCholesterol',
    'ObsHDLCholesterol',
  ];
  return {
    patient,
    client: patient,
    user: { resourceType: 'Practitioner', identifier: patient['identifier'], name: patient['name'] },
    AllergyIntolerance: bundle(allergy),
    Condition: bundle({ resourceType: 'Condition', code: { coding } }),
    ObsTobaccoSmokingStatus: bundle(smoking),
    PrePopQuery: bundle(
      ...Array.from({ length: 25 }, (_, index) => bundle(index % 3 === 0 ? smoking : observation(index))),
    ),
    ...Object.fromEntries([...names, ...vital].map((name, index) => [name, bundle(observation(20 + index))])),
  };
})();
