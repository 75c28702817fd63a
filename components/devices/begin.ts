import { useState } from 'react';
import type { DevicesTranslate } from '../../utils/domain/i18n/devices.ts';
import type { AnyResponseOf } from '../../utils/protocol/library.ts';
import type { SyncPlace } from '../../utils/protocol/sync.ts';
import type { DevicesPorts } from './ports.ts';

/** Props of the forms that begin or join. */
export interface BeginProps {
  readonly t: DevicesTranslate;
  readonly ports: DevicesPorts;
  readonly place: SyncPlace;
  readonly onBegun: () => void;
}

/** Begins or joins, and holds the outcome in words. */
export function useBegin({ t, ports, place, onBegun }: BeginProps): {
  readonly isBeginning: boolean;
  readonly said: string;
  readonly begin: (words: string, code: string | null, name: string) => void;
} {
  const [isBeginning, setBeginning] = useState(false);
  const [said, setSaid] = useState('');
  const begin = (words: string, code: string | null, name: string): void => {
    if (isBeginning) return;
    setBeginning(true);
    setSaid('');
    ports
      .begin({ ...place, words: words.trim(), code, name: name.trim() })
      .then((answer) => {
        if (answer.outcome === 'begun' || answer.outcome === 'already') return onBegun();
        return setSaid(notBegun(t, answer));
      })
      .catch(() => setSaid(t('devices.unreachable')))
      .finally(() => setBeginning(false));
  };
  return { isBeginning, said, begin };
}

/** Says why it did not begin. */
export function notBegun(t: DevicesTranslate, answer: AnyResponseOf<'sync.begin'>): string {
  if (answer.outcome === 'fault') return t(`devices.fault.${answer.fault}`);
  return t(answer.outcome === 'wrongWords' ? 'devices.wrongWords' : 'devices.changed');
}
