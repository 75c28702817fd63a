import type { ReactElement } from 'react';
import type { SyncPlace } from '../../../utils/protocol/sync.ts';
import { useSharing } from './words.ts';

/** The folder that was found, and a way to choose another. */
export function ChosenPlace(props: { place: SyncPlace; hasOthers: boolean; onOther: () => void }): ReactElement {
  const { st } = useSharing();
  const { place, hasOthers, onOther } = props;
  return (
    <>
      <p className="chosen-place">
        <strong>{'disk' in place ? st('devices.diskFolder', { name: place.disk }) : place.address}</strong>{' '}
        <button type="button" className="quiet" onClick={onOther}>
          {st('devices.otherPlace')}
        </button>
      </p>
      {hasOthers && <p>{st('devices.others')}</p>}
    </>
  );
}
