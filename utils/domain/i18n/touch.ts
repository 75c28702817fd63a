import { touchWords } from './texts/touch.ts';
import { createTranslator } from './translator.ts';

/** The translate function of what comes into a page when the reader touches something, for a language. */
export const touchTranslator = createTranslator({ ...touchWords });
