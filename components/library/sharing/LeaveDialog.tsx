import { type ReactElement, useState } from 'react';
import type { SharedDossier } from '../../../utils/protocol/shared.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { Fault } from '../../devices/FormField.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { useSharing } from './words.ts';

/** Asks what stays here, says what does not change for the others, and stops taking part. @param props.onLeft shows the list of dossiers */
export function LeaveDialog(props: { dossier: SharedDossier; onClose: () => void; onLeft: () => void }): ReactElement {
  const { st, ports, announce } = useSharing();
  const { dossier, onClose, onLeft } = props;
  const { id, unsent, isReadOnly } = dossier;
  const [keep, setKeep] = useState(true);
  const [isLeaving, setLeaving] = useState(false);
  const [said, setSaid] = useState('');
  const leave = (): void => {
    if (isLeaving) return;
    setLeaving(true);
    setSaid('');
    ports.client
      .request('shared.leave', { id, keep })
      .catch(logAndReturn('sync.start', null))
      .then((answer) => {
        setLeaving(false);
        if (answer === null) return setSaid(st('devices.unreachable'));
        const notes = answer.outcome === 'left' ? answer.notes : 0;
        announce(keep ? st('shared.leftKept', { count: notes }) : st('shared.leftDropped'));
        return onLeft();
      });
  };
  return (
    <Dialog title={st('shared.leaveTitle')} onClose={onClose}>
      <div className="sharing">
        <p>{st('shared.leaveText')}</p>
        {unsent > 0 && (
          <p>
            <strong className="missing">
              {st(isReadOnly ? 'shared.leaveUnsentHere' : 'shared.leaveUnsent', { count: unsent })}
            </strong>
          </p>
        )}
        <fieldset>
          <legend>{st('shared.leaveWhat')}</legend>
          {[true, false].map((kept) => (
            <label key={String(kept)} className="choice">
              <input type="radio" name="leave-keep" checked={keep === kept} onChange={() => setKeep(kept)} />
              {st(kept ? 'shared.leaveKeep' : 'shared.leaveDrop')}
            </label>
          ))}
        </fieldset>
        <div role="alert">{said !== '' && <Fault>{said}</Fault>}</div>
        <output>{isLeaving && st('shared.leaving')}</output>
        <p className="actions">
          <button type="button" className="danger" aria-disabled={isLeaving} onClick={leave}>
            {st('shared.leaveSure')}
          </button>
          <button type="button" className="quiet" onClick={onClose}>
            {st('devices.cancel')}
          </button>
        </p>
      </div>
    </Dialog>
  );
}
