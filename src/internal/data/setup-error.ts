import { prefixOf } from '../base/register.js';

/** A value that an element requires and the page has not set. */
export type Missing = 'provider' | 'adapter' | 'subject' | 'viewer' | 'instrument' | 'questionnaire' | 'response';

/** Error for a required value that the page has not set. The message names the value, the element and the solution. */
export class SetupError extends Error {
  override readonly name = 'SetupError';

  constructor(
    element: Element,
    readonly missing: Missing,
  ) {
    super(messages[missing](`<${element.localName}>`, `${prefixOf(element)}-provider`));
  }
}

const messages: Readonly<Record<Missing, (element: string, provider: string) => string>> = {
  provider: (element, provider) =>
    `${element} is not inside a <${provider}>, so it has no source of data. Put it inside one with an adapter and a ` +
    'subject, or set the data as properties of the element.',
  adapter: (element, provider) =>
    `The <${provider}> around ${element} has no adapter. Set it as a property, in a script: ` +
    `document.querySelector('${provider}').adapter = …. A provider inside another provider needs its own adapter and ` +
    'subject.',
  subject: (element, provider) =>
    `The <${provider}> around ${element} has no subject, so it cannot request data. Set the attribute, such as ` +
    'subject="Patient/1", or the property. If the subject is known only after a login, set the attribute `loading` on ' +
    'the provider until then.',
  viewer: (element, provider) =>
    `The <${provider}> around ${element} has no viewer, so it is unknown what this person may see, and nothing is shown. ` +
    'Its adapter has listSharing(), and the audience is "clinician". Set the property, in a script: ' +
    `document.querySelector('${provider}').viewer = { person: { reference: 'Practitioner/1', kind: 'professional' } }. If ` +
    'the viewer is known only after a login, set the attribute `loading` on the provider until then.',
  instrument: (element) =>
    `${element} has no instrument. Set the attribute to the id of an instrument of the adapter, such as ` +
    'instrument="phq-9", or set the property to the instrument itself.',
  questionnaire: (element) =>
    `${element} has no questionnaire. Set the attribute to the canonical of a questionnaire of the adapter, such as ` +
    'questionnaire="https://example.org/Questionnaire/1", or set the property to the questionnaire itself.',
  response: (element) =>
    `${element} has no instrument and no response, so it cannot select answers. Set one of the two.`,
};
