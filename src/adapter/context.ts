import { createContext } from '@lit/context';
import type { ProAdapter } from './adapter.js';

/** The viewer: the patient that the data is about, or a clinician. */
export type Audience = 'patient' | 'clinician';

// Registered symbols, so that two copies of this library on one page share a provider.

/** The adapter of the provider, as a context of `@lit/context`, for elements of a host that read it too. */
export const adapterContext = createContext<ProAdapter | undefined>(Symbol.for('pro-widgets.adapter'));

/** The subject of the provider, such as `Patient/1`, as a context of `@lit/context`. */
export const subjectContext = createContext<string | undefined>(Symbol.for('pro-widgets.subject'));

/** Tells whether the adapter or subject of the provider is still being determined. */
export const loadingContext = createContext<boolean>(Symbol.for('pro-widgets.loading'));

/** The audience of the provider, as a context of `@lit/context`. */
export const audienceContext = createContext<Audience>(Symbol.for('pro-widgets.audience'));
