import { isHost } from '../../utils/domain/site/markup.ts';
import { listen } from '../page/trusted.ts';

/** Collects keys typed before there is a text box to type in. */
export interface EarlyKeys {
  /** Takes keys from now on. */
  take(): void;
  /** Takes no more. What was typed stays here until the next time. */
  stop(): void;
  /** Whether keys are taken: no more once the reader has gone elsewhere. */
  taking?: boolean;
  /** What was typed since. */
  text: string;
  /** What had the focus when they were first taken; null or absent once that was asked. */
  from?: Element | null;
  /** When a key was last taken, milliseconds of `performance.now()`. */
  lastAt: number;
  /** Called after each change of the text. */
  told?: (() => void) | null;
}

/**
 * Catches what is typed between the click on a note button and the caret in the frame (decision 350). None of it gets into
 * the page: there is no box and no element, only these listeners on the window, added before any script of the page, and they
 * stop the events they take. In a page that was there before this script, they take nothing.
 */
export function listenEarly(): EarlyKeys {
  const safe = document.readyState === 'loading';
  const keys: EarlyKeys = {
    take: () => Object.assign(keys, { taking: safe, text: '', from: document.activeElement, told: null }),
    stop: () => (keys.taking = false),
    text: '',
    lastAt: 0,
  };
  // oxlint-disable-next-line complexity -- one decision for each kind of key, in the order in which they come
  const heard = (event: KeyboardEvent & ClipboardEvent): void => {
    if (!keys.taking) return;
    const { target, type, key } = event;
    // The focus is elsewhere: the reader is typing there.
    if (target !== document.body && !isHost(target as Element)) return keys.stop();
    const isChord = event.metaKey || (event.ctrlKey && !event.altKey);
    if (type !== 'paste' && (isChord || key === 'Tab' || key === 'Escape')) {
      // Browser shortcuts, and keys that move the focus away.
      if (!isChord) keys.stop();
      return;
    }
    event.stopImmediatePropagation();
    keys.lastAt = performance.now();
    let { text } = keys;
    // Do not prevent `keydown`: dead keys would lose their letter.
    if (type === 'keydown') {
      if (key !== 'Backspace') return;
      text = [...text].slice(0, -1).join('');
    } else if (type === 'paste') text += event.clipboardData?.getData('text/plain') ?? '';
    // Ignore the key that opened this, while it is held down.
    // Use the character: for a dead key, `key` is only the second of the two on some keyboards.
    else if (type === 'keypress' && (text !== '' || !event.repeat))
      text += key === 'Enter' ? '\n' : String.fromCharCode(event.charCode);
    event.preventDefault();
    if (text === keys.text) return;
    keys.text = text;
    keys.told?.();
  };
  if (safe)
    for (const name of ['keydown', 'keypress', 'keyup', 'paste']) listen(window, name, heard, { capture: true });
  return keys;
}
