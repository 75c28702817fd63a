import { useEffect } from 'react';
import { HELP_KEY } from '../../utils/domain/site/keys.ts';
import { isTyping } from './typing.ts';

/** Calls when `?` is pressed, except while the reader is typing. @param act the same function at every drawing */
export function useHelpKey(act: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== HELP_KEY || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [act]);
}
