import { type ReactElement, useEffect, useState } from 'react';
import { devicesTranslator } from '../../utils/domain/i18n/devices.ts';
import type { Language } from '../../utils/domain/i18n/language.ts';
import type { SyncState } from '../../utils/protocol/sync.ts';
import { HelpLink } from '../ui/HelpLink.tsx';
import type { DevicesPorts } from './ports.ts';
import { Setup } from './Setup.tsx';
import { TakingPart } from './TakingPart.tsx';
import { DeviceNotice } from './DeviceNotices.tsx';

/** The reader's other devices: begin, join, status, stop. Nothing runs before the reader begins. */
export function Devices({ ports, language }: { ports: DevicesPorts; language: Language }): ReactElement {
  const t = devicesTranslator(language);
  const [state, setState] = useState<SyncState | 'reading' | 'failed'>('reading');
  useEffect(() => {
    const read = (): void => void ports.state().then(setState, () => setState('failed'));
    read();
    return ports.onChange(read);
  }, [ports]);
  const act = (work: Promise<SyncState>): void => void work.then(setState, () => setState('failed'));
  const isForbidden = typeof state === 'object' && state.isForbidden;
  const isOff = typeof state === 'object' && !isForbidden && state.connection === null;
  return (
    <section aria-labelledby="devices" aria-busy={state === 'reading'}>
      <h2 id="devices">{t('devices.title')}</h2>
      {state === 'reading' && <p>{t('devices.reading')}</p>}
      {state === 'failed' && <p role="alert">{t('devices.unreachable')}</p>}
      {isForbidden && <p>{t(state.connection === null ? 'devices.forbidden' : 'devices.forbiddenSince')}</p>}
      {isOff && (
        <>
          {state.isLost && (
            <DeviceNotice action={t('devices.understood')} onAct={() => act(ports.understood('lost'))}>
              {t('devices.isLost')}
            </DeviceNotice>
          )}
          <p>{t('devices.intro')}</p>
          <p>{t('devices.sealed')}</p>
          <HelpLink page="devices" language={language}>
            {t('devices.help')}
          </HelpLink>
          <Setup t={t} ports={ports} onBegun={() => act(ports.state())} />
        </>
      )}
      {typeof state === 'object' && !isForbidden && state.connection !== null && (
        <TakingPart t={t} language={language} ports={ports} state={state} act={act} />
      )}
    </section>
  );
}
