import type { FormEvent, ReactElement } from 'react';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import type { ServerPlace, SyncFault, SyncPlace } from '../../utils/protocol/sync.ts';
import { checkAddress } from '../../utils/sync/carriers/address.ts';
import { Fault, FormField } from './FormField.tsx';
import type { PlacePorts } from './ports.ts';

/** What is known of the place the reader entered. */
export type Looked =
  | { readonly is: 'not' | 'trying' | 'failed' }
  | { readonly is: 'fault'; readonly said: string; readonly suggestion: string | null }
  | { readonly is: 'ready'; readonly hasKantlijn: boolean; readonly hasOthers: boolean; readonly canWrite: boolean };

/** A server form with nothing typed yet. */
export const NO_PLACE: ServerPlace = { address: '', user: '', password: '' };

interface Props<P> {
  t: DevicesTranslate;
  ports: PlacePorts;
  place: P;
  setPlace: (place: SyncPlace) => void;
  looked: Looked;
  setLooked: (looked: Looked) => void;
}

/** Asks where the folder is: on a server or, where the browser allows it, on this computer. */
export function PlaceForm(props: Props<SyncPlace>): ReactElement {
  const { t, ports, place, setPlace, setLooked } = props;
  const isDisk = 'disk' in place;
  const choose = (next: SyncPlace): void => {
    if (isDisk) ports.dropFolder();
    setPlace(next);
    setLooked({ is: 'not' });
  };
  return (
    <>
      <h3>{t('devices.place')}</h3>
      {ports.pickFolder !== null && (
        <fieldset>
          <legend>{t('devices.where')}</legend>
          {[false, true].map((disk) => (
            <label key={String(disk)} className="choice">
              <input
                type="radio"
                name="devices-where"
                checked={isDisk === disk}
                onChange={() => choose(disk ? { disk: '' } : NO_PLACE)}
              />
              {t(disk ? 'devices.onDisk' : 'devices.onServer')}
            </label>
          ))}
        </fieldset>
      )}
      {isDisk ? <DiskForm {...props} place={place} /> : <ServerForm {...props} place={place} />}
    </>
  );
}

/** A folder on this computer: picks it and tests it. */
function DiskForm({ t, ports, setPlace, looked, setLooked }: Props<SyncPlace>): ReactElement {
  const look = async (): Promise<void> => {
    const name = (await ports.pickFolder?.()) ?? null;
    if (name === null) return;
    const place = { disk: name };
    setPlace(place);
    setLooked({ is: 'trying' });
    const answer = await ports.look(place);
    setLooked('said' in answer ? { is: 'fault', suggestion: null, ...answer } : { is: 'ready', ...answer });
  };
  return (
    <>
      <p>{t('devices.diskText')}</p>
      <Said t={t} looked={looked} onSuggestion={() => undefined} />
      <p className="actions">
        <button
          type="button"
          className="main"
          onClick={() => {
            // Must run inside the click handler, because the browser asks the reader.
            if (looked.is !== 'trying') void look().catch(() => setLooked({ is: 'failed' }));
          }}
        >
          {t('devices.pick')}
        </button>
      </p>
    </>
  );
}

function ServerForm(props: Props<ServerPlace>): ReactElement {
  const { t, ports, place, setPlace, looked, setLooked } = props;
  const look = (event: FormEvent): void => {
    event.preventDefault();
    if (looked.is === 'trying') return;
    const checked = checkAddress(place.address, place.user);
    const suggestion = checked.suggestion === place.address ? null : checked.suggestion;
    const fault = (what: SyncFault): void => setLooked({ is: 'fault', said: t(`devices.fault.${what}`), suggestion });
    if (!checked.ok) return fault(checked.fault);
    setLooked({ is: 'trying' });
    // Must run inside the click handler, because the browser asks the reader.
    ports
      .askAccess(checked.permission)
      .then(async (isGiven) => {
        if (!isGiven) return fault('noAccess');
        const answer = await ports.look(place);
        return setLooked('said' in answer ? { is: 'fault', suggestion, ...answer } : { is: 'ready', ...answer });
      })
      .catch(() => setLooked({ is: 'failed' }));
    return undefined;
  };
  const set = (part: Partial<ServerPlace>): void => setPlace({ ...place, ...part });
  return (
    <form onSubmit={look}>
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

/** The result of the test, and the address that was probably meant. */
function Said(props: { t: DevicesTranslate; looked: Looked; onSuggestion: (address: string) => void }): ReactElement {
  const { t, looked, onSuggestion } = props;
  const suggestion = looked.is === 'fault' ? looked.suggestion : null;
  return (
    <>
      <div role="alert">
        {looked.is === 'fault' && <Fault>{looked.said}</Fault>}
        {looked.is === 'failed' && <Fault>{t('devices.unreachable')}</Fault>}
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
