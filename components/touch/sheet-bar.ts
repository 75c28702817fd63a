import type { Tab } from '../../utils/protocol/frame-names.ts';
import { el, icon } from '../page/dom.ts';
import type { StripState } from '../strip/strip.ts';
import type { rovingTabIndex } from '../strip/toolbar.ts';
import { shownCount } from '../strip/words.ts';

const TABS = ['course', 'related', 'notes'] as const;

/** What the reader can do in the bar. */
export interface SheetActs {
  readonly roving: typeof rovingTabIndex;
  readonly turn: (tab: Tab) => void;
  readonly write: () => void;
  readonly close: () => void;
}

/**
 * The row of the strip once more, over a sheet: in a narrow window the strip is far up when something is opened beside a question.
 * Sizes are for fingers.
 */
export class SheetBar {
  readonly element = el('div', { class: 'sheet-bar', role: 'toolbar' });
  private readonly tabs = TABS.map((tab) => el('button', { type: 'button', 'data-tab': tab }));
  private readonly pen = el('button', { type: 'button', class: 'pen' }, icon('note'));
  private readonly shut = el('button', { type: 'button', class: 'shut' }, icon('close'));

  constructor(acts: SheetActs) {
    TABS.forEach((tab, at) => this.tabs[at]?.addEventListener('click', () => acts.turn(tab)));
    this.pen.addEventListener('click', () => acts.write());
    this.shut.addEventListener('click', () => acts.close());
    const row = [...this.tabs, this.pen, this.shut];
    this.element.append(...row);
    acts.roving(this.element, row);
  }

  /** Draws what is known now. @param names of the row itself and of closing it */
  draw({ words: { t }, counts, view, tab }: StripState, names: { readonly bar: string; readonly close: string }): void {
    this.element.setAttribute('aria-label', names.bar);
    const numbers = { course: view?.documents ?? 0, related: counts?.related ?? 0, notes: counts?.notes ?? 0 };
    TABS.forEach((each, at) => {
      const button = this.tabs[at];
      const count = numbers[each];
      if (button === undefined) return;
      button.textContent = t(`strip.${each}`);
      button.setAttribute('aria-label', count > 0 ? t(`strip.${each}.count`, { count }) : t(`strip.${each}`));
      button.setAttribute('aria-expanded', String(each === tab));
      if (count > 0) button.dataset['n'] = shownCount(count);
      else delete button.dataset['n'];
    });
    // An open tab has a close button of its own.
    this.shut.hidden = tab !== null;
    for (const [button, name] of [
      [this.pen, t('strip.note.add')],
      [this.shut, names.close],
    ] as const)
      for (const attribute of ['aria-label', 'title']) button.setAttribute(attribute, name);
  }
}
