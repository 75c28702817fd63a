import type { Status } from './types.ts';

/** Colour family of a state. Word and icon say the same without colour. */
export const TONES = {
  answered: 'good',
  settledByLetter: 'good',
  withdrawn: 'neutral',
  open: 'wait',
  postponed: 'hold',
  probablyPostponed: 'hold',
  overdue: 'late',
  probablyOverdue: 'late',
  noTerm: 'neutral',
  unknown: 'neutral',
  loading: 'neutral',
} as const satisfies Record<Status['state'] | 'loading', string>;

/**
 * Icon of each state: an SVG path on a 20 × 20 grid, in one line weight. It is data of the state, because the background
 * sends it to the first script in the page, which has no icons of its own.
 */
export const STATE_ICONS = {
  answered: 'M4 10.5l4 4 8-9',
  settledByLetter: 'M3 5h14v10H3zM3 6l7 5 7-5',
  withdrawn: 'M7 5L3 9l4 4M3 9h9a4 4 0 0 1 0 8h-2',
  open: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l3 2',
  postponed: 'M7 4v12M13 4v12',
  probablyPostponed: 'M6 4v12M11 4v12M15 13v.2M15 4v5.5',
  overdue: 'M10 3l8 14H2zM10 8v4M10 14.4v.2',
  probablyOverdue: 'M10 3l8 14H2zM8.8 9a1.3 1.3 0 1 1 1.9 1.2c-.5.3-.7.6-.7 1.2M10 14.4v.2',
  noTerm: 'M4 10h12',
  unknown: 'M6.8 7.2a3.2 3.2 0 1 1 4.9 2.8c-1.1.7-1.7 1.2-1.7 2.4M10 15.6v.2',
  loading: 'M4.5 10h.2M10 10h.2M15.5 10h.2',
} as const satisfies Record<keyof typeof TONES, string>;

/** Whether a text is the name of a state. *loading* is not a state. */
export const isStateName = (name: string): name is Status['state'] => name !== 'loading' && Object.hasOwn(TONES, name);
