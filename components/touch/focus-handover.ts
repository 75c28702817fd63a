import type { Opening, ToFrame } from '../../utils/protocol/frame.ts';
import { isHost } from '../../utils/domain/site/markup.ts';
import { listen } from '../page/trusted.ts';
import type { EarlyKeys } from '../strip/early-keys.ts';

/** The focus moves between two keys, milliseconds after the last: the browser takes some to tell its processes. */
const QUIET_MS = 40;
/** Time in which a frame that can take the focus itself has done so, milliseconds; after it the focus is given. */
const PULLED_MS = 150;
/** Keys that were on their way meanwhile still come here, milliseconds. */
const GRACE_MS = 200;
/** Time in which a frame that was told to take the focus can still do so after the reader went elsewhere, milliseconds. */
const LATE_MS = 500;
/**
 * How long to wait for the box of a note before the frame gets the focus without it, milliseconds. A slow machine may take some
 * seconds, and keys that went to a frame without a box would be lost.
 */
const BOX_MS = 15_000;

/** What opens the box of a note, for the caret to go into. */
const WITH_BOX: ReadonlySet<Opening['what']> = new Set(['write', 'notesOn', 'notes', 'mark']);

/** What is needed of the frame and its page. */
export interface HandoverParts {
  readonly keys: EarlyKeys;
  /** The frame, once it listens; null before, and without one. */
  readonly frame: () => { readonly host: HTMLElement; readonly iframe: HTMLIFrameElement } | null;
  readonly send: (message: ToFrame) => void;
}

/** Moves the keyboard focus from the page into the frame, and passes on what was typed meanwhile (decision 350). */
export class FocusHandover {
  /** What the focus is moving to; null when it has arrived, or when nothing is pending. */
  opening: Opening | null = null;
  /** It goes into the box of a note, which says when it is there. */
  private waitsForBox = false;
  /** Where the focus was when this was asked for. Voice control presses a button without moving it. */
  private from: Element | null = null;
  /** The frame was told to take the focus. */
  private isTaken = false;
  /** Until when a focus that comes to the frame is given back, milliseconds of `performance.now()`. */
  private backUntil = 0;
  /** What it is given back to; null: to nothing, as after a press on plain text. */
  private own: Element | null = null;
  /** Timer of the next step. Starting one cancels the previous, so that no step acts for something opened earlier. */
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly parts: HandoverParts) {}

  /** Call when something was requested. @param along whether the focus goes along */
  begin(opening: Opening, along: boolean): void {
    const { keys } = this.parts;
    if (along) clearTimeout(this.timer);
    this.opening = along ? opening : null;
    this.waitsForBox = WITH_BOX.has(opening.what);
    this.from = keys.from ?? document.activeElement;
    keys.from = null;
    this.isTaken = false;
    this.backUntil = 0;
    if (!this.waitsForBox) return this.give();
    if (along) this.takeKeys();
    // The reader may have gone elsewhere while this script was on its way.
    return this.keep();
  }

  /** The frame is gone. */
  end(): void {
    this.opening = null;
  }

  /** The reader leaves the frame: what would still give it the focus does so no more. */
  leave(): void {
    clearTimeout(this.timer);
    this.opening = null;
    this.dropKeys();
  }

  /** The frame listens. */
  ready(): void {
    if (!this.waitsForBox) this.give();
  }

  /**
   * A box is there. In Chromium it takes the focus itself, when told (decision 650): until the browser knows, keys come here and are sent
   * after; pushed, they would go nowhere for that time. Firefox lets no frame take it: it goes over between two keys.
   */
  offer(): void {
    this.keep();
    const { keys, send, frame } = this.parts;
    if (this.opening === null) {
      // Opened in the frame, which may have had the focus before it heard that something came from here.
      if (!import.meta.env.FIREFOX && frame()?.host === document.activeElement) send({ is: 'take' });
      return;
    }
    const soon = keys.taking ? keys.lastAt + QUIET_MS - performance.now() : 0;
    if (!import.meta.env.FIREFOX) {
      this.isTaken = true;
      send({ is: 'take' });
      this.next(PULLED_MS, () => this.give());
    } else if (soon > 0) this.next(soon, () => this.offer());
    else this.give();
  }

  /** Stops collecting keys for the frame, which has received all of them. */
  dropKeys(): void {
    const { keys } = this.parts;
    keys.stop();
    keys.text = '';
  }

  /** Watches whether the focus goes elsewhere in the page meanwhile. @returns functions that stop watching */
  watch(): (() => void)[] {
    return [
      listen(document, 'focusin', () => {
        this.keep();
        if (!this.isFree()) this.own = document.activeElement;
      }),
      // A press on plain text moves no focus, and goes elsewhere all the same.
      listen(document, 'pointerdown', () => this.keep(true), { besideOurs: true }),
      // The window loses the focus to the frame. In the event itself Chromium is not done with that, and would leave the keys there.
      listen(window, 'blur', () => setTimeout(() => this.giveBack())),
    ];
  }

  /** From now on, typed text goes into the note, even before the frame can take the focus itself. */
  private takeKeys(): void {
    const { keys, send } = this.parts;
    keys.told = () => send({ is: 'typed', text: keys.text });
    if (keys.text !== '') keys.told();
    this.next(BOX_MS, () => this.offer());
  }

  private next(ms: number, step: () => void): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(step, ms);
  }

  private keep(isElsewhere = this.isElsewhere()): void {
    if (this.opening === null || !isElsewhere) return;
    this.opening = null;
    this.parts.keys.stop();
    this.parts.send({ is: 'keep' });
    this.own = this.isFree() ? null : document.activeElement;
    if (this.isTaken) this.backUntil = performance.now() + LATE_MS;
  }

  /** The frame had been told to take the focus, and did so when the reader had gone elsewhere: back to there. */
  private giveBack(): void {
    const frame = this.parts.frame();
    if (performance.now() > this.backUntil || frame?.host !== document.activeElement) return;
    this.backUntil = 0;
    if (this.own instanceof HTMLElement && this.own.isConnected) this.own.focus({ preventScroll: true });
    else frame.iframe.blur();
  }

  /** Whether the focus has gone to something of the page since this was asked for. */
  private isElsewhere(): boolean {
    return !this.isFree() && document.activeElement !== this.from;
  }

  /** Whether the focus is on something of ours, or on nothing. */
  private isFree(): boolean {
    const { activeElement } = document;
    return activeElement === null || activeElement === document.body || isHost(activeElement);
  }

  /**
   * A frame that has not come yet takes no focus: it gets it when it has, and a note when its box is there; not when the reader went
   * elsewhere meanwhile. Given earlier, Chromium leaves it with the element when the document arrives, and no key reaches the frame.
   */
  private give(): void {
    const frame = this.parts.frame();
    if (this.opening === null || frame === null || !frame.host.isConnected) return;
    if (!this.isElsewhere() && frame.host !== document.activeElement) frame.iframe.focus({ preventScroll: true });
    this.opening = null;
    this.next(GRACE_MS, () => this.opening ?? this.dropKeys());
  }
}
