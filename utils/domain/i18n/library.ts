import { files as enFiles } from './en/files.ts';
import { library as enLibrary } from './en/library.ts';
import { meanings as enMeanings } from './en/meanings.ts';
import { trouble as enTrouble } from './en/trouble.ts';
import type { Translate } from './message.ts';
import { files } from './nl/files.ts';
import { library } from './nl/library.ts';
import { meanings } from './nl/meanings.ts';
import { trouble } from './nl/trouble.ts';
import { createTranslator } from './translator.ts';

/** Everything that is said in the side panel and the full page, besides the texts shared with the page. */
export const libraryCatalogue = { ...library, ...files, ...meanings, ...trouble };
export type LibraryTranslate = Translate<typeof libraryCatalogue>;

/** The translate function of the library for a language. */
export const libraryTranslator = createTranslator(libraryCatalogue, {
  en: { ...enLibrary, ...enFiles, ...enMeanings, ...enTrouble },
});
