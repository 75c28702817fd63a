/**
 * The states of a written question. Every list of states, filter, colour, drawing and refresh time is taken from this
 * table. The shape of a state is in `Status` (types.ts), the rule that gives it in compute.ts, its sentences in sentences.ts,
 * and its words in utils/domain/i18n/texts/states.ts. What is missing does not compile, or fails a test of this room.
 */

/** What a search over all questions can ask for, in the order in which it is offered. Doubtful states are found with the sure ones. */
export const SEARCHABLE_STATES = [
  'open',
  'overdue',
  'postponed',
  'answered',
  'closed',
  'notice',
  'withdrawn',
  'noTerm',
  'unknown',
] as const;
/** A state as the form of that search names it. */
export type SearchableState = (typeof SEARCHABLE_STATES)[number];

/** How a state is drawn. */
export interface StateLook {
  /** Colour family; the word and the icon say the same without colour. */
  readonly tone: 'good' | 'neutral' | 'wait' | 'hold' | 'late';
  /**
   * The path of a drawing on a 20 × 20 grid, in one line weight. Kept as data with the state, because the background sends it to
   * the script that draws first and carries no drawings of its own.
   */
  readonly icon: string;
}

/** What is fixed for each state. */
interface StateRow extends StateLook {
  readonly searchedAs: SearchableState;
  /** The question has ended: at most a supplement follows. */
  readonly isOver: boolean;
  /** Worth a word in a list of related questions, where most were answered. */
  readonly isExceptional: boolean;
  /** How old a check may be before it is repeated, in milliseconds. */
  readonly staleAfterMs: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Every state, in the order of the help page and the filters. */
export const STATES = {
  answered: {
    tone: 'good',
    icon: 'M4 10.5l4 4 8-9',
    searchedAs: 'answered',
    isOver: true,
    isExceptional: false,
    staleAfterMs: 3 * DAY,
  },
  settledByLetter: {
    tone: 'good',
    icon: 'M3 5h14v10H3zM3 6l7 5 7-5',
    searchedAs: 'closed',
    isOver: true,
    isExceptional: false,
    staleAfterMs: 3 * DAY,
  },
  withdrawn: {
    tone: 'neutral',
    icon: 'M7 5L3 9l4 4M3 9h9a4 4 0 0 1 0 8h-2',
    searchedAs: 'withdrawn',
    isOver: true,
    isExceptional: true,
    staleAfterMs: 3 * DAY,
  },
  open: {
    tone: 'wait',
    icon: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l3 2',
    searchedAs: 'open',
    isOver: false,
    isExceptional: true,
    staleAfterMs: HOUR,
  },
  postponed: {
    tone: 'hold',
    icon: 'M7 4v12M13 4v12',
    searchedAs: 'postponed',
    isOver: false,
    isExceptional: true,
    staleAfterMs: HOUR,
  },
  probablyPostponed: {
    tone: 'hold',
    icon: 'M6 4v12M11 4v12M15 13v.2M15 4v5.5',
    searchedAs: 'postponed',
    isOver: false,
    isExceptional: true,
    staleAfterMs: HOUR,
  },
  overdue: {
    tone: 'late',
    icon: 'M10 3l8 14H2zM10 8v4M10 14.4v.2',
    searchedAs: 'overdue',
    isOver: false,
    isExceptional: true,
    staleAfterMs: HOUR,
  },
  probablyOverdue: {
    tone: 'late',
    icon: 'M10 3l8 14H2zM8.8 9a1.3 1.3 0 1 1 1.9 1.2c-.5.3-.7.6-.7 1.2M10 14.4v.2',
    searchedAs: 'overdue',
    isOver: false,
    isExceptional: true,
    staleAfterMs: HOUR,
  },
  noTerm: {
    tone: 'neutral',
    icon: 'M4 10h12',
    searchedAs: 'noTerm',
    isOver: false,
    isExceptional: true,
    staleAfterMs: 3 * DAY,
  },
  unknown: {
    tone: 'neutral',
    icon: 'M6.8 7.2a3.2 3.2 0 1 1 4.9 2.8c-1.1.7-1.7 1.2-1.7 2.4M10 15.6v.2',
    searchedAs: 'unknown',
    isOver: false,
    isExceptional: false,
    staleAfterMs: 5 * MINUTE,
  },
} as const satisfies Record<string, StateRow>;

/** Name of a state. */
export type StateName = keyof typeof STATES;
export const STATE_NAMES = Object.keys(STATES) as StateName[];

/**
 * What rows show and the rules never give: that the list of all questions knows it was dealt with, not how, or that there is a notice, not
 * which; and that a question of over a year ago has no known answer (`shownAs`).
 */
export const LIST_STATES = {
  closed: { tone: 'good', icon: STATES.answered.icon, searchedAs: 'closed', isExceptional: false },
  notice: { tone: 'hold', icon: STATES.settledByLetter.icon, searchedAs: 'notice', isExceptional: true },
  noAnswer: { tone: 'neutral', icon: STATES.unknown.icon, searchedAs: 'unknown', isExceptional: true },
} as const satisfies Record<string, StateLook & Pick<StateRow, 'searchedAs' | 'isExceptional'>>;

/** A state as rows of questions show it. */
export type ViewState = StateName | keyof typeof LIST_STATES;
export const VIEW_STATES = [...STATE_NAMES, ...Object.keys(LIST_STATES)] as ViewState[];

/** Whether a state says that a term has ended, certainly or probably. */
export const isLate = (state: string): boolean => isStateName(state) && STATES[state].searchedAs === 'overdue';

/** Whether a text is the name of a state. */
export const isStateName = (name: string): name is StateName => Object.hasOwn(STATES, name);
