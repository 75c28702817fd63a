import { el } from '../page/dom.ts';

const SHOWN_MS = 12_000;

/** One line at the bottom of the window, also read aloud: what happened, and what can be done about it. */
export class Notice {
  readonly element = el('div', { class: 'notice', hidden: true });
  /** What is only read aloud. */
  readonly voice = el('div', { class: 'unseen', role: 'status' });
  private readonly words = el('p');
  private readonly buttons = el('span', { class: 'actions' });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saying: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.append(this.words, this.buttons);
  }

  /** Says something to those who listen; nothing is shown. */
  say(text: string): void {
    // The same words again would not be read: the element must change.
    this.voice.textContent = '';
    clearTimeout(this.saying);
    this.saying = setTimeout(() => {
      this.voice.textContent = text;
      // Said once; who reads the page later does not meet it again.
      this.saying = setTimeout(() => (this.voice.textContent = ''), SHOWN_MS);
    }, 50);
  }

  /**
   * Shows a line.
   *
   * @param action what can be done, with its name
   * @param stays until it is hidden or something else is shown
   */
  show(text: string, action: { label: string; run: () => void } | null = null, stays = false): void {
    clearTimeout(this.timer);
    this.element.hidden = false;
    this.words.textContent = text;
    // A region that appears together with its words is often not read: the one that is always there says them.
    this.say(text);
    this.buttons.replaceChildren(
      ...(action === null
        ? []
        : [
            el(
              'button',
              {
                type: 'button',
                onclick: () => {
                  this.hide();
                  action.run();
                },
              },
              action.label,
            ),
          ]),
    );
    if (!stays) this.timer = setTimeout(() => this.hide(), SHOWN_MS);
  }

  hide(): void {
    clearTimeout(this.timer);
    this.element.hidden = true;
    this.words.textContent = '';
  }
}
