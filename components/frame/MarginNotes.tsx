import { type FocusEvent, type ReactElement, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ALL_DRAWN, guessHeight, isNear } from './bands.ts';
import { Bands } from './Bands.tsx';
import { useFrame, useFrameView } from './context.ts';
import { groupOf, type NoteItem, topsOf } from './items.ts';
import { NoteCard } from './NoteCard.tsx';
import { stack } from './stack.ts';

/** The top of the margin is in sight until the browser has said what is. */
const FIRST: ReadonlySet<number> = new Set([0]);

/**
 * The notes beside what they are on: absolutely placed, each as high as the question or passage it belongs to. Of very many only
 * those near the window are drawn.
 *
 * @param props.floor height of what stands above them, px
 * @param props.onEnd called with the lower edge of the last one, px
 */
export function MarginNotes({ floor, onEnd }: { floor: number; onEnd: (end: number) => void }): ReactElement {
  const { t } = useFrame();
  const { items, layout, open, tab } = useFrameView();
  const [seen, setSeen] = useState(FIRST);
  const [focused, setFocused] = useState<string | null>(null);
  const { heights, card } = useHeights();
  // While the notes tab is open, it shows the questions to the reader, and each note only once.
  const here = tab === 'notes' ? items.filter((item) => groupOf(item) === 'here') : items;
  const placed = topsOf(here, layout).map(({ item, top }) => ({
    id: item.id,
    item,
    top,
    height: heights.get(item.id) ?? guessHeight(item),
  }));
  const active = [...open].at(-1) ?? null;
  const { tops, end } = stack(placed, floor, active);
  useLayoutEffect(() => onEnd(end), [onEnd, end]);

  const isLong = placed.length > ALL_DRAWN && typeof IntersectionObserver === 'function';
  const isDrawn = ({ id, height }: { id: string; height: number }): boolean =>
    !isLong || open.has(id) || id === focused || isNear(tops.get(id) ?? 0, height, seen);
  const focus = ({ target }: FocusEvent): void =>
    setFocused((target as Element).closest<HTMLElement>('[data-id]')?.dataset['id'] ?? null);
  return (
    <>
      {isLong && <Bands end={end} onSeen={setSeen} />}
      {/* Nothing is done here: the note that has the focus stays drawn. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ul className="margin-notes" aria-label={t('frame.list')} onFocus={focus} onBlur={() => setFocused(null)}>
        {placed.map((each, at) =>
          isDrawn(each) ? (
            <Placed
              key={each.id}
              item={each.item}
              top={tops.get(each.id) ?? 0}
              of={isLong ? [at + 1, placed.length] : null}
              card={card}
            />
          ) : null,
        )}
      </ul>
    </>
  );
}

/** One note at its height. @param props.of which of how many it is, where not all are drawn */
function Placed(props: {
  item: NoteItem;
  top: number;
  of: readonly [number, number] | null;
  card: (id: string, card: HTMLElement | null) => void;
}): ReactElement {
  const { item, top, of, card } = props;
  const { id } = item;
  const ref = useCallback((element: HTMLElement | null): void => card(id, element), [card, id]);
  return <NoteCard item={item} ref={ref} top={Math.round(top)} of={of} />;
}

/** Heights of the notes that were drawn, measured again when they change, px. */
function useHeights(): {
  heights: ReadonlyMap<string, number>;
  card: (id: string, card: HTMLElement | null) => void;
} {
  const [heights, setHeights] = useState<ReadonlyMap<string, number>>(new Map());
  const cards = useRef(new Map<string, HTMLElement>());
  const measure = useCallback((): void => {
    // All are read before anything is drawn. What is out of sight has no height.
    const now = [...cards.current].map(([id, { offsetHeight }]) => [id, offsetHeight] as const);
    const known = now.filter(([, height]) => height > 0);
    setHeights((old) => (known.every(([id, height]) => old.get(id) === height) ? old : new Map([...old, ...known])));
  }, []);
  const observer = useRef<ResizeObserver | null>(null);
  const card = useCallback((id: string, element: HTMLElement | null): void => {
    const before = cards.current.get(id);
    if (before !== undefined) observer.current?.unobserve(before);
    if (element === null) cards.current.delete(id);
    else {
      cards.current.set(id, element);
      observer.current?.observe(element);
    }
  }, []);
  useLayoutEffect(measure);
  // A note grows while the reader writes in it.
  useEffect(() => {
    const made = new ResizeObserver(measure);
    observer.current = made;
    for (const element of cards.current.values()) made.observe(element);
    return () => made.disconnect();
  }, [measure]);
  return { heights, card };
}
