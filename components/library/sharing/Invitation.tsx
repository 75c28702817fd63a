import { type ReactElement, useId, useState } from 'react';
import { takeFocus } from '../../devices/FormField.tsx';
import { useSharing } from './words.ts';

/** An invitation that was made: to copy or to save, with how to hand it over. */
export function Invitation({ text, onClose }: { text: string; onClose: () => void }): ReactElement {
  const { st, ports } = useSharing();
  const [said, setSaid] = useState('');
  const id = useId();
  const copy = (): void => {
    ports.copy(text).then(
      () => setSaid(st('shared.copied')),
      () => setSaid(st('shared.notCopied')),
    );
  };
  const save = (): void => ports.download(st('shared.fileName'), new Blob([text], { type: 'text/plain' }));
  return (
    <>
      <h3 tabIndex={-1} ref={takeFocus}>
        {st('shared.invited')}
      </h3>
      <p>{st('shared.invitedText')}</p>
      <p>{st('shared.invitedFolder')}</p>
      <div className="field">
        <label htmlFor={id}>{st('shared.invitation')}</label>
        <textarea
          id={id}
          className="invitation"
          readOnly
          rows={6}
          value={text}
          onFocus={({ target }) => target.select()}
        />
      </div>
      <output>{said}</output>
      <p className="actions">
        <button type="button" className="main" onClick={copy}>
          {st('shared.copy')}
        </button>
        <button type="button" onClick={save}>
          {st('shared.saveFile')}
        </button>
        <button type="button" className="quiet" onClick={onClose}>
          {st('shared.close')}
        </button>
      </p>
    </>
  );
}
