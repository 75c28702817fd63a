import { useEffect, useState } from 'react';
import type { LibraryPorts } from './ports.ts';
import { type View, viewInHash } from './views.ts';

/**
 * The view that is shown, kept in the address (`#all`), so that a reload and a link of ours come to the same one.
 *
 * @returns the view, and a function that turns to another
 */
export function useView(form: LibraryPorts['form']): readonly [View, (to: View) => void] {
  const [view, setView] = useState<View>(() => viewInHash(location.hash) ?? (form === 'panel' ? 'this' : 'all'));
  useEffect(() => {
    const follow = (): void => setView((old) => viewInHash(location.hash) ?? old);
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);
  const go = (to: View): void => {
    setView(to);
    history.replaceState(null, '', `#${to}`);
  };
  return [view, go];
}
