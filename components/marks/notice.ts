import { el } from '../page/dom.ts';

/** How long a notice stays, milliseconds; with something to press, longer. */
const STAYS_MS = 5_000;
const STAYS_WITH_ACT_MS = 10_000;

/** Something the reader may do about what a notice says. */
export interface NoticeAct {
  readonly text: string;
  readonly run: () => void;
}

/** A short notice at the bottom of the window, and a voice for what only needs to be said. */
export class Notice {
  readonly element = el('div', { class: 'notice', hidden: true, onkeydown: (event: KeyboardEvent) => this.key(event) });
  readonly voice = el('div', { class: 'unseen', role: 'status' });
  private timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * Says it, and shows it for a while.
   *
   * @param act something the reader may still do about it
   */
  show(text: string, act?: NoticeAct): void {
    this.announce(text);
    const button = act === undefined ? null : el('button', { type: 'button' }, act.text);
    button?.addEventListener('click', () => {
      this.element.hidden = true;
      act?.run();
    });
    this.element.replaceChildren(el('span', {}, text), ...(button === null ? [] : [button]));
    this.element.hidden = false;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.hide(), act === undefined ? STAYS_MS : STAYS_WITH_ACT_MS);
  }

  /** Only says it. The same words twice are said twice. */
  announce(text: string): void {
    this.voice.textContent = this.voice.textContent === text ? `${text}\u00a0` : text;
  }

  private key({ key }: KeyboardEvent): void {
    if (key === 'Escape') this.element.hidden = true;
  }

  private hide(): void {
    // Who is in it is not thrown out.
    if (this.element.matches(':focus-within')) this.timer = setTimeout(() => this.hide(), STAYS_MS);
    else this.element.hidden = true;
  }
}
