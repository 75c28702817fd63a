import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';

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
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => {
      element.removeEventListener('scroll', measure);
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
