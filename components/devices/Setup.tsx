import { type ReactElement, useState } from 'react';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import type { SyncPlace } from '../../utils/protocol/sync.ts';
import { BeginForm } from './BeginForm.tsx';
import { JoinForm } from './JoinForm.tsx';
import { NO_PLACE, PlaceForm, type Looked } from './PlaceForm.tsx';
import type { DevicesPorts, LookedAt } from './ports.ts';

/** Tests the folder first, then asks for a passphrase: a new one for an empty folder, the folder's own otherwise. */
export function Setup(props: { t: DevicesTranslate; ports: DevicesPorts; onBegun: () => void }): ReactElement {
  const { t, ports, onBegun } = props;
  const [place, setPlace] = useState<SyncPlace>(NO_PLACE);
  const [looked, setLooked] = useState<Looked>({ is: 'not' });
  const again = (): void => {
    if ('disk' in place) ports.dropFolder();
    setLooked({ is: 'not' });
  };
  const look = async (at: SyncPlace): Promise<LookedAt> => {
    const answer = await ports.look(at);
    // One that cannot be written is a fault.
    return answer.outcome === 'ready' ? { ...answer, canWrite: true } : { said: t(`devices.fault.${answer.fault}`) };
  };
  if (looked.is !== 'ready') {
    const access = { ...ports, look };
    return <PlaceForm t={t} ports={access} place={place} setPlace={setPlace} looked={looked} setLooked={setLooked} />;
  }
  const Form = looked.hasKantlijn ? JoinForm : BeginForm;
  return (
    <>
      <p>
        <strong>{'disk' in place ? t('devices.diskFolder', { name: place.disk }) : place.address}</strong>{' '}
        <button type="button" className="quiet" onClick={again}>
          {t('devices.otherPlace')}
        </button>
      </p>
      {looked.hasOthers && <p>{t('devices.others')}</p>}
      <Form t={t} ports={ports} place={place} onBegun={onBegun} />
    </>
  );
}
