import { paperTexts } from './texts/paper.ts';
import { createTranslator } from './translator.ts';

/** The words of ours on paper and in files that are read as a page, for a language. */
export const paperTranslator = createTranslator(paperTexts);
