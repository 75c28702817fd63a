import { useEffect, useLayoutEffect, useRef } from 'react';

/**
 * Calls back when Escape is pressed and nothing in the frame handled it, even when nothing has the focus: a newly
 * opened tab takes no focus. This is a convenience; each part has a button that does the same.
 */
export function useEscape(act: () => void): void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
}
