import { type FormEvent, type ReactElement, useState } from 'react';
import { isStrongEnough } from '../../../utils/domain/sync/passphrase.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { FormEnd } from './FormParts.tsx';
import { Invitation } from './Invitation.tsx';
import { PhraseField } from './PhraseField.tsx';
import { useSharing } from './words.ts';

/** Makes another invitation to a dossier that is shared. @param props.id of its folder */
export function InviteDialog({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const { st, ports } = useSharing();
  const [phrase, setPhrase] = useState('');
  const [isTried, setTried] = useState(false);
  const [isMaking, setMaking] = useState(false);
  const [said, setSaid] = useState('');
  const [invitation, setInvitation] = useState<string | null>(null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isMaking || !isStrongEnough(phrase)) return;
    setMaking(true);
    setSaid('');
    ports.client
      .request('shared.invite', { id, phrase: phrase.trim() })
      .catch(logAndReturn('sync.start', null))
      .then((answer) => {
        setMaking(false);
        if (answer?.outcome === 'invited') return setInvitation(answer.invitation);
        return setSaid(answer === null ? st('devices.unreachable') : st(`shared.${answer.outcome}`));
      });
  };
  return (
    <Dialog title={st('shared.inviteTitle')} onClose={onClose}>
      <div className="sharing">
        {invitation !== null ? (
          <Invitation text={invitation} onClose={onClose} />
        ) : (
          <form onSubmit={submit}>
            <p>{st('shared.beforeNone')}</p>
            <p>{st('shared.revoke')}</p>
            <PhraseField phrase={phrase} setPhrase={setPhrase} isTried={isTried} isFirst />
            <FormEnd said={said} busy={isMaking ? st('shared.inviting') : ''} act={st('shared.inviteNow')} />
          </form>
        )}
      </div>
    </Dialog>
  );
}
