import { meanings } from './texts/meanings.ts';
import { createTranslator } from './translator.ts';

/** The translate function of the names of meanings for a language. */
export const meaningsTranslator = createTranslator(meanings);
