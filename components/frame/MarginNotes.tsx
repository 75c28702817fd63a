import { type ReactElement, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useFrame, useFrameView } from './context.ts';
import { topsOf } from './items.ts';
import { NoteCard } from './NoteCard.tsx';
import { stack } from './stack.ts';

/**
 * The notes beside what they are on: absolutely placed, each as high as the question or passage it belongs to.
 *
 * @param props.floor height of what stands above them, px
 * @param props.onEnd told where the last one ends, px
 */
export function MarginNotes({ floor, onEnd }: { floor: number; onEnd: (end: number) => void }): ReactElement {
  const { t } = useFrame();
  const view = useFrameView();
  const cards = useRef(new Map<string, HTMLElement>());
  const placed = topsOf(view.items, view.layout);
  const active = [...view.open].at(-1) ?? null;

  const put = useCallback((): void => {
    const items = placed.flatMap(({ item: { id }, top }) => {
      const card = cards.current.get(id);
      return card === undefined ? [] : [{ id, top, height: card.offsetHeight }];
    });
    const { tops, end } = stack(items, floor, active);
    for (const [id, top] of tops) {
      const card = cards.current.get(id);
      if (card !== undefined) card.style.top = `${Math.round(top)}px`;
    }
    onEnd(end);
  }, [placed, floor, active, onEnd]);
  const latest = useRef(put);
  useLayoutEffect(() => {
    latest.current = put;
    put();
  });
  // A card grows while the reader writes in it.
  const ids = placed.map(({ item }) => item.id).join(' ');
  useEffect(() => {
    const observer = new ResizeObserver(() => latest.current());
    for (const id of ids.split(' ')) {
      const card = cards.current.get(id);
      if (card !== undefined) observer.observe(card);
    }
    return () => observer.disconnect();
  }, [ids]);
  return (
    <ul className="margin-notes" aria-label={t('frame.list')}>
      {placed.map(({ item }) => (
        <NoteCard
          key={item.id}
          item={item}
          ref={(card) => {
            if (card === null) cards.current.delete(item.id);
            else cards.current.set(item.id, card);
          }}
        />
      ))}
    </ul>
  );
}
