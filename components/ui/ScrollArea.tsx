import { type ReactElement, type ReactNode, useLayoutEffect, useRef, useState } from 'react';

/**
 * A part that scrolls when it holds more than fits, and can then be reached with the keyboard.
 * When everything fits it is no tab stop.
 * @param props.label name read aloud when it is a tab stop
 */
export function ScrollArea(props: { label: string; className?: string; children: ReactNode }): ReactElement {
  const ref = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null || typeof ResizeObserver === 'undefined') return undefined;
    const measure = (): void => setOverflows(element.scrollHeight > element.clientHeight + 1);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <div
      ref={ref}
      className={`scroll ${props.className ?? ''}`}
      data-overflows={overflows}
      {...(overflows ? { tabIndex: 0, role: 'group', 'aria-label': props.label } : {})}
    >
      {props.children}
    </div>
  );
}
