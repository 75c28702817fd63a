import { type ReactElement, useState } from 'react';
import { type Trouble, troubleOf } from '../../../utils/protocol/trouble.ts';
import { useLibrary } from '../app/context.ts';
import type { ZoteroPorts } from '../app/ports.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { useStopOnClose } from '../parts/useStopOnClose.ts';
import { sendToZotero, type ZoteroSent, type ZoteroTarget } from './send.ts';

type State =
  | { is: 'idle' }
  | { is: 'working' }
  | { is: 'refused' }
  | { is: 'sent'; sent: ZoteroSent }
  | { is: 'failed'; why: Trouble };

/** Shows what will be sent to Zotero and where it goes. Sends when the reader presses the button. */
export function ZoteroDialog(props: { target: ZoteroTarget; zotero: ZoteroPorts; onClose: () => void }): ReactElement {
  const { t } = useLibrary();
  const { target, zotero, onClose } = props;
  const [withNotes, setWithNotes] = useState(true);
  const { state, send } = useSending(zotero, target);
  return (
    <Dialog title={t('zotero.title')} onClose={onClose}>
      <p>{t('zotero.text')}</p>
      {target.selection !== null && (
        <label className="tick">
          <input type="checkbox" checked={withNotes} onChange={({ target: box }) => setWithNotes(box.checked)} />
          <span>
            {t('zotero.notes')} <span className="soft block">{t('zotero.notes.why')}</span>
          </span>
        </label>
      )}
      <p className="soft">{t('zotero.again')}</p>
      <output>{stateText(state, t)}</output>
      <div className="actions">
        <button type="button" className="main" aria-disabled={state.is === 'working'} onClick={() => send(withNotes)}>
          {t('zotero.go')}
        </button>
        <button type="button" onClick={onClose}>
          {t(state.is === 'sent' ? 'library.close' : 'library.cancel')}
        </button>
      </div>
    </Dialog>
  );
}

/** Sends on request. Closing the dialog stops between two requests. */
function useSending(
  zotero: ZoteroPorts,
  target: ZoteroTarget,
): { readonly state: State; readonly send: (withNotes: boolean) => void } {
  const world = useLibrary();
  const [state, setState] = useState<State>({ is: 'idle' });
  const stop = useStopOnClose();
  const run = async (allowed: Promise<boolean>, withNotes: boolean): Promise<void> => {
    setState({ is: 'working' });
    if (!(await allowed)) return setState({ is: 'refused' });
    const signal = stop.signal();
    return setState({ is: 'sent', sent: await sendToZotero(world, zotero, target, { withNotes, signal }) });
  };
  return {
    state,
    send: (withNotes) => {
      if (state.is === 'working') return;
      // The browser asks for permission only inside the click, so ask before anything is awaited.
      run(zotero.ask(), withNotes).catch((error: unknown) => {
        if (!stop.signal().aborted) setState({ is: 'failed', why: troubleOf(error) });
      });
    },
  };
}

type T = ReturnType<typeof useLibrary>['t'];

function stateText(state: State, t: T): string {
  switch (state.is) {
    case 'idle':
      return '';
    case 'working':
      return t('zotero.working');
    case 'refused':
      return t('zotero.notAllowed');
    case 'failed':
      return t('zotero.failed', { detail: t(`trouble.${state.why}`) });
    case 'sent':
      return sentText(state.sent, t);
  }
}

function sentText({ saved, notes, all, why, omitted }: ZoteroSent, t: T): string {
  if (all === 0) return t('zotero.nothing');
  const there =
    saved === 0
      ? ''
      : t('zotero.saved', { publications: count('publications', saved, t), notes: count('notes', notes, t) });
  const not = why === null ? '' : t(`zotero.${why}`);
  const rest = why === null || saved === 0 ? '' : t('zotero.rest', { count: all - saved });
  const left = omitted === 0 ? '' : t('zotero.omitted', { count: omitted });
  return [there, rest, not, left].filter((part) => part !== '').join(' ');
}

const count = (what: 'publications' | 'notes', number: number, t: T): string =>
  t(`zotero.${what}.count`, { count: number });
