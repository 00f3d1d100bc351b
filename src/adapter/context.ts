import { createContext } from '@lit/context';
import type { ProAdapter } from './adapter.js';

/** Who looks: the person that the data is about, or who treats them. */
export type Audience = 'patient' | 'clinician';

// The keys are registered symbols, so that two copies of this library on one page share their provider.

/** The adapter of the provider, as a context of `@lit/context`; for elements of a host that read it too. */
export const adapterContext = createContext<ProAdapter | undefined>(Symbol.for('pro-widgets.adapter'));

/** The subject of the provider, such as `Patient/1`, as a context of `@lit/context`. */
export const subjectContext = createContext<string | undefined>(Symbol.for('pro-widgets.subject'));

/** Whether the page is still finding out what its provider lacks. */
export const loadingContext = createContext<boolean>(Symbol.for('pro-widgets.loading'));

/** The audience of the provider, as a context of `@lit/context`. */
export const audienceContext = createContext<Audience>(Symbol.for('pro-widgets.audience'));
