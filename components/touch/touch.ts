import { observePage } from '../../utils/domain/site/checks/observe.ts';
import { parseIdentifier } from '../../utils/domain/publication/identifier.ts';
import type { Opening, ToPage } from '../../utils/protocol/frame.ts';
import type { Tab } from '../../utils/protocol/frame-names.ts';
import type { RequestOf } from '../../utils/protocol/requests.ts';
import type { Meaning } from '../../utils/domain/note/note.ts';
import type { QuestionPlace } from '../../utils/domain/placement/question-places.ts';
import { AnswersBeside } from '../answers/answers.ts';
import { PageMarks, type SpanInPage } from '../marks/marks.ts';
import { PageReading } from '../marks/reading.ts';
import { HELP_KEY } from '../../utils/domain/site/keys.ts';
import { ask } from '../strip/ask.ts';
import type { StripScript, TouchScript } from '../strip/touch-script.ts';
import { reportAct, type ActReport } from './act-reports.ts';
import { FrameHost } from './frame-host.ts';
import { leaveFrame } from './leave.ts';
import { menuLines } from './menu-lines.ts';
import { MoreMenu, type MenuLine } from './menu.ts';
import { askMarks, helloOf, placesBelow, sourceOf, themeOf, type FoundMarks } from './page-for-frame.ts';
import { SheetBar } from './sheet-bar.ts';
import { SheetRoom } from './sheet-room.ts';
import { measurePlace } from './surroundings.ts';
import { doubtOf, touchWordsOf, type TouchWords } from './words.ts';

/** Created on the first interaction: the frame and its messages, marks, the bar at a selection. */
export class Touch implements TouchScript {
  private readonly reading: PageReading;
  private readonly marks: PageMarks;
  private readonly frame: FrameHost;
  private moving: string | null = null;
  private back: (() => boolean | void) | null = null;
  /** Whether the keyboard focus moves to the sign of the new mark: it was in the bar, which is gone. */
  private toSign = false;
  /** Whether the frame draws the marks: from then on it knows better. */
  private framed = false;
  private hasFrame = true;
  private more: MoreMenu | undefined;
  private bar: SheetBar | undefined;
  private readonly room = new SheetRoom();
  private readonly answers: AnswersBeside;

  constructor(private readonly core: StripScript) {
    const { id = '' } = parseIdentifier(core.about.address) ?? {};
    this.reading = new PageReading(id, () => core.numbers());
    const openNotes = (ids: readonly string[]): void => {
      core.keys.take();
      this.open({ what: 'notes', ids: [...ids] }, () => this.focusMark(ids[0] ?? ''), true);
    };
    this.answers = new AnswersBeside({ core, words: () => this.words(), open: openNotes });
    this.marks = new PageMarks({
      reading: this.reading,
      answers: this.answers,
      tokens: core.tokens,
      words: () => this.words(),
      scheme: () => core.state().scheme,
      open: openNotes,
      near: () => this.near(),
      bar: {
        roving: core.roving,
        keys: async () => {
          const asked = await ask('keys.mark', {});
          return asked.ok ? asked.payload.keys : '';
        },
        mark: (at, meaning, write, inside) => this.mark(at, meaning, write, inside),
        quote: (at) => void this.frame.open({ what: 'quote', ...at }, false, true, false),
        put: (at) => {
          if (this.moving !== null) this.frame.open({ what: 'move', id: this.moving, ...at }, true, true);
        },
        cancel: () => {
          this.setMoving(null);
          this.frame.send({ is: 'stay' });
        },
      },
    });
    this.frame = this.makeFrame();
    core.strip.box.addEventListener('keydown', ({ key, ctrlKey, altKey, metaKey }) => {
      if (key === HELP_KEY && !ctrlKey && !altKey && !metaKey) this.openTab('keys');
    });
    this.reading.onChange(() => {
      if (this.framed) this.frame.send({ is: 'text', text: this.reading.message() });
      else this.findMarks();
    });
  }

  near(): void {
    this.frame.near();
  }

  open(opening: Opening, back: () => boolean | void, far: boolean): void {
    this.back = back;
    if (!this.frame.open(opening, true, far)) this.elsewhere(opening);
  }

  command(command: Parameters<TouchScript['command']>[0]): void {
    if (command === 'mark') this.marks.enterBar();
    else this.marks.step(command === 'next' ? 1 : -1);
  }

  answer(place: QuestionPlace): Promise<boolean> {
    return this.answers.toggle(place);
  }

  menu(): void {
    this.more ??= new MoreMenu(this.core.strip, () => this.menuLines());
    this.more.toggle();
  }

  eye(): void {
    this.hideMarks(this.core.state().counts?.hidden !== true);
  }

  findMarks(): void {
    // Hidden marks are not even looked for.
    const hidden = this.core.state().counts?.hidden === true;
    if (!this.framed && !hidden) void this.find();
    void this.answers.findMarks(hidden);
  }

  redraw(): void {
    this.marks.hide(this.core.state().counts?.hidden === true);
    this.marks.redraw();
    this.answers.redraw();
    this.drawBar();
    if (!this.frame.isMade) return;
    this.frame.send({ is: 'theme', theme: themeOf(this.core.state()) });
    this.frame.arrange();
  }

  gone(): boolean {
    // A reader who is writing keeps the text, and sees what to do.
    if (this.frame.unsavedTexts > 0 || this.frame.hasFocus) return true;
    this.frame.remove();
    for (const drawn of [this.marks, this.answers]) drawn.stop();
    return false;
  }

  /** Hides or shows the marks, here and in the pages that are opened after. */
  private hideMarks(hidden: boolean): void {
    const { counts } = this.core.state();
    if (counts === null) return;
    this.core.set({ counts: { ...counts, hidden } });
    this.tell(ask('marks.hide', { hidden }));
    this.redraw();
    this.findMarks();
  }

  private menuLines(): MenuLine[] {
    return menuLines(this.core.state(), {
      t: this.words().t,
      hasFrame: this.hasFrame,
      isAlone: this.marks.isAlone,
      check: this.core.about.form === 'question' ? () => void this.core.load('recheck') : null,
      eye: () => this.eye(),
      alone: () => this.marks.setAlone(!this.marks.isAlone),
      tab: (tab) => this.openTab(tab),
      options: () => this.tell(ask('options.open', {})),
    });
  }

  private openTab(tab: Tab): void {
    this.open({ what: 'tab', tab }, () => this.core.strip.focus(tab), false);
  }

  private words(): TouchWords {
    return touchWordsOf(this.core.state().words);
  }

  /** Marks a passage. Clears the selection, which would hide the new mark. */
  private mark(at: SpanInPage, meaning: Meaning | null, write: boolean, inside: boolean): void {
    this.toSign = inside && !write;
    document.getSelection()?.removeAllRanges();
    // A reader who marks something wants to see the mark, so show hidden marks.
    if (this.core.state().counts?.hidden === true) this.hideMarks(false);
    const inMargin = measurePlace(this.core.host).look === 'margin';
    if (write) this.core.keys.take();
    if (!this.frame.open({ what: 'mark', ...at, meaning, write }, write, true, write || inMargin)) this.elsewhere();
  }

  private elsewhere(opening?: Opening): void {
    const { keys, elsewhere } = this.core;
    if (opening !== undefined && 'numbers' in opening) return elsewhere(opening.numbers[0] ?? null);
    // What was typed for a passage is written on the publication: words of the reader's are not dropped.
    elsewhere(opening !== undefined && keys.text !== '' ? null : undefined);
  }

  private tell(asked: ReturnType<typeof ask>): void {
    void asked.then((answer) => answer.ok || this.core.fail(answer.why));
  }

  /** Finds the marks without a frame. */
  private async find(): Promise<void> {
    const found = await askMarks(this.core, this.reading);
    if (found !== null) this.draw(found, false);
  }

  private draw(found: FoundMarks, framed: boolean): void {
    if (this.framed && !framed) return;
    this.framed = framed;
    this.marks.draw(found.marks);
    this.core.set({ doubt: doubtOf(found, this.words().t) });
    if (framed) this.frame.arrange();
  }

  private makeFrame(): FrameHost {
    return new FrameHost({
      begin: () => this.core.begin(),
      title: () => this.words().t('touch.frame'),
      tokens: this.core.tokens,
      keys: this.core.keys,
      covers: (px) => {
        this.marks.keepAbove(px);
        this.room.set(px);
      },
      bar: () => this.sheetBar(),
      theme: () => themeOf(this.core.state()),
      hello: () => helloOf(this.core),
      source: () => sourceOf(this.core),
      place: () => measurePlace(this.core.host),
      places: (top) => placesBelow(top, this.core, this.marks, this.reading),
      heard: (message) => this.hear(message),
      failed: (wanted) => {
        this.hasFrame = false;
        this.core.set({ frameless: this.words().t('touch.noFrame.short') });
        this.marks.tell(this.words().t('touch.noFrame'));
        if (wanted !== null) this.elsewhere(wanted);
      },
      gone: () => {
        this.framed = false;
        this.core.set({ tab: null });
      },
    });
  }

  /** The row over a sheet. */
  private sheetBar(): HTMLElement {
    this.bar ??= new SheetBar({
      roving: this.core.roving,
      turn: (tab) => this.frame.open({ what: 'tab', tab }, true, true),
      write: () => {
        this.core.keys.take();
        this.frame.open({ what: 'write', numbers: [] }, true, true);
      },
      close: () => {
        // An open tab is closed by the frame, which says so; without one there is nothing to close but the sheet.
        const { tab } = this.core.state();
        if (tab === null) this.leave({ to: { what: 'opener' }, close: true });
        else this.frame.open({ what: 'tab', tab }, true, true);
      },
    });
    this.drawBar();
    return this.bar.element;
  }

  private drawBar(): void {
    const { t } = this.words();
    this.bar?.draw(this.core.state(), { bar: t('touch.sheet'), close: t('touch.close') });
  }

  /** What the frame says. */
  private hear(message: ToPage): void {
    switch (message.is) {
      case 'tab':
        this.core.set({ tab: message.tab });
        return this.drawBar();
      case 'wantText':
        return this.frame.send({ is: 'text', text: this.reading.message() });
      case 'wantSeen':
        return this.frame.send({ is: 'seen', seen: observePage(document) as RequestOf<'diagnose.run'>['seen'] });
      case 'draw':
        return this.draw(message, true);
      case 'show':
        return this.marks.show(message);
      case 'showAnswer':
        return void this.answers.show(message.numbers, message.id);
      case 'showQuestion':
        return this.showQuestion(message.numbers);
      case 'leave':
        return this.leave(message);
      case 'moving':
        return this.setMoving(message.id, message.at);
      case 'marked':
      case 'quoted':
      case 'failed':
        return this.report(message);
      default:
        return undefined;
    }
  }

  private report(report: ActReport): void {
    // A mark in an answer is drawn once it was found there.
    if (report.is === 'marked') void this.answers.findMarks(false).then(() => this.toSign && this.focusMark(report.id));
    reportAct(report, {
      words: this.words(),
      marks: this.marks,
      undo: (id) => this.frame.send({ is: 'undo', id }),
    });
  }

  /** Puts the focus on the sign of a mark, in the page or in an answer. @returns whether there is one */
  private focusMark(id: string): boolean {
    return this.marks.focus(id) || this.answers.focus(id);
  }

  private setMoving(id: string | null, at = 0): void {
    this.moving = id;
    this.marks.setMoving(id, at);
  }

  private showQuestion(numbers: readonly number[]): void {
    const place = this.core.places().find((each) => each.numbers.some((one) => numbers.includes(one)));
    (place?.heading ?? this.core.host).scrollIntoView({ block: numbers.length === 0 ? 'nearest' : 'start' });
  }

  /** The reader leaves the frame: move the focus back to where it was. */
  private leave({ to, close }: Pick<Extract<ToPage, { is: 'leave' }>, 'to' | 'close'>): void {
    const goBack = (): boolean => {
      if (to.what === 'question') return this.core.focusQuestion(to.numbers);
      return to.what === 'note' ? this.focusMark(to.id) : this.back?.() !== false;
    };
    leaveFrame({
      frameHasFocus: this.frame.hasFocus,
      hide: () => close && this.frame.hide(),
      goBack,
      fallBack: () => this.core.strip.focus(null),
    });
  }
}
