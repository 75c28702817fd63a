import type { SharedDossier } from '../../../utils/protocol/shared.ts';
import type { PlaceAccess } from '../../devices/ports.ts';

/** What sharing a dossier needs of the browser. */
export interface SharingPorts {
  /** Asks for the folder of a dossier that is being shared or joined. */
  readonly place: PlaceAccess;
  /** Asks the browser again for the folder of a shared dossier. Call only in a click, before anything is awaited. */
  readonly allow: (dossier: Pick<SharedDossier, 'id' | 'permission'>) => Promise<boolean>;
}
