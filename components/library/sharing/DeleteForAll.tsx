import type { ReactElement } from 'react';
import { AskAgain } from '../../devices/AskAgain.tsx';
import type { CollectionModel } from '../collections/useCollection.ts';
import { useSharing } from './words.ts';

/** Deletes a shared dossier for everybody who takes part, after asking. @param props.onGone called once it is deleted here */
export function DeleteForAll({ model, onGone }: { model: CollectionModel; onGone: () => void }): ReactElement {
  const { st, announce } = useSharing();
  const remove = async (): Promise<void> => {
    const trouble = await model.change({ does: 'delete' });
    if (trouble === null) onGone();
    else announce(trouble);
  };
  return (
    <div className="sharing">
      <AskAgain
        t={st}
        label={st('shared.deleteForAll')}
        text={st('shared.deleteForAllText')}
        sure={st('shared.deleteForAllSure')}
        onSure={() => void remove()}
      />
    </div>
  );
}
