import type { ReactElement } from 'react';
import { formatMoment } from '../../../utils/domain/i18n/dates.ts';
import type { SharedDossier } from '../../../utils/protocol/shared.ts';
import { DeviceNotice } from '../../devices/DeviceNotices.tsx';
import { useAct, useSharing } from './words.ts';

/** What the reader has to read or decide about a shared dossier. */
export function SharedNotices({ dossier }: { dossier: SharedDossier }): ReactElement {
  const { st, ports, today, language } = useSharing();
  const act = useAct();
  const { id, setBack, parts, unreadable } = dossier;
  const names = [...new Set(unreadable.map((name) => name ?? st('devices.unknown')))].join(', ');
  const understood = (what: 'setBack' | 'parts' | 'unreadable'): void =>
    act(ports.client.request('shared.understood', { id, what }));
  return (
    <>
      {setBack !== null && (
        <DeviceNotice action={st('devices.understood')} onAct={() => understood('setBack')}>
          {st('devices.setBack', { moment: formatMoment(setBack, today, language) })}
        </DeviceNotice>
      )}
      {parts > 0 && (
        <DeviceNotice action={st('devices.understood')} onAct={() => understood('parts')}>
          {st('devices.parts', { count: parts })}
        </DeviceNotice>
      )}
      {unreadable.length > 0 && (
        <DeviceNotice action={st('devices.letGo')} onAct={() => understood('unreadable')}>
          {st('devices.unreadOf', { names })}
        </DeviceNotice>
      )}
      <Deletions dossier={dossier} />
    </>
  );
}

/** Somebody deleted many notes: delete them here too, or bring them back for everybody. */
function Deletions({ dossier }: { dossier: SharedDossier }): ReactElement | null {
  const { st, ports } = useSharing();
  const act = useAct();
  const { id, asking } = dossier;
  if (asking === 0) return null;
  const decide = (isDone: boolean): void => act(ports.client.request('shared.decide', { id, isDone }));
  return (
    <section className="question" aria-label={st('devices.asking')}>
      <h2>{st('devices.asking')}</h2>
      <p>{st('devices.askingText', { count: asking })}</p>
      <p className="actions">
        <button type="button" onClick={() => decide(true)}>
          {st('devices.askingDo')}
        </button>
        <button type="button" onClick={() => decide(false)}>
          {st('devices.askingKeep')}
        </button>
      </p>
    </section>
  );
}
