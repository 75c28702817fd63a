import { type ReactElement, useState } from 'react';
import { formatMoment } from '../../../utils/domain/i18n/dates.ts';
import type { SyncState } from '../../../utils/protocol/sync.ts';
import { useLibrary, type LibraryWorld } from '../app/context.ts';
import { Meetings } from './Meetings.tsx';

/** Says when the last sync with the reader's other devices ended, and how many notes and dossiers were merged. */
export function SyncedLine(): ReactElement | null {
  const world = useLibrary();
  const { t, ports, synced } = world;
  const [isLooking, setLooking] = useState(false);
  const { state } = synced;
  if (state === null) return null;
  const isWrong = state.isLost || (state.trouble !== null && state.trouble !== 'busy');
  const isAsking = state.asking > 0 || state.setBack !== null || state.parts > 0;
  return (
    <div className="synced soft">
      <span role={isWrong ? 'alert' : undefined}>{saidOf(world, state)}</span>
      {state.parts > 0 && <span role="alert">{t('synced.parts', { count: state.parts })}</span>}
      {state.asking > 0 && <span role="alert">{t('synced.asking', { count: state.asking })}</span>}
      {state.setBack !== null && <span role="alert">{t('synced.setBack')}</span>}
      {(isWrong || isAsking) && (
        <button type="button" className="quiet" onClick={() => void ports.openOptions()}>
          {t('synced.settings')}
        </button>
      )}
      <Met state={state} onLook={() => setLooking(true)} />
      {isLooking && <Meetings onClose={() => setLooking(false)} />}
    </div>
  );
}

/** Says how many notes and dossiers were merged, with a link to them. */
function Met({ state, onLook }: { state: SyncState; onLook: () => void }): ReactElement | null {
  const { t } = useLibrary();
  const { met, metCollections } = state;
  if (met + metCollections === 0) return null;
  return (
    <span>
      {met > 0 && t('synced.met', { count: met })}{' '}
      {metCollections > 0 && t('synced.metCollections', { count: metCollections })}{' '}
      <button type="button" className="quiet" onClick={onLook}>
        {t('synced.look')}
      </button>
    </span>
  );
}

/** How it stands, in words. */
function saidOf({ t, language, today }: LibraryWorld, state: SyncState): string {
  if (state.isLost) return t('synced.isLost');
  if (state.connection === null) return '';
  if (state.trouble !== null) return t('synced.trouble');
  if (state.connection?.paused === true) return t('synced.paused');
  if (state.isRunning || state.doneAt === null) return t('synced.running');
  return t('synced.done', { moment: formatMoment(state.doneAt, today, language) });
}
