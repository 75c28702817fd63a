import { type ImportPlan, MAX_FILE_LENGTH, type UnreadableFile } from '../../../utils/domain/exchange/index.ts';
import type { LibraryTranslate } from '../../../utils/domain/i18n/library.ts';

/** Kinds of a wrong shape that are said in words of their own. */
const SHAPES = ['too_big', 'too_small', 'invalid_type'] as const;

/** Why one entry of a file is no note, in words. */
export function reasonOf({ code, detail }: ImportPlan['invalid'][number], t: LibraryTranslate): string {
  const shape = SHAPES.find((one) => code === 'shape' && one === detail);
  return shape === undefined ? t(`import.reason.${code}`, { detail }) : t(`import.reason.${shape}`);
}

/** Why a whole file cannot be read, in words. */
export function whyUnreadable({ code }: UnreadableFile, t: LibraryTranslate): string {
  switch (code) {
    case 'notJson':
      return t('import.failed.notJson');
    case 'tooLarge':
      return t('import.failed.tooLarge', { size: MAX_FILE_LENGTH / 1_000_000 });
    case 'notNotes':
    case 'newerVersion':
      return t(`import.failed.${code}`);
  }
}
