import type { LibraryTranslate } from '../../../utils/domain/i18n/library.ts';

/** Says what was done with notes, and how many could not be changed, if any. */
export const withLeft = (words: string, omitted: number, t: LibraryTranslate): string =>
  omitted === 0 ? words : `${words} ${t('selection.left', { count: omitted })}`;
