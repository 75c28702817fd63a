/**
 * Why the browser could not write into a folder that the reader chose, by the name of its error: the folder is gone, Kantlijn may not write
 * there, or the disk is full.
 *
 * @returns null for any other error
 */
export function folderFault(error: unknown): 'gone' | 'notAllowed' | 'full' | null {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotFoundError':
      return 'gone';
    case 'NotAllowedError':
    case 'NoModificationAllowedError':
      return 'notAllowed';
    case 'QuotaExceededError':
      return 'full';
    default:
      return null;
  }
}
