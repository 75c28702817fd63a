import type { ReactElement } from 'react';
import { AskAgain } from './AskAgain.tsx';
import { formatMoment } from '../../utils/domain/i18n/dates.ts';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import { DISK } from '../../utils/domain/sync/place.ts';
import type { SyncState } from '../../utils/protocol/sync.ts';
import { NewPassword } from './NewPassword.tsx';
import { progressInWords } from './progress.ts';
import type { StateProps } from './ports.ts';
import { DeviceNotices } from './DeviceNotices.tsx';
import { ChangeWords, Rejoin } from './Words.tsx';

/** Shows the sync status: when the last sync ended, what is wrong, which devices there are, and what can be done. */
export function TakingPart(props: StateProps): ReactElement | null {
  const { t, language, ports, state, act } = props;
  const { connection, trouble } = state;
  if (connection === null) return null;
  const moment = (at: string): string => formatMoment(at, ports.today(), language);
  return (
    <>
      <dl className="facts">
        <dt>{t('devices.folder')}</dt>
        <dd>{placeName(t, connection)}</dd>
        {connection.user !== '' && (
          <>
            <dt>{t('devices.as')}</dt>
            <dd>{connection.user}</dd>
          </>
        )}
        <dt>{t('devices.this')}</dt>
        <dd>{connection.name}</dd>
        <dt>{t('devices.done')}</dt>
        <dd>{state.doneAt === null ? t('devices.never') : moment(state.doneAt)}</dd>
      </dl>
      <output>{progressInWords(t, { ...state, paused: connection.paused })}</output>
      {trouble !== null && (
        <p role="alert">
          <strong>{t(`devices.fault.${trouble}`)}</strong>
        </p>
      )}
      <Mending {...props} />
      <DeviceNotices
        t={t}
        language={language}
        today={ports.today()}
        state={state}
        heading="h3"
        onUnderstood={(what) => act(ports.understood(what))}
        onDecide={(isDone) => act(ports.decide(isDone))}
      />
      <OtherDevices {...props} />
      <p className="actions">
        <button type="button" className="main" onClick={() => act(ports.now())}>
          {t('devices.now')}
        </button>
        <button type="button" onClick={() => act(ports.pause(!connection.paused))}>
          {t(connection.paused ? 'devices.resume' : 'devices.pause')}
        </button>
      </p>
      <ChangeWords t={t} ports={ports} />
      <AskAgain
        t={t}
        label={t('devices.leave')}
        text={t('devices.leaveText')}
        sure={t('devices.leaveSure')}
        onSure={() => act(ports.leave())}
      />
    </>
  );
}

/** Where the folder is, in words. */
const placeName = (t: DevicesTranslate, { address, permission }: NonNullable<SyncState['connection']>): string =>
  permission === DISK ? t('devices.diskFolder', { name: address }) : address;

/** What the reader can do about a problem. */
function Mending({ t, ports, state, act }: StateProps): ReactElement {
  const { connection, trouble } = state;
  return (
    <>
      {trouble === 'refused' && <NewPassword t={t} onSet={(password) => act(ports.setPassword(password))} />}
      {trouble === 'noAccess' && (
        <p className="actions">
          <button
            type="button"
            onClick={() =>
              void ports.askAccess(connection?.permission ?? '').then((isGiven) => isGiven && act(ports.now()))
            }
          >
            {t('devices.allow')}
          </button>
        </p>
      )}
      {trouble === 'otherFolder' && <Rejoin t={t} ports={ports} onJoined={() => act(ports.state())} />}
    </>
  );
}

/** The reader's other devices, and when each was last heard from. */
function OtherDevices({ t, language, ports, state, act }: StateProps): ReactElement {
  return (
    <>
      <h3>{t('devices.list')}</h3>
      {state.devices.length === 0 ? (
        <p>{t('devices.none')}</p>
      ) : (
        <ul className="devices">
          {state.devices.map(({ device, name, at }) => (
            <li key={device}>
              <strong>{name}</strong>, {t('devices.seen', { moment: formatMoment(at, ports.today(), language) })}
              <AskAgain
                t={t}
                label={t('devices.gone')}
                ariaLabel={t('devices.goneOf', { name })}
                text={t('devices.goneText', { name })}
                sure={t('devices.goneSure')}
                onSure={() => act(ports.gone(device))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
