import { browser } from 'wxt/browser';
import type { Opening, PortMessage, ToFrame, ToPage } from '../../utils/protocol/frame.ts';
import type { Tab } from '../../utils/protocol/frame-names.ts';
import { once } from '../../utils/domain/lazy/once.ts';
import { addStyle } from '../page/host.ts';
import { bringInSight } from './in-sight.ts';
import { keepInPage, MAX_RETURNS } from '../page/keep.ts';
import { listen } from '../page/trusted.ts';
import { UNSAVED } from '../strip/leftovers.ts';
import frameStyle from './frame.css?inline';
import { FocusHandover } from './focus-handover.ts';
import { BAR, heightOf, placeBox, tallestSheet } from './frame-box.ts';
import type { FrameParts, LivingFrame, ShownPart } from './frame-parts.ts';
import { neverCame, onReturn } from './frame-signs.ts';
import type { FramePlace } from './room.ts';

/**
 * How long a frame may take to say that it is there; after that there is none, milliseconds. Long, because a slow machine is no page that
 * forbids frames, and what the reader wants would open elsewhere for good.
 */
const READY_MS = 20_000;
/** The same once something has loaded in it: where the page forbids frames, what loads is the browser's word for that. */
const LOADED_MS = 8_000;
/** A reader who is writing is not taken elsewhere in the middle of it, but so long after the last key, milliseconds. */
const PAUSE_MS = 700;
/** A frame that stayed this long was accepted by the page: removals are counted from zero again. Milliseconds. */
const LET_BE_MS = 60_000;

/** Sends over a port, which has but one other end. */
const post = (port: MessagePort, message: ToFrame): void => port.postMessage(message, []);

/** Target origin for handing over a port: in Chromium the frame's own origin, whatever address it was loaded from. */
function frameOrigin(address: string): string {
  return address.startsWith('chrome-') ? `chrome-extension://${browser.runtime.id}` : new URL(address).origin;
}

/** The frame of our own: made when it is first wanted, put away when the page is left. See decision 300. */
export class FrameHost {
  private living: LivingFrame | null = null;
  /** What was sent before the frame said that it listens. */
  private waiting: ToFrame[] = [];
  private look: FramePlace = { look: 'panel' };
  private shown = false;
  /** The reader opened something far from the strip: what would be a panel under it comes to the reader instead. */
  private far = false;
  private height = 0;
  private returns = 0;
  private madeAt = 0;
  private unsaved = 0;
  /** Counts what was opened to be seen in this frame. */
  private turn = 0;
  private dead = false;
  /** When something was last requested, in milliseconds of `performance.now()`. */
  private askedAt = 0;
  /** What is open in it. */
  private tab: Tab | null = null;

  private readonly focus: FocusHandover;

  constructor(private readonly parts: FrameParts) {
    this.focus = new FocusHandover({
      keys: parts.keys,
      frame: () => (this.living?.isReady === true ? this.living : null),
      send: (message) => this.send(message),
    });
  }

  /** Whether a frame is there, or on its way. */
  get isMade(): boolean {
    return this.living !== null;
  }

  /** Texts in it that are stored nowhere. */
  get unsavedTexts(): number {
    return this.living === null ? 0 : this.unsaved;
  }

  /** Whether it has the keyboard focus. */
  get hasFocus(): boolean {
    return this.living !== null && this.living.host === document.activeElement;
  }

  /** The reader comes near: makes the frame, out of sight. */
  near(): void {
    if (this.living === null && !this.dead) void this.make();
  }

  /**
   * Opens something in the frame.
   *
   * @param focus whether the keyboard focus goes along
   * @param far whether what was opened from is out of reach of the strip
   * @param show whether the frame comes into sight; not for a mark that is only made
   * @returns false when no frame can be shown
   */
  open(opening: Opening, focus: boolean, far: boolean, show = true): boolean {
    if (this.dead) return false;
    this.askedAt = performance.now();
    this.near();
    if (show) {
      this.turn += 1;
      this.far = far;
      this.shown = true;
      this.arrange();
    }
    this.send({ is: 'open', opening, turn: this.turn, focus: focus && show, here: this.hasFocus });
    this.focus.begin(opening, focus && show);
    this.giveUp();
    return true;
  }

  /** Sends as soon as the frame listens. Without a frame nothing is sent. */
  send(message: ToFrame): void {
    const { living } = this;
    if (living === null) return;
    if (!living.isReady) this.waiting.push(message);
    if (living.port !== null) post(living.port, message);
  }

  /** The page, the window or the letters have changed: measures, moves and tells. */
  arrange(): void {
    const { living } = this;
    if (living === null) return;
    const place = this.parts.place();
    this.look = place.look === 'panel' && this.far ? { look: 'sheet' } : place;
    const { box, iframe } = living;
    box.dataset['look'] = this.look.look;
    box.dataset['shown'] = String(this.shown);
    box.dataset['scheme'] = this.parts.theme().scheme;
    iframe.style.colorScheme = this.parts.theme().scheme;
    placeBox(box, this.look);
    this.fit();
    if (living.port !== null) this.send({ is: 'layout', layout: this.layout(living) });
  }

  /** Puts it out of sight; the margin stays. */
  hide(): void {
    if (this.look.look === 'margin') return;
    this.shown = false;
    this.arrange();
  }

  /** Takes the frame away. What is being written in it is kept by the frame itself. */
  remove(): void {
    const { living } = this;
    if (living === null) return;
    this.living = null;
    this.waiting = [];
    this.focus.end();
    this.tab = null;
    for (const stop of living.stops) stop();
    living.host.remove();
    living.port?.close();
    this.parts.covers(0);
    this.parts.gone();
  }

  private layout(living: LivingFrame): Extract<ToFrame, { is: 'layout' }>['layout'] {
    return {
      look: this.look.look,
      shown: this.shown,
      maxHeight: this.look.look === 'sheet' ? tallestSheet() : null,
      ...this.parts.places(living.box.getBoundingClientRect().top),
    };
  }

  private fit(): void {
    const height = heightOf(this.look, this.height);
    if (this.living !== null) this.living.iframe.style.height = `${height}px`;
    this.parts.covers(this.shown && this.look.look === 'sheet' ? height + BAR : 0);
  }

  private async make(): Promise<void> {
    const { host, root, box, iframe, ticket, offered, loaded } = this.parts.begin();
    const living: LivingFrame = { host, box, iframe, stops: [], port: null, isReady: false, isRefused: false };
    this.living = living;
    this.turn = 0;
    iframe.title = this.parts.title();
    addStyle(root, this.parts.tokens, frameStyle);
    box.prepend(this.parts.bar());
    box.className = 'frame kl';
    box.hidden = false;
    const give = (ms: number) => setTimeout(() => this.living === living && this.fail(), ms);
    let timer = give(READY_MS);
    living.stops.push(() => clearTimeout(timer));
    this.madeAt = performance.now();
    const handOver = once(() => this.living === living && this.handOver(living, ticket, frameOrigin(iframe.src)));
    void loaded.then(() => {
      clearTimeout(timer);
      if (this.living === living && !living.isReady) timer = give(LOADED_MS);
      handOver();
      void this.lookForIt(living, ticket);
    });
    this.arrange();
    this.guard(living);
    const { ok } = await offered;
    if (this.living !== living) return;
    // The frame listens: it has claimed its ticket.
    if (ok) handOver();
    else this.fail();
  }

  /**
   * Hands the frame its port, and with it what it needs to draw: the first word of the frame is not waited for (decision 352). It answers
   * over that port alone, and only when the background knows its ticket.
   */
  private handOver(living: LivingFrame, ticket: string, origin: string): void {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
      if (this.living === living) this.hear(living, data);
    });
    port1.start();
    living.port = port1;
    post(port1, {
      is: 'hello',
      theme: this.parts.theme(),
      layout: this.layout(living),
      ...this.parts.hello(),
    });
    for (const each of this.waiting) post(port1, each);
    living.iframe.contentWindow?.postMessage({ kantlijn: ticket } satisfies PortMessage, origin, [port2]);
    // Reading takes a while, and nothing that is written waits for it.
    setTimeout(() => this.living === living && this.send({ is: 'source', source: this.parts.source() }));
  }

  private hear(living: LivingFrame, message: ToPage): void {
    if (message.is === 'ready') {
      living.isReady = true;
      this.waiting = [];
      for (const stop of living.stops.splice(0, 1)) stop();
      this.focus.ready();
    } else if (message.is === 'focus') {
      if (message.turn === this.turn) this.focus.offer();
    } else if (message.is === 'height') {
      if (!Number.isFinite(message.px) || message.px === this.height) return;
      this.height = Math.ceil(message.px);
      this.fit();
    } else if (message.is === 'inSight') {
      if (Number.isFinite(message.top + message.bottom)) bringInSight(living.iframe, message);
    } else if (message.is === 'unsaved') {
      this.unsaved = message.count;
      // For the version that comes after this one (`clearLeftovers`).
      living.box.toggleAttribute(UNSAVED, message.count > 0);
    } else if (message.is === 'tab') this.tab = message.tab;
    // The reader has opened something else since: to leave now would close that, and take the focus away.
    else if (message.is === 'leave' && message.turn !== this.turn) return;
    else if (message.is === 'leave') this.focus.leave();
    this.parts.heard(message);
  }

  /** Watches over a frame that is there: a page that removes it, and a page that is left. */
  private guard(living: LivingFrame): void {
    const again = (): void => {
      const was = this.shownNow();
      const { opening } = this.focus;
      this.returns = performance.now() - this.madeAt > LET_BE_MS ? 1 : this.returns + 1;
      this.remove();
      if (this.returns > MAX_RETURNS) this.fail(opening ?? this.wanted);
      // Open again what the reader is waiting for, with the text typed meanwhile.
      else if (opening !== null) this.open(opening, true, was.far);
      else if (was.shown) this.comeBack(was);
      else void this.make();
    };
    const leaving = (): void => {
      const was = this.shownNow();
      this.send({ is: 'closing' });
      this.focus.dropKeys();
      // Chromium keeps no page with a frame of an extension for going back, and in `pagehide` it is too late.
      this.remove();
      onReturn(() => this.comeBack(was));
    };
    living.stops.push(keepInPage(living.host, again), listen(window, 'beforeunload', leaving), ...this.focus.watch());
  }

  private shownNow(): ShownPart {
    return { shown: this.shown, far: this.far, tab: this.tab };
  }

  /**
   * The page stays after all, or the reader has come back to it as it was, or it took the frame out: a new one comes, loaded anew with a
   * ticket of its own, with what was open.
   */
  private comeBack({ shown, far, tab }: ShownPart): void {
    if (this.living !== null || this.dead || !shown) return;
    Object.assign(this, { shown, far });
    void this.make();
    // Notes stand in the margin by themselves; elsewhere it takes a tab to see them.
    const opened = tab ?? (this.parts.place().look === 'margin' ? null : 'notes');
    if (opened === null) return;
    this.send({ is: 'open', opening: { what: 'tab', tab: opened }, turn: ++this.turn, focus: false, here: false });
  }

  /** The requests the reader is waiting for. */
  private get wanted(): Opening | null {
    return this.focus.opening ?? this.waiting.findLast((each) => each.is === 'open')?.opening ?? null;
  }

  /**
   * Looks who has loaded: our frame has come with its ticket before it has, and what the browser shows where the page forbids it never does
   * (decision 471).
   */
  private async lookForIt(living: LivingFrame, ticket: string): Promise<void> {
    const isOver = (): boolean => this.living !== living || living.isReady;
    if (!(await neverCame(ticket, isOver)) || isOver()) return;
    living.isRefused = true;
    this.giveUp();
  }

  /** Fails where the page has refused the frame: once something is wanted of it, and the reader has paused. What was typed goes along. */
  private giveUp(): void {
    const { living } = this;
    if (living?.isRefused !== true || this.wanted === null) return;
    const { taking, lastAt } = this.parts.keys;
    const left = taking ? Math.max(lastAt, this.askedAt) + PAUSE_MS - performance.now() : 0;
    if (left <= 0) return this.fail();
    const timer = setTimeout(() => this.giveUp(), left);
    living.stops.push(() => clearTimeout(timer));
  }

  private fail(wanted = this.wanted): void {
    this.dead = true;
    this.shown = false;
    this.remove();
    this.parts.failed(wanted);
    this.focus.dropKeys();
  }
}
