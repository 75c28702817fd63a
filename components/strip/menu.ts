import { el } from '../page/dom.ts';
import { hear } from '../page/trusted.ts';

/** A line of the menu: something to do, or something to know. */
export type MenuLine = { readonly text: string; readonly run?: () => void };

/** What hangs under the three dots: what is rarely wanted, and what is good to know of the state. */
export class MoreMenu {
  readonly element = el('div', { class: 'menu', hidden: true, role: 'group' });
  private stop: (() => void) | undefined;

  /** @param opener the button that opens it; Escape brings the reader back to it */
  constructor(
    private readonly opener: HTMLButtonElement,
    private readonly lines: () => readonly MenuLine[],
  ) {
    opener.setAttribute('aria-expanded', 'false');
    opener.addEventListener('click', () => (this.element.hidden ? this.open() : this.close()));
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget !== opener && !this.element.contains(relatedTarget as Node | null)) this.close();
    });
  }

  private buttons(): HTMLButtonElement[] {
    return [...this.element.querySelectorAll('button')];
  }

  private open(): void {
    this.element.setAttribute('aria-label', this.opener.getAttribute('aria-label') ?? '');
    this.element.replaceChildren(
      ...this.lines().map(({ text, run }) => {
        if (run === undefined) return el('p', {}, text);
        const button = el('button', { type: 'button' }, text);
        button.addEventListener('click', () => {
          this.close();
          this.opener.focus({ preventScroll: true });
          run();
        });
        return button;
      }),
    );
    this.element.hidden = false;
    this.opener.setAttribute('aria-expanded', 'true');
    this.buttons()[0]?.focus({ preventScroll: true });
    this.stop = hear(document, 'pointerdown', () => this.close(), { besideOurs: true, passive: true });
  }

  private close(): void {
    this.stop?.();
    this.stop = undefined;
    this.element.hidden = true;
    this.opener.setAttribute('aria-expanded', 'false');
  }

  private key(event: KeyboardEvent): void {
    const all = this.buttons();
    const at = all.findIndex((button) => button === event.target);
    if (event.key === 'Escape') {
      this.close();
      this.opener.focus({ preventScroll: true });
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      all[(at + (event.key === 'ArrowDown' ? 1 : -1) + all.length) % all.length]?.focus({ preventScroll: true });
    } else return;
    event.preventDefault();
  }
}
