import { prefixOf } from '../base/register.js';

/** What the page did not give to an element that cannot do without it. */
export type Missing = 'provider' | 'adapter' | 'subject' | 'instrument' | 'questionnaire' | 'response';

/** The page lacks something that an element needs. The message says what, of which element, and the cure. */
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
    `${element} is not inside a <${provider}>, so it has nowhere to get data from. Put it inside one that has an ` +
    'adapter and a subject, or give the element its data as properties.',
  adapter: (element, provider) =>
    `The <${provider}> around ${element} has no adapter. Set its property, in a script: ` +
    `document.querySelector('${provider}').adapter = …. A provider inside another provider needs its own adapter and ` +
    'subject.',
  subject: (element, provider) =>
    `The <${provider}> around ${element} has no subject, so it is not known whose data to ask for. Write it in the ` +
    'tag, such as subject="Patient/1", or set the property. If it is known only after a login, set the attribute ' +
    '`loading` on the provider until then.',
  instrument: (element) =>
    `${element} has no instrument. Write the id of an instrument that the adapter has, such as instrument="phq-9", or ` +
    'set the property to the instrument itself.',
  questionnaire: (element) =>
    `${element} has no questionnaire. Write the canonical of a questionnaire that the adapter has, such as ` +
    'questionnaire="https://example.org/Questionnaire/1", or set the property to the questionnaire itself.',
  response: (element) =>
    `${element} has no instrument and no response, so it is not known which answers to show. Set one of the two.`,
};
