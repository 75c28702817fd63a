import { forwardRef, type ReactElement, type Ref, useEffect, useRef } from 'react';
import { ClosedNote } from './ClosedNote.tsx';
import { useFrameView } from './context.ts';
import { groupOf, type NoteItem } from './items.ts';
import { OpenNote } from './OpenNote.tsx';

interface NoteCardProps {
  item: NoteItem;
  /** In the margin: how high it stands, px. */
  top?: number;
  /** Which of how many it is, where not all are drawn. */
  of?: readonly [number, number] | null;
}

/** One note, closed or open, with the colour of its meaning. */
export const NoteCard = forwardRef(function NoteCard(
  { item, top, of = null }: NoteCardProps,
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
      {...(top === undefined ? {} : { style: { top } })}
      {...(of === null ? {} : { 'aria-posinset': of[0], 'aria-setsize': of[1] })}
    >
      <div ref={own}>
        {isOpen && item.draft !== null ? <OpenNote item={item} draft={item.draft} /> : <ClosedNote item={item} />}
      </div>
    </li>
  );
});
