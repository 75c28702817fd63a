import { unsavedDrafts } from '../notes/unsaved-drafts.ts';
import { NotesModel } from '../notes/notes-model.ts';
import { PassageModel } from './passages/model.ts';
import { isSure, placeOf, type PassagePage, type LocatedNote } from './passages/types.ts';
import type { NoteDraft } from '../../utils/drafts/draft.ts';
import type { Identifier } from '../../utils/domain/publication/record.ts';
import type { Note } from '../../utils/domain/note/note.ts';
import type { MessageClient } from '../../utils/messages/client.ts';
import type { PageAnswer, PageRequest } from '../../utils/protocol/page.ts';
import type { Mark, Opening, ToFrame, ToPage } from '../../utils/protocol/frame.ts';
import type { Tab } from '../../utils/protocol/frame-names.ts';
import { TextFinder } from './passages/finder.ts';
import type { FrameView } from './frame-view.ts';
import { type NoteItem, itemsOf, headingNumbers } from './items.ts';
import { Openings } from './openings.ts';
import { FrameFocus } from './frame-focus.ts';

type Hello = Extract<ToFrame, { is: 'hello' }>;
type Seen = Extract<ToFrame, { is: 'seen' }>['seen'];
type Leave = Extract<ToPage, { is: 'leave' }>;

/** Above this number of passages, changes are batched. */
const MANY_PASSAGES = 500;
/** Batching interval in milliseconds: short enough that the reader's own change appears at once. */
const PAUSE_MS = 250;

/** Everything of one page in its frame: the notes, what is open, and the conversation with the strip. */
export class FrameModel {
  readonly notes: NotesModel;
  readonly passages: PassageModel;
  readonly finder: TextFinder;
  private view: FrameView;
  private readonly listeners = new Set<() => void>();
  /** Where passages stood that are open. */
  private readonly kept = new Map<string, LocatedNote>();
  /** Notes on passages that were requested before their place was found, and whether the caret goes into each. */
  private readonly awaited = new Map<string, boolean>();
  /** What the page did to open each note; a note that was opened in the frame is not in it. */
  private readonly from = new Map<string, Leave['to']>();
  private readonly openings: Openings;
  /** Who waits for what the page sees. */
  private readonly asked: ((seen: Seen) => void)[] = [];
  /** Where the keyboard focus is, and what was typed before it arrived here. */
  readonly focus = new FrameFocus(() => this.send({ is: 'focus', turn: this.asks }), !import.meta.env.FIREFOX);
  /** The page as it is read from; comes after the rest. */
  readonly source: Promise<PageRequest['source']>;
  private takeSource: (source: PageRequest['source']) => void = () => undefined;
  private drawn = '';
  private turn = 0;
  /** The count of the page's last "open" request. */
  private asks = 0;

  constructor(
    readonly hello: Hello,
    readonly home: { readonly publication: string; readonly address: string; readonly identifier: Identifier },
    readonly client: Pick<MessageClient, 'request' | 'onPush'>,
    private readonly send: (message: ToPage) => void,
    /** Keeps the words of a draft until they are stored. Call once for each draft. */
    private readonly keepWords: (draft: NoteDraft) => void = () => undefined,
  ) {
    this.source = new Promise((resolve) => (this.takeSource = resolve));
    const { facts, theme, layout } = hello;
    const { publication, address } = home;
    const { questionNumbers, title, date, sessionYear, isOther } = facts;
    this.notes = new NotesModel({ publication, questionNumbers, title, isOther }, client);
    this.finder = new TextFinder({ id: publication, date, questionNumbers }, () => this.send({ is: 'wantText' }));
    const page: PassagePage = { info: { id: publication, date, questionNumbers }, title, address, sessionYear };
    this.passages = new PassageModel(page, this.finder, client);
    this.view = {
      theme,
      layout,
      tab: null,
      scope: null,
      items: [],
      open: new Set(),
      wanted: null,
      moving: null,
    };
    this.openings = new Openings({
      notes: this.notes,
      passages: this.passages,
      finder: this.finder,
      identifier: home.identifier,
      view: this.snapshot,
      turnTo: (tab) => this.turnTo(tab),
      show: (scope) => this.show({ scope, ...this.noTab() }),
      edit: (id, from, focus) => {
        this.from.set(id, from);
        this.edit(id, focus);
      },
      moved: () => this.move(null),
      send,
    });
    this.notes.subscribe(() => this.refresh());
    this.passages.subscribe(() => this.refreshInTurn());
  }

  /** What to draw now. Bound, for `useSyncExternalStore`. */
  readonly snapshot = (): FrameView => this.view;

  /** Calls the listener after each change; gives a function that stops it. Bound. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Every draft whose text may have to be kept. Bound. */
  readonly drafts = (): NoteDraft[] => [...this.notes.snapshot().drafts, ...this.passages.drafts.all()];

  /** Reads the notes of the page. */
  load(): void {
    this.openings.loading = { notes: this.notes.load(), passages: this.passages.load() };
  }

  /** Takes notes as they are stored. */
  receive(notes: readonly Note[]): void {
    this.notes.receive(notes);
    this.passages.receive(notes);
  }

  /** Takes what the background made of the page. Bound. */
  readonly learn = (answer: PageAnswer): void => this.notes.learn(answer);

  /** Hears the strip. */
  // oxlint-disable-next-line complexity -- one case for each message, none with more than a call
  hear(message: ToFrame): void {
    switch (message.is) {
      case 'source':
        return this.takeSource(message.source);
      case 'theme':
        return this.show({ theme: message.theme });
      case 'layout':
        return this.show({ layout: message.layout });
      case 'text':
        if (this.finder.take(message.text)) void this.passages.resolveAll();
        return undefined;
      case 'seen':
        return this.asked.splice(0).forEach((answer) => answer(message.seen));
      case 'take':
        return this.focus.take();
      case 'keep':
        return this.focus.keep();
      case 'typed':
        return this.focus.typed(message.text);
      case 'open':
        this.asks = message.turn;
        if (message.focus) this.focus.comes(message.here);
        return this.openings.open(message.opening, message.focus);
      case 'undo':
        return this.takeBack(message.id);
      case 'command':
        return message.command === 'mark' ? undefined : this.step(message.command === 'next' ? 1 : -1);
      case 'stay':
        return this.show({ moving: null });
      case 'closing':
        for (const draft of this.drafts()) void draft.flush();
        return undefined;
      default:
        return undefined;
    }
  }

  /** Opens something from the frame itself, which has the keyboard focus. */
  open(opening: Opening): void {
    this.openings.open(opening, true);
  }

  /** Asks the page for what Diagnose looks at. Never settles when the page does not answer. */
  seen(): Promise<Seen> {
    this.send({ is: 'wantSeen' });
    return new Promise((resolve) => this.asked.push(resolve));
  }

  /** Tells how tall the frame is. */
  height(px: number): void {
    this.send({ is: 'height', px });
  }

  /** Asks the page to scroll to a text box that took the caret. */
  inSight({ top, bottom }: Pick<DOMRect, 'top' | 'bottom'>): void {
    this.send({ is: 'inSight', top, bottom });
  }

  /** Opens or closes a tab; the strip draws which one is open. */
  turnTo(tab: Tab | null): void {
    this.show({ tab, ...(tab === null ? {} : { scope: null }) });
    this.send({ is: 'tab', tab });
    if (tab === null && this.view.layout.look !== 'margin') this.leave({ what: 'opener' });
  }

  /** Opens a note for writing. @param focus whether the caret goes into it */
  edit(id: string, focus = true): void {
    const located = this.passages.located(id);
    if (located !== undefined) {
      this.kept.set(id, located);
      this.passages.drafts.of(located.note).subscribe(() => this.tell());
    } else if (!this.drafts().some((each) => each.id === id)) {
      // The page's text arrived while passages were being located, so start over with it.
      if (focus) for (const other of this.awaited.keys()) this.awaited.set(other, false);
      this.awaited.set(id, focus);
    }
    const draft = focus ? this.drafts().find((each) => each.id === id) : undefined;
    if (draft !== undefined) this.focus.writesIn(draft);
    this.show({
      open: new Set([...this.view.open, id]),
      ...(focus ? { wanted: { id, turn: ++this.turn } } : {}),
    });
  }

  /**
   * Closes a note and sends unsaved text. Keyboard users return to where they were.
   *
   * @param away whether the focus goes back to the page, when it came from there
   */
  close(id: string, away: boolean): void {
    const draft = this.drafts().find((each) => each.id === id);
    void draft?.flush();
    const back = this.from.get(id) ?? null;
    this.from.delete(id);
    this.kept.delete(id);
    this.awaited.delete(id);
    this.passages.drafts.release(id);
    const open = new Set([...this.view.open].filter((each) => each !== id));
    const { scope, tab, layout } = this.view;
    const isLast = open.size === 0 && tab === null && scope !== null && layout.look !== 'margin';
    this.show({ open, ...(isLast ? { scope: null } : {}) });
    this.notes.tidy(this.notes.snapshot().drafts.filter((each) => each.id === id));
    if (isLast || (away && back !== null)) this.leave(back ?? { what: 'opener' }, isLast);
  }

  /** Returns the focus to the page. @param close whether panel or sheet goes too */
  leave(to: Leave['to'], close = this.view.layout.look !== 'margin'): void {
    if (close) this.show({ scope: null });
    this.send({ is: 'leave', to, close: close && this.view.layout.look !== 'margin', turn: this.asks });
  }

  /** Brings what a note is about in sight in the page. */
  goTo({ id, target, located }: NoteItem): void {
    const place = located === null ? null : placeOf(located);
    if (place !== null) return this.send({ is: 'show', start: place.start, end: place.end });
    const numbers = [...headingNumbers(target.subQuestion, this.view.layout.places)];
    return this.send(located?.inAnswer ? { is: 'showAnswer', id, numbers } : { is: 'showQuestion', numbers });
  }

  /** Brings one of several possible places in sight. */
  look(located: LocatedNote, at: number): void {
    const place = placeOf(located, at);
    if (place !== null) this.send({ is: 'show', start: place.start, end: place.end });
  }

  /** Waits for a new passage for a note; null: no more. */
  move(id: string | null): void {
    this.show({ moving: id });
    this.send({ is: 'moving', id, at: Date.now() });
  }

  /** In panel and sheet a note takes the place of the tab; in the margin both have room. */
  private noTab(): { tab?: null } {
    if (this.view.layout.look === 'margin' || this.view.tab === null) return {};
    this.send({ is: 'tab', tab: null });
    return { tab: null };
  }

  private takeBack(id: string): void {
    const located = this.passages.located(id);
    if (located === undefined) return;
    void this.passages.drafts
      .of(located.note)
      .delete()
      // An open note says that it was deleted and offers to restore it.
      .finally(() => this.view.open.has(id) || this.passages.drafts.release(id));
  }

  /** Goes to the next or previous note on a passage. */
  private step(by: 1 | -1): void {
    const inText = this.view.items.filter(({ located }) => located !== null && placeOf(located) !== null);
    const at = inText.findIndex(({ id }) => this.view.open.has(id));
    const next = inText[(at + by + inText.length + (at < 0 && by < 0 ? 1 : 0)) % inText.length];
    if (next === undefined) return;
    for (const { id } of inText) if (this.view.open.has(id)) this.close(id, false);
    this.goTo(next);
    this.from.set(next.id, { what: 'note', id: next.id });
    this.edit(next.id);
  }

  /**
   * Many passages are found a few at a time, and each update sends all marks. Send at most once every {@link
   * PAUSE_MS}.
   */
  private refreshInTurn(): void {
    if (this.later !== undefined) return;
    const wait = this.refreshedAt + PAUSE_MS - performance.now();
    if (this.passages.locatedNotes.size <= MANY_PASSAGES || wait <= 0) return this.refresh();
    this.later = setTimeout(() => {
      this.later = undefined;
      this.refresh();
    }, wait);
  }
  private later: ReturnType<typeof setTimeout> | undefined;
  private refreshedAt = -PAUSE_MS;

  private refresh(): void {
    this.refreshNow();
    this.refreshedAt = performance.now();
  }

  private refreshNow(): void {
    for (const [id, focus] of this.awaited) {
      if (this.passages.located(id) === undefined) continue;
      this.awaited.delete(id);
      if (this.view.open.has(id)) this.edit(id, focus);
    }
    this.show({});
    const marks = [...this.passages.locatedNotes.values()].flatMap((located): Mark[] => {
      const place = placeOf(located);
      const kind: Mark['kind'] = isSure(located) ? (located.note.meaning ?? 'plain') : 'unsure';
      return place === null ? [] : [{ id: located.note.id, start: place.start, end: place.end, kind }];
    });
    const lost = [...this.passages.locatedNotes.values()].filter(({ outcome }) => outcome.state === 'lost').length;
    const key = JSON.stringify([marks, lost]);
    if (key === this.drawn) return;
    this.drawn = key;
    this.send({ is: 'draw', marks, lost });
  }

  private show(change: Partial<FrameView>): void {
    const view = { ...this.view, ...change };
    this.view = { ...view, items: itemsOf(this.notes, this.passages, this.kept, view.open) };
    this.tell();
  }

  private readonly wordsKept = new WeakSet<NoteDraft>();
  private unsaved = 0;
  private tell(): void {
    for (const listener of this.listeners) listener();
    const unsaved = unsavedDrafts(this.drafts());
    for (const draft of unsaved) {
      if (this.wordsKept.has(draft)) continue;
      this.wordsKept.add(draft);
      this.keepWords(draft);
    }
    const count = unsaved.length;
    if (count === this.unsaved) return;
    this.unsaved = count;
    this.send({ is: 'unsaved', count });
  }
}
