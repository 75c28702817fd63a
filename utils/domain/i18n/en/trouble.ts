import type { TranslationOf } from '../message.ts';
import type { trouble as source } from '../nl/trouble.ts';

/** English of `nl/trouble.ts`. */
export const trouble: TranslationOf<typeof source> = {
  'trouble.quota': 'The disk is full. Make room and try again.',
  'trouble.newer':
    'Your notes were stored by a newer version of Kantlijn. They are not gone: update Kantlijn, or install the newer version again.',
  'trouble.blocked': 'Another window of Kantlijn holds the store. Close it and try again.',
  'trouble.refused': 'The browser does not let Kantlijn store anything. Look at its settings for privacy and storage.',
  'trouble.store': 'The browser’s storage cannot be reached. Try again, or restart the browser.',
  'trouble.outdated': 'Kantlijn was updated or restarted. Reload this window.',
  'trouble.noAnswer': 'Kantlijn did not answer. Try again.',
  'trouble.fileGone': 'The file or folder is not there any more.',
  'trouble.fileDenied': 'Kantlijn may not use the file or folder.',
  'trouble.unknown': 'Something went wrong in Kantlijn. Try again.',
};
