import type { LibraryTranslate } from '../../../utils/domain/i18n/library.ts';
import type { PartlyDone } from '../../../utils/protocol/library/many.ts';

/** That work on many notes has begun and is not finished, in words. */
export function partlyWords({ rest, code }: PartlyDone, t: LibraryTranslate): string {
  // What the reader can do: free up disk space. Other causes are temporary or shown elsewhere.
  const detail = code === 'quota' ? t('partly.room') : '';
  return rest === 'lost' ? t('partly.lost') : t('partly.follows', { detail }).trim();
}
