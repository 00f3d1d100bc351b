import { createContext } from '@lit/context';
import type { Person, Role } from '../core/model/person.js';
import type { ProAdapter } from './adapter.js';

/** The kind of screen: for patients (plain words, no statistics), or for clinicians. */
export type Audience = 'patient' | 'clinician';

/** The person who looks at the screen, and how. */
export interface Viewer {
  readonly person: Person;
  /** Reference of the person on whose behalf the viewer acts, such as a supervisor. */
  readonly onBehalfOf?: string;
  /** True while the patient looks at the view of this person: it counts as a view by the patient. */
  readonly isPreview?: boolean;
}

// Registered symbols, so that two copies of this library on one page share a provider.

/** The adapter of the provider, as a context of `@lit/context`, for elements of a host that read it too. */
export const adapterContext = createContext<ProAdapter | undefined>(Symbol.for('pro-widgets.adapter'));

/** The subject of the provider, such as `Patient/1`, as a context of `@lit/context`. */
export const subjectContext = createContext<string | undefined>(Symbol.for('pro-widgets.subject'));

/** Tells whether the adapter or subject of the provider is still being determined. */
export const loadingContext = createContext<boolean>(Symbol.for('pro-widgets.loading'));

/** The viewer of the provider, as a context of `@lit/context`; undefined if the host does not tell who looks. */
export const viewerContext = createContext<Viewer | undefined>(Symbol.for('pro-widgets.viewer'));

/** The roles that the host adds to those of the library, as a context of `@lit/context`. */
export const rolesContext = createContext<readonly Role[]>(Symbol.for('pro-widgets.roles'));

/** The audience of the provider, as a context of `@lit/context`. */
export const audienceContext = createContext<Audience>(Symbol.for('pro-widgets.audience'));
