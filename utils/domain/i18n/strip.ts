import type { Translate } from './message.ts';
import { strip } from './texts/strip.ts';
import { createTranslator } from './translator.ts';

export type StripTranslate = Translate<typeof strip>;

/** The translate function of the few words that every page carries, for a language. */
export const stripTranslator = createTranslator({ ...strip });
