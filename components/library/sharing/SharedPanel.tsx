import { type ReactElement, useState } from 'react';
import { formatMoment } from '../../../utils/domain/i18n/dates.ts';
import type { SharedDossier } from '../../../utils/protocol/shared.ts';
import { DeviceNotices } from '../../devices/DeviceNotices.tsx';
import { NewPassword } from '../../devices/NewPassword.tsx';
import { progressInWords } from '../../devices/progress.ts';
import { InviteDialog } from './InviteDialog.tsx';
import { LeaveDialog } from './LeaveDialog.tsx';
import { dossierPlace, useAct, useSharing } from './words.ts';

interface Props {
  readonly dossier: SharedDossier;
  /** Called when the reader takes part no more. */
  readonly onLeft: () => void;
}

/** Whether there is something the reader has to read or do. */
const asksFor = ({ trouble, asking, setBack, parts, unreadable }: SharedDossier): boolean =>
  (trouble !== null && trouble !== 'busy') || asking > 0 || setBack !== null || parts > 0 || unreadable.length > 0;

/**
 * How a shared dossier stands: when it was brought up to date, what is wrong, who takes part, and what can be done. One line until it is opened;
 * open where something is wrong.
 */
export function SharedPanel({ dossier, onLeft }: Props): ReactElement {
  const { st, ports, shared, today, language } = useSharing();
  const act = useAct();
  const [opened, setOpened] = useState<'invite' | 'leave' | null>(null);
  const { id, paused, trouble, isReadOnly, doneAt } = dossier;
  const asks = asksFor(dossier);
  const [isOpen, setOpen] = useState(asks);
  // What is wrong opens it; what is mended does not close it under the reader's hands.
  const [asked, setAsked] = useState(asks);
  if (asked !== asks) {
    setAsked(asks);
    if (asks) setOpen(true);
  }
  const close = (): void => setOpened(null);
  return (
    <details
      className="sharing shared-panel"
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        <strong>{st('shared.title')}</strong>
        {isReadOnly && ` · ${st('shared.readOnlyShort')}`}
        {doneAt !== null && ` · ${st('shared.upToDate', { moment: formatMoment(doneAt, today, language) })}`}
      </summary>
      {shared.state?.isForbidden === true && <p role="alert">{st('shared.forbidden')}</p>}
      <Facts dossier={dossier} />
      <output>{progressInWords(st, dossier)}</output>
      {trouble !== null && (
        <p role="alert">
          <strong className="missing">{st(`devices.fault.${trouble}`)}</strong>
        </p>
      )}
      {isReadOnly && <p>{st('shared.readOnly')}</p>}
      <Mending dossier={dossier} />
      <Notices dossier={dossier} />
      <Members dossier={dossier} />
      <p className="actions">
        <button type="button" className="main" onClick={() => act(ports.client.request('shared.now', { id }))}>
          {st('devices.now')}
        </button>
        <button type="button" onClick={() => act(ports.client.request('shared.pause', { id, paused: !paused }))}>
          {st(paused ? 'devices.resume' : 'devices.pause')}
        </button>
        <button type="button" onClick={() => setOpened('invite')}>
          {st('shared.inviteOther')}
        </button>
        <button type="button" className="quiet" onClick={() => setOpened('leave')}>
          {st('shared.leave')}
        </button>
      </p>
      {opened === 'invite' && <InviteDialog id={id} onClose={close} />}
      {opened === 'leave' && <LeaveDialog dossier={dossier} onClose={close} onLeft={onLeft} />}
    </details>
  );
}

/** Where the folder is, as whom the reader takes part, and when that was last brought up to date. */
function Facts({ dossier }: { dossier: SharedDossier }): ReactElement {
  const { st, today, language } = useSharing();
  const { user, name, doneAt, unsent, isReadOnly } = dossier;
  return (
    <dl className="facts">
      <dt>{st('devices.done')}</dt>
      <dd>{doneAt === null ? st('devices.never') : formatMoment(doneAt, today, language)}</dd>
      <dt>{st(isReadOnly ? 'shared.unsentHere' : 'shared.unsent')}</dt>
      <dd>{unsent === 0 ? st('shared.unsentNone') : st('shared.unsentCount', { count: unsent })}</dd>
      <dt>{st('shared.yourName')}</dt>
      <dd>
        <bdi>{name}</bdi>
      </dd>
      <dt>{st('devices.folder')}</dt>
      <dd>{dossierPlace(st, dossier)}</dd>
      {user !== '' && (
        <>
          <dt>{st('devices.as')}</dt>
          <dd>
            <bdi>{user}</bdi>
          </dd>
        </>
      )}
    </dl>
  );
}

/** What the reader has to read or decide. */
function Notices({ dossier }: { dossier: SharedDossier }): ReactElement {
  const { st, ports, today, language } = useSharing();
  const act = useAct();
  const { id } = dossier;
  return (
    <DeviceNotices
      t={st}
      language={language}
      today={today}
      state={dossier}
      heading="h2"
      onUnderstood={(what) => act(ports.client.request('shared.understood', { id, what }))}
      onDecide={(isDone) => act(ports.client.request('shared.decide', { id, isDone }))}
    />
  );
}

/** What the reader can do about a problem. */
function Mending({ dossier }: { dossier: SharedDossier }): ReactElement | null {
  const { st, ports } = useSharing();
  const act = useAct();
  const { id, trouble } = dossier;
  const { client, sharing } = ports;
  if (trouble === 'refused')
    return <NewPassword t={st} onSet={(password) => act(client.request('shared.password', { id, password }))} />;
  if (trouble !== 'noAccess') return null;
  if (sharing === undefined) return <p>{st('shared.tabText')}</p>;
  const allow = (): void =>
    void sharing.allow(dossier).then((isGiven) => isGiven && act(client.request('shared.now', { id })));
  return (
    <p className="actions">
      <button type="button" onClick={allow}>
        {st('devices.allow')}
      </button>
    </p>
  );
}

/** Who takes part, as far as that is known. */
function Members({ dossier: { members } }: { dossier: SharedDossier }): ReactElement {
  const { st, today, language } = useSharing();
  return (
    <>
      <h2>{st('shared.members')}</h2>
      {members.length === 0 ? (
        <p>{st('shared.membersNone')}</p>
      ) : (
        <ul className="members">
          {members.map(({ device, name, at }) => (
            <li key={device}>
              <strong>
                <bdi>{name}</bdi>
              </strong>
              , {st('devices.seen', { moment: formatMoment(at, today, language) })}
            </li>
          ))}
        </ul>
      )}
      <p className="soft">{st('shared.membersText')}</p>
    </>
  );
}
