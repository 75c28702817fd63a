import { SIGN_PATHS } from './sign-paths.ts';

/** All drawings. */
export const ICON_PATHS = {
  ...SIGN_PATHS,
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
  down: 'M5 8l5 5 5-5',
  up: 'M5 12l5-5 5 5',
  check: 'M16 7a6.5 6.5 0 1 0 .4 5M16.5 3v4.2h-4.2',
  search: 'M8.5 3.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.2L17 17',
  filter: 'M3 5h14M6 10h8M8.5 15h3',
  tag: 'M3 4v6l7.5 7.5 6-6L9 4zM6.2 7.2v.1',
  window: 'M11 4h5v5M16 4l-7 7M8 5H4v11h11v-4',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5',
  save: 'M10 3v10M6 9.5l4 4 4-4M4 16.5h12',
} as const;
export type IconName = keyof typeof ICON_PATHS;
