/** The few that are drawn in a page nobody touches, by themselves: that script carries no others. */
export const NOTE_PATH = 'M12.5 4.5l3 3L7 16l-4 1 1-4zM11 6l3 3';
export const DOUBT_PATH = 'M6.8 7.2a3.2 3.2 0 1 1 4.9 2.8c-1.1.7-1.7 1.2-1.7 2.4M10 15.6v.2';
export const EYE_PATH =
  'M2 10c3.5-6.5 12.5-6.5 16 0-3.5 6.5-12.5 6.5-16 0zM10 7.6a2.4 2.4 0 1 0 0 4.8 2.4 2.4 0 0 0 0-4.8z';
export const CLOSED_EYE_PATH = `${EYE_PATH}M4 16.5l12-13`;
export const BELL_PATH = 'M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.8h3';
export const WAIT_PATH = 'M4.5 10h.2M10 10h.2M15.5 10h.2';

/**
 * Drawings on a 20 × 20 grid, in one line weight. Always beside words, so never read aloud. These are in every page, and
 * stand in a file of their own because a spread of them keeps the others in the script.
 */
export const SIGN_PATHS = {
  important: 'M10 3v9M10 16v.2',
  question: DOUBT_PATH,
  fact: 'M5.5 3.5h9v13l-4.5-3.4L5.5 16.5z',
  action: 'M7.5 6H4v10h12v-4M8 10.5l2.5 2.5L17 5.5',
  plain: 'M4 6h12M4 10h12M4 14h7',
  note: NOTE_PATH,
  quote: 'M4 14c2.4 0 3.4-1.6 3.4-4.2V6H3.6v3.8h3.6M12.4 14c2.4 0 3.4-1.6 3.4-4.2V6H12v3.8h3.6',
  close: 'M5 5l10 10M15 5L5 15',
  alert: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6.5v4M10 13.2v.2',
  goto: 'M4 10h11M11 5.5l4.5 4.5-4.5 4.5',
} as const;
export type SignName = keyof typeof SIGN_PATHS;
