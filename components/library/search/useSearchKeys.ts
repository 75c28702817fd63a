import { type RefObject, useEffect } from 'react';
import { SEARCH_KEY } from '../../../utils/domain/site/keys.ts';
import { isTyping } from '../../keys/typing.ts';

/** A finger gets a keyboard over half the window when a box has the focus. */
const isTouched = (): boolean => typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches;

/**
 * Puts the caret into a search box: when its view is opened and nothing else has the focus, and at `/`, except while the reader is typing
 * elsewhere.
 */
export function useSearchKeys(box: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    if (document.activeElement === document.body && !isTouched()) box.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== SEARCH_KEY || event.defaultPrevented || isTyping(event.target)) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [box]);
}
