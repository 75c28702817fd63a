import { type ReactElement, useState } from 'react';
import { useLibrary } from '../app/context.ts';
import { ShareDialog } from './ShareDialog.tsx';
import { sharedDossierOf, useSharing } from './words.ts';

/** Opens the sharing of a dossier. Not there for one that is shared, where an administrator switched it off, or while that is not known. */
export function ShareButton(props: { collection: string; notes: number }): ReactElement {
  const { ports } = useLibrary();
  const { st, shared } = useSharing();
  const [isOpen, setOpen] = useState(false);
  const { collection } = props;
  const { state } = shared;
  const isOffered = state !== null && !state.isForbidden && sharedDossierOf(shared, collection) === null;
  const open = (): void => {
    if (ports.sharing === undefined) void ports.openFull(`collections?id=${collection}`);
    else setOpen(true);
  };
  return (
    <>
      {isOffered && (
        <button
          type="button"
          className="quiet"
          aria-haspopup={ports.sharing === undefined ? undefined : 'dialog'}
          title={ports.sharing === undefined ? st('shared.tabText') : undefined}
          onClick={open}
        >
          {st('shared.share')}
        </button>
      )}
      {/* It stays open when the dossier is shared by it: the invitation is in it. */}
      {isOpen && <ShareDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
}
