// Preparations and notes as Communications.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Consultation } from '../../src/core/model/consultation.js';
import type { Preparation } from '../../src/core/model/preparation.js';
import {
  consultationFromFhir,
  consultationToFhir,
  preparationFromFhir,
  preparationToFhir,
} from '../../src/fhir/conversations.js';

const preparation: Preparation = {
  subject: 'Patient/1',
  instrument: 'phq-9',
  written: '2026-03-14T10:00:00Z',
  topics: ['phq-9-total'],
  questions: 'Hoe ver mag ik lopen? — سؤال 🌳',
  recipients: ['PractitionerRole/a', 'PractitionerRole/b'],
};
const consultation: Consultation = {
  id: 'note-1',
  subject: 'Patient/1',
  instrument: 'phq-9',
  date: '2026-03-14',
  author: { reference: 'PractitionerRole/a', alsoAs: ['Practitioner/a'], kind: 'professional', name: 'A. Voorbeeld' },
  written: '2026-03-14T10:00:00Z',
  discussed: ['s1'],
  notes: { discuss: 'Wandelen met een vriend' },
  again: [{ step: 'discuss', tip: 'b2', text: 'Vertel meer over wandelen.', since: '2026-03-14' }],
};

describe('preparations and notes in FHIR', () => {
  it('are the same after writing and reading, and readable for people and other systems', () => {
    const written = preparationToFhir(preparation, () => 'Somberheid');
    assert.deepEqual(preparationFromFhir(written), preparation);
    assert.deepEqual(written['sender'], { reference: 'Patient/1' });
    assert.deepEqual(written['recipient'], [{ reference: 'PractitionerRole/a' }, { reference: 'PractitionerRole/b' }]);
    const [text] = written['payload'] as { contentString: string }[];
    assert.equal(text?.contentString, 'Onderwerpen: Somberheid\nVragen: Hoe ver mag ik lopen? — سؤال 🌳');
    const note = consultationToFhir(consultation);
    assert.deepEqual(consultationFromFhir(note), consultation);
    assert.deepEqual(note['sender'], { reference: 'PractitionerRole/a' });
    const { id: _, author: _author, written: _written, ...old } = consultation;
    assert.deepEqual(consultationFromFhir(consultationToFhir(old)), old, 'A record of before there were authors.');
  });

  it('opens nothing for everyone if the server drops or changes the addressees', () => {
    const written = preparationToFhir(preparation, (topic) => topic);
    const recipientsIn = (recipient: unknown) => preparationFromFhir({ ...written, recipient })?.recipients;
    assert.deepEqual(recipientsIn(undefined), preparation.recipients);
    assert.deepEqual(recipientsIn([{ reference: 'PractitionerRole/b' }]), ['PractitionerRole/b']);
    assert.deepEqual(recipientsIn([{ reference: 'PractitionerRole/other' }]), []);
    const { recipients: _, ...forAll } = preparation;
    const narrowed = {
      ...preparationToFhir(forAll, (topic) => topic),
      recipient: [{ reference: 'PractitionerRole/c' }],
    };
    assert.deepEqual(preparationFromFhir(narrowed)?.recipients, ['PractitionerRole/c']);
  });

  it('shows notes whose sender was changed under the name of nobody else', () => {
    const changed = { ...consultationToFhir(consultation), sender: { reference: 'Practitioner/other' } };
    assert.deepEqual(consultationFromFhir(changed)?.author, { reference: 'Practitioner/other', kind: 'professional' });
    const alias = { ...consultationToFhir(consultation), sender: { reference: 'Practitioner/a' } };
    assert.deepEqual(consultationFromFhir(alias)?.author, consultation.author);
  });

  it('skips what is withdrawn, modified or of others, and refuses an unreadable record', () => {
    const written = consultationToFhir(consultation);
    for (const change of [{ status: 'entered-in-error' }, { modifierExtension: [{ url: 'x' }] }, { category: [] }]) {
      assert.equal(consultationFromFhir({ ...written, ...change }), undefined);
    }
    assert.equal(preparationFromFhir(written), undefined);
    for (const payload of [[], [{ contentAttachment: { contentType: 'application/json', data: '%' } }]]) {
      assert.throws(() => consultationFromFhir({ ...written, payload }), /Communication/);
    }
  });
});
