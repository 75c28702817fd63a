import type { QuestionPlace } from '../../utils/domain/placement/question-places.ts';
import type { PassageCommand } from '../../utils/domain/site/commands.ts';
import type { Opening } from '../../utils/protocol/frame.ts';
import type { PageRequest } from '../../utils/protocol/page.ts';
import type { NoAnswer } from './ask.ts';
import type { AboutPage } from './about.ts';
import type { LoadingFrame } from './begin-frame.ts';
import type { EarlyKeys } from './early-keys.ts';
import type { Strip, StripState } from './strip.ts';
import type { rovingTabIndex } from './toolbar.ts';
import type { wordsOf } from './words.ts';

/**
 * The two scripts of a page. The first, in every publication, draws what is seen at once. The second is injected when the
 * reader touches something or has marks in the page: frame, marks, selection bar. They share our isolated world, which no
 * page can read.
 */

/** What the second script finds of the first. */
export interface StripScript {
  readonly about: AboutPage;
  /** Makes a row of buttons one tab stop. As the colours, it need not be carried twice. */
  readonly roving: typeof rovingTabIndex;
  readonly tokens: string;
  /** What the reader types before the frame is there. */
  readonly keys: EarlyKeys;
  /** The element after the title. */
  readonly host: HTMLElement;
  /** The frame that was begun when the reader came near; else begins one. */
  begin(): LoadingFrame;
  /** Where the menu goes, and the button that opens it. */
  readonly strip: Pick<Strip, 'root' | 'box' | 'more' | 'focus'>;
  state(): StripState;
  /** Changes what the strip shows. */
  set(change: Partial<StripState>): void;
  numbers(): readonly string[];
  places(): readonly QuestionPlace[];
  focusQuestion(numbers: readonly number[]): boolean;
  /** The link that opens the answer beside a question. */
  way(place: QuestionPlace): HTMLAnchorElement;
  /** Opens the library at this publication. @param question writes on it, or on the publication (null); undefined: writes nothing */
  elsewhere(question?: number | null): void;
  fail(why: NoAnswer): void;
  /** Passed on, like the colours, so that it is not bundled twice. */
  readonly wordsOf: typeof wordsOf;
  /** Asks where the question stands. */
  load(until: PageRequest['until']): Promise<void>;
  /** The page as `page.get` wants it. */
  source(): PageRequest['source'];
}

/** What the second script brings. */
export interface TouchScript {
  /** The reader comes near something that opens the frame. */
  near(): void;
  /**
   * Opens something in the frame.
   *
   * @param back puts the focus back where the reader came from
   * @param far whether that may be out of reach of the strip
   */
  open(opening: Opening, back: () => boolean | void, far: boolean): void;
  command(command: PassageCommand): void;
  /** Opens or closes the answer beside a question. @returns false when it cannot be drawn here */
  answer(place: QuestionPlace): Promise<boolean>;
  /** Hides the marks, or shows them again. */
  eye(): void;
  /** Opens or closes the menu under the three dots. */
  menu(): void;
  /** Looks where the reader's marks are in the page, and draws them. */
  findMarks(): void;
  /** Call when words, colour scheme, layout, or what is known of the question have changed. */
  redraw(): void;
  /** The extension is gone. @returns whether something of the reader has to stay on the screen */
  gone(): boolean;
}

const MEETING = Symbol.for('kantlijn.touch');

/** What the first script leaves in our isolated world for the second. */
interface World {
  [MEETING]?: { core: StripScript; taken?: (touch: TouchScript) => void };
}

/** Leaves what the second script needs, and gives what it brings. Called once. */
export function awaitTouchScript(core: StripScript): Promise<TouchScript> {
  return new Promise((taken) => Object.assign(globalThis as World, { [MEETING]: { core, taken } }));
}

/** Called by the second script when it is there; does nothing a second time, or in a page without the first. */
export function provideTouchScript(make: (core: StripScript) => TouchScript): void {
  const meeting = (globalThis as World)[MEETING];
  const taken = meeting?.taken;
  if (meeting === undefined || taken === undefined) return;
  delete meeting.taken;
  taken(make(meeting.core));
}
