import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/** Height of a line, for wheels that count in lines. */
const LINE = 16;

/**
 * Gives the wheel to the page: a reader who scrolls past us must not be held up by us. The keyboard, a finger and "Meer tonen"
 * reach what stands below the edge.
 */
function scrollPage(event: WheelEvent): void {
  // With Ctrl the wheel zooms.
  if (event.ctrlKey || !event.cancelable) return;
  event.preventDefault();
  const unit = [1, LINE, innerHeight][event.deltaMode] ?? 1;
  scrollBy({ left: event.deltaX * unit, top: event.deltaY * unit, behavior: 'instant' });
}

/**
 * A part that scrolls when it holds more than fits, and can then be reached with the keyboard.
 * When everything fits it is no tab stop. `data-more` says that something stands below the edge.
 * @param props.label name read aloud when it is a tab stop
 */
export function ScrollArea(props: { label: string; className?: string; children: ReactNode }): ReactElement {
  const ref = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  const [atEnd, setAtEnd] = useState(true);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const measure = (): void => {
      setOverflows(element.scrollHeight > element.clientHeight + 1);
      setAtEnd(element.scrollTop + element.clientHeight >= element.scrollHeight - 2);
    };
    const observer = new ResizeObserver(measure);
    element.addEventListener('scroll', measure, { passive: true });
    // Not passive: only what is held up here can go to the page instead.
    element.addEventListener('wheel', scrollPage, { passive: false });
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => {
      element.removeEventListener('scroll', measure);
      element.removeEventListener('wheel', scrollPage);
      observer.disconnect();
    };
  }, []);
  return (
    <div
      ref={ref}
      className={`scroll ${props.className ?? ''}`}
      data-overflows={overflows}
      data-more={overflows && !atEnd}
      {...(overflows ? { tabIndex: 0, role: 'group', 'aria-label': props.label } : {})}
    >
      {props.children}
    </div>
  );
}
