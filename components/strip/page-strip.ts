import { findQuestionPlaces } from '../../utils/domain/placement/question-places.ts';
import type { Opening } from '../../utils/protocol/frame.ts';
import type { PageRequest } from '../../utils/protocol/page.ts';
import type { StripView } from '../../utils/protocol/strip.ts';
import { rest } from '../page/rest.ts';
import { pageToSource } from '../../utils/domain/publication/page-source.ts';
import { PUBLICATION_CONTAINERS } from '../../utils/domain/site/markup.ts';
import { ask, type NoAnswer } from './ask.ts';
import { beginFrame, type LoadingFrame } from './begin-frame.ts';
import type { EarlyKeys } from './early-keys.ts';
import { watchPage, type LivePage } from './watch-page.ts';
import { awaitTouchScript, type StripScript, type TouchScript } from './touch-script.ts';
import { joinNumbers, QuestionButtons } from './questions.ts';
import { schemeAround } from './scheme.ts';
import type { AboutPage } from './about.ts';
import { TOKENS } from './tokens.ts';
import { Strip, type StripState, type StripTrouble } from './strip.ts';
import { rovingTabIndex } from './toolbar.ts';
import { wordsOf, type Words } from './words.ts';

/** The strip and the buttons beside questions of one page, and what they know. */
export class PageStrip implements LivePage {
  readonly strip: Strip;
  isGone = false;
  private state: StripState;
  private questions: QuestionButtons | null = null;
  private touch: Promise<TouchScript | null> | null = null;
  /** The second script, once it is here. */
  private here: TouchScript | null = null;
  /** A frame that waits for the second script. */
  private begun: LoadingFrame | null = null;

  constructor(
    readonly about: AboutPage,
    words: Words,
    view: StripView | null,
    private readonly keys: EarlyKeys,
  ) {
    this.state = {
      words,
      view,
      counts: null,
      trouble: null,
      checking: false,
      tab: null,
      scheme: 'light',
      first: null,
      frameless: '',
      doubt: '',
    };
    this.strip = new Strip(about.form, {
      open: (tab) => this.open({ what: 'tab', tab }, () => this.strip.focus(tab)),
      add: () => this.open({ what: 'write', numbers: [] }, () => this.strip.focus(null)),
      eye: () => void this.reach().then((touch) => touch?.eye()),
      follow: () => void this.follow(),
      skip: () => this.questions?.enter(),
      more: () => void this.reach().then((touch) => touch?.menu()),
      near: () => this.near(),
      nearMore: () => void this.reach(),
    });
    this.strip.draw(this.state);
  }

  /** The settings were read, or changed. */
  speak(words: Words): void {
    const [first] = this.questions?.places ?? [];
    this.set({ words, first: first === undefined ? null : joinNumbers(first.numbers, words.language) });
    this.here?.redraw();
  }

  /** What is remembered of the question: shown until something newer comes. */
  remember(view: StripView): void {
    if (this.state.view === null) this.set({ view });
  }

  /**
   * Starts once the page has loaded, so that none of this delays it.
   *
   * @param remembered when it is known what is remembered
   */
  async arrive(remembered?: Promise<void>): Promise<void> {
    if (document.body === null || this.isGone) return;
    if (!this.strip.host.isConnected) this.float();
    watchPage(this);
    // With the page's next frame, which asks for styles anyway.
    requestAnimationFrame(() => this.lookAround());
    await rest();
    if (this.isGone) return;
    const { form } = this.about;
    this.questions = new QuestionButtons(
      form === 'question' ? findQuestionPlaces(document) : [],
      this.questionsState(),
      {
        note: (numbers, has) => {
          const opening: Opening = has
            ? { what: 'notesOn', numbers: [...numbers] }
            : { what: 'write', numbers: [...numbers] };
          this.open(opening, () => this.questions?.focus(numbers), true);
        },
        near: () => this.near(),
        answer: (place, link, event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          void this.reach()
            .then((touch) => touch?.answer(place))
            .then((drawn) => drawn || location.assign(link.href));
        },
      },
    );
    this.speak(this.state.words);
    await rest();
    await remembered;
    // The page was read a moment ago; do not read it again.
    if (form === 'question' && this.state.view?.isRead !== true) await this.load('cache');
    await this.count();
  }

  /** Asks where the question stands, and again where the sources know more. */
  async load(until: PageRequest['until']): Promise<void> {
    if (this.state.checking || this.about.form === 'other') return;
    this.set({ checking: true });
    const { address } = this.about;
    const asked = { address, ...readPage(address) };
    let answer = await ask('strip.get', { ...asked, until }, until === 'cache' ? undefined : 0);
    if (answer.ok && answer.payload.ask && until !== 'recheck') {
      this.set({ view: { ...answer.payload, picture: this.state.view?.picture ?? null } });
      answer = await ask('strip.get', { ...asked, until: 'sources' }, 0);
    }
    if (answer.ok) this.set({ view: answer.payload, trouble: null, checking: answer.payload.refreshing });
    else this.fail(answer.why);
  }

  /** The sources were read for a question. */
  changed(number: string): void {
    if (number !== this.state.view?.number) return;
    this.set({ checking: false });
    void this.load('cache').then(() => this.count());
  }

  /** Counts notes and related questions; looks for marks where there are notes on passages. */
  async count(): Promise<void> {
    const { address } = this.about;
    const answer = await ask('strip.counts', {
      address,
      questionNumbers: [...this.numbers()],
      number: this.state.view?.number ?? null,
    });
    if (!answer.ok) return;
    this.set({ counts: answer.payload });
    this.here?.redraw();
    const { passages, hidden } = answer.payload;
    const { words, view } = this.state;
    if ((passages > 0 && !hidden) || (words.answers && view?.answers)) await this.reach();
    this.here?.findMarks();
  }

  /**
   * Follows or unfollows the question. Sends the request in the click itself, because a reader may close the tab at
   * once. Busy until it is stored.
   */
  private async follow(): Promise<void> {
    const { counts, view } = this.state;
    const { bell } = this.strip;
    const on = !counts?.followed;
    bell.ariaBusy = 'true';
    const answer = await ask('follow.set', { number: view?.number ?? '', on });
    if (answer.ok && (answer.payload.outcome === 'followed') === on) await this.count();
    else this.fail(answer.ok ? 'failed' : answer.why);
    bell.ariaBusy = null;
  }

  /** What a host lets the reader wait for. */
  wait(host: string, ms: number): void {
    const { words, view, checking } = this.state;
    if (!checking || view?.picture) return;
    const why = words.t('strip.waiting', { count: Math.ceil(ms / 1000), host });
    this.set({ trouble: { word: words.t('strip.loading'), why } });
  }

  /** Shows a problem; null removes it. */
  trouble(trouble: ((words: Words) => StripTrouble) | null): void {
    const had = this.state.trouble !== null;
    this.set({ trouble: trouble?.(this.state.words) ?? null });
    if (trouble === null && had) void this.load('recheck');
  }

  fail(why: NoAnswer): void {
    const { t } = this.state.words;
    const trouble: StripTrouble =
      why === 'gone'
        ? { word: t('strip.outdated'), why: t('strip.outdated.why') }
        : { why: t('strip.failed'), act: { text: t('strip.again'), run: () => void this.load('recheck') } };
    this.set({ trouble, checking: false });
  }

  /**
   * Loads the second script, because something was selected or requested. Null when it cannot be loaded.
   *
   * @param frame whether the frame is wanted too, which loads meanwhile
   */
  reach(frame = false): Promise<TouchScript | null> {
    if (frame && this.touch === null) this.begun ??= beginFrame(this.strip.host);
    this.touch ??= this.inject();
    return this.touch;
  }

  /** What may have changed around the strip, if the second script is here. */
  redraw(): void {
    this.lookAround();
    this.here?.redraw();
  }

  /** Looks whether the page is light or dark. */
  lookAround(): void {
    const scheme = schemeAround(this.strip.host);
    if (scheme === this.state.scheme) return;
    this.set({ scheme });
    this.here?.redraw();
  }

  /** Opens notes in the frame that the library or the reader points at. */
  show(note: string): void {
    this.open({ what: 'notes', ids: [note] }, () => this.strip.focus('notes'), true);
  }

  /** The strip has no place in the page. */
  float(): void {
    this.strip.host.dataset['floating'] = '';
    document.body.append(this.strip.host);
  }

  /** The extension is gone from this page. */
  gone(): void {
    if (this.here?.gone() === true) return this.fail('gone');
    this.isGone = true;
    this.questions?.stop();
    this.begun?.host.remove();
    this.strip.host.remove();
  }

  private near(): void {
    void this.reach(true).then((touch) => touch?.near());
  }

  private open(opening: Opening, back: () => boolean | void, far = false): void {
    const writes = 'numbers' in opening;
    if (writes) {
      this.keys.take();
      // Without a frame there are no early keys to keep from the page.
      if (this.state.frameless !== '') this.keys.stop();
    }
    void this.reach(true).then((touch) => {
      if (touch !== null) return touch.open(opening, back, far);
      return this.elsewhere(writes ? (opening.numbers[0] ?? null) : undefined);
    });
  }

  private elsewhere(question?: number | null): void {
    this.keys.stop();
    const { text } = this.keys;
    this.keys.text = '';
    const writes = question === undefined ? null : { question, text };
    this.tell(ask('strip.elsewhere', { address: this.about.address, writes }));
  }

  private tell(asked: ReturnType<typeof ask>): void {
    void asked.then((answer) => answer.ok || this.fail(answer.why));
  }

  private async inject(): Promise<TouchScript | null> {
    const touch = awaitTouchScript(this.core());
    const asked = await ask('strip.touch', {});
    if (asked.ok) return (this.here = await touch);
    this.touch = null;
    this.begun?.host.remove();
    this.begun = null;
    // A known cause, such as access that was taken away, is more helpful.
    if (this.state.trouble === null || asked.why === 'gone') this.fail(asked.why);
    return null;
  }

  private core(): StripScript {
    return {
      about: this.about,
      roving: rovingTabIndex,
      tokens: TOKENS.css,
      keys: this.keys,
      host: this.strip.host,
      begin: () => {
        const begun = this.begun ?? beginFrame(this.strip.host);
        this.begun = null;
        return begun;
      },
      strip: this.strip,
      state: () => this.state,
      set: (change) => this.set(change),
      wordsOf,
      numbers: () => this.numbers(),
      places: () => this.questions?.places ?? [],
      way: (place) => (this.questions as QuestionButtons).at(place).link,
      focusQuestion: (numbers) => this.questions?.focus(numbers) === true,
      elsewhere: (question) => this.elsewhere(question),
      fail: (why) => this.fail(why),
      load: (until) => this.load(until),
      source: () => readPage(this.about.address).source,
    };
  }

  private numbers(): readonly string[] {
    return this.state.view?.questionNumbers ?? [];
  }

  private questionsState(): ConstructorParameters<typeof QuestionButtons>[1] {
    const { words, counts, view, scheme } = this.state;
    return { words, counts, answers: view?.answers ?? null, scheme };
  }

  private set(change: Partial<StripState>): void {
    this.state = { ...this.state, ...change };
    this.strip.draw(this.state);
    this.questions?.draw(this.questionsState());
  }
}

/** The page as it is sent; null when it cannot be read, which never stops the rest. The background decides what of it counts. */
function readPage(address: string): { source: PageRequest['source']; isContained: boolean } {
  try {
    return {
      source: pageToSource(document, address) as PageRequest['source'],
      isContained: document.querySelector(PUBLICATION_CONTAINERS) !== null,
    };
  } catch (error) {
    console.error('Kantlijn:', error);
    return { source: null, isContained: false };
  }
}
