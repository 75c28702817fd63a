import { type ImportPlan, MAX_FILE_LENGTH, UnreadableFile } from '../../../utils/domain/exchange/index.ts';
import type { LibraryTranslate } from '../../../utils/domain/i18n/library.ts';
import { MessageError } from '../../../utils/protocol/errors.ts';
import type { ImportResult } from '../../../utils/protocol/library/transfer.ts';
import { troubleOf } from '../../../utils/protocol/trouble.ts';
import { partlyWords } from '../parts/partly-words.ts';
import type { MergedCollections } from './import-run.ts';

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

/**
 * Why reading or writing stopped.
 *
 * @param wasWriting whether the notes may have been written: where the answer was lost, nobody knows
 */
export function failureText(error: unknown, signal: AbortSignal, wasWriting: boolean, t: LibraryTranslate): string {
  if (signal.aborted && error === signal.reason) return t('import.cancelled');
  if (error instanceof UnreadableFile) return whyUnreadable(error, t);
  if (wasWriting && error instanceof MessageError) return t('import.failed.unanswered');
  return t('import.failed.other', { detail: t(`trouble.${troubleOf(error)}`) });
}

/** What happened to the dossiers of a file; empty when there was nothing to do. */
export const collectionsText = ({ written, omitted, failed }: MergedCollections, t: LibraryTranslate): string =>
  [
    written > 0 ? t('import.doneCollections', { count: written }) : '',
    omitted > 0 ? t('import.omittedCollections', { count: omitted }) : '',
    failed !== null ? t('import.failedCollections', { detail: t(`trouble.${failed}`) }) : '',
  ]
    .filter((part) => part !== '')
    .join(' ');

/** The outcome of an import, in words. */
export function endText(ended: ImportResult, t: LibraryTranslate): string {
  switch (ended.outcome) {
    case 'committed':
      return [t('import.done', { count: ended.written }), ended.both ? t('import.both', { count: ended.both }) : '']
        .join(' ')
        .trim();
    case 'partly':
      return partlyWords(ended, t);
    case 'moved':
      return t('import.moved');
    case 'cancelled':
      return t('import.cancelled');
    case 'staged':
    case 'incomplete':
      return t('import.failed.other', { detail: t('trouble.unknown') });
    case 'failed':
      return ended.code === 'quota'
        ? t('import.failed.quota')
        : t('import.failed.other', { detail: t(`trouble.${troubleOf(ended)}`) });
  }
}
