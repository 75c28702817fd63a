import { pageCatalogue, type PageTranslate } from './page.ts';
import { collectionText, sharedText } from './texts/collections.ts';
import { createTranslator } from './translator.ts';
import type { Language } from './language.ts';

/** The texts of the note editor, worded for the text of a dossier. */
export const collectionTextTranslator: (language: Language) => PageTranslate = createTranslator({
  ...pageCatalogue,
  ...collectionText,
});

/** The same for a dossier that several people keep. */
export const sharedTextTranslator: (language: Language) => PageTranslate = createTranslator({
  ...pageCatalogue,
  ...collectionText,
  ...sharedText,
});
