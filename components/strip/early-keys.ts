import { isHost } from '../../utils/domain/site/markup.ts';
import { hear } from '../page/trusted.ts';

/** The keys of a reader who writes on before there is anything to write in. */
export interface EarlyKeys {
  /** Takes keys from now on. */
  take(): void;
  /** Takes no more. What was typed stays here until the next time. */
  stop(): void;
  /** Whether keys are taken: no more once the reader has gone elsewhere. */
  taking: boolean;
  /** What was typed since. */
  text: string;
  /** When a key was last taken, milliseconds of `performance.now()`. */
  lastAt: number;
  /** Called after each change of the text. */
  told: (() => void) | null;
}

/**
 * Takes what is typed between the press on a pencil and the caret in the frame (decision 350). Nothing of it is ever in the page: no
 * box, no element, only these listeners, which stand at the window before any script of the page, and let it hear nothing of what they
 * take. Where they came too late for that, into a page that was there already, they take nothing.
 */
export function listenEarly(): EarlyKeys {
  const safe = document.readyState === 'loading';
  const keys: EarlyKeys = {
    take: () => Object.assign(keys, { taking: safe, text: '', lastAt: 0, told: null }),
    stop: () => (keys.taking = false),
    taking: false,
    text: '',
    lastAt: 0,
    told: null,
  };
  // oxlint-disable-next-line complexity -- one decision for each kind of key, in the order in which they come
  const heard = (event: KeyboardEvent & ClipboardEvent): void => {
    if (!keys.taking) return;
    const { target, type, key } = event;
    // Where else the hand is, the reader writes there.
    if (target !== document.body && !isHost(target as Element)) return keys.stop();
    const isChord = event.metaKey || (event.ctrlKey && !event.altKey);
    if (type !== 'paste' && (isChord || key === 'Tab' || key === 'Escape')) {
      // Shortcuts of the browser; and the ways out of here.
      if (!isChord) keys.stop();
      return;
    }
    event.stopImmediatePropagation();
    keys.lastAt = performance.now();
    let { text } = keys;
    // Not from where it goes down: that would take the letter of two keys away.
    if (type === 'keydown') {
      if (key !== 'Backspace') return;
      text = [...text].slice(0, -1).join('');
    } else if (type === 'paste') text += event.clipboardData?.getData('text/plain') ?? '';
    // Not the key that opened this, while it is held.
    // The character itself: of a letter of two keys some keyboards name the second.
    else if (type === 'keypress' && (text !== '' || !event.repeat))
      text += key === 'Enter' ? '\n' : String.fromCharCode(event.charCode);
    event.preventDefault();
    if (text === keys.text) return;
    keys.text = text;
    keys.told?.();
  };
  if (safe) for (const name of ['keydown', 'keypress', 'keyup', 'paste']) hear(window, name, heard, { capture: true });
  return keys;
}
