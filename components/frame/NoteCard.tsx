import { forwardRef, type ReactElement, type Ref, useEffect, useRef } from 'react';
import { ClosedNote } from './ClosedNote.tsx';
import { useFrameView } from './context.ts';
import { groupOf, type NoteItem } from './items.ts';
import { OpenNote } from './OpenNote.tsx';

/** One note, closed or open, with the colour of its meaning. */
export const NoteCard = forwardRef(function NoteCard(
  { item }: { item: NoteItem },
  ref: Ref<HTMLLIElement>,
): ReactElement {
  const { open } = useFrameView();
  const isOpen = open.has(item.id) && item.draft !== null;
  const own = useRef<HTMLDivElement>(null);
  const was = useRef(isOpen);
  useEffect(() => {
    // What had the focus went with the editor; where the reader came from is where they go on.
    if (was.current && !isOpen && document.hasFocus() && document.activeElement === document.body)
      own.current?.querySelector<HTMLElement>('.closed')?.focus({ preventScroll: true });
    was.current = isOpen;
  }, [isOpen]);
  return (
    <li
      ref={ref}
      className="note-card"
      data-id={item.id}
      data-meaning={item.note?.meaning ?? 'plain'}
      data-group={groupOf(item)}
      data-open={isOpen}
    >
      <div ref={own}>
        {isOpen && item.draft !== null ? <OpenNote item={item} draft={item.draft} /> : <ClosedNote item={item} />}
      </div>
    </li>
  );
});
