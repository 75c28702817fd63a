import { STATE_ICONS } from '../../utils/domain/status/looks.ts';
import { BELL_PATH, SIGN_PATHS } from './sign-paths.ts';

/** All drawings. */
export const ICON_PATHS = {
  ...SIGN_PATHS,
  ...STATE_ICONS,
  bell: BELL_PATH,
  down: 'M5 8l5 5 5-5',
  up: 'M5 12l5-5 5 5',
  check: 'M16 7a6.5 6.5 0 1 0 .4 5M16.5 3v4.2h-4.2',
  search: 'M8.5 3.5a5 5 0 1 0 0 10 5 5 0 0 0 0-10zM12.2 12.2L17 17',
  filter: 'M3 5h14M6 10h8M8.5 15h3',
  tag: 'M3 4v6l7.5 7.5 6-6L9 4zM6.2 7.2v.1',
  window: 'M11 4h5v5M16 4l-7 7M8 5H4v11h11v-4',
  trash: 'M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.4l.8-11M8.5 9v5M11.5 9v5',
  print: 'M6 7.5V3h8v4.5M6 14H3.5V7.5h13V14H14M6 11.5h8V17H6z',
  copy: 'M7.5 7.5h9v9h-9zM4.5 12.5h-1v-9h9v1',
  save: 'M10 3v10M6 9.5l4 4 4-4M4 16.5h12',
} as const;
export type IconName = keyof typeof ICON_PATHS;
