import { useCallback, useEffect, useRef, useState } from 'react';
import type { LibraryPorts } from './ports.ts';
import { type View, viewInHash } from './views.ts';

/**
 * The view that is shown, kept in the address (`#all`), so that a reload and a link lead to the same one.
 *
 * @param hasMine whether the reader has questions of his own, which are then the first view of the full page; null before it is known
 * @returns the view, and a function that turns to another
 */
export function useView(form: LibraryPorts['form'], hasMine: boolean | null): readonly [View, (to: View) => void] {
  const [view, setView] = useState<View>(() => viewInHash(location.hash) ?? (form === 'panel' ? 'this' : 'all'));
  const isChosen = useRef(viewInHash(location.hash) !== null || form === 'panel');
  useEffect(() => {
    if (hasMine === true && !isChosen.current) setView('mine');
    if (hasMine !== null) isChosen.current = true;
  }, [hasMine]);
  useEffect(() => {
    const follow = (): void => setView((old) => viewInHash(location.hash) ?? old);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const go = useCallback((to: View): void => {
    isChosen.current = true;
    setView(to);
    history.replaceState(null, '', `#${to}`);
  }, []);
  return [view, go];
}
