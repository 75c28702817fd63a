import { useState } from 'react';
import type { SharedTranslate } from '../../../utils/domain/i18n/shared-dossiers.ts';
import type { SyncPlace } from '../../../utils/protocol/sync.ts';
import { NO_PLACE, type Looked } from '../../devices/PlaceForm.tsx';
import type { LookedAt, PlacePorts } from '../../devices/ports.ts';
import { useLibrary } from '../app/context.ts';

/** The folder that is being chosen for a dossier. */
export interface DossierFolder {
  readonly place: SyncPlace;
  readonly looked: Looked;
  /** What `PlaceForm` takes; null where the browser cannot be asked. */
  readonly form: {
    readonly ports: PlacePorts;
    readonly place: SyncPlace;
    readonly setPlace: (place: SyncPlace) => void;
    readonly looked: Looked;
    readonly setLooked: (looked: Looked) => void;
  } | null;
  /** Begins anew. */
  readonly again: () => void;
}

/**
 * Follows the choice of a folder for a dossier.
 *
 * @param intent to share a dossier there, or to join one
 * @param st with the words for it
 * @param unfit what is wrong with a folder that can be reached, in words; null for nothing
 */
export function usePlace(
  intent: 'share' | 'join',
  st: SharedTranslate,
  unfit: (found: { readonly hasKantlijn: boolean }) => string | null,
): DossierFolder {
  const { ports } = useLibrary();
  const [place, setPlace] = useState<SyncPlace>(NO_PLACE);
  const [looked, setLooked] = useState<Looked>({ is: 'not' });
  const access = ports.sharing?.place;
  const look = async (at: SyncPlace): Promise<LookedAt> => {
    const answer = await ports.client.request('shared.look', { ...at, intent });
    if (answer.outcome === 'fault') return { said: st(`devices.fault.${answer.fault}`) };
    const said = unfit(answer);
    return said === null ? answer : { said };
  };
  const again = (): void => {
    if ('disk' in place) access?.dropFolder();
    setLooked({ is: 'not' });
  };
  const form = access === undefined ? null : { ports: { ...access, look }, place, setPlace, looked, setLooked };
  return { place, looked, form, again };
}
