import { type ReactElement, useSyncExternalStore } from 'react';
import { Doubts } from '../notes/Doubts.tsx';
import { Icon } from '../ui/Icon.tsx';
import { type FrameWorld, useFrame, useFrameView } from './context.ts';

/** Notes that cannot be shown, and questions about notes of a provisional publication. */
export function Alerts(): ReactElement {
  const world = useFrame();
  // The passages report a failure only through a change of the view.
  useFrameView();
  const { model } = world;
  const lines = useNotSeen(world);
  return (
    <>
      {lines.length > 0 && (
        <div className="alerts" role="alert">
          {lines.map((line) => (
            <p key={line}>
              <Icon name="alert" />
              <span>{line}</span>
            </p>
          ))}
        </div>
      )}
      <Doubts model={model.notes} />
    </>
  );
}

/** Why notes are not on display, in sentences; none when all of them are. */
function useNotSeen({ model, t }: FrameWorld): readonly string[] {
  const { failed, newer, missing } = useSyncExternalStore(model.notes.subscribe, model.notes.snapshot);
  const { failed: passagesFailed, newer: passagesNewer } = model.passages;
  const lost =
    missing === null
      ? []
      : [missing.expected === null ? t('notes.lost') : t('notes.lost.counted', { count: missing.expected })];
  const unread = failed
    ? [t(newer ? 'notes.listNewer' : 'notes.listFailed')]
    : passagesFailed
      ? [t(passagesNewer ? 'passages.loadNewer' : 'passages.loadFailed')]
      : [];
  return [...lost, ...unread];
}
