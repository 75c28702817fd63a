import type { Paper } from '../../utils/domain/paper/paper.ts';
import type { LibraryTranslate } from '../../utils/domain/i18n/library.ts';
import type { LibraryPorts } from '../library/app/ports.ts';

/** Longest text that is copied, in UTF-16 units: longer ones slow down every program they are pasted into. */
const MAX_COPIED = 2_000_000;

/**
 * Copies a page as Markdown.
 *
 * @returns what is said of it, in words
 * @throws what writing it throws
 */
export async function copyPaper(
  paper: Paper,
  { writePaper, copy }: Pick<LibraryPorts, 'writePaper' | 'copy'>,
  t: LibraryTranslate,
): Promise<string> {
  return copyText(await (await writePaper(paper, 'markdown')).content.text(), t('taking.copiedAll'), copy, t);
}

/**
 * Copies a text that may be long.
 *
 * @param done what is said when it was copied
 * @returns what is said of it, in words
 */
async function copyText(text: string, done: string, copy: LibraryPorts['copy'], t: LibraryTranslate): Promise<string> {
  if (text.length > MAX_COPIED) return t('taking.tooLong');
  return copy(text).then(
    () => done,
    // Expected: the browser gives the clipboard only to a page in front.
    () => t('cite.copyFailed'),
  );
}
