import { type FormEvent, type ReactElement, useId, useState } from 'react';
import type { AnyResponseOf } from '../../../utils/protocol/library.ts';
import { MAX_INVITATION } from '../../../utils/protocol/shared.ts';
import { logAndReturn } from '../../../utils/messages/log-error.ts';
import { Fault, FormField, takeFocus } from '../../devices/FormField.tsx';
import { useSharing } from './words.ts';

/** An invitation that was opened, and with what. */
export interface ReadInvitation {
  readonly invitation: string;
  readonly phrase: string;
  readonly says: Extract<AnyResponseOf<'shared.read'>, { outcome: 'read' }>;
}

/** Takes an invitation, pasted or from a file, and its phrase. Nothing is shared by opening it. */
export function ReadForm({ onRead }: { onRead: (read: ReadInvitation) => void }): ReactElement {
  const { st, ports } = useSharing();
  const [invitation, setInvitation] = useState('');
  const [phrase, setPhrase] = useState('');
  const [isOpening, setOpening] = useState(false);
  const [said, setSaid] = useState('');
  const id = useId();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const words = phrase.trim();
    if (isOpening || invitation.trim() === '' || words === '') return;
    if (invitation.length > MAX_INVITATION) return setSaid(st('shared.unreadable'));
    setOpening(true);
    setSaid('');
    ports.client
      .request('shared.read', { invitation, phrase: words })
      .catch(logAndReturn('sync.start', null))
      .then((answer) => {
        setOpening(false);
        if (answer?.outcome === 'read') return onRead({ invitation, phrase: words, says: answer });
        return setSaid(answer === null ? st('devices.unreachable') : st(`shared.${answer.outcome}`));
      });
    return undefined;
  };
  return (
    <form onSubmit={submit}>
      <p>{st('shared.readText')}</p>
      <div className="field">
        <label htmlFor={id}>{st('shared.invitation')}</label>
        <textarea
          id={id}
          ref={takeFocus}
          className="invitation"
          rows={5}
          autoComplete="off"
          spellCheck={false}
          value={invitation}
          onChange={({ target }) => setInvitation(target.value)}
        />
      </div>
      <FileButton
        onText={(text) => {
          setSaid(text === null ? st('shared.fileUnread') : '');
          if (text !== null) setInvitation(text);
        }}
      />
      <FormField label={st('shared.phrase')} value={phrase} onChange={setPhrase} />
      <div role="alert">{said !== '' && <Fault>{said}</Fault>}</div>
      <output>{isOpening && st('shared.opening')}</output>
      <p className="actions">
        <button type="submit" className="main" aria-disabled={invitation.trim() === '' || phrase.trim() === ''}>
          {st('shared.open')}
        </button>
      </p>
    </form>
  );
}

/** Reads an invitation from a file. @param props.onText its text; null for a file that cannot be one */
function FileButton({ onText }: { onText: (text: string | null) => void }): ReactElement {
  const { st } = useSharing();
  const id = useId();
  const read = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    // A letter takes at most four bytes.
    if (file.size > MAX_INVITATION * 4) return onText(null);
    // Expected: the file went, or may not be read. The reader is told.
    const text = await file.text().catch(() => null);
    return onText(text === null || text.length > MAX_INVITATION ? null : text);
  };
  return (
    <p className="field">
      <label htmlFor={id}>{st('shared.openFile')}</label>
      <input
        id={id}
        type="file"
        accept=".txt,text/plain"
        onChange={({ target }) => {
          void read(target.files?.[0]);
          // The same file can be chosen again.
          target.value = '';
        }}
      />
    </p>
  );
}
