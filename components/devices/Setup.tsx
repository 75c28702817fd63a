import { type FormEvent, type ReactElement, useState } from 'react';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import type { SyncFault, SyncPlace } from '../../utils/protocol/sync.ts';
import { checkAddress } from '../../utils/sync/carriers/address.ts';
import { BeginForm } from './BeginForm.tsx';
import { FormField } from './FormField.tsx';
import { JoinForm } from './JoinForm.tsx';
import type { DevicesPorts } from './ports.ts';

/** What is known of the place the reader gave. */
type Looked =
  | { readonly is: 'not' | 'trying' | 'failed' }
  | { readonly is: 'fault'; readonly fault: SyncFault; readonly suggestion: string | null }
  | { readonly is: 'ready'; readonly hasKantlijn: boolean; readonly hasOthers: boolean };

/** First the folder, which is tried; then a passphrase: a new one where the folder is empty, that of the folder where it is not. */
export function Setup(props: { t: DevicesTranslate; ports: DevicesPorts; onBegun: () => void }): ReactElement {
  const { t, ports, onBegun } = props;
  const [place, setPlace] = useState<SyncPlace>({ address: '', user: '', password: '' });
  const [looked, setLooked] = useState<Looked>({ is: 'not' });
  const again = (): void => setLooked({ is: 'not' });
  if (looked.is !== 'ready') {
    return <PlaceForm t={t} ports={ports} place={place} setPlace={setPlace} looked={looked} setLooked={setLooked} />;
  }
  const Form = looked.hasKantlijn ? JoinForm : BeginForm;
  return (
    <>
      <p>
        <strong>{place.address}</strong>{' '}
        <button type="button" className="quiet" onClick={again}>
          {t('devices.otherPlace')}
        </button>
      </p>
      {looked.hasOthers && <p>{t('devices.others')}</p>}
      <Form t={t} ports={ports} place={place} onBegun={onBegun} />
    </>
  );
}

function PlaceForm(props: {
  t: DevicesTranslate;
  ports: DevicesPorts;
  place: SyncPlace;
  setPlace: (place: SyncPlace) => void;
  looked: Looked;
  setLooked: (looked: Looked) => void;
}): ReactElement {
  const { t, ports, place, setPlace, looked, setLooked } = props;
  const look = (event: FormEvent): void => {
    event.preventDefault();
    if (looked.is === 'trying') return;
    const checked = checkAddress(place.address, place.user);
    const fault = (what: SyncFault): void =>
      setLooked({
        is: 'fault',
        fault: what,
        suggestion: checked.suggestion === place.address ? null : checked.suggestion,
      });
    if (!checked.ok) return fault(checked.fault);
    setLooked({ is: 'trying' });
    // In the click itself: the browser asks the reader.
    ports
      .askAccess(checked.permission)
      .then(async (isGiven) => {
        if (!isGiven) return fault('noAccess');
        const answer = await ports.look(place);
        return answer.outcome === 'ready' ? setLooked({ is: 'ready', ...answer }) : fault(answer.fault);
      })
      .catch(() => setLooked({ is: 'failed' }));
    return undefined;
  };
  const set = (part: Partial<SyncPlace>): void => setPlace({ ...place, ...part });
  return (
    <form onSubmit={look}>
      <h3>{t('devices.place')}</h3>
      <FormField
        label={t('devices.address')}
        hint={t('devices.addressHint')}
        type="url"
        value={place.address}
        onChange={(address) => set({ address })}
      />
      <FormField label={t('devices.user')} value={place.user} onChange={(user) => set({ user })} />
      <FormField
        label={t('devices.password')}
        hint={t('devices.passwordHint')}
        type="password"
        value={place.password}
        onChange={(password) => set({ password })}
      />
      <Said t={t} looked={looked} onSuggestion={(address) => set({ address })} />
      <p className="actions">
        <button type="submit" className="main" disabled={Object.values(place).some((text) => text.trim() === '')}>
          {t('devices.try')}
        </button>
      </p>
    </form>
  );
}

/** What trying came to, and the address that is probably meant. */
function Said(props: { t: DevicesTranslate; looked: Looked; onSuggestion: (address: string) => void }): ReactElement {
  const { t, looked, onSuggestion } = props;
  const suggestion = looked.is === 'fault' ? looked.suggestion : null;
  return (
    <>
      <div role="alert">
        {looked.is === 'fault' && <p>{t(`devices.fault.${looked.fault}`)}</p>}
        {looked.is === 'failed' && <p>{t('devices.unreachable')}</p>}
      </div>
      <output>{looked.is === 'trying' && t('devices.trying')}</output>
      {suggestion !== null && (
        <p>
          {t('devices.suggestion', { address: suggestion })}{' '}
          <button type="button" className="quiet" onClick={() => onSuggestion(suggestion)}>
            {t('devices.useSuggestion')}
          </button>
        </p>
      )}
    </>
  );
}
