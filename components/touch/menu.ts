import { el } from '../page/dom.ts';
import { addStyle } from '../page/host.ts';
import { listen } from '../page/trusted.ts';
import type { StripScript } from '../strip/touch-script.ts';
import menuStyle from './menu.css?inline';

/** A line of the menu: something to do, or something to know. */
export interface MenuLine {
  readonly text: string;
  readonly run?: () => void;
  /** For what is switched on and off: whether it is on. */
  readonly on?: boolean;
}

/** What hangs under the three dots: what is rarely wanted, and what is good to know of the state. */
export class MoreMenu {
  private readonly element = el('div', { class: 'menu', hidden: true, role: 'group' });
  private stop: (() => void) | undefined;

  /** @param at where it hangs, and the button that opens it; Escape brings the reader back to it */
  constructor(
    private readonly at: StripScript['strip'],
    private readonly lines: () => readonly MenuLine[],
  ) {
    addStyle(at.root, menuStyle);
    at.box.append(this.element);
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget !== at.more && !this.element.contains(relatedTarget as Node | null)) this.close();
    });
  }

  /** Opens or closes it. */
  toggle(): void {
    if (this.element.hidden) this.open();
    else this.close();
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.element.querySelectorAll('button')];
  }

  private open(): void {
    const { more } = this.at;
    this.element.setAttribute('aria-label', more.getAttribute('aria-label') ?? '');
    this.element.replaceChildren(
      ...this.lines().map(({ text, run, on }) => {
        if (run === undefined) return el('p', {}, text);
        const button = el('button', { type: 'button', 'aria-pressed': on === undefined ? null : String(on) }, text);
        button.addEventListener('click', () => {
          this.close();
          more.focus({ preventScroll: true });
          run();
        });
        return button;
      }),
    );
    this.element.hidden = false;
    more.setAttribute('aria-expanded', 'true');
    this.buttons()[0]?.focus({ preventScroll: true });
    this.stop = listen(document, 'pointerdown', () => this.close(), { besideOurs: true, passive: true });
  }

  private close(): void {
    this.stop?.();
    this.stop = undefined;
    this.element.hidden = true;
    this.at.more.setAttribute('aria-expanded', 'false');
  }

  private key(event: KeyboardEvent): void {
    const all = this.buttons();
    const at = all.findIndex((button) => button === event.target);
    if (event.key === 'Escape') {
      this.close();
      this.at.more.focus({ preventScroll: true });
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      all[(at + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  }
}
