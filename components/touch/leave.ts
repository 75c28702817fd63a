import { isHost } from '../../utils/domain/site/markup.ts';

/** What moves the focus out of the frame. */
export interface Leaving {
  /** Whether the frame has the keyboard focus now. */
  readonly frameHasFocus: boolean;
  /** Hides the frame, if it is to be. */
  readonly hide: () => void;
  /** Puts the focus back where the reader came from. @returns whether that is still there */
  readonly goBack: () => boolean;
  /** Where the focus goes otherwise. */
  readonly fallBack: () => void;
}

/** Moves the keyboard focus from the frame to where the reader came from, unless the reader has moved on meanwhile. */
export function leaveFrame({ frameHasFocus, hide, goBack, fallBack }: Leaving): void {
  const { activeElement } = document;
  // The reader may be elsewhere in the page before the page received this.
  const isInPage = activeElement !== null && activeElement !== document.body && !isHost(activeElement);
  // Or on another of our controls, such as the sign beside a question: it keeps the focus.
  const isOnControl = activeElement !== null && isHost(activeElement) && !frameHasFocus;
  hide();
  if (isInPage) return;
  // Firefox gives no element the focus while the frame's window has it.
  window.focus();
  if (!isOnControl && !goBack()) fallBack();
}
