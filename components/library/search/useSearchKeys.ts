import { type RefObject, useEffect } from 'react';
import { SEARCH_KEY } from '../../../utils/domain/site/keys.ts';
import { isMeant } from '../../keys/typing.ts';
import type { View } from '../app/views.ts';

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
      if (!isMeant(event, SEARCH_KEY)) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [box]);
}

/** Views with a search box of their own, which take `/` themselves. */
const WITH_SEARCH: ReadonlySet<View> = new Set(['all', 'questions']);

/**
 * Goes to the search box of all notes at `/` in a view that has none, except while the reader is typing or a window is over the rest.
 *
 * @param go the same function at every drawing
 */
export function useSearchFromElsewhere(view: View, go: (to: View) => void): void {
  useEffect(() => {
    if (WITH_SEARCH.has(view)) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (!isMeant(event, SEARCH_KEY) || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      // The box takes the caret where nothing else has it.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      go('all');
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [view, go]);
}
