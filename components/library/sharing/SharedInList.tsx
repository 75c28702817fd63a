import type { ReactElement } from 'react';
import { DeviceNotice } from '../../devices/DeviceNotices.tsx';
import { dossierPlace, sharedDossierOf, useAct, useSharing } from './words.ts';

/** Says of a dossier in the list that it is shared, read only, or not up to date. @param props.collection identifier of the dossier */
export function SharedChips({ collection }: { collection: string }): ReactElement | null {
  const { st, shared } = useSharing();
  const dossier = sharedDossierOf(shared, collection);
  if (dossier === null) return null;
  const { isReadOnly, trouble } = dossier;
  return (
    <>
      <span className="chip">
        {st('shared.chip')}
        {isReadOnly && `, ${st('shared.readOnlyShort')}`}
      </span>
      {trouble !== null && trouble !== 'busy' && (
        <span className="chip" data-tone="late">
          {st('shared.chipTrouble')}
        </span>
      )}
    </>
  );
}

/** Shared dossiers that have not come yet, or that somebody deleted: a way to how they stand. */
export function ComingDossiers({ onOpen }: { onOpen: (collection: string) => void }): ReactElement | null {
  const { st, shared } = useSharing();
  const coming = (shared.state?.dossiers ?? []).filter(({ title }) => title === null);
  if (coming.length === 0) return null;
  return (
    <>
      <h2>{st('shared.others')}</h2>
      <ul className="collection-list" aria-label={st('shared.others')}>
        {coming.map((dossier) => (
          <li key={dossier.id}>
            <button type="button" className="quiet collection-name" onClick={() => onOpen(dossier.collection)}>
              {st('shared.nameless', { place: dossierPlace(st, dossier) })}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Says that dossiers were shared here, and that this was lost with the database. */
export function SharedLost(): ReactElement | null {
  const { st, ports, shared } = useSharing();
  const act = useAct();
  if (shared.state?.isLost !== true) return null;
  return (
    <div className="sharing">
      <DeviceNotice action={st('devices.understood')} onAct={() => act(ports.client.request('shared.lost', {}))}>
        {st('shared.lost')}
      </DeviceNotice>
    </div>
  );
}
