import { useEffect } from 'react';
import { HELP_KEY } from '../../utils/domain/site/keys.ts';
import { isMeant } from './typing.ts';

/** Calls when `?` is pressed, except while the reader is typing. @param act the same function at every drawing */
export function useHelpKey(act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!isMeant(event, HELP_KEY)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [act]);
}
