import { browser } from 'wxt/browser';
import { type Dress, type Opening, type PortMessage, type ToFrame, type ToPage } from '../../utils/protocol/frame.ts';
import { TICKET_BYTES, type Tab } from '../../utils/protocol/frame-names.ts';
import { once } from '../../utils/domain/lazy/once.ts';
import { isHost } from '../../utils/domain/site/markup.ts';
import { el } from '../page/dom.ts';
import { createHost } from '../page/host.ts';
import { keepInPage, MAX_RETURNS } from '../page/keep.ts';
import { hear } from '../page/trusted.ts';
import { ask } from '../strip/ask.ts';
import type { EarlyKeys } from '../strip/early-keys.ts';
import { UNSAVED } from '../strip/leftovers.ts';
import frameStyle from './frame.css?inline';
import type { FramePlace } from './room.ts';

/** How long a frame may take to say that it is there; after that there is none, milliseconds. */
const READY_MS = 8_000;
/** The same once something has loaded in it: where the page forbids frames, what loads is the browser's word for that. */
const LOADED_MS = 3_000;
/** A frame that was there so long was let be: removing it after that is counted anew, milliseconds. */
const LET_BE_MS = 60_000;
/** A page that is still here so long after it said it would be left, stays (a download, a question to the reader), milliseconds. */
const STAYS_MS = 3_000;
/** Height of the bar over a sheet, CSS pixels; in frame.css too. */
const BAR = 48;
/** The hand goes over between two keys, milliseconds after the last: the browser takes some to tell its processes. */
const QUIET_MS = 40;
/** Where the frame takes the hand itself, it has it by then; else it is given, milliseconds. */
const PULLED_MS = 150;
/** Keys that were on their way meanwhile still come here, milliseconds. */
const GRACE_MS = 200;
/** A note that is to be written shows its box in so long, or the frame has the hand without, milliseconds. */
const BOX_MS = 3_000;
/** Tallest frame, CSS pixels. */
const TALLEST = 200_000;

/** What opens the box of a note, for the caret to go into. */
const WITH_BOX: ReadonlySet<Opening['what']> = new Set(['write', 'notesOn', 'notes', 'mark']);

/** What the frame needs of the page around it. */
export interface FrameParts {
  /** The frame stands right behind this. */
  readonly strip: Element;
  readonly title: () => string;
  readonly tokens: string;
  readonly keys: EarlyKeys;
  /** How high a sheet reaches from the bottom of the window, CSS pixels; 0 without one. */
  readonly covers: (px: number) => void;
  /** Stands over a sheet. */
  readonly bar: () => HTMLElement;
  readonly dress: () => Dress;
  /** The first message, without what is known here. */
  readonly hello: () => Omit<Extract<ToFrame, { is: 'hello' }>, 'is' | 'dress' | 'layout'>;
  /** The page as it is read from. */
  readonly source: () => Extract<ToFrame, { is: 'source' }>['source'];
  /** Where the frame goes, measured now. */
  readonly place: () => FramePlace;
  /** Headings and marks, measured from a height in the window. */
  readonly places: (top: number) => Pick<Extract<ToFrame, { is: 'layout' }>['layout'], 'places' | 'marks' | 'end'>;
  readonly heard: (message: ToPage) => void;
  /** There is no frame, and will be none. @param wanted what the reader waits for to open in it */
  readonly failed: (wanted: Opening | null) => void;
  /** The frame is gone: nothing is open in it. */
  readonly gone: () => void;
}

/** A living frame. */
interface Living {
  readonly host: HTMLElement;
  readonly box: HTMLElement;
  readonly iframe: HTMLIFrameElement;
  readonly stops: (() => void)[];
  port: MessagePort | null;
}

/** How much of a frame is on display. */
interface Shown {
  readonly shown: boolean;
  readonly far: boolean;
  readonly tab: Tab | null;
}

const hex = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Sends over a port, which has but one other end. */
const post = (port: MessagePort, message: ToFrame): void => port.postMessage(message, []);

/** The origin to name when a port is handed over: in Chromium the frame's own, whatever address it was loaded by. */
function frameOrigin(address: string): string {
  return address.startsWith('chrome-') ? `chrome-extension://${browser.runtime.id}` : new URL(address).origin;
}

/** The frame of our own: made when it is first wanted, put away when the page is left. See decision 300. */
export class FrameHost {
  private living: Living | null = null;
  private waiting: ToFrame[] = [];
  private look: FramePlace = { look: 'panel' };
  private shown = false;
  /** The reader opened something far from the strip: what would be a panel under it comes to the reader instead. */
  private far = false;
  private height = 0;
  private returns = 0;
  private madeAt = 0;
  private unsaved = 0;
  private dead = false;
  /** The reader's hand is to go into a frame that is still on its way. */
  private wantsHand = false;
  /** What the reader's hand is to go into, until it has. */
  private opening: Opening | null = null;
  /** It goes into the box of a note, which says when it is there. */
  private waitsForBox = false;
  /** What is open in it. */
  private tab: Tab | null = null;

  constructor(private readonly parts: FrameParts) {}

  /** Whether a frame is there, or on its way. */
  get isMade(): boolean {
    return this.living !== null;
  }

  /** Texts in it that are stored nowhere. */
  get unsavedTexts(): number {
    return this.living === null ? 0 : this.unsaved;
  }

  /** Whether the reader's hand is in it. */
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
   * @param focus whether the reader's hand goes along
   * @param far whether what was opened from is out of reach of the strip
   * @param show whether the frame comes into sight; not for a mark that is only made
   * @returns false when there is no frame to be had
   */
  open(opening: Opening, focus: boolean, far: boolean, show = true): boolean {
    if (this.dead) return false;
    const at = performance.timeOrigin + performance.now();
    this.near();
    if (show) {
      this.far = far;
      this.shown = true;
      this.arrange();
    }
    this.wantsHand = focus && show;
    this.opening = this.wantsHand ? opening : null;
    this.send({ is: 'open', opening, at, focus: focus && show });
    this.waitsForBox = WITH_BOX.has(opening.what);
    if (!this.waitsForBox) this.giveHand();
    else if (this.wantsHand) this.takeKeys();
    return true;
  }

  /** What is typed goes into the note from now on, before the frame can take the hand itself. */
  private takeKeys(): void {
    const { keys } = this.parts;
    keys.told = () => this.send({ is: 'typed', text: keys.text });
    if (keys.text !== '') keys.told();
    setTimeout(() => this.offerHand(), BOX_MS);
  }

  /** The reader goes elsewhere in the page while the hand is to come into the frame. */
  private keepHand(isElsewhere = !this.isFree()): void {
    if (!this.wantsHand || !isElsewhere) return;
    this.wantsHand = false;
    this.opening = null;
    this.parts.keys.stop();
    this.send({ is: 'keep' });
  }

  /**
   * A box is there. In Chromium it takes the hand itself: until the browser knows, keys come here and are sent after; pushed, they would go
   * nowhere for that time. Firefox lets no frame take it: it goes over between two keys. See decision 350.
   */
  private offerHand(): void {
    if (!this.wantsHand) return;
    const { keys } = this.parts;
    const soon = keys.taking ? keys.lastAt + QUIET_MS - performance.now() : 0;
    if (!import.meta.env.FIREFOX) setTimeout(() => this.giveHand(), PULLED_MS);
    else if (soon > 0) setTimeout(() => this.offerHand(), soon);
    else this.giveHand();
  }

  /** Whether the hand is still with us, or nowhere. */
  private isFree(): boolean {
    const { activeElement } = document;
    return activeElement === null || activeElement === document.body || isHost(activeElement);
  }

  /**
   * A frame that has not come yet takes no focus: it gets it when it has, and a note when its box is there; not when the reader went
   * elsewhere meanwhile. Given earlier, Chromium leaves it with the element when the document arrives, and no key reaches the frame.
   */
  private giveHand(): void {
    const { living } = this;
    if (!this.wantsHand || living === null || living.port === null || !living.host.isConnected) return;
    if (this.isFree() && !this.hasFocus) living.iframe.focus({ preventScroll: true });
    this.wantsHand = false;
    this.opening = null;
    setTimeout(() => this.wantsHand || this.dropKeys(), GRACE_MS);
  }

  /** Nothing is typed for the frame any more; what was, it has. */
  private dropKeys(): void {
    const { keys } = this.parts;
    keys.stop();
    keys.text = '';
  }

  /** Sends as soon as the frame listens. Without a frame nothing is sent. */
  send(message: ToFrame): void {
    const { living } = this;
    if (living === null) return;
    if (living.port === null) this.waiting.push(message);
    else post(living.port, message);
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
    box.dataset['scheme'] = this.parts.dress().scheme;
    iframe.style.colorScheme = this.parts.dress().scheme;
    if (this.look.look === 'margin') {
      const { left, top, width } = this.look;
      const rect = box.getBoundingClientRect();
      const now = { left: Number.parseFloat(box.style.left) || 0, top: Number.parseFloat(box.style.top) || 0 };
      // From where its containing block begins, wherever the page put that.
      box.style.left = `${Math.round(left - (rect.left + window.scrollX - now.left))}px`;
      box.style.top = `${Math.round(top - (rect.top + window.scrollY - now.top))}px`;
      box.style.width = `${width}px`;
    } else {
      for (const name of ['left', 'top', 'width'] as const) box.style[name] = '';
    }
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
    this.wantsHand = false;
    this.opening = null;
    this.tab = null;
    for (const stop of living.stops) stop();
    living.host.remove();
    living.port?.close();
    this.parts.covers(0);
    this.parts.gone();
  }

  private layout(living: Living): Extract<ToFrame, { is: 'layout' }>['layout'] {
    return {
      look: this.look.look,
      shown: this.shown,
      maxHeight: this.look.look === 'sheet' ? this.tallestSheet() : null,
      ...this.parts.places(living.box.getBoundingClientRect().top),
    };
  }

  private tallestSheet(): number {
    return Math.round(window.innerHeight * (window.innerHeight < 500 ? 0.8 : 0.6)) - BAR;
  }

  private fit(): void {
    const most = this.look.look === 'sheet' ? this.tallestSheet() : TALLEST;
    const height = Math.max(0, Math.min(this.height, most));
    if (this.living !== null) this.living.iframe.style.height = `${height}px`;
    this.parts.covers(this.shown && this.look.look === 'sheet' ? height + BAR : 0);
  }

  private async make(): Promise<void> {
    const { host, root } = createHost(document, 'frame', this.parts.tokens, frameStyle);
    const iframe = el('iframe', { title: this.parts.title(), allow: 'clipboard-write *' });
    const box = el('div', { class: 'frame kl', 'data-shown': 'false' }, this.parts.bar(), iframe);
    const living: Living = { host, box, iframe, stops: [], port: null };
    this.living = living;
    root.append(box);
    const ticket = hex(crypto.getRandomValues(new Uint8Array(TICKET_BYTES)));
    const give = (ms: number) => setTimeout(() => this.living === living && this.fail(), ms);
    let timer = give(READY_MS);
    living.stops.push(() => clearTimeout(timer));
    this.madeAt = performance.now();
    // It loads while its ticket is offered.
    const offer = ask('frame.offer', { ticket });
    const address = browser.runtime.getURL('/frame.html' as Parameters<typeof browser.runtime.getURL>[0]);
    iframe.src = `${address}#${ticket}`;
    const handOver = once(() => this.handOver(living, ticket, frameOrigin(address)));
    iframe.addEventListener('load', () => {
      clearTimeout(timer);
      if (living.port === null) timer = give(LOADED_MS);
      handOver();
    });
    this.parts.strip.after(host);
    this.arrange();
    this.guard(living);
    const offered = await offer;
    if (this.living !== living) return;
    // The frame listens: it has claimed its ticket.
    if (offered.ok) handOver();
    else this.fail();
  }

  /** Hands the frame its port. It answers over that alone, and only when the background knows its ticket. */
  private handOver(living: Living, ticket: string, origin: string): void {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
      if (this.living === living) this.hear(living, port1, data);
    });
    port1.start();
    living.iframe.contentWindow?.postMessage({ kantlijn: ticket } satisfies PortMessage, origin, [port2]);
  }

  private hear(living: Living, port: MessagePort, message: ToPage): void {
    if (message.is === 'ready') {
      living.port = port;
      for (const stop of living.stops.splice(0, 1)) stop();
      const layout = this.layout(living);
      post(port, { is: 'hello', dress: this.parts.dress(), layout, ...this.parts.hello() });
      for (const each of this.waiting.splice(0)) post(port, each);
      // Reading takes a while, and nothing that is written waits for it.
      setTimeout(() => this.living === living && this.send({ is: 'source', source: this.parts.source() }));
      if (!this.waitsForBox) this.giveHand();
    } else if (message.is === 'hand') this.offerHand();
    else if (message.is === 'height') {
      if (!Number.isFinite(message.px) || message.px === this.height) return;
      this.height = Math.ceil(message.px);
      this.fit();
    } else if (message.is === 'unsaved') {
      this.unsaved = message.count;
      // For the version that comes after this one (`clearLeftovers`).
      living.box.toggleAttribute(UNSAVED, message.count > 0);
    } else if (message.is === 'tab') this.tab = message.tab;
    this.parts.heard(message);
  }

  /** Watches over a frame that is there: a page that removes it, and a page that is left. */
  private guard(living: Living): void {
    const again = (): void => {
      const was = this.shownNow();
      const { opening } = this;
      this.returns = performance.now() - this.madeAt > LET_BE_MS ? 1 : this.returns + 1;
      this.remove();
      if (this.returns > MAX_RETURNS) this.fail(opening);
      // What the reader waits for is asked for again, with what was typed meanwhile.
      else if (opening !== null) this.open(opening, true, was.far);
      else if (was.shown) this.comeBack(was);
      else void this.make();
    };
    const leaving = (): void => {
      const was = this.shownNow();
      this.send({ is: 'closing' });
      this.dropKeys();
      // Chromium keeps no page with a frame of an extension for going back, and in `pagehide` it is too late.
      this.remove();
      const stops: (() => void)[] = [];
      const back = (): void => {
        for (const stop of stops.splice(0)) stop();
        this.comeBack(was);
      };
      const stay = setTimeout(back, STAYS_MS);
      stops.push(
        hear(window, 'pagehide', () => clearTimeout(stay)),
        hear(window, 'pageshow', back),
      );
    };
    living.stops.push(
      keepInPage(living.host, again),
      hear(window, 'beforeunload', leaving),
      hear(document, 'focusin', () => this.keepHand()),
      // A press on plain text moves no focus, and goes elsewhere all the same.
      hear(document, 'pointerdown', () => this.keepHand(true), { besideOurs: true }),
    );
  }

  private shownNow(): Shown {
    return { shown: this.shown, far: this.far, tab: this.tab };
  }

  /**
   * The page stays after all, or the reader has come back to it as it was, or it took the frame out: a new one comes, loaded anew with a
   * ticket of its own, with what was open.
   */
  private comeBack({ shown, far, tab }: Shown): void {
    if (this.living !== null || this.dead || !shown) return;
    Object.assign(this, { shown, far });
    void this.make();
    // Notes stand in the margin by themselves; elsewhere it takes a tab to see them.
    const opened = tab ?? (this.parts.place().look === 'margin' ? null : 'notes');
    if (opened === null) return;
    const at = performance.timeOrigin + performance.now();
    this.send({ is: 'open', opening: { what: 'tab', tab: opened }, at, focus: false });
  }

  private fail(opening = this.opening): void {
    const wanted = opening ?? this.waiting.findLast((each) => each.is === 'open')?.opening ?? null;
    this.dead = true;
    this.shown = false;
    this.remove();
    this.parts.failed(wanted);
    this.dropKeys();
  }
}
