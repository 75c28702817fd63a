import { type ReactElement, useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { JoinDossier } from './JoinDossier.tsx';
import { ReadForm, type ReadInvitation } from './ReadForm.tsx';
import { useSharing } from './words.ts';

/** Opens an invitation, says what it is, and takes part. @param props.onOpen shows the dossier */
export function JoinDialog(props: { onClose: () => void; onOpen: (collection: string) => void }): ReactElement {
  const { st } = useSharing();
  const [read, setRead] = useState<ReadInvitation | null>(null);
  return (
    <Dialog title={st('shared.readTitle')} onClose={props.onClose}>
      <div className="sharing">
        {read === null ? (
          <ReadForm onRead={setRead} />
        ) : (
          <JoinDossier read={read} onBack={() => setRead(null)} onOpen={props.onOpen} />
        )}
      </div>
    </Dialog>
  );
}
