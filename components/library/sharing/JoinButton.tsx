import { type ReactElement, useState } from 'react';
import { JoinDialog } from './JoinDialog.tsx';
import { useSharing } from './words.ts';

/** Opens an invitation to a dossier. Not there where an administrator switched it off, or while that is not known. */
export function JoinButton({ onOpen }: { onOpen: (collection: string) => void }): ReactElement | null {
  const { st, ports, shared } = useSharing();
  const [isOpen, setOpen] = useState(false);
  const { state } = shared;
  if (state === null || state.isForbidden) return null;
  return (
    <p>
      <button
        type="button"
        className="quiet"
        title={ports.sharing === undefined ? st('shared.tabText') : undefined}
        onClick={() => (ports.sharing === undefined ? void ports.openFull('collections') : setOpen(true))}
      >
        {st('shared.read')}
      </button>
      {isOpen && <JoinDialog onClose={() => setOpen(false)} onOpen={onOpen} />}
    </p>
  );
}
