import { type FormEvent, type ReactElement, useState } from 'react';
import type { AnyResponseOf } from '../../../utils/protocol/library.ts';
import { isStrongEnough } from '../../../utils/domain/sync/passphrase.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { PlaceForm } from '../../devices/PlaceForm.tsx';
import { HelpLink } from '../../ui/HelpLink.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { ChosenPlace } from './ChosenPlace.tsx';
import { FormEnd, NameField } from './FormParts.tsx';
import { Invitation } from './Invitation.tsx';
import { PhraseField } from './PhraseField.tsx';
import { usePlace } from './usePlace.ts';
import { useSharing } from './words.ts';

interface Props {
  /** Identifier of the dossier. */
  readonly collection: string;
  /** How many notes are in it. */
  readonly notes: number;
  readonly onClose: () => void;
}

/** Shares a dossier: asks for a folder, then for a name and a phrase, and shows the invitation. */
export function ShareDialog(props: Props): ReactElement {
  const { st, language } = useSharing();
  const [invitation, setInvitation] = useState<string | null>(null);
  const folder = usePlace('share', st, ({ hasKantlijn }) => (hasKantlijn ? st('shared.taken') : null));
  const { place, looked, form, again } = folder;
  const close = (): void => {
    if (invitation === null) again();
    props.onClose();
  };
  return (
    <Dialog title={st('shared.shareTitle')} onClose={close}>
      <div className="sharing">
        {invitation !== null && <Invitation text={invitation} onClose={close} />}
        {invitation === null && looked.is !== 'ready' && (
          <>
            <p>{st('shared.intro')}</p>
            <p>{st('shared.sealed')}</p>
            <HelpLink page="shared" language={language}>
              {st('shared.help')}
            </HelpLink>
            {form !== null && <PlaceForm t={st} {...form} />}
          </>
        )}
        {invitation === null && looked.is === 'ready' && (
          <>
            <ChosenPlace place={place} hasOthers={looked.hasOthers} onOther={again} />
            <InviteForm {...props} place={place} onShared={setInvitation} />
          </>
        )}
      </div>
    </Dialog>
  );
}

/** Asks for the reader's name and the phrase, says what the others can do, and shares. */
function InviteForm(
  props: Props & { place: ReturnType<typeof usePlace>['place']; onShared: (invitation: string) => void },
): ReactElement {
  const { st, ports } = useSharing();
  const { collection, notes, place, onShared } = props;
  const [name, setName] = useState('');
  const [phrase, setPhrase] = useState('');
  const [isTried, setTried] = useState(false);
  const [isSharing, setSharing] = useState(false);
  const [said, setSaid] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isSharing || name.trim() === '' || !isStrongEnough(phrase)) return;
    setSharing(true);
    setSaid('');
    ports.client
      .request('shared.share', { ...place, collection, name: name.trim(), phrase: phrase.trim() })
      .catch(logAndReturn('sync.start', null))
      .then((answer) => {
        setSharing(false);
        if (answer?.outcome === 'shared') return onShared(answer.invitation);
        return setSaid(answer === null ? st('devices.unreachable') : notShared(st, answer));
      });
  };
  return (
    <form onSubmit={submit}>
      <h3>{st('shared.invite')}</h3>
      <p>{notes === 0 ? st('shared.beforeNone') : st('shared.before', { count: notes })}</p>
      <p>{st('shared.revoke')}</p>
      <NameField name={name} setName={setName} isTried={isTried} />
      <PhraseField phrase={phrase} setPhrase={setPhrase} isTried={isTried} />
      <FormEnd said={said} busy={isSharing ? st('shared.sharing') : ''} act={st('shared.shareNow')} />
    </form>
  );
}

/** Says why a dossier was not shared. */
function notShared(
  st: ReturnType<typeof useSharing>['st'],
  answer: Exclude<AnyResponseOf<'shared.share'>, { outcome: 'shared' }>,
): string {
  switch (answer.outcome) {
    case 'fault':
      return st(`devices.fault.${answer.fault}`);
    case 'exists':
      return st('shared.taken');
    default:
      return st(`shared.${answer.outcome}`);
  }
}
