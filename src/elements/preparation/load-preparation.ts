import type { Instrument } from '../../core/model/instrument.js';
import type { Person } from '../../core/model/person.js';
import type { Preparation } from '../../core/model/preparation.js';
import { mergedPeople } from '../../core/people/merged-people.js';
import { patientIn } from '../../core/people/people.js';
import { visibleLevelOf } from '../../core/sharing/visible.js';
import type { CheckedAdapter } from '../../internal/data/checked-adapter.js';
import { instrumentOf } from '../../internal/data/instrument-of.js';
import type { LoadContext } from '../../internal/data/load-controller.js';

/** The stored preparation, the adapter that saves a changed one, and the people whom it can be for. */
export interface LoadedPreparation {
  readonly preparation: Preparation | undefined;
  readonly storage: CheckedAdapter;
  readonly readers: readonly Person[];
}

/**
 * Loads the preparation of a subject. Resolves with undefined if the adapter cannot store preparations, or if the viewer
 * may not read what is stored, which a save would overwrite. A viewer who sees only what was shared never saves, so that it
 * does not show whether there is something.
 */
export async function loadPreparation(
  instrument: string,
  source: string | Instrument | undefined,
  context: LoadContext,
): Promise<LoadedPreparation | undefined> {
  const { adapter, subject, signal, sight } = context;
  if (!adapter?.keepsPreparations || !subject || (await sight()).sharing) return undefined;
  const [preparation, readers] = await Promise.all([
    adapter.getPreparation({ subject, instrument }, () => instrumentOf(source, context), { signal }),
    readersOf(source, context),
  ]);
  return preparation === 'withheld' ? undefined : { preparation, storage: adapter, readers };
}

/** Returns the people of the care team who see the scores, as far as the adapter knows the decisions. */
async function readersOf(source: string | Instrument | undefined, context: LoadContext): Promise<Person[]> {
  const { adapter, subject = '', signal } = context;
  const team = (await adapter?.listCareTeam({ subject }, { signal })) ?? [];
  const others = mergedPeople(team).filter(({ kind }) => kind === 'professional' || kind === 'related');
  const sharing = others.length > 0 ? await adapter?.listSharing({ subject }, { signal }) : undefined;
  const instrument = sharing && (await instrumentOf(source, context));
  if (!sharing || !instrument) return others;
  const patient = patientIn(team);
  return others.filter(
    (person) => visibleLevelOf({ person, sharing, patient, now: Date.now() }, instrument) !== 'nothing',
  );
}
