import type { Tab } from '../../utils/protocol/frame-names.ts';
import type { StripCounts, StripPicture, StripView } from '../../utils/protocol/strip.ts';
import { el } from '../page/dom.ts';
import { createHost } from '../page/host.ts';
import { drawing } from '../page/svg.ts';
import { safeUrl } from '../../utils/domain/publication/links.ts';
import { call, setText } from './write.ts';
import { drawTimeline } from './line.ts';
import stripStyle from './strip.css?inline';
import { TOKENS } from './tokens.ts';
import { BELL_PATH, CLOSED_EYE_PATH, DOUBT_PATH, EYE_PATH, NOTE_PATH, WAIT_PATH } from '../ui/sign-paths.ts';
import { rovingTabIndex } from './toolbar.ts';
import { shownCount, type Words } from './words.ts';

/** A problem, shown in place of the reason; with a button if the reader can solve it. */
export interface StripTrouble {
  readonly word?: string;
  readonly why: string;
  readonly act?: { readonly text: string; readonly run: () => void };
}

/** Everything the strip shows. */
export interface StripState {
  readonly words: Words;
  /** Null while nothing is known. */
  readonly view: StripView | null;
  readonly counts: StripCounts | null;
  readonly trouble: StripTrouble | null;
  readonly checking: boolean;
  /** The tab that is open in the frame. */
  readonly tab: Tab | null;
  readonly scheme: 'light' | 'dark';
  /** Numbers of the first question that has buttons, in words; null while there is none. */
  readonly first: string | null;
  /** The page allows no frame: where things open instead, in words; empty where there can be one. */
  readonly frameless: string;
  /** Message about marks that are no longer where they were; empty for none. */
  readonly doubt: string;
}

/** What the reader can do in the strip. */
export interface StripActs {
  readonly open: (tab: Tab) => void;
  readonly add: () => void;
  /** Hides or shows the marks. */
  readonly eye: () => void;
  /** Begins or stops to follow the question. */
  readonly follow: () => void;
  /** Skips everything of Kantlijn: moves the focus to the first question. */
  readonly skip: () => void;
  /** The three dots, under which the second script hangs its menu. */
  readonly more: () => void;
  /** The reader comes near something that opens the frame. */
  readonly near: () => void;
  /** The same for the three dots, which open no frame. */
  readonly nearMore: () => void;
}

const TABS = ['course', 'related', 'notes'] as const;

/** Whether a cached answer and a newer one show the same state. */
const isEqual = (before: StripView | null, after: StripView | null): boolean =>
  JSON.stringify(before?.picture ?? null) === JSON.stringify(after?.picture ?? null);

const pressable = (name: string, ...children: Node[]): HTMLButtonElement =>
  el('button', { type: 'button', class: name }, ...children);

/** The strip under the title. Elements are changed, never replaced, so that focus stays and nothing moves. */
export class Strip {
  readonly host: HTMLElement;
  readonly root: ShadowRoot;
  /** All that is drawn, inside the root. */
  readonly box: HTMLElement;
  private readonly section = el('section', { class: 'strip' });
  private readonly skip = pressable('skip');
  private readonly sign = el('span');
  private readonly word = el('strong', { class: 'word' });
  private readonly badge = el('span', { class: 'badge' });
  private readonly why = el('span', { class: 'why' });
  private readonly link = el('a');
  private readonly act = pressable('quiet');
  private readonly line = el('div', { class: 'line' });
  private readonly tools = el('div', { class: 'tools', role: 'toolbar' });
  private readonly tabs: Readonly<
    Record<(typeof TABS)[number], { button: HTMLButtonElement; name: Text; n: HTMLElement }>
  >;
  private readonly add = pressable('add', drawing(NOTE_PATH), el('span', { class: 'w' }));
  readonly bell = pressable('eye', drawing(BELL_PATH), el('span', { class: 'w' }));
  private readonly eye = pressable('eye marks');
  private readonly name = el('span', { class: 'name' });
  readonly more = pressable('more', this.name);
  private run: (() => void) | undefined;
  private drawn: StripState | undefined;
  private icon = '';
  private lineDrawn = 'null';

  constructor(
    form: 'question' | 'other',
    private readonly acts: StripActs,
  ) {
    const { host, root } = createHost(document, 'strip', TOKENS.css, stripStyle);
    this.host = host;
    this.root = root;
    const tabOf = (tab: (typeof TABS)[number]) => {
      const name = document.createTextNode('');
      const n = el('b', { class: 'n', 'aria-hidden': 'true' });
      const button = pressable('tab', name, n);
      button.addEventListener('click', () => acts.open(tab));
      button.hidden = form === 'other' && tab !== 'notes';
      return { button, name, n };
    };
    this.tabs = { course: tabOf('course'), related: tabOf('related'), notes: tabOf('notes') };
    this.more.append(drawing('M4 10h0M10 10h0M16 10h0'));
    this.more.ariaExpanded = 'false';
    this.box = el('div', { class: 'kl', 'data-form': form });
    this.act.addEventListener('click', () => this.run?.());
    this.skip.addEventListener('click', () => acts.skip());
    this.add.addEventListener('click', () => acts.add());
    this.more.addEventListener('click', () => acts.more());
    this.eye.addEventListener('click', () => acts.eye());
    this.bell.addEventListener('click', () => acts.follow());
    const row = [...TABS.map((tab) => this.tabs[tab].button), this.add, this.bell, this.eye, this.more];
    this.tools.append(...row);
    rovingTabIndex(this.tools, row);
    for (const button of row)
      for (const event of ['pointerenter', 'focus'])
        button.addEventListener(event, () => (row.indexOf(button) > TABS.length ? acts.nearMore() : acts.near()));
    const state = el(
      'output',
      { class: 'say' },
      el('span', { class: 'head' }, this.word, ' ', this.badge, ' '),
      el('span', { class: 'foot' }, this.why, this.link, this.act),
    );
    const shown = form === 'question' ? [el('span', { class: 'sign' }, this.sign), state, this.line] : [];
    this.section.append(this.skip, ...shown, this.tools);
    this.box.append(this.section);
    root.append(this.box);
  }

  /** Draws what is known now. */
  draw(state: StripState): void {
    const { words, view, trouble, scheme } = state;
    const { t } = words;
    const before = this.drawn;
    this.drawn = state;
    this.box.lang = words.language;
    this.box.classList.toggle('paper', words.paper);
    this.box.dataset['scheme'] = scheme;
    const isSameState = before?.trouble === trouble && before.words === words && isEqual(before.view, view);
    if (!isSameState) this.drawState(view?.picture ?? null, trouble, words);
    this.section.setAttribute('aria-label', t('strip.region'));
    this.tools.setAttribute('aria-label', t('strip.tools'));
    this.skip.hidden = state.first === null;
    if (state.first !== null) setText(this.skip, t('strip.skip', { label: state.first }));
    this.drawTools(state);
  }

  /** Puts the focus on what opened the frame: a tab, or the button for a new note. */
  focus(tab: Tab | null): void {
    const opener = TABS.find((one) => one === tab);
    (opener === undefined ? (tab === null ? this.add : this.more) : this.tabs[opener].button).focus({
      preventScroll: true,
    });
  }

  // oxlint-disable-next-line complexity -- one line for each part; what may be missing counts as a branch
  private drawState(picture: StripPicture | null, trouble: StripTrouble | null, { t }: Words): void {
    this.section.dataset['tone'] = picture?.tone ?? 'neutral';
    const icon = picture?.icon ?? (trouble === null ? WAIT_PATH : DOUBT_PATH);
    if (icon !== this.icon) this.sign.replaceChildren(drawing((this.icon = icon)));
    setText(this.word, trouble?.word ?? picture?.word ?? t(trouble === null ? 'strip.loading' : 'strip.unknown'));
    this.badge.hidden = !picture?.badge;
    setText(this.badge, picture?.badge?.text ?? '');
    this.badge.dataset['tone'] = picture?.badge?.tone ?? 'neutral';
    setText(this.why, trouble?.why ?? picture?.why ?? t('strip.loading.why'));
    const href = trouble === null && picture?.link ? safeUrl(picture.link.href) : null;
    this.link.hidden = href === null;
    setText(this.link, href === null ? '' : (picture?.link?.text ?? ''));
    if (href !== null) this.link.href = href;
    const act =
      trouble === null && href === null && picture?.more
        ? { text: picture.more, run: () => this.acts.open('course') }
        : trouble?.act;
    this.run = act?.run;
    this.act.hidden = act === undefined;
    setText(this.act, act?.text ?? '');
    const line = JSON.stringify(picture?.line ?? null);
    if (line !== this.lineDrawn) this.line.replaceChildren(...(picture?.line ? drawTimeline(picture.line) : []));
    this.lineDrawn = line;
  }

  // oxlint-disable-next-line complexity -- the same; and each function more is weight in every page
  private drawTools({ words, view, counts, tab, frameless, doubt }: StripState): void {
    const { t } = words;
    const numbers = { course: view?.documents ?? null, related: counts?.related ?? null, notes: counts?.notes ?? null };
    for (const each of TABS) {
      const { button, name, n } = this.tabs[each];
      const count = numbers[each] ?? 0;
      const word = t(`strip.${each}`);
      if (name.data !== word) name.data = word;
      const isWrong = each === 'notes' && counts?.incomplete === true;
      const label = count > 0 ? t(`strip.${each}.count`, { count }) : word;
      const also = each === 'notes' ? doubt : '';
      const said = [label, isWrong && t('strip.notes.wrong'), also].filter(Boolean).join('. ');
      button.setAttribute('aria-label', said);
      if (button.title !== also) button.title = also;
      n.classList.toggle('wrong', isWrong);
      button.ariaExpanded = String(tab === each);
      // Drawn by CSS: a page can search text in our roots, but not generated content.
      if (isWrong) n.dataset['n'] = '!';
      else if (count > 0) n.dataset['n'] = shownCount(count) + (also && ' ?');
      else delete n.dataset['n'];
    }
    setText(this.add.lastElementChild as Element, t('strip.note'));
    call(this.add, t('strip.note.add'));
    const followed = counts?.followed;
    this.bell.hidden = followed === undefined;
    setText(this.bell.lastElementChild as Element, t('strip.follow'));
    this.bell.ariaPressed = String(followed === true);
    call(this.bell, t('strip.follow.this'));
    this.drawEye(counts, t);
    const checked = view?.picture?.checked ?? null;
    const behind = view?.picture?.incomplete === true ? ' !' : '';
    const beside = frameless || (checked === null ? '' : `${checked}${behind}`);
    this.name.dataset['n'] = beside === '' ? 'Kantlijn' : `Kantlijn · ${beside}`;
    this.more.setAttribute('aria-label', t('strip.more'));
  }

  /** Present only where there are marks; struck through while they are hidden. */
  private drawEye(counts: StripCounts | null, t: Words['t']): void {
    const isHidden = counts?.hidden === true;
    this.eye.hidden = counts === null || counts.passages === 0;
    const name = t(isHidden ? 'strip.marks.show' : 'strip.marks.hide');
    if (this.eye.title === name) return;
    call(this.eye, name);
    this.eye.replaceChildren(drawing(isHidden ? CLOSED_EYE_PATH : EYE_PATH));
  }
}
