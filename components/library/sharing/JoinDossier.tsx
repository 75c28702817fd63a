import { type FormEvent, type ReactElement, useState } from 'react';
import { formatMoment } from '../../../utils/domain/i18n/dates.ts';
import { joiningTranslator } from '../../../utils/domain/i18n/shared-dossiers.ts';
import type { AnyResponseOf } from '../../../utils/protocol/library.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { takeFocus } from '../../devices/FormField.tsx';
import { PlaceForm } from '../../devices/PlaceForm.tsx';
import { ChosenPlace } from './ChosenPlace.tsx';
import { FormEnd, NameField } from './FormParts.tsx';
import type { ReadInvitation } from './ReadForm.tsx';
import { usePlace } from './usePlace.ts';
import { useSharing } from './words.ts';

interface Props {
  readonly read: ReadInvitation;
  readonly onBack: () => void;
  readonly onOpen: (collection: string) => void;
}

/** Says what an invitation is, asks for the reader's own way to the folder, and takes part. */
export function JoinDossier(props: Props): ReactElement {
  const { st, language, announce } = useSharing();
  const { read, onBack, onOpen } = props;
  const { says } = read;
  const isHere = says.here === 'joined';
  const jt = joiningTranslator(language);
  const { place, looked, form, again } = usePlace('join', jt, ({ hasKantlijn }) =>
    hasKantlijn ? null : st('shared.joinEmpty'),
  );
  const joined = (): void => {
    announce(st('shared.joined'));
    onOpen(says.collection);
  };
  return (
    <>
      <What says={says} />
      <p className="actions">
        {isHere && (
          <button type="button" className="main" onClick={() => onOpen(says.collection)}>
            {st('shared.toDossier')}
          </button>
        )}
        <button type="button" className="quiet" onClick={onBack}>
          {st('shared.back')}
        </button>
      </p>
      {!isHere && looked.is !== 'ready' && form !== null && <PlaceForm t={jt} {...form} />}
      {!isHere && looked.is === 'ready' && (
        <>
          <ChosenPlace place={place} hasOthers={looked.hasOthers} onOther={again} />
          <p>{st(looked.canWrite ? 'shared.joinReady' : 'shared.joinReadOnly')}</p>
          <NameForm read={read} place={place} onJoined={joined} />
        </>
      )}
    </>
  );
}

/** What an invitation is, from whom, and what joining means. */
function What({ says }: { says: ReadInvitation['says'] }): ReactElement {
  const { st, language, today } = useSharing();
  const { title, by, at, here } = says;
  return (
    <>
      <dl className="facts" tabIndex={-1} ref={takeFocus}>
        <dt>{st('shared.what')}</dt>
        <dd>
          <bdi>{title ?? st('shared.notSaid')}</bdi>
        </dd>
        <dt>{st('shared.by')}</dt>
        <dd>
          <bdi>{by ?? st('shared.notSaid')}</bdi>
        </dd>
        <dt>{st('shared.at')}</dt>
        <dd>{at === null ? st('shared.notSaid') : formatMoment(at, today, language)}</dd>
      </dl>
      {by !== null && <p className="soft">{st('shared.byHint')}</p>}
      {here !== 'no' && <p>{st(`shared.here.${here}`)}</p>}
      {here !== 'joined' && <p>{st('shared.beforeJoining')}</p>}
    </>
  );
}

/** Asks for the reader's name, and joins. */
function NameForm(props: {
  read: ReadInvitation;
  place: ReturnType<typeof usePlace>['place'];
  onJoined: () => void;
}): ReactElement {
  const { st, ports } = useSharing();
  const { read, place, onJoined } = props;
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const [isJoining, setJoining] = useState(false);
  const [said, setSaid] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isJoining || name.trim() === '') return;
    setJoining(true);
    setSaid('');
    const { invitation, phrase } = read;
    ports.client
      .request('shared.join', { ...place, invitation, phrase, name: name.trim() })
      .catch(logAndReturn('sync.start', null))
      .then((answer) => {
        setJoining(false);
        // A message may arrive twice, when the worker was ended before it answered.
        if (answer?.outcome === 'joined' || answer?.outcome === 'already') return onJoined();
        return setSaid(answer === null ? st('devices.unreachable') : notJoined(st, answer));
      });
  };
  return (
    <form onSubmit={submit}>
      <h3>{st('shared.joinAs')}</h3>
      <NameField name={name} setName={setName} isTried={isTried} />
      <FormEnd said={said} busy={isJoining ? st('shared.joining') : ''} act={st('shared.joinNow')} />
    </form>
  );
}

/** Says why the reader does not take part. */
function notJoined(
  st: ReturnType<typeof useSharing>['st'],
  answer: Exclude<AnyResponseOf<'shared.join'>, { outcome: 'joined' | 'already' }>,
): string {
  switch (answer.outcome) {
    case 'fault':
      return st(`devices.fault.${answer.fault}`);
    case 'nothing':
      return st('shared.joinEmpty');
    default:
      return st(`shared.${answer.outcome}`);
  }
}
